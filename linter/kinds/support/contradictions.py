"""Facts that contradict themselves, and the hit for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import LANGUAGES, Fact, Language, Pair, Segment, other
from ..contract import Case, Hit, Mark


def contradictions(case: Case, pairs: Iterable[Pair], kind: str) -> Iterator[tuple[Fact, Hit]]:
    """The facts of a type in some pairs that contradict themselves, each with what is to be said of it."""
    for pair in pairs:
        found = {language: _found(case, pair, kind, language) for language in LANGUAGES}
        for language in LANGUAGES:
            for position, (segment, fact) in enumerate(found[language]):
                there = found[other(language)]
                beside = there[position] if len(there) == len(found[language]) else None
                # A slip that was translated along is one finding, with its English location first.
                along = language == "fr" and beside is not None and beside[1].contradicts is not None
                if fact.contradicts is not None and not along:
                    yield fact, _hit(language, segment, fact, beside)


def _found(case: Case, pair: Pair, kind: str, language: Language) -> list[tuple[Segment, Fact]]:
    return [(segment, fact) for segment in pair.side(language) for fact in case.facts.within(segment, kind)]


def _hit(language: Language, segment: Segment, fact: Fact, beside: tuple[Segment, Fact] | None) -> Hit:
    """The fact, and beside it what the other version has in its place."""
    marks = [Mark(language, segment.block, fact.span)]
    if beside is not None:
        marks.append(Mark(other(language), beside[0].block, beside[1].span))
    return Hit(
        marks=tuple(marks),
        missing=(fact.contradicts or "",),
        extra=(fact.value,),
        values={"text": fact.text, "value": fact.value, "really": fact.contradicts or ""},
        variant="contradiction" if fact.contradicts else "impossible",
    )
