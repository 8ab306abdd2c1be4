"""Highlights with comments on the pages of a PDF, appended to the file: all its bytes stay as they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from codecs import BOM_UTF16_BE
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from logging import getLogger

from pypdf import PageObject, PdfWriter
from pypdf.constants import AnnotationFlag
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from ...model import Box, Document, Severity
from .notes import AUTHOR, Note, now
from .pdf_increment import writer_of, written

Colour = tuple[float, float, float]
Point = tuple[float, float]

_HIGHLIGHT: Mapping[Severity, Colour] = {
    "error": (1.0, 0.66, 0.62),
    "warning": (1.0, 0.86, 0.4),
    "info": (0.66, 0.85, 1.0),
}
_CARET: Mapping[Severity, Colour] = {"error": (0.8, 0.1, 0.1), "warning": (0.75, 0.45, 0.0), "info": (0.1, 0.4, 0.8)}
# Of a caret, in points: its tip stands this much above the bottom of the line, the rest below.
_TIP, _DEPTH, _HALF = 3.0, 4.0, 3.5


def annotated(data: bytes, document: Document, notes: Sequence[Note]) -> tuple[bytes, int]:
    """The file with its notes, and how many annotations they are: a note on two pages is one on each.

    `document` is what was read from `data`. Raises what pypdf does for a file that it cannot read or add to.
    """
    # pypdf writes of each small fault that it reads over; the copy is compared with the notice anyway.
    getLogger("pypdf").setLevel("ERROR")
    writer = writer_of(data)
    words = _Words(document.boxes, document.source)
    count = 0
    for note in notes:
        found = words.under(note)
        for number, boxes in groupby(found, key=lambda box: box.page):
            page = writer.pages[number - 1]
            writer.add_annotation(page, _highlight(note, list(boxes), _to_page(page)))
            count += 1
        if not found and (place := words.place(note.span.start)):
            number, point = place
            page = writer.pages[number - 1]
            writer.add_annotation(page, _caret(writer, note, point, _to_page(page)))
            count += 1
    if count:
        # Only when it changes is the information about the document (its title) named in what is appended.
        writer.add_metadata({"/Annotations": AUTHOR})
    return written(writer, data), count


class _Words:
    """The words of a document by their place in its source."""

    def __init__(self, boxes: Iterable[Box], source: str) -> None:
        self._boxes = sorted(boxes, key=lambda box: box.span)
        self._starts = [box.span.start for box in self._boxes]
        self._ends = [box.span.end for box in self._boxes]
        self._source = source

    def under(self, note: Note) -> list[Box]:
        """The words that a note is about, in order."""
        if not note.span:
            return []
        return self._boxes[bisect_right(self._ends, note.span.start) : bisect_left(self._starts, note.span.end)]

    def place(self, position: int) -> tuple[int, Point] | None:
        """The page and the point below the line where a position between words lies; None in a file without words."""
        after = bisect_left(self._starts, position)
        before = after - 1
        same_line = before >= 0 and "\n" not in self._source[self._ends[before] : position]
        if same_line or after == len(self._boxes):
            if before < 0:
                return None
            box = self._boxes[before]
            return box.page, (box.x1, box.bottom)
        box = self._boxes[after]
        return box.page, (box.x0, box.bottom)


def _to_page(page: PageObject) -> Callable[[Point], Point]:
    """From points from the top left of the page as it is shown, to the coordinates of its contents."""
    media, crop = page.mediabox, page.cropbox
    left, right = max(float(media.left), float(crop.left)), min(float(media.right), float(crop.right))
    bottom, top = max(float(media.bottom), float(crop.bottom)), min(float(media.top), float(crop.top))
    turns: dict[int, Callable[[Point], Point]] = {
        0: lambda point: (left + point[0], top - point[1]),
        90: lambda point: (left + point[1], bottom + point[0]),
        180: lambda point: (right - point[0], bottom + point[1]),
        270: lambda point: (right - point[1], top - point[0]),
    }
    return turns[page.rotation % 360]


def _highlight(note: Note, boxes: Sequence[Box], to_page: Callable[[Point], Point]) -> DictionaryObject:
    quads = [
        [to_page(corner) for corner in ((x0, top), (x1, top), (x0, bottom), (x1, bottom))]
        for x0, top, x1, bottom in _lines(boxes)
    ]
    made = _annotation("/Highlight", note, list(chain.from_iterable(quads)))
    made[NameObject("/QuadPoints")] = _numbers(chain.from_iterable(chain.from_iterable(quads)))
    made[NameObject("/C")] = _numbers(_HIGHLIGHT[note.severity])
    return made


def _lines(boxes: Sequence[Box]) -> Iterator[tuple[float, float, float, float]]:
    """One rectangle for the words of each line."""
    line = [boxes[0]]
    for box in boxes[1:]:
        last = line[-1]
        overlap = min(last.bottom, box.bottom) - max(last.top, box.top)
        if box.x0 < last.x0 or overlap < 0.5 * min(last.bottom - last.top, box.bottom - box.top):
            yield _around(line)
            line = []
        line.append(box)
    yield _around(line)


def _around(boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    return (
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _caret(writer: PdfWriter, note: Note, point: Point, to_page: Callable[[Point], Point]) -> DictionaryObject:
    """A sign that something belongs here. It brings its own drawing, since not every reader has one for it."""
    x, bottom = point
    corners = [
        to_page(corner) for corner in ((x, bottom - _TIP), (x + _HALF, bottom + _DEPTH), (x - _HALF, bottom + _DEPTH))
    ]
    made = _annotation("/Caret", note, corners)
    colour = _CARET[note.severity]
    lines = [f"{value:.2f} {y:.2f} {'l' if index else 'm'}" for index, (value, y) in enumerate(corners)]
    drawing = DecodedStreamObject()
    drawing.set_data(" ".join([*(f"{part:.2f}" for part in colour), "rg", *lines, "h f"]).encode("ascii"))
    drawing[NameObject("/Type")] = NameObject("/XObject")
    drawing[NameObject("/Subtype")] = NameObject("/Form")
    drawing[NameObject("/BBox")] = made["/Rect"]
    made[NameObject("/C")] = _numbers(colour)
    # pypdf has no public way to add a stream of one's own, and shows this one in its documentation.
    made[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(drawing)})
    return made


def _annotation(kind: str, note: Note, corners: Sequence[Point]) -> DictionaryObject:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): RectangleObject((min(xs), min(ys), max(xs), max(ys))),
            # In UTF-16: not every reader knows the quotes and dashes of the encoding that pypdf would choose.
            NameObject("/Contents"): ByteStringObject(BOM_UTF16_BE + note.text.encode("utf-16-be")),
            NameObject("/T"): TextStringObject(AUTHOR),
            NameObject("/NM"): TextStringObject(note.name),
            NameObject("/M"): TextStringObject(f"D:{now():%Y%m%d%H%M%S}Z"),
            NameObject("/F"): NumberObject(AnnotationFlag.PRINT),
        }
    )


def _numbers(values: Iterable[float]) -> ArrayObject:
    return ArrayObject([FloatObject(round(value, 2)) for value in values])
