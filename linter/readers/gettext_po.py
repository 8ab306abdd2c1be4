"""Catalogues of gettext (PO): the `msgid` is one version, the `msgstr` the other, as the header says.

A catalogue in the language of its `msgid` holds one version. So does one whose `msgid` are names. It is one of a pair.
Obsolete entries (`#~`) are left out. Fuzzy ones are compared, since somebody has to look at them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from email.parser import HeaderParser
from html import unescape

from ..messages import both
from ..model import Document, Language, Line, Span, other
from ..patterns import lazy
from . import UnreadableError
from .encoding import decode
from .keyed_document import check_escapes, keyed_document
from .source_lines import source_lines
from .text import check_lines
from .written import REFERENCE, Written, language_named

_STATEMENT = lazy(r'[ \t]*(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,2}\])?)[ \t]*)?"((?:[^"\\]|\\.)*+)"[ \t]*')
_ESCAPE = lazy(rf"\\(?:x[0-9a-fA-F]{{2}}|[0-7]{{1,3}}|.)|{REFERENCE}")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "a": " ", "b": " ", "f": " ", "v": " "}
_NAME = lazy(r"(?=.*[.:_])[\w-]+(?:[.:/][\w-]+)*")
_MOST = 0.5


@dataclass(slots=True)
class _Entry:
    texts: dict[str, Written] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.texts[name].text if name in self.texts else ""

    @property
    def key(self) -> str:
        return f"{self.text('msgctxt')}\x04{self.text('msgid')}"


def read(path_name: str, data: bytes) -> Document:
    """The document in a PO file. Raises `UnreadableError`."""
    source, encoding = decode(path_name, data)
    check_lines(path_name, source)
    check_escapes(path_name, source)
    entries = list(_entries(path_name, source))
    language = _language(path_name, entries)
    entries = [entry for entry in entries if entry.text("msgid")]
    names = sum(_NAME.fullmatch(entry.text("msgid")) is not None for entry in entries)
    bilingual = language == "fr" and names <= _MOST * len(entries)
    lines = [line for entry in entries for line in _lines(entry, language, bilingual=bilingual)]
    return keyed_document(path_name, "po", source, lines, encoding)


def _lines(entry: _Entry, language: Language, *, bilingual: bool) -> Iterator[Line]:
    """The texts of an entry. English plural forms are `msgid` and `msgid_plural`, French ones `msgstr[0]` and `[1]`."""
    forms = [
        ("msgid", "msgstr" if "msgstr" in entry.texts else "msgstr[0]", ""),
        ("msgid_plural", "msgstr[1]", "\x041"),
    ]
    translation = entry.text("msgstr").strip()
    if bilingual and _NAME.fullmatch(entry.text("msgid")) and (not translation or " " in translation):
        return  # the name of a text whose English is elsewhere
    for source, target, form in forms:
        key = entry.key + form
        if bilingual:
            for name, version in ((source, other(language)), (target, language)):
                if name in entry.texts:
                    yield from entry.texts[name].lines(key, version)
        else:
            name = target if entry.text(target) or language == "fr" else source
            if name in entry.texts:
                yield from entry.texts[name].lines(key)


def _entries(path_name: str, source: str) -> Iterator[_Entry]:
    entry = _Entry()
    current: Written | None = None
    for number, line in enumerate(source_lines(source), 1):
        written = line.of(source)
        if not written.strip() or written.lstrip().startswith("#"):
            continue
        match = _STATEMENT.fullmatch(source, line.start, line.end)
        if match is None or (match[1] is None and current is None):
            raise UnreadableError(path_name, both("line {line} is not PO: {text}", line=str(number), text=written[:60]))
        if name := match[1]:
            if name in entry.texts or (name == "msgctxt" and entry.texts):
                yield entry
                entry = _Entry()
            current = entry.texts[name] = Written()
        if current is not None:
            current.add_escaped(source, Span(*match.span(2)), _ESCAPE, _value)
    if entry.texts:
        yield entry


def _value(escape: str) -> str:
    if escape[0] == "&":
        return unescape(escape)
    sign = escape[1:]
    if sign[0] == "x" and len(sign) > 1:
        return chr(int(sign[1:], 16))
    return chr(int(sign, 8)) if sign.isdigit() else _NAMED.get(sign, sign)


def _language(path_name: str, entries: list[_Entry]) -> Language:
    """The language of the `msgstr`: that of the header, else of the name, else French."""
    header = next((entry.text("msgstr") for entry in entries if not entry.text("msgid")), "")
    said = HeaderParser().parsestr(header).get("Language", "").strip()
    if said and language_named(said) is None:
        raise UnreadableError(
            path_name,
            both("the file translates into “{language}”; bilint compares English and French", language=said),
        )
    parts = [part for folder in path_name.removesuffix(".po").split("/") for part in folder.split(".")]
    named = [language for part in reversed(parts) if (language := language_named(part))]
    return language_named(said) or (named[0] if named else "fr")
