"""A file as read: its source, and its lines with the markup of the format."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ..patterns import lazy
from .languages import Language
from .spans import SourceMap, Span

Role = Literal["text", "heading", "item", "cell", "code"]

NEWLINE = lazy(r"\r\n|\r|\n")


Part = Literal["body", "note", "page"]


class Spot(NamedTuple):
    """A place in a Word document as people count; 0 is none.

    "page" is a header or footer. `row` is that of a table, `paragraph` counts from the heading of the section.
    """

    part: Part = "body"
    table: int = 0
    row: int = 0
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line from a reader: its visible text without the line break, and the markup of the format.

    `role` is "text" where the format says nothing (plain text), else what its markup says. `level` is the depth of a
    heading (1 is the highest) or of a list item (0 is the outermost). `starts_block` is true where the format itself
    begins a paragraph here. `page` counts from 1. `version` is set for a line in a column of one language beside a
    column of the other. The line belongs to that version whatever its language is. `key` is that of a catalogue.
    `spot` is set for Word documents.
    """

    text: str
    origin: SourceMap
    role: Role = "text"
    level: int = 0
    marker: str = ""
    starts_block: bool = False
    language: Language | None = None
    page: int | None = None
    version: Language | None = None
    key: str = ""
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link that the format carries apart from its text: the target, and the anchor's place in the source."""

    target: str
    anchor: Span


@dataclass(frozen=True, slots=True)
class Box:
    """Where a word stands on a page: points from the top left; `span` is its place in the source."""

    span: Span
    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place as people see it. Lines and columns count from 1, columns in characters, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. `source` is the text that places refer to: the decoded file, or the text extracted of it.

    `path` is the name as the user gave it, with forward slashes. `encoding` is what the bytes were decoded with.
    """

    path: str
    format: str
    source: str
    lines: tuple[Line, ...]
    links: tuple[Link, ...] = ()
    boxes: tuple[Box, ...] = ()
    encoding: str = "utf-8"
    literals: tuple[Span, ...] = ()  # of the source, in order: what the format marks as code
    line_starts: tuple[int, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.line_starts:
            object.__setattr__(self, "line_starts", (0, *(one.end() for one in NEWLINE.finditer(self.source))))

    def place(self, span: Span) -> Place:
        """The line and column (and for a PDF the page and box) of a span of the source."""
        line, column = self._position(span.start)
        end_line, end_column = self._position(span.end)
        return Place(line, column, end_line, end_column, *self._box(span))

    def spot(self, position: int, heading: str) -> Spot | None:
        """The place in a Word document of a position in the source, in the section of that heading; None elsewhere."""
        if self.format != "docx":
            return None
        number = bisect_right(self.lines, position, key=lambda line: line.origin.pieces[0].source) - 1
        spot = self.lines[number].spot if number >= 0 else None
        if spot is None or spot != Spot():
            return spot
        words = heading.split()
        first = next((index for index in range(number, -1, -1) if self.lines[index].text.split() == words), None)
        if words and first is None:
            return spot
        after = self.lines[first + 1 if words and first is not None else 0 : number + 1]
        paragraphs = (line for line in after if line.starts_block and line.text.strip() and line.spot == Spot())
        return Spot(paragraph=sum(1 for _ in paragraphs))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def _box(self, span: Span) -> tuple[int | None, tuple[float, float, float, float] | None]:
        end = max(span.end, span.start + 1)
        words = [box for box in self.boxes if box.span.start < end and span.start < box.span.end]
        if not words:
            return None, None
        page = words[0].page
        words = [box for box in words if box.page == page]
        left, top = min(box.x0 for box in words), min(box.top for box in words)
        right, bottom = max(box.x1 for box in words), max(box.bottom for box in words)
        return page, (left, top, right, bottom)
