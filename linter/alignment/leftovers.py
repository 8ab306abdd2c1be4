"""Units that the search left over in one place of both versions.

A unit without counterpart is a claim that the other version lacks it. Here the claim is held against its surroundings.
These are the pairs beside it and the lone units in the same place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from .evidence import Unit, length_excess, length_match, merged, score, shared
from .links import BY_PLACE, Link, ends_with, in_order, link_score
from .lone_sentences import LOOSELY_FITTING

# Two units in one place need this much of the lengths of translations.
_LENGTH = 0.25
# Longer runs of items than this are rather not of one list. The number of ways to pair them grows fast.
_ASSIGNED = 8
# Two units that fit are rather a couple than two that stand alone.
_COUPLED = 0.2
# So many known words on either side and none in common: the two say different things, whatever their place.
_TELLING = 4


def pair_leftovers(links: list[Link], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Pairs units that stand alone in the same place of either version, in their order."""
    made: list[Link] = []
    for en, fr, enclosed in _places(links):
        made += _couples(en, fr, english, french, enclosed=enclosed)
    used_en, used_fr = {i for link in made for i in link.en}, {j for link in made for j in link.fr}
    rest = [link for link in links if link.matched or not (used_en & {*link.en} or used_fr & {*link.fr})]
    return in_order([*rest, *made]) if made else links


def _places(links: Sequence[Link]) -> Iterator[tuple[list[int], list[int], bool]]:
    """The runs of lone units of both sides that touch the same pair, above or below, and whether both do."""
    partner_en = {i: link for link in links if link.matched for i in link.en}
    partner_fr = {j: link for link in links if link.matched for j in link.fr}
    alone_en = sorted(i for link in links if not link.fr for i in link.en)
    alone_fr = sorted(j for link in links if not link.en for j in link.fr)
    runs_fr = list(_runs(alone_fr))
    beside: dict[Link, list[int]] = {}
    for number, fr in enumerate(runs_fr):
        for link in (partner_fr.get(fr[0] - 1), partner_fr.get(fr[-1] + 1)):
            if link is not None:
                beside.setdefault(link, []).append(number)
    used: set[int] = set()
    for en in _runs(alone_en):
        above, below = partner_en.get(en[0] - 1), partner_en.get(en[-1] + 1)
        near = {number for link in (above, below) if link is not None for number in beside.get(link, ())}
        if en[0] == 0 and runs_fr and runs_fr[0][0] == 0:
            near.add(0)
        for number in sorted(near - used):
            fr = runs_fr[number]
            same_above = above is partner_fr.get(fr[0] - 1) and (above is not None or en[0] == fr[0] == 0)
            same_below = below is not None and below is partner_fr.get(fr[-1] + 1)
            if same_above or same_below:
                yield en, fr, same_above and same_below
                used.add(number)
                break


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]


def _couples(
    en: list[int], fr: list[int], english: Sequence[Unit], french: Sequence[Unit], *, enclosed: bool
) -> list[Link]:
    """As many as both have in their order; of unequal numbers, those that fit best, still in their order."""
    if len(en) == len(fr):
        sure = enclosed and len(en) == 1
        fits = [(i, j) for i, j in zip(en, fr, strict=True) if _fits(english[i], french[j], equal=True, sure=sure)]
    else:
        few, many = sorted((en, fr), key=len)
        if len(many) == 2 and len(few) == 1 and not any(english[i].kind == "item" for i in en):
            whole = _one_with_two(en, fr, english, french)
            if whole:
                return [whole]
        if len(many) <= _ASSIGNED and all(
            unit.kind == "item" for unit in (*(english[i] for i in en), *(french[j] for j in fr))
        ):
            return _surplus(en, fr, english, french)
        fits = _best_in_order(en, fr, english, french)
    return [Link((i,), (j,), max(BY_PLACE, link_score(english[i], french[j]))) for i, j in fits]


def _best_in_order(
    en: list[int], fr: list[int], english: Sequence[Unit], french: Sequence[Unit]
) -> list[tuple[int, int]]:
    """The couples of units that fit, in the order of both versions, with the greatest sum of evidence.

    Their place is evidence where both runs are about as long. Else one of them holds a passage that the other lacks.
    """
    lengths = [sum(units[index].length for index in run) for units, run in ((english, en), (french, fr))]
    placed = abs(len(en) - len(fr)) <= 1 or abs(length_excess(*lengths)) <= LOOSELY_FITTING
    best: list[list[tuple[float, tuple[tuple[int, int], ...]]]] = [[(0.0, ())] * (len(fr) + 1)]
    for i in en:
        row = [best[-1][0]]
        for place, j in enumerate(fr):
            options = [best[-1][place + 1], row[place]]
            if _fits(english[i], french[j], equal=placed):
                value, chain = best[-1][place]
                options.append((value + _COUPLED + link_score(english[i], french[j]), (*chain, (i, j))))
            row.append(max(options, key=lambda option: option[0]))
        best.append(row)
    chain = best[-1][-1][1]
    return [
        (i, j)
        for i, j in chain
        if english[i].kind != "heading"
        or _fits(english[i], french[j], equal=False)
        # Headings are no evidence where nothing below them corresponds.
        or (i + 1, j + 1) in chain
        or (i, j) == (en[-1], fr[-1])
    ]


def _surplus(en: list[int], fr: list[int], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Items of one list: the longer run lacks a counterpart for as many as it has more."""
    ways = (
        list(zip(*((one, part) if len(en) < len(fr) else (part, one)), strict=True))
        for one, many in [(en, fr) if len(en) < len(fr) else (fr, en)]
        for part in combinations(many, len(one))
    )
    best = max(ways, key=lambda way: sum(link_score(english[i], french[j]) for i, j in way))
    return [
        Link((i,), (j,), max(BY_PLACE, link_score(english[i], french[j])))
        for i, j in best
        if _fits(english[i], french[j], equal=True)
    ]


def _one_with_two(en: list[int], fr: list[int], english: Sequence[Unit], french: Sequence[Unit]) -> Link | None:
    units = [*(english[i] for i in en), *(french[j] for j in fr)]
    if len({unit.kind for unit in units}) > 1:
        return None
    whole_en, whole_fr = merged([english[i] for i in en]), merged([french[j] for j in fr])
    value = link_score(whole_en, whole_fr)
    fits = length_match(whole_en.length, whole_fr.length) > _LENGTH
    return Link(tuple(en), tuple(fr), value) if value >= BY_PLACE and fits else None


def _fits(en: Unit, fr: Unit, *, equal: bool, sure: bool = False) -> bool:
    """True if two units in one place may be translations. `equal` is true where either side has as many of them.

    `sure` is true where each of them is alone between two pairs. Then one may have been pasted over the other.

    Shape is evidence, not a condition. A heading may correspond to a line in bold print, an item to a sentence.
    """
    if "field" in (en.kind, fr.kind):
        return en.kind == fr.kind and score(en, fr) >= BY_PLACE
    if ends_with(en, ":") and ends_with(fr, ":"):
        return True
    length = length_match(en.length, fr.length)
    if score(en, fr) - 0.12 * length >= BY_PLACE and length > _LENGTH:
        return True
    if not equal or (en.kind == "heading") != (fr.kind == "heading"):
        return False
    if en.kind == fr.kind and en.kind in ("item", "heading"):
        return en.level == fr.level or sure
    return length > _LENGTH and (sure or shared(en, fr) > 0 or min(_known(en), _known(fr)) < _TELLING)


def _known(unit: Unit) -> int:
    """How many words of the word list a unit has."""
    return sum(key[0] not in "~@#/=" for key in unit.weights)
