"""Which of many values agree with a value, found without comparing all with all."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Generic, TypeVar

from ...model import Fact

T = TypeVar("T")
_Parts = tuple[str | None, ...]
_Stated = tuple[bool, ...]


class Agreeing(Generic[T]):
    """Things by the values of their facts, in the order in which they were given.

    A part that is not stated agrees with any. So there is an index for each pattern of stated parts, in the things and
    in the given value. Of such patterns there are few.
    """

    def __init__(self, things: Iterable[tuple[Fact, T]]) -> None:
        self._by_pattern: dict[_Stated, list[tuple[_Parts, T]]] = {}
        self._indexes: dict[tuple[_Stated, _Stated], dict[_Parts, deque[T]]] = {}
        for fact, thing in things:
            self._by_pattern.setdefault(_stated(fact.parts), []).append((fact.parts, thing))

    def of(self, fact: Fact) -> list[deque[T]]:
        """The things whose values agree with that of a fact, by their patterns. The queues are those of the index."""
        asked = _stated(fact.parts)
        found = (self._index(pattern, asked).get(_common(fact.parts, pattern, asked)) for pattern in self._by_pattern)
        return [queue for queue in found if queue]

    def _index(self, pattern: _Stated, asked: _Stated) -> dict[_Parts, deque[T]]:
        if (pattern, asked) not in self._indexes:
            index: dict[_Parts, deque[T]] = {}
            if len(pattern) == len(asked):
                for parts, thing in self._by_pattern[pattern]:
                    index.setdefault(_common(parts, pattern, asked), deque()).append(thing)
            self._indexes[pattern, asked] = index
        return self._indexes[pattern, asked]


def _stated(parts: _Parts) -> _Stated:
    return tuple(part is not None for part in parts)


def _common(parts: _Parts, one: _Stated, other: _Stated) -> _Parts:
    """The parts that both patterns state."""
    return tuple(part for part, here, there in zip(parts, one, other, strict=False) if here and there)
