"""The text that rules of one language read: blocks without page furniture, and the places in them that are no prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ...model import LANGUAGES, Block, Language, Span
from ..contract import Case

# Names of files, addresses without a scheme and code: what holds these signs inside a word is no prose.
_NO_PROSE = re.compile(r"\w[@_\\=]\w|://|::|www\.|[{}<>]|\w\.\w{1,20}/|/\w{1,40}\.[a-z]{2,5}\b")
_SIGNS = re.compile(r"[@_\\={<>/]|::|www\.")
_WORD = re.compile(r"\S+")


def passages(case: Case, language: Language | None = None) -> Iterator[tuple[Language, Block]]:
    """The blocks of both versions with the version they stand in; where `language` is given, those that are in it."""
    for side in LANGUAGES:
        for block in case.side(side).blocks:
            if block.kind != "furniture" and language in (None, block.language):
                yield side, block


def no_prose(case: Case, block: Block) -> list[Span]:
    """Addresses, telephone numbers, file names and code in a block's text, in reading order."""
    return sorted([*(fact.span for fact in case.facts.of(block, "link")), *_codes(block.text)])


@lru_cache(maxsize=2048)
def _codes(text: str) -> tuple[Span, ...]:
    if not _SIGNS.search(text):
        return ()
    return tuple(Span(*match.span()) for match in _WORD.finditer(text) if _NO_PROSE.search(match[0]))


def inside(position: int, spans: Sequence[Span]) -> bool:
    """Whether a position lies in one of the spans, which are in reading order."""
    index = bisect_right(spans, Span(position, 1 << 60))
    return any(span.start <= position < span.end for span in spans[max(0, index - 3) : index])
