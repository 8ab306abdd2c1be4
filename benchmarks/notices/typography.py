"""The spaces, quotation marks and apostrophes that each language and locale wants."""

from __future__ import annotations

import re

from .model import Language
from .numerals import NBSP, NNBSP


def set_french(text: str, locale: str) -> str:
    """Text typed with plain spaces to French of France (`fr`) or of Canada (`fr-CA`)."""
    text = re.sub(r" :(?=\s|$)", f"{NBSP}:", text)
    text = text.replace("« ", f"«{NBSP}").replace(" »", f"{NBSP}»")
    return re.sub(r" ([;?!])", r"\1" if locale == "fr-CA" else rf"{NNBSP}\1", text)


def set_template(text: str, language: Language, locale: str) -> str:
    """Only for templates: this changes lengths, so spans are measured afterwards."""
    return set_french(text, locale) if language == "fr" else text


def quotes(text: str, *, curly: bool) -> str:
    """Curly or straight apostrophes and English quotation marks; no length changes."""
    if curly:
        return text.replace("'", "’")
    return text.replace("’", "'").replace("“", '"').replace("”", '"')
