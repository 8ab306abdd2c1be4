"""Forms that are misspelt though each word is right: numbers without their hyphen, plurals with an apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...model import Language, Span

_TENS: dict[Language, str] = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "fr": "vingt trente quarante cinquante soixante septante huitante octante nonante quatre-vingt",
}
_UNITS: dict[Language, str] = {
    "en": "one two three four five six seven eight nine first second third fourth fifth sixth seventh eighth ninth",
    "fr": "deux trois quatre cinq six sept huit neuf dix deuxième troisième quatrième cinquième sixième septième",
}
# After a plural a sentence goes on with one of these, or pauses; after a possessive comes what is possessed.
_NO_NOUN = r"(?=\s*(?:[,.;:)]|$)|\s+(?:and|or|are|is|were|was|to|in|for|on|with|as|that|which|will|must|should|may)\b)"
_PLURAL = re.compile(rf"\b([A-Z]{{2,6}})['’]s{_NO_NOUN}")


@dataclass(frozen=True, slots=True)
class Form:
    """A misspelt form, what it should be, and what is wrong with it."""

    span: Span
    text: str
    mended: str
    wrong: Literal["hyphen", "apostrophe"]


def misspelt_forms(text: str, language: Language, plurals: frozenset[str]) -> Iterator[Form]:
    """The misspelt forms of a text. `plurals` are the acronyms that the version elsewhere writes with a plain s."""
    for match in _numbers(language).finditer(text):
        yield Form(Span(*match.span()), match[0], f"{match[1]}-{match[2]}", "hyphen")
    if language == "en":
        for match in _PLURAL.finditer(text):
            if match[1] in plurals:
                yield Form(Span(*match.span()), match[0], f"{match[1]}s", "apostrophe")


@cache
def _numbers(language: Language) -> re.Pattern[str]:
    tens, units = ("|".join(words[language].split()) for words in (_TENS, _UNITS))
    # "twenty one-page forms" are twenty forms.
    return re.compile(rf"(?<![\w-])({tens})[ \u00a0]({units})(?![\w-])", re.IGNORECASE)
