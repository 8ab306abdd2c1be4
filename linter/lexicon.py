"""Evidence keys: what the words of a text say that can be compared between English and French.

A key is `year` for a row of the word list (its first English word), `~devel` for a word that both languages share,
`#5` for a number, `@NATO` for an acronym, `/host/path` for a link. Texts that translate each other share many keys.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .model import LANGUAGES, Language
from .vocabulary import Vocabulary

_FOLDS = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})
# Digits that a French thousands space keeps apart; words are then found by splitting at spaces.
_SPLIT_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))")
_WORDS = re.compile(r"\d+(?:[.,'’]\d+)*|[^\W\d_]+\d*")
_DIGITS = re.compile(r"\D")
# The feminine or plural that inclusive spelling hangs on a word: candidat(e)s, expert·e·s, agent.e.s, skill(s).
_INCLUSIVE = re.compile(r"(?<=\w)(?:\(\w{1,5}\)|[·•‧⋅]\w{1,5}|\.(?:e|ne|le|ère|trice|rice|euse)(?:\.?s)?(?!\w))")
_INCLUSIVE_SIGNS = frozenset("(·•‧⋅.")
_ORDINAL_TAILS = frozenset(("st", "nd", "rd", "th", "er", "re", "e", "eme", "nde", "h", "ere"))
_LINK_SIGNS = ("@", "//", "www.")
_LINK_EDGES = "()[]{}<>«»\"'“”‘’.,;:!?*`"
_LINK_LANGUAGE = frozenset(("en", "fr", "eng", "fra", "fre", "en-us", "en-ca", "fr-fr", "fr-ca", "english", "french"))
_LINK_LANGUAGE_TAIL = re.compile(r"[-_.](?:en|fr|eng|fra|e|f)(?=\.\w+$|$)")

_UNITS = {
    "en": "zero . two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    "fr": "zero . deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety hundred",
    "fr": "vingt trente quarante cinquante soixante septante octante nonante cent",
}
_NUMBERS: dict[Language, dict[str, int]] = {
    language: {
        **{word: number for number, word in enumerate(_UNITS[language].split()) if word != "."},
        **{word: number for number, word in zip(range(20, 110, 10), _TENS[language].split(), strict=True)},
    }
    for language in LANGUAGES
}
_NUMBERS["en"]["thousand"] = _NUMBERS["fr"]["mille"] = 1000
_NUMBERS["fr"] |= {"vingts": 20, "cents": 100, "huitante": 80}

# Prefixes that say little: the five letters after `inter` tell international, internal and interview apart.
_LONG_PREFIXES = ("inter", "trans", "contr", "super", "multi", "exper", "perfo", "princ", "comun", "consi", "const")
_DOUBLED = re.compile(r"(\w)\1")
_COGNATE_SPELLINGS = (("ph", "f"), ("qu", "c"), ("y", "i"), ("k", "c"))

_ENGLISH_ENDINGS = (
    ("ings", ("", "e", "ing")),
    ("ies", ("y", "ie")),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ically", ("ic", "ical")),
    ("bly", ("ble",)),
    ("ily", ("y",)),
    ("ly", ("",)),
)
_FRENCH_VERB_ENDINGS = (
    *("issements", "issement", "issantes", "issants", "issante", "issant", "issent", "issait"),
    *("eraient", "erait", "eront", "erons", "erez", "erai", "era"),
    *("iraient", "irait", "iront", "ira", "aient", "antes", "ants", "ante", "ant", "ent", "ements", "ement"),
    *("ait", "ees", "ee", "es", "er", "ez", "ons", "ies", "ie", "is", "it", "us", "ue", "ues", "i", "u", "e", "a", "t"),
)
_FRENCH_ENDINGS = (
    ("ellement", ("el",)),
    ("emment", ("ent",)),
    ("amment", ("ant",)),
    ("ivement", ("if",)),
    ("eusement", ("eux",)),
    ("ement", ("", "e")),
    ("ment", ("",)),
    ("eaux", ("eau",)),
    ("aux", ("al", "ail")),
    ("x", ("",)),
    ("elle", ("el", "eau")),
    ("onne", ("on",)),
    ("enne", ("en",)),
    ("iere", ("ier",)),
    ("ive", ("if",)),
    ("trice", ("teur",)),
    ("euse", ("eur", "eux")),
    ("que", ("c",)),
    ("e", ("",)),
)


class Lexicon:
    """The word list, ready for look-up. Make one for a run: what it learns of a word is kept."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        vocabulary = vocabulary or Vocabulary()
        self._lemmas = _read_words(vocabulary.folder / "words.tsv")
        stop = tomllib.loads((vocabulary.folder / "stopwords.toml").read_text(encoding="utf-8"))
        self._stop = {language: frozenset(map(fold, stop[language])) for language in LANGUAGES}
        self._acronyms = _read_acronyms(vocabulary)
        self._learned: dict[tuple[Language, bool], dict[str, tuple[str, ...]]] = defaultdict(dict)

    def keys(self, text: str, language: Language) -> list[str]:
        """The evidence keys of a text in the order of its words, repeated where the words are.

        A word of several rows has several keys; stop words and words too short to tell anything have none.
        """
        # In a text that is all capitals, capitals do not tell an acronym.
        capitals = text.isupper()
        learned = self._learned[language, capitals]
        keys: list[str] = []
        for chunk in _SPLIT_THOUSANDS.sub("", text).split():
            found = learned.get(chunk)
            if found is None:
                found = learned[chunk] = tuple(dict.fromkeys(self._chunk(chunk, language, capitals)))
            keys += found
        return keys

    def _chunk(self, chunk: str, language: Language, capitals: bool) -> Iterator[str]:
        """The keys of what stands between two spaces: words, l'article, directrice/directeur, a link."""
        if any(sign in chunk for sign in _LINK_SIGNS):
            link = _link_key(chunk)
            if link:
                yield link
                return
        if not _INCLUSIVE_SIGNS.isdisjoint(chunk):
            chunk = _INCLUSIVE.sub("", chunk)
        words = _WORDS.findall(_unaccent(chunk))
        number = _spelled_number(words, language)
        if number is not None:
            yield f"#{number}"
            return
        for index, word in enumerate(words):
            if word[0].isdigit():
                yield "#" + (_DIGITS.sub("", word).lstrip("0") or "0")
            elif not (index and words[index - 1][0].isdigit() and word in _ORDINAL_TAILS):
                yield from self._word(word, language, capitals)

    def _word(self, word: str, language: Language, capitals: bool) -> tuple[str, ...]:
        if len(word) < 2:
            return ()
        lower = word.lower()
        if word != lower:
            acronym = self._acronyms.get(word) or self._acronyms.get(word.removesuffix("s"))
            if acronym:
                return (acronym,)
            if not capitals and _looks_like_acronym(word) and not self._is_shouted(lower, language):
                return ("@" + word.removesuffix("s"),)
        if lower in _NUMBERS[language]:
            return (f"#{_NUMBERS[language][lower]}",)
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
        return cognate_key(lower)

    def _is_shouted(self, lower: str, language: Language) -> bool:
        """Whether a word in capitals is an ordinary one: MUST, ESSENTIAL, AND; not IT."""
        return len(lower) > 2 and (
            len(lower) > 7
            or lower in self._stop[language]
            or any(base in self._lemmas[language] for base in (lower, *base_forms(lower, language)))
        )


