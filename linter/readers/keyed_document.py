"""The document of a catalogue: texts with keys, in one language or in both."""

from __future__ import annotations

from collections.abc import Sequence

from ..messages import both
from ..model import Document, Line
from . import UnreadableError
from .text import MAX_LINES

MAX_ESCAPES = 500_000


def check_escapes(path_name: str, source: str) -> None:
    """Raises `UnreadableError` for a text with more escapes than any catalogue: each takes memory of its own."""
    if source.count("&") + source.count("\\") > MAX_ESCAPES:
        message = both("the file has more than the {most} escapes that bilint reads; split it", most=f"{MAX_ESCAPES:,}")
        raise UnreadableError(path_name, message)


def keyed_document(path_name: str, form: str, source: str, lines: Sequence[Line], encoding: str) -> Document:
    """The document with these lines. Raises `UnreadableError` for one without text, or with too many texts."""
    if not lines:
        raise UnreadableError(path_name, both("the file holds no text in English or in French"))
    if len(lines) > MAX_LINES:
        message = both("the file has more than the {most} texts that bilint reads; split it", most=f"{MAX_LINES:,}")
        raise UnreadableError(path_name, message)
    return Document(path_name, form, source, tuple(lines), encoding=encoding)
