"""TBX, the exchange format of terminology tools: version 2 (`martif`, ISO 30042:2008) and version 3 (`tbx`, 2019)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from ..messages import both
from ..model import LANGUAGES, Language
from .terms import MAX_TERM, Entry, Status, Term, TermbaseError

_ENTRIES = frozenset(("termEntry", "conceptEntry"))
_LANGUAGES = frozenset(("langSet", "langSec"))
_TERMS = frozenset(("tig", "ntig", "termSec"))
_TEXTS = frozenset(("term", "termNote", "descrip", "admin", "administrativeStatus", "subjectField", "source"))
_MAX_DEPTH = 64
_STATUS_WORDS: tuple[tuple[str, Status], ...] = (
    *((word, "forbidden") for word in ("forbid", "prohibit", "reject", "donotuse", "notallowed")),
    *((word, "deprecated") for word in ("deprecat", "supersed", "obsolete", "notrecommended")),
)
# The words of tools for the use of a term in TBX: the picklist of the standard.
_ADMINISTRATIVE: dict[Status, str] = {
    "accepted": "preferredTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
}


@dataclass(slots=True)
class _Draft:
    text: str = ""
    status: Status = "accepted"
    preferred: bool = False


@dataclass(slots=True)
class _Entry:
    line: int
    terms: list[tuple[Language, _Draft]] = field(default_factory=list)
    subject: str = ""
    source: str = ""


class _Reader:
    """Takes the events of the parser; entries in other languages than ours are passed over."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.entries: list[Entry] = []
        self.path: list[str] = []
        self.entry: _Entry | None = None
        self.language: Language | None = None
        self.draft: _Draft | None = None
        self.text: list[str] | None = None
        self.kind = ""
        self.root = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        self.root = self.root or name
        self.path.append(name)
        if len(self.path) > _MAX_DEPTH:
            raise TermbaseError(self.line, both("The elements are nested too deeply."))
        if name in _ENTRIES:
            self.entry = _Entry(self.line)
        elif name in _LANGUAGES:
            code = attributes.get("xml:lang", attributes.get("lang", "")).lower().replace("_", "-").partition("-")[0]
            self.language = next((language for language in LANGUAGES if code == language), None)
        elif name in _TERMS and self.entry and self.language:
            self.draft = _Draft()
            self.entry.terms.append((self.language, self.draft))
        elif name in _TEXTS:
            self.text, self.kind = [], attributes.get("type", name)

    def data(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        self.path.pop()
        if name in _ENTRIES:
            self._close()
        elif name in _LANGUAGES:
            self.language = None
        elif name in _TERMS:
            self.draft = None
        elif name in _TEXTS and self.text is not None:
            self._take(name, " ".join("".join(self.text).split()))
            self.text = None

    @property
    def line(self) -> int:
        return self.parser.CurrentLineNumber

    def _take(self, name: str, text: str) -> None:
        if name == "term" and self.draft:
            if len(text) > MAX_TERM:
                raise TermbaseError(self.line, both("A term is too long."))
            self.draft.text = text
        elif self.kind in ("administrativeStatus", "normativeAuthorization") and self.draft:
            self.draft.status, self.draft.preferred = _status(text)
        elif self.kind == "subjectField" and self.entry:
            self.entry.subject = text
        elif self.kind == "source" and self.entry and not self.draft:
            self.entry.source = text

    def _close(self) -> None:
        entry, self.entry = self.entry, None
        if entry is None:
            return
        written = [(language, draft) for language, draft in entry.terms if draft.text]
        ordered = sorted(written, key=lambda one: not one[1].preferred)
        terms = tuple(Term(draft.text, language, draft.status) for language, draft in ordered)
        if terms:
            self.entries.append(Entry(terms, strict=True, subject=entry.subject, source=entry.source))


def from_tbx(data: bytes) -> list[Entry]:
    """The entries of a TBX file that have English or French terms. Raises TermbaseError.

    A file that declares entities is refused: they can read other files and grow without bounds.
    """
    parser = expat.ParserCreate()
    reader = _Reader(parser)
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data

    def refuse(*_: object) -> None:
        raise TermbaseError(reader.line, both("The file declares entities."))

    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise TermbaseError(reader.line, both("Not valid XML: {why}", why=str(error))) from None
    if reader.root not in ("martif", "tbx", "TBX"):
        raise TermbaseError(
            1, both("This XML is no TBX: it begins with “{root}”.", root=reader.root),
        )  # fmt: skip
    return reader.entries


def to_tbx(entries: Iterable[Entry], title: str) -> str:
    """A TBX file of version 2 (TBX-Basic), which all tools read.

    TBX knows no lookup entries, loose wordings and forbidden terms. The first come back as strict, the last as
    deprecated. The wordings are left out.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">',
        '<martif type="TBX-Basic" xml:lang="en">',
        "<martifHeader>",
        f"<fileDesc><titleStmt><title>{escape(title)}</title></titleStmt>",
        f"<sourceDesc><p>{escape(title)}</p></sourceDesc></fileDesc>",
        '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>',
        "</martifHeader>",
        "<text><body>",
    ]
    for number, entry in enumerate(entries, 1):
        lines.append(f"<termEntry id={quoteattr(f'c{number}')}>")
        if entry.subject:
            lines.append(f'<descrip type="subjectField">{escape(entry.subject)}</descrip>')
        if entry.source:
            lines.append(f'<admin type="source">{escape(entry.source)}</admin>')
        for language in LANGUAGES:
            terms = [term for term in entry.terms if term.language == language and term.status in _ADMINISTRATIVE]
            if terms:
                lines.append(f'<langSet xml:lang="{language}">')
                lines += [_tig(term, first=term is terms[0]) for term in terms]
                lines.append("</langSet>")
        lines.append("</termEntry>")
    return "\n".join([*lines, "</body></text>", "</martif>", ""])


def _tig(term: Term, *, first: bool) -> str:
    status = _ADMINISTRATIVE[term.status] if term.status != "accepted" or first else "admittedTerm-admn-sts"
    note = f'<termNote type="administrativeStatus">{status}</termNote>'
    return f"<tig><term>{escape(term.text)}</term>{note}</tig>"


def _status(text: str) -> tuple[Status, bool]:
    """The meaning of a tool's word for the status of a term, and whether it prefers the term."""
    word = "".join(text.lower().split()).replace("-", "").replace("_", "")
    status: Status = next((status for part, status in _STATUS_WORDS if part in word), "accepted")
    return status, status == "accepted" and "prefer" in word
