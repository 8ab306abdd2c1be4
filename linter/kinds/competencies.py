"""Lists of competencies: one competency in place of another, and a level of behaviour in place of another.

A list is compared by its names, not by its order. The rules for lists report competencies of one version alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from ..messages import both
from ..model import LANGUAGES, Block, Language, Span, other
from ..project.toml_schema import Key
from ..terminology.competencies import (
    LONGEST_NAME,
    Behaviour,
    Competency,
    CompetencyList,
    learnt_competencies,
    plain,
    read_competencies,
)
from ..vocabulary import Vocabulary
from .contract import SENTENCES, Case, Hit, Mark, Options, VariantSpec

OPTIONS = {
    "more": Key(
        "tables",
        both("Competencies of the house."),
        keys={
            "en": Key("strings", both("Its English names."), required=True),
            "fr": Key("strings", both("Its French names."), required=True),
            "levels": Key(
                "lists",
                both("Behaviours, each in English and in French."),
            ),
        },
        default=(),
    ),
    "memory": Key("string", both("A translation memory (TMX)."), path=True, default=""),
    "learnt": Key(
        "tables",
        both("Further statements of other notices."),
        keys=SENTENCES,
        default=(),
    ),
}
VALUES = {
    "name": "the name of the competency in English",
    "text": "the wording in one version",
    "usual": "the usual translation",
    "en": "the name in the English version",
    "fr": "the name in the French version",
}
VARIANTS = (
    VariantSpec(
        "",
        "The versions describe different levels of a competency.",
        ("name", "text", "usual"),
        claim="differ",
        alike=("name", "text", "usual"),
    ),
    VariantSpec("unusual", "One wording is known, the other is far from its translation.", ("name", "text", "usual")),
    VariantSpec(
        "name",
        "Another competency stands in the place of this one.",
        ("en", "fr", "usual"),
        claim="differ",
        alike=("en", "fr"),
    ),
    VariantSpec("order", "The competencies stand in another order.", ("en", "fr"), claim="differ"),
)

_LEAST_LIST = 2
# Two wordings that share less than this (0 to 100) are not edits of each other.
_UNLIKE = 60.0


@dataclass(frozen=True, slots=True)
class Statement:
    """`Name: behaviour` in a list of competencies; the spans are those of its two halves in the block."""

    language: Language
    block: Block
    name: Span
    wording: Span
    competency: Competency

    def mark(self, span: Span) -> Mark:
        return Mark(self.language, self.block, span)

    def text(self, span: Span) -> str:
        return span.of(self.block.text)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares levels, names and order. Unknown competencies of `memory` and `learnt` give hits of low confidence."""
    listed = case.vocabulary.made(_listed)
    if options["more"]:
        listed = CompetencyList([*_own(case.vocabulary), *read_competencies(options["more"])])
    stated = {language: list(_statements(case, language, listed)) for language in LANGUAGES}
    if stated["en"] and stated["fr"]:
        partners = _partners(case)
        yield from _levels(stated, listed)
        yield from _exchanged(stated, partners)
        yield from _order(case, stated)
    if options["memory"] or options["learnt"]:
        yield from _unknown(case, listed, options, stated)


def _unknown(
    case: Case, listed: CompetencyList, options: Options, stated: Mapping[Language, Sequence[Statement]]
) -> Iterator[Hit]:
    """Levels that the list lacks, where other notices pair them otherwise. A single such line may be anything."""
    pairs = [(str(table["en"]), str(table["fr"])) for table in options["learnt"]]
    if options["memory"]:
        from ..terminology.memory import memory_at  # lazy import: most runs have no memory

        units = memory_at(Path(options["memory"])).units
        pairs += [(unit.en, unit.fr) for unit in units if ":" in unit.en and ":" in unit.fr]
    learnt = CompetencyList(learnt_competencies(pairs, listed))
    found = {language: list(_statements(case, language, learnt)) for language in LANGUAGES}
    if all(len({one.block for one in (*found[side], *stated[side])}) >= _LEAST_LIST for side in LANGUAGES):
        yield from (replace(hit, confidence="low") for hit in _levels(found, learnt))


def _own(vocabulary: Vocabulary) -> list[Competency]:
    return read_competencies(cast(dict[str, dict[str, Any]], vocabulary.toml("competencies")).values())


def _listed(vocabulary: Vocabulary) -> CompetencyList:
    return CompetencyList(_own(vocabulary))


