"""Dynamic programming over the units of one section, and the search for what changed its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .evidence import Evidence, Unit, length_match, merged

# A pair that scores less than this is worse than two units without counterpart.
_THRESHOLD = 0.2
_MERGE_COST = 0.05
_KIND_COST = 0.2
_NEW_PARAGRAPH_COST = 0.03
_SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
# Several units are tried as one only where a single one of them shares this much with the other side.
_WORTH_A_TRY = 0.05
# Between two sure pairs a lone unit on either side is its counterpart's free translation rather than a loss and a gain.
_LEFT_OVER = 0.1
_MOVED = 0.3
_SWAP_MARGIN = 0.25


@dataclass(frozen=True, slots=True)
class Link:
    """Units that belong together, by their indices on either side; one side may be empty."""

    en: tuple[int, ...]
    fr: tuple[int, ...]
    score: float
    moved: bool = False


def best_links(english: Sequence[Unit], french: Sequence[Unit], evidence: Evidence) -> list[Link]:
    """The sequence of links, in order, that the evidence favours most."""
    single = [[_score(en, fr, evidence) for fr in french] for en in english]
    rows, columns = len(english), len(french)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step: list[list[tuple[int, int, float]]] = [[(0, 0, 0.0)] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows + 1):
        for j in range(columns + 1):
            if i:
                best[i][j], step[i][j] = best[i - 1][j], (1, 0, 0.0)
            if j and (not i or best[i][j - 1] > best[i][j]):
                best[i][j], step[i][j] = best[i][j - 1], (0, 1, 0.0)
            for a, b in _SHAPES:
                if a > i or b > j:
                    continue
                score = (
                    single[i - 1][j - 1]
                    if a == b == 1
                    else _merged_score(english, french, (i, j, a, b), single, evidence)
                )
                gain = best[i - a][j - b] + (a + b) * (score - _THRESHOLD)
                if gain > best[i][j]:
                    best[i][j], step[i][j] = gain, (a, b, score)
    links = []
    i, j = rows, columns
    while i or j:
        a, b, score = step[i][j]
        links.append(Link(tuple(range(i - a, i)), tuple(range(j - b, j)), max(0.0, min(1.0, score))))
        i, j = i - a, j - b
    links.reverse()
    return _filled(links, english, french, single)


def _score(en: Unit, fr: Unit, evidence: Evidence) -> float:
    score = evidence.score(en, fr)
    if en.kind != fr.kind:
        score -= _KIND_COST
    elif en.first != fr.first:
        score -= _NEW_PARAGRAPH_COST
    return score


def _merged_score(
    english: Sequence[Unit],
    french: Sequence[Unit],
    where: tuple[int, int, int, int],
    single: Sequence[Sequence[float]],
    evidence: Evidence,
) -> float:
    i, j, a, b = where
    en, fr = english[i - a : i], french[j - b : j]
    if any(one.kind in ("heading", "field") for one in (*en, *fr)):
        return -1.0
    if max(single[k][m] for k in range(i - a, i) for m in range(j - b, j)) < _WORTH_A_TRY:
        return -1.0
    return _score(merged(en), merged(fr), evidence) - _MERGE_COST * (a + b - 2)


def _filled(
    links: list[Link], english: Sequence[Unit], french: Sequence[Unit], single: Sequence[Sequence[float]]
) -> list[Link]:
    """Pairs a lone English with a lone French unit that stand at the same place between pairs."""
    filled: list[Link] = []
    gap: list[Link] = []
    for link in [*links, None]:
        if link is not None and not (link.en and link.fr):
            gap.append(link)
            continue
        only_en = [one for one in gap if one.en]
        only_fr = [one for one in gap if one.fr]
        if len(only_en) == 1 and len(only_fr) == 1:
            i, j = only_en[0].en[0], only_fr[0].fr[0]
            same = english[i].kind == french[j].kind
            likely = single[i][j] >= _LEFT_OVER and length_match(english[i].length, french[j].length) > 0.2
            gap = [Link((i,), (j,), max(0.0, single[i][j]))] if same and likely else gap
        filled += gap
        gap = []
        if link is not None:
            filled.append(link)
    return filled


def reunited(links: list[Link], english: Sequence[Unit], french: Sequence[Unit], evidence: Evidence) -> list[Link]:
    """Joins units that stand alone on both sides but say the same at another place, and items that changed places."""
    alone_en = [link for link in links if link.en and not link.fr]
    alone_fr = [link for link in links if link.fr and not link.en]
    scored = sorted(
        (
            (_score(english[en.en[0]], french[fr.fr[0]], evidence), en.en[0], fr.fr[0])
            for en in alone_en
            for fr in alone_fr
        ),
        reverse=True,
    )
    moved: dict[int, int] = {}
    for score, i, j in scored:
        if score >= _MOVED and i not in moved and j not in moved.values():
            moved[i] = j
            links = [link for link in links if (link.en, link.fr) not in (((i,), ()), ((), (j,)))]
            links.append(Link((i,), (j,), score, moved=True))
    return _swapped(links, english, french, evidence)


def _swapped(links: list[Link], english: Sequence[Unit], french: Sequence[Unit], evidence: Evidence) -> list[Link]:
    """Exchanges the partners of two items where both fit better so."""
    items = [
        k
        for k, link in enumerate(links)
        if len(link.en) == len(link.fr) == 1 and english[link.en[0]].kind == french[link.fr[0]].kind == "item"
    ]
    links = list(links)
    for position, k in enumerate(items):
        for m in items[position + 1 :]:
            (a, b), (c, d) = (links[k].en[0], links[k].fr[0]), (links[m].en[0], links[m].fr[0])
            first, second = _score(english[a], french[d], evidence), _score(english[c], french[b], evidence)
            if first + second > links[k].score + links[m].score + _SWAP_MARGIN:
                links[k] = Link((a,), (d,), first, moved=True)
                links[m] = Link((c,), (b,), second, moved=True)
    return links
