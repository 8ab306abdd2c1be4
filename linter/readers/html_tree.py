"""The elements of a page to lines: blocks, lists, tables and links, with a stack instead of a tree.

It is long, since elements begin and end in one state.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from ..messages import both
from ..model import NEWLINE, Language, Line, Link, Role, SourceMap, Span
from .html_elements import (
    BLOCKS,
    CELLS,
    CLOSES,
    HEADINGS,
    LISTS,
    MAIN,
    TABLES,
    TYPEWRITER,
    VOID,
    is_code,
    is_text,
    is_unseen,
    language,
    number,
)
from .html_line import TooMuchError, VisibleLine
from .html_tokens import Tag, tokens
from .note_marks import is_note_mark
from .scale import scale
from .table_columns import Cell
from .tables import arrange

# Bounds against hostile pages. Browsers give up at 512 open elements.
MAX_DEPTH = 10_000
MAX_TAGS = 300_000
MAX_LINES = 50_000

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class _Element:
    name: str
    hidden: bool
    language: Language | None
    in_page_language: bool
    inside_text: bool
    preformatted: bool
    attributes: dict[str, str]
    in_code: bool = False
    count: int = 0  # of the items of a list


@dataclass(slots=True)
class _Table:
    """A table or a list of terms and definitions: a term begins a row. `nested` is true in a cell with another list."""

    rows: list[list[Cell]] = field(default_factory=list)
    nested: bool = False


class Page:
    """Reads the visible text of a page.

    After `read`, `links` holds the links of the text and `language` the marked language of the page. `in_its_language`
    holds the starts of lines (in the source) that have no nearer mark. `literals` are the stretches of code.
    """

    def __init__(self, source: str) -> None:
        self.links: list[Link] = []
        self.literals: list[Span] = []
        self._code: list[Span] = []  # the text of the open code
        self.language: Language | None = None
        self.in_its_language: set[int] = set()
        self._source = source
        self._line = VisibleLine(source)
        self._has_main = MAIN.search(source) is not None
        self._stack = [_Element("", False, None, True, False, False, {})]
        self._open: dict[str, list[int]] = defaultdict(list)  # by name, where on the stack elements are open
        self._blocks: list[int] = []
        self._lists: list[_Element] = []
        self._tables: list[_Table] = []
        self._sinks: list[list[Line]] = [[]]  # the lines of the page, and of each open cell
        self._starts_block = True
        self._role: Role = "text"
        self._level = 0
        self._marker = ""
        self._link: tuple[str, Span | None] | None = None
        self._lines = 0

    def read(self) -> list[Line]:
        """All lines in reading order. Raises `TooMuchError`."""
        tags = 0
        for token in tokens(self._source):
            if isinstance(token, Span):
                self._text(token)
                continue
            tags += 1
            if tags > MAX_TAGS:
                raise TooMuchError(
                    both("the page has more than the {most} tags that bilint reads; split it", most=f"{MAX_TAGS:,}")
                )
            if token.closing:
                self._close(token)
            else:
                self._start(token)
        while len(self._stack) > 1:
            self._pop()
        self._break()
        return self._sinks[0]

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if name in VOID:
            self._void(name, tag.span)
            return
        for closed in CLOSES.get(name, ()):
            self._pop_to(closed, beyond=("ul", "ol", "menu", "dir") if name == "li" else ("table", "dl"))
        if name in BLOCKS:
            self._pop_to("p", beyond=("table", "td", "th"))
            self._break()
        self._push(tag)
        self._enter(tag)

    def _void(self, name: str, span: Span) -> None:
        if name == "hr":
            self._pop_to("p", beyond=("table", "td", "th"))
            self._break()
        elif name == "br" and not self._stack[-1].hidden:
            if self._role == "heading":
                self._line.space(span)
            elif self._line.is_empty:
                self._blank(span.start)
            else:
                self._end_line()

    def _push(self, tag: Tag) -> None:
        above = self._stack[-1]
        attributes = dict(tag.attributes)
        element = _Element(
            tag.name,
            above.hidden or is_unseen(tag.name, attributes, inside_text=above.inside_text, has_main=self._has_main),
            above.language,
            above.in_page_language,
            above.inside_text or is_text(tag.name, attributes),
            above.preformatted or tag.name == "pre",
            attributes,
            above.in_code or is_code(tag.name, attributes),
        )
        if "lang" in attributes:
            named = language(attributes)
            if tag.name in ("html", "body"):
                self.language = named
            else:
                element.language, element.in_page_language = named, False
        self._open[tag.name].append(len(self._stack))
        if tag.name in BLOCKS:
            self._blocks.append(len(self._stack))
        self._stack.append(element)
        if len(self._stack) > MAX_DEPTH:
            raise TooMuchError(
                both(
                    "elements are nested more than {most} deep; open the page in a browser and save it again",
                    most=f"{MAX_DEPTH:,}",
                )
            )

    def _enter(self, tag: Tag) -> None:
        """Handles the beginning of an element."""
        name, element = tag.name, self._stack[-1]
        if name in HEADINGS:
            self._role, self._level, self._marker = "heading", HEADINGS[name], ""
        elif name in LISTS:
            element.count = number(tag.attributes, "start", 1) - 1
            self._lists.append(element)
        elif name == "li":
            self._role, self._level, self._marker = "item", max(0, len(self._lists) - 1), self._mark(tag)
        elif name in TABLES:
            self._tables.append(_Table())
        elif name in CELLS and self._tables:
            self._sinks.append([])
        elif name == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif name == "a" and "href" in tag.attributes:
            self._link = tag.attributes["href"].strip(), None

    def _mark(self, tag: Tag) -> str:
        """The bullet or number that a browser shows before an item."""
        if not self._lists or self._lists[-1].name != "ol":
            return "•"
        owner = self._lists[-1]
        owner.count = number(tag.attributes, "value", owner.count + 1)
        kind = owner.attributes.get("type", "")
        if kind in ("a", "A") and 0 < owner.count <= len(_LETTERS):
            letter = _LETTERS[owner.count - 1]
            return f"{letter if kind == 'a' else letter.upper()}."
        return f"{owner.count}."

    def _close(self, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            self._void(name, tag.span)
            return
        places = self._open[name]
        if not places:
            if name == "p":
                self._break()
            return
        cell = max((self._open[one][-1] for one in ("td", "th") if self._open[one]), default=0)
        inside = name in ("td", "th", "tr", "tbody", "thead", "tfoot", "table") or places[-1] > cell
        # The end of an inline element does not close the blocks that were begun in it.
        if inside and (name in BLOCKS or not self._blocks or self._blocks[-1] < places[-1]):
            while len(self._stack) > places[-1] + 1:
                self._pop()
            self._pop()

    def _pop_to(self, name: str, beyond: tuple[str, ...]) -> None:
        """Closes the innermost element of a name, unless one of those `beyond` its reach is within it."""
        places = self._open[name]
        if places and all(not self._open[one] or self._open[one][-1] < places[-1] for one in beyond):
            for _ in range(len(self._stack) - places[-1]):
                self._pop()

    def _pop(self) -> None:
        """Handles the end of an element."""
        element = self._stack[-1]
        name = element.name
        if name in BLOCKS:
            self._break()
            self._blocks.pop()
        if name in HEADINGS or name == "li":
            self._role, self._level, self._marker = "text", 0, ""
        elif name in LISTS:
            self._lists.pop()
        elif name in CELLS and self._tables:
            self._end_cell(element)
        elif name in TABLES:
            arranged = arrange(self._tables.pop().rows)
            self._count(len(arranged))  # a line counts again in each table around it, since it takes time there
            self._sinks[-1] += arranged
            if name == "dl" and self._tables:
                self._tables[-1].nested = True
            self._starts_block = True
        elif name == "a" and self._link:
            target, anchor = self._link
            if anchor and target and not target.startswith("#") and not target.lower().startswith("javascript:"):
                self.links.append(Link(target, anchor))
            self._link = None
        self._stack.pop()
        self._open[name].pop()
        if element.in_code and not self._stack[-1].in_code:
            self._end_code(name)

    def _end_code(self, name: str) -> None:
        """Keeps the text of an element of code, unless it is prose in typewriter type."""
        text = " ".join(span.of(self._source) for span in self._code)
        if name not in TYPEWRITER or not scale().is_prose(text):
            self.literals += self._code
        self._code = []

    def _end_cell(self, element: _Element) -> None:
        lines = tuple(self._sinks.pop())
        rows = self._tables[-1].rows
        name = element.name
        if name == "dt" or not rows or (name == "dd" and len(rows[-1]) > 1):
            rows.append([] if name != "dd" else [Cell(())])
        width, height = (number(element.attributes, span, 1) for span in ("colspan", "rowspan"))
        table = self._tables[-1]
        rows[-1].append(Cell(lines, width=width, height=height, header=name == "th", nested=table.nested))
        table.nested = False

    def _text(self, span: Span) -> None:
        element = self._stack[-1]
        if element.hidden or (self._open["sup"] and self._is_mark(span)):
            return  # the mark of a note is left out, as in Word documents
        if element.in_code:
            self._code.append(span)
        if not element.preformatted:
            self._add(span, element)
            return
        start = span.start
        for found in NEWLINE.finditer(self._source, span.start, span.end):
            self._add(Span(start, found.start()), element)
            if self._line.is_empty:
                self._blank(start)
            else:
                self._end_line()
            start = found.end()
        self._add(Span(start, span.end), element)

    def _is_mark(self, raised: Span) -> bool:
        """True if raised text marks a note: a link within the page, or a figure behind a word."""
        within = self._link is not None and self._link[0].startswith("#")
        return within or is_note_mark(self._line.last_word, raised.of(self._source))

    def _add(self, span: Span, element: _Element) -> None:
        add = self._line.add_verbatim if element.preformatted else self._line.add
        was_empty = self._line.is_empty
        seen = add(span, element.language)
        if seen is None:
            return
        if was_empty and element.in_page_language:
            self.in_its_language.add(seen.start)
        if self._link:
            target, anchor = self._link
            self._link = target, Span(anchor.start if anchor else seen.start, seen.end)

    def _break(self) -> None:
        """Ends a block of text."""
        had_text = not self._line.is_empty
        self._end_line()
        self._starts_block = True
        if had_text and self._role == "item":
            self._role, self._level, self._marker = "text", 0, ""

    def _count(self, lines: int) -> None:
        self._lines += lines
        if self._lines > MAX_LINES:
            raise TooMuchError(
                both(
                    "the page has more than the {most} lines and cells that bilint reads; split it",
                    most=f"{MAX_LINES:,}",
                )
            )

    def _end_line(self) -> None:
        if self._line.is_empty:
            return
        languages = self._line.languages
        text, origin = self._line.take()
        if not text.strip():  # a paragraph of no-break spaces keeps its neighbours apart
            self._blank(origin.pieces[0].source)
            return
        said = next(iter(languages)) if len(languages) == 1 else None
        self._count(1)
        self._sinks[-1].append(Line(text, origin, self._role, self._level, self._marker, self._starts_block, said))
        self._starts_block = False
        self._marker = ""

    def _blank(self, position: int) -> None:
        self._count(1)
        self._sinks[-1].append(Line("", SourceMap.verbatim(Span(position, position))))
        self._starts_block = True
