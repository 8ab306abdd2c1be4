"""Where a table has one version in its left columns and the other in its right ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Language, Line
from .scale import scale

# Evidence in function words: of a column's language and of a cell's.
_COLUMN = 1.5
CELL = 1.0
# So many of the cells that tell must be in the language of their column.
_PURE = 0.75
# One version may be so many times longer than the other, and by so many characters in a few words.
# Tables with both versions measured 1.1 to 1.3, tables of names beside descriptions 2.3 to 17.
_TIMES_LONGER = 2
_SHORT = 30


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of a cell. `width` and `height` are the columns and rows it spans; a header names what stands below.

    `nested` is true where the cell holds a list of terms of its own.
    """

    lines: tuple[Line, ...]
    width: int = 1
    height: int = 1
    header: bool = False
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell that holds text, the columns it covers, and what its words say: positive for French."""

    cell: Cell
    start: int
    end: int
    weight: float


def cut_of(rows: Sequence[Sequence[Placed]], columns: int) -> tuple[int, Language] | None:
    """The column where the second language begins, and which language is on the left."""
    by_place: dict[tuple[int, int], list[float]] = {}
    for row in rows:
        for cell in row:
            by_place.setdefault((cell.start, cell.end), []).append(cell.weight)
    shares = {place: _Evidence.of(weights) for place, weights in by_place.items()}
    best: tuple[float, int, int, Language] | None = None
    for cut in range(1, columns):
        left = sum((share for (_, end), share in shares.items() if end <= cut), _NOTHING)
        right = sum((share for (start, _), share in shares.items() if start >= cut), _NOTHING)
        found: Language = "en" if left.weight < right.weight else "fr"
        english, french = (left, right) if found == "en" else (right, left)
        # Of columns that say nothing, such as figures, each language has its own: the cut is in the middle.
        merit = french.weight - english.weight, -abs(columns - 2 * cut)
        if english.is_of("en") and french.is_of("fr") and (best is None or merit > best[:2]):
            best = *merit, cut, found
    return best[2:] if best and _may_translate(rows, best[2]) else None


def _may_translate(rows: Sequence[Sequence[Placed]], cut: int) -> bool:
    """True if the columns on both sides of a cut are about as long, and filled in the same rows.

    Names in English beside what they mean in French are a table of one version. So are short words in columns that do
    not answer each other: fewer on the one side.
    """
    if not _answer_each_other(rows, cut):
        return False
    sizes, lone = [0, 0], 0
    for row in rows:
        sides = [cell for cell in row if cell.end <= cut], [cell for cell in row if cell.start >= cut]
        lone += any(sides) and not all(sides)
        for index, side in enumerate(sides):
            sizes[index] += sum(len(line.text) for cell in side for line in cell.cell.lines)
    return max(sizes) <= _TIMES_LONGER * min(sizes) + _SHORT and 2 * lone <= len(rows)


def _answer_each_other(rows: Sequence[Sequence[Placed]], cut: int) -> bool:
    """True if both sides of a cut have as many columns, or sentences."""
    sides = (
        [cell for row in rows for cell in row if cell.end <= cut],
        [cell for row in rows for cell in row if cell.start >= cut],
    )
    return len({cell.start for cell in sides[0]}) == len({cell.start for cell in sides[1]}) or all(
        any(scale().is_prose(line.text) for cell in side for line in cell.cell.lines) for side in sides
    )


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The evidence of some cells: their weight, and how many of them show either language."""

    weight: float
    english: int
    french: int

    @staticmethod
    def of(weights: Sequence[float]) -> _Evidence:
        return _Evidence(
            sum(weights), sum(weight <= -CELL for weight in weights), sum(weight >= CELL for weight in weights)
        )

    def __add__(self, more: _Evidence) -> _Evidence:
        return _Evidence(self.weight + more.weight, self.english + more.english, self.french + more.french)

    def is_of(self, language: Language) -> bool:
        weight, own = (self.weight, self.french) if language == "fr" else (-self.weight, self.english)
        return weight >= _COLUMN and own >= _PURE * (self.english + self.french)


_NOTHING = _Evidence(0.0, 0, 0)
