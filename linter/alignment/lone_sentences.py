"""Sentences that stand alone beside a pair which lacks them: a translator joined or divided a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from .evidence import Unit, length_excess, merged, shared
from .links import BY_PLACE, Link, ends_with, link_score

# A pair may lack a sentence. Then its other side is this much too long (a logarithm) and shares this much with it.
_EXCESS = 0.25
_GAIN = 0.1
_ABSORBED_SHARE = 0.03
# Or its counterpart says this share of the lone sentence, and the lengths of the whole fit.
_SAID_SHARE = 0.05
_SAID_EXCESS = 0.1
_FITTING = 0.3
_PLAIN_SHARE = 0.2
LOOSELY_FITTING = 0.4
_WHOLE_SHARE = 0.5
_FITTING_AT_ALL = 0.7


def join_lone_sentences(links: list[Link], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Adds a sentence that stands alone to the pair beside it where that one lacks it.

    A translator who joins two sentences leaves few words of the shorter one. The length shows it. So do words of the
    lone sentence on the other side of the pair alone.
    """
    links = list(links)
    places = {("en", i): m for m, pair in enumerate(links) for i in pair.en}
    places |= {("fr", j): m for m, pair in enumerate(links) for j in pair.fr}
    for k, link in enumerate(links):
        if bool(link.en) == bool(link.fr):
            continue
        own = link.en or link.fr
        units = english if link.en else french
        language = "en" if link.en else "fr"
        near = {places.get((language, own[0] - 1)), places.get((language, own[-1] + 1))} - {None}
        for m in sorted(place for place in near if place is not None):
            pair = links[m]
            side = pair.en if link.en else pair.fr
            beside = pair.matched and (own[-1] + 1 == side[0] or own[0] - 1 == side[-1])
            if not beside or not _are_sentences([*(units[i] for i in own), *(units[i] for i in side)]):
                continue
            en, fr = tuple(sorted(pair.en + link.en)), tuple(sorted(pair.fr + link.fr))
            if _lacks(pair, link, (en, fr), english, french):
                value = link_score(merged([english[i] for i in en]), merged([french[j] for j in fr]))
                links[m] = Link(en, fr, max(value, BY_PLACE), pair.moved)
                links[k] = Link((), (), 0.0)
                places |= {(language, i): m for i in own}
                break
    return [link for link in links if link.en or link.fr]


def _are_sentences(units: Sequence[Unit]) -> bool:
    blocks = {unit.segments[0].block for unit in units}
    return all(unit.kind == "paragraph" for unit in units) or (
        len(blocks) == 1 and all(unit.kind == "item" for unit in units)
    )


def _lacks(
    pair: Link,
    alone: Link,
    whole: tuple[tuple[int, ...], tuple[int, ...]],
    english: Sequence[Unit],
    french: Sequence[Unit],
) -> bool:
    """True if a pair lacks a lone sentence beside it."""
    lone = merged([english[i] for i in alone.en] or [french[j] for j in alone.fr])
    en, fr = [english[i] for i in pair.en], [french[j] for j in pair.fr]
    all_en, all_fr = merged([english[i] for i in whole[0]]), merged([french[j] for j in whole[1]])
    said = (shared(all_en, all_fr) - shared(merged(en), merged(fr))) / lone.total if lone.total else 0.0
    before, after = (
        length_excess(merged(en).length, merged(fr).length),
        abs(length_excess(all_en.length, all_fr.length)),
    )
    # Without the lone sentence its own side is the shorter one.
    lacking = before if alone.en else -before
    own, there = (en, fr) if alone.en else (fr, en)
    one_block = own[-1].segments[-1].block is lone.segments[0].block
    by_length = (
        lacking > _EXCESS and after < lacking - _GAIN and said >= (_ABSORBED_SHARE if one_block else _SAID_SHARE)
    )
    by_words = said >= _SAID_SHARE and lacking > _SAID_EXCESS and after < _FITTING
    plainly = said >= _PLAIN_SHARE and after < LOOSELY_FITTING
    last = (alone.en or alone.fr)[0] > (pair.en if alone.en else pair.fr)[-1]
    by_mark = last and any(
        ends_with(lone, mark) and ends_with(there[-1], mark) and not ends_with(own[-1], mark) for mark in "!?"
    )
    wholly = said >= _WHOLE_SHARE and after < _FITTING_AT_ALL
    return by_length or by_words or plainly or wholly or (by_mark and after < _FITTING)
