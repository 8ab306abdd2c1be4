"""Places: countries and cities by their English and French names; `Brussels` and `Bruxelles` are one place.

The value is a country's ISO 3166 code or a city's name in `places.tsv`. Only capitalised names are read.
"""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from ..model import Fact, Language, other
from ..patterns import LETTERS, lazy
from ..vocabulary import SHIPPED, Vocabulary
from .fact_type import FactType
from .plain import Plain, key, plain


class Place(NamedTuple):
    """The canonical value."""

    place: str


TYPE = FactType(
    "place",
    "A country, a city, or a part of the world.",
    Place,
    {"place": "the ISO 3166 code of a country, the UN M49 code of a region, or the name of a city in `places.tsv`"},
    ("Brussels", "Bruxelles"),
)
_CAPITALISED = lazy(r"(?<![\w@.])[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]*")
_JOINT = lazy(r"[\s'&.,()-]{1,3}")
_BETWEEN = lazy(r"[\s,(/-]{1,4}")
_PLACED = lazy(r"\b(?:in|at|near|from|a|au|aux|en|du|vers|depuis|city of|ville de|university of|universite de)\s$")


class _Gazetteer(NamedTuple):
    """`names`: a name's words to its place and whether the name is risky; `lengths`: of names, by their first word."""

    names: dict[tuple[str, ...], tuple[str, bool]]
    lengths: dict[str, list[int]]


class _Match(NamedTuple):
    start: int
    end: int
    place: str
    risky: bool


def find(text: str, language: Language) -> list[Fact]:
    """The places of a text. A name that is an ordinary word too needs a preposition or another place beside it."""
    words = plain(text)
    gazetteer = SHIPPED.made(_gazetteer, language)
    matches: list[_Match] = []
    reached = 0
    for capitalised in _CAPITALISED.finditer(words.cased):
        start, end = capitalised.span()
        lengths = gazetteer.lengths.get(words.text[start:end])
        if lengths and start >= reached:
            match = _longest(words.text, start, lengths, gazetteer)
            if match:
                matches.append(match)
                reached = match.end
    return [
        words.fact(TYPE, Place(match.place), match.start, match.end)
        for index, match in enumerate(matches)
        if not match.risky or _is_placed(words, matches, index)
    ]


def country_of(place: str) -> str:
    """The ISO 3166 code of the country of a place, given by its value."""
    return SHIPPED.made(_countries).get(place, "")


def _countries(vocabulary: Vocabulary) -> dict[str, str]:
    return {row[0]: row[1] for row in vocabulary.rows("places")}


def _longest(text: str, start: int, lengths: list[int], gazetteer: _Gazetteer) -> _Match | None:
    found: list[str] = []
    ends: list[int] = []
    position = start
    while len(found) < lengths[0] and (word := LETTERS.match(text, position)):
        found.append(word.group())
        ends.append(word.end())
        joint = _JOINT.match(text, word.end())
        if not joint:
            break
        position = joint.end()
    for length in lengths:
        name = gazetteer.names.get(tuple(found[:length])) if length <= len(found) else None
        if name:
            return _Match(start, ends[length - 1], *name)
    return None


def _is_placed(words: Plain, matches: list[_Match], index: int) -> bool:
    match = matches[index]
    if _PLACED.search(words.text[max(0, match.start - 16) : match.start]):
        return True
    beside = []
    if index > 0:
        beside.append((matches[index - 1], words.text[matches[index - 1].end : match.start]))
    if index + 1 < len(matches):
        beside.append((matches[index + 1], words.text[match.end : matches[index + 1].start]))
    return any(not neighbour.risky and _BETWEEN.fullmatch(between) for neighbour, between in beside)


def _gazetteer(vocabulary: Vocabulary, language: Language) -> _Gazetteer:
    """The names of a language first; those of the other one too, for names that were left untranslated."""
    names = dict(vocabulary.made(_names, language))
    for parts, place in vocabulary.made(_names, other(language)).items():
        names.setdefault(parts, place)
    lengths: dict[str, set[int]] = {}
    for parts in names:
        lengths.setdefault(parts[0], set()).add(len(parts))
    return _Gazetteer(names, {first: sorted(found, reverse=True) for first, found in lengths.items()})


def _names(vocabulary: Vocabulary, language: Language) -> dict[tuple[str, ...], tuple[str, bool]]:
    """The names of a language as words of the plain text, each with its place and whether it is risky."""
    names: dict[tuple[str, ...], tuple[str, bool]] = {}
    rows = vocabulary.rows("places")
    column = 2 if language == "en" else 3
    # Folding all names at once is faster than one by one.
    folded = iter(key("|".join(row[column] for row in rows)).split("|"))
    for row in rows:
        for name in islice(folded, row[column].count("|") + 1):
            parts = tuple(LETTERS.findall(name))
            names.setdefault(parts, (row[0], name.startswith("?")))
            if language == "fr" and parts[0] == "le" and len(parts) > 1:
                names.setdefault(parts[1:], (row[0], True))  # au Caire, du Havre
    return names
