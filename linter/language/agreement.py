"""The gender and number of French nouns and adjectives that are no other word, from a published table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Literal, NamedTuple

from ..vocabulary import SHIPPED, Vocabulary

# "either" is a noun or an adjective.
Part = Literal["noun", "adjective", "either", "noun or verb"]
_PARTS: dict[str, Part] = {"n": "noun", "a": "adjective", "e": "either", "v": "noun or verb"}
_SIGNS = {part: sign for sign, part in _PARTS.items()}
_NONE = "-"
_SHORT = 6  # letters: `plus` is no plural of `plu`
_PAGE = 16384  # bytes: a thousand words


class Features(NamedTuple):
    """`gender` is "m" or "f", `number` "s" or "p"; "" where the form has both, or where nobody knows."""

    part: Part
    gender: str
    number: str


class Agreement:
    """The features of words, in the bytes of a list. Each line is a word with a sign for each feature, in order.

    The first words of its pages are searched at once, and a page by its bytes.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._starts = [0, *(data.rfind(b"\n", 0, at) + 1 for at in range(_PAGE, len(data), _PAGE))]
        self._words = [data[start : data.find(b" ", start)] for start in self._starts]
        self._known: dict[str, Features | None] = {}

    def features(self, word: str) -> Features | None:
        """The features of a word in lower case; None where the list lacks it."""
        if word not in self._known:
            self._known[word] = self._found(word.encode()) or self._plural(word)
        return self._known[word]

    def _plural(self, word: str) -> Features | None:
        """The features of a plural that is rarer than its noun, and so not in the list."""
        one = self._found(word[:-1].encode()) if word[-1] == "s" and len(word) > _SHORT else None
        return Features("noun or verb", one.gender, "p") if one and one.part == "noun" else None

    def _found(self, word: bytes) -> Features | None:
        page = bisect_right(self._words, word)
        start = self._starts[page - 1] if page else 0
        end = self._starts[page] if page < len(self._starts) else len(self._data)
        at = self._data.find(b"\n" + word + b" ", max(0, start - 1), end)
        if at < 0:
            return None
        at += len(word) + 2
        signs = self._data[at : at + 3].decode()
        return Features(_PARTS[signs[0]], signs[1].strip(_NONE), signs[2].strip(_NONE))


def listed(words: Mapping[str, Features]) -> bytes:
    """The bytes of a list."""
    lines = (
        f"{word} {_SIGNS[found.part]}{found.gender or _NONE}{found.number or _NONE}" for word, found in words.items()
    )
    return "\n".join(["", *sorted(lines, key=str.encode), ""]).encode()


def agreement() -> Agreement:
    """The French list that comes with bilint."""
    return SHIPPED.made(_agreement)


def _agreement(vocabulary: Vocabulary) -> Agreement:
    return Agreement((vocabulary.folder / "agreement-fr.lst").read_bytes())
