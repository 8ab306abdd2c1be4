"""The text that rules of one language read: blocks without page furniture, and the stretches that are not prose."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.masks import masked
from ...model import LANGUAGES, Block, Language, Span
from ..contract import Case


def passages(case: Case, language: Language | None = None) -> Iterator[tuple[Language, Block]]:
    """The blocks of both versions with the version they stand in; where `language` is given, those that are in it."""
    for side in LANGUAGES:
        for block in case.side(side).blocks:
            if block.kind != "furniture" and language in (None, block.language):
                yield side, block


def no_prose(case: Case, block: Block) -> list[Span]:
    """Addresses, telephone numbers, file names and code in a block's text, in reading order."""
    return sorted([*(fact.span for fact in case.facts.of(block, "link")), *masked(block.text)])
