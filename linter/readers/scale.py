"""The scale that readers weigh the words of a line with: English or French, prose or not."""

from __future__ import annotations

from functools import lru_cache

from ..language.identification import LanguageScale
from ..vocabulary import Vocabulary


@lru_cache(maxsize=1)
def scale() -> LanguageScale:
    """The scale that readers weigh words with, loaded once."""
    return LanguageScale(Vocabulary())
