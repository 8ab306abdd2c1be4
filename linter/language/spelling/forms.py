"""Forms that are misspelt though each word is right.

They are numbers without their hyphen, plurals with an apostrophe, lone letters, and French words without their
ligature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ...model import Language, Span
from ...patterns import lazy
from ..folding import with_offsets
from ..function_words import ENDS_NOUN_PHRASE
from ..number_words import unhyphenated

# After a plural a sentence goes on with one of these, or pauses; after a possessive comes what is possessed.
_NO_NOUN = r"(?=\s*(?:[,.;:)]|$)|\s+(?:and|or|are|is|were|was|to|in|for|on|with|as|that|which|will|must|should|may)\b)"
_PLURAL = lazy(rf"\b([A-Z]{{2,6}})['’]s{_NO_NOUN}")
# `a two year term`: a measure before a noun stays in the singular, and its hyphen shows that it does.
_MEASURE = lazy(
    r"\b((?:[2-9]|[1-9]\d|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty|thirty) "
    r"(?:year|month|week|day|hour|minute|page)) ([a-z]{3,})(?![\w'’-])"
)
# Adverbs of time, which no hyphen joins: `two day ago` has another fault.
_NO_THING = ENDS_NOUN_PHRASE | {"ago", "later", "earlier", "long", "old", "olds", "away"}
# A letter that is no word. The words around it are in lower case, so that it names nothing (`plan b`).
_LONE: dict[Language, re.Pattern[str]] = {
    "en": lazy(r"(?<=[a-z]{2} )[b-hj-z](?= [a-z]{2})"),
    "fr": lazy(r"(?<=[a-zà-ÿ]{2} )[b-xz](?= [a-zà-ÿ]{2})"),
}
# The stems that French writes with the ligature; `coefficient` and `moelle` have two letters.
_LIGATURE = lazy(
    r"(?<![^\W\d_])(?:[dl]['’]|chefs?-d['’]|hors-d['’]|main-d['’]|contre-|sous-)?((?:manoe|oe|désoe)uvr[a-zé]*|coeurs?|écoeur[a-zé]*"
    r"|ranc?oeurs?|choeurs?|soeurs?|moeurs|voeux?|noeuds?|boeufs?|oeufs?|oeil|oeillets?|oedèmes?|foet(?:us|al|aux)"
    r"|oesophages?|oecuméniques?|oenolog[a-z]+)(?![^\W\d_])",
    re.IGNORECASE,
)
_ORDINAL = lazy(r"(?<![\w.,/-])(\d{1,3})(st|nd|rd|th)\b(?!-)")
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
# A day of the month has its number alone in French, but for the first one.
_DAY = lazy(
    r"(?<![\w.,/-])(\d{1,2})(?:e|è|ème|ième|eme)(?= (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre"
    r"|octobre|novembre|décembre)\b)"
)


@dataclass(frozen=True, slots=True)
class Form:
    """A misspelt form, its correction, and the reason."""

    span: Span
    text: str
    mended: str
    wrong: Literal["hyphen", "measure", "ordinal", "apostrophe", "letter", "ligature"]


def misspelt_forms(text: str, language: Language, plurals: frozenset[str]) -> Iterator[Form]:
    """The misspelt forms of a text. `plurals` are the acronyms that the version elsewhere writes with a plain s."""
    plain = with_offsets(text)
    for start, tens, end in unhyphenated(plain.text, language):
        span = plain.span(start, end)
        mended = f"{plain.span(start, tens).of(text)}-{plain.span(tens + 1, end).of(text)}"
        yield Form(span, span.of(text), mended, "hyphen")
    for match in _LONE[language].finditer(text):
        yield Form(Span(*match.span()), match[0], "", "letter")
    yield from _english(text, plurals) if language == "en" else _french(text)


def _english(text: str, plurals: frozenset[str]) -> Iterator[Form]:
    for match in _PLURAL.finditer(text):
        if match[1] in plurals:
            yield Form(Span(*match.span()), match[0], f"{match[1]}s", "apostrophe")
    for match in _ORDINAL.finditer(text):
        number = int(match[1])
        suffix = "th" if number % 100 in (11, 12, 13) else _SUFFIXES.get(number % 10, "th")
        if match[2] != suffix:
            yield Form(Span(*match.span()), match[0], f"{number}{suffix}", "ordinal")
    for match in _MEASURE.finditer(text):
        if match[2] not in _NO_THING:
            yield Form(Span(*match.span()), match[0], f"{match[1].replace(' ', '-')} {match[2]}", "measure")


def _french(text: str) -> Iterator[Form]:
    for match in _DAY.finditer(text):
        yield Form(Span(*match.span()), match[0], "1er" if match[1] == "1" else match[1], "ordinal")
    for match in _LIGATURE.finditer(text):
        mended = re.sub("oe(?=[a-zéè])", "œ", match[1]).replace("Oe", "Œ").replace("OE", "Œ")
        yield Form(Span(*match.span(1)), match[1], mended, "ligature")