def _statements(case: Case, language: Language, listed: CompetencyList) -> Iterator[Statement]:
    """The first statement of each competency that a version names."""
    seen: set[Competency] = set()
    for block in case.side(language).blocks:
        colon = block.text.find(":", 0, LONGEST_NAME)
        if colon < 0 or block.kind == "furniture":
            continue
        name, wording = _trimmed(block.text, 0, colon), _trimmed(block.text, colon + 1, len(block.text))
        competency = listed.named(name.of(block.text), language)
        if competency and wording and competency not in seen:
            seen.add(competency)
            yield Statement(language, block, name, wording, competency)


def _trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without the spaces around it and the sign at its end."""
    end = start + len(text[start:end].rstrip(" \t\u00a0\u202f.;,"))
    return Span(min(end, start + len(text[start:end]) - len(text[start:end].lstrip())), end)


def _partners(case: Case) -> dict[Block, Block]:
    """The French block that an English one is aligned with."""
    return {pair.en[0].block: pair.fr[0].block for pair in case.pairs(weak=True) if pair.matched}


def _levels(stated: Mapping[Language, Sequence[Statement]], listed: CompetencyList) -> Iterator[Hit]:
    french = {one.competency: one for one in stated["fr"]}
    for english in stated["en"]:
        there = french.get(english.competency)
        if there is None:
            continue
        found = {one.language: listed.behaviour(one.text(one.wording), one.language) for one in (english, there)}
        if found["en"] and found["fr"]:
            if not listed.same(found["en"], found["fr"]):
                yield _level_hit(english, there, found["en"])
        elif found["en"] and _unlike(there, found["en"]):
            yield _level_hit(english, there, found["en"], "unusual")
        elif found["fr"] and _unlike(english, found["fr"]):
            yield _level_hit(there, english, found["fr"], "unusual")


def _unlike(statement: Statement, behaviour: Behaviour) -> bool:
    from rapidfuzz import fuzz  # only where a wording is not listed

    usual = plain(behaviour.wording(statement.language))
    return fuzz.ratio(plain(statement.text(statement.wording)), usual) < _UNLIKE


def _level_hit(known: Statement, there: Statement, behaviour: Behaviour, variant: str = "") -> Hit:
    english, french = (known, there) if known.language == "en" else (there, known)
    usual = behaviour.wording(there.language)
    return Hit(
        marks=(english.mark(english.wording), french.mark(french.wording)),
        missing=(usual,),
        extra=(there.text(there.wording),),
        values={
            "name": english.text(english.name),
            "text": known.text(known.wording),
            "usual": usual,
        },
        variant=variant,
    )


def _exchanged(stated: Mapping[Language, Sequence[Statement]], partners: Mapping[Block, Block]) -> Iterator[Hit]:
    """Aligned statements of competencies that the other version does not name anywhere."""
    named = {language: {one.competency for one in stated[language]} for language in LANGUAGES}
    french = {one.block: one for one in stated["fr"] if one.competency not in named["en"]}
    for english in stated["en"]:
        partner = partners.get(english.block)
        there = french.get(partner) if partner else None
        if there is not None and english.competency not in named["fr"]:
            yield Hit(
                marks=(english.mark(english.name), there.mark(there.name)),
                missing=(english.competency.names["fr"][0],),
                extra=(there.text(there.name),),
                values={
                    "en": english.text(english.name),
                    "fr": there.text(there.name),
                    "usual": english.competency.names["fr"][0],
                },
                variant="name",
            )


def _order(case: Case, stated: Mapping[Language, Sequence[Statement]]) -> Iterator[Hit]:
    """Competencies in another order, unless the alignment has seen it: then the rule `list-order` reports it."""
    named = {language: {one.competency for one in stated[language]} for language in LANGUAGES}
    common = {
        language: [one for one in stated[language] if one.competency in named[other(language)]]
        for language in LANGUAGES
    }
    places = {one.competency: number for number, one in enumerate(common["fr"])}
    first = next((n for n, one in enumerate(common["en"]) if places[one.competency] != n), None)
    if first is None or any(
        pair.moved and segment.block is one.block
        for pair in case.pairs()
        for segment in pair.en
        for one in common["en"]
    ):
        return
    english, french = common["en"][first], common["fr"][first]
    yield Hit(
        marks=(english.mark(english.name), french.mark(french.name)),
        missing=(french.competency.names["en"][0],),
        extra=(english.text(english.name),),
        values={"en": english.text(english.name), "fr": french.text(french.name)},
        variant="order",
    )
