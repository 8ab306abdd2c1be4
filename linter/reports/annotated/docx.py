"""Comments on the words of a Word document. Runs are divided where a comment begins or ends. No word changes."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import CONTENT_TYPES_URI
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ...model import Document
from ...readers.docx import typed
from .docx_comments import Comments
from .docx_places import Places, Text
from .notes import AUTHOR, Note, now

_REFERENCE = qn("w:commentReference")
_MARKS = (qn("w:commentRangeStart"), qn("w:commentRangeEnd"), _REFERENCE)
_DATE = (1980, 1, 1, 0, 0, 0)


def annotated(data: bytes, document: Document, notes: Sequence[Note]) -> tuple[bytes, int]:
    """The file with its notes as comments, and how many they are.

    Comments of an earlier run are taken out. `document` is what was read from `data`. Raises what python-docx does for
    a file that it cannot read.
    """
    data, dates = _without_own(data)
    if not notes:
        return data, 0
    places = Places(typed(document.path, data), document.source)
    word = docx.Document(BytesIO(data))
    text = Text(word)
    # All cuts come first. A comment put around a run stays in place only if the run is not cut again.
    ends = [places.of(note.span) for note in notes]
    for first, last in ends:
        text.cut(first)
        text.cut((last[0], last[1] + 1))
    comments = Comments(word, dates, now())
    for note, (first, last) in zip(notes, ends, strict=True):
        _comment(comments, note, text.anchor(first), text.anchor(last))
    return saved(word, data, styled=comments.styled), len(notes)


def _without_own(data: bytes) -> tuple[bytes, dict[str, str]]:
    """The file without the comments of an earlier run, and the dates of these by their text."""
    word = docx.Document(BytesIO(data))
    if RELATIONSHIP_TYPE.COMMENTS not in {relation.reltype for relation in word.part.rels.values()}:
        return data, {}
    own = {str(comment.comment_id): comment for comment in word.comments if comment.author == AUTHOR}
    if not own:
        return data, {}
    dates = {comment.text: comment._element.get(qn("w:date"), "") for comment in own.values()}
    for mark in [*word.element.iter(*_MARKS)]:
        if mark.get(qn("w:id")) in own:
            # The run that holds a reference holds nothing else.
            gone = mark.getparent() if mark.tag == _REFERENCE else mark
            gone.getparent().remove(gone)
    for comment in own.values():
        comment._element.getparent().remove(comment._element)
    return saved(word, data), {text: date for text, date in dates.items() if date}


def _comment(comments: Comments, note: Note, first: BaseOxmlElement, last: BaseOxmlElement) -> None:
    comment, reference = comments.add(note)
    number = {qn("w:id"): str(comment.comment_id)}
    first.addprevious(OxmlElement("w:commentRangeStart", attrs=number))
    last.addnext(reference)
    last.addnext(OxmlElement("w:commentRangeEnd", attrs=number))


def saved(word: WordDocument, data: bytes, *, styled: bool = False) -> bytes:
    """The package with the parts that have changed; all others to the byte as they were.

    `styled` is true if styles were added.
    """
    text = word.part.partname
    parts = [CONTENT_TYPES_URI, text, text.rels_uri]
    if RELATIONSHIP_TYPE.COMMENTS in {relation.reltype for relation in word.part.rels.values()}:
        parts.append(word.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS).partname)
    if styled:
        parts.append(word.part.part_related_by(RELATIONSHIP_TYPE.STYLES).partname)
    made = BytesIO()
    word.save(made)
    changed = {part.membername for part in parts}
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made) as new, zipfile.ZipFile(out, "w") as copy:
        before = {part.filename: part for part in old.infolist()}
        for part in new.namelist():
            source = new if part in changed or part not in before else old
            entry = zipfile.ZipInfo(part, before[part].date_time if part in before else _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(entry, source.read(part))
    return out.getvalue()
