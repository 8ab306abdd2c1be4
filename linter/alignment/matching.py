"""Dynamic programming over the units of one section, and the search for what changed its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from .evidence import Unit, greatest_score, length_excess, length_match, merged
from .frame import corridor, couples
from .lead_ins import pair_lead_ins
from .leftovers import pair_leftovers
from .links import BY_PLACE, Link, link_score
from .lone_sentences import join_lone_sentences

# A pair that scores less than this is worse than two units without counterpart.
_THRESHOLD = 0.2
_ALONE_COST = 0.02
_MERGE_COST = 0.05
# One sentence is hardly ever two paragraphs or two items of the other version.
_ACROSS_BLOCKS_COST = 0.2
# Headings and fields are never one with others.
_WHOLES = ("heading", "field")
_NO_PAIR = -1.0
_SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
# Several units are tried as one only where a single one of them shares this much with the other side.
_WORTH_A_TRY = 0.2
# Nor where the whole is far too long or too short (as a logarithm).
_MISFIT = 0.6
# Two sentences of just the length of two others are their translations. One shared word does not outweigh this.
_SAME_LENGTH = 0.8
_WEAK = 0.45
_MOVED = 0.3
_SWAP_MARGIN = 0.25


def best_links(english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """The sequence of links, in order, that the evidence favours most."""
    windows = corridor(english, french)
    single = [
        {j: link_score(en, french[j]) for j in range(max(0, low - 1), high)}
        for en, (low, high) in zip(english, windows[1:], strict=True)
    ]
    wholes = _Wholes(english, french, single)
    best: list[dict[int, float]] = []
    step: list[dict[int, tuple[int, int, float]]] = []
    for i, (low, high) in enumerate(windows):
        row: dict[int, float] = {}
        steps: dict[int, tuple[int, int, float]] = {}
        best.append(row)
        step.append(steps)
        for j in range(low, high + 1):
            value, taken = (-inf, (0, 0, 0.0)) if i or j else (0.0, (0, 0, 0.0))
            if i and j in best[i - 1]:
                value, taken = best[i - 1][j] - _ALONE_COST, (1, 0, 0.0)
            if j > low and row[j - 1] - _ALONE_COST > value:
                value, taken = row[j - 1] - _ALONE_COST, (0, 1, 0.0)
            shapes = (
                _SHAPES[:1]
                if i and j and (english[i - 1].kind in _WHOLES or french[j - 1].kind in _WHOLES)
                else _SHAPES
            )
            for a, b in shapes:
                if a > i or b > j or j - b not in best[i - a]:
                    continue
                before = best[i - a][j - b] - _THRESHOLD
                if before + 1.0 <= value:
                    continue  # no score is above 1
                score = single[i - 1][j - 1] if a == b == 1 else wholes.score(i, j, (a, b), above=value - before)
                gain = before + score
                if gain > value:
                    value, taken = gain, (a, b, score)
            row[j], steps[j] = value, taken
    links = []
    i, j = len(english), len(french)
    while i or j:
        a, b, score = step[i][j]
        links.append(Link(tuple(range(i - a, i)), tuple(range(j - b, j)), max(0.0, min(1.0, score))))
        i, j = i - a, j - b
    links.reverse()
    return join_lone_sentences(_shift(pair_leftovers(links, english, french), english, french), english, french)


class _Wholes:
    """Scores of neighbouring units that are taken as one, on either side of a section. Each is put together once."""

    def __init__(self, english: Sequence[Unit], french: Sequence[Unit], single: Sequence[Mapping[int, float]]) -> None:
        self._sides = english, french
        self._single = single
        self._known: tuple[dict[tuple[int, int], _Whole], dict[tuple[int, int], _Whole]] = ({}, {})

    def score(self, i: int, j: int, shape: tuple[int, int], *, above: float) -> float:
        """The score of the units before two places. It is -1 for no pair, or if no more than `above`."""
        a, b = shape
        if not _worth_a_try(self._single[i - a : i], range(j - b, j)):
            return _NO_PAIR
        en, fr = self._whole(0, i, a), self._whole(1, j, b)
        if en.unbroken or fr.unbroken or abs(length_excess(en.letters, fr.letters)) > _MISFIT:
            return _NO_PAIR
        cost = en.cost + fr.cost
        if greatest_score(en.unit, fr.unit) - cost <= above:
            return _NO_PAIR
        return link_score(en.unit, fr.unit) - cost

    def _whole(self, side: int, end: int, number: int) -> _Whole:
        known = self._known[side]
        if (end, number) not in known:
            known[end, number] = _whole(self._sides[side][end - number : end])
        return known[end, number]


@dataclass(frozen=True, slots=True)
class _Whole:
    """Neighbouring units taken as one. `cost` is for joining them; `unbroken` is true if one is never joined.

    `letters` are the characters of the units, without the blanks between them.
    """

    unit: Unit
    letters: int
    cost: float
    unbroken: bool


def _whole(units: Sequence[Unit]) -> _Whole:
    borders = len({one.segments[0].block for one in units}) - 1
    cost = _MERGE_COST * (len(units) - 1) + _ACROSS_BLOCKS_COST * borders
    letters = sum(one.length for one in units)
    return _Whole(merged(units), letters, cost, any(one.kind in _WHOLES for one in units))


def _worth_a_try(single: Sequence[Mapping[int, float]], french: range) -> bool:
    for row in single:
        for j in french:
            if row.get(j, 0.0) >= _WORTH_A_TRY:
                return True
    return False


def _shift(links: list[Link], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Pairs two sentences with two in their order. A chance word may have paired one of each and left two alone."""
    links = list(links)
    for k in range(len(links) - 2):
        if k + 3 > len(links):
            break
        before, pair, after = links[k : k + 3]
        if len(pair.en) != 1 or len(pair.fr) != 1 or pair.score >= _WEAK:
            continue
        en = (*before.en, *pair.en, *after.en)
        fr = (*before.fr, *pair.fr, *after.fr)
        if len(en) == len(fr) == 2 and not before.matched and not after.matched:
            couples = [(english[i], french[j]) for i, j in zip(en, fr, strict=True)]
            if _of_one_block(couples) and all(length_match(a.length, b.length) >= _SAME_LENGTH for a, b in couples):
                scores = [max(link_score(a, b), BY_PLACE) for a, b in couples]
                links[k : k + 3] = [Link((i,), (j,), score) for i, j, score in zip(en, fr, scores, strict=True)]
    return links


