"""Facts: a stretch of text to canonical values, one module a fact type.

Each module has `TYPE`, a `FactType`, and `find(text, language) -> list[Fact]`: the facts of a text in reading order,
spans relative to it. A type with a header field of its own also has `find_in_field`, for the value of that field.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from ..model import Block, Fact, Language, Segment, Span
from .fact_type import FactType

# Facts of a type hardly overlap: those that hold a character are among so many before it.
_MOST_AROUND = 8

Finder = Callable[[str, Language], list[Fact]]

# Modules are imported when a rule first asks for their facts: a run with one rule pays for one module.
MODULES: dict[str, str] = {
    "amount": "amounts",
    "date": "dates",
    "number": "numbers",
    "time": "times",
    "language-level": "levels",
    "grade": "grades",
    "report-count": "counts",
    "clearance": "clearances",
    "post-id": "post_ids",
    "link": "links",
    "schedule": "schedules",
    "organisation": "organisations",
    "place": "places",
    "acronym": "acronyms",
    "placeholder": "placeholders",
    "identifier": "identifiers",
}


def finder(name: str) -> Finder:
    """The finder of a type of fact."""
    found: Finder = import_module(f".{MODULES[name]}", __name__).find
    return found


def field_finder(name: str) -> Finder | None:
    """The finder for values of the type's own field, where words count that running text leaves open."""
    found: Finder | None = getattr(import_module(f".{MODULES[name]}", __name__), "find_in_field", None)
    return found


@cache
def fact_type(name: str) -> FactType[Any]:
    """The type of that name, as its module declares it."""
    found: FactType[Any] = import_module(f".{MODULES[name]}", __name__).TYPE
    return found


def unit_of(fact: Fact) -> str | None:
    """The unit of a fact; None where it has none or its type knows no units."""
    return fact_type(fact.type).unit_of(fact)


class FactStore:
    """The facts of a notice's blocks, each block read once for each type."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, Block], list[Fact]] = {}
        self._modules: dict[str, ModuleType] = {}

    def of(self, block: Block, fact: str) -> list[Fact]:
        """The facts of a type in a block's text."""
        key = (fact, block)
        if key not in self._found:
            found = self._finder(fact)(block.text, block.language)
            self._found[key] = sorted(found, key=lambda one: one.span.start)
        return self._found[key]

    def any(self, block: Block, fact: str) -> bool:
        """True if a block may hold facts of a type. The value of the type's own field always may."""
        return bool(self.of(block, fact)) or (block.concept != "" and self._module(fact).TYPE.field == block.concept)

    def within(self, segment: Segment, fact: str) -> list[Fact]:
        """The facts of a type that begin in a segment; spans stay relative to the block's text."""
        found = self.of(segment.block, fact)
        if not found:
            return []
        start = bisect_left(found, segment.span.start, key=lambda one: one.span.start)
        end = bisect_left(found, segment.span.end, key=lambda one: one.span.start)
        return found[start:end]

    def around(self, block: Block, span: Span, fact: str) -> list[Fact]:
        """The facts of a type that begin no later than a stretch, and end after its beginning."""
        found = self.of(block, fact)
        index = bisect_right(found, span.start, key=lambda one: one.span.start)
        near = found[max(0, index - _MOST_AROUND) : index]
        return [one for one in near if one.span.end > span.start]

    def in_value(self, block: Block, fact: str) -> list[Fact]:
        """The facts of a type in a field's value, where codes count that running text is too ambiguous for."""
        value = block.value or Span(0, len(block.text))
        module = self._module(fact)
        if not block.concept or module.TYPE.field != block.concept:
            return [one for one in self.of(block, fact) if _begins_in(one.span, value)]
        key = (f"{fact} in value", block)
        if key not in self._found:
            found: list[Fact] = module.find_in_field(value.of(block.text), block.language)
            self._found[key] = [replace(one, span=one.span.shift(value.start)) for one in found]
        return self._found[key]

    def _finder(self, fact: str) -> Finder:
        finder: Finder = self._module(fact).find
        return finder

    def _module(self, fact: str) -> ModuleType:
        if fact not in self._modules:
            self._modules[fact] = import_module(f".{MODULES[fact]}", __name__)
        return self._modules[fact]


def _begins_in(span: Span, segment: Span) -> bool:
    return segment.start <= span.start < segment.end
