"""The gender and number of French nouns and adjectives that are no other word, from a published table."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ..vocabulary import SHIPPED, Vocabulary
from .spelling.wordlist import WordList

# "either" is a noun or an adjective.
Part = Literal["noun", "adjective", "either", "noun or verb"]
_PARTS: dict[str, Part] = {"n": "noun", "a": "adjective", "e": "either", "v": "noun or verb"}
_SIGNS = {part: sign for sign, part in _PARTS.items()}
_NONE = "-"
_SHORT = 6  # letters: `plus` is no plural of `plu`


class Features(NamedTuple):
    """`gender` is "m" or "f", `number` "s" or "p"; "" where the form has both, or where nobody knows."""

    part: Part
    gender: str
    number: str


class Agreement:
    """The features of words."""

    def __init__(self, words: WordList) -> None:
        self._words = words
        self._known: dict[str, Features | None] = {}

    def features(self, word: str) -> Features | None:
        """The features of a word in lower case; None where the list lacks it."""
        if word not in self._known:
            self._known[word] = self._found(word) or self._plural(word)
        return self._known[word]

    def _plural(self, word: str) -> Features | None:
        """The features of a plural that is rarer than its noun, and so not in the list."""
        one = self._found(word[:-1]) if word[-1] == "s" and len(word) > _SHORT else None
        return Features("noun or verb", one.gender, "p") if one and one.part == "noun" else None

    def _found(self, word: str) -> Features | None:
        found = self._words.with_prefix(f"{word} ")
        if not found:
            return None
        signs = found[0][-3:]
        return Features(_PARTS[signs[0]], signs[1].strip(_NONE), signs[2].strip(_NONE))


def entry(word: str, features: Features) -> str:
    """The entry of a word in the list: a sign for each feature stands behind it."""
    return f"{word} {_SIGNS[features.part]}{features.gender or _NONE}{features.number or _NONE}"


def agreement() -> Agreement:
    """The French list that comes with bilint."""
    return SHIPPED.made(_agreement)


def _agreement(vocabulary: Vocabulary) -> Agreement:
    return Agreement(WordList(vocabulary.folder / "agreement-fr.lst"))