def _of_one_block(couples: Sequence[tuple[Unit, Unit]]) -> bool:
    sides = zip(*couples, strict=True)
    return all(one.segments[0].block is two.segments[0].block for one, two in sides)


def pair_moved(links: list[Link], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Joins units that stand alone on both sides but say the same at another place, and items that changed places."""
    alone_en = [link.en[0] for link in links if link.en and not link.fr]
    alone_fr = [link.fr[0] for link in links if link.fr and not link.en]
    near = couples([english[i] for i in alone_en], [french[j] for j in alone_fr])
    scored = sorted(
        ((link_score(english[alone_en[a]], french[alone_fr[b]]), alone_en[a], alone_fr[b]) for a, b in near),
        reverse=True,
    )
    moved: dict[int, int] = {}
    fits: dict[int, float] = {}
    for fit, i, j in scored:
        if fit >= _MOVED and i not in moved and j not in fits:
            moved[i] = j
            fits[j] = fit
    links = [
        link
        for link in links
        if link.matched or not (any(i in moved for i in link.en) or any(j in fits for j in link.fr))
    ]
    links += [Link((i,), (j,), fits[j], moved=True) for i, j in moved.items()]
    links = pair_lead_ins(_swap(links, english, french), english, french)
    return join_lone_sentences(pair_leftovers(links, english, french), english, french)


def _swap(links: list[Link], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Exchanges the partners of two items where both fit better so."""
    items = [
        k
        for k, link in enumerate(links)
        if len(link.en) == len(link.fr) == 1 and english[link.en[0]].kind == french[link.fr[0]].kind == "item"
    ]
    links = list(links)
    near = couples([english[links[k].en[0]] for k in items], [french[links[k].fr[0]] for k in items])
    for first, second in sorted({(min(couple), max(couple)) for couple in near if couple[0] != couple[1]}):
        k, m = items[first], items[second]
        (a, b), (c, d) = (links[k].en[0], links[k].fr[0]), (links[m].en[0], links[m].fr[0])
        one, other = link_score(english[a], french[d]), link_score(english[c], french[b])
        if one + other > links[k].score + links[m].score + _SWAP_MARGIN:
            links[k] = Link((a,), (d,), one, moved=True)
            links[m] = Link((c,), (b,), other, moved=True)
    return links
