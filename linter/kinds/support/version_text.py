"""The whole text of one version as one string, for rules that look at all its words together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ...language.function_words import LINKS
from ...language.masks import inside
from ...model import Block, Language, Span
from ...patterns import lazy
from ..contract import Case, Mark
from .passages import no_prose, passages

_WORD_BEFORE = lazy(r"([^\W\d_][\w'’-]*)[ \u00a0]$")
_WORD_AFTER = lazy(r"[ \u00a0]([^\W\d_][\w'’-]*)")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a version's text."""

    text: str
    span: Span


class VersionText:
    """The blocks of a version that are in its language, joined by line breaks."""

    def __init__(self, case: Case, side: Language) -> None:
        self.side = side
        self._case = case
        self._blocks = [block for one, block in passages(case, side) if one == side]
        self._starts: list[int] = []
        start = 0
        for block in self._blocks:
            self._starts.append(start)
            start += len(block.text) + 1
        self.text = "\n".join(block.text for block in self._blocks)

    @cached_property
    def lower(self) -> str:
        """The text in lower case, at the same offsets."""
        lower = self.text.lower()
        return lower if len(lower) == len(self.text) else "".join(char.lower()[0] for char in self.text)

    def find(self, pattern: re.Pattern[str], *, lower: bool = False) -> Iterator[Place]:
        """Where a pattern matches; addresses, code and borrowed words are left out."""
        for match in pattern.finditer(self.lower if lower else self.text):
            place = Place(self.text[match.start() : match.end()], Span(*match.span()))
            block = self._block(place)
            if "\n" not in place.text and not inside(
                self._in_block(place).start, no_prose(self._case, block, self.side)
            ):
                yield place

    def mark(self, place: Place) -> Mark:
        return Mark(self.side, self._block(place), self._in_block(place))

    def is_name(self, place: Place) -> bool:
        """True if a word belongs to a proper name.

        It has a capital, and so has a word beside it that begins no sentence. A joint may be between them (`World
        Health Organization`, `Organization of American States`).
        """
        if not place.text[:1].isupper():
            return False
        if place.text.isupper():
            return True
        before = self._word_before(place.span.start)
        if before and before.text[0].isupper() and before.text.lower() not in LINKS[self.side]:
            return not self.begins(before) or before.text.isupper()
        return not self.begins(place) and self._capital_follows(place.span.end)

    def around(self, place: Place) -> str:
        """The block that a place stands in, in lower case."""
        start = self._starts[self._index(place)]
        return self.lower[start : start + len(self._block(place).text)]

    def begins(self, place: Place) -> bool:
        """True if a place begins a block or a sentence, or stands in a heading, where capitals say nothing."""
        if self._block(place).kind == "heading":
            return True
        head = self.text[max(0, place.span.start - 3) : place.span.start].rstrip(" \u00a0“\"'«(")
        return not head or head[-1] in ".!?:;…•\n" or head[-1] == "\n"

    def _word_before(self, position: int) -> Place | None:
        match = _WORD_BEFORE.search(self.text, max(0, position - 40), position)
        return Place(match[1], Span(*match.span(1))) if match else None

    def _capital_follows(self, position: int) -> bool:
        for _ in range(3):
            match = _WORD_AFTER.match(self.text, position)
            if match is None:
                return False
            if match[1].lower() not in LINKS[self.side]:
                return match[1][0].isupper()
            position = match.end()
        return False

    def _index(self, place: Place) -> int:
        return bisect_right(self._starts, place.span.start) - 1

    def _block(self, place: Place) -> Block:
        return self._blocks[self._index(place)]

    def _in_block(self, place: Place) -> Span:
        return place.span.shift(-self._starts[self._index(place)])
