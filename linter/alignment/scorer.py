"""How surely units of two versions are translations of each other: named features, and weights that were fitted.

`benchmarks/alignment/fit.py` fits the weights, and says on which documents. They stand in the table `link-weights`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import mul
from typing import NamedTuple

from ..vocabulary import Vocabulary
from .evidence import Unit, length_deviation, length_excess, merged

# The evidence on a link: its words and lengths, its shapes, its place.
WORDS = (
    "common share", "root of common share", "share of the smaller", "common weight", "English alone", "French alone",
    "numbers", "acronyms and links", "cognates", "same concept", "nothing in common", "known words, none in common",
    "numbers that differ", "deviation", "squared deviation", "log ratio",
)  # fmt: skip
SHAPES = (
    "units joined", "borders within", "other kind", "heading and other", "same level", "both items",
    "new paragraph in one", "end of paragraph in one", "lower case in one", "colon in both", "colon in one",
    "question in one",
)  # fmt: skip
PLACES = (
    "place", "same place from the top", "same place from the end", "same place in the list",
    "same place from its end", "lists of one length", "headings on top",
)  # fmt: skip
LINK = (*WORDS, *SHAPES, *PLACES)
# What speaks for a unit without counterpart.
ALONE = ("always", "length", "heading", "item", "weight")

# Deviations beyond these, in standard deviations, tell no more. So do more known words than these.
_FAR, _FAR_SQUARED = 6.0, 16.0
_KNOWN = 4
_FIGURES = 3
# Four kinds of evidence that two stretches without a common word lack.
_NOTHING = (0.0,) * 4
# Headings and fields are never one with others.
_WHOLES = ("heading", "field")
_ASKING = ("?", "!")
# A sentence of usual length, in characters.
_USUAL_LENGTH = 60


class Shape(NamedTuple):
    """The signs that do not depend on the words of a stretch. `mark` is the last character, quotes left out."""

    kind: str
    level: int
    number: int
    borders: int
    first: bool
    last: bool
    lower: bool
    mark: str


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Neighbouring units of one version taken as one.

    `top` and `end` count the units above the last of them and below. `row` counts so within a list; None outside one.
    `log` is that of its weight. `place` is the share of the units that stand above, 0 to 1.
    """

    unit: Unit
    shape: Shape
    sign: str
    top: int
    end: int
    place: float
    row: tuple[int, int] | None
    log: float
    known: int
    figures: int


