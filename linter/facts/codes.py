"""Digits that count nothing: list markers, post codes, references, addresses, telephone numbers, years."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Span
from ..patterns import lazy
from .figures import FIGURE

_START_MARKER = lazy(
    r"\W{0,3}[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}(?:[.)]{1,2}(?=\s|$)|(?<=\.[0-9])(?=\s{1,9}[A-ZÀ-Þ])|(?<=\.[0-9]{2})(?=\s{1,9}[A-ZÀ-Þ]))"
)
# The text before a bracketed marker: "... ; (2) ...", "... and (3) ..."
_BEFORE_MARKER = lazy(r"(?:^|[;:,.]|\b(?:and|or|et|ou)) {0,2}\($")
_CODE_AFTER = lazy(r"[_@#]|[.][a-z]|/[a-z0-9]|\([a-z0-9]{1,2}\)|\)[a-z0-9]|-[a-z]{1,2}(?![a-z])|-[a-z]+[0-9]")
_CAPITALS_BEFORE = lazy(r"(?:^|[\s(])[A-ZÀ-Þ]{2,}\s$")
_BRACKET_REACH = 80
# Finds numbers in digits that are not glued to a code; the group `fraction` holds `24/7` and its like.
FIGURES_IN_TEXT = lazy(
    r"(?<![\w)])(?<![^\W\d_][-./_#@:&=+~])(?<![0-9]/)"
    rf"(?:(?P<fraction>[0-9]{{1,3}}/[0-9]{{1,3}}(?![\w/.-]))|{FIGURE}(?!/[0-9]))"
)
_LINK = lazy(r"(?:\bhttps?://|\bwww\.)\S+")
_TELEPHONE = lazy(
    r"(?<![\w])(?:\+|00)[0-9]{1,3}[ ./-]?(?:\(0\))?[ ./-]?[0-9](?:[ ./-]?[0-9]){5,12}(?![0-9])"
    r"|(?<![\w.,])0[0-9]{1,3}[ ./-][0-9]{2,4}(?:[ ./-][0-9]{2,4}){1,4}(?![0-9])"
    r"|(?<![\w.,+-])(?:1[ .-])?(?:\([0-9]{3}\) ?|[0-9]{3}[ .-])[0-9]{3}[.-][0-9]{4}(?![\w-])"  # North America
    r"|\b(?:tel|phone|telephone|fax|mobile|gsm)\b[^0-9+]{0,16}\+?[0-9][0-9 ./()-]{5,24}"
)


def after_start_marker(text: str) -> int:
    """Where the text goes on behind the number of a section or list item that opens it."""
    match = _START_MARKER.match(text)
    return match.end() if match else 0


def is_reference(plain: str, start: int, end: int) -> bool:
    """True if digits at a place of a plain text mark a note or are part of a code."""
    following = plain[end : end + 1]
    if following == ")":
        before = plain[max(0, start - _BRACKET_REACH) : start]
        if before.endswith("("):
            return _BEFORE_MARKER.search(before) is not None
        if before.rfind("(") <= before.rfind(")") and (not before or before[-1] == " "):
            return True
    return following in "_@#./()-" and following != "" and _CODE_AFTER.match(plain, end) is not None


def is_bare_code(figure: str, text: str, start: int) -> bool:
    """True if digits without a unit, at a place of the text as written, are a code or a year."""
    if figure.isdigit():
        if len(figure) >= 5 or (len(figure) > 1 and figure[0] == "0"):
            return True
        if len(figure) == 4 and figure[:2] in ("19", "20"):
            return True
    elif not figure.isalnum():
        return False  # `UA 3,276.5`: what has separators is counted
    return _CAPITALS_BEFORE.search(text, max(0, start - 16), start) is not None


def addresses(plain: str) -> Iterator[Span]:
    """Links, e-mail addresses and telephone numbers of a plain text."""
    if "://" in plain or "www." in plain:
        for match in _LINK.finditer(plain):
            yield Span(*match.span())
    at = plain.find("@")
    while at >= 0:
        end = plain.find(" ", at)
        yield Span(plain.rfind(" ", max(0, at - 64), at) + 1, end if end >= 0 else len(plain))
        at = plain.find("@", at + 1) if end < 0 else plain.find("@", end)
    for match in _TELEPHONE.finditer(plain):
        yield Span(*match.span())
