"""Unknown words that the other language has: left over from it, or used on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ...language.folding import fold
from ...language.spelling.frequencies import frequencies
from ...language.spelling.odds import in_use
from ...language.spelling.speller import Speller, normal, speller
from ...language.spelling.suggestions import Suggestion
from ...language.spelling.unknown import Prose, Unknown
from ...language.spelling.words import words
from ...model import Confidence, other
from ...patterns import lazy

LONG_WORD = 5  # letters: from here on, a near word of the language is the word that was meant
_EVERYDAY = 3.75  # on the Zipf scale, five in a million: rarer words of the other language are terms, taken over
_RUN = 3  # words beside a word of the other language that show that it is quoted
_RUN_REACH = 60  # characters that hold as many
_MOST_LEFT_OVER = 2  # a word of the other language that stands more often is a term of the text
_ANNOUNCED = lazy(r"\b(?:en (?:anglais|français)|in (?:English|French)|(?:English|French) only)\b", re.IGNORECASE)


def is_left_over(unknown: Unknown, near: Sequence[Suggestion]) -> bool:
    """True if this is an everyday word of the other language, not of this one.

    It differs by more than a lost accent.
    """
    if not is_known_in_other(unknown):
        return False
    language = unknown.block.language
    lower = normal(unknown.text).lower()
    there = frequencies(other(language)).zipf(lower)
    if in_use(lower, speller(language)) or there < _EVERYDAY:
        return False
    return not same_letters(unknown, near) or there > near[0].zipf + 1


def is_label(unknown: Unknown, there: Prose) -> bool:
    """True if a word has its capital as the first one of a label. The other version writes the same word without."""
    label = unknown.block.label
    if label is None or unknown.span.start != label.start or normal(unknown.text).lower() not in there.spellings:
        return False
    return " " in label.of(unknown.block.text).strip()


def is_foreign(unknown: Unknown, near: Sequence[Suggestion], there: Prose) -> bool:
    """True if this is a word of the other language used on purpose: in italics, a title or a name."""
    if not is_known_in_other(unknown):
        return False
    own, foreign = speller(unknown.block.language), speller(other(unknown.block.language))
    if unknown.setting or _ANNOUNCED.search(unknown.block.text):
        return True
    if any(not own.known(word) for word in _foreign_run(unknown, foreign)) or _is_gloss(unknown, foreign):
        return True
    beside = [word for word in (unknown.before, unknown.after) if word]
    if len(beside) == 2 and all(word[0].isupper() for word in beside):
        return True
    return unknown.capital and not same_letters(unknown, near) and not is_label(unknown, there)


def _foreign_run(unknown: Unknown, foreign: Speller) -> Iterator[str]:
    """The words beside a word that the other language has too, since a name may go on there."""
    text, span = unknown.block.text, unknown.span
    before = [word.text for word in words(text[max(0, span.start - _RUN_REACH) : span.start])]
    after = [word.text for word in words(text[span.end : span.end + _RUN_REACH])]
    for side in (before[: -_RUN - 1 : -1], after[:_RUN]):
        yield from takewhile(foreign.known, side)


def _is_gloss(unknown: Unknown, foreign: Speller) -> bool:
    """True if a word stands in brackets of its own, with other words of its language at most: `l'envoi (push)`."""
    text, span = unknown.block.text, unknown.span
    opening, closing = text.rfind("(", 0, span.start), text.find(")", span.end)
    if opening < 0 or closing < 0 or ")" in text[opening : span.start] or "(" in text[span.end : closing]:
        return False
    return all(foreign.known(word.text) for word in words(text[opening + 1 : closing]))


def is_known_in_other(unknown: Unknown) -> bool:
    return speller(other(unknown.block.language)).known(unknown.text)


def same_letters(unknown: Unknown, near: Sequence[Suggestion]) -> bool:
    """True if the word is wrong in its accents only."""
    return bool(near) and fold(near[0].word) == fold(unknown.text)


def left_over_confidence(unknown: Unknown, near: Sequence[Suggestion], here: Prose, there: Prose) -> Confidence:
    """Medium for a function word of the other language, a slip of this one, and a word in a label.

    Of 75 judged words that were left over, 14 were slips: nearly all of these two sorts. The others were names, terms
    and code; a word that comes again and again belongs to the text.
    """
    if unknown.setting or unknown.whole != unknown.text or unknown.block.text[: unknown.span.start].endswith("/"):
        return "low"  # set apart, or a part of a name
    if unknown.capital:
        return "medium"  # the first word of a label, which the other version has in lower case: no name
    again = here.counts[normal(unknown.text)] > _MOST_LEFT_OVER
    lower = normal(unknown.text).lower()
    twin = near and near[0].distance == 1 and len(lower) >= LONG_WORD
    function = lower in speller(other(unknown.block.language)).function
    return "medium" if (twin or function or is_label(unknown, there)) and not again else "low"
