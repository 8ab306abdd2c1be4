"""How the lines of a Markdown file begin and end: the marks of its blocks."""

from __future__ import annotations

import re

from ..model import Span
from ..patterns import lazy

QUOTE = lazy(r">(?:[> ]*>)? ?")
ITEM = lazy(r"([-*+•]|\d{1,9}[.)])(?:[ \t]++|$)")
# Within a list, a hyphen before a capital is a bullet whose space was forgotten.
GLUED_ITEM = lazy(r"([-•–])(?=[A-ZÀ-Þ][^\W\d_])")
HEADING = lazy(r"(#{1,6})(?:[ \t]++|$)")
FENCE = lazy(r"(`{3,}+)[^`]*$|(~{3,}+)")
CELL = lazy(r"<t[dh](?=[\s>])", re.IGNORECASE)
RAW = lazy(r"<(script|style)(?=[\s>])", re.IGNORECASE)
# The marks of a box around text, as MkDocs, Docusaurus, VitePress, Pandoc and GitHub have them.
_BOX = lazy(
    r"(?:!!!|\?\?\?\+?)(?:[ \t]++[a-z][\w-]*+)++(?:[ \t]++\"(?P<quoted>[^\"]*+)\")?[ \t]*+"
    r"|===[!+]?[ \t]++\"(?P<tab>[^\"]*+)\"[ \t]*+"
    r"|:::+[ \t]*+(?:[\w-]++(?:\[(?P<bracketed>[^\[\]]*+)\]|[ \t]++(?P<rest>\S.*))?|\{[^{}]*+\})?[ \t]*+"
    r"|\[![A-Z]{3,12}\][ \t]*+"
)


def is_rule(text: str) -> bool:
    if text[0] not in "-*_":
        return False
    marks = text.replace(" ", "").replace("\t", "")
    return len(marks) > 2 and marks == marks[0] * len(marks)


def heading_end(text: str) -> int:
    """Where a heading's title ends: a closing row of `#` after a blank is not part of it."""
    title = text.rstrip("#")
    if len(title) < len(text) and (not title or title[-1] in " \t"):
        return len(title.rstrip(" \t"))
    return len(text)


def box_title(text: str) -> Span | None:
    """The place of the title in a line that opens or closes a box; None for other lines."""
    if text[0] not in "!?=:[":
        return None
    box = _BOX.fullmatch(text)
    return None if box is None else Span(*box.span(box.lastgroup)) if box.lastgroup else Span(0, 0)
