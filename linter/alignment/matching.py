"""Dynamic programming over the units of one section, and the search for what changed its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf

from .evidence import Unit, length_excess
from .frame import Window, corridor, couples
from .links import BY_PLACE, Link, link_score
from .scorer import Scorer, Stretches

# Several units are tried as one only where a single one of them shares this much with the other side.
_WORTH_A_TRY = 0.1
# Nor where the whole is far too long or too short (as a logarithm).
_MISFIT = 0.7
_MOVED = 0.3
_SWAP_MARGIN = 0.25


def best_links(english: Sequence[Unit], french: Sequence[Unit], scorer: Scorer) -> list[Link]:
    """The sequence of links, in order, that the evidence favours most."""
    sides = Stretches(english), Stretches(french)
    alone = [scorer.alone(unit) for unit in english], [scorer.alone(unit) for unit in french]
    worth = WorthATry(len(french))

    def options(i: int, j: int) -> Iterator[tuple[tuple[int, int], float]]:
        value, share = scorer.link(sides[0].singles[i - 1], sides[1].singles[j - 1])
        yield (1, 1), value
        for shape in worth.joined(i, j, share):
            if may_be_joined(sides[0].length(i, shape[0]), sides[1].length(j, shape[1])):
                yield shape, scorer.link(sides[0].before(i, shape[0]), sides[1].before(j, shape[1]))[0]

    path = best_path(corridor(english, french), *alone, options)
    return [Link(en, fr, _likeness(sides, en, fr)) for en, fr in path]


def _likeness(sides: tuple[Stretches, Stretches], en: tuple[int, ...], fr: tuple[int, ...]) -> float:
    """The score of a link; one that was made has at least that of its place."""
    if not en or not fr:
        return 0.0
    units = (side.before(part[-1] + 1, len(part)).unit for side, part in zip(sides, (en, fr), strict=True))
    return min(1.0, max(BY_PLACE, link_score(*units)))


def best_path(
    windows: Sequence[Window],
    alone_en: Sequence[float],
    alone_fr: Sequence[float],
    options: Callable[[int, int], Iterable[tuple[tuple[int, int], float]]],
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The units that belong together, in order, with the greatest sum of values.

    `options` gives the links that end before two places: how many units of either version they join, and their values.
    """
    best: list[dict[int, float]] = []
    step: list[dict[int, tuple[int, int]]] = []
    for i, (low, high) in enumerate(windows):
        row: dict[int, float] = {}
        steps: dict[int, tuple[int, int]] = {}
        best.append(row)
        step.append(steps)
        for j in range(low, high + 1):
            value, taken = (-inf, (0, 0)) if i or j else (0.0, (0, 0))
            if i and j in best[i - 1]:
                value, taken = best[i - 1][j] + alone_en[i - 1], (1, 0)
            if j > low and row[j - 1] + alone_fr[j - 1] > value:
                value, taken = row[j - 1] + alone_fr[j - 1], (0, 1)
            if i and j:
                for shape, gain in options(i, j):
                    before = best[i - shape[0]].get(j - shape[1])
                    if before is not None and before + gain > value:
                        value, taken = before + gain, shape
            row[j], steps[j] = value, taken
    path = []
    i, j = len(alone_en), len(alone_fr)
    while i or j:
        a, b = step[i][j]
        path.append((tuple(range(i - a, i)), tuple(range(j - b, j))))
        i, j = i - a, j - b
    return path[::-1]


class WorthATry:
    """Tells how many units may be joined: only where a single one has something in common with the other side.

    It is asked row by row, from the left to the right.
    """

    def __init__(self, columns: int) -> None:
        # By column the last row with something in common.
        self._last = [-9] * (columns + 1)

    def joined(self, i: int, j: int, share: float) -> list[tuple[int, int]]:
        """The numbers of units before two places to be tried as one. The units there have a share in common."""
        last = self._last
        above = last[j]
        if share >= _WORTH_A_TRY:
            last[j] = i
        here = last[j]
        found = []
        if j > 1:
            left = last[j - 1]
            if i in (left, here):
                found.append((1, 2))
            if i > 1 and (left == i or above == i - 1):
                found.append((2, 2))
            if j > 2 and (i in (left, here) or last[j - 2] == i):
                found.append((1, 3))
        if i > 1 and here >= i - 1:
            found.append((2, 1))
        if i > 2 and here >= i - 2:
            found.append((3, 1))
        return found


def may_be_joined(english: int, french: int) -> bool:
    """True if two lengths (0 for units that are never joined) allow some units to be one with others."""
    return english > 0 < french and abs(length_excess(english, french)) <= _MISFIT


def pair_moved(links: list[Link], english: Sequence[Unit], french: Sequence[Unit], scorer: Scorer) -> list[Link]:
    """Joins units that stand alone on both sides but say the same at another place, and items that changed places."""
    moved = [*_moved_passages(links, english, french, scorer)]
    moved += _moved_units(_lone(links, moved), english, french)
    used_en, used_fr = {i for link in moved for i in link.en}, {j for link in moved for j in link.fr}
    rest = [link for link in links if link.matched or not (used_en & {*link.en} or used_fr & {*link.fr})]
    return _swap([*rest, *moved], english, french)


def _lone(links: Sequence[Link], moved: Sequence[Link] = ()) -> tuple[list[int], list[int]]:
    """The units of either side without counterpart."""
    used_en, used_fr = {i for link in moved for i in link.en}, {j for link in moved for j in link.fr}
    return (
        [i for link in links if not link.fr for i in link.en if i not in used_en],
        [j for link in links if not link.en for j in link.fr if j not in used_fr],
    )


def _moved_passages(
    links: Sequence[Link], english: Sequence[Unit], french: Sequence[Unit], scorer: Scorer
) -> Iterator[Link]:
    """Neighbours without counterpart on both sides that say the same in the same order, at another place."""
    lone_en, lone_fr = _lone(links)
    if not lone_en or not lone_fr:
        return
    for link in best_links([english[i] for i in lone_en], [french[j] for j in lone_fr], scorer):
        en, fr = tuple(lone_en[i] for i in link.en), tuple(lone_fr[j] for j in link.fr)
        beside = all(part[-1] - part[0] + 1 == len(part) for part in (en, fr) if part)
        if link.matched and link.score >= _MOVED and beside:
            yield Link(en, fr, link.score, moved=True)


def _moved_units(lone: tuple[list[int], list[int]], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Single units without counterpart that say the same, in whatever order; the surest first."""
    alone_en, alone_fr = lone
    near = couples([english[i] for i in alone_en], [french[j] for j in alone_fr])
    scored = sorted(
        ((link_score(english[alone_en[a]], french[alone_fr[b]]), alone_en[a], alone_fr[b]) for a, b in near),
        reverse=True,
    )
    found: dict[int, Link] = {}
    taken: set[int] = set()
    for fit, i, j in scored:
        if fit >= _MOVED and i not in found and j not in taken:
            found[i] = Link((i,), (j,), fit, moved=True)
            taken.add(j)
    return list(found.values())


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
