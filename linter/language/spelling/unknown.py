"""The words of a version that its language does not have, codes and names of things left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...model import NEWLINE, Block, Language, Side, Span, other
from ...patterns import HYPHEN, lazy
from .. import inclusive
from ..folding import fold
from .setting import Setting, setting
from .speller import Speller, normal, speller
from .words import Word, words

# In words with capitals, shorter than this, one slip turns one name or acronym into another.
LONG_ENOUGH = 6
_SHORTENED = lazy(r"\.\s*[a-zà-ÿ\d,;:)-]")  # a point that ends no sentence
_NUMBERED = lazy(r"\s?\d")
_NUMBER_BEFORE = lazy(r"[\d½¼¾⅓⅔][ \u00a0\u202f]$")
_LONGEST_UNIT = 3  # letters: `po`, `lbs`
# The first part of two compounds that share their second: `un-/underemployed`.
_SHARING = lazy(r"[-‐‑]/")
_PLACEHOLDER = lazy(r"(?:^|[\s(]):$")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that the language of its block does not have, or the part of a compound that is none.

    `whole` is the word with its other parts. `begins` is true where the word begins a sentence; `before` and `after`
    are its neighbours in the block, or "". `setting` tells how it is set apart from the prose.
    """

    text: str
    whole: str
    block: Block
    span: Span
    begins: bool
    before: str
    after: str
    setting: Setting

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


class Prose:
    """The words of one version: all their spellings, its acronyms, and the unknown words in reading order.

    Words behind a colon are apart, as the placeholders of templates are (`:name`).

    `accepted` are words in lower case that the user vouches for.
    """

    def __init__(self, side: Side, accepted: frozenset[str] = frozenset()) -> None:
        self.language = side.language
        self.unknown: list[Unknown] = []
        self.spellings: set[str] = set()
        self.acronyms: set[str] = set()
        self.placeholders: set[str] = set()
        for block in side.blocks:
            if block.kind != "furniture":
                self._read(side, block, accepted)
        self.counts = Counter(normal(found.text) for found in self.unknown)

    @cached_property
    def folded(self) -> frozenset[str]:
        return frozenset(fold(spelling) for spelling in self.spellings)

    @cached_property
    def names(self) -> dict[str, str]:
        """The names that have a capital inside, `OpenDesk`, by their lower case."""
        spellings = (one for one in self.spellings if not one.isupper())
        return {one.lower(): one for one in spellings if any(letter.isupper() for letter in one[1:])}

    @cached_property
    def initials(self) -> frozenset[str]:
        """The acronyms in lower case."""
        return frozenset(acronym.lower() for acronym in self.acronyms)

    @cached_property
    def lower(self) -> frozenset[str]:
        return frozenset(spelling.lower() for spelling in self.spellings)

    def _read(self, side: Side, block: Block, accepted: frozenset[str]) -> None:
        own = speller(block.language)
        found = list(words(block.text))
        for word in found:
            spelling = normal(word.text)
            self.spellings.add(spelling)
            if "-" in spelling:
                self.spellings.update(spelling.split("-"))  # the parts of a double name may stand alone
            left = block.text[max(0, word.start - 2) : word.start]
            if left[-1:] == ":" and _PLACEHOLDER.search(left):
                self.placeholders.add(spelling)
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
            if _is_broken(word, block, side.document.source, own):
                continue
            if _SHARING.match(block.text, word.span.end):
                continue
            if _is_abbreviation(word, block.text) or _is_part(word, before, after, block.text, own):
                continue
            span = Span(word.span.start + start, word.span.start + end)
            neighbours = (before.text if before else "", after.text if after else "")
            set_apart = setting(side, block, span)
            if set_apart != "code":
                unknown = Unknown(
                    span.of(block.text), word.text, block, span, word.begins, *neighbours, setting=set_apart
                )
                self.unknown.append(unknown)


def _is_in_other_language(found: Sequence[Word], language: Language, shouted: bool) -> bool:
    """True if the other language knows more of a block's words than the one that the block was taken for."""
    texts = [word.text for word in found if shouted or not word.text.isupper()]
    return sum(map(speller(other(language)).known, texts)) > sum(map(speller(language).known, texts))


def _is_code(text: str, shouted: bool) -> bool:
    """True if this is an acronym or its plural, a product's name, a dotted abbreviation or an address.

    Among capitals alone (`shouted`) an acronym cannot be told from a word, unless it is short.
    """
    if "." in text and "(" not in text:
        return True
    if shouted:
        return len(text) < LONG_ENOUGH
    return any(part.isupper() or not (part.islower() or part.istitle()) for part in re.split(r"['’‐‑-]", text) if part)


def _is_broken(word: Word, block: Block, source: str, own: Speller) -> bool:
    """True if a word has a hyphen where a line of the source ends, and is a word without it."""
    places = (found.start() for found in HYPHEN.finditer(word.text))
    at = (block.origin.locate(Span(place, place + 2).shift(word.span.start)) for place in places)
    return any(NEWLINE.search(source, one.start, one.end) for one in at) and own.known(HYPHEN.sub("", word.text))


def _is_abbreviation(word: Word, text: str) -> bool:
    """True if a short word ends in a point that ends no sentence, stands before a number, or measures one."""
    before = text[max(0, word.span.start - 2) : word.span.start]
    if len(word.text) <= _LONGEST_UNIT and word.text.islower() and _NUMBER_BEFORE.search(before):
        return True
    behind = text[word.span.end : word.span.end + 4]
    if len(word.text) < 5 and _NUMBERED.match(behind):
        return True
    return len(word.text) < 6 and _SHORTENED.match(behind) is not None


def _is_part(word: Word, before: Word | None, after: Word | None, text: str, own: Speller) -> bool:
    """True if this is half of a word: broken at a line's end (`initia- tives`), or an ending (`lecteur (trice)`)."""
    if before and re.fullmatch(r"\s?(?:\(\s?-?\s?|/)", text[before.span.end : word.span.start]):
        return any(own.known(form) for form in inclusive.forms(f"{before.text}({word.text})")[1:])
    for left, right in ((before, word), (word, after)):
        if left and right and re.fullmatch(r"[-‐‑]\s+", text[left.span.end : right.span.start]):
            return own.known(left.text + right.text) or own.known(f"{left.text}-{right.text}")
    return False
