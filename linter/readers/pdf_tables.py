"""Tables of a PDF page: the cell of each word, by the rules drawn around it, or by its tag."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .pdf_words import Cell, Word

if TYPE_CHECKING:
    import pypdfium2

    from .pdf_tags import Tag

# A page with more drawings than this holds a picture, not a table.
MAX_DRAWINGS = 4000
_THIN = 2.5
_SHORTEST = 6.0
_JOINT = 2.0


@dataclass(frozen=True, slots=True, order=True)
class _Rule:
    """A rule at `at` from `start` to `end` on the other axis."""

    at: float
    start: float
    end: float


class Grid:
    """The rules of a page."""

    def __init__(self, upright: Sequence[_Rule], level: Sequence[_Rule]) -> None:
        self._upright, self._level = sorted(set(upright)), sorted(set(level))
        self._xs = [rule.at for rule in self._upright]
        self._ys = [rule.at for rule in self._level]

    def find_cells(self, words: Iterable[Word]) -> None:
        """Notes for each word the cell that holds it; none where there are no rules on all four sides."""
        last: Cell | None = None
        for word in words:
            x, y = word.middle, word.base - 0.25 * word.size
            # Words come cell by cell: most stand where the one before stood.
            if last is None or not (last.left < x < last.right and last.top < y < last.bottom):
                last = self._cell(x, y)
            word.cell = last

    def _cell(self, x: float, y: float) -> Cell | None:
        sides = (
            _nearest(self._level, range(bisect_left(self._ys, y) - 1, -1, -1), x),
            _nearest(self._upright, range(bisect_left(self._xs, x) - 1, -1, -1), y),
            _nearest(self._level, range(bisect_right(self._ys, y), len(self._ys)), x),
            _nearest(self._upright, range(bisect_right(self._xs, x), len(self._xs)), y),
        )
        top, left, bottom, right = sides
        if top is None or left is None or bottom is None or right is None:
            return None
        return Cell(round(top), round(left), round(bottom), round(right))


def _nearest(rules: Sequence[_Rule], order: range, at: float) -> float | None:
    for index in order:
        if rules[index].start - _JOINT <= at <= rules[index].end + _JOINT:
            return rules[index].at
    return None


def grid(page: pypdfium2.PdfPage) -> Grid | None:
    """The rules of a page that is not turned; None where it has too few for a table."""
    from pypdfium2 import raw as pdfium

    count = pdfium.FPDFPage_CountObjects(page.raw)
    if count > MAX_DRAWINGS:
        return None
    left, _, _, top = page.get_bbox()
    upright: list[_Rule] = []
    level: list[_Rule] = []
    for index in range(count):
        drawing = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(drawing) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        for x0, y0, x1, y1 in _strokes(drawing):
            x0, x1, y0, y1 = x0 - left, x1 - left, top - y1, top - y0  # noqa: PLW2901 (user space to page)
            if x1 - x0 <= _THIN and y1 - y0 >= _SHORTEST:
                upright.append(_Rule((x0 + x1) / 2, y0, y1))
            elif y1 - y0 <= _THIN and x1 - x0 >= _SHORTEST:
                level.append(_Rule((y0 + y1) / 2, x0, x1))
    return Grid(upright, level) if len(upright) > 1 and len(level) > 1 else None


def _strokes(drawing: Any) -> Iterator[tuple[float, float, float, float]]:
    """The straight lines of a drawing as boxes: a thin rectangle is one, a larger one has four edges."""
    from pypdfium2 import raw as pdfium

    box = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(drawing, *map(ctypes.byref, box)):
        return
    x0, y0, x1, y1 = (value.value for value in box)
    if min(x1 - x0, y1 - y0) <= _THIN:
        yield x0, y0, x1, y1
        return
    segments = pdfium.FPDFPath_CountSegments(drawing)
    if segments > MAX_DRAWINGS or not _is_stroked(drawing):
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawing, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(drawing, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _box(last, point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _box(point, start)
        last = point


def _box(one: tuple[float, float], two: tuple[float, float]) -> tuple[float, float, float, float]:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1])


def _is_stroked(drawing: Any) -> bool:
    from pypdfium2 import raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawing, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


def find_tagged_cells(words: Iterable[Word], place_of: Callable[[Tag | None], tuple[int, int] | None]) -> None:
    """Notes for each word without a ruled cell the one that its tag tells of.

    `place_of` gives the numbers of the row and the cell of a tag. A cell is as high as its row. It reaches to the next
    cell, as between rules.
    """
    rows: dict[int, dict[int, list[Word]]] = {}
    for word in words:
        place = place_of(word.tag) if word.cell is None else None
        if place is not None:
            rows.setdefault(place[0], {}).setdefault(place[1], []).append(word)
    for row in rows.values():
        cells = sorted(row.values(), key=lambda cell: min(word.x0 for word in cell))
        lefts = [min(word.x0 for word in cell) for cell in cells]
        rights = [*lefts[1:], max(word.x1 for word in cells[-1])]
        top = min(word.top for cell in cells for word in cell)
        bottom = max(word.bottom for cell in cells for word in cell)
        for cell, left, right in zip(cells, lefts, rights, strict=True):
            box = Cell(round(top), round(left), round(bottom), round(right))
            for word in cell if len(cells) > 1 else ():
                word.cell = box
