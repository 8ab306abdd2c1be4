"""Words that a language makes by rule from a word that it has: `unpause`, `hostnames`, `matrixed`, `trollage`.

No dictionary holds all of them. A slip seldom looks like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Language
from ...patterns import lazy
from .speller import Speller

_SHORTEST = 3  # letters of what a word is derived from
# Endings that go behind a word, and what they replace. Productive ones only: -th and -ure make no new words.
_ENDINGS: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "en": (
        ("s", ("",)),
        ("es", ("",)),
        ("ies", ("y",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
        ("er", ("", "e")),
        ("or", ("", "e")),
        ("able", ("", "e")),
        ("ability", ("able", "", "e")),
        ("ably", ("able",)),
        ("ly", ("", "le")),
        ("ally", ("al", "ic")),
        ("ness", ("",)),
        ("less", ("",)),
        ("ful", ("",)),
        ("ship", ("",)),
        ("wise", ("",)),
        ("ment", ("",)),
        ("ism", ("", "e")),
        ("ist", ("", "e")),
        ("i[sz]e", ("", "e", "y")),
        ("i[sz]ation", ("", "e", "y", "ize", "ise")),
        ("ification", ("", "e", "ify")),
    ),
    "fr": (
        ("(?<!é)[sx]", ("",)),  # the lists have all forms of a participle that agrees
        ("aux", ("al",)),
        ("(?<![éeiou])e", ("",)),
        ("age", ("er", "e", "")),
        ("ements?", ("er", "e", "")),
        ("issements?", ("ir",)),
        ("ment", ("", "e")),
        ("emment", ("ent",)),
        ("amment", ("ant",)),
        ("eur", ("er", "e")),
        ("euse", ("eur", "er", "eux")),
        ("ateur", ("er",)),
        ("trice", ("teur",)),
        ("able", ("er", "e")),
        ("abilité", ("able",)),
        ("iste", ("", "e", "el", "isme")),
        ("isme", ("", "e", "iste")),
        ("is(?:er|ation)", ("", "e", "el", "al", "isation", "iser")),
        ("(?:ation|é|ée|ant|ante)", ("er",)),
        ("ité", ("", "e")),
        ("ien", ("", "e", "ie")),
        ("ienne", ("ien",)),
        (r"(?<=\w{5})ier", ("", "e")),  # `remier` is a slip, though `rem` is a word
        ("ière", ("ier",)),
        ("el(?:le)?", ("", "e")),
    ),
}
_PATTERNS = {
    language: [(ending, lazy(f"{ending}$"), replaced) for ending, replaced in endings]
    for language, endings in _ENDINGS.items()
}
_PREFIXES: dict[Language, str] = {
    "en": "un re sub non mis over under pre post inter multi anti dis pan out up down",
    "fr": "in im re ré dé dés sous sur pan inter multi anti pré post co non auto",
}
# Endings that writers put to a word to their own taste, where the language has another way to say it. Verbs, names of
# actions and of those who act are made so often that a new one is a term.
_COINING: dict[Language, re.Pattern[str]] = {
    "en": lazy("(?<=.{5})(?:(?:ed|ing)ly|ness|less|ful)$"),
    "fr": lazy("(?<=.{5})(?:istes?|(?<!e)ment)$"),
}
_CONSONANT = "[bcdfgjlmnpqrstvz]h?[lr]?"
_BEFORE_MUTE = lazy(rf"è(?={_CONSONANT}e(?:{_CONSONANT}[aeiouéèêâôîûy]|s?$))")
_DEPTH = 2  # steps: `reprojectised` is re + project + ise + d


def is_derived(word: str, speller: Speller) -> bool:
    """True if a word in lower case is made from a listed one by prefix or by ending."""
    return any(speller.listed(base) for base in _bases(word, speller.language, _DEPTH))


def is_coined(word: str, speller: Speller) -> bool:
    """True if a word in lower case has a listed base and an ending that seldom makes a term."""
    return _COINING[speller.language].search(word) is not None and is_derived(word, speller)


def is_compound(word: str, speller: Speller) -> bool:
    """True if a word is two nouns in one, as English makes them: `hostname`. An adjective that has degrees keeps apart
    from its noun (`black book`), and so do function words."""
    return speller.language == "en" and any(True for _ in _halves(word.removesuffix("s"), speller))


def _halves(word: str, speller: Speller) -> Iterator[tuple[str, str]]:
    for place in range(_SHORTEST, len(word) - _SHORTEST + 1):
        head, tail = word[:place], word[place:]
        if head in speller.function or tail in speller.function or not (speller.listed(head) and speller.listed(tail)):
            continue
        if not (has_degrees(head, speller) or head.endswith("s")):
            yield head, tail


def has_degrees(word: str, speller: Speller) -> bool:
    """True if an English word is compared with -er and -est."""
    stem = word.removesuffix("e")
    stem = stem[:-1] + "i" if stem.endswith("y") else stem
    return any(speller.listed(f"{form}er") and speller.listed(f"{form}est") for form in (stem, stem + stem[-1]))


def rectified(word: str) -> Iterator[str]:
    """The older spellings of a French word in the spelling of 1990: `règlementation`, `connaitre`, `maitriser`."""
    # The rules say è before a syllable with a mute e, and no circumflex on i and u.
    yield _BEFORE_MUTE.sub("é", word)
    for place, letter in enumerate(word):
        if letter in "iu":
            yield word[:place] + ("î" if letter == "i" else "û") + word[place + 1 :]


def _bases(word: str, language: Language, depth: int) -> Iterator[str]:
    for prefix in _PREFIXES[language].split():
        base = word.removeprefix(prefix)
        if base != word and len(base) >= _SHORTEST:
            yield from _with_bases(base, language, depth)
    for ending, pattern, replacements in _PATTERNS[language]:
        match = pattern.search(word)
        if match is None:
            continue
        stem = word[: match.start()]
        for replacement in replacements:
            if len(stem) >= _SHORTEST:
                yield from _with_bases(stem + replacement, language, depth)
        # English doubles the last letter before a vowel: `benefitted`.
        if language == "en" and ending[0] in "aeio" and len(stem) > _SHORTEST and stem[-1] == stem[-2]:
            yield from _with_bases(stem[:-1], language, depth)


def _with_bases(base: str, language: Language, depth: int) -> Iterator[str]:
    yield base
    if depth > 1:
        yield from _bases(base, language, depth - 1)
