"""Evidence keys: the words of a text in a form that English and French share.

A key is `year` for a row of the word list (its first English word). `~devel` is a word that both languages share. `#5`
is a number, `@NATO` an acronym, `/host/path` a link. Texts that translate each other share many keys.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import cast

from ..language.folding import fold, unaccented
from ..language.inclusive import without_endings
from ..language.inflection import base_forms, cognate_key
from ..language.number_words import word_value
from ..model import LANGUAGES, Language, other
from ..patterns import lazy
from ..vocabulary import SHIPPED, Vocabulary

# Digits that a French thousands space keeps apart; words are then found by splitting at spaces.
_SPLIT_THOUSANDS = lazy(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))")
_WORDS = lazy(r"\d+(?:[.,'’]\d+)*|[^\W\d_]+\d*")
_SEPARATORS = lazy(r"[.,'’]")
_ORDINAL_TAILS = frozenset(("st", "nd", "rd", "th", "er", "re", "e", "eme", "nde", "h", "ere"))
_LINK_SIGNS = ("@", "//", "www.")
_LINK_EDGES = "()[]{}<>«»\"'“”‘’.,;:!?*`"
_LINK_LANGUAGE = frozenset(("en", "fr", "eng", "fra", "fre", "en-us", "en-ca", "fr-fr", "fr-ca", "english", "french"))
_LINK_LANGUAGE_TAIL = lazy(r"[-_.](?:en|fr|eng|fra|e|f)(?=\.\w+$|$)")

# The sign in acronyms.tsv for a language without an acronym, which writes the name.
NO_ACRONYM = "—"

_ByLanguage = dict[Language, dict[str, str]]


class Lexicon:
    """The word list, ready for look-up. Make one for a run, since it keeps its knowledge of words."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self.vocabulary = vocabulary = vocabulary or SHIPPED
        self._lemmas = _read_words(vocabulary.folder / "words.tsv")
        stop = cast("dict[Language, list[str]]", vocabulary.toml("stopwords"))
        self._stop = {language: frozenset(map(fold, stop[language])) for language in LANGUAGES}
        self._acronyms, self._names = _read_acronyms(vocabulary)
        self._learned: dict[tuple[Language, bool, bool], dict[str, tuple[str, ...]]] = defaultdict(dict)

    def keys(self, text: str, language: Language, *, left: bool = False) -> list[str]:
        """The evidence keys of a text in the order of its words, repeated where the words are.

        A word of several rows has several keys; stop words and words too short to tell anything have none.
        With `left`, a word that was left in the other language has the keys that it has there.
        """
        chunks = _SPLIT_THOUSANDS.sub("", text).split()
        # In a heading that is all capitals, capitals do not tell an acronym.
        capitals = len(chunks) > 1 and text.isupper()
        learned = self._learned[language, capitals, left]
        keys: list[str] = []
        for chunk in chunks:
            found = learned.get(chunk)
            if found is None:
                found = learned[chunk] = tuple(dict.fromkeys(self._chunk(chunk, language, capitals, left)))
            keys += found
        return keys

    def is_stop(self, word: str, language: Language) -> bool:
        """True if a folded word tells no subject."""
        return word in self._stop[language]

    def known(self, text: str, language: Language) -> int:
        """How many different meanings of the word list a text has: the words of which a translation is listed."""
        return len(self._listed[other(language)].intersection(self.keys(text, language)))

    @cached_property
    def _listed(self) -> dict[Language, frozenset[str]]:
        """The keys of each language's words; few notices need them."""
        return {language: frozenset(chain(*lemmas.values())) for language, lemmas in self._lemmas.items()}

    def translates(self, english: str, french: str) -> bool:
        """True if the list has two words for each other, and the English one is no French word as well."""
        shared = {*self.keys(english, "en")}.intersection(self.keys(french, "fr"))
        return any(key[0] not in "~@#/" for key in shared) and shared.isdisjoint(self.keys(english, "fr"))

    def _chunk(self, chunk: str, language: Language, capitals: bool, left: bool) -> Iterator[str]:
        """The keys of what stands between two spaces: words, l'article, directrice/directeur, a link."""
        if any(sign in chunk for sign in _LINK_SIGNS):
            link = _link_key(chunk)
            if link:
                yield link
                return
        words = _WORDS.findall(unaccented(without_endings(chunk)))
        number = _spelled_number(words, language)
        if number is not None:
            yield f"#{number}"
            return
        for index, word in enumerate(words):
            if word[0].isdigit():
                yield from _number_keys(word)
            elif not (index and words[index - 1][0].isdigit() and word in _ORDINAL_TAILS):
                yield from self._word(word, language, capitals, left)

    def _word(self, word: str, language: Language, capitals: bool, left: bool) -> tuple[str, ...]:
        if len(word) < 2:
            return ()
        lower = word.lower()
        if word != lower:
            acronyms = self._acronyms[language]
            acronym = acronyms.get(word) or acronyms.get(word.removesuffix("s"))
            if acronym:
                return (acronym,)
            if word in self._names[language]:
                return tuple(self.keys(self._names[language][word], other(language)))
            if not capitals and _looks_like_acronym(word) and not self._is_shouted(lower, language):
                return ("@" + word.removesuffix("s"),)
        value = word_value(lower, language)
        if value is not None:
            return (f"#{value}",)
        lemmas = self._lemmas[language]
        found = lemmas.get(lower)
        if found:
            return found
        if lower in self._stop[language]:
            return ()
        for base in base_forms(lower, language):
            found = lemmas.get(base)
            if found:
                return found
        return (self._lemmas[other(language)].get(lower) if left else None) or cognate_key(lower)

    def _is_shouted(self, lower: str, language: Language) -> bool:
        """True if a word in capitals is an ordinary one: MUST, ESSENTIAL, AND; not IT."""
        return len(lower) > 2 and (
            len(lower) > 7
            or lower in self._stop[language]
            or any(base in self._lemmas[language] for base in (lower, *base_forms(lower, language)))
        )


