"""How much a translation by machine resembles the other version, both in the same language.

rapidfuzz compares the words whatever their order. chrF compares groups of letters, so that inflected words count in
part. It is by Popović ("chrF: character n-gram F-score for automatic MT evaluation", WMT 2015). chrF comes with the
extra `translate`. Without it, the words decide alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

# Unrelated texts of about its length that a translation is compared with, and the quantile taken.
_STRANGERS = 5
_SHARE = 0.9


def resemblance(translation: str, text: str) -> float:
    """How alike a translation and a text are, 0 to 1."""
    from rapidfuzz import fuzz

    words = fuzz.token_set_ratio(translation.lower(), text.lower()) / 100
    scorer = _chrf()
    return words if scorer is None else (words + scorer.sentence_score(translation, [text]).score / 100) / 2


def chance(translations: Sequence[str], texts: Sequence[str]) -> float:
    """The similarity of translations to unrelated texts: nine in ten have less.

    The two lists are parallel. Each translation is held to the texts nearest to its own in length.
    """
    by_length = sorted(range(len(texts)), key=lambda index: (len(texts[index]), index))
    found = []
    for place, index in enumerate(by_length):
        first = max(0, min(place - _STRANGERS // 2, len(by_length) - _STRANGERS - 1))
        near = [other for other in by_length[first : first + _STRANGERS + 1] if texts[other] != texts[index]]
        found += [resemblance(translations[index], texts[other]) for other in near[:_STRANGERS]]
    return sorted(found)[int(_SHARE * (len(found) - 1))] if found else 0.0


@cache
def _chrf() -> Any:
    try:
        from sacrebleu.metrics.chrf import CHRF
    except ImportError:
        return None
    return CHRF()
