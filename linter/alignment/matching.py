"""Dynamic programming over the units of one section, and the search for what changed its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .evidence import Unit, length_excess, length_match, merged, score, shared

# A pair that scores less than this is worse than two units without counterpart.
_THRESHOLD = 0.2
_ALONE_COST = 0.02
_MERGE_COST = 0.05
# One sentence is hardly ever two paragraphs or two items of the other version.
_ACROSS_BLOCKS_COST = 0.2
_KIND_COST = 0.2
_NEW_PARAGRAPH_COST = 0.03
_SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
# Several units are tried as one only where a single one of them shares this much with the other side.
_WORTH_A_TRY = 0.2
# Nor where the whole is far too long or too short (as a logarithm).
_MISFIT = 0.6
# Between two sure pairs a lone unit on either side is its counterpart's free translation rather than a loss and a gain.
_LEFT_OVER = 0.1
# A pair lacks a sentence where its French is this much too long or short (as a logarithm), and shares so much with it.
_EXCESS = 0.25
_GAIN = 0.1
_ABSORBED_SHARE = 0.03
# Or its counterpart plainly says what the lone sentence says, and the lengths fit with it.
_SAID_SHARE = 0.12
_FITTING = 0.45
_LEFT_OVER_LENGTH = 0.25
# Two sentences that have just the length of two others are their translations, whatever one word says of two of them.
_SAME_LENGTH = 0.8
_WEAK = 0.45
_MOVED = 0.3
_SWAP_MARGIN = 0.25


@dataclass(frozen=True, slots=True)
class Link:
    """Units that belong together, by their indices on either side; one side may be empty."""

    en: tuple[int, ...]
    fr: tuple[int, ...]
    score: float
    moved: bool = False


def best_links(english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """The sequence of links, in order, that the evidence favours most."""
    single = [[_score(en, fr) for fr in french] for en in english]
    rows, columns = len(english), len(french)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step: list[list[tuple[int, int, float]]] = [[(0, 0, 0.0)] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows + 1):
        for j in range(columns + 1):
            if i:
                best[i][j], step[i][j] = best[i - 1][j] - _ALONE_COST, (1, 0, 0.0)
            if j and (not i or best[i][j - 1] - _ALONE_COST > best[i][j]):
                best[i][j], step[i][j] = best[i][j - 1] - _ALONE_COST, (0, 1, 0.0)
            for a, b in _SHAPES:
                if a > i or b > j:
                    continue
                score = single[i - 1][j - 1] if a == b == 1 else _merged_score(english, french, (i, j, a, b), single)
                gain = best[i - a][j - b] + score - _THRESHOLD
                if gain > best[i][j]:
                    best[i][j], step[i][j] = gain, (a, b, score)
    links = []
    i, j = rows, columns
    while i or j:
        a, b, score = step[i][j]
        links.append(Link(tuple(range(i - a, i)), tuple(range(j - b, j)), max(0.0, min(1.0, score))))
        i, j = i - a, j - b
    links.reverse()
    return _absorbed(_slid(_filled(links, english, french), english, french), english, french)


def _score(en: Unit, fr: Unit) -> float:
    value = score(en, fr)
    if en.kind != fr.kind:
        return value - _KIND_COST
    return value - _NEW_PARAGRAPH_COST if en.first != fr.first else value


def _merged_score(
    english: Sequence[Unit], french: Sequence[Unit], where: tuple[int, int, int, int], single: Sequence[Sequence[float]]
) -> float:
    i, j, a, b = where
    en, fr = english[i - a : i], french[j - b : j]
    if any(one.kind in ("heading", "field") for one in (*en, *fr)):
        return -1.0
    if abs(length_excess(sum(one.length for one in en), sum(one.length for one in fr))) > _MISFIT:
        return -1.0
    if max(single[k][m] for k in range(i - a, i) for m in range(j - b, j)) < _WORTH_A_TRY:
        return -1.0
    across = any(one.segments[0].block is not side[0].segments[0].block for side in (en, fr) for one in side)
    cost = _MERGE_COST * (a + b - 2) + (_ACROSS_BLOCKS_COST if across else 0.0)
    return _score(merged(en), merged(fr)) - cost


def _filled(links: list[Link], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Looks again at what is left over between two pairs."""
    filled: list[Link] = []
    gap: list[Link] = []
    for link in [*links, None]:
        if link is not None and not (link.en and link.fr):
            gap.append(link)
            continue
        filled += _paired_leftovers(gap, english, french)
        gap = []
        if link is not None:
            filled.append(link)
    return filled


