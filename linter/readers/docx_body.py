"""The body of a Word document. Elements become lines, whose origins count the characters in the order of the XML.

It is long, since all elements count their characters in one state.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from ..messages import both
from ..model import Language, Line, Link, Piece, Role, SourceMap, Span, Spot
from ..patterns import lazy
from ..structure.furniture import is_page_number
from . import UnreadableError
from .docx_elements import (
    SKIPPED,
    TYPED,
    TextField,
    TextParagraph,
    alternative,
    symbol_of,
    target_of,
    width_of,
    within,
)
from .docx_numbering import Mark, Numbering
from .docx_package import Package, child, children
from .docx_styles import Styles, is_on, value
from .note_marks import is_note_mark
from .scale import scale
from .table_columns import Cell
from .table_lines import halves
from .tables import arrange
from .text import printable

# Bound against hostile files: a notice has 300 paragraphs.
MAX_LINES = 50_000
_BLANKS = lazy(r"[\t\n\r]")
_PAGE_FIELD = lazy(r"(?i)\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b")
_LONGEST_HEADING = 160
# No part has this name: the links of headers and footers are left out.
_ON_PAGES = "pages"


class Body:
    """Reads the text of a package: `root` is the XML of its main part.

    `links` and `typed` are filled as the lines are made. Anchors of links and the offsets in `typed` count as the
    origins of the lines do. `typed` says where the characters of an element begin, perhaps in a note. `spots` says
    where each paragraph begins, and in which row of a table or which part.
    """

    def __init__(self, package: Package) -> None:
        self.root = package.text()
        self.links: list[Link] = []
        self.typed: list[tuple[int, Element]] = []
        self.spots: list[tuple[int, Spot]] = []
        self._package = package
        self._styles = Styles(package.related("styles"))
        self._numbering = Numbering(package.related("numbering"))
        self._length = 0
        self._lines = 0
        self._fields: list[TextField] = []
        self._paragraph = TextParagraph(0)
        self._goes_on = False  # whether the mark at the end of the paragraph is deleted, so that the next one joins it
        self._notes: dict[str, dict[str, Element]] = {}
        self._of_notes: list[tuple[Element, str | None]] = []
        self._tables = 0  # the outermost ones so far
        self._row = 0  # of the outermost table, 0 outside of one
        self._part: str | None = None  # the kind of the part being read, None in the body: link identifiers are its own

    def lines(self) -> list[Line]:
        """All lines in reading order; an empty paragraph is an empty line."""
        return [line for part in children(self.root, "w:body") for line in self._blocks(part)]

    def page_texts(self) -> list[Line]:
        """The lines of headers and footers that are more than a page number. Their key says which one each is of."""
        made = []
        self._part = _ON_PAGES
        for key, root in self._package.page_texts(self.root):
            self._paragraph = TextParagraph(self._length)
            made += [replace(line, key=key, role="text") for line in self._blocks(root) if line.text.strip()]
        self._part = None
        return [part for line in made if not is_page_number(line.text.strip()) for part in halves(line) or (line,)]

    def _blocks(self, parent: Element) -> list[Line]:
        """The lines of the paragraphs and tables in a body, cell, text box or note."""
        made: list[Line] = []
        for element in within(parent, ("w:p", "w:tbl")):
            if element.tag == "w:p":
                made += self._block(element)
            else:
                made += self._finish(None) if self._goes_on else []
                arranged = arrange(list(self._rows(element)))
                self._count(len(arranged))  # a line counts again in each table around it, since it takes time there
                made += arranged
        return made + (self._finish(None) if self._goes_on else [])

    def _block(self, element: Element) -> list[Line]:
        properties = child(element, "w:pPr")
        if not self._goes_on:
            self._paragraph = TextParagraph(self._length)
            self.spots.append((self._length, self._spot()))
        self._inline(element)
        mark = child(properties, "w:rPr")
        self._goes_on = child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None
        return [] if self._goes_on else self._finish(properties)

    def _finish(self, properties: Element | None) -> list[Line]:
        """The lines of the paragraph, then those of its text boxes and notes."""
        paragraph = self._paragraph
        self._goes_on = False
        text = printable("".join(paragraph.typed))
        made: list[Line] = []
        if not self._styles.is_contents(properties):
            made = self._shaped(text, paragraph, properties)
            self._count(len(made))
        self._length += 1  # so that the anchors of neighbours do not touch
        around = self._part
        if paragraph.boxes:
            made = [line for line in made if line.text]
        # Notes of notes come after them, one by one: each may refer to a next one, thousands of times.
        waiting = deque(paragraph.boxes)
        while waiting:
            box, self._part = waiting.popleft()
            self._paragraph = TextParagraph(self._length)
            made += (line for line in self._blocks(box) if line.text or not waiting)
            if around is None:
                waiting += self._of_notes
                self._of_notes.clear()
        self._part = around
        self._paragraph = TextParagraph(self._length)
        return made

    def _spot(self) -> Spot:
        if self._part is not None:
            return Spot("page" if self._part == _ON_PAGES else "note")
        return Spot("body", self._tables, self._row) if self._row else Spot()

    def _count(self, lines: int) -> None:
        self._lines += lines
        if self._lines > MAX_LINES:
            raise UnreadableError(
                self._package.path_name,
                both(
                    "the Word file has more than the {most} paragraphs and cells that bilint reads; split it",
                    most=f"{MAX_LINES:,}",
                ),
            )

    def _shaped(self, text: str, paragraph: TextParagraph, properties: Element | None) -> list[Line]:
        identifier, level = self._styles.numbering(properties)
        mark = self._numbering.mark(identifier, level) if identifier else None
        if not text.strip():
            return [Line("", SourceMap.verbatim(Span(paragraph.start, paragraph.start)))]
        heading = self._styles.heading_level(properties) if len(text) <= _LONGEST_HEADING else 0
        role: Role = "heading" if heading else "item" if mark and mark.text else "text"
        if mark and mark.text and not mark.is_bullet and (heading or text.isupper()):
            # The number of a title is part of it, as where it was typed.
            return self._numbered_title(text, paragraph, mark, heading)
        if role == "heading":
            text = text.replace("\n", " ")
        made = []
        start = paragraph.start
        for index, line in enumerate(text.split("\n")):
            origin = SourceMap.verbatim(Span(start, start + len(line)))
            marker = mark.text if mark and role == "item" and not index else ""
            depth = heading or (mark.level if mark else 0)
            made.append(Line(line, origin, role, depth, marker, not index, self._language(line, paragraph)))
            start += len(line) + 1
        return made

    def _numbered_title(self, text: str, paragraph: TextParagraph, mark: Mark, heading: int) -> list[Line]:
        number = f"{mark.text} "
        title = text.replace("\n", " ")
        shift = len(number)
        # The number has no characters of its own in the XML.
        pieces = Piece(0, shift, paragraph.start, 0), Piece(shift, len(title), paragraph.start, len(title))
        language = self._language(title, paragraph)
        role: Role = "heading" if heading else "text"
        return [Line(number + title, SourceMap(pieces), role, heading, "", True, language)]

    def _language(self, line: str, paragraph: TextParagraph) -> Language | None:
        """The marked language of the runs, if all are marked and their words agree.

        Templates are often marked wrongly.
        """
        codes = {code.lower()[:2] for code in paragraph.languages}
        if codes not in ({"en"}, {"fr"}):
            return None
        weight = scale().weigh(line)
        if weight > 0 and "fr" in codes:
            return "fr"
        return "en" if weight < 0 and "en" in codes else None

    def _type(self, text: str, element: Element) -> None:
        if text:
            self.typed.append((self._length, element))
        self._paragraph.typed.append(text)
        self._length += len(text)

    def _inline(self, parent: Element) -> None:
        for element in parent:
            tag = element.tag
            if tag in SKIPPED:
                continue
            if tag == "w:r":
                self._run(element)
            elif tag in ("w:t", "m:t"):
                preserved = element.get("xml:space") == "preserve" or tag == "m:t"
                text = element.text or ""
                self._type(_BLANKS.sub(" ", text if preserved else text.strip(" \t\n\r")), element)
            elif tag in TYPED:
                self._type(TYPED[tag], element)
            elif tag == "w:sym":
                self._type(symbol_of(element), element)
            elif tag == "w:hyperlink":
                self._hyperlink(element)
            elif tag == "w:fldSimple":
                start, first = self._length, len(self._paragraph.typed)
                self._inline(element)
                self._end_field(element.get("w:instr", ""), start, first)
            elif tag == "w:fldChar":
                self._field(element.get("w:fldCharType"))
            elif tag == "w:instrText":
                if self._fields:
                    self._fields[-1].instruction += element.text or ""
            elif tag in ("w:footnoteReference", "w:endnoteReference"):
                self._note(tag[2:].removesuffix("Reference") + "s", element.get("w:id", ""))
            elif tag == "w:txbxContent":
                self._paragraph.boxes.append((element, self._part))
            elif tag == "w:sdt" and is_on(child(element, "w:sdtPr"), "w:showingPlcHdr"):
                continue
            elif tag == "mc:AlternateContent":
                self._inline(alternative(element))
            else:
                self._inline(element)

    def _run(self, run: Element) -> None:
        properties = child(run, "w:rPr")
        if is_on(properties, "w:vanish") or self._styles.is_hidden(properties):
            return
        if value(properties, "w:vertAlign") == "superscript" and self._is_mark(run):
            return
        before = len(self._paragraph.typed)
        self._inline(run)
        if any(not typed.isspace() for typed in self._paragraph.typed[before:]):
            self._paragraph.languages.add(value(properties, "w:lang") or "")

    def _is_mark(self, run: Element) -> bool:
        """True if a raised run is the mark of a note that was typed: notes of Word itself have none."""
        raised = "".join(text.text or "" for text in run.iter("w:t"))
        return is_note_mark("".join(self._paragraph.typed), raised)

    def _hyperlink(self, element: Element) -> None:
        start = self._length
        self._inline(element)
        self._link(self._package.link(element.get("r:id", ""), self._part), start)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(TextField())
        elif self._fields and kind == "separate":
            self._fields[-1].start = self._length
            self._fields[-1].first = len(self._paragraph.typed)
        elif self._fields and kind == "end":
            done = self._fields.pop()
            if done.start is not None:
                self._end_field(done.instruction, done.start, done.first)

    def _end_field(self, instruction: str, start: int, first: int) -> None:
        """A field is over: one with a page number is blank, since each page has its own."""
        if _PAGE_FIELD.match(instruction):
            typed = self._paragraph.typed
            typed[first:] = [" " * len(one) for one in typed[first:]]
        self._link(target_of(instruction), start)

    def _link(self, target: str, start: int) -> None:
        if target and self._length > start:
            self.links.append(Link(target, Span(start, self._length)))

    def _note(self, kind: str, identifier: str) -> None:
        if kind not in self._notes:
            root = self._package.related(kind)
            self._notes[kind] = {note.get("w:id", ""): note for note in root} if root is not None else {}
        note = self._notes[kind].pop(identifier, None)  # once, so that a note which refers to itself does not loop
        if note is not None:
            (self._paragraph.boxes if self._part is None else self._of_notes).append((note, kind))

    def _rows(self, table: Element) -> Iterator[list[Cell]]:
        outermost = self._part is None and not self._row
        self._tables += outermost
        for number, row in enumerate(within(table, ("w:tr",)), start=1):
            self._row = number if outermost else self._row
            properties = child(row, "w:trPr")
            if child(properties, "w:del") is not None:
                continue
            header = is_on(properties, "w:tblHeader")
            before = value(properties, "w:gridBefore") or ""
            cells = [Cell((), width=width_of(before))] if before else []
            for cell in within(row, ("w:tc",)):
                shape = child(cell, "w:tcPr")
                width = width_of(value(shape, "w:gridSpan") or "")
                cells.append(Cell(tuple(self._blocks(cell)), width=width, header=header))
            yield cells
        self._row = 0 if outermost else self._row
