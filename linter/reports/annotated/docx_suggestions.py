"""Fixes as tracked changes in a Word document: whoever reads the copy accepts or refuses each."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ...model import Document, Edit
from ...readers.docx import typed
from .docx import saved
from .docx_comments import dated
from .docx_places import Places, Text
from .notes import AUTHOR, now

_RUN, _TEXT, _DELETED, _PROPERTIES = qn("w:r"), qn("w:t"), qn("w:delText"), qn("w:rPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# A run of these is text alone, and can be deleted as one. A field or a note cannot.
_PLAIN = frozenset((_TEXT, _PROPERTIES, qn("w:tab"), qn("w:noBreakHyphen")))
_CHANGES = (qn("w:ins"), qn("w:del"))
_MARKS = frozenset(
    qn(name) for name in ("w:commentRangeStart", "w:commentRangeEnd", "w:bookmarkStart", "w:bookmarkEnd")
)


def suggested(data: bytes, document: Document, edits: Sequence[Edit]) -> tuple[bytes, list[Edit]]:
    """The file with edits as tracked changes, and those that could be put in.

    `document` is what was read from `data`. An edit is left out where its words are not plain runs of one paragraph.
    """
    word = docx.Document(BytesIO(data))
    places, text = Places(typed(document.path, data), document.source), Text(word)
    number = max((int(found) for found in _identifiers(word) if found.isdigit()), default=0)
    edits = [edit for edit in edits if edit.span]
    for edit in edits:  # all cuts come first: the runs of an edit are not cut again
        first, last = places.of(edit.span)
        text.cut(first)
        text.cut((last[0], last[1] + 1))
    made = []
    for edit in edits:
        runs = _runs(edit, text, places)
        if not runs:
            continue
        made.append(edit)
        if edit.text:
            number += 1
            runs[-1].addnext(_inserted(edit.text, runs[0], number))
        for run in runs:
            number += 1
            _delete(run, number)
    return (saved(word, data), made) if made else (data, [])


def _runs(edit: Edit, text: Text, places: Places) -> list[BaseOxmlElement]:
    """The runs that hold the words of an edit and no more. None if they are not plain, or not beside each other."""
    first, last = (text.anchor(place) for place in places.of(edit.span))
    runs = []
    element: BaseOxmlElement | None = first
    while element is not None:
        if element.tag == _RUN and all(part.tag in _PLAIN for part in element):
            runs.append(element)
        elif element.tag not in _MARKS:
            return []
        if element is last:
            break
        element = element.getnext()
    else:
        return []
    around = first.getparent()
    written = "".join(part.text or "" for run in runs for part in run.iter(_TEXT))
    return (
        runs if around is not None and around.tag == qn("w:p") and written == edit.span.of(edit.document.source) else []
    )


def _identifiers(word: WordDocument) -> list[str]:
    return [element.get(qn("w:id"), "") for element in word.element.iter(*_CHANGES)]


def _inserted(words: str, beside: BaseOxmlElement, number: int) -> BaseOxmlElement:
    change = OxmlElement("w:ins", attrs=_attributes(number))
    run = OxmlElement("w:r")
    run.extend(deepcopy(properties) for properties in beside.findall(_PROPERTIES))
    element = OxmlElement("w:t")
    element.text = words
    element.set(_SPACE, "preserve")
    run.append(element)
    change.append(run)
    return change


def _delete(run: BaseOxmlElement, number: int) -> None:
    change = OxmlElement("w:del", attrs=_attributes(number))
    run.addprevious(change)
    change.append(run)
    for element in run.findall(_TEXT):
        element.tag = _DELETED


def _attributes(number: int) -> dict[str, str]:
    return {qn("w:id"): str(number), qn("w:author"): AUTHOR, qn("w:date"): dated(now())}
