"""A statement in one version, its denial in the other: `not`, `ne … pas`, `aucun` on one side of a pair alone."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.cues import Sign, place
from ..language.folding import fold
from ..model import LANGUAGES, Language, Pair, other
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec
from .support.denials import denials, tight

OPTIONS: dict[str, Key] = {}
VALUES = {"text": "the words that deny"}
VARIANTS = (
    VariantSpec("missing-en", "Only the French denies.", ("text",), claim="lack"),
    VariantSpec("missing-fr", "Only the English denies.", ("text",), claim="lack"),
)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Looks at tightly aligned segments of which one side denies and the other does not even hint at it."""
    for pair in case.pairs():
        if not tight(pair):
            continue
        texts: dict[Language, str] = {language: pair.side(language)[0].text for language in LANGUAGES}
        for language, denial in denials(case.vocabulary, texts).items():
            yield _hit(pair, language, denial)


def _hit(pair: Pair, language: Language, denial: Sign) -> Hit:
    segment, there = pair.side(language)[0], pair.side(other(language))[0]
    span = place(segment, denial)
    text = span.of(segment.block.text)
    return Hit(
        marks=(Mark(language, segment.block, span), Mark(other(language), there.block, there.span)),
        missing=(fold(text),),
        values={"text": text},
        variant=f"missing-{other(language)}",
    )
