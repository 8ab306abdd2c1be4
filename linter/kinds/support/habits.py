"""Habits of writing that change within a version: possessives of acronyms, complements in two numbers, dashes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ...patterns import lazy
from .variants import Variants, rarer
from .version_text import Place, VersionText

# `CDS’ goals`.
_BARE = lazy(r"(?<![\w‘'])(?P<name>[A-Z]{2,7}S)['’](?= [a-z]{3})")
_FULL = lazy(r"(?<![\w‘'])(?P<name>[A-Z]{2,7}S)['’]s(?= [a-z]{3})")
_COMPLEMENT = lazy(r"(?<![\w-])(?P<head>[a-zà-ÿœ]{3,20}s) d(?:e |['’])(?P<noun>[a-zà-ÿœ]{5,20})(?![\w'’-])")
# Lower case on both sides: between names and numbers a hyphen has other uses.
_HYPHEN = lazy(r"(?<![\w'’-])[a-zà-ÿœ'’]{2,24} - [a-zà-ÿœ'’]{2,24}(?![\w'’-])")
_DASH = lazy(r"(?<=[a-zà-ÿœ,;)])[ \u00a0]?[–—][ \u00a0]?(?=[a-zà-ÿœ(])")
_LEAST_USUAL = 2
_QUOTED = 40  # characters within which a single quote may have been opened


def possessives(version: VersionText) -> Iterator[Variants]:
    """`CDS’` beside `CDS’s`."""
    if version.side != "en":
        return
    found: dict[str, tuple[list[Place], list[Place]]] = defaultdict(lambda: ([], []))
    for index, pattern in enumerate((_BARE, _FULL)):
        for place in version.find(pattern):
            if "‘" in version.text[max(0, place.span.start - _QUOTED) : place.span.start]:
                continue
            found[place.text.replace("’", "'").partition("'")[0]][index].append(place)
    for bare, full in found.values():
        if bare and full:
            few, many = rarer(bare, full)
            yield Variants("possessive", tuple(few), tuple(many), many[0].text)


def complements(version: VersionText) -> Iterator[Variants]:
    """`champs de pratique` beside `champs de pratiques`: one number is meant, whichever it is."""
    if version.side != "fr":
        return
    found: dict[tuple[str, str], tuple[list[Place], list[Place]]] = defaultdict(lambda: ([], []))
    for place in version.find(_COMPLEMENT):
        match = _COMPLEMENT.match(version.text, place.span.start)
        if match:
            noun = match["noun"].removesuffix("s")
            found[match["head"], noun][match["noun"] != noun].append(place)
    for singular, plural in found.values():
        if singular and plural and max(len(singular), len(plural)) >= _LEAST_USUAL and len(singular) != len(plural):
            few, many = rarer(singular, plural)
            yield Variants("complement", tuple(few), tuple(many), many[0].text)


def dashes(version: VersionText) -> Iterator[Variants]:
    """A hyphen between spaces, where the version has a dash elsewhere."""
    hyphens = [place for place in version.find(_HYPHEN) if not version.begins(place)]
    dashed = list(version.find(_DASH)) if hyphens else []
    if dashed:
        yield Variants("dash", tuple(hyphens), tuple(dashed), dashed[0].text.strip(" \u00a0"))
