"""Names that are not always written alike: `Chat GPT` and `ChatGPT`, one word of a name changed, changing capitals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from .spelling import speller
from .version_text import Place, VersionText

_SHARED_STEM = 5
_LONGEST_ENDING = 3
_LEAST_USUAL = 2


@dataclass(frozen=True, slots=True)
class Camel:
    """A product name with a capital inside, and where a version writes it otherwise."""

    name: str
    usual: tuple[VersionText, Place]
    places: tuple[tuple[VersionText, Place], ...]


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name that differs in one word from the one that is used more often, or capitals that are used less often."""

    places: tuple[Place, ...]
    usual: str
    count: int


def product_names(versions: Sequence[VersionText]) -> Iterator[Camel]:
    """Names such as `ChatGPT` that one of the versions has in two words, with a hyphen or without the inner capital."""
    names: dict[str, list[tuple[VersionText, Place]]] = defaultdict(list)
    for version in versions:
        for place in version.find(_camel()):
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
        if not places or (len(places) > len(usual) and all(speller("en").known(part) for part in parts)):
            continue  # `DeputyDirector` is no product
        here = places[0][0]
        counterpart = next((one for one in usual if one[0] is not here), usual[0])
        yield Camel(name, counterpart, tuple(places))


def renamed(version: VersionText) -> Iterator[Renamed]:
    """Names of three words or more that differ from a more frequent one in the ending of one word, not the last one."""
    runs: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for place in version.find(_run()):
        words = tuple(re.split(r"[ \u00a0]", place.text))
        if words[0] in {"The", "This", "Each", "Any", "All", "Under", "In", "For", "With", "As"}:
            words = words[1:]
        if len(words) >= 3:
            runs[words].append(place)
    for one, two in combinations(runs, 2):
        if len(one) != len(two):
            continue
        different = [index for index, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
        if len(different) != 1 or different[0] == len(one) - 1 or not _alike(one[different[0]], two[different[0]]):
            continue
        few, many = sorted((one, two), key=lambda words: len(runs[words]))
        if len(runs[few]) < len(runs[many]) >= _LEAST_USUAL:
            yield Renamed(tuple(runs[few]), " ".join(many), len(runs[many]))


def _alike(one: str, two: str) -> bool:
    shared = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= _SHARED_STEM and max(len(one), len(two)) - shared <= _LONGEST_ENDING


def capitals(version: VersionText) -> Iterator[Renamed]:
    """Pairs of words whose capitals change within a version, `Member Nations` and `member nations`, names left out."""
    forms: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    lowered = version.lower
    for place in version.find(_pair()):
        key = re.sub(r"[ \u00a0-]", " ", place.text.lower())
        if version.begins(place) or _is_part_of_name(version, place):
            continue
        forms[key][_casing(place.text)].append(place)
    for key in forms:
        if lowered.count(key) + lowered.count(key.replace(" ", "-")) < 2:
            continue
        pattern = re.compile(rf"(?<![\w-]){re.escape(key).replace(chr(92) + ' ', '[ -]')}(?![\w-])")
        all_forms: dict[str, list[Place]] = defaultdict(list)
        for place in version.find(pattern, lower=True):
            if not version.begins(place) and not _is_part_of_name(version, place):
                all_forms[_casing(place.text)].append(place)
        if len(all_forms) < 2:
            continue
        usual = max(all_forms, key=lambda casing: (len(all_forms[casing]), casing == "ll"))
        for casing, places in all_forms.items():
            if casing != usual:
                yield Renamed(tuple(places), all_forms[usual][0].text, len(all_forms[usual]))


def _casing(text: str) -> str:
    return "".join("U" if word[0].isupper() else "l" for word in re.split(r"[ \u00a0-]", text))


def _is_part_of_name(version: VersionText, place: Place) -> bool:
    """Whether capitals go on beside the pair."""
    text = version.text
    before = re.search(r"([^\W\d_][\w'’]*)[ \u00a0-]$", text[max(0, place.span.start - 30) : place.span.start])
    after = re.match(r"[ \u00a0-](?:(?:of|for|and|de|du|des) )?([^\W\d_])", text[place.span.end : place.span.end + 20])
    return bool((before and before[1][0].isupper()) or (after and after[1].isupper()))


@cache
def _camel() -> re.Pattern[str]:
    return re.compile(r"(?<![\w@./-])[A-Z][a-z]+(?:[A-Z][a-z]*)+(?![\w@-]|\.\w)")


@cache
def _run() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])[A-Z][\w-]*[a-z](?:[ \u00a0][A-Z][\w-]*[a-z]){2,7}(?![\w-])")


@cache
def _pair() -> re.Pattern[str]:
    lower = r"[a-z]{4,}"
    return re.compile(
        rf"(?<![\w-])(?:[A-Z][a-z]{{3,}}[ \u00a0-][A-Z][a-z]{{3,}}|{lower}[ \u00a0-][A-Z][a-z]{{3,}})(?![\w-])"
    )
