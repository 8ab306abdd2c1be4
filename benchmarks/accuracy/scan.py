"""Typed values found in running text by their look, for notices that come without a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..notices import Language
from ..notices.numerals import MONTHS

Span = tuple[int, int]

_MONTH = {language: "|".join(months) for language, months in MONTHS.items()}
_NUMBER_WORDS = {
    "en": "two|three|four|five|six|seven|eight|nine|ten|twelve",
    "fr": "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze",
}
_BODY = {
    "en": {
        "level": r"\b(?P<v>VI|IV|V|III|II|I) \([“\"]",
        "level-label": r"\b[IV]+ \([“\"](?P<v>[\w-]+)",
        "years": r"\b(?P<v>\d+|{words})[ -]years?\b",
        "months": r"\b(?P<v>\d+|{words})[ -]months?\b",
        "date": r"\b(?P<v>\d{{1,2}} (?:{month}) 20\d\d)\b",
        "percentage": r"\b(?P<v>\d+) ?%",
        "link": r"(?P<v>https?://[\w./?=-]+\w)",
        "acronym": r"\b(?P<v>[A-Z]{{3,6}})\b",
        "post-id": r"\b(?P<v>2\d{{5}})\b",
    },
    "fr": {
        "level": r"\b(?P<v>VI|IV|V|III|II|I) \(«",
        "level-label": r"\b[IV]+ \(«\s(?P<v>[\w-]+)",
        "years": r"\b(?P<v>\d+|{words})\s(?:ans|années)\b",
        "months": r"\b(?P<v>\d+|{words})\smois\b",
        "date": r"\b(?P<v>(?:1er|\d{{1,2}})\s(?:{month})\s20\d\d)\b",
        "percentage": r"\b(?P<v>\d+)\s?%",
        "link": r"(?P<v>https?://[\w./?=-]+\w)",
        "acronym": r"\b(?P<v>[A-Z]{{3,6}})\b",
        "post-id": r"\b(?P<v>2\d{{5}})\b",
    },
}
_FIELD = {
    "header-place": r"(?:Location|principal)\s?:\s[\w]+-(?P<v>\w+)",
    "clearance": r"(?:Clearance Level|sécurité)\s:?\s?(?P<v>NS|CTS)\b",
    "deadline": r":\s(?P<v>\d{1,2}-[\w.]+-20\d\d)",
    "salary": r":\s(?P<v>\d{1,3}(?:[\s,.]\d{3})*[.,]\d\d)\s?\(?Eur|:\s(?P<w>[\d,. ]+\d) \(EUR",
    "grade": r"(?P<v>\bG\d\d\b)",
    "report-count": r"(?:reports|direct\(e\)s|subordonnés)\s?:\s(?P<v>\d+|N/A)",
    "schedule": r":\s(?P<v>Full-time|Temps plein)",
    "period": r"\b(?P<v>Monthly|Mensuelle?)\b",
}


@cache
def _patterns(language: Language, field: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    body = {
        name: pattern.format(words=_NUMBER_WORDS[language], month=_MONTH[language])
        for name, pattern in _BODY[language].items()
    }
    wanted = _FIELD if field else body
    return tuple((name, re.compile(pattern)) for name, pattern in wanted.items())


def values_in(text: str, language: Language, *, field: bool) -> Iterator[tuple[str, Span]]:
    """The type and place of each value; in a header field only what such fields hold."""
    for name, pattern in _patterns(language, field):
        for match in pattern.finditer(text):
            group = "v" if match["v"] is not None else "w"
            if text[match.start(group) : match.end(group)].upper() not in ("NATO", "OTAN"):
                yield name, match.span(group)
