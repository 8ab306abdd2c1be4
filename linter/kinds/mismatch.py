"""Sentences that stand in each other's place and share nothing: one was pasted over the counterpart of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..alignment.evidence import length_deviation
from ..alignment.lexicon import lexicon_of
from ..messages import both
from ..model import LANGUAGES, Pair
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec, whole

OPTIONS = {
    "score": Key(
        "number",
        both(
            "The evidence (0 to 1) below which a pair is one by its place alone.",
        ),
        required=True,
    ),
    "known": Key(
        "integer",
        both(
            "The least number of words on each side that the word list knows.",
        ),
        required=True,
    ),
}
VALUES = {"en": "the English text", "fr": "the French text"}
VARIANTS = (VariantSpec("", "Two texts in the same place have nothing in common.", ("en", "fr"), claim="unpaired"),)


# Below this share of their words, two texts meet by chance.
_CHANCE = 0.1


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Judges pairs of a low score; words that the list does not know prove nothing, so `known` asks for some."""
    for pair in case.pairs():
        if not pair.matched or pair.kind in ("heading", "field") or pair.score >= options["score"]:
            continue
        marks = [whole(pair, language) for language in LANGUAGES]
        if (
            _comparable(pair)
            and not _shares(case, pair)
            and all(_known(case, mark) >= options["known"] for mark in marks)
        ):
            yield Hit(
                marks=tuple(marks),
                missing=(marks[0].text,),
                extra=(marks[1].text,),
                values={mark.language: mark.text for mark in marks},
                confidence="low" if _are_of_one_length(marks) else None,
            )


def _are_of_one_length(marks: Sequence[Mark]) -> bool:
    """True if the lengths are those of translations, so that the word list may simply not know their words."""
    english, french = (len(mark.text) for mark in marks)
    return abs(length_deviation(english, french)) <= 1


def _comparable(pair: Pair) -> bool:
    """True if both sides are in their own language and neither leads to a list. The items prove a lead-in."""
    sides = [(language, segment) for language in LANGUAGES for segment in pair.side(language)]
    return all(segment.block.language == language for language, segment in sides) and not all(
        segment.text.endswith(":") for _, segment in sides
    )


def _shares(case: Case, pair: Pair) -> bool:
    """True if more than a chance word of one side is a translation of a word of the other."""
    words = lexicon_of(case.vocabulary)
    en, fr = ({key for segment in pair.side(one) for key in words.keys(segment.text, one)} for one in LANGUAGES)
    return not en.isdisjoint(fr) and len(en & fr) >= _CHANCE * min(len(en), len(fr))


def _known(case: Case, mark: Mark) -> int:
    return lexicon_of(case.vocabulary).known(mark.text, mark.language)
