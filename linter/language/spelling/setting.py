"""How a stretch of a text is set apart from the prose around it: as code, in italics, between quotes."""

from __future__ import annotations

import re
from typing import Literal

from ...model import Block, Side, Span
from ...patterns import lazy

Setting = Literal["code", "italics", "quotes", ""]

_LONGEST = 120  # characters of what is quoted: a pair of quotes around more than a title is no pair
_QUOTES = (("“", "”"), ("«", "»"), ("‹", "›"), ('"', '"'), ("‘", "’"))
_OPENING = lazy(r"(?<![\w*_])([*_])(?=[^\s*_]|$)[^*_\n]*$")
_CLOSING = lazy(r"[^*_\n]*?(?<!\s)([*_])(?![\w*_])")
_APOSTROPHE_AT_END = lazy(r"’(?!\w)")
_ITALICS = lazy(r"</?(?:em|i|cite|dfn)\b[^<>]*>", re.IGNORECASE)  # the tags of elements that set words apart


def setting(side: Side, block: Block, span: Span) -> Setting:
    """The way a stretch of a block is set apart, "" where it is prose."""
    source = side.document.source
    place, whole = block.origin.locate(span), block.origin.locate(Span(0, len(block.text)))
    before, after = source[whole.start : place.start], source[place.end : whole.end + 2]
    if any(one.start <= span.start < one.end for one in block.literals) or before.count("`") % 2:
        return "code"
    if len(span) == 1 and source[place.start - 1 : place.start] == ">" and source.startswith("</", place.end):
        return "code"  # a key or a sign alone in its element is spoken of, not used
    if _is_in_italics(before) or _is_starred(before, after):
        return "italics"
    return "quotes" if is_quoted(block.text, span) else ""


def _is_in_italics(before: str) -> bool:
    tags = _ITALICS.findall(before)
    return bool(tags) and not tags[-1].startswith("</")


def _is_starred(before: str, after: str) -> bool:
    """True if a text stands between the single stars or underscores of Markdown."""
    opening = _OPENING.search(before)
    if opening is None:
        return False
    closing = _CLOSING.match(after)
    return closing is not None and closing[1] == opening[1]


def is_quoted(text: str, span: Span) -> bool:
    """True if a stretch of a text stands between quotes."""
    before, after = text[max(0, span.start - _LONGEST) : span.start], text[span.end : span.end + _LONGEST]
    for opening, closing in _QUOTES:
        if opening == closing:
            if text[: span.start].count(opening) % 2 and opening in before and closing in after:
                return True
        elif before.rfind(opening) > before.rfind(closing) and closing in after:
            # An apostrophe closes no single quote: what follows a letter and precedes one is inside a word.
            return opening != "‘" or _APOSTROPHE_AT_END.search(after) is not None
    return False