class Stretches:
    """The stretches of one version of a section; each is put together once."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._rows = list(_rows(units))
        self._known: dict[tuple[int, int], Stretch] = {}
        self._lengths = [0, *accumulate(unit.length for unit in units)]
        self._wholes = [0, *accumulate(unit.kind in _WHOLES for unit in units)]
        self.singles = [self._made(end, 1) for end in range(1, len(units) + 1)]

    def before(self, end: int, number: int) -> Stretch:
        """So many units before a place, taken as one."""
        if number == 1:
            return self.singles[end - 1]
        found = self._known.get((end, number))
        if found is None:
            found = self._known[end, number] = self._made(end, number)
        return found

    def length(self, end: int, number: int) -> int:
        """The characters of so many units before a place; 0 if one of them is never joined."""
        start = end - number
        return 0 if self._wholes[end] > self._wholes[start] else self._lengths[end] - self._lengths[start] + number - 1

    def _made(self, end: int, number: int) -> Stretch:
        units = self._units[end - number : end]
        unit = merged(units)
        segments = unit.segments
        last = segments[-1]
        shape = Shape(
            kind=_kind(units[0]),
            level=unit.level,
            number=number,
            borders=len({segment.block for segment in segments}) - 1,
            first=unit.first,
            last=last.span.end >= len(last.block.text),
            lower=segments[0].text[:1].islower(),
            mark=last.text.rstrip("»”\"'*_) \u00a0")[-1:],
        )
        signs = [key[0] for key in unit.weights]
        return Stretch(
            unit=unit,
            shape=shape,
            sign=repr(shape),
            top=end - 1,
            end=len(self._units) - end,
            place=end / len(self._units),
            row=self._rows[end - 1] if number == 1 else None,
            log=math.log1p(unit.total),
            known=sum(sign not in "~@#/=" for sign in signs),
            figures=signs.count("#"),
        )


def _rows(units: Sequence[Unit]) -> Iterator[tuple[int, int] | None]:
    """For each item, how many items of its list stand above it and below it. None for another unit."""
    start = 0
    while start < len(units):
        end = start
        while end < len(units) and _kind(units[end]) == "item":
            end += 1
        yield from ((place - start, end - 1 - place) for place in range(start, end))
        if end < len(units):
            yield None
        start = end + 1


def link_features(en: Stretch, fr: Stretch) -> tuple[float, ...]:
    """The evidence on two stretches, in the order of `LINK`."""
    return (*_words(en, fr), *_shapes(en.shape, fr.shape), *_places(en, fr))


def _words(en: Stretch, fr: Stretch) -> tuple[float, ...]:
    one, two = en.unit, fr.unit
    deviation = abs(length_deviation(one.length, two.length))
    ratio = abs(length_excess(one.length, two.length))
    lengths = min(_FAR, deviation), min(_FAR_SQUARED, deviation * deviation) / 4, ratio
    if one.weights.keys().isdisjoint(two.weights):
        known, figures = min(_KNOWN, en.known, fr.known) / _KNOWN, min(_FIGURES, en.figures + fr.figures)
        return (*_NOTHING, en.log, fr.log, *_NOTHING, 1.0, known, figures, *lengths)
    few, many = (one.weights, two.weights) if len(one.weights) <= len(two.weights) else (two.weights, one.weights)
    common = numbers = names = cognates = concept = 0.0
    figures = 0
    for key, weight in few.items():
        other = many.get(key)
        if other is not None:
            least = weight if weight < other else other
            common += least
            sign = key[0]
            if sign == "~":
                cognates += least
            elif sign == "#":
                numbers += least
                figures += 1
            elif sign in "@/":
                names += least
            elif sign == "=":
                concept = 1.0
    log = math.log1p
    share = 2 * common / (one.total + two.total)
    return (
        share,
        math.sqrt(share),
        common / min(one.total, two.total),
        log(common),
        log(max(0.0, one.total - common)),
        log(max(0.0, two.total - common)),
        log(numbers),
        log(names),
        log(cognates),
        concept,
        0.0,
        0.0,
        min(_FIGURES, en.figures + fr.figures - 2 * figures),
        *lengths,
    )


def _shapes(en: Shape, fr: Shape) -> tuple[float, ...]:
    same = en.kind == fr.kind
    return (
        en.number + fr.number - 2.0,
        en.borders + fr.borders,
        not same,
        (en.kind == "heading") != (fr.kind == "heading"),
        same and en.kind in ("heading", "item") and en.level == fr.level,
        same and en.kind == "item",
        en.first != fr.first,
        en.last != fr.last,
        en.lower != fr.lower,
        en.mark == fr.mark == ":",
        (en.mark == ":") != (fr.mark == ":"),
        (en.mark in _ASKING) != (fr.mark in _ASKING),
    )


def _places(en: Stretch, fr: Stretch) -> tuple[float, ...]:
    single = en.shape.number == fr.shape.number == 1
    top = single and en.top == fr.top
    rows = (*en.row, *fr.row) if en.row and fr.row else (0, 1, 2, 4)
    return (
        abs(en.place - fr.place),
        top,
        single and en.end == fr.end,
        rows[0] == rows[2],
        rows[1] == rows[3],
        rows[0] + rows[1] == rows[2] + rows[3],
        top and not en.top and en.shape.kind == fr.shape.kind == "heading",
    )


def _kind(unit: Unit) -> str:
    """The kind of a unit; a sentence of an item is one like others."""
    segment = unit.segments[0]
    return "paragraph" if len(segment.span) < len(segment.block.text) and unit.kind == "item" else unit.kind


def alone_features(unit: Unit) -> tuple[float, ...]:
    """The evidence on a unit without counterpart, in the order of `ALONE`."""
    return (
        1.0,
        math.log(unit.length / _USUAL_LENGTH),
        unit.kind == "heading",
        _kind(unit) == "item",
        math.log1p(unit.total),
    )


class Scorer:
    """The fitted weights of the features."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._words, self._shapes, self._places = (
            tuple(weights[name] for name in names) for names in (WORDS, SHAPES, PLACES)
        )
        self._alone = tuple(weights[f"alone: {name}"] for name in ALONE)
        # By the shapes of both sides, written as texts: these are looked up fast.
        self._known: defaultdict[str, dict[str, float]] = defaultdict(dict)

    def link(self, en: Stretch, fr: Stretch) -> tuple[float, float]:
        """How much a link of two stretches adds to an alignment (no unit), and the share of words in common."""
        words = _words(en, fr)
        known = self._known[en.sign]
        value = known.get(fr.sign)
        if value is None:
            value = known[fr.sign] = sum(map(mul, self._shapes, _shapes(en.shape, fr.shape)))
        return value + sum(map(mul, self._words, words)) + sum(map(mul, self._places, _places(en, fr))), words[0]

    def alone(self, unit: Unit) -> float:
        """How much a unit without counterpart adds to an alignment; no unit."""
        return float(sum(map(mul, self._alone, alone_features(unit))))


def fitted(vocabulary: Vocabulary) -> Scorer:
    """The scorer with the weights of a vocabulary."""
    return Scorer({name: float(weight) for name, weight in vocabulary.rows("link-weights")})
