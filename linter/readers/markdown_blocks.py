"""Blocks of Markdown: a scanner over lines that knows each column, since findings need exact places.

The structure is CommonMark's and GitHub's (headings, lists, quotes, fences, tables, front matter). It departs from them
for the way notices are written. Indentation alone does not make code, `1. SUMMARY` in capitals is a title and not an
item. A row of dashes under several lines is a rule, not a heading. A line of markup alone (a rule, a comment, a
definition of a link) becomes an empty line. It still parts the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Line, Role, Span
from .front_matter import REMARK, field_names, front_matter, is_repeated
from .markdown_links import definition
from .markdown_marks import CELL, FENCE, GLUED_ITEM, HEADING, ITEM, QUOTE, RAW, box_title, heading_end, is_rule
from .markdown_shown import Shown
from .markdown_tables import Place, cells_of, heads_table, indented, is_delimiter_row
from .source_lines import source_lines

# Bounds against hostile input: nested lists on one line, emphasis and links across lines, pieces of source maps.
_MAX_NESTING = 16
_MAX_PARAGRAPH = 100_000
MAX_PIECES = 1_000_000
_CODE_INDENT = 4  # columns: CommonMark has an indented block of code from here on


@dataclass(slots=True)
class _Block:
    """Lines of the source (their visible stretches) that form one heading, paragraph, item, cell or line of code."""

    role: Role
    spans: list[Span]
    level: int = 0
    marker: str = ""
    starts_block: bool = False
    markup: bool = True  # whether there may be markup inside
    cell: Place | None = None
    literal: bool = False  # whether its lines stand as far in as code
    folded: bool = False  # whether its line breaks are those of the file alone

    def lines(self, shown: Sequence[Shown]) -> Iterator[Line]:
        """The block's lines; the marker and the beginning belong to the first."""
        marker, starts_block = self.marker, self.starts_block
        for line in shown:
            yield Line(line.text, line.origin, self.role, self.level, marker, starts_block, line.language)
            marker, starts_block = "", False