def fold(text: str) -> str:
    """Lower case, without accents and ligatures."""
    return _unaccent(text).lower()


def base_forms(word: str, language: Language) -> Iterator[str]:
    """What a folded word may be an inflected form of, the likeliest first: plurals, feminines, adverbs, verb forms."""
    if language == "en":
        yield from _english_bases(word)
        return
    yield from _french_bases(word)


def cognate_key(word: str) -> tuple[str, ...]:
    """The key of a folded word that both languages may share; none for short words, which meet by chance."""
    if len(word) < 5:
        return ()
    for spelling, common in _COGNATE_SPELLINGS:
        word = word.replace(spelling, common)
    word = _DOUBLED.sub(r"\1", word)
    return ("~" + (word[:8] if word.startswith(_LONG_PREFIXES) else word[:5]),)


def _english_bases(word: str) -> Iterator[str]:
    for ending, bases in _ENGLISH_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            stem = word[: -len(ending)]
            for base in bases:
                yield stem + base
            if ending in ("ed", "ing") and stem[-1] == stem[-2]:
                yield stem[:-1]


def _french_bases(word: str) -> Iterator[str]:
    singular = word[:-1] if word[-1] == "s" else word
    if singular != word:
        yield singular
    for ending, bases in _FRENCH_ENDINGS:
        if singular.endswith(ending) and len(singular) - len(ending) > 1:
            for base in bases:
                yield singular[: -len(ending)] + base
    for ending in _FRENCH_VERB_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            stem = word[: -len(ending)]
            for infinitive in ("er", "ir", "re", "r"):
                yield stem + infinitive


