"""Is this a word of English, of French? The dictionaries' word lists, and how words are built and written in prose.

The lists hold inflected forms only. Additions of writers are taken off here: possessives, elisions, hyphens, prefixes,
inclusive forms, capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import cast

from ...model import Language
from ...patterns import lazy
from ...vocabulary import SHIPPED, Vocabulary
from .. import inclusive
from ..folding import fold
from .wordlist import WordList

_ALIKE = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "\u00ad": None})
_ELISION = lazy(r"(?:[cdjlmnst]|(?:jus|lors|puis|quoi|pres|quel)?qu|entr)'", re.IGNORECASE)
_ELIDED = lazy("[cdjlmnst]|(?:jus|lors|puis|quoi)?qu")  # the apostrophe is lost as well
_PART = lazy(r"[^\W\d_]+(?:[\u0300-\u036f\u00ad]+[^\W\d_]*)*")
_ACCENTS = {"a": "àâä", "c": "ç", "e": "éèêë", "i": "îï", "o": "ôö", "u": "ùûü", "y": "ÿ"}
_MUTE_BEFORE = frozenset("aeiouyh")
_ROMAN = frozenset("IVXLC")
_MAX_LENGTH = 64  # longer than any word: what is longer is no prose


def normal(word: str) -> str:
    """The word with composed accents and with plain apostrophes, hyphens and points."""
    return word if word.isascii() else unicodedata.normalize("NFC", word).translate(_ALIKE)


class Speller:
    """The words of one language.

    `rare` words are accepted and not suggested. `additions` are words beyond the lists, in lower case unless they are
    names.

    `short` are the lower-case words of two letters. The lists know many more, nearly all of them units and codes, which
    would hide a slip. `prefixes` go before any word, with a hyphen or without. `function` are the short words that a
    missing space glues to another. `tails` go behind any noun, without a hyphen.
    """

    def __init__(
        self,
        language: Language,
        words: WordList,
        *,
        rare: WordList | None = None,
        additions: Iterable[str] = (),
        short: Iterable[str] = (),
        prefixes: Iterable[str] = (),
        function: Iterable[str] = (),
        tails: Iterable[str] = (),
    ) -> None:
        self.language = language
        self.words = words
        self._rare = rare
        self.additions = frozenset(additions)
        self.function = frozenset(function)
        self._short = frozenset(short)
        self._prefixes = frozenset(prefixes)
        self._tails = frozenset(tails)
        self._known: dict[str, bool] = {}

    def known(self, word: str) -> bool:
        """True if this is a word, as it stands in running text: capitalised, elided, compounded or not."""
        answer = self._known.get(word)
        if answer is None:
            answer = self._known[word] = self._judge(normal(word).strip("-'."))
        return answer

    def unknown_part(self, word: str) -> tuple[int, int]:
        """The unknown part of a word: the first part of a compound if it is no word either."""
        elided = _ELISION.match(word.replace("’", "'")) if self.language == "fr" else None
        base = elided.end() if elided else 0
        for part in _PART.finditer(inclusive.split(word)[0], base):
            if len(part[0]) > 1 and part[0].lower() not in self._prefixes and not self.known(part[0]):
                return part.span()
        return base, len(word)

    def listed(self, word: str) -> bool:
        """True if a dictionary has exactly this form (œ and oe alike)."""
        if len(word) == 2 and word.islower():
            return word in self._short
        if word in self.words or word in self.additions:
            return True
        if self._rare is not None and len(word) > 6 and word in self._rare:
            return True
        if "œ" in word:
            return word.replace("œ", "oe") in self.words
        return "oe" in word and word.replace("oe", "œ") in self.words

    def is_elision(self, word: str) -> bool:
        """True if this is a short French word that has lost its vowel, with the apostrophe: `lorsqu'`."""
        return self.language == "fr" and _ELISION.fullmatch(word) is not None

    def elided(self, word: str) -> Iterator[str]:
        """The French words that a form in lower case may be without its apostrophe: `d'usage` for `dusage`."""
        head = _ELIDED.match(word) if self.language == "fr" else None
        if head and fold(word[head.end() :])[:1] in _MUTE_BEFORE and self.listed(word[head.end() :]):
            yield f"{head[0]}'{word[head.end() :]}"

    def accented(self, word: str) -> list[str]:
        """The listed words that differ from this one in accents only."""
        return [found for found in self.accented_prefixes(word) if self.listed(found)]

    def accented_prefixes(self, head: str) -> list[str]:
        """The beginnings of listed words that differ from this one in accents only, in alphabetical order."""
        prefixes = [""]
        # Only what begins some word is taken further: a handful of steps, where trying all accents is exponential.
        for letter in fold(head):
            choices = letter + _ACCENTS.get(letter, "")
            prefixes = [
                longer for prefix in prefixes for choice in choices if self.words.has_prefix(longer := prefix + choice)
            ]
        return sorted(prefixes)

    def _judge(self, word: str) -> bool:
        if len(word) < 2 or not word.replace("'", "").replace("-", "").replace(".", "").isalpha():
            return self._inclusive(word) if len(word) > 1 and inclusive.has_signs(word) else True
        if len(word) > _MAX_LENGTH or _ROMAN.issuperset(word):
            return True
        return (
            self._cased(word)
            or ("'" in word and self._apostrophe(word))
            or ("." in word and self._inclusive(word))
            or ("-" in word and self._compound(word))
            or self._derived(word)
            or (self.language == "fr" and self._bare_capitals(word))
        )

    def _cased(self, word: str) -> bool:
        lower = word.lower()
        if lower == word:
            return self.listed(word)
        if word[0].isupper() and (self.listed(lower) or self.listed(lower[0].upper() + lower[1:])):
            return word.isupper() or word[1:].islower() or self.listed(word)
        return self.listed(word)

    def _apostrophe(self, word: str) -> bool:
        if self.language == "en":
            owner = word.removesuffix("'s").removesuffix("'S")
            return owner != word and self._judge(owner)
        elision = _ELISION.match(word)
        return elision is not None and elision.end() < len(word) and self._judge(word[elision.end() :])

    def _compound(self, word: str) -> bool:
        *heads, last = word.split("-")
        if heads[0].lower() in self._prefixes and self.listed("".join((*heads, last)).lower()):
            return True  # co-ordinator
        return all(part.lower() in self._prefixes or self._judge(part) for part in heads) and self._judge(last)

    def _inclusive(self, word: str) -> bool:
        """True for `candidat(e)s`, `candidat.e.s`, `study(ies)`: one of the words it stands for is a word."""
        words = inclusive.forms(word)
        return len(words) > 1 and any(self._judge(form) for form in words)

    def _derived(self, word: str) -> bool:
        lower = word.lower()
        if any(self.listed(lower[:at] + lower[at + 1 :]) for at in _doubled(lower)):
            return False  # `interrested` is a slip, though `rested` is a word
        for length in range(2, min(9, len(lower) - 4)):
            # `re` and `co` begin many a slip: what follows them must be long to be a word by itself.
            if (length > 2 or len(lower) > 8) and lower[:length] in self._prefixes and self.listed(lower[length:]):
                return True
        if self.language == "fr":
            return False
        if any(self._is_noun(lower.removesuffix(tail)) for tail in self._tails if lower.endswith(tail)):
            return True
        # The British dictionary has -ise and the American one -ize; a few verbs are in one of them only.
        return bool(re.search("[iy]s(?:e|i|a|o)", lower)) and self.listed(re.sub("([iy])s(?=[eiao])", r"\1z", lower))

    def _is_noun(self, head: str) -> bool:
        """True if this can be the first part of a compound. A plural is none, nor what goes before any word."""
        return len(head) > 3 and head[-1] != "s" and head not in self.function and self.listed(head)

    def _bare_capitals(self, word: str) -> bool:
        """Capitals may have lost their accents, `SECRETARIAT` or `Etats`: whether they may is no matter of spelling."""
        if word.isupper():
            return bool(self.accented(word))
        first = word[0].lower()
        return word[0].isupper() and any(self.listed(accent + word[1:]) for accent in _ACCENTS.get(first, ""))


def _doubled(word: str) -> list[int]:
    """The places of letters that stand twice, one behind the other."""
    return [at for at, (one, two) in enumerate(pairwise(word)) if one == two]


def speller(language: Language) -> Speller:
    """The speller of a language with the dictionaries that come with bilint."""
    return SHIPPED.made(_speller, language)


def _speller(vocabulary: Vocabulary, language: Language) -> Speller:
    table = cast("dict[str, list[str]]", vocabulary.toml("domain-words")[language])
    words = WordList(vocabulary.folder / f"words-{language}.lst")
    rare = vocabulary.folder / f"words-{language}-rare.lst"
    return Speller(
        language,
        words,
        rare=WordList(rare) if rare.exists() else None,
        additions=table["words"],
        short=table["short"],
        prefixes=table["prefixes"],
        function=table["function"],
        tails=table["tails"],
    )
