"""The translator of a segment: the newest installed model of a direction, with a memory of its translations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..messages import Both, both
from ..model import Language
from ..project.cache_folder import cache_folder
from .argos import NOT_INSTALLED, is_installed
from .cache import TranslationCache
from .models import model_for, name_of

# A model is made for sentences: of a longer text it would lose the end.
MOST_CHARACTERS = 1_000


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A model, ready to translate; `identity` is what its translations are remembered under."""

    identity: str
    translation: Any


class Translator:
    """Translates between the two languages with what is installed. Models are loaded when first needed.

    Without `cached`, everything is translated anew and nothing is remembered. `watch` gets each text before its
    translation, which takes a large model a good part of a second.
    """

    def __init__(self, *, cached: bool = True, watch: Callable[[str], None] | None = None) -> None:
        self._watch = watch
        self._cached = cached
        self._cache: TranslationCache | None = None
        self._loaded: dict[tuple[Language, Language], _Loaded | None] = {}

    def lacks(self, source: Language, target: Language) -> Both | None:
        """A line about the missing parts of a direction and how to get them, or None."""
        if not is_installed():
            return NOT_INSTALLED
        if self._load(source, target):
            return None
        en, fr = name_of(source, target)
        return both(
            "No model translates {en} yet: bilint models --install {code}",
            en=en,
            fr=fr,
            code=f"{source}-{target}",
        )

    def translate(self, text: str, source: Language, target: Language) -> str | None:
        """The translation of a sentence; None where no model translates that way, or the text is too long for one."""
        text = " ".join(text.split())
        loaded = self._load(source, target)
        if loaded is None or not text or len(text) > MOST_CHARACTERS:
            return None
        known = self._cache.get(loaded.identity, text) if self._cache else None
        if known is None:
            if self._watch:
                self._watch(text)
            known = str(loaded.translation.translate(text)).strip()
            if self._cache:
                self._cache.put(loaded.identity, text, known)
        return known

    def _load(self, source: Language, target: Language) -> _Loaded | None:
        pair = (source, target)
        if pair not in self._loaded:
            model = model_for(source, target) if is_installed() else None
            self._loaded[pair] = _Loaded(model.identity, model.translation()) if model else None
            if model and self._cached and self._cache is None:
                self._cache = TranslationCache(cache_folder())
        return self._loaded[pair]
