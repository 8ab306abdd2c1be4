"""Spellings of one word that stand side by side in a text: which pairs there are, and where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from ...language.spelling.speller import speller
from ...model import Span
from ...patterns import lazy
from ...vocabulary import Vocabulary
from .version_text import Place, VersionText

Way = Literal["suffix", "listed", "solid", "hyphen", "hyphen-name", "prefix", "possessive", "complement", "dash"]

# Hyphens after these make another word, or are a matter of grammar: `re-sign`, `non-voting`, `ex-post`.
_OWN_HYPHEN = frozenset({"non", "re", "ré", "ex", "vice", "mi", "self", "quasi", "après", "avant", "un", "mid", "sous"})
# Prefixes that are written together with words that the dictionary has in this form: `multinational`.
_NO_HYPHEN = frozenset(
    {"multi", "inter", "intra", "supra", "trans", "super", "micro", "macro", "mono", "bio", "geo", "géo"}
)
_STEM = 5
_LONGEST = 40
_COMPOUND = lazy(r"(?<![\w@/.'’-])[^\W\d_]+(?:[-‐‑][^\W\d_]+)+(?![\w@/-]|\.\w)")
_NEXT_WORD = lazy(r" [^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Variants:
    """Two spellings with all their places, the rarer one first; `usual` is how the first one should be written."""

    way: Way
    places: tuple[Place, ...]
    others: tuple[Place, ...]
    usual: str


def suffixes(version: VersionText) -> Iterator[Variants]:
    """English verbs in -ise and -ize, -yse and -yze, with what is derived of them. Names keep their spelling."""
    known = speller("en").known
    found: dict[str, list[Place]] = defaultdict(list)
    for place in version.find(_ise):
        word = place.text.lower()
        match = _ise.match(word)
        if match is None or match["stem"].endswith("pri") or version.is_name(place):  # prise, prize; apprise, apprize
            continue
        if all(known(match["stem"] + letter + match["ending"]) for letter in "sz"):
            found[match["vowel"] + match["letter"]].append(place)
    for vowel in "iy":
        british, american = found[f"{vowel}s"], found[f"{vowel}z"]
        if not british or not american:
            continue
        few, many = rarer(british, american)
        letter = "z" if few is british else "s"
        families: dict[str, list[Place]] = defaultdict(list)
        for place in few:
            families[_stem(place)].append(place)
        for places in families.values():
            yield Variants("suffix", tuple(places), tuple(many), _respelt(places[0], letter))


def listed(version: VersionText, vocabulary: Vocabulary) -> Iterator[Variants]:
    """The pairs of `variants.tsv`."""
    for row in vocabulary.rows("variants"):
        if row[0] != version.side:
            continue
        one, two = (column.split("|") for column in row[1:3])
        if any(all(form.rstrip("*") not in version.lower for form in forms) for forms in (one, two)):
            continue
        first = {
            place: to for a, b in zip(one, two, strict=True) for place, to in _forms(version, a, b, row[3:]).items()
        }
        second = {
            place: to for a, b in zip(one, two, strict=True) for place, to in _forms(version, b, a, row[3:]).items()
        }
        if first and second:
            few, many = rarer(sorted(first, key=_place), sorted(second, key=_place))
            yield Variants("listed", tuple(few), tuple(many), (second if many[0] in first else first)[few[0]])


def _place(place: Place) -> Span:
    return place.span


def _forms(version: VersionText, form: str, there: str, elsewhere: Sequence[str]) -> dict[Place, str]:
    """Where a spelling of the list stands, each place with the other spelling. A star stands for endings that give a
    word in both: `labour*` and `labor*` have nothing to do with laboratories."""
    known = speller(version.side).known
    forms = {}
    for place in version.find(_form(form), lower=True):
        ending = place.text.lower()[len(form.rstrip("*")) :] if form.endswith("*") else ""
        respelt = there.rstrip("*") + (ending if there.endswith("*") else "")
        words = (place.text.lower(), respelt)
        if (ending and not all(known(word) for word in words)) or version.is_name(place):
            continue
        if not any(word in version.around(place) for words in elsewhere for word in words.split("|")):
            forms[place] = respelt
    return forms


def hyphens(version: VersionText, vocabulary: Vocabulary) -> Iterator[Variants]:
    """Compounds that are written with a hyphen in one place and without it in another, or in the dictionary."""
    compounds: dict[str, list[Place]] = defaultdict(list)
    for place in version.find(_COMPOUND):
        if len(place.text) <= _LONGEST:
            compounds[place.text.lower().replace("‑", "-").replace("‐", "-")].append(place)
    words = cast("dict[str, list[str]]", vocabulary.toml("domain-words")[version.side])
    prefixes = frozenset(words["prefixes"])
    seen: set[Span] = set()
    for compound, places in compounds.items():
        head, _, rest = compound.partition("-")
        if head in _NO_HYPHEN and speller(version.side).listed(head + rest) and not version.is_name(places[0]):
            yield Variants("prefix", tuple(places), (), head + rest)
            continue
        for variants in (*_solid(version, compound, places, prefixes), *_open(version, compound, places)):
            if variants.places[0].span not in seen:
                seen.add(variants.places[0].span)
                yield variants


def _solid(
    version: VersionText, compound: str, places: Sequence[Place], prefixes: Collection[str]
) -> Iterator[Variants]:
    head, _, rest = compound.partition("-")
    if "-" in rest or head in _OWN_HYPHEN or any(version.is_name(place) for place in places):
        return
    whole = head + rest
    if head in prefixes and len(rest) > _STEM:
        whole = head + rest[:_STEM]  # `pré-sélective` beside `présélection`
        solid = re.compile(rf"(?<![\w'-]){re.escape(whole)}[^\W\d_]*(?![\w-])")
    else:
        solid = re.compile(rf"(?<![\w'-]){re.escape(whole)}s?(?![\w-])")
    if whole not in version.lower:
        return
    others = [place for place in version.find(solid, lower=True) if not version.is_name(place)]
    if not others:
        return
    few, many = rarer(places, others)
    yield Variants("solid", tuple(few), tuple(many), many[0].text)


def _open(version: VersionText, compound: str, places: Sequence[Place]) -> Iterator[Variants]:
    """`long-term plan` beside `long term plan`: only before the same word, since `in the long term` is right."""
    apart = compound.replace("-", " ")
    if apart not in version.lower:
        return
    for place in places:
        following = _NEXT_WORD.match(version.lower, place.span.end)
        if following is None:
            continue
        phrase = re.compile(rf"(?<![\w-]){re.escape(apart)}(?={re.escape(following[0])}\b)")
        joined = re.compile(rf"(?<![\w-]){re.escape(compound)}(?={re.escape(following[0])}\b)")
        others, same = list(version.find(phrase, lower=True)), list(version.find(joined, lower=True))
        if others and same:
            few, many = rarer(others, same)
            name = all(one.text[:1].isupper() for one in (*few, *many))
            yield Variants("hyphen-name" if name else "hyphen", tuple(few), tuple(many), many[0].text)


def rarer(one: Sequence[Place], two: Sequence[Place]) -> tuple[Sequence[Place], Sequence[Place]]:
    """The rarer spelling first; of two that are as frequent, the one that comes later."""
    if len(one) == len(two):
        return (two, one) if one[0].span < two[0].span else (one, two)
    return (one, two) if len(one) < len(two) else (two, one)


def _stem(place: Place) -> str:
    match = _ise.match(place.text.lower())
    return match["stem"] if match else place.text.lower()


def _respelt(place: Place, letter: str) -> str:
    match = _ise.match(place.text)
    if match is None:
        return place.text
    return place.text[: match.start("letter")] + letter + place.text[match.end("letter") :]


@lazy
def _ise() -> str:
    endings = "e|es|ed|er|ers|ing|ings|able|ation|ations|ational|ationally"
    return rf"(?i)\b(?P<stem>[A-Za-z]{{2,20}}(?P<vowel>[iyIY]))(?P<letter>[sz])(?P<ending>{endings})\b"


@cache
def _form(form: str) -> re.Pattern[str]:
    ending = r"[^\W\d_]*" if form.endswith("*") else ""
    # The second half of a compound counts, `human-centred`; of a compound with a hyphen of its own it does not.
    before = r"(?<![\w-])" if "-" in form else r"(?<!\w)"
    return re.compile(rf"{before}{re.escape(form.rstrip('*'))}{ending}(?![\w-])")