class Scanner:
    """Source lines to blocks, and the definitions of links, which may follow their use."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = list(source_lines(source))
        self.blocks: list[_Block] = []
        self.definitions: dict[str, str] = {}
        self.names = field_names(source, self.lines)
        self.title: _Block | None = None
        self.paragraph: _Block | None = None  # the block that the next line may continue
        self.length = 0  # of the paragraph
        self.lists: list[int] = []  # the columns of the markers of the open items
        self.after_blank = True
        self.quoted = False
        self.in_table = False
        self.tables = 0
        self.unclosed_comment = False
        self.unclosed_raw: set[str] = set()

    def scan(self) -> None:
        index = self._front_matter()
        while index < len(self.lines) and len(self.blocks) <= MAX_PIECES:
            index = self._line(index)
        self._head()

    def _front_matter(self) -> int:
        """The index of the first line after the front matter; 0 where there is none."""
        matter = front_matter(self.source, self.lines)
        if matter is None:
            return 0
        above = 0
        for value in matter.values:
            first, last = (
                bisect_right(self.lines, Span(span.start, len(self.source))) - 1
                for span in (value.spans[0], value.spans[-1])
            )
            self._code(above, first)
            self.blocks.append(_Block("text", list(value.spans), starts_block=True, folded=True))
            if value.is_title:
                self.title = self.blocks[-1]
            above = last + 1
        self._code(above, matter.end)
        return matter.end

    def _head(self) -> None:
        """Makes a heading of the title above the text. Leaves it out if the text has it as a heading."""
        if self.title is None:
            return
        texts = [span.of(self.source) for span in self.title.spans]
        first = next((block for block in self.blocks if block.role == "heading"), None)
        repeated = first is not None and is_repeated(texts, " ".join(span.of(self.source) for span in first.spans))
        self.title.role, self.title.level, self.title.markup = ("code", 0, False) if repeated else ("heading", 1, True)

    def _line(self, index: int) -> int:
        """Reads the block or line at `index`; the index of the next one."""
        span = self.lines[index]
        if index in self.names:
            span = Span(self.names[index].end, span.end)
        text = span.of(self.source).strip()
        if not text:
            self._separate(span)
            return index + 1
        if fence := FENCE.match(text):
            return self._fence(index, fence[1] or fence[2])
        if text.startswith("<!--") and text.find("-->") == len(text) - 3:
            self._separate(Span(span.start, span.start))
            return index + 1
        if text.startswith("<!--") and "-->" not in text:
            after = self._comment(index)
            if after > index:
                return after
        if raw := RAW.match(text):
            after = self._raw(index, raw[1].lower())
            if after > index:
                return after
        if "|" in text and self._row(index, text):
            return index + 1
        self.in_table = False
        self._content(span)
        return index + 1

    def _separate(self, span: Span) -> None:
        """An empty line, or one that holds nothing to be seen: `span` is its text."""
        self.paragraph = None
        self.in_table = False
        self.after_blank = True
        self.blocks.append(_Block("text", [span], markup=False))

    def _add(self, block: _Block, *, open_to_more: bool = False) -> None:
        self.blocks.append(block)
        self.paragraph = block if open_to_more else None
        self.length = 0
        self.after_blank = False

    def _code(self, start: int, end: int) -> None:
        self._add(_Block("code", list(self.lines[start:end]), markup=False))

    def _fence(self, index: int, opening: str) -> int:
        end = index + 1
        while end < len(self.lines):
            text = self.lines[end].of(self.source).strip()
            end += 1
            if len(text) >= len(opening) and text == opening[0] * len(text):
                break
        self._code(index, end)
        return end

    def _comment(self, index: int) -> int:
        """A comment over several lines; `index` itself where it has no end, so that no text is lost."""
        close = -1 if self.unclosed_comment else self.source.find("-->", self.lines[index].start)
        if close < 0:
            self.unclosed_comment = True
            return index
        last = bisect_right(self.lines, Span(close, len(self.source))) - 1
        for span in self.lines[index:last]:
            self._separate(Span(span.start, span.start))
        self._content(Span(close + 3, self.lines[last].end))
        return last + 1

    def _raw(self, index: int, name: str) -> int:
        """A script or style sheet, which nobody sees. `index` itself where it has no end, so that no text is lost."""
        if name not in self.unclosed_raw:
            closing = f"</{name}"
            for end in range(index, len(self.lines)):
                if closing in self.lines[end].of(self.source).lower():
                    self._code(index, end + 1)
                    return end + 1
            self.unclosed_raw.add(name)
        return index

    def _content(self, span: Span) -> None:
        """A line that is neither code nor a table: quote marks, then a heading, items, or running text."""
        span, column = indented(self.source, span)
        if quote := QUOTE.match(self.source, span.start, span.end):
            if not self.quoted:
                self.paragraph, self.after_blank, self.quoted = None, False, True
            span, column = indented(self.source, Span(quote.end(), span.end))
        elif self.paragraph is None:
            self.quoted = False
        if not span:
            self._separate(span)
            return
        text = span.of(self.source)
        if CELL.match(text):
            self._add(_Block("cell", [span], starts_block=True), open_to_more=True)
            return
        if self._underlines(text):
            return
        if is_rule(text):
            self.lists.clear()
            self._separate(Span(span.start, span.start))
            return
        if (title := box_title(text)) is not None:
            self._separate(Span(span.start, span.start))
            if title:
                self._add(_Block("text", [title.shift(span.start)], starts_block=True))
            return
        if heading := HEADING.match(text):
            self.lists.clear()
            title = Span(span.start + heading.end(), span.start + max(heading.end(), heading_end(text)))
            self._add(_Block("heading", [title], level=len(heading[1]), starts_block=True))
            return
        self._items_and_text(span, column)

    def _items_and_text(self, span: Span, column: int) -> None:
        for _ in range(_MAX_NESTING):
            item = ITEM.match(self.source, span.start, span.end)
            if item is None and self.lists and self.paragraph and self.paragraph.role == "item":
                item = GLUED_ITEM.match(self.source, span.start, span.end)
            if item is None:
                break
            title = self.source[item.end() : span.end].partition("<!--")[0]
            if column == 0 and item[1][0].isdigit() and title.isupper():
                self.paragraph, self.after_blank = None, False
                self.lists.clear()
                break
            if not self._begins_item(item[1], is_empty=item.end() == span.end):
                break
            while self.lists and column < self.lists[-1] + 2:
                self.lists.pop()
            block = _Block("item", [], level=len(self.lists), marker=item[1], starts_block=True)
            self.lists.append(column)
            column += item.end() - item.start()
            span = Span(item.end(), span.end)
            self._add(block, open_to_more=True)
            if ITEM.match(self.source, span.start, span.end):
                block.spans.append(Span(span.start, span.start))
        self._text(span, column)

    def _begins_item(self, marker: str, *, is_empty: bool) -> bool:
        """Wrapped text may put a number and a full stop at the beginning of a line."""
        if self.paragraph is None or not self.paragraph.spans:
            return True
        return not is_empty and (bool(self.lists) or not marker[0].isdigit() or marker[:-1] == "1")

    def _text(self, span: Span, column: int) -> None:
        if self.paragraph is None:
            found = definition(self.source, span)
            if found or self.source.startswith(REMARK, span.start):
                if found:
                    self.definitions.setdefault(*found)
                self._separate(Span(span.start, span.start))
                return
            if column < 2:
                self.lists.clear()
            literal = self.after_blank and column >= self._text_column() + _CODE_INDENT
            self._add(_Block("text", [], starts_block=not self.after_blank, literal=literal), open_to_more=True)
        assert self.paragraph is not None
        self.paragraph.spans.append(span)
        self.length += len(span)
        if self.length > _MAX_PARAGRAPH:
            self.paragraph = None

    def _text_column(self) -> int:
        """The column in which text of the innermost open item begins, or of the page."""
        return self.lists[-1] + 2 if self.lists else 0

    def _underlines(self, text: str) -> bool:
        """True if the line underlines the one before, which it turns into a heading."""
        if self.paragraph is None or self.paragraph.role != "text" or len(self.paragraph.spans) != 1:
            return False
        if len(text) < 2 or text not in ("=" * len(text), "-" * len(text)):
            return False
        self.paragraph.role = "heading"
        self.paragraph.level = 1 if text[0] == "=" else 2
        self.paragraph.starts_block = True
        self.paragraph = None
        return True

    def _row(self, index: int, text: str) -> bool:
        """Reads a row of a table: a line between pipes, or one with pipes that a delimiter row vouches for."""
        between_pipes = text[0] == "|" and text[-1] == "|" and len(text) > 1
        if not (between_pipes or self.in_table or heads_table(self.source, self.lines, index)):
            return False
        self.tables += not self.in_table
        self.in_table = True
        self.paragraph = None
        cells = cells_of(self.source, self.lines[index])
        if not is_delimiter_row(self.source, cells):
            for cell in cells:
                self._add(_Block("text", [cell], starts_block=True, cell=(self.tables, index)))
        return True
