"""Versions (`1.7.0`), colours (`#ff6600`) and documents (`HR/2019/07`, `ISO 9001`), which nobody translates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model import Fact, Language, Span
from ..patterns import lazy
from . import amounts, post_ids
from .codes import after_start_marker
from .fact_type import FactType


class Identifier(NamedTuple):
    """The canonical value."""

    kind: str
    value: str


TYPE = FactType(
    "identifier",
    "A version number of three parts or more, a colour in hexadecimal, or the number of a document, standard or form.",
    Identifier,
    {
        "kind": "version, colour or document",
        "value": "the figures and letters in lower case, without # and v; of a document its figures, joined by /",
    },
    ("version 1.7.0", "la version 1.7.0"),
    unit="kind",
    units=("version", "colour", "document"),
)
_ANY = lazy(
    r"(?<![\w.,/@&=-])(?:[vV]?(?P<version>\d{1,4}(?:\.\d{1,4}){2,3}(?:-?(?:alpha|beta|rc)\.?\d{0,3})?)(?![\w@]|[.,/-]\w)"
    r"|#(?P<colour>[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?)(?!\w))"
)
# Dates (`12.03.2024`, `01.02.24`) and thousands (`1.234.567`).
_NO_VERSION = lazy(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|\d\d\.\d\d\.\d\d|\d{1,3}(?:\.\d{3})+")
_DIGIT = lazy(r"\d")
# Capitals and figures joined by slashes (`A/RES/70/12`), or a number behind acronyms (`ISO/IEC 27001:2022`).
_DOCUMENT = lazy(
    r"(?<![\w.,/@&=#+-])(?:[A-Z][A-Z\d]{0,7}(?:[/-][A-Z\d]{1,8}){1,6}"
    r"|[A-Z]{2,6}(?:/[A-Z]{2,6})?[ \u00a0](?P<number>\d{3,6}(?:[:-]\d{1,4}){0,3}))(?![\w@]|[.,/:-]\w|[ \u00a0.-]\d)"
)
_YEAR = lazy(r"(?:19|20)\d\d")
_LEAST_FIGURES = 3  # of a document: a class of posts has two


def find(text: str, language: Language) -> list[Fact]:
    """The identifiers of a text. The number of a section that opens it is none."""
    found = list(_documents(text, language)) if any(map(str.isdigit, text)) else []
    if text.count(".") > 1 or "#" in text:
        found += _versions(text)
    return sorted(found, key=lambda fact: fact.span.start)


def _versions(text: str) -> Iterator[Fact]:
    for match in _ANY.finditer(text, after_start_marker(text)):
        kind = match.lastgroup or ""
        value = match[kind].lower()
        if not _NO_VERSION.fullmatch(value) if kind == "version" else _DIGIT.search(value):
            yield _fact(text, Span(*match.span()), kind, value)


def _documents(text: str, language: Language) -> Iterator[Fact]:
    others: list[Span] | None = None
    for match in _DOCUMENT.finditer(text):
        groups = ["".join(filter(str.isdigit, part)) for part in _parts(match)]
        groups = [figures for figures in groups if figures]
        if sum(map(len, groups)) < _LEAST_FIGURES or not (match["number"] or "/" in match[0]):
            continue
        if others is None:
            others = [fact.span for finder in (amounts, post_ids) for fact in finder.find(text, language)]
        if not any(match.start() < span.end and span.start < match.end() for span in others):
            # The letters are often translated. Without them, the figures are found however they are written elsewhere.
            start = match.start() + next(index for index, sign in enumerate(match[0]) if sign.isdigit())
            yield _fact(text, Span(start, match.end()), "document", "/".join(one.lstrip("0") or "0" for one in groups))


def _parts(match: re.Match[str]) -> list[str]:
    """The parts between separators. A year behind an acronym numbers nothing: `COP 2027`."""
    number = match["number"]
    if number and _YEAR.fullmatch(number):
        return []
    return re.split("[/:-]", number or match[0])


def _fact(text: str, span: Span, kind: str, value: str) -> Fact:
    return Fact(TYPE.name, Identifier(kind, value), span, span.of(text))