def _paired_leftovers(gap: list[Link], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Pairs one unit with one or two of the other side that stand at the same place and have the right length."""
    en = tuple(index for link in gap for index in link.en)
    fr = tuple(index for link in gap for index in link.fr)
    if not en or not fr or min(len(en), len(fr)) > 1 or max(len(en), len(fr)) > 2:
        return gap
    whole_en, whole_fr = merged([english[i] for i in en]), merged([french[j] for j in fr])
    if len({one.kind for one in [*(english[i] for i in en), *(french[j] for j in fr)]}) > 1:
        return gap
    score = _score(whole_en, whole_fr)
    likely = score >= _LEFT_OVER and length_match(whole_en.length, whole_fr.length) > _LEFT_OVER_LENGTH
    if not likely and all(unit.segments[-1].text.endswith(":") for unit in (whole_en, whole_fr)):
        return [Link(en, fr, max(score, _LEFT_OVER))]  # both lead to what follows, in however many words
    return [Link(en, fr, score)] if likely else gap


def _slid(links: list[Link], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Pairs two sentences with two in their order, where a chance word paired the second of one side with the first of
    the other and left two alone."""
    links = list(links)
    for k in range(len(links) - 2):
        if k + 3 > len(links):
            break
        before, pair, after = links[k : k + 3]
        if len(pair.en) != 1 or len(pair.fr) != 1 or pair.score >= _WEAK:
            continue
        en = (*before.en, *pair.en, *after.en)
        fr = (*before.fr, *pair.fr, *after.fr)
        if len(en) == len(fr) == 2 and not (before.en and before.fr) and not (after.en and after.fr):
            couples = [(english[i], french[j]) for i, j in zip(en, fr, strict=True)]
            if _of_one_block(couples) and all(length_match(a.length, b.length) >= _SAME_LENGTH for a, b in couples):
                scores = [max(_score(a, b), _LEFT_OVER) for a, b in couples]
                links[k : k + 3] = [Link((i,), (j,), score) for i, j, score in zip(en, fr, scores, strict=True)]
    return links


def _of_one_block(couples: Sequence[tuple[Unit, Unit]]) -> bool:
    sides = zip(*couples, strict=True)
    return all(one.segments[0].block is two.segments[0].block for one, two in sides)


def _absorbed(links: list[Link], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Adds a sentence that stands alone to its neighbour's pair where that one is too short without it.

    A translator who makes one sentence of two leaves few words of the lesser one; the length tells.
    """
    links = list(links)
    for k, link in enumerate(links):
        if bool(link.en) == bool(link.fr):
            continue
        for near in (k + 1, k - 1):
            if 0 <= near < len(links) and links[near].en and links[near].fr:
                en = tuple(sorted(links[near].en + link.en))
                fr = tuple(sorted(links[near].fr + link.fr))
                if _belongs(link, links[near], (en, fr), english, french):
                    score = _score(merged([english[i] for i in en]), merged([french[j] for j in fr]))
                    links[near], links[k] = Link(en, fr, max(score, _LEFT_OVER)), Link((), (), 0.0)
                    break
    return [link for link in links if link.en or link.fr]


def _belongs(
    alone: Link,
    pair: Link,
    whole: tuple[tuple[int, ...], tuple[int, ...]],
    english: Sequence[Unit],
    french: Sequence[Unit],
) -> bool:
    lone = english[alone.en[0]] if alone.en else french[alone.fr[0]]
    beside = english[pair.en[0]] if alone.en else french[pair.fr[0]]
    if lone.segments[0].block is not beside.segments[0].block:
        return False
    en, fr = merged([english[i] for i in pair.en]), merged([french[j] for j in pair.fr])
    all_en, all_fr = merged([english[i] for i in whole[0]]), merged([french[j] for j in whole[1]])
    gained = shared(all_en, all_fr) - shared(en, fr)
    before, after = length_excess(en.length, fr.length), length_excess(all_en.length, all_fr.length)
    # Without the lone sentence its own side is the shorter one.
    lacking = before if alone.en else -before
    by_length = lacking > _EXCESS and abs(after) < abs(before) - _GAIN and gained >= _ABSORBED_SHARE * lone.total
    by_words = lacking > 0.1 and abs(after) < _FITTING and gained >= _SAID_SHARE * lone.total
    return by_length or by_words


def reunited(links: list[Link], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Joins units that stand alone on both sides but say the same at another place, and items that changed places."""
    alone_en = [link for link in links if link.en and not link.fr]
    alone_fr = [link for link in links if link.fr and not link.en]
    scored = sorted(
        ((_score(english[en.en[0]], french[fr.fr[0]]), en.en[0], fr.fr[0]) for en in alone_en for fr in alone_fr),
        reverse=True,
    )
    moved: dict[int, int] = {}
    for fit, i, j in scored:
        if fit >= _MOVED and i not in moved and j not in moved.values():
            moved[i] = j
            links = [link for link in links if (link.en, link.fr) not in (((i,), ()), ((), (j,)))]
            links.append(Link((i,), (j,), fit, moved=True))
    return _swapped(links, english, french)


def _swapped(links: list[Link], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
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
            first, second = _score(english[a], french[d]), _score(english[c], french[b])
            if first + second > links[k].score + links[m].score + _SWAP_MARGIN:
                links[k] = Link((a,), (d,), first, moved=True)
                links[m] = Link((c,), (b,), second, moved=True)
    return links
