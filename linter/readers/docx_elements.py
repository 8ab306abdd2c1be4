"""Elements of a Word document: which hold text, and what single ones stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ..patterns import lazy
from .docx_package import child
from .docx_styles import is_on

# Elements that are no part of the printed text, with all that is in them.
SKIPPED = frozenset((
    "w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:delText", "w:delInstrText", "w:sdtPr", "w:sdtEndPr", "w:tcPr",
    "w:trPr", "w:tblPr", "w:sectPr", "w:rt",
))  # fmt: skip
TYPED = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011"}
_HYPERLINK = lazy(r"""\s*HYPERLINK\s+(?!\\)(?:"([^"]+)"|(\S+))""", re.IGNORECASE)
# Characters of symbol fonts by their code without the private area; all others there are bullets.
_SYMBOLS = {
    "symbol": {0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xAE: "→", 0xA2: "′", 0xB2: "″", 0xB0: "°"},
    "wingdings": {0x6F: "☐", 0xA8: "☐", 0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0x28: "☎", 0x2A: "✉", 0xE0: "→"},
}


@dataclass(slots=True)
class TextParagraph:
    """A paragraph under construction: its text, and the things anchored in it."""

    start: int
    typed: list[str] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    boxes: list[tuple[Element, str | None]] = field(default_factory=list)
    """The text boxes and notes; for a note, the kind of its part."""


@dataclass(slots=True)
class TextField:
    """A field such as `HYPERLINK "https://…"`: its instruction, and where its result begins once that is reached."""

    instruction: str = ""
    start: int | None = None
    first: int = 0  # of the texts of its paragraph


def within(parent: Element, tags: tuple[str, ...]) -> Iterator[Element]:
    """The elements of some names, also those in content controls, custom XML and insertions."""
    for element in parent:
        if element.tag in tags:
            yield element
        elif element.tag == "mc:AlternateContent":
            yield from within(alternative(element), tags)
        elif element.tag == "w:sdt" and is_on(child(element, "w:sdtPr"), "w:showingPlcHdr"):
            continue
        elif element.tag not in SKIPPED:
            yield from within(element, tags)


def alternative(element: Element) -> Element:
    """The one of several alternatives that is read: the first that holds text."""
    for choice in element:
        if next(choice.iter("w:t"), None) is not None:
            return choice
    return Element("none")


def target_of(instruction: str) -> str:
    match = _HYPERLINK.match(instruction)
    return (match[1] or match[2]) if match else ""


def symbol_of(element: Element) -> str:
    """The character of a symbol font; fonts number their signs from U+F000 or from 0."""
    try:
        code = int(element.get("w:char", ""), 16)
    except ValueError:
        return ""
    font = element.get("w:font", "").lower()
    if font not in _SYMBOLS and font not in ("webdings", "wingdings 2", "wingdings 3") and 0x20 <= code < 0xD800:
        return chr(code)
    return _SYMBOLS.get(font, {}).get(code & 0xFF, "•")


def width_of(written: str) -> int:
    return int(written[:3]) if written.isascii() and written.isdigit() else 1
