"""Tables of Markdown: rows of cells between pipes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model import Line, Span
from ..patterns import lazy
from .table_columns import Cell
from .tables import arrange

_PIPE = lazy(r"\\.|\|")

# The number of a table, and of the row in it that holds a cell.
Place = tuple[int, int]


class Table:
    """Collects the cells of a table, since only all of them together tell how it is to be read."""

    def __init__(self) -> None:
        self._number = 0
        self._rows: dict[int, list[Cell]] = {}

    def is_over(self, place: Place | None) -> bool:
        """True if what stands at a place is no cell of this table."""
        return bool(self._rows) and (place is None or place[0] != self._number)

    def add(self, place: Place, lines: Iterable[Line]) -> None:
        self._number, row = place
        self._rows.setdefault(row, []).append(Cell(tuple(lines)))

    def take(self) -> list[Line]:
        """The lines of the table, none where there is none; the next one begins."""
        rows, self._rows = list(self._rows.values()), {}
        return arrange(rows)


def cells_of(source: str, span: Span) -> list[Span]:
    """The cells of a line, without the blanks around them."""
    span, _ = indented(source, span)
    bars = [bar.start() for bar in _PIPE.finditer(source, span.start, span.end) if bar[0] == "|"]
    first = span.start - 1
    if bars and bars[0] == span.start:
        first = bars.pop(0)
    if not bars or bars[-1] != span.end - 1:
        bars.append(span.end)
    starts = [first, *bars[:-1]]
    return [indented(source, Span(start + 1, end))[0] for start, end in zip(starts, bars, strict=True)]


def _is_delimiter(text: str) -> bool:
    dashes = text.removeprefix(":").removesuffix(":")
    return dashes != "" and set(dashes) == {"-"}


def is_delimiter_row(source: str, cells: Sequence[Span]) -> bool:
    return all(_is_delimiter(cell.of(source)) for cell in cells)


def indented(source: str, span: Span) -> tuple[Span, int]:
    """The span without blanks around it, and the width of the indentation."""
    text = span.of(source)
    body = text.lstrip(" \t")
    indentation = text[: len(text) - len(body)]
    start = span.start + len(indentation)
    return Span(start, start + len(body.rstrip(" \t"))), len(indentation.expandtabs(4))


def heads_table(source: str, lines: Sequence[Span], index: int) -> bool:
    """True if a table begins with the line at `index`: a delimiter row of as many cells is below."""
    if index + 1 == len(lines):
        return False
    following = lines[index + 1].of(source)
    if "|" not in following or not set(following) <= set("|:- \t"):
        return False
    cells = cells_of(source, lines[index + 1])
    return is_delimiter_row(source, cells) and len(cells) == len(cells_of(source, lines[index]))
