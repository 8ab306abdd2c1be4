"""A statement in one version and its denial in the other. Also a denial of some against a denial of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..alignment.evidence import length_deviation
from ..language.cues import Sign, place
from ..language.folding import fold
from ..language.function_words import AUXILIARIES
from ..language.masks import inside, masked
from ..language.spelling.setting import is_quoted
from ..model import LANGUAGES, Confidence, Language, Pair, Span, other
from ..patterns import lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec
from .support.denials import answered_beside, denials, differing_scopes, rendered, tight

OPTIONS: dict[str, Key] = {}
VALUES = {"text": "the words that deny", "found": "the words of the other version that deny"}
VARIANTS = (
    VariantSpec("missing-en", "Only the French denies.", ("text",), claim="lack"),
    VariantSpec("missing-fr", "Only the English denies.", ("text",), claim="lack"),
    VariantSpec(
        "asserted-en", "The English asserts in the same words what the French denies.", ("text",), claim="lack"
    ),
    VariantSpec(
        "asserted-fr", "The French asserts in the same words what the English denies.", ("text",), claim="lack"
    ),
    VariantSpec(
        "scope-en", "The English denies it of some only, the French of all.", ("text", "found"), claim="differ"
    ),
    VariantSpec(
        "scope-fr", "The French denies it of some only, the English of all.", ("text", "found"), claim="differ"
    ),
)


# Measured on 430 sure pairs of sentences of 40 characters and more. In 99 of 100 the shorter side exceeds this share.
# In a shorter one, the rest of the sentence has been left to its neighbour.
_LEAST_LENGTHS = 0.58
_LONG = 70
# Up to this length, and within this many standard deviations, 3 of 4 judged denials without an answer were slips.
_SHORT = 85
_EXACT = 0.5
# A version that has the words denied, and a length within two standard deviations, asserts them.
_CLOSE = 2.0
_WORD_BEFORE = lazy(r"(?<![\w'’])([A-Za-z]{2,8})[ \u00a0]$")


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Looks at tightly aligned segments of which one side denies and the other does not even hint at it."""
    for section in case.sections:
        if not section.weak:
            for number, pair in enumerate(section.pairs):
                if tight(pair):
                    yield from _compare(case, section.pairs, number)


def _compare(case: Case, pairs: Sequence[Pair], number: int) -> Iterator[Hit]:
    pair = pairs[number]
    texts: dict[Language, str] = {language: pair.side(language)[0].text for language in LANGUAGES}
    found = denials(case.vocabulary, texts)
    for language, denial in found.items():
        if _is_whole(texts, language) and not answered_beside(case.vocabulary, pairs, number, language):
            told = rendered(case.vocabulary, pair, language, denial)
            hit = _hit(pair, language, denial, None if any(told) or _is_alike(texts) else "low")
            if told and all(told) and abs(_deviation(texts)) <= _CLOSE:
                hit = replace(hit, variant=f"asserted-{other(language)}")
            # A sentence that was left untranslated denies in both versions.
            if not _is_quoted(hit.marks[0]) and hit.marks[0].text not in texts[other(language)]:
                yield hit
    if not found and (scopes := differing_scopes(case.vocabulary, texts)):
        yield _scope_hit(pair, *scopes)


def _is_whole(texts: Mapping[Language, str], language: Language) -> bool:
    """True if the other version says all that a sentence says, by its length.

    A lead-in to a list is known by its place.
    """
    text, there = texts[language], texts[other(language)]
    return len(text) < _LONG or there.endswith(":") or len(there) >= _LEAST_LENGTHS * len(text)


def _is_alike(texts: Mapping[Language, str]) -> bool:
    """True if two short sentences have the length of translations: then there is no room to say it otherwise."""
    short = max(map(len, texts.values())) <= _SHORT and texts["en"] != texts["fr"]
    return short and abs(_deviation(texts)) <= _EXACT


def _deviation(texts: Mapping[Language, str]) -> float:
    return length_deviation(len(texts["en"]), len(texts["fr"]))


def _is_quoted(mark: Mark) -> bool:
    """True if the words that deny are a name or a command: `the option "no lamps"`, `lamps=no`."""
    text, span = mark.block.text, mark.span
    return is_quoted(text, span) or inside(span.start, masked(text))


def _hit(pair: Pair, language: Language, denial: Sign, confidence: Confidence | None) -> Hit:
    segment, there = pair.side(language)[0], pair.side(other(language))[0]
    span = _with_auxiliary(segment.block.text, place(segment, denial))
    text = span.of(segment.block.text)
    return Hit(
        marks=(Mark(language, segment.block, span), Mark(other(language), there.block, there.span)),
        missing=(fold(text),),
        values={"text": text},
        variant=f"missing-{other(language)}",
        confidence=confidence,
    )


def _with_auxiliary(text: str, span: Span) -> Span:
    """The span of a `not` with the verb before it, as French denials are marked with theirs: `will not`."""
    before = _WORD_BEFORE.search(text, 0, span.start)
    if before and span.of(text).lower() == "not" and before[1].lower() in AUXILIARIES:
        return Span(before.start(1), span.end)
    return span


def _scope_hit(pair: Pair, partial: Language, signs: Mapping[Language, Sign]) -> Hit:
    marks = {}
    for language in LANGUAGES:
        segment = pair.side(language)[0]
        marks[language] = Mark(language, segment.block, place(segment, signs[language]))
    here, there = marks[partial], marks[other(partial)]
    return Hit(
        marks=(here, there),
        missing=(fold(here.text),),
        extra=(fold(there.text),),
        values={"text": here.text, "found": there.text},
        variant=f"scope-{partial}",
    )
