"""Header fields that one version has and the other lacks."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import LANGUAGES, Block, Language, Span, other
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec

OPTIONS: dict[str, Key] = {}
VALUES = {"label": "the label of the field"}
VARIANTS = (
    VariantSpec("missing-en", "The English version lacks the field.", ("label",), claim="unpaired"),
    VariantSpec("missing-fr", "The French version lacks the field.", ("label",), claim="unpaired"),
)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Reports fields with a known label; a label that nobody knows may be anything."""
    concepts = {language: {block.concept for block in case.side(language).blocks} for language in LANGUAGES}
    for section in case.sections:
        before: dict[Language, Block] = {}
        for pair in section.pairs:
            for language in LANGUAGES:
                if pair.side(language):
                    before[language] = pair.side(language)[-1].block
            if pair.kind != "field" or (pair.en and pair.fr):
                continue
            language = "en" if pair.en else "fr"
            block = pair.side(language)[0].block
            absent = other(language)
            if block.concept and block.concept not in concepts[absent]:
                yield _hit(block, language, before.get(absent))


def _hit(block: Block, language: Language, before: Block | None) -> Hit:
    marks = [Mark(language, block, Span(0, len(block.text)))]
    if before is not None:
        end = len(before.text)
        marks.append(Mark(other(language), before, Span(end, end)))
    label = block.label.of(block.text) if block.label else block.text
    return Hit(
        marks=tuple(marks), missing=(block.concept,), values={"label": label}, variant=f"missing-{other(language)}"
    )
