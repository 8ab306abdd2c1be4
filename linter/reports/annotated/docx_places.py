"""Where the characters of a Word document stand in its XML, and runs that are cut there. No word changes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from copy import deepcopy

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ...model import Span
from ...readers.docx import TextRun

# Elements that a comment may begin and end in. Text in anything else, such as a formula, is marked as a whole.
_HOLDERS = frozenset(
    qn(name) for name in ("w:p", "w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:customXml", "w:sdtContent")
)
# Content controls that hold a bare text or a choice: no comment within.
_BARE = tuple(qn(name) for name in ("w:text", "w:date", "w:comboBox", "w:dropDownList"))
_TEXT, _BOX, _PROPERTIES = qn("w:t"), qn("w:txbxContent"), qn("w:rPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANK = " \t\n\r"

# A place in the XML: the number of an element, and a character of its text.
Place = tuple[int, int]


class Places:
    """Where the characters of the source stand in the XML."""

    def __init__(self, pieces: Sequence[TextRun], source: str) -> None:
        self._pieces = pieces
        self._starts = [piece.span.start for piece in pieces]
        self._ends = [piece.span.end for piece in pieces]
        self._source = source

    def of(self, span: Span) -> tuple[Place, Place]:
        """The first and the last character that a comment on a span goes around.

        Some places have no characters of their own: an insertion point, the number of an item or note. They are
        commented on at the nearest word.
        """
        return self._on(span) or self._near(span.start)

    def _on(self, span: Span) -> tuple[Place, Place] | None:
        first, last = self._pieces_in(span)
        return (self._place(first, span.start), self._place(last, span.end - 1)) if span and first <= last else None

    def _near(self, position: int) -> tuple[Place, Place]:
        """The word before a position on its line, else the one after it; else what stands before the line."""
        line_end = self._source.find("\n", position)
        line = Span(self._source.rfind("\n", 0, position) + 1, line_end if line_end >= 0 else len(self._source))
        first, last = self._pieces_in(line)
        if first <= last:
            start, end = self._starts[first], self._ends[last]
            position = min(max(position, start), end)
            before, after = self._source[start:position].rstrip(), self._source[position:end].lstrip()
            word = "".join(before.split()[-1:])
            on_word = self._on(Span(start + len(before) - len(word), start + len(before)))
            if not on_word:
                begin = end - len(after)
                on_word = self._on(Span(begin, begin + len("".join(after.split(maxsplit=1)[:1]))))
            if on_word:
                return on_word
        index = max(0, bisect_right(self._starts, position) - 1)
        span = self._pieces[index].span
        return self._place(index, span.start), self._place(index, span.end - 1)

    def _pieces_in(self, span: Span) -> tuple[int, int]:
        """The numbers of the first and the last piece that a span touches. Where there is none, the last is less."""
        return bisect_right(self._ends, span.start), bisect_left(self._starts, span.end) - 1

    def _place(self, index: int, position: int) -> Place:
        """The place of a character of a piece, or of the end of the piece that is nearest to it."""
        piece = self._pieces[index]
        inside = min(max(position, piece.span.start), piece.span.end - 1)
        return piece.element, piece.offset + inside - piece.span.start


class Text:
    """The elements of the main part by their numbers, with what has become of those that were cut."""

    def __init__(self, word: WordDocument) -> None:
        self._elements: list[BaseOxmlElement] = list(word.element.iter("*"))
        self._parts: dict[int, list[tuple[int, BaseOxmlElement]]] = {}

    def cut(self, place: Place) -> None:
        """Divides the run before a character, unless the run begins there or cannot be divided."""
        start, element = self._part(place)
        run = element.getparent()
        if element.tag != _TEXT or run is None or _anchor(element) is not run:
            return
        _make_exact(element)
        within = place[1] - start
        if within <= 0:
            first = element
        elif within < len(element.text or ""):
            first = self._divide(element, place, within)
        elif (below := element.getnext()) is not None:
            first = below
        else:
            return
        if all(sibling.tag == _PROPERTIES for sibling in first.itersiblings(preceding=True)):
            return
        rest = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
        rest.extend(deepcopy(properties) for properties in run.findall(_PROPERTIES))
        rest.extend([first, *first.itersiblings()])
        run.addnext(rest)

    def anchor(self, place: Place) -> BaseOxmlElement:
        """The run that holds a character, or what else a comment can be put around there."""
        return _anchor(self._part(place)[1])

    def _part(self, place: Place) -> tuple[int, BaseOxmlElement]:
        number, offset = place
        parts = self._parts.get(number, [(0, self._elements[number])])
        return parts[max(0, bisect_right(parts, offset, key=lambda part: part[0]) - 1)]

    def _divide(self, element: BaseOxmlElement, place: Place, within: int) -> BaseOxmlElement:
        text = element.text or ""
        rest: BaseOxmlElement = element.makeelement(element.tag, dict(element.attrib), element.nsmap)
        element.text, rest.text = text[:within], text[within:]
        element.addnext(rest)
        parts = self._parts.setdefault(place[0], [(0, self._elements[place[0]])])
        parts.append((place[1], rest))
        parts.sort(key=lambda part: part[0])
        return rest


def _make_exact(element: BaseOxmlElement) -> None:
    """Blanks at the ends of a text that is not said to keep them are none. When it is cut, those inside must stay."""
    if element.get(_SPACE) != "preserve":
        element.text = (element.text or "").strip(_BLANK)
        element.set(_SPACE, "preserve")


def _anchor(element: BaseOxmlElement) -> BaseOxmlElement:
    """The element that a comment is put around: its run, or the nearest ancestor that allows it."""
    found = element
    for box in element.iterancestors(_BOX):  # Word takes no comments in text boxes: they go to where the box hangs
        found = box
    for holder in found.iterancestors():
        if holder.tag in _HOLDERS and not _is_bare(holder):
            return found
        found = holder
    return found


def _is_bare(holder: BaseOxmlElement) -> bool:
    properties = holder.getprevious() if holder.tag == qn("w:sdtContent") else None
    return properties is not None and any(properties.find(f".//{name}") is not None for name in _BARE)
