"""The answers to comments in a Word document: in its list of threads, or on the same words."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.comments import Comment
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from .notes import AUTHOR
from .replies import Answered

_PARAGRAPH = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_THREADS = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_START = qn("w:commentRangeStart")


def answered(data: bytes) -> Iterator[Answered]:
    """The comments of bilint, each with every answer to it, or once with none."""
    word = docx.Document(BytesIO(data))
    comments = {str(comment.comment_id): comment for comment in word.comments}
    parents = _threads(word, comments) or _beside(word, comments)
    for number, comment in comments.items():
        if comment.author == AUTHOR:
            answers = [comments[reply].text for reply, parent in parents.items() if parent == number]
            for answer in answers or [""]:
                yield Answered("", comment.text, answer)


def _threads(word: WordDocument, comments: dict[str, Comment]) -> dict[str, str]:
    """The number of each answer with that of the comment it answers, as Word lists them by their last paragraphs."""
    by_paragraph = {
        paragraph.get(_PARAGRAPH, ""): number
        for number, comment in comments.items()
        for paragraph in comment._element.iter(qn("w:p"))
    }
    found: dict[str, str] = {}
    for relation in word.part.rels.values():
        if relation.reltype.endswith("/commentsExtended") and not relation.is_external:
            for entry in parse_xml(relation.target_part.blob).iter(f"{_THREADS}commentEx"):
                reply = by_paragraph.get(entry.get(f"{_THREADS}paraId", ""))
                parent = by_paragraph.get(entry.get(f"{_THREADS}paraIdParent", ""))
                if reply and parent:
                    found[reply] = parent
    return found


def _beside(word: WordDocument, comments: dict[str, Comment]) -> dict[str, str]:
    """Without a list of threads, a comment that begins just behind the beginning of one of bilint answers it."""
    found: dict[str, str] = {}
    for mark in word.element.iter(_START):
        above = mark.getprevious()
        first = above.get(qn("w:id"), "") if above is not None and above.tag == _START else ""
        first = found.get(first, first)
        number = mark.get(qn("w:id"), "")
        own = comments[number].author == AUTHOR if number in comments else True
        if not own and first in comments and comments[first].author == AUTHOR:
            found[number] = first
    return found
