"""Deviations from a memory, for the kind `house-wording`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ...model import LANGUAGES, Language, Segment, other
from ...terminology.memory import Memory, comparable, memory_at
from ...terminology.normalised_sentence import Departure, departure, likeness, wording
from ...terminology.tmx import Unit
from ..contract import Case, Hit, Mark, Options

# A text with fewer words is a label or a heading, which has several good wordings.
_LEAST_WORDS = 4
_LEAST_WORDS_OF_PAIRINGS = 5
# The share of common words from which on a sentence is a form of the approved one, no other sentence.
_LIKE = 0.6


def hits_of(case: Case, memory: Memory) -> Iterator[Hit]:
    """Yields the deviations from a memory."""
    notice = _Notice(case, memory)
    for pair in case.pairs():
        if sides := comparable(pair):
            yield from notice.hits(dict(zip(LANGUAGES, sides, strict=True)))


def memories(options: Options) -> Iterator[Memory]:
    """The memories that the options of the rule name."""
    if options["memory"]:
        yield memory_at(Path(options["memory"]))
    if options["approved"]:
        yield Memory(_unit(table) for table in options["approved"])


def _unit(table: Mapping[str, Any]) -> Unit:
    return Unit(str(table["en"]), str(table["fr"]))


class _Notice:
    """The sentences of a notice beside a memory."""

    def __init__(self, case: Case, memory: Memory) -> None:
        self._case = case
        self._memory = memory
        self._said: dict[Language, frozenset[tuple[str, ...]]] = {}

    def hits(self, sides: Mapping[Language, Segment]) -> Iterator[Hit]:
        """Yields the deviations of a sentence and its translation."""
        known = {language: self._memory.matches(sides[language].text, language) for language in LANGUAGES}
        common = [unit for unit in known["en"] if unit in known["fr"]]
        if common:
            for language in LANGUAGES:
                yield from _misspelt(sides, language, common)
        elif known["en"] and known["fr"]:
            yield from self._paired_otherwise(sides, "fr", known["en"])
        elif known["en"] or known["fr"]:
            departing: Language = "fr" if known["en"] else "en"
            yield from self._departure(sides, departing, known[other(departing)])

    def _departure(self, sides: Mapping[Language, Segment], language: Language, units: Sequence[Unit]) -> Iterator[Hit]:
        """A version that departs from all translations that the memory has of the other one."""
        found = wording(sides[language].text, language)
        unit = max(units, key=lambda unit: likeness(found, wording(unit.text(language), language)))
        approved = wording(unit.text(language), language)
        if likeness(found, approved) < _LIKE:
            yield from self._paired_otherwise(sides, language, units)
            return
        difference = departure(found, approved)
        if difference and len(approved.words) >= _LEAST_WORDS and not self._says(approved.words, language):
            yield _hit(sides, language, unit, difference)

    def _paired_otherwise(
        self, sides: Mapping[Language, Segment], language: Language, units: Sequence[Unit]
    ) -> Iterator[Hit]:
        usual = [wording(unit.text(language), language).words for unit in units]
        known = wording(sides[other(language)].text, other(language)).words
        if len(known) < _LEAST_WORDS_OF_PAIRINGS or any(self._says(words, language) for words in usual):
            return
        segment = sides[language]
        yield Hit(
            marks=(Mark(language, segment.block, segment.span), _whole(sides, other(language))),
            missing=(units[0].text(language),),
            values={"text": segment.text, "usual": units[0].text(language)},
            variant="pairing",
        )

    def _says(self, words: tuple[str, ...], language: Language) -> bool:
        """True if a version has a sentence anywhere: then it is the alignment that is not as usual."""
        if language not in self._said:
            pairs = (pair.side(language) for pair in self._case.pairs(weak=True))
            texts = (segment.text for segments in pairs for segment in segments)
            self._said[language] = frozenset(wording(text, language).words for text in texts)
        return words in self._said[language]


def _misspelt(sides: Mapping[Language, Segment], language: Language, units: Sequence[Unit]) -> Iterator[Hit]:
    """Another spelling or punctuation than that of any form in the memory."""
    found = wording(sides[language].text, language)
    differences = [departure(found, wording(unit.text(language), language)) for unit in units]
    if differences[0] and all(differences) and len(found.words) >= _LEAST_WORDS:
        yield _hit(sides, language, units[0], differences[0])


def _hit(sides: Mapping[Language, Segment], language: Language, unit: Unit, difference: Departure) -> Hit:
    segment, approved = sides[language], unit.text(language)
    here = Mark(language, segment.block, difference.span.shift(segment.span.start))
    return Hit(
        marks=(here, _whole(sides, other(language))),
        missing=(approved,),
        extra=(here.text,),
        values={"text": here.text, "usual": difference.approved.of(approved)},
        variant="spelling" if difference.spelling else "departure",
    )


def _whole(sides: Mapping[Language, Segment], language: Language) -> Mark:
    segment = sides[language]
    return Mark(language, segment.block, segment.span)
