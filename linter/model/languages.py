"""The two languages of a notice."""

from __future__ import annotations

from typing import Literal

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, Language] = ("en", "fr")


def other(language: Language) -> Language:
    """The other one of the two languages."""
    return "fr" if language == "en" else "en"
