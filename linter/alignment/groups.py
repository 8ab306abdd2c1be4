"""Matches the groups of units below the headings of two versions, by heading, number and content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from .evidence import Unit, merged, overlap, score, shared
from .frame import PrefixBest, compared

# A pair of sections needs this much evidence in all; one that is out of order needs more.
_SECTION_LEAST = 0.8
_MOVED_LEAST = 1.8
# Between two pairs of sections, one in order needs less. There is hardly another that it could belong to.
_BETWEEN_LEAST = 0.4
# From this overlap on, sections have the same content whatever their headings are called.
_SAME_CONTENT = 0.4
# By how much a heading must fit better to take the place of the one beside it. Two of one level rather belong together.
_STRAIGHTER = 0.1
_SAME_LEVEL = 0.5


def matched_groups(english: Sequence[list[Unit]], french: Sequence[list[Unit]]) -> list[tuple[list[Unit], list[Unit]]]:
    """Matched groups, to be aligned each for itself. A group without counterpart joins the one before it."""
    scores = _section_scores(english, french)
    partners = _in_order(scores, len(french), _SECTION_LEAST)
    partners |= _between(scores, partners, english, french)
    taken = set(partners.values())
    for en, row in enumerate(scores):
        if en not in partners:
            free = [fr for fr, value in row.items() if fr not in taken and value >= _MOVED_LEAST]
            if free:
                partners[en] = max(free, key=lambda fr: row[fr])
                taken.add(partners[en])
    partners = _straightened(partners, english, french)
    partners.setdefault(0, 0)
    chunks: list[tuple[list[Unit], list[Unit]]] = []
    chunk_of_french: dict[int, int] = {}
    for en, units in enumerate(english):
        if en in partners:
            chunk_of_french[partners[en]] = len(chunks)
            chunks.append((list(units), []))
        else:
            chunks[-1][0].extend(units)
    current = 0
    for fr, units in enumerate(french):
        current = chunk_of_french.get(fr, current)
        chunks[current][1].extend(units)
    return chunks


def _straightened(
    partners: dict[int, int], english: Sequence[list[Unit]], french: Sequence[list[Unit]]
) -> dict[int, int]:
    """Where a heading beside a matched one is left over, the one that fits its partner better takes its place."""
    straight = dict(partners)
    taken = {*straight.values()}
    for en, fr in sorted(partners.items()):
        choices = [(en, fr), *((en, near) for near in (fr - 1, fr + 1) if 0 < near < len(french) and near not in taken)]
        choices += [(near, fr) for near in (en - 1, en + 1) if 0 < near < len(english) and near not in straight]
        best = max(choices, key=lambda choice: _heading_fit(english, french, *choice))
        gain = _heading_fit(english, french, *best) - _heading_fit(english, french, en, fr)
        if en and fr and gain > _STRAIGHTER:
            del straight[en]
            taken.remove(fr)
            straight[best[0]] = best[1]
            taken.add(best[1])
    return straight


def _heading_fit(english: Sequence[list[Unit]], french: Sequence[list[Unit]], en: int, fr: int) -> float:
    """How well two headings fit: their words, their levels, and the first words below them."""
    heads = [groups[index][0] if groups[index] else None for groups, index in ((english, en), (french, fr))]
    if not heads[0] or not heads[1] or not heads[0].kind == heads[1].kind == "heading":
        return 0.0
    below = _below(english, en), _below(french, fr)
    words = score(below[0], below[1]) if below[0] and below[1] else 0.0
    return score(heads[0], heads[1]) + words + (_SAME_LEVEL if heads[0].level == heads[1].level else 0.0)


def _below(groups: Sequence[list[Unit]], index: int) -> Unit | None:
    """The unit below a heading, which may be the next heading."""
    following = [*groups[index][1:2], *(groups[index + 1][:1] if index + 1 < len(groups) else [])]
    return following[0] if following else None


def _section_scores(english: Sequence[list[Unit]], french: Sequence[list[Unit]]) -> list[dict[int, float]]:
    """For each English group the French ones that it may be, with the evidence. Only the first has no heading."""
    scores: list[dict[int, float]] = [{} for _ in english]
    if english[0] and french[0]:
        scores[0][0] = 1.0 + overlap(merged(english[0]), merged(french[0]))
    whole_en, whole_fr = ([merged(group) for group in groups[1:]] for groups in (english, french))
    for i, j in compared(whole_en, whole_fr):
        scores[i + 1][j + 1] = _section_score(english[i + 1][0], french[j + 1][0], overlap(whole_en[i], whole_fr[j]))
    return scores


def _section_score(first_en: Unit, first_fr: Unit, content: float) -> float:
    """The evidence that two groups with headings belong together; `content` is the overlap of the whole."""
    head_en, head_fr = first_en.segments[0].block, first_fr.segments[0].block
    total = 2.5 * content + 1.5 * overlap(first_en, first_fr)
    if head_en.concept and head_fr.concept:
        # The same wording may head different sections; what stands below it decides.
        total += 1.5 if head_en.concept == head_fr.concept else -1.5 * (1 - min(1.0, content / _SAME_CONTENT))
    if head_en.number and head_fr.number:
        total += 0.5 if head_en.number == head_fr.number else -0.2
    elif head_en.number or head_fr.number:
        total -= 0.4
    return total


def _between(
    scores: Sequence[Mapping[int, float]],
    partners: Mapping[int, int],
    english: Sequence[list[Unit]],
    french: Sequence[list[Unit]],
) -> dict[int, int]:
    """The matching of groups left over between the same matched ones on both sides.

    Each fits no other group better, and their headings have words in common.
    """
    greatest: dict[int, float] = {}
    for row in scores:
        for fr, value in row.items():
            greatest[fr] = max(value, greatest.get(fr, value))
    corners = [(-1, -1), *sorted(partners.items()), (len(english), len(french))]
    rows: list[dict[int, float]] = [{} for _ in english]
    for (above, left), (below, right) in pairwise(corners):
        for en in range(max(1, above + 1), below):
            most = max(scores[en].values(), default=0.0)
            for fr, value in scores[en].items():
                best = max(0, left) < fr < right and value == most == greatest[fr]
                if best and shared(english[en][0], french[fr][0]):
                    rows[en][fr] = value
    return _in_order(rows, len(french), _BETWEEN_LEAST)


def _in_order(scores: Sequence[Mapping[int, float]], columns: int, least: float) -> dict[int, int]:
    """The monotone matching of groups with the greatest sum of evidence, each pair with `least` or more."""
    best = PrefixBest(columns)
    chains: list[tuple[int, int, int]] = []  # a couple, and the place of the couple before it
    for i, row in enumerate(scores):
        news = []
        for j, value in row.items():
            before, last = best.below(j)
            news.append((j, before + value - least, len(chains)))
            chains.append((i, j, last))
        for j, total, place in news:
            best.offer(j, total, place)
    partners = {}
    _, place = best.below(columns)
    while place >= 0:
        i, j, place = chains[place]
        partners[i] = j
    return partners
