"""Word documents: the text as it would be printed with all tracked changes accepted, a paragraph a line.

`Document.source` is that text. It has headings with their numbers, items with the bullets or numbers that Word shows,
and cells in reading order. Comments and hidden text are left out; footnotes and text boxes follow the paragraph that
they hang on. Headers and footers come last, without page numbers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from ..messages import both
from ..model import Document, Line, Link, SourceMap, Span, Spot
from . import UnreadableError
from .docx_body import Body
from .docx_package import Package
from .text import check_lines
from .versions import by_version


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of the source, and the element of the XML whose text it is, from the character `offset` on.

    `element` is its number from 0 among all elements of the main part, in their order.
    """

    span: Span
    element: int
    offset: int


def read(path_name: str, data: bytes) -> Document:
    """The document in a DOCX file. Raises `UnreadableError`."""
    page, body = _read(path_name, data)
    source = "".join(page.source)
    check_lines(path_name, source)
    links = sorted(page.links(body.links), key=lambda link: (link.anchor, link.target))
    return Document(path_name, "docx", source, tuple(page.lines), tuple(links))


def typed(path_name: str, data: bytes) -> list[TextRun]:
    """Where the characters of the source stand in the XML, in their order. Raises `UnreadableError`.

    Generated text, such as the numbers of items, has no place in it, and notes are in another part.
    """
    page, body = _read(path_name, data)
    numbers = {element: number for number, element in enumerate(body.root.iter())}
    return [
        TextRun(span, numbers[element], offset)
        for span, element, offset in page.typed(body.typed)
        if element in numbers
    ]


def _read(path_name: str, data: bytes) -> tuple[_Page, Body]:
    body = Body(Package(path_name, data))
    lines = by_version(body.lines())
    lines += body.page_texts()
    if not any(line.text.strip() for line in lines):
        raise UnreadableError(
            path_name,
            both("the Word file holds no text; if it holds pictures of text, type or recognise the text first"),
        )
    page = _Page(spots=body.spots)
    for line in lines:
        page.add(line)
    return page, body


@dataclass(slots=True)
class _Page:
    """The text as `show` prints it. The lines come with offsets into the text of the XML, unsorted by tables."""

    spots: list[tuple[int, Spot]]
    source: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    _length: int = 0
    _moved: list[tuple[int, int, int]] = field(default_factory=list)  # offset, length, offset in the source

    def add(self, line: Line) -> None:
        mark = f"{line.marker} " if line.role == "item" and line.marker else ""
        start = self._length + len(mark)
        verbatim = [piece for piece in line.origin.pieces if piece.verbatim]
        self._moved += [(piece.source, piece.length, start + piece.start) for piece in verbatim]
        near = bisect_right(self.spots, line.origin.pieces[0].source, key=lambda spot: spot[0]) - 1
        spot = self.spots[near][1] if near >= 0 else None
        self.lines.append(replace(line, origin=SourceMap.verbatim(Span(start, start + len(line.text))), spot=spot))
        self.source.append(f"{mark}{line.text}\n")
        self._length = start + len(line.text) + 1

    def links(self, found: list[Link]) -> Iterator[Link]:
        """The links with their anchors in the source."""
        moved = sorted(self._moved)
        for link in found:
            start, end = self._at(moved, link.anchor.start), self._at(moved, link.anchor.end - 1)
            if start is not None and end is not None and start <= end:
                yield Link(link.target, Span(start, end + 1))

    def typed(self, found: list[tuple[int, Element]]) -> Iterator[tuple[Span, Element, int]]:
        """The stretches of the source with the elements that they stand in, and where in their texts they begin."""
        starts = [start for start, _ in found]
        for piece, length, target in self._moved:
            end = piece + length
            first = max(0, bisect_right(starts, piece) - 1)
            for index in range(first, bisect_left(starts, end)):
                start, element = found[index]
                below = starts[index + 1] if index + 1 < len(starts) else end
                begin, stop = max(start, piece), min(below, end)
                if begin < stop:
                    yield Span(begin, stop).shift(target - piece), element, begin - start

    @staticmethod
    def _at(moved: list[tuple[int, int, int]], offset: int) -> int | None:
        index = bisect_right(moved, offset, key=lambda piece: piece[0]) - 1
        if index < 0:
            return None
        start, length, target = moved[index]
        return target + offset - start if offset < start + length else None
