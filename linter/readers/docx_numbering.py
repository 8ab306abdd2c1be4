"""Lists of a Word document: the bullet or number that Word shows before an item, counted as Word counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ..patterns import lazy
from .docx_package import children
from .docx_styles import value

BULLET = "•"
_LEVELS = 9
_PLACEHOLDER = lazy(r"%([1-9])")
_NO_MARK = ("none",)
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HIGHEST = 10_000


@dataclass(frozen=True, slots=True)
class Mark:
    """The marker of an item, or "". A bullet is the same whatever its font makes of it."""

    text: str
    level: int

    @property
    def is_bullet(self) -> bool:
        return self.text == BULLET


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int
    restarts: int  # the level (from 1) whose items let this one begin anew; 0 for never


class Numbering:
    """The lists in `numbering.xml`, and how far each has been counted. One for each walk through a document."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, Mapping[int, _Level]] = {}
        self._abstract: dict[str, str] = {}  # lists that share a definition go on counting
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._starts: dict[str, dict[int, int]] = {}
        definitions = {one.get("w:abstractNumId", ""): one for one in children(root, "w:abstractNum")}
        by_style = {link: one for one in definitions.values() if (link := value(one, "w:styleLink"))}
        for number in children(root, "w:num"):
            identifier = number.get("w:numId", "")
            name = value(number, "w:abstractNumId") or ""
            definition = definitions.get(name)
            linked = by_style.get(value(definition, "w:numStyleLink") or "")
            if linked is not None:
                definition, name = linked, linked.get("w:abstractNumId", "")
            levels = _levels(definition)
            self._starts[identifier] = {}
            for override in children(number, "w:lvlOverride"):
                level = _integer(override.get("w:ilvl"), 0)
                levels.update(_levels(override))
                start = value(override, "w:startOverride")
                if start is not None:
                    self._starts[identifier][level] = _integer(start, 1)
            self._levels[identifier] = levels
            self._abstract[identifier] = name

    def mark(self, identifier: str, level: int) -> Mark | None:
        """The mark of the next item of a list; None where the document defines no such list."""
        levels = self._levels.get(identifier)
        if levels is None:
            return None
        level = min(level, _LEVELS - 1)
        shape = levels.get(level)
        if shape is None:
            return None
        counts = self._counts.setdefault(self._abstract[identifier], {})
        if identifier not in self._begun:
            self._begun.add(identifier)
            for at, start in self._starts[identifier].items():
                counts[at] = start - 1
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            restarts = levels[deeper].restarts if deeper in levels else deeper
            if restarts and level < restarts:
                del counts[deeper]
        return Mark(self._text(shape, levels, counts), level)

    def _text(self, shape: _Level, levels: Mapping[int, _Level], counts: Mapping[int, int]) -> str:
        if shape.format == "bullet":
            return BULLET if shape.text.strip() else ""
        if shape.format in _NO_MARK:
            return ""

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            one = levels.get(at)
            return "" if one is None else _written(counts.get(at, one.start), one.format)

        return _PLACEHOLDER.sub(number, shape.text).strip()


def _levels(definition: Element | None) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in children(definition, "w:lvl"):
        at = _integer(level.get("w:ilvl"), 0)
        found[at] = _Level(
            value(level, "w:numFmt") or "decimal",
            value(level, "w:lvlText") or "",
            _integer(value(level, "w:start"), 1),
            _integer(value(level, "w:lvlRestart"), at),
        )
    return found


def _integer(written: str | None, default: int) -> int:
    if written is None or not (written.isascii() and written.isdigit()):
        return default
    return min(int(written[:9]), _HIGHEST)


def _written(number: int, form: str) -> str:
    """A number in a format of Word; in digits where the format belongs to another script."""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and number > 0:
        roman = ""
        for size, digits in _ROMAN:
            roman += digits * (number // size)
            number %= size
        return roman.upper() if form == "upperRoman" else roman
    return f"{number:02d}" if form == "decimalZero" else str(number)
