"""Forms that are misspelt though each word is right: numbers without their hyphen, plurals with an apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ...model import Language, Span
from ..folding import with_offsets
from ..number_words import unhyphenated

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
    plain = with_offsets(text)
    for start, tens, end in unhyphenated(plain.text, language):
        span = plain.span(start, end)
        mended = f"{plain.span(start, tens).of(text)}-{plain.span(tens + 1, end).of(text)}"
        yield Form(span, span.of(text), mended, "hyphen")
    if language == "en":
        for match in _PLURAL.finditer(text):
            if match[1] in plurals:
                yield Form(Span(*match.span()), match[0], f"{match[1]}s", "apostrophe")
