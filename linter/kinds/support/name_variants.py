"""Names that are not always written alike: `Chat GPT` and `ChatGPT`, one word of a name changed, changing capitals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...language.spelling.speller import speller
from ...patterns import lazy
from ...vocabulary import Vocabulary
from .version_text import Place, VersionText

_SHARED_STEM = 5
_LONGEST_ENDING = 3
_LEAST_USUAL = 2
_CAMEL = lazy(r"(?<![\w@./-])[A-Z][a-z]+(?:[A-Z][a-z]*)+(?![\w@-]|\.\w)")
_RUN = lazy(r"(?<![\w-])[A-Z][\w-]*[a-z](?:[ \u00a0][A-Z][\w-]*[a-z]){2,7}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Camel:
    """A product name with a capital inside, and where a version writes it otherwise."""

    name: str
    usual: tuple[VersionText, Place]
    places: tuple[tuple[VersionText, Place], ...]


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name that differs in one word from a more frequent one, or the less frequent capitals of a name.

    `beside` is a place of the usual capitals, with which each of the places is compared.
    """

    places: tuple[Place, ...]
    usual: str
    count: int
    beside: tuple[Place, ...] = ()


def product_names(versions: Sequence[VersionText]) -> Iterator[Camel]:
    """Names such as `ChatGPT` that one version has in two words, with a hyphen or without the inner capital."""
    names: dict[str, list[tuple[VersionText, Place]]] = defaultdict(list)
    for version in versions:
        for place in version.find(_CAMEL):
            names[place.text].append((version, place))
    for name, usual in names.items():
        parts = re.findall(r"[A-Z]+[a-z]*|[a-z]+", name)
        split = re.compile(rf"(?<![\w-]){'[ -]?'.join(map(re.escape, parts))}(?![\w-])", re.IGNORECASE)
        places = [
            (version, place)
            for version in versions
            for place in version.find(split)
            if place.text != name and place.text[0].isupper()
        ]
        if not places or (len(places) > 2 * len(usual) and all(speller("en").known(part) for part in parts)):
            continue  # `DeputyDirector` is no product
        here = places[0][0]
        counterpart = next((one for one in usual if one[0] is not here), usual[0])
        yield Camel(name, counterpart, tuple(places))


def official_names(version: VersionText, vocabulary: Vocabulary) -> Iterator[tuple[str, list[Place]]]:
    """The products of `products.tsv` with other capitals. Where the version has the right ones too, that is a change
    of spelling. Without any capital it may be a command or a part of an address."""
    for (name,) in vocabulary.rows("products"):
        if name.lower() not in version.lower or name in version.text:
            continue
        written = re.compile(rf"(?<![\w@./#-]){name.lower()}(?![\w@/-]|\.\w)")
        places = [place for place in version.find(written, lower=True) if place.text not in (name, name.lower())]
        if mixed := [place for place in places if not place.text.isupper()]:
            yield name, mixed


def renamed(version: VersionText) -> Iterator[Renamed]:
    """Names of three words or more that differ from a more frequent one in one ending, not the last."""
    runs: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for place in version.find(_RUN):
        words = tuple(place.text.replace("\u00a0", " ").split(" "))
        if words[0] in {"The", "This", "Each", "Any", "All", "Under", "In", "For", "With", "As"}:
            words = words[1:]
        if len(words) >= 3:
            runs[words].append(place)
    # Names that are alike but for the ending of one word share this key.
    alike: dict[tuple[int, tuple[str, ...]], list[tuple[str, ...]]] = defaultdict(list)
    for words in runs:
        for index in range(len(words) - 1):
            alike[index, (*words[:index], words[index][:_SHARED_STEM], *words[index + 1 :])].append(words)
    for (index, _), names in alike.items():
        usual = max(names, key=lambda words: len(runs[words]))
        for name in names:
            if len(runs[name]) < len(runs[usual]) >= _LEAST_USUAL and _alike(name[index], usual[index]):
                yield Renamed(tuple(runs[name]), " ".join(usual), len(runs[usual]))


def _alike(one: str, two: str) -> bool:
    shared = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= _SHARED_STEM and max(len(one), len(two)) - shared <= _LONGEST_ENDING


def capitals(version: VersionText) -> Iterator[Renamed]:
    """Phrases whose capitals change within a version: `Member Nations` beside `member nations`, `national Authorities`
    where authorities have no capital elsewhere. Headings, beginnings of sentences and parts of names do not count.

    A phrase that mostly has all its capitals is a name, and without them it is something else.
    """
    phrases: dict[str, list[Place]] = defaultdict(list)
    for place in version.find(_phrase):
        if not version.begins(place) and not _is_part_of_name(version, place):
            phrases[_key(place.text)].append(place)
    for key, capital in phrases.items():
        written = (place for place in version.find(_as_written(key), lower=True) if place.text.islower())
        lower = [place for place in written if not version.begins(place)]
        if lower and (len(lower) >= len(capital) or any(place.text[0].islower() for place in capital)):
            rare = lower if len(lower) < len(capital) else capital
            usual = capital if rare is lower else lower
            yield Renamed(tuple(rare), usual[0].text, len(usual), (usual[0],))
        elif not lower and capital[0].text[0].islower() and (noun := _usual_noun(version, capital[0])):
            yield Renamed(tuple(capital), noun[0].text, len(noun), (noun[0],))


def _usual_noun(version: VersionText, place: Place) -> list[Place]:
    """Where the noun of `national Authorities` is written without its capital, if that is usual."""
    noun = re.split(r"[\s-]", place.text.lower())[-1]
    stem = noun.removesuffix("s").removesuffix("ie").removesuffix("y")
    forms = [one for one in version.find(_noun(stem), lower=True) if not version.begins(one)]
    lower = [one for one in forms if one.text.islower()]
    capital = [one for one in forms if not one.text.islower() and not version.is_name(one)]
    return lower if len(lower) >= _LEAST_USUAL and len(lower) > len(capital) else []


def _key(phrase: str) -> str:
    return re.sub(r"[\s-]+", " ", phrase.lower())


def _is_part_of_name(version: VersionText, place: Place) -> bool:
    """True if the phrase is part of a name: words with a capital, or brackets, are beside it.

    A comma behind a title counts as well (`the Head, Recruitment`). Acronyms and possessives of others do not count.
    """
    text = version.text
    if re.match(r" ?[()]", text[place.span.end : place.span.end + 2]) or re.search(
        r"\($|[A-Z]\w+, $", text[max(0, place.span.start - 20) : place.span.start]
    ):
        return True
    before = re.search(
        r"([^\W\d_][\w'’]*)[ \u00a0-](?:(?:of|for|and|&) )?$", text[max(0, place.span.start - 40) : place.span.start]
    )
    after = re.match(
        r"[ \u00a0-](?:(?:of|for|and|&|to|on) )?(?:the )?([^\W\d_]+)", text[place.span.end : place.span.end + 30]
    )
    return any(match is not None and match[1][0].isupper() and not match[1].isupper() for match in (before, after))


@lazy
def _phrase() -> str:
    capital = r"[A-Z][a-z]{3,20}"
    return rf"(?<![\w-])(?:{capital}|[a-z]{{4,20}})(?:[ \u00a0-]| and ){capital}(?![\w-])"


def _as_written(key: str) -> re.Pattern[str]:
    """The phrase of a key with a hyphen or a space, in the singular or plural."""
    words = [re.escape(word) for word in key.removesuffix("s").split(" ")]
    return re.compile(rf"(?<![\w-]){'[ -]'.join(words)}s?(?![\w-])")


def _noun(stem: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(stem)}(?:s|y|ies)?(?![\w-])")
