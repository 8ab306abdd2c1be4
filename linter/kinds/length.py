"""Pairs of which one side is far longer than the other pairs of the notice let expect."""

from __future__ import annotations

import math
from collections.abc import Iterator
from statistics import median

from ..messages import both
from ..model import LANGUAGES, Pair
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec

OPTIONS = {
    "least": Key(
        "integer",
        both(
            "The least difference, in characters, from the expected length.",
        ),
        required=True,
    ),
    "deviation": Key(
        "number",
        both(
            "The least deviation of the ratio of lengths, in usual (median) deviations.",
        ),
        required=True,
    ),
}
VALUES = {"en": "the length of the English, in characters", "fr": "the length of the French, in characters"}
VARIANTS = (
    VariantSpec("missing-en", "The English is shorter than expected.", ("en", "fr"), claim="unpaired"),
    VariantSpec("missing-fr", "The French is shorter than expected.", ("en", "fr"), claim="unpaired"),
)

# The spread of a few short pairs is no measure.
_LEAST_PAIRS = 12


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares the ratio of the lengths of each pair with the median ratio of the notice."""
    pairs = [pair for pair in case.pairs() if pair.en and pair.fr and pair.kind not in ("heading", "field")]
    if len(pairs) < _LEAST_PAIRS:
        return
    ratios = [math.log(_length(pair, 1) / _length(pair, 0)) for pair in pairs]
    usual = median(ratios)
    deviation = max(0.12, median(abs(ratio - usual) for ratio in ratios))
    for pair, ratio in zip(pairs, ratios, strict=True):
        expected = _length(pair, 0) * math.exp(usual)
        if (
            abs(ratio - usual) > options["deviation"] * deviation
            and abs(_length(pair, 1) - expected) >= options["least"]
        ):
            yield Hit(
                marks=tuple(
                    Mark(language, segment.block, segment.span)
                    for language in LANGUAGES
                    for segment in pair.side(language)[:1]
                ),
                values={"en": str(_length(pair, 0)), "fr": str(_length(pair, 1))},
                variant="missing-fr" if ratio < usual else "missing-en",
            )


def _length(pair: Pair, side: int) -> int:
    return max(1, sum(len(segment.span) for segment in pair.side(LANGUAGES[side])))
