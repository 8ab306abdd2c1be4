"""The letters in which two nearly equal texts differ, so that a page can point at them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from rapidfuzz.distance import Levenshtein

from ..model import Span
from ..patterns import lazy

# Below this share of common letters two texts are different words, in which single letters say nothing.
_ALIKE = 0.6
# Addresses, codes, acronyms and figures are the same in both languages. Words are not: their letters differ anyway.
_SAME_IN_BOTH = lazy(r"\S*[/@]\S*|[^a-zà-ÿ\s]+")

_WORDS = lazy(r"\d+(?:[.,\u00a0\u202f]\d+)*|\w+|\s+|[^\w\s]")

Differences = tuple[tuple[Span, ...], tuple[Span, ...]]


def differing(one: str, two: str) -> Differences:
    """The stretches of each text that the other has not; none where the two are too different, or the same."""
    if one == two or Levenshtein.normalized_similarity(one, two) < _ALIKE:
        return (), ()
    changed = [code for code in Levenshtein.opcodes(one, two) if code.tag != "equal"]
    return (
        tuple(Span(code.src_start, code.src_end) for code in changed if code.src_end > code.src_start),
        tuple(Span(code.dest_start, code.dest_end) for code in changed if code.dest_end > code.dest_start),
    )


def differing_values(one: str, two: str) -> Differences:
    """As `differing`, for texts of two languages: none where they are words, which differ in any case."""
    if _SAME_IN_BOTH.fullmatch(one) and _SAME_IN_BOTH.fullmatch(two):
        return differing(one, two)
    return (), ()


def differing_words(one: str, two: str) -> Differences:
    """The words of each text that the other has not in the same place."""
    first, second = (_WORDS.findall(text) for text in (one, two))
    codes = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    changed = [code for code in codes if code[0] != "equal"]
    return (
        _stretches(one, first, [code[1:3] for code in changed]),
        _stretches(two, second, [code[3:5] for code in changed]),
    )


def _stretches(text: str, words: Sequence[str], changed: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """The stretches of a text that some of its words take; those with mere spaces between them are one."""
    starts = [0, *accumulate(map(len, words))]
    found: list[Span] = []
    for first, last in changed:
        span = Span(starts[first], starts[last])
        if not span.of(text).strip():
            continue
        start = span.end - len(span.of(text).lstrip())
        span = Span(start, start + len(Span(start, span.end).of(text).rstrip()))
        if found and not text[found[-1].end : span.start].strip():
            span = Span(found.pop().start, span.end)
        found.append(span)
    return tuple(found)


def pieces(text: str, differences: tuple[Span, ...]) -> list[tuple[str, bool]]:
    """The text in pieces, each with True if it is one of the differences."""
    cut = []
    at = 0
    for span in differences:
        cut += [(text[at : span.start], False), (span.of(text), True)]
        at = span.end
    return [(piece, differs) for piece, differs in (*cut, (text[at:], False)) if piece]
