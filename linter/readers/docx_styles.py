"""Styles of a Word document: which paragraphs are headings, which are list items, which are not text at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ..patterns import lazy
from .docx_package import child, children

# Word keeps the English names of its own styles in every language, whatever their identifiers are ("Titre1").
_HEADING = lazy(r"heading ([1-9])", re.IGNORECASE)
_TITLES = {"title": 1, "subtitle": 2}
_CONTENTS = lazy(r"toc (?:heading|[1-9])", re.IGNORECASE)
_BODY_LEVEL = 9
_LONGEST_CHAIN = 20


def value(element: Element | None, name: str) -> str | None:
    """The `w:val` of a child, None where there is none of that name."""
    found = child(element, name)
    return None if found is None else found.get("w:val", "")


def is_on(element: Element | None, name: str) -> bool:
    """True if a switch such as `w:vanish` is there and not turned off."""
    return value(element, name) not in (None, "0", "false", "off", "none")


class Styles:
    """The paragraph styles in `styles.xml`; None where the document has none."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        for style in children(root, "w:style"):
            identifier = style.get("w:styleId", "")
            self._styles[identifier] = style
            if style.get("w:type") == "paragraph" and style.get("w:default") in ("1", "true", "on"):
                self._default = identifier

    def heading_level(self, properties: Element | None) -> int:
        """The level of a heading from 1, 0 for a paragraph that is none. Its own outline level goes before a style."""
        outline = _outline(properties)
        if outline is not None:
            return outline
        for style in self._chain(properties):
            name = value(style, "w:name") or ""
            if heading := _HEADING.fullmatch(name):
                return int(heading[1])
            if name.lower() in _TITLES:
                return _TITLES[name.lower()]
            outline = _outline(child(style, "w:pPr"))
            if outline is not None:
                return outline
        return 0

    def is_contents(self, properties: Element | None) -> bool:
        """True if a paragraph is a line of a table of contents, which repeats the headings."""
        return any(_CONTENTS.fullmatch(value(style, "w:name") or "") for style in self._chain(properties))

    def numbering(self, properties: Element | None) -> tuple[str, int]:
        """The list that a paragraph is an item of, and its level there from 0; "" where it is no item."""
        found: str | None = None
        level: int | None = None
        for source in (properties, *(child(style, "w:pPr") for style in self._chain(properties))):
            number = child(source, "w:numPr")
            if number is None:
                continue
            found = value(number, "w:numId") if found is None else found
            level = _integer(value(number, "w:ilvl")) if level is None else level
        return ("", 0) if found in (None, "0") else (found or "", level or 0)

    def style_of(self, properties: Element | None) -> str:
        """The identifier of a paragraph's style."""
        return value(properties, "w:pStyle") or self._default

    def is_hidden(self, properties: Element | None) -> bool:
        """True if the style of a run hides it."""
        name = value(properties, "w:rStyle")
        return bool(name) and any(is_on(child(style, "w:rPr"), "w:vanish") for style in self._ancestors(name or ""))

    def _chain(self, properties: Element | None) -> Iterator[Element]:
        return self._ancestors(self.style_of(properties))

    def _ancestors(self, identifier: str) -> Iterator[Element]:
        """A style and those that it is based on."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(identifier)
            if style is None:
                return
            yield style
            identifier = value(style, "w:basedOn") or ""


def _outline(properties: Element | None) -> int | None:
    level = _integer(value(properties, "w:outlineLvl"))
    return None if level is None else 0 if level >= _BODY_LEVEL else level + 1


def _integer(written: str | None) -> int | None:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 10 else None