def _looks_like_acronym(word: str) -> bool:
    letters = word.removesuffix("s") if len(word) > 2 else word
    return len(letters) > 1 and letters.isupper()


def _spelled_number(words: list[str], language: Language) -> int | None:
    """The number that all the words together spell: twenty-four, quatre-vingt-dix."""
    numbers = _NUMBERS[language]
    total = 0
    for word in words:
        value = numbers.get(word.lower())
        if value is None:
            return None
        # quatre-vingts is a product, all other compounds are sums
        total = 80 if (total, value) == (4, 20) else total + value
    return total if words else None


def _link_key(chunk: str) -> str:
    """The key of a web or mail address, the same for both languages' edition of a page; empty where it is none."""
    address = chunk.lower().partition("](")[2] or chunk.lower()
    if "@" in address and "//" not in address:
        user, _, host = address.strip(_LINK_EDGES).removeprefix("mailto:").partition("@")
        return f"/{host}/{user}" if "." in host else ""
    if "//" in address:
        address = address.partition("//")[2]
    else:
        address = address[address.index("www.") :] if "www." in address else ""
    address, _, query = address.strip(_LINK_EDGES).removeprefix("www.").partition("?")
    host, *path = (part for part in address.rstrip("/").split("/") if part not in _LINK_LANGUAGE)
    if "." not in host:
        return ""
    settings = [setting for setting in query.split("&") if setting.partition("=")[2] not in _LINK_LANGUAGE]
    if path:
        path[-1] = _LINK_LANGUAGE_TAIL.sub("", path[-1])
    return "/" + "/".join((host, *path)) + ("?" + "&".join(settings) if any(settings) else "")


@cache
def _folding() -> dict[str, str]:
    letters = "àâäáãçéèêëíìîïñóòôöõúùûüÿ"
    return {letter: _unaccent(letter) for letter in letters} | {"œ": "oe", "æ": "ae"}


def _unaccent(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_FOLDS))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _read_words(path: Path) -> dict[Language, dict[str, tuple[str, ...]]]:
    """The rows' keys by English and by French word, folded. This runs at every start, so it must not cost."""
    text = path.read_text(encoding="utf-8")
    # A chain of replacements takes a tenth of the time of a normalisation, and a lower-case NFC file needs no more.
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


def _read_acronyms(vocabulary: Vocabulary) -> dict[str, str]:
    """The key of each acronym that has another form in the other language: NATO and OTAN have one."""
    if not (vocabulary.folder / "acronyms.tsv").is_file():
        return {}
    keys: dict[str, str] = {}
    for english, french, *_ in vocabulary.rows("acronyms"):
        if english and french:
            keys.setdefault(english, "@" + english)
            keys.setdefault(french, keys[english])
    return keys
