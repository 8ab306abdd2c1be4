"""The words of a version that its language does not have, codes and names of things left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...model import Block, Language, Side, Span, other
from ..folding import fold
from .speller import Speller, normal, speller
from .words import Word, words

# In words with capitals, shorter than this, one slip turns one name or acronym into another.
LONG_ENOUGH = 6


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that the language of its block does not have, or the part of a compound that is none.

    `begins` is true where the word begins a sentence; `before` and `after` are its neighbours in the block, or "".
    """

    text: str
    block: Block
    span: Span
    begins: bool
    before: str
    after: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


class Prose:
    """The words of one version: all their spellings, its acronyms, and the words that are unknown, in reading order.

    `accepted` are words in lower case that the user vouches for.
    """

    def __init__(self, side: Side, accepted: frozenset[str] = frozenset()) -> None:
        self.language = side.language
        self.unknown: list[Unknown] = []
        self.spellings: set[str] = set()
        self.acronyms: set[str] = set()
        for block in side.blocks:
            if block.kind != "furniture":
                self._read(block, accepted)
        self.counts = Counter(normal(found.text) for found in self.unknown)

    @cached_property
    def folded(self) -> frozenset[str]:
        return frozenset(fold(spelling) for spelling in self.spellings)

    @cached_property
    def lower(self) -> frozenset[str]:
        return frozenset(spelling.lower() for spelling in self.spellings)

    def _read(self, block: Block, accepted: frozenset[str]) -> None:
        own = speller(block.language)
        found = list(words(block.text))
        for word in found:
            spelling = normal(word.text)
            self.spellings.add(spelling)
            if "-" in spelling:
                self.spellings.update(spelling.split("-"))  # the parts of a double name may stand alone
        shouted = block.text.isupper()
        if not shouted:
            self.acronyms.update(word.text for word in found if word.text.isupper())
        doubtful = [
            index for index, word in enumerate(found) if not own.known(word.text) and not _is_code(word.text, shouted)
        ]
        if doubtful and _is_in_other_language(found, block.language, shouted):
            return
        for index in doubtful:
            word = found[index]
            before = found[index - 1] if index else None
            after = found[index + 1] if index + 1 < len(found) else None
            start, end = own.unknown_part(word.text)
            if not accepted.isdisjoint((normal(word.text).lower(), normal(word.text[start:end]).lower())):
                continue
            if _is_abbreviation(word, block.text) or _is_part(word, before, after, block.text, own):
                continue
            span = Span(word.span.start + start, word.span.start + end)
            neighbours = (before.text if before else "", after.text if after else "")
            self.unknown.append(Unknown(span.of(block.text), block, span, word.begins, *neighbours))


def _is_in_other_language(found: Sequence[Word], language: Language, shouted: bool) -> bool:
    """Whether the other language knows more of a block's words than the one that the block was taken for."""
    texts = [word.text for word in found if shouted or not word.text.isupper()]
    return sum(map(speller(other(language)).known, texts)) > sum(map(speller(language).known, texts))


def _is_code(text: str, shouted: bool) -> bool:
    """Whether this is an acronym or its plural, a product's name, a dotted abbreviation or an address.

    Among capitals alone (`shouted`) an acronym cannot be told from a word, unless it is short.
    """
    if "." in text and "(" not in text:
        return True
    if shouted:
        return len(text) < LONG_ENOUGH
    return any(part.isupper() or not (part.islower() or part.istitle()) for part in re.split(r"['’‐‑-]", text) if part)


def _is_abbreviation(word: Word, text: str) -> bool:
    """Whether a short word ends in a point that ends no sentence."""
    return len(word.text) < 6 and re.match(r"\.\s*[a-zà-ÿ\d,;:)-]", text[word.span.end :]) is not None


def _is_part(word: Word, before: Word | None, after: Word | None, text: str, own: Speller) -> bool:
    """Whether this is half of a word: broken at a line's end (`initia- tives`), or an ending after a slash."""
    if text[: word.span.start].endswith("/") and own.is_ending(word.text):
        return True
    for left, right in ((before, word), (word, after)):
        if left and right and re.fullmatch(r"[-‐‑]\s+", text[left.span.end : right.span.start]):
            return own.known(left.text + right.text) or own.known(f"{left.text}-{right.text}")
    return False
