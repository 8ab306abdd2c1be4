"""Word pairs that were counted in parallel texts: many more than the hand-written families, and less sure.

The list is mapped into memory and searched there, so that it costs nothing before a word is looked up.
"""

from __future__ import annotations

from ..language.inflection import base_forms
from ..language.spelling.wordlist import WordList
from ..vocabulary import Vocabulary


class Translations:
    """The French words for an English one, both folded."""

    def __init__(self, pairs: WordList) -> None:
        self._pairs = pairs

    def of(self, word: str) -> list[str]:
        """The French words for a form of an English word, and for the form that it is an inflection of."""
        found = self._of_form(word)
        for base in base_forms(word, "en"):
            more = self._of_form(base)
            if more:
                return found + more
        return found

    def _of_form(self, word: str) -> list[str]:
        start = len(word) + 1
        return [found[start:] for found in self._pairs.with_prefix(f"{word} ")]


def entry(english: str, french: str) -> str:
    """The entry of a pair in the list."""
    return f"{english} {french}"


def counted(vocabulary: Vocabulary) -> Translations:
    """The word pairs of a vocabulary, opened once."""
    return vocabulary.made(_translations)


def _translations(vocabulary: Vocabulary) -> Translations:
    return Translations(WordList(vocabulary.folder / "word-pairs.lst"))
