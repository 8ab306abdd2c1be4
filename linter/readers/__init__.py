"""Readers: bytes of a format to a `Document`, the source map recorded while reading.

Each module has `read(path_name, data) -> Document`, and raises `UnreadableError` where it cannot give one.
"""

from __future__ import annotations

import stat
from importlib import import_module
from pathlib import Path
from typing import Protocol

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
    data = _bytes(path, name) if data is None else data
    # Imported at the first file of its format: a run over text never loads the PDF library.
    reader: Reader = import_module(f".{known.reader}", __name__)
    return reader.read(name, data)


def _bytes(path: Path, name: str) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would block for ever, a device would never end
            raise UnreadableError(
                name,
                both("this is not a regular file; give the path of a file or folder"),
            )
        if status.st_size <= MAX_BYTES:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)  # some files are longer than they say
            if len(data) <= MAX_BYTES:
                return data
    except FileNotFoundError:
        raise UnreadableError(name, both("there is no such file; check the path")) from None
    except PermissionError:
        raise UnreadableError(
            name,
            both("permission to read the file is denied; change its access rights"),
        ) from None
    except (OSError, ValueError) as error:
        raise UnreadableError(
            name,
            both("the file cannot be read ({error}); check the path and the disk", error=str(error)),
        ) from None
    megabytes = MAX_BYTES // 1_000_000
    raise UnreadableError(
        name,
        both(
            "the file is larger than the {megabytes} MB that bilint reads; split it, or leave out its images",
            megabytes=str(megabytes),
        ),
    )
