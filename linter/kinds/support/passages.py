"""The text that rules of one language read: blocks without page furniture, and the stretches that are not prose."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.masks import masked
from ...model import LANGUAGES, Block, Language, Segment, Span
from ...patterns import lazy
from ..contract import Case
from .borrowed import borrowed

_QUOTED = lazy(r"[\"“«]\s?([^\"“”«»]{2,300}?)\s?[\"”»]|'([^']{2,300})'(?!\w)")


def passages(case: Case, language: Language | None = None) -> Iterator[tuple[Language, Block]]:
    """The blocks of both versions with the version they stand in; where `language` is given, those that are in it."""
    for side in LANGUAGES:
        for block in case.side(side).blocks:
            if block.kind != "furniture" and language in (None, block.language):
                yield side, block


def no_prose(case: Case, block: Block, side: Language | None = None) -> list[Span]:
    """Addresses, telephone numbers, file names and code in a block's text, in reading order.

    A rule on the customs of one language gives the version that the block is in. Borrowed words are then masked too.
    """
    found = sorted([*(fact.span for fact in case.facts.of(block, "link")), *masked(block.text), *block.literals])
    if side:
        found = sorted([*found, *borrowed(case, block, side)])
    merged: list[Span] = []
    for span in found:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def prose_of(segment: Segment, there: str) -> str:
    """The text of a segment with blanks for stretches without language, and for quotations that `there` has as well."""
    text = segment.text
    literals = [one.shift(-segment.span.start) for one in segment.block.literals]
    quotations = (Span(*match.span()) for match in _QUOTED.finditer(text) if (match[1] or match[2]) in there)
    characters = list(text)
    for span in (*masked(text), *literals, *quotations):
        for index in range(max(0, span.start), min(len(text), span.end)):
            characters[index] = " "
    return "".join(characters)
