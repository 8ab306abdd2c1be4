"""Comments on the words of a Word document. Runs are divided where a comment begins or ends. No word changes."""

from __future__ import annotations

import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import CONTENT_TYPES_URI
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ...model import Document, Span
from ...readers.docx import Typed, typed
from .notes import AUTHOR, Note

# Elements that a comment may begin and end in. Text in anything else, such as a formula, is marked as a whole.
_HOLDERS = frozenset(
    qn(name) for name in ("w:p", "w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:customXml", "w:sdtContent")
)
# Content controls that hold a bare text or a choice: no comment within.
_BARE = tuple(qn(name) for name in ("w:text", "w:date", "w:comboBox", "w:dropDownList"))
_TEXT, _BOX, _PROPERTIES = qn("w:t"), qn("w:txbxContent"), qn("w:rPr")
_REFERENCE = qn("w:commentReference")
_MARKS = (qn("w:commentRangeStart"), qn("w:commentRangeEnd"), _REFERENCE)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANK = " \t\n\r"
_DATE = (1980, 1, 1, 0, 0, 0)

# A place in the XML: the number of an element, and a character of its text.
_Place = tuple[int, int]


def annotated(data: bytes, document: Document, notes: Sequence[Note]) -> tuple[bytes, int]:
    """The file with its notes as comments, and how many they are.

    Comments of an earlier run are taken out. `document` is what was read from `data`. Raises what python-docx does for
    a file that it cannot read.
    """
    data = _without_own(data)
    if not notes:
        return data, 0
    places = _Places(typed(document.path, data), document.source)
    word = docx.Document(BytesIO(data))
    text = _Text(word)
    # All cuts come first. A comment put around a run stays in place only if the run is not cut again.
    ends = [places.of(note.span) for note in notes]
    for first, last in ends:
        text.cut(first)
        text.cut((last[0], last[1] + 1))
    for note, (first, last) in zip(notes, ends, strict=True):
        _comment(word, note, text.anchor(first), text.anchor(last))
    return _saved(word, data), len(notes)


def _without_own(data: bytes) -> bytes:
    """The file without the comments of an earlier run."""
    word = docx.Document(BytesIO(data))
    if RELATIONSHIP_TYPE.COMMENTS not in {relation.reltype for relation in word.part.rels.values()}:
        return data
    own = {str(comment.comment_id): comment for comment in word.comments if comment.author == AUTHOR}
    if not own:
        return data
    for mark in [*word.element.iter(*_MARKS)]:
        if mark.get(qn("w:id")) in own:
            # The run that holds a reference holds nothing else.
            gone = mark.getparent() if mark.tag == _REFERENCE else mark
            gone.getparent().remove(gone)
    for comment in own.values():
        comment._element.getparent().remove(comment._element)
    return _saved(word, data)


class _Places:
    """Where the characters of the source stand in the XML."""

    def __init__(self, pieces: Sequence[Typed], source: str) -> None:
        self._pieces = pieces
        self._starts = [piece.span.start for piece in pieces]
        self._ends = [piece.span.end for piece in pieces]
        self._source = source

    def of(self, span: Span) -> tuple[_Place, _Place]:
        """The first and the last character that a comment on a span goes around.

        Some places have no characters of their own: an insertion point, the number of an item or note. They are
        commented on at the nearest word.
        """
        return self._on(span) or self._near(span.start)

    def _on(self, span: Span) -> tuple[_Place, _Place] | None:
        first, last = self._pieces_in(span)
        return (self._place(first, span.start), self._place(last, span.end - 1)) if span and first <= last else None

    def _near(self, position: int) -> tuple[_Place, _Place]:
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

    def _place(self, index: int, position: int) -> _Place:
        """The place of a character of a piece, or of the end of the piece that is nearest to it."""
        piece = self._pieces[index]
        inside = min(max(position, piece.span.start), piece.span.end - 1)
        return piece.element, piece.offset + inside - piece.span.start


class _Text:
    """The elements of the main part by their numbers, with what has become of those that were cut."""

    def __init__(self, word: WordDocument) -> None:
        self._elements: list[BaseOxmlElement] = list(word.element.iter("*"))
        self._parts: dict[int, list[tuple[int, BaseOxmlElement]]] = {}

    def cut(self, place: _Place) -> None:
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

    def anchor(self, place: _Place) -> BaseOxmlElement:
        """The run that holds a character, or what else a comment can be put around there."""
        return _anchor(self._part(place)[1])

    def _part(self, place: _Place) -> tuple[int, BaseOxmlElement]:
        number, offset = place
        parts = self._parts.get(number, [(0, self._elements[number])])
        return parts[max(0, bisect_right(parts, offset, key=lambda part: part[0]) - 1)]

    def _divide(self, element: BaseOxmlElement, place: _Place, within: int) -> BaseOxmlElement:
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


def _comment(word: WordDocument, note: Note, first: BaseOxmlElement, last: BaseOxmlElement) -> None:
    comment = word.comments.add_comment(note.text, author=AUTHOR, initials="bi")
    number = {qn("w:id"): str(comment.comment_id)}
    reference = OxmlElement("w:r")
    reference.append(OxmlElement("w:commentReference", attrs=number))
    first.addprevious(OxmlElement("w:commentRangeStart", attrs=number))
    last.addnext(reference)
    last.addnext(OxmlElement("w:commentRangeEnd", attrs=number))


def _saved(word: WordDocument, data: bytes) -> bytes:
    """The package with the parts that have changed; all others to the byte as they were."""
    comments = word.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS)
    for comment in word.comments:
        if comment.author == AUTHOR:  # the same file gives the same copy, whenever it is made
            comment._element.attrib.pop(qn("w:date"), None)
    made = BytesIO()
    word.save(made)
    text = word.part.partname
    changed = {part.membername for part in (CONTENT_TYPES_URI, text, text.rels_uri, comments.partname)}
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made) as new, zipfile.ZipFile(out, "w") as copy:
        before = {part.filename: part for part in old.infolist()}
        for part in new.namelist():
            source = new if part in changed or part not in before else old
            entry = zipfile.ZipInfo(part, before[part].date_time if part in before else _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(entry, source.read(part))
    return out.getvalue()
