"""Fits the weights of `linter/alignment/scorer.py`: `python -m benchmarks.alignment.fit [--write]`. Needs numpy.

An averaged perceptron for structures (Collins 2002). The search of the program finds the best alignment of a section by
the weights so far. Where another one is true, the weights move towards its features. A margin is kept. A sixth of the
documents is held out at a time. The figures are of those: of whole sections, and of those with parts taken out.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from bilint.alignment.matching import WorthATry, best_path, may_be_joined
from bilint.alignment.scorer import ALONE, LINK, Stretches, alone_features, link_features
from bilint.vocabulary import rules_folder

from ..links import Link
from .cases import Section, sections

TABLE = rules_folder() / "vocabulary" / "link-weights.tsv"
FOLDS = 6
ROUNDS = 10
# The order of the sections changes the weights a little; they are the mean of so many orders.
RUNS = 3
# The first rounds are left out of the average.
WARMING = 2
# A wrong link must be worse by this than a true one, while the weights are fitted.
MARGIN = 2.0
# The first step, and what each step takes off all weights.
STEP, DECAY = 0.3, 1e-3
# More than any sum of values.
SURE = 1e4


@dataclass(slots=True)
class Example:
    """A section with the features of all its possible links, and which of these are true."""

    section: Section
    links: dict[tuple[int, int, int, int], int]
    values: np.ndarray
    alone: tuple[np.ndarray, np.ndarray]
    true: np.ndarray
    sizes: np.ndarray

    def features(self, path: Sequence[Link]) -> np.ndarray:
        """The sum of the features of an alignment."""
        total = np.zeros(len(LINK) + len(ALONE))
        for en, fr in path:
            total[: len(LINK)] += self.values[self.links[en[-1] + 1, fr[-1] + 1, len(en), len(fr)]]
        for side, values in enumerate(self.alone):
            used = {number for link in path for number in link[side]}
            total[len(LINK) :] += sum((values[n] for n in range(len(values)) if n not in used), np.zeros(len(ALONE)))
        return total

    def best(self, weights: np.ndarray, margin: float = 0.0) -> list[Link]:
        """The alignment that the weights favour; links that are not true get a margin on top."""
        return self._path(weights, np.where(self.true, 0.0, margin))

    def truth(self, weights: np.ndarray) -> list[Link]:
        """The alignment that the weights favour among those of true links, with as many units as can be."""
        return self._path(weights, np.where(self.true, SURE * self.sizes, -SURE * 100))

    def _path(self, weights: np.ndarray, more: np.ndarray) -> list[Link]:
        values = (self.values @ weights[: len(LINK)] + more).tolist()
        alone = [(side @ weights[len(LINK) :]).tolist() for side in self.alone]
        scores: dict[tuple[int, int], list[tuple[tuple[int, int], float]]] = defaultdict(list)
        for (i, j, a, b), place in self.links.items():
            scores[i, j].append(((a, b), values[place]))
        sizes = len(self.section.english), len(self.section.french)
        path = best_path([(0, sizes[1])] * (sizes[0] + 1), alone[0], alone[1], lambda i, j: scores[i, j])
        return [link for link in path if link[0] and link[1]]


def example(section: Section) -> Example:
    """A section made ready."""
    english, french = Stretches(section.english), Stretches(section.french)
    links: dict[tuple[int, int, int, int], int] = {}
    values: list[tuple[float, ...]] = []
    worth = WorthATry(len(section.french))
    for i in range(1, len(section.english) + 1):
        for j in range(1, len(section.french) + 1):
            single = link_features(english.before(i, 1), french.before(j, 1))
            links[i, j, 1, 1] = len(values)
            values.append(single)
            for a, b in worth.joined(i, j, single[0]):
                if may_be_joined(english.length(i, a), french.length(j, b)):
                    links[i, j, a, b] = len(values)
                    values.append(link_features(english.before(i, a), french.before(j, b)))
    return Example(
        section,
        links,
        np.array(values, float).reshape(-1, len(LINK)),
        tuple(
            np.array([alone_features(u) for u in s], float).reshape(-1, len(ALONE))
            for s in (section.english, section.french)
        ),
        np.array([_is_true(section, link) for link in links], bool),
        np.array([a + b for _, _, a, b in links], float),
    )


def _is_true(section: Section, link: tuple[int, int, int, int]) -> bool:
    i, j, a, b = link
    en, fr = tuple(range(i - a, i)), tuple(range(j - b, j))
    if section.exact:
        return (en, fr) in section.links
    return any({*en} <= {*true[0]} and {*fr} <= {*true[1]} for true in section.links)


def fit(examples: Sequence[Example]) -> np.ndarray:
    """The weights for the features as they are."""
    links = np.concatenate([one.values for one in examples])
    alone = np.concatenate([side for one in examples for side in one.alone])
    spread = np.concatenate([links.std(0), alone.std(0)])
    spread[spread < 1e-3] = 1.0
    total = np.zeros(len(spread))
    for run in range(RUNS):
        weights = np.zeros(len(spread))
        order, choice = list(examples), random.Random(run)
        for turn in range(ROUNDS):
            choice.shuffle(order)
            for one in order:
                found, truth = one.best(weights / spread, MARGIN), one.truth(weights / spread)
                weights *= 1 - DECAY
                if found != truth:
                    weights += STEP / math.sqrt(1 + turn) * (one.features(truth) - one.features(found)) / spread
                if turn >= WARMING:
                    total += weights
    return total / spread / (len(examples) * (ROUNDS - WARMING) * RUNS)


def _counts(one: Example, path: Sequence[Link]) -> np.ndarray:
    """Links in common, true and found; the same of units without counterpart."""
    found = set(path)
    for side, units in enumerate((one.section.english, one.section.french)):
        used = {number for link in path for number in link[side]}
        found |= {((n,), ()) if side == 0 else ((), (n,)) for n in range(len(units)) if n not in used}
    counts = []
    for both in (True, False):
        true, told = ({x for x in some if bool(x[0] and x[1]) == both} for some in (one.section.links, found))
        counts += [len(true & told), len(true), len(told)]
    return np.array(counts)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.alignment.fit", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--write", action="store_true", help="write the weights of all documents to the vocabulary")
    options = parser.parse_args()
    examples = [example(section) for section in sections()]
    names = sorted({one.section.document for one in examples if one.section.exact})
    counts: dict[float, np.ndarray] = defaultdict(lambda: np.zeros(6))
    for fold in range(FOLDS):
        held = names[fold::FOLDS]
        weights = fit([one for one in examples if one.section.document not in held])
        for one in examples:
            if one.section.document in held and one.section.exact:
                counts[one.section.share] += _counts(one, one.best(weights))
    print(f"{len(names)} documents, {len(examples)} sections")
    for share, (a, b, c, d, e, f) in sorted(counts.items()):
        links, alone = 2 * a / (b + c), 2 * d / max(1, e + f)
        print(f"taken out {share:.1f}: links F1 {links:.4f}, without counterpart F1 {alone:.3f}")
    weights = fit(examples)
    names = [*LINK, *(f"alone: {name}" for name in ALONE)]
    rows = [f"{name}\t{weight:.3f}" for name, weight in zip(names, weights, strict=True)]
    print("\n".join(rows))
    if options.write:
        TABLE.write_text("# Fitted by benchmarks/alignment/fit.py\n" + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
