"""Header fields that one version has and the other lacks."""

from __future__ import annotations

from collections.abc import Iterator

from ..alignment.lexicon import lexicon_of
from ..model import LANGUAGES, Block, Language, Section, Span, other
from ..project.toml_schema import Key
from ..structure.labels import Labels
from .contract import Case, Hit, Mark, Options, VariantSpec

OPTIONS: dict[str, Key] = {}
VALUES = {"label": "the label of the field"}
VARIANTS = (
    VariantSpec("missing-en", "The English version lacks the field.", ("label",), claim="unpaired"),
    VariantSpec("missing-fr", "The French version lacks the field.", ("label",), claim="unpaired"),
)

# A row is judged by this many pairs before and after it. So many of them are rows of both versions, and this sure.
_AROUND = 3
_ROWS = 2
_SURE = 0.3


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Reports fields with a known label wherever they stand, and others between rows that both versions have."""
    concepts = {language: {block.concept for block in case.side(language).blocks} for language in LANGUAGES}
    for section in case.sections:
        before: dict[Language, Block] = {}
        for number, pair in enumerate(section.pairs):
            for language in LANGUAGES:
                if pair.side(language):
                    before[language] = pair.side(language)[-1].block
            if pair.kind != "field" or pair.matched:
                continue
            language = "en" if pair.en else "fr"
            block = pair.side(language)[0].block
            absent = other(language)
            if (
                block.concept not in concepts[absent] and not _is_item_of(case, absent, block.concept)
                if block.concept
                else _is_lone_row(case, section, number, language)
            ):
                yield _hit(block, language, before.get(absent))


def _is_item_of(case: Case, language: Language, concept: str) -> bool:
    """True if a version has the field as the item of a list: `• Horaire : le matin`."""
    labels = case.vocabulary.made(Labels)
    items = (labels.field(block.text) for block in case.side(language).blocks if block.kind == "item")
    return any(item is not None and item.concept == concept for item in items)


def _is_lone_row(case: Case, section: Section, number: int, language: Language) -> bool:
    """True if a row with an unknown label is among rows of both versions without a counterpart.

    A lone text of the other version may be the row in other words.
    """
    if section.weak:
        return False
    absent = other(language)
    block = section.pairs[number].side(language)[0].block
    around = section.pairs[max(0, number - _AROUND) : number + _AROUND + 1]
    rows = [pair for pair in around if pair.kind == "field" and pair.matched and pair.score >= _SURE]
    free = [pair for pair in section.pairs if pair.side(absent) and not pair.side(language)]
    if block.label is None or block.language != language or len(rows) < _ROWS or free:
        return False
    words = lexicon_of(case.vocabulary)
    keys = {key for key in words.keys(block.text, language) if key[0] not in "~"}
    near = " ".join(segment.text for pair in around for segment in pair.side(absent))
    return not keys or len(keys.intersection(words.keys(near, absent))) <= len(keys) / 2


def _hit(block: Block, language: Language, before: Block | None) -> Hit:
    marks = [Mark(language, block, Span(0, len(block.text)))]
    if before is not None:
        end = len(before.text)
        marks.append(Mark(other(language), before, Span(end, end)))
    label = block.label.of(block.text) if block.label else block.text
    return Hit(
        marks=tuple(marks),
        missing=(block.concept or label,),
        values={"label": label},
        variant=f"missing-{other(language)}",
    )
