"""TMX 1.4b, the exchange format of translation memories: reads the files of tools, and writes files that they read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, unescape

from .. import __version__
from ..messages import Both, both
from ..model import LANGUAGES, Language
from ..patterns import lazy

MAX_SEGMENT = 10_000  # characters
_MAX_DEPTH = 64
# Characters that XML forbids or reads as another one, as bytes of UTF-8.
_CONTROL = bytes(code for code in range(32) if code != ord("\n"))
_NO_CHARACTERS = tuple(character.encode() for character in "\ufffe\uffff")
_INLINE = frozenset(("bpt", "ept", "ph", "it", "ut", "hi", "sub"))
_ENTITY = lazy("&(?:amp|lt|gt);")
_NOT_XML = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class TmxError(Exception):
    """An error in a TMX file: the line, and a message in both languages."""

    def __init__(self, line: int, messages: Both) -> None:
        super().__init__(line, messages)
        self.line = line
        self.messages = messages


class Unit(NamedTuple):  # made ten thousand times at the start, three times as fast as a frozen dataclass
    """A segment and its translation. `uses` is how many notices have it, 0 where nobody has counted."""

    en: str
    fr: str
    uses: int = 0

    def text(self, language: Language) -> str:
        return self.en if language == "en" else self.fr


class _Reader:
    """Takes the events of the parser. Nothing but white space follows a segment before the next element begins.

    So only beginnings are handled, except for the elements inside of segments. A call for each end would take a third
    of the time of a large memory.
    """

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.root = ""
        self.units: list[Unit] = []
        self._uses = 0
        self._language: Language | None = None
        self._texts: dict[Language, str] = {}
        self._parts: list[str] | None = None
        self._codes: list[str] = []

    def start(self, tag: str, attributes: list[str]) -> None:
        if self._codes or (tag in _INLINE and self._parts is not None):
            self._begin_code(tag)
            return
        if self._parts is not None:
            self._end_segment()
        if tag == "seg":
            self._parts = []
            self.parser.CharacterDataHandler = self._parts.append
        elif tag == "tuv":
            self._language = _language(tuple(attributes))
        elif tag == "tu":
            self._end_unit()
            self._uses = _uses(attributes)
        elif not self.root:
            self.root = tag

    def finish(self) -> list[Unit]:
        """The units, the last one closed; one without both languages, or with an empty segment, is left out."""
        if self._parts is not None:
            self._end_segment()
        self._end_unit()
        return self.units

    @property
    def line(self) -> int:
        return self.parser.CurrentLineNumber

    def _end_segment(self) -> None:
        text = "".join(self._parts or ())
        self._parts = self.parser.CharacterDataHandler = None
        if len(text) > MAX_SEGMENT:
            raise TmxError(
                self.line,
                both("A segment of more than {most} characters is refused.", most=str(MAX_SEGMENT)),
            )
        text = _plain(text)
        if self._language and text:
            self._texts.setdefault(self._language, text)

    def _end_unit(self) -> None:
        if len(self._texts) == len(LANGUAGES):
            self.units.append(Unit(self._texts["en"], self._texts["fr"], self._uses))
        self._texts = {}

    def _begin_code(self, tag: str) -> None:
        """An element inside of a segment: `hi` only marks a stretch, the others hold codes of the original format."""
        self._codes.append(tag)
        if len(self._codes) > _MAX_DEPTH:
            raise TmxError(self.line, both("The elements are nested too deeply."))
        self.parser.EndElementHandler = self._end_code
        if tag != "hi":
            self.parser.CharacterDataHandler = None

    def _end_code(self, _: str) -> None:
        self._codes.pop()
        if not self._codes:
            self.parser.EndElementHandler = None
        if self._parts is not None and all(tag == "hi" for tag in self._codes):
            self.parser.CharacterDataHandler = self._parts.append


def from_tmx(data: bytes) -> list[Unit]:
    """The units of a TMX file that have an English and a French segment, in their order. Raises TmxError.

    A file that declares entities is refused: they can read other files and grow without bounds.
    """
    own = _written_by_us(data)
    if own is not None:
        return own
    parser = expat.ParserCreate()
    reader = _Reader(parser)
    parser.buffer_text = parser.ordered_attributes = True
    parser.StartElementHandler = reader.start

    def refuse(*_: object) -> None:
        raise TmxError(reader.line, both("The file declares entities."))

    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
        units = reader.finish()
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise TmxError(reader.line, both("Not valid XML: {why}", why=str(error))) from None
    if reader.root != "tmx":
        raise TmxError(
            1,
            both("This XML is no TMX: it begins with “{root}”.", root=reader.root),
        )
    return units


def _written_by_us(data: bytes) -> list[Unit] | None:
    """The units of a file that is in each line as `to_tmx` writes it. None of any other, which a parser has to read.

    A memory is read at each start, and the parser takes three times as long.
    """
    first, last = (part.encode() for part in _frame())
    if not (data.startswith(first) and data.endswith(last)):
        return None
    if data.translate(None, _CONTROL) != data or any(character in data for character in _NO_CHARACTERS):
        return None
    try:
        text = data[len(first) : -len(last)].decode()
    except UnicodeDecodeError:
        return None
    if "&" in _ENTITY.sub("", text):
        return None
    units = []
    read = _unit.fullmatch
    for line in text.split("\n")[:-1]:
        match = read(line) if len(line) < MAX_SEGMENT else None
        if match is None:
            return None
        uses, en, fr = match.groups()
        if "&" in line:
            en, fr = unescape(en), unescape(fr)
        if (en := _plain(en)) and (fr := _plain(fr)):
            units.append(Unit(en, fr, int(uses or 0)))
    return units


def _plain(text: str) -> str:
    text = text.strip()
    return " ".join(text.split()) if "  " in text or "\n" in text else text


@lazy
def _unit() -> str:
    segments = "".join(rf'<tuv xml:lang="{name}"><seg>([^<]*)</seg></tuv>' for name in LANGUAGES)
    return rf'<tu(?: usagecount="(\d{{1,9}})")?>{segments}</tu>'


def _frame() -> tuple[str, str]:
    """The beginning and the end of a file. English is the source."""
    header = "".join(
        f' {name}="{value}"'
        for name, value in (
            *(("creationtool", "bilint"), ("creationtoolversion", __version__), ("segtype", "sentence")),
            *(("o-tmf", "bilint"), ("adminlang", "en"), ("srclang", "en"), ("datatype", "plaintext")),
        )
    )
    opening = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
        '<tmx version="1.4">',
        f"<header{header}/>",
        "<body>",
    )
    return "".join(f"{line}\n" for line in opening), "</body>\n</tmx>\n"


def to_tmx(units: Iterable[Unit]) -> str:
    """A TMX file with English as the source; characters that XML forbids are left out."""
    first, last = _frame()
    lines = []
    for unit in units:
        uses = f' usagecount="{unit.uses}"' if unit.uses else ""
        segments = (f'<tuv xml:lang="{name}"><seg>{_xml(unit.text(name))}</seg></tuv>' for name in LANGUAGES)
        lines.append(f"<tu{uses}>{''.join(segments)}</tu>\n")
    return "".join((first, *lines, last))


@lru_cache(maxsize=64)
def _language(attributes: tuple[str, ...]) -> Language | None:
    """The language that the attributes of an element name, as names and values in turn."""
    named = dict(zip(attributes[::2], attributes[1::2], strict=True))
    name = (named.get("xml:lang") or named.get("lang", "")).lower().replace("_", "-").partition("-")[0]
    return next((language for language in LANGUAGES if name == language), None)


def _uses(attributes: Sequence[str]) -> int:
    if "usagecount" not in attributes[::2]:
        return 0
    count = attributes[2 * attributes[::2].index("usagecount") + 1]
    return int(count) if count.isdecimal() and len(count) < 10 else 0


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("", text))
