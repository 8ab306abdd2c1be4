"""Units that moved: alone in one section, with the counterpart in another one. Neither version lacks them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Pair
from .evidence import Unit, Weights, merged, shared
from .frame import couples
from .links import link_score

# Far from its place, a counterpart must be as plain as this, and share words of this weight.
_PLAIN = 0.45
_WEIGHT = 1.5


def reunited_far(chunks: Sequence[list[Pair]], weights: Weights) -> list[list[Pair]]:
    """The pairs of each chunk. Units that are alone in different chunks and translate each other become one pair."""
    lone_en = [
        (c, p, _unit(pair, weights)) for c, pairs in enumerate(chunks) for p, pair in enumerate(pairs) if not pair.fr
    ]
    lone_fr = [
        (c, p, _unit(pair, weights)) for c, pairs in enumerate(chunks) for p, pair in enumerate(pairs) if not pair.en
    ]
    near = couples([unit for *_, unit in lone_en], [unit for *_, unit in lone_fr])
    found = sorted(
        (
            (link_score(a, b), c, p, d, q)
            for (c, p, a), (d, q, b) in ((lone_en[i], lone_fr[j]) for i, j in near)
            if c != d and _may_meet(a, b)
        ),
        reverse=True,
    )
    moved = [list(pairs) for pairs in chunks]
    gone: set[tuple[int, int]] = set()
    for value, c, p, d, q in found:
        if value >= _PLAIN and not gone & {(c, p), (d, q)}:
            gone |= {(c, p), (d, q)}
            moved[c][p] = replace(chunks[c][p], fr=chunks[d][q].fr, score=round(value, 3), moved=True)
    taken = {(d, q) for d, q, _ in lone_fr} & gone
    return [[pair for p, pair in enumerate(pairs) if (c, p) not in taken] for c, pairs in enumerate(moved)]


def _unit(pair: Pair, weights: Weights) -> Unit:
    return merged([weights.unit(segment) for segment in pair.en or pair.fr])


def _may_meet(en: Unit, fr: Unit) -> bool:
    return "heading" not in (en.kind, fr.kind) and shared(en, fr) >= _WEIGHT
