"""Texts in JSON: catalogues of one language, and files with both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from html import unescape
from json import scanner
from typing import Any, NamedTuple

from ..messages import Both, both
from ..model import Document, Span
from ..patterns import lazy
from . import UnreadableError
from .encoding import decode
from .keyed_document import check_escapes, keyed_document
from .keyed_texts import TOO_DEEP, Leaf, lines_of, walk
from .text import check_lines
from .written import REFERENCE, Written

_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPE = lazy(rf"{_PAIR}|\\u[0-9a-fA-F]{{4}}|\\.|{REFERENCE}")


class _Literal(NamedTuple):
    """A string, as the stretch of the source between its quotation marks."""

    start: int
    end: int


def read(path_name: str, data: bytes) -> Document:
    """The document in a JSON file. Raises `UnreadableError`."""
    source, encoding = decode(path_name, data)
    check_lines(path_name, source)
    check_escapes(path_name, source)
    try:
        root = _decoder().decode(source)
    except json.JSONDecodeError as error:
        raise _refused(
            path_name,
            both("line {line}, column {column}: {why}", line=str(error.lineno), column=str(error.colno), why=error.msg),
        ) from None
    except RecursionError:
        raise _refused(path_name, TOO_DEEP) from None
    return keyed_document(path_name, "json", source, lines_of(list(_leaves(path_name, source, root))), encoding)


def _decoder() -> json.JSONDecoder:
    """A decoder that gives the place of a string instead of its value."""
    decoder = json.JSONDecoder()

    def literal(text: str, start: int, strict: bool) -> tuple[_Literal, int]:
        _, end = json.decoder.scanstring(text, start, strict)  # type: ignore[attr-defined]
        return _Literal(start, end - 1), end

    made: Any = decoder
    made.parse_string = literal
    made.scan_once = scanner.py_make_scanner(decoder)  # type: ignore[attr-defined]
    return decoder


def _leaves(path_name: str, source: str, root: object) -> Iterator[Leaf]:
    for path, value in walk([root], _below, partial(_refused, path_name)):
        if isinstance(value, _Literal):
            written = Written()
            written.add_escaped(source, Span(*value), _ESCAPE, _value)
            yield Leaf(path, written)


def _below(value: object) -> list[tuple[object, object]] | None:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else None


def _value(escape: str) -> str:
    if escape[0] == "&":
        return unescape(escape)
    value: str = json.loads(f'"{escape}"')
    return value


def _refused(path_name: str, why: Both) -> UnreadableError:
    en, fr = why
    return UnreadableError(path_name, both("the JSON cannot be read: {en}", en=en, fr=fr))
