"""Annotated copies of the files whose formats have them. The text of a copy is proven to be that of the notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from ...messages import UserError, both
from ...model import Document
from ...readers import read_file
from ...readers.formats import format_of
from .notes import Note

# Makes a copy. It takes the bytes of a file, its document and the notes. It returns the new bytes and the number of
# notes.
Annotate = Callable[[bytes, Document, Sequence[Note]], tuple[bytes, int]]


def maker(path: Path) -> Annotate:
    """The maker of copies of that type. Raises UserError where there is nothing, or the libraries are not installed."""
    made_of = format_of(path)
    if made_of is None or made_of.annotator is None:
        raise UserError(
            both(
                "{path}: only PDF and Word files (.pdf, .docx) can be annotated; for others: "
                "bilint check --format html {path}",
                path=path.as_posix(),
            )
        )
    try:
        made: Annotate = import_module(f".{made_of.annotator}", __package__).annotated
    except ModuleNotFoundError as error:
        if error.name not in ("pypdf", "docx"):
            raise
        raise UserError(
            both(
                "“annotate” needs libraries that are not installed: pip install 'bilint[annotate]'",
            )
        ) from None
    return made


def copy_of(make: Annotate, path: Path, data: bytes, document: Document, notes: Sequence[Note]) -> tuple[bytes, int]:
    """The copy and the number of its annotations; its text is proven to be that of the notice."""
    cause: Exception | None = None
    try:
        copy, number = make(data, document, notes)
        if read_file(path, data=copy).source == document.source:
            return copy, number
    except Exception as error:  # libraries raise anything for a file that is damaged, protected or of an unusual kind
        cause = error
    raise UserError(
        both(
            "{path}: this file cannot be annotated without changing it otherwise, as protected and damaged "
            "files cannot. Save it anew without protection, or take: bilint check --format html {path}",
            path=path.as_posix(),
        )
    ) from cause
