"""Comments of a Word document as Word writes them: dated, in the language of their text, in Word's own styles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from docx.comments import Comment
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ...model import Language
from .notes import AUTHOR, Note

_LOCALES: Mapping[Language, str] = {"en": "en-GB", "fr": "fr-FR"}
# The names by which Word knows the styles of comments, whatever their identifiers are; and what Word makes of each.
_TEXT, _MARK = "annotation text", "annotation reference"
_STYLES: Mapping[str, str] = {
    _TEXT: f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="CommentText"><w:name w:val="{_TEXT}"/>'
    '<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>',
    _MARK: f'<w:style {nsdecls("w")} w:type="character" w:styleId="CommentReference"><w:name w:val="{_MARK}"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>'
    "</w:style>",
}


def dated(time: datetime) -> str:
    """A time as the attributes of Word have it."""
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"


class Comments:
    """Adds comments to a document. `dates` are those of comments of an earlier run by their text, which they keep."""

    def __init__(self, word: WordDocument, dates: Mapping[str, str], now: datetime) -> None:
        self._word = word
        self._dates = dates
        self._now = dated(now)
        self.styled = False  # True if the document lacked a style of comments, which it has now
        self._styles = {name: self._style(name) for name in _STYLES} if _has_styles(word) else {}

    def add(self, note: Note) -> tuple[Comment, BaseOxmlElement]:
        """A comment with the text of the note, and the run that refers to it."""
        comment = self._word.comments.add_comment(note.text, author=AUTHOR, initials="bi")
        element = comment._element
        element.set(qn("w:date"), self._dates.get(note.text, self._now))
        for tag, name in (("w:pStyle", _TEXT), ("w:rStyle", _MARK)):
            for named in element.iter(qn(tag)):
                named.set(qn("w:val"), self._styles.get(name, named.get(qn("w:val"), "")))
        for run in element.iter(qn("w:r")):
            properties = run.get_or_add_rPr()
            properties.append(OxmlElement("w:lang", attrs={qn("w:val"): _LOCALES[note.language]}))
        reference = OxmlElement("w:r")
        if _MARK in self._styles:
            style = OxmlElement("w:rStyle", attrs={qn("w:val"): self._styles[_MARK]})
            properties = OxmlElement("w:rPr")
            properties.append(style)
            reference.append(properties)
        reference.append(OxmlElement("w:commentReference", attrs={qn("w:id"): str(comment.comment_id)}))
        return comment, reference

    def _style(self, name: str) -> str:
        """The identifier of a style, which is added where the document lacks it."""
        styles = self._word.styles.element
        for style in styles.iter(qn("w:style")):
            named = style.find(qn("w:name"))
            if named is not None and (named.get(qn("w:val")) or "").lower() == name:
                return str(style.get(qn("w:styleId")))
        made = parse_xml(_STYLES[name])
        styles.append(made)
        self.styled = True
        return str(made.get(qn("w:styleId")))


def _has_styles(word: WordDocument) -> bool:
    return RELATIONSHIP_TYPE.STYLES in {relation.reltype for relation in word.part.rels.values()}
