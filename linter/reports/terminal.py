"""The stream of a report: its width, and whether it takes colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO
from unicodedata import combining, east_asian_width

PLAIN_WIDTH = 80
CLEAR_LINE = "\r\x1b[K"
_CODES = {"bold": "1", "dim": "2", "error": "1;31", "warning": "1;33", "info": "1;36", "mark": "4;31", "good": "32"}


@dataclass(frozen=True, slots=True)
class Style:
    """How text is laid out: plain and 80 columns wide unless a terminal says otherwise."""

    width: int = PLAIN_WIDTH
    colour: bool = False

    def paint(self, text: str, role: str) -> str:
        return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if self.colour and text else text


def columns(text: str) -> int:
    """How many columns a terminal gives to a text: none to a combining accent, two to a wide character."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1 for character in text)


def style_for(stream: TextIO, environment: Mapping[str, str]) -> Style:
    """Colour on a terminal, unless NO_COLOR is set; FORCE_COLOR asks for it anywhere. Width only from a terminal."""
    terminal = stream.isatty()
    colour = bool(environment.get("FORCE_COLOR")) or (terminal and environment.get("TERM") != "dumb")
    width = PLAIN_WIDTH
    if terminal:
        from shutil import get_terminal_size

        width = max(40, get_terminal_size((PLAIN_WIDTH, 24)).columns)
    return Style(width, colour and not environment.get("NO_COLOR"))


def style_of_output() -> Style:
    """The style of standard output."""
    return style_for(sys.stdout, os.environ)
