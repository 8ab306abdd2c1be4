"""The scale that readers weigh the words of a line with: English or French, prose or not."""

from __future__ import annotations

from ..language.identification import LanguageScale, scale_of
from ..vocabulary import SHIPPED


def scale() -> LanguageScale:
    """The scale of the vocabulary that comes with bilint."""
    return scale_of(SHIPPED)
