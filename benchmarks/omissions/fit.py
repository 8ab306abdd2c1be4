"""Fits the weights of `linter/kinds/support/losses.py`: `python -m benchmarks.omissions.fit`. Needs numpy.

A logistic regression. Parts are taken out of sentences of documents of other houses, of the real notices and of
fictional ones. They are held against the likeliest loss of each sentence as it was. Sentences of which `judged.tsv`
says that their translation does lack the words are left out. Every second document is held out in turn; the figures are
of those.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from bilint.alignment.evidence import Weights, merged
from bilint.alignment.lexicon import lexicon_of
from bilint.alignment.links import link_score
from bilint.bitext import Reading
from bilint.kinds.missing_words import SAID_NEAR, candidate, near, usual_ratio
from bilint.kinds.support.losses import FEATURES, Loss, features
from bilint.kinds.support.word_links import word_links
from bilint.model import LANGUAGES, Language, Notice, Pair, Segment, Span, other
from bilint.vocabulary import Vocabulary

from .documents import NOTICES, STRANGERS, generated, of_folders, without
from .drops import drops
from .judged import RIGHT, key, verdicts

VOCABULARY = Vocabulary()
# How strongly large weights are held back.
RIDGE = 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its likeliest loss; `part` is what was taken out of the other side, "" where nothing was."""

    document: str
    part: str
    language: Language
    words: str
    loss: Loss | None
    evidence: tuple[float, ...]
    texts: tuple[str, str]


def examples(notice: Notice, reading: Reading) -> Iterator[Example]:
    """The sentences of a notice, untouched and with parts taken out."""
    pairs = [pair for section in reading.sections(notice) if not section.weak for pair in section.pairs]
    weights = Weights([segment for pair in pairs for segment in (*pair.en, *pair.fr)], lexicon_of(VOCABULARY))
    usual = usual_ratio(pairs)
    choice = random.Random(notice.name)
    for index, pair in enumerate(pairs):
        yield _example(notice, "", None, pairs, index, usual)
        for language in LANGUAGES:
            segments = pair.side(language)
            if len(segments) != 1 or not pair.side(other(language)) or pair.kind in ("field", "heading"):
                continue
            for drop in drops(segments[0].text, choice):
                start = segments[0].span.start
                block = without(segments[0].block, start + drop.start, start + drop.end)
                length = len(segments[0].span) - (drop.end - drop.start)
                rest = Segment(block, Span(start, start + length))
                sides = {language: (rest,), other(language): pair.side(other(language))}
                units = [merged([weights.unit(segment) for segment in sides[one]]) for one in LANGUAGES]
                touched = replace(pair, **sides, score=link_score(*units))
                around = [*pairs[:index], touched, *pairs[index + 1 :]]
                yield _example(notice, drop.part, other(language), around, index, usual)


def _example(notice: Notice, part: str, only: Language | None, pairs: list[Pair], index: int, usual: float) -> Example:
    found = candidate(VOCABULARY, pairs[index], usual)
    texts = tuple(" ".join(segment.text for segment in pairs[index].side(language)) for language in LANGUAGES)
    name = Path(notice.name).name
    if found is None or (only and found[0] != only):
        return Example(name, part, only or "en", "", None, (), texts)
    language, loss = found
    first = pairs[index].side(language)[0]
    words = loss.span.shift(first.span.start).of(first.block.text)
    count = near(VOCABULARY.made(word_links), pairs, index, language, loss.tokens)
    if count >= SAID_NEAR * loss.lone:
        return Example(name, part, language, words, None, (), texts)
    return Example(name, part, language, words, loss, features(loss, count), texts)


def fit(values: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """The weights of a logistic regression, the last one for what is always there."""
    mean, spread = values.mean(0), values.std(0) + 1e-9
    scaled = np.c_[(values - mean) / spread, np.ones(len(values))]
    weights = np.zeros(scaled.shape[1])
    for _ in range(50):
        odds = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (truth - odds) - RIDGE * weights
        curve = (scaled * (odds * (1 - odds) + 1e-6)[:, None]).T @ scaled + RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - (plain * mean).sum())


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.omissions.fit", description=__doc__)
    parser.add_argument("folder", nargs="*", type=Path, default=[STRANGERS, NOTICES], help="more documents")
    parser.add_argument("--generated", type=int, default=10, metavar="COUNT", help="fictional notices")
    parser.add_argument(
        "--show", type=int, default=0, metavar="COUNT", help="print the likeliest of untouched sentences"
    )
    options = parser.parse_args()
    reading = Reading(VOCABULARY)
    notices = [*of_folders(options.folder, reading), *generated(options.generated, reading)]
    judged = verdicts()
    found = [example for notice in notices for example in examples(notice, reading)]
    kept = [
        example
        for example in found
        if example.loss and (example.part or judged.get(key(example.document, example.words)) not in RIGHT)
    ]
    values = np.array([example.evidence for example in kept])
    truth = np.array([float(bool(example.part)) for example in kept])
    half = np.array([int(hashlib.sha1(example.document.encode()).hexdigest(), 16) % 2 for example in kept])
    odds = np.zeros(len(kept))
    for part in (0, 1):
        weights = fit(values[half != part], truth[half != part])
        odds[half == part] = values[half == part] @ weights[:-1] + weights[-1]
    taken = Counter(example.part for example in found if example.part)
    print(f"{len(notices)} documents, {len(kept)} sentences with a candidate, taken out: {dict(taken)}")
    for least in np.arange(1.0, 6.5, 0.5):
        hits = Counter(example.part for example, value in zip(kept, odds, strict=True) if value >= least)
        shares = "  ".join(f"{part} {hits[part] / count:.2f}" for part, count in sorted(taken.items()))
        print(f"{least:4.1f}  {shares}  untouched {hits['']} ({hits[''] / len(notices):.2f} a document)")
    weights = fit(values, truth)
    print("WEIGHTS = (")
    for name, weight in zip(FEATURES, weights[:-1], strict=True):
        print(f"    {weight:.3f},  # {name}")
    print(f")\nBIAS = {weights[-1]:.3f}")
    seen: set[str] = set()
    for value, example in sorted(zip(odds, kept, strict=True), key=lambda one: -one[0]):
        if not example.part and len(seen) < options.show and re.sub(r"\W", "", example.words) not in seen:
            seen.add(re.sub(r"\W", "", example.words))
            print(f"{value:.1f} {key(example.document, example.words)} {example.document} [{example.words}]")
            print(*(f"    {text}" for text in example.texts), sep="\n")


if __name__ == "__main__":
    main()
