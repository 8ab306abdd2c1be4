"""The lines of a text, where editors see their ends."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import NEWLINE, Span


def source_lines(source: str) -> Iterable[Span]:
    """The lines of a text without their line breaks; `\\n`, `\\r\\n` and `\\r` end a line, as in editors."""
    start = 0
    for match in NEWLINE.finditer(source):
        yield Span(start, match.start())
        start = match.end()
    if start < len(source) or start == 0:
        yield Span(start, len(source))
