"""Quotes from notices made fit for messages and terminals."""

from __future__ import annotations

import unicodedata

from .patterns import lazy

# Marks that turn the direction of text could show a reader other words than those that are there.
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROLS = lazy(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{_DIRECTION}]")


# What may follow the mark that ends a sentence.
CLOSING = "»”\"')]"


def ends_with(text: str, marks: str, closing: str = CLOSING) -> bool:
    """True if a text ends with one of some marks, perhaps with quotation marks and brackets behind it."""
    last = text.rstrip(closing)
    return last != "" and last[-1] in marks


def shorten(text: str, width: int) -> str:
    """The text in at most `width` characters, an ellipsis in the middle of what is longer."""
    if len(text) <= width:
        return text
    head = (width - 1) // 2
    return f"{text[:head].rstrip()}…{text[len(text) - (width - 1 - head) :].lstrip()}"


def canonical(text: str) -> str:
    """The text without differences of case, spacing and Unicode form. A fingerprint is made of it."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def visible(text: str) -> str:
    """The text with control and direction characters written as escapes: a notice cannot steer a terminal."""
    return _CONTROLS.sub(lambda match: _escape(match[0]), text)


def legible(quote: str) -> str:
    """The quote; the code points of one that is nothing but spaces, which cannot be told apart."""
    if quote and not quote.strip():
        return " ".join(f"U+{ord(character):04X}" for character in quote)
    return quote


def one_line(text: str) -> str:
    """Line breaks and tabs as single spaces; other spaces stay as they are."""
    for character in ("\r\n", "\n", "\r", "\t"):
        text = text.replace(character, " ")
    return text


def _escape(character: str) -> str:
    return f"\\x{ord(character):02x}" if ord(character) < 0x100 else f"\\u{ord(character):04x}"
