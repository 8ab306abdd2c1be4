"""Names of which one version changed, lost or exchanged a letter: `Kluisbos` here, `Kliusbos` there.

Languages write some names in ways of their own (`Mohamed`, `Mohammed`; `Kiev`, `Kyiv`). The letters that they choose
freely are no evidence: vowels, doubled letters, endings, and consonants of one sound. Behind the same first name any
letter is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ...language.folding import fold
from ...language.spelling.speller import normal
from ...language.spelling.unknown import Prose, Unknown
from ...language.spelling.words import words
from ...model import LANGUAGES, Block, Language, Pair, Segment, Span, other
from ..contract import Case, Hit, Mark

# Shorter names are near each other by chance.
_LEAST_LETTERS = 5
_LEAST_BEHIND_FIRST = 4
# The last letters are an ending, which each language has for itself.
_ENDING = 2
_CONSONANTS = frozenset("bcdfglmnprtvx")
_OF_ONE_SOUND = ("ckqx", "szcx", "vwfbp", "gj", "dt", "mn")


def misspelt_names(
    case: Case, versions: Mapping[Language, Prose], left: Mapping[Language, Sequence[Unknown]]
) -> Iterator[Hit]:
    """Looks for each unknown name that one version lacks at a name with nearly its letters in the paired text.

    `left` are the unknown words of a version that nothing else was said of.
    """
    found: dict[Language, dict[Block, list[Unknown]]] = {language: defaultdict(list) for language in LANGUAGES}
    for language in LANGUAGES:
        for unknown in left[language]:
            if _may_be_a_name(unknown, versions[other(language)]):
                found[language][unknown.block].append(unknown)
    if not any(found.values()):
        return
    told: set[tuple[str, str]] = set()
    for pair in case.pairs():
        if pair.matched:
            yield from _of_pair(pair, found, versions, told)


def _may_be_a_name(unknown: Unknown, there: Prose) -> bool:
    name = normal(unknown.text)
    long_enough = len(name) >= (_LEAST_LETTERS if not unknown.before.istitle() else _LEAST_BEHIND_FIRST)
    return long_enough and name[0].isupper() and name[1:].islower() and name not in there.spellings


def _of_pair(
    pair: Pair,
    found: Mapping[Language, Mapping[Block, Sequence[Unknown]]],
    versions: Mapping[Language, Prose],
    told: set[tuple[str, str]],
) -> Iterator[Hit]:
    for language in LANGUAGES:
        for segment in pair.side(language):
            for unknown in found[language].get(segment.block, ()):
                if segment.span.start <= unknown.span.start < segment.span.end:
                    there = _nearly(unknown, pair.side(other(language)), versions[language])
                    if there is None:
                        continue
                    block, span = there
                    both = normal(unknown.text), normal(span.of(block.text))
                    if not told.isdisjoint((both, both[::-1])):
                        continue
                    told.add(both)
                    yield Hit(
                        marks=(Mark(language, unknown.block, unknown.span), Mark(other(language), block, span)),
                        values={"word": unknown.text, "suggestion": span.of(block.text)},
                        variant="name",
                    )


def _nearly(unknown: Unknown, there: Sequence[Segment], here: Prose) -> tuple[Block, Span] | None:
    """The place of a name with nearly the same letters, which the version of the unknown word lacks."""
    name = normal(unknown.text)
    for segment in there:
        before = ""
        for word in words(segment.text):
            near, first = normal(word.text), before
            before = word.text
            if near in here.spellings:
                continue
            if is_slip(name, near) or (first == unknown.before and first.istitle() and _is_other_letter(name, near)):
                return segment.block, word.span.shift(segment.span.start)
    return None


def _is_other_letter(one: str, another: str) -> bool:
    """True if two names of one length differ in one letter that is no accent, behind the first one."""
    if len(one) != len(another) or one[0] != another[0] or not another[1:].islower():
        return False
    return len(one) >= _LEAST_BEHIND_FIRST and sum(a != b for a, b in zip(fold(one), fold(another), strict=True)) == 1


def is_slip(one: str, another: str) -> bool:
    """True if two names differ by a slip: two letters exchanged, or one consonant changed or lost within the name."""
    if one[0] != another[:1] or abs(len(one) - len(another)) > 1 or not another[1:].islower():
        return False
    short, long = sorted((one, another), key=len)
    first = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        inner = 0 < first < len(short) - _ENDING
        changed = long[first : first + 1]
        return inner and short[first:] == long[first + 1 :] and changed in _CONSONANTS and changed != long[first - 1]
    if short[first + 2 :] == long[first + 2 :] and short[first : first + 2] == long[first : first + 2][::-1]:
        return short != long
    return (
        0 < first < len(short) - _ENDING
        and short[first + 1 :] == long[first + 1 :]
        and {short[first], long[first]} <= _CONSONANTS
        and not any(short[first] in alike and long[first] in alike for alike in _OF_ONE_SOUND)
    )
