"""Facts: a stretch of text to canonical values, one module a fact type.

Each module has `find(text, language) -> list[Fact]`: the facts of a text in reading order, spans relative to it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from ..model import Block, Fact, Language, Segment, Span

Finder = Callable[[str, Language], list[Fact]]

# Modules are imported when a rule first asks for their facts: a run with one rule pays for one module.
MODULES: dict[str, str] = {}


class FactStore:
    """The facts of a notice's blocks, each block read once for each type."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int], list[Fact]] = {}
        self._finders: dict[str, Finder] = {}
        self._blocks: list[Block] = []

    def of(self, block: Block, fact: str) -> list[Fact]:
        """The facts of a type in a block's text."""
        key = (fact, id(block))
        if key not in self._found:
            self._blocks.append(block)  # keeps the id alive
            self._found[key] = self._finder(fact)(block.text, block.language)
        return self._found[key]

    def within(self, segment: Segment, fact: str) -> list[Fact]:
        """The facts of a type that begin in a segment; spans stay relative to the block's text."""
        return [found for found in self.of(segment.block, fact) if _begins_in(found.span, segment.span)]

    def _finder(self, fact: str) -> Finder:
        if fact not in self._finders:
            self._finders[fact] = import_module(f".{MODULES[fact]}", __name__).find
        return self._finders[fact]


def _begins_in(span: Span, segment: Span) -> bool:
    return segment.start <= span.start < segment.end
