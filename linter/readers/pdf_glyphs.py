"""Tells text from the numbers of glyphs, which a page gives where its fonts name no characters."""

from __future__ import annotations

from ..patterns import lazy

# Nobody writes control characters. Glyphs are numbered from 0 in the order of a font: first spaces, signs and digits.
# PDFium marks divided words with 2. pdfplumber writes the number itself.
_NUMBER = lazy("[\x00\x01\x03-\x08\x0b\x0e-\x1f]|\\(cid:\\d+\\)")
_PRIVATE = lazy("[\ue000-\uf8ff\ufffd]")
# Bullets from a font of symbols are private characters: at most 9 in 1,000 on pages of real notices.
_MOST_PRIVATE = 0.3
# In a notice printed with such a font, 36 to 91 in 1,000 characters were control characters.
_MOST_NUMBERS = 0.015
# Fewer characters are a page number or a logo.
_LEAST = 100


class GarbledPageError(Exception):
    """The fonts of a page do not say which characters it shows."""


def refuse_garbled(text: str) -> None:
    """Raises GarbledPageError for a page whose text is no text."""
    if _is_garbled(text):
        raise GarbledPageError


def _is_garbled(text: str) -> bool:
    """True if a good part of a text is numbers of glyphs or private characters."""
    signs = len(text) - sum(map(str.isspace, text))
    if signs < _LEAST:
        return False
    numbers, private = len(_NUMBER.findall(text)), len(_PRIVATE.findall(text))
    return numbers > _MOST_NUMBERS * signs or private > _MOST_PRIVATE * signs
