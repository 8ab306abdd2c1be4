"""Version numbers of three parts or more (`1.7.0`) and colours in hexadecimal (`#ff6600`): alike in both versions."""

from __future__ import annotations

from typing import NamedTuple

from ..model import Fact, Language, Span
from ..patterns import lazy
from .codes import after_start_marker
from .fact_type import FactType


class Identifier(NamedTuple):
    """The canonical value."""

    kind: str
    value: str


TYPE = FactType(
    "identifier",
    "A version number of three parts or more, or a colour in hexadecimal.",
    Identifier,
    {"kind": "version or colour", "value": "the figures and letters, in lower case, without # and v"},
    ("version 1.7.0", "la version 1.7.0"),
    unit="kind",
    units=("version", "colour"),
)
_ANY = lazy(
    r"(?<![\w.,/@&=-])(?:[vV]?(?P<version>\d{1,4}(?:\.\d{1,4}){2,3}(?:-?(?:alpha|beta|rc)\.?\d{0,3})?)(?![\w@]|[.,/-]\w)"
    r"|#(?P<colour>[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?)(?!\w))"
)
# Dates (`12.03.2024`, `01.02.24`) and thousands (`1.234.567`).
_NO_VERSION = lazy(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|\d\d\.\d\d\.\d\d|\d{1,3}(?:\.\d{3})+")
_DIGIT = lazy(r"\d")


def find(text: str, _language: Language) -> list[Fact]:
    """The version numbers and colours of a text. The number of a section that opens it is none."""
    if text.count(".") < 2 and "#" not in text:
        return []
    begin = after_start_marker(text)
    found: list[Fact] = []
    for match in _ANY.finditer(text, begin):
        kind = match.lastgroup or ""
        value = match[kind].lower()
        if _NO_VERSION.fullmatch(value) if kind == "version" else not _DIGIT.search(value):
            continue
        found.append(Fact(TYPE.name, Identifier(kind, value), Span(*match.span()), match[0]))
    return found
