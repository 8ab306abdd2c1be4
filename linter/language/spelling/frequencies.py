"""How often a word is written, in books, news, subtitles and on the web, right or wrong.

The counts hold words that no dictionary has, and slips. They tell the two apart: a slip is far rarer than the word
that was meant.
"""

from __future__ import annotations

from ...model import Language
from ...vocabulary import SHIPPED, Vocabulary
from .wordlist import WordList

_STEPS = 4  # classes to a power of ten
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Frequencies:
    """The Zipf frequencies of words: the logarithm of how often a word comes in a billion words."""

    def __init__(self, words: WordList) -> None:
        self._words = words

    def zipf(self, word: str) -> float:
        """The frequency of a word in lower case; 0 where it was never counted, or next to never."""
        found = self._words.with_prefix(f"{word} ") or ("œ" in word and self._words.with_prefix(_parted(word)))
        return _DIGITS.index(found[0][-1]) / _STEPS if found else 0.0

    def words(self) -> list[str]:
        """All words that were counted."""
        return [found[:-2] for found in self._words.with_prefix("")]


def entry(word: str, zipf: float) -> str:
    """The entry of a word in a frequency list."""
    return f"{word} {_DIGITS[round(zipf * _STEPS)]}"


def frequencies(language: Language) -> Frequencies:
    """The frequencies that come with bilint."""
    return SHIPPED.made(_frequencies, language)


def _frequencies(vocabulary: Vocabulary, language: Language) -> Frequencies:
    return Frequencies(WordList(vocabulary.folder / f"frequencies-{language}.lst"))


def _parted(word: str) -> str:
    return word.replace("œ", "oe") + " "
