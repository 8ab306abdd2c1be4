"""TMX 1.4b, the exchange format of translation memories: what tools export is read, and what they read is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from . import __version__
from .messages import both
from .model import LANGUAGES, Language

MAX_SEGMENT = 10_000  # characters
_MAX_TAGS = 3_000_000
_MAX_DEPTH = 64
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class TmxError(Exception):
    """What is wrong with a TMX file: the line, and a message in both languages."""

    def __init__(self, line: int, en: str, fr: str, **values: str) -> None:
        super().__init__(en, fr)
        self.line = line
        self.messages = both(en, fr, **values)


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment and its translation. `uses` is how many notices have it, 0 where nobody has counted."""

    en: str
    fr: str
    uses: int = 0

    def text(self, language: Language) -> str:
        return self.en if language == "en" else self.fr


def from_tmx(data: bytes) -> list[Unit]:
    """The units of a TMX file that have an English and a French segment, in their order. Raises TmxError.

    A file that declares entities is refused: they can read other files and grow without bounds.
    """
    # The parser takes no encoding in which ASCII characters have other bytes than these.
    if any("<!ENTITY".encode(encoding) in data for encoding in ("ascii", "utf-16-le", "utf-16-be")):
        raise TmxError(1, "The file declares entities.", "Le fichier déclare des entités.")
    if data.count(b"<") > _MAX_TAGS:
        raise TmxError(1, "There are too many elements.", "Il y a trop d'éléments.")
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 (entities and size are checked above)
    except ElementTree.ParseError as error:
        raise TmxError(error.position[0], "Not valid XML: {why}", "XML invalide : {why}", why=str(error)) from None
    except (LookupError, ValueError) as error:
        raise TmxError(1, "Not valid XML: {why}", "XML invalide : {why}", why=str(error)) from None
    if root.tag != "tmx":
        raise TmxError(
            1,
            "This XML is no TMX: it begins with “{root}”.",
            "Ce XML n'est pas du TMX : il commence par « {root} ».",
            root=root.tag,
        )
    return [unit for unit in map(_unit, root.iterfind("body/tu")) if unit]


def to_tmx(units: Iterable[Unit]) -> str:
    """A TMX file with English as the source; characters that XML forbids are left out."""
    header = "".join(
        f' {name}="{value}"'
        for name, value in (
            *(("creationtool", "bilint"), ("creationtoolversion", __version__), ("segtype", "sentence")),
            *(("o-tmf", "bilint"), ("adminlang", "en"), ("srclang", "en"), ("datatype", "plaintext")),
        )
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
        '<tmx version="1.4">',
        f"<header{header}/>",
        "<body>",
    ]
    for unit in units:
        uses = f' usagecount="{unit.uses}"' if unit.uses else ""
        segments = (f'<tuv xml:lang="{name}"><seg>{_xml(unit.text(name))}</seg></tuv>' for name in LANGUAGES)
        lines.append(f"<tu{uses}>{''.join(segments)}</tu>")
    return "\n".join([*lines, "</body>", "</tmx>", ""])


def _unit(element: ElementTree.Element) -> Unit | None:
    """The unit of an element; None for one without both languages, or with an empty segment."""
    texts: dict[Language | None, str] = {}
    for version in element:
        segment = version.find("seg")
        if segment is not None:
            language = _language(version.get(_LANG) or version.get("lang", ""))
            if language not in texts and (text := _text(segment)):
                texts[language] = text
    if "en" not in texts or "fr" not in texts:
        return None
    uses = element.get("usagecount", "")
    return Unit(texts["en"], texts["fr"], int(uses) if uses.isdecimal() and len(uses) < 10 else 0)


def _text(segment: ElementTree.Element) -> str:
    """The text on one line, without the codes of the original format."""
    text = "".join(_pieces(segment, 0)) if len(segment) else segment.text or ""
    if len(text) > MAX_SEGMENT:
        raise TmxError(
            1,
            "A segment of more than {most} characters is refused.",
            "Un segment de plus de {most} caractères est refusé.",
            most=str(MAX_SEGMENT),
        )
    return " ".join(text.split()) if "  " in text or "\n" in text else text.strip()


def _pieces(element: ElementTree.Element, depth: int) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        raise TmxError(1, "The elements are nested too deeply.", "Les éléments sont trop imbriqués.")
    yield element.text or ""
    for child in element:
        if child.tag == "hi":  # it only marks a stretch; all other elements hold codes
            yield from _pieces(child, depth + 1)
        yield child.tail or ""


@lru_cache(maxsize=64)
def _language(code: str) -> Language | None:
    name = code.lower().replace("_", "-").partition("-")[0]
    return next((language for language in LANGUAGES if name == language), None)


def _xml(text: str) -> str:
    return escape(_not_xml().sub("", text))


@cache
def _not_xml() -> re.Pattern[str]:
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
