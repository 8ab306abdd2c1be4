"""A stretch of a sentence that its translation lacks: where it is most likely, and how likely it is.

The stretch begins and ends at a sign or a word that joins (a comma, a bracket, `and`, `in`). It has words without
translation, while the other version has the rest of the sentence. The lengths fit better without it. The evidence is
weighed by a logistic regression; `benchmarks/omissions/fit.py` says how it was fitted and on which documents.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...language.folding import fold
from ...language.function_words import LINKS
from ...language.notes import is_note, names_language
from ...model import Language, Span
from ...patterns import lazy
from .glosses import explains
from .word_links import Token

# What a word adds to a stretch or takes from it: without translation, known or not; with one.
_LONE_KNOWN, _LONE, _ABSORBED, _LINKED = 1.0, 0.6, -0.2, -1.5
# A word in the place of another counts so much beside a translation in its place.
_ABSORPTION = 0.35
# Twice the words of a long sentence. Longer ones are lists, where a word so far off has another place.
_BAND = 100
# So many words between a stretch and a sign are shown with it.
_FEW = 2
# Where words decide nothing, a short stretch is preferred, and one that ends at a sign.
_AT_SIGN, _PER_WORD = 0.1, -0.01

_BRACKETS = lazy(r"[()\[\]]")
_SIGNS = lazy(r"[,;:–—•]| - ")
_SEPARATOR = lazy(r"[,;]|\b(?:and|or|et|ou)\b", re.IGNORECASE)
_ACRONYM = lazy(r"\b[A-ZÉ][A-Z&É]+s?\b")
_NAMED = lazy(r" \(([A-ZÉ][A-Z&É]+)\)")
_NO_PROSE = lazy(r"://|[@<>]|www\.|[a-z]\.[a-z]{2}")
_ELSEWHERE = lazy(r"\b(?:english|french|anglaise?s?|francaise?s?)\b")
_CLAUSE_WORDS: dict[Language, frozenset[str]] = {
    "en": frozenset("but nor while which who that including where when if as per than via through within".split()),
    "fr": frozenset("mais ni qui que dont y ou quand si selon afin lors vers chez entre pendant du des aux".split()),
}
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
    _absorb(tokens, others)
    found = _stretch(text, sides.language, tokens)
    if found is None:
        return None
    first, last, before, behind = found
    run, rest = tokens[first:last], [*tokens[:first], *tokens[last:]]
    span = _to_signs(text, sides.language, tokens, first, last)
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
    words = _with_signs(sides.text, Span(run[0].start, run[-1].end))
    return (
        not leads
        and _is_prose(words)
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


def _absorb(tokens: Sequence[Token], others: Sequence[Token]) -> None:
    """Notes which words without translation have another such word in their place: that may be a free translation.

    A place is at most `_BAND` words from where its share of the sentence ends. So the work grows with the length.
    """
    mine = [token for token in tokens if token.meaning.content]
    places = [place for place, token in enumerate(others) if token.meaning.content]
    theirs = [others[place] for place in places]
    slope = len(theirs) / max(len(mine), 1)
    starts = [max(0, int(i * slope) - _BAND) for i in range(len(mine) + 1)]
    ends = [min(len(theirs), int((i + 1) * slope) + _BAND) for i in range(len(mine) + 1)]
    best = [[0.0] * (ends[0] + 1)]
    for i, one in enumerate(mine, start=1):
        above = best[-1][starts[i] - starts[i - 1] :]
        above += [0.0] * (ends[i] - ends[i - 1])
        images = set(one.images)
        row = above.copy()
        for at, j in enumerate(range(starts[i], ends[i])):
            before, over = above[at], above[at + 1]
            worth = 1.0 if places[j] in images else 0.0
            if not images and not theirs[j].images:
                worth = _ABSORPTION
            value = over if over >= row[at] else row[at]
            if worth and before + worth > value:
                value = before + worth
            row[at + 1] = value
        best.append(row)
    i, j = len(mine), len(theirs)
    while i and j:
        here, over = best[i][j - starts[i]], j - starts[i - 1]
        if over < len(best[i - 1]) and here == best[i - 1][over]:
            i -= 1
        elif j > starts[i] and here == best[i][j - 1 - starts[i]]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            if not mine[i].images:
                mine[i].absorbed = theirs[j].absorbed = True


def _stretch(text: str, language: Language, tokens: Sequence[Token]) -> tuple[int, int, int, int] | None:
    """The stretch between two borders with the most words without translation, and how plain its borders are."""
    borders = _borders(text, language, tokens)
    sums = [0.0]
    for token in tokens:
        worth = 0.0
        if token.linked:
            worth = _LINKED
        elif token.absorbed:
            worth = _ABSORBED
        elif token.lone:
            worth = _LONE_KNOWN if token.meaning.known else _LONE
        sums.append(sums[-1] + worth + _PER_WORD)
    # From left to right: for each end, the best beginning before it.
    best: tuple[float, int, int] | None = None
    begin: int | None = None
    for end in sorted(borders):
        if begin is not None and not (begin == 0 and end == len(tokens)):
            value = sums[end] - sums[begin] + _AT_SIGN * (min(borders[end], 2) + min(borders[begin], 2)) / 2
            if best is None or value > best[0]:
                best = value, begin, end
        gain = -sums[end] + _AT_SIGN * min(borders[end], 2) / 2
        if begin is None or gain > -sums[begin] + _AT_SIGN * min(borders[begin], 2) / 2:
            begin = end
    if best is None or best[0] <= 0:
        return None
    _, first, last = best
    return first, last, borders[first], borders[last]


def _borders(text: str, language: Language, tokens: Sequence[Token]) -> dict[int, int]:
    """The words before which a stretch may begin or end. The value is 3 at an end or bracket, 2 at a sign, else 1."""
    borders = {0: 3, len(tokens): 3}
    for index in range(1, len(tokens)):
        gap = text[tokens[index - 1].end : tokens[index].start]
        if gap != " ":
            if _BRACKETS.search(gap):
                borders[index] = 3
                continue
            if _SIGNS.search(gap):
                borders[index] = 2
                continue
        word = tokens[index].word.lower() if tokens[index].word.isascii() else fold(tokens[index].word)
        if word in LINKS[language] or word in _CLAUSE_WORDS[language]:
            borders[index] = 1
    return borders


def _with_signs(text: str, span: Span) -> str:
    """A stretch with the rest of its first and its last word, such as the whole of an address."""
    start = max(text.rfind(" ", 0, span.start), text.rfind("(", 0, span.start)) + 1
    end = min(
        (place for place in (text.find(" ", span.end), text.find(")", span.end)) if place >= 0), default=len(text)
    )
    return text[start:end]


def _to_signs(text: str, language: Language, tokens: Sequence[Token], first: int, last: int) -> Span:
    """The place of a stretch, with the few words that part it from a sign: readers see a whole clause."""
    borders = _borders(text, language, tokens)
    begin = next((index for index in range(first, max(-1, first - _FEW - 1), -1) if borders.get(index, 0) > 1), first)
    end = next((index for index in range(last, min(len(tokens), last + _FEW) + 1) if borders.get(index, 0) > 1), last)
    if begin == 0 and end == len(tokens):
        begin, end = first, last
    return Span(tokens[begin].start, tokens[end - 1].end)


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


def hole(tokens: Sequence[Token], others: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Between the translations of the words beside a stretch: words without translation, and words with a meaning."""
    left = next((token.images for token in reversed(tokens[:first]) if token.linked), (-1,))
    right = next((token.images for token in tokens[last:] if token.linked), (len(others),))
    holes = []
    for start in left:
        for end in right:
            low, high = min(start, end), max(start, end)
            between = others[low + 1 : high]
            holes.append((sum(token.lone for token in between), sum(token.meaning.content for token in between)))
    return min(holes, key=lambda hole: (hole[0] + 0.3 * hole[1], hole))
