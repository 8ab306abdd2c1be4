"""Splits running text into sentences.

A regular expression with lists of abbreviations. On real notices it beats the general splitters. They break at `p.
ex.`, in URLs and after `15-déc.-2024`.
"""

from __future__ import annotations

import re

from ..model import Language, Span
from ..patterns import lazy

_END = lazy(r"(?<![.!?…])[.!?…]++[»”\"')\]]*[\u00a0\u202f ]?[»”]?(\s+)(?=[«“\"'(\[]?[\u00a0\u202f ]?[A-ZÀ-ÖØ-Þ0-9])")
# A sentence that ends with an address in brackets often lacks its full stop. Hardly any address has more than 500
# characters.
_ADDRESS_END = lazy(r"(?:://|www\.)[^\s()]{1,500}\)(\s+)(?=[A-ZÀ-ÖØ-Þ])")
_LONGEST_WORD = 40  # characters: no abbreviation or row of initials is longer
_LAST_WORD = lazy(r"(?<![\w.&-])([\w.&-]+)\.$")
_INITIALS = lazy(r"(?:[A-Z]\.)+[A-Z]")
_INITIAL = lazy(r"[A-Z]\.")
_ABBREVIATIONS: dict[Language, frozenset[str]] = {
    "en": frozenset(
        "e.g i.e etc mr mrs ms dr prof st no nos vs approx dept ref para art cf viz inc ltd vol pp".split()
    ),
    "fr": frozenset("p.ex ex m mm mme mmes mlle dr pr st ste etc cf réf art n no nos env vol chap p pp c.-à-d".split()),
}


def sentences(text: str, language: Language) -> list[Span]:
    """The sentences of a running text, as spans without surrounding white space."""
    spans = []
    start = 0
    for match in _ends(text):
        end = match.start(1)
        before = text[max(start, end - _LONGEST_WORD) : end]
        if _protected(before, text[match.end() : match.end() + 2], language, begins=len(before) == end - start):
            continue
        spans.append(_trimmed(text, start, end))
        start = match.end()
    spans.append(_trimmed(text, start, len(text)))
    return [span for span in spans if len(span)]


def _ends(text: str) -> list[re.Match[str]]:
    ends = list(_END.finditer(text))
    if "://" in text or "www." in text:
        ends = sorted([*ends, *_ADDRESS_END.finditer(text)], key=re.Match.start)
    return ends


def _protected(before: str, after: str, language: Language, *, begins: bool) -> bool:
    """True if the full stop belongs to an abbreviation, an initial or a list number.

    `before` and `after` are the characters around it. With `begins`, `before` is all of the sentence so far.
    """
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    last = word[1].lower()
    if last in ("a.m", "p.m") and after[:1] == "(":
        return True  # a time of day goes on with its zone: "by 6 p.m. (Rome time)"
    if last in _ABBREVIATIONS[language]:
        # "etc." ends a sentence as often as not; a capital after it decides for the end.
        return last != "etc" or not after[:1].isupper()
    if len(last) == 1 and word[1].isalpha() and _INITIAL.match(after):
        return True  # the letters of one abbreviation: "e. V."
    initials = _INITIALS.fullmatch(word[1]) is not None
    letter = len(last) == 1 and word[1].isalpha() and word[1].isupper()
    return initials or letter or (last.isdigit() and begins and word.start() == 0)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
