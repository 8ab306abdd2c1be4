"""A line that holds text, with its shape."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import BlockKind, Language, Line, SourceMap, Span
from ..patterns import lazy
from ..quotes import ends_with
from .labels import Label

# The number before a heading or an item.
NUMBER = lazy(
    r"(\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,5}|[a-z])[.)]\s+|(\d{1,2}(?:\.\d{1,2}){1,2})\s+(?![ap]\.?m\b)|\(([a-z\d]{1,2})\)\s+"
)
_PAUSED = lazy(
    r"(?:[,(/–—-]|\b(?:and|or|the|of|to|in|for|a|et|ou|de|du|des|la|le|les|à|en|au|aux|un|une))$", re.IGNORECASE
)
_CAPITALS_LENGTH = 120


@dataclass(slots=True, eq=False)
class Row:
    """A line that holds text, with what it looks like.

    `gap` counts the blank lines above it. `step` is the number of the item above that is indented as much; 0 if none.
    """

    text: str
    origin: SourceMap
    language: Language
    gap: int
    line: Line
    shape: BlockKind = "paragraph"
    after_furniture: bool = False
    marker: str = ""
    number: str = ""
    level: int = 0
    label: Label | None = None
    concept: str = ""
    step: int = 0

    @property
    def indent(self) -> int:
        """How far to the right the line begins, with its marker, in characters."""
        return _indent(self.line.text)

    @property
    def column(self) -> int:
        """How far to the right the text begins, behind the marker of an item."""
        return self.indent + len(self.line.text.strip()) - len(self.text)

    @property
    def reach(self) -> int:
        """How far to the right the line ends."""
        return self.indent + len(self.line.text.strip())

    @property
    def ended(self) -> bool:
        """True if the line ends as a sentence, a lead-in or an item does."""
        return ends_with(self.text, ".!?:;…") or self.text.endswith(("»", "”", '"'))

    @property
    def paused(self) -> bool:
        """True if the line stops mid-sentence."""
        return _PAUSED.search(self.text) is not None

    @property
    def continues(self) -> bool:
        """True if the line starts mid-sentence."""
        return self.text[:1].islower() or self.text.startswith((",", ";", ")", "%"))

    def drop_marker(self, end: int) -> None:
        """Leaves the marker of an item or the number of a heading, which ends at `end`, out of the text."""
        span = Span(end, len(self.text))
        self.text, self.origin = span.of(self.text), self.origin.slice(span)


def _indent(text: str) -> int:
    """How far to the right a line begins; a tabulator leads to the next multiple of eight."""
    blank = text[: len(text) - len(text.lstrip())]
    return len(blank.expandtabs())


def in_capitals(text: str) -> bool:
    """True if a line is written in capitals, but for a few letters."""
    if len(text) > _CAPITALS_LENGTH:
        return False
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return upper + lower >= 4 and upper >= 0.85 * (upper + lower)
