"""PDF: the text of the pages in reading order, each word with its box.

The source is the extracted text, a line of a page on each line. Running headers, footers and page numbers are dropped.
Wrapped lines are handed on as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Box, Document, Language, Line, Link, Piece, SourceMap, Span
from ..patterns import lazy
from .page_furniture import without_furniture
from .pdf_cell import read_pages
from .pdf_hyphens import is_of_line_break
from .pdf_notes import in_paragraphs
from .pdf_pages import PageLink
from .reading_order import reading_order
from .scale import scale
from .text_lines import TextLine

BULLET = "•"
# Function words of the other language that make a paragraph an untranslated one.
_UNTRANSLATED = 5.0
_WORD = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADDRESS = lazy(r"(?://|www\.|@)\S*[^\s).,;]$")
_REST_OF_ADDRESS = lazy(r"[-/._?=&#%]\w|\w+[-/._?=&#%]\S*\w")


def read(path_name: str, data: bytes) -> Document:
    """The document in a PDF file. Raises `UnreadableError`."""
    pages = read_pages(path_name, data)
    lines = in_paragraphs(reading_order(without_furniture(pages.words)))
    extract = _Extract(lines)
    return Document(
        path_name,
        "pdf",
        extract.source,
        tuple(extract.lines()),
        tuple(_links(pages.links, extract.boxes, extract.source)),
        tuple(extract.boxes),
    )


class _Extract:
    """The extracted text: a line of a page on each line, a blank line between paragraphs and between pages."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self.boxes: list[Box] = []
        self._lines = lines
        self._spans: list[Span] = []
        parts: list[str] = []
        position = 0
        for line in lines:
            if line.blank:
                parts.append("\n")
                position += 1
            start = position
            for index, word in enumerate(line.words):
                text = BULLET if word.symbol and index == 0 and len(line.words) > 1 else word.text
                span = Span(position, position + len(text))
                edges = (round(edge, 1) for edge in (word.x0, word.top, word.x1, word.bottom))
                self.boxes.append(Box(span, line.page, *edges))
                parts += (text, " ")
                position = span.end + 1
            parts[-1] = "\n"
            self._spans.append(Span(start, position - 1))
        self.source = "".join(parts)
        self._written = frozenset(word.lower() for word in _WORD.findall(self.source))

    def lines(self) -> Iterator[Line]:
        """The lines, those that go on the one before joined with it."""
        groups: list[list[int]] = []
        for index, line in enumerate(self._lines):
            if line.goes_on:
                groups[-1].append(index)
            else:
                groups.append([index])
        for group in groups:
            first = self._lines[group[0]]
            start = self._spans[group[0]].start
            if first.blank:
                yield Line("", SourceMap.verbatim(Span(start - 1, start - 1)), page=first.page)
            yield self._joined(group, first)

    def _joined(self, group: Sequence[int], first: TextLine) -> Line:
        text = ""
        pieces: list[Piece] = []
        for index in group:
            span = self._spans[index]
            below = span.of(self.source)
            if text:
                joint = self._joint(text, below)
                if joint == "-":
                    text = text[:-1]
                    last = pieces.pop()
                    pieces.append(Piece(last.start, last.length - 1, last.source, last.length - 1))
                elif joint:
                    end = pieces[-1].source + pieces[-1].length
                    pieces.append(Piece(len(text), 1, end, span.start - end))
                    text += joint
            pieces.append(Piece(len(text), len(span), span.start, len(span)))
            text += below
        tag = None if first.marker else first.begins
        return Line(
            text,
            SourceMap(tuple(pieces)),
            role=tag.role if tag else "text",
            level=tag.level if tag else 0,
            starts_block=first.starts_block or bool(tag and tag.role != "text"),
            language=_settled(text, first.language),
            page=first.page,
        )

    def _joint(self, above: str, below: str) -> str:
        """The joint of two lines: a space, nothing, or `-` for a hyphen that goes."""
        word = above.rsplit(" ", 1)[-1]
        if _ADDRESS.search(word):
            return "" if word[-1] in "/-_=&" or _REST_OF_ADDRESS.match(below) else " "
        if word.endswith("/"):
            return ""
        if word.endswith("-") and len(word) > 1 and word[-2].isalnum():
            return "-" if is_of_line_break(word, below, self._written) else ""
        return " "


def _settled(text: str, column: Language | None) -> Language | None:
    """The language of a column, unless a paragraph in it is clearly in the other one. That is to be reported."""
    if column and scale().weigh_for(text, column) < -_UNTRANSLATED:
        return None
    return column


def _links(links: Sequence[PageLink], boxes: Sequence[Box], source: str) -> list[Link]:
    """The links with the words that can be clicked; a link over several lines is one."""
    found: list[Link] = []
    by_page: dict[int, list[Box]] = {}
    for box in boxes:
        by_page.setdefault(box.page, []).append(box)
    for link in links:
        x0, top, x1, bottom = link.box
        inside = [
            box
            for box in by_page.get(link.page, ())
            if x0 - 1 <= (box.x0 + box.x1) / 2 <= x1 + 1 and top - 1 <= (box.top + box.bottom) / 2 <= bottom + 1
        ]
        if inside:
            found.append(Link(link.target, Span(inside[0].span.start, inside[-1].span.end)))
    found.sort(key=lambda link: link.anchor)
    joined: list[Link] = []
    for item in found:
        last = joined[-1] if joined else None
        if last and last.target == item.target and not source[last.anchor.end : item.anchor.start].strip():
            joined[-1] = Link(item.target, Span(last.anchor.start, max(last.anchor.end, item.anchor.end)))
        else:
            joined.append(item)
    return joined
