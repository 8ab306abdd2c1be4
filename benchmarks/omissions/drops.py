"""Takes a part of a sentence away: a clause, a link of an enumeration, a bracket, an adverbial.

The parts are told by their signs and joining words alone, whatever the language, and by no list of bilint.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

_JOINING = r"(?:and|or|et|ou)"
_NAMED = r"[^\W\d]{4,}(?: [^\W\d]+)"
PARTS = {
    "clause": (re.compile(r",\s(?=(?:\S+\s){3,}\S)[^,;:.()]{15,}(?=[,.;])"),),
    "coordination": (
        re.compile(rf", (?!{_JOINING}\b){_NAMED}{{0,3}}(?=,? {_JOINING}\b)"),
        re.compile(rf"(?<=[^\W\d]),? (?:and|et) (?!(?:its|their|ses|leurs)\b){_NAMED}{{0,2}}(?=[.;]$)"),
        re.compile(rf", {_NAMED}{{0,2}}(?=, )"),
    ),
    "bracket": (re.compile(r"\s\((?=[^()]*\s)[^()]{8,}\)"),),
    "adverbial": (
        re.compile(r"^[A-ZÀÉ][^,.;:()]{8,50}, (?=[a-zàéè])"),
        re.compile(r" (?:in|for|with|by|on|within|during|dans|pour|avec|par|sur|pendant) [^,.;:()]{8,45}(?=[.;]$)"),
    ),
}
# What is left of a sentence has at least so many characters and words.
_LEFT = 25
_LEFT_WORDS = 5


@dataclass(frozen=True, slots=True)
class Drop:
    """A part of a sentence by its place, and the sentence without it."""

    part: str
    start: int
    end: int
    rest: str


def drops(text: str, choice: random.Random) -> Iterator[Drop]:
    """One drop of each part that a sentence has."""
    for part, patterns in PARTS.items():
        found = [match.span() for pattern in patterns for match in pattern.finditer(text)]
        found = [(start, end) for start, end in found if len(text) - (end - start) >= _LEFT]
        if found:
            start, end = choice.choice(found)
            rest = text[:start] + text[end:]
            if not start:
                rest = rest[:1].upper() + rest[1:]
            if len(rest.split()) >= _LEFT_WORDS:
                yield Drop(part, start, end, rest)
