"""Sentences that stand in each other's place and share nothing: one was pasted over the counterpart of the other."""

from __future__ import annotations

from collections.abc import Iterator

from ..alignment.lexicon import lexicon_of
from ..model import LANGUAGES, Pair
from .contract import Case, Hit, Mark, Options, whole

OPTIONS = {"score": float, "known": int}


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Options: `score`, the evidence (0 to 1) below which a pair is one by its place alone; `known`, how many words of
    either side the word list must know: it proves nothing that words without a known translation have none."""
    for pair in case.pairs():
        if not (pair.en and pair.fr) or pair.kind in ("heading", "field") or pair.score >= options["score"]:
            continue
        marks = [whole(pair, language) for language in LANGUAGES]
        if _comparable(pair) and all(_known(case, mark) >= options["known"] for mark in marks):
            yield Hit(
                marks=tuple(marks),
                missing=(marks[0].text,),
                extra=(marks[1].text,),
                values={mark.language: mark.text for mark in marks},
            )


def _comparable(pair: Pair) -> bool:
    """Whether both sides are in their own language, and no lead-in to a list, whose items tell that it is the same."""
    sides = [(language, segment) for language in LANGUAGES for segment in pair.side(language)]
    return all(segment.block.language == language for language, segment in sides) and not all(
        segment.text.endswith(":") for _, segment in sides
    )


def _known(case: Case, mark: Mark) -> int:
    return lexicon_of(case.vocabulary).known(mark.text, mark.language)
