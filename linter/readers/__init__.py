"""Readers: bytes of a format to a `Document`, the source map recorded while reading.

Each module has `read(path_name, data) -> Document`, and raises `UnreadableError` where it cannot give one.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol

from ..files import FileError, TooLongError, read_regular
from ..messages import Both, both
from ..model import Document
from .formats import SUFFIXES, format_of

MAX_BYTES = 20_000_000


class Reader(Protocol):
    """A module of `bilint.readers`."""

    def read(self, path_name: str, data: bytes) -> Document:
        """The document in `data`; `path_name` is the name that reports show."""


class UnreadableError(Exception):
    """A file that gives no document. `messages` say in English and in French what is wrong and what to do."""

    def __init__(self, path: str, messages: Both) -> None:
        super().__init__(path, messages)  # both, so that the error survives pickling between processes
        self.path = path
        self.messages = messages

    def __str__(self) -> str:
        return f"{self.path}: {self.messages[0]}"


def supported(path: Path) -> bool:
    """True if there is a reader for the file's suffix."""
    return format_of(path) is not None


def read_file(path: Path, name: str | None = None, data: bytes | None = None) -> Document:
    """The document at `path`; `name` is what reports call it, by default the path with forward slashes.

    With `data`, the bytes are these, and not those of the file.

    Raises `UnreadableError` for whatever keeps the file from being read; nothing else escapes.
    """
    name = path.as_posix() if name is None else name
    known = format_of(path)
    if known is None:
        formats = ", ".join(sorted(SUFFIXES))
        raise UnreadableError(
            name,
            both(
                "bilint has no reader for files of type “{suffix}”; save the notice as one of {formats}",
                suffix=str(path.suffix),
                formats=str(formats),
            ),
        )
    data = bytes_of(path, name) if data is None else data
    # Imported at the first file of its format: a run over text never loads the PDF library.
    reader: Reader = import_module(f".{known.reader}", __name__)
    try:
        return reader.read(name, data)
    except UnreadableError:
        raise
    except Exception as error:  # readers and their libraries meet files that nobody foresaw
        raise UnreadableError(name, broken(type(error).__name__)) from error


def broken(error: str) -> Both:
    """Why a file could not be checked in which bilint itself, or a library of its own, made a mistake."""
    return both(
        "an error in bilint ({error}) stopped it; please report this with the file",
        error=error,
    )


def bytes_of(path: Path, name: str) -> bytes:
    """The bytes of a file; `name` is what messages call it. Raises `UnreadableError`."""
    try:
        return read_regular(path, MAX_BYTES)
    except TooLongError:
        message = both(
            "the file is larger than the {megabytes} MB that bilint reads; split it, or leave out its images",
            megabytes=str(MAX_BYTES // 1_000_000),
        )
        raise UnreadableError(name, message) from None
    except FileError as error:
        raise UnreadableError(name, error.messages) from None