def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """The word list of a vocabulary, read once."""
    return vocabulary.made(Lexicon)


def _looks_like_acronym(word: str) -> bool:
    letters = word.removesuffix("s") if len(word) > 2 else word
    return len(letters) > 1 and letters.isupper()


def _number_keys(word: str) -> Iterator[str]:
    """The key of a number without its separators, which differ by language; several of a date such as 13.05.2025."""
    groups = _SEPARATORS.split(word)
    apart = len(groups) > 2 and any(len(group) != 3 for group in groups[1:-1])
    for digits in groups if apart else ("".join(groups),):
        yield "#" + (digits.lstrip("0") or "0")


def _spelled_number(words: list[str], language: Language) -> int | None:
    """The number that all the words together spell: twenty-four, quatre-vingt-dix."""
    total = 0
    for word in words:
        value = word_value(word.lower(), language)
        if value is None:
            return None
        # quatre-vingts is a product, all other compounds are sums
        total = 80 if (total, value) == (4, 20) else total + value
    return total if words else None


def _link_key(chunk: str) -> str:
    """The key of a web or mail address, the same for both languages' edition of a page. Empty where it is none."""
    address = chunk.lower().partition("](")[2] or chunk.lower()
    if "@" in address and "//" not in address:
        user, _, host = address.strip(_LINK_EDGES).removeprefix("mailto:").partition("@")
        return f"/{host}/{user}" if "." in host else ""
    if "//" in address:
        address = address.partition("//")[2]
    else:
        address = address[address.index("www.") :] if "www." in address else ""
    address, _, query = address.strip(_LINK_EDGES).removeprefix("www.").partition("?")
    host, *parts = address.rstrip("/").split("/")
    if "." not in host:
        return ""
    path = [part for part in parts if part not in _LINK_LANGUAGE]
    settings = [setting for setting in query.split("&") if setting.partition("=")[2] not in _LINK_LANGUAGE]
    if path:
        path[-1] = _LINK_LANGUAGE_TAIL.sub("", path[-1])
    return "/" + "/".join((host, *path)) + ("?" + "&".join(settings) if any(settings) else "")


def _folding() -> dict[str, str]:
    letters = "àâäáãçéèêëíìîïñóòôöõúùûüÿ"
    return {letter: unaccented(letter) for letter in letters} | {"œ": "oe", "æ": "ae"}


def _read_words(path: Path) -> dict[Language, dict[str, tuple[str, ...]]]:
    """The rows' keys by English and by French word, folded. Runs at every start-up: keep it fast."""
    text = path.read_text(encoding="utf-8")
    # A chain of replacements takes a tenth of the time of a normalisation. A lower-case NFC file needs no more.
    for letter, plain in _folding().items():
        text = text.replace(letter, plain)
    english: dict[str, tuple[str, ...]] = {}
    french: dict[str, tuple[str, ...]] = {}
    for row in text.split("\n"):
        if not row or row[0] == "#":
            continue
        left, right = row.split("\t")
        words = left.split("|")
        key = (words[0],)
        for word in words:
            english[word] = english[word] + key if word in english else key
        for word in right.split("|"):
            french[word] = french[word] + key if word in french else key
    return {"en": english, "fr": french}


def _read_acronyms(vocabulary: Vocabulary) -> tuple[_ByLanguage, _ByLanguage]:
    """The keys of acronyms that both languages have (NATO, OTAN), and what the other language writes for the rest."""
    keys: _ByLanguage = {"en": {}, "fr": {}}
    names: _ByLanguage = {"en": {}, "fr": {}}
    if not (vocabulary.folder / "acronyms.tsv").is_file():
        return keys, names
    rows = vocabulary.rows("acronyms")
    for english, french, english_name, french_name in rows:
        if NO_ACRONYM not in (english, french):
            keys["en"].setdefault(english, f"@{english}")
            keys["fr"].setdefault(french, f"@{english}")
        elif english != NO_ACRONYM:
            names["en"].setdefault(english, french_name)
        else:
            names["fr"].setdefault(french, english_name)
    # An acronym is often left as it is in the other language.
    for english, french, *_ in rows:
        if NO_ACRONYM not in (english, french):
            keys["en"].setdefault(french, f"@{english}")
            keys["fr"].setdefault(english, f"@{english}")
    return keys, names
