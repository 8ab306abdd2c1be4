"""How likely it is that the translation of a sentence lacks a stretch of it.

The stretch has words without translation, while the other version has the rest of the sentence. The lengths fit better
without it. The evidence is weighed by a logistic regression; `benchmarks/omissions/fit.py` says how it was fitted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...language.folding import fold
from ...language.notes import is_note, names_language, tells_of_other
from ...model import Language, Span
from ...patterns import lazy
from .glosses import explains
from .lost_stretch import absorb, hole, stretch, to_signs, with_signs
from .word_links import Token

_SEPARATOR = lazy(r"[,;]|\b(?:and|or|et|ou)\b", re.IGNORECASE)
_ACRONYM = lazy(r"\b[A-ZÉ][A-Z&É]+s?\b")
_NAMED = lazy(r" \(([A-ZÉ][A-Z&É]+)\)")
_NO_PROSE = lazy(r"://|[@<>]|www\.|[a-z\d]\.[a-z]{2}")
_ELSEWHERE = lazy(r"\b(?:english|french|anglaise?s?|francaise?s?)\b")
# One word without translation is as often a free one.
_LEAST_LONE = 2
# The rest of the sentence, and the other side, must have so many words that are said on both sides.
_LEAST_LINKED = 1
# Above this share of the other text on one side alone, the two are not translations of each other.
_MOST_LONE = 0.6

FEATURES = (
    "gap", "absorbed", "gap there", "gap beyond", "hole", "empty hole", "lone here", "lone there", "lone known",
    "lone unknown", "linked", "rest lone", "rest linked", "linked there", "excess", "fit", "sign before",
    "sign behind", "separators", "brackets", "score", "French", "near",
)  # fmt: skip


# The weights of the evidence in the order of `FEATURES`, and of what is always there, as fitted.
WEIGHTS = (
    1.150, -2.172, -0.250, -0.262, 0.486, 0.231, -0.477, -5.772,
    1.737, 0.613, -3.610, 1.739, 1.894, -2.016, 1.243, -1.697,
    0.599, 1.666, 0.776, 1.195, -1.633, -1.280, 1.336,
)  # fmt: skip
BIAS = -0.698


@dataclass(frozen=True, slots=True)
class Loss:
    """A stretch that may be lost: its words, how many of them have no translation, and the evidence."""

    span: Span
    lone: int
    evidence: tuple[float, ...]
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """A text that may have more than the other, and the other, with their words."""

    text: str
    language: Language
    tokens: Sequence[Token]
    other_text: str
    others: Sequence[Token]


def find(sides: Sides, excess: float, deviation: float, score: float) -> Loss | None:
    """The likeliest loss of a text. `excess` says by how many characters it is longer than the other lets expect."""
    text, tokens, other_text, others = sides.text, sides.tokens, sides.other_text, sides.others
    absorb(tokens, others)
    found = stretch(text, sides.language, tokens)
    if found is None:
        return None
    first, last, before, behind = found
    run, rest = tokens[first:last], [*tokens[:first], *tokens[last:]]
    span = to_signs(text, sides.language, tokens, first, last)
    lone = sum(token.lone for token in run)
    rest_linked, other_linked = (sum(token.linked for token in one) for one in (rest, others))
    if lone < _LEAST_LONE or min(rest_linked, other_linked) < _LEAST_LINKED or not may_be_lost(sides, first, last):
        return None
    gap = sum(token.lone and not token.absorbed for token in run)
    there = sum(token.lone and not token.absorbed for token in others)
    beyond = sum(token.lone and not token.absorbed for token in rest)
    known = sum(token.lone and token.meaning.known for token in run)
    linked = sum(token.linked for token in run)
    rest_lone, other_lone = (sum(token.lone for token in one) for one in (rest, others))
    if other_lone > _MOST_LONE * (other_lone + other_linked):
        return None
    alone, content = hole(tokens, others, first, last)
    length = run[-1].end - run[0].start + 1
    fit = (excess**2 - (excess - length) ** 2) / (2 * deviation**2)
    evidence = (
        math.log1p(gap),
        math.log1p(lone - gap),
        math.log1p(there),
        math.log1p(beyond),
        math.log1p(alone),
        float(content == 0),
        math.log((lone + 0.5) / (other_lone + 0.5)),
        other_lone / (other_lone + other_linked + 1),
        math.log1p(known),
        math.log1p(lone - known),
        linked / (lone + linked + 1),
        rest_lone / (rest_lone + rest_linked + 1),
        math.log(rest_linked),
        math.log(other_linked),
        _within(excess / deviation, 4),
        _within(fit, 10) / 5,
        float(before > 1),
        float(behind > 1),
        _within(len(_SEPARATOR.findall(text)) - len(_SEPARATOR.findall(other_text)), 2),
        _within(text.count("(") - other_text.count("("), 1),
        score,
        float(sides.language == "fr"),
    )
    return Loss(span, lone, evidence, tuple(run))


def may_be_lost(sides: Sides, first: int, last: int) -> bool:
    """False for what a translation need not have: an address, a note on a language, the name of an acronym."""
    run = sides.tokens[first:last]
    leads = last == len(sides.tokens) and sides.other_text.rstrip().endswith(":")
    words = with_signs(sides.text, Span(run[0].start, run[-1].end))
    return (
        not leads
        and _is_prose(words)
        and not tells_of_other(words, sides.language)
        and not _is_expansion(run, sides.text, sides.other_text)
        and not explains(sides.text, Span(run[0].start, run[-1].end), sides.other_text)
        and not _has_acronym([*sides.tokens[:first], *sides.tokens[last:]], sides.others, len(run))
    )


def log_odds(loss: Loss, near: int) -> float:
    """The log-odds that the words are lost, where so many of them are said near by."""
    return BIAS + sum(weight * value for weight, value in zip(WEIGHTS, features(loss, near), strict=True))


def features(loss: Loss, near: int) -> tuple[float, ...]:
    """The evidence by the names of `FEATURES`."""
    return (*loss.evidence, near / (loss.lone + 1))


def _within(value: float, limit: float) -> float:
    return max(-limit, min(limit, value))


def _is_prose(words: str) -> bool:
    """False for addresses and tags, and for a note on the language of what a link leads to."""
    if _NO_PROSE.search(words):
        return False
    plain = fold(words)
    return not (_ELSEWHERE.search(plain) and (is_note(words) or names_language(words) or len(plain.split()) < 7))


def _is_expansion(run: Sequence[Token], text: str, other_text: str) -> bool:
    """True if the words are the name of an acronym that stands in either text."""
    words = [token for token in run if token.meaning.content]
    # An acronym within the name lends all its letters: HQ Security Force.
    initials = "".join(fold(token.word if token.word.isupper() else token.word[:1]) for token in run)
    first = fold(words[0].word)[:1]
    behind = _NAMED.match(text, run[-1].end)
    if behind and behind[1] in other_text:
        return True
    # An acronym among the words names no more than itself.
    outside = text[: run[0].start] + text[run[-1].end :]
    for acronym in {*_ACRONYM.findall(outside), *_ACRONYM.findall(other_text)}:
        letters = iter(initials)
        plain = fold(acronym).rstrip("s")
        if plain[:1] == first and len(plain) >= max(2, len(words) - 1) and all(letter in letters for letter in plain):
            return True
    return False


def _has_acronym(rest: Sequence[Token], others: Sequence[Token], words: int) -> bool:
    """True if an acronym that the rest of the text does not have may stand for several words."""
    if words < 2:
        return False
    free = sum(token.lone and _is_acronym(token.word) for token in others)
    return free > sum(not token.images and _is_acronym(token.word) for token in rest)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()
