"""The facts of a text, found once: rules and other types of fact ask for the same ones."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from ..model import Fact, Language


@lru_cache(maxsize=8192)
def once(find: Callable[[str, Language], tuple[Fact, ...]], text: str, language: Language) -> tuple[Fact, ...]:
    """The facts that a finder sees in a text."""
    return find(text, language)
