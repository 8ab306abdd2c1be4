"""Words that are none: misspelt, glued together, or written with the other language's accents or letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..language.folding import fold
from ..language.spelling.forms import misspelt_forms
from ..language.spelling.speller import normal, speller
from ..language.spelling.suggestions import Suggestion, split_glued, suggest
from ..language.spelling.unknown import LONG_ENOUGH, Prose, Unknown
from ..messages import both
from ..model import LANGUAGES, Confidence, Language, other
from ..project.toml_schema import Key
from ..vocabulary import Vocabulary
from .contract import Case, Hit, Mark, Options, Replacement, VariantSpec

OPTIONS = {
    "words": Key(
        "strings",
        both(
            "Words to accept besides those of the dictionaries, in any capitals.",
        ),
        default=(),
    )
}
VALUES = {"word": "the word as written", "suggestion": "the word that is probably meant, or nothing"}
_VALUES = ("word", "suggestion")
VARIANTS = (
    VariantSpec("", "A word is in no dictionary, and another one is near.", _VALUES, claim="no-word"),
    VariantSpec("glued", "Two words have no space between them.", _VALUES, claim="no-word"),
    VariantSpec("accent", "An English word has an accent.", _VALUES, claim="no-word"),
    VariantSpec("short", "Two letters are no word.", _VALUES, claim="no-word"),
    VariantSpec("hyphen", "A number in words has no hyphen.", _VALUES, claim="no-word"),
    VariantSpec("apostrophe", "A plural has an apostrophe.", _VALUES, claim="no-word"),
    VariantSpec("unknown", "A word is in no dictionary, and nothing is near.", _VALUES, claim="no-word"),
)

# A word that a notice uses this often is its own vocabulary, unless it is one slip away from a word.
_OWN_VOCABULARY = 3
_PLURAL = re.compile(r"\b([A-Z]{2,6})s\b")
_QUOTES = tuple('“"«‹‘”»›')


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Judges the unknown words of both versions, each with the other version at hand."""
    accepted = frozenset(normal(word).lower() for word in options["words"])
    versions = {language: Prose(case.side(language), accepted) for language in LANGUAGES}
    for language in LANGUAGES:
        here, there = versions[language], versions[other(language)]
        for unknown in here.unknown:
            if _is_term(unknown, here, there) or _is_listed_name(case, unknown):
                continue
            near = _near(unknown, here, there)
            if not _is_name(unknown, near, here, there) and not _is_foreign(unknown, near):
                yield from _hits(unknown, near, here)
        yield from _forms(case, language)


def _forms(case: Case, language: Language) -> Iterator[Hit]:
    """Numbers without their hyphen, and plurals with an apostrophe where the version has the plural without."""
    blocks = [block for block in case.side(language).blocks if block.kind != "furniture"]
    plurals = frozenset(match[1] for block in blocks for match in _PLURAL.finditer(block.text))
    for block in blocks:
        for form in misspelt_forms(block.text, block.language, plurals):
            yield Hit(
                marks=(Mark(language, block, form.span),),
                extra=(form.text,),
                missing=(form.mended,),
                values={"word": form.text, "suggestion": form.mended},
                variant=form.wrong,
                replacements=(Replacement(language, block, form.span, form.mended),),
                safe=True,
            )


def _near(unknown: Unknown, here: Prose, there: Prose) -> list[Suggestion]:
    own = speller(unknown.block.language)
    near = suggest(unknown.text, own, beside=here.lower, cognates=there.folded)
    if near and near[0].distance == 1:
        return near
    # A missing space is one slip: likelier than two slips in one word.
    glued = split_glued(unknown.text, own)
    return [Suggestion(glued, 1, 1.0)] if glued else near


def _hits(unknown: Unknown, near: Sequence[Suggestion], here: Prose) -> Iterator[Hit]:
    often = here.counts[normal(unknown.text)] >= _OWN_VOCABULARY
    if not near:
        if not unknown.capital and not often:
            short = len(unknown.text) == 2
            yield _hit(unknown, here.language, "", "short" if short else "unknown", "medium" if short else "low")
    elif near[0].distance == 1 or not often:
        best = near[0].word
        if " " in best:
            if not often:
                yield _hit(unknown, here.language, best, "glued", _glue_confidence(unknown, best, here))
        else:
            accent = unknown.block.language == "en" and _same_letters(unknown, near)
            variant = "accent" if accent else ""
            yield _hit(unknown, here.language, best, variant, _confidence(unknown, near), safe=_is_sure(unknown, near))


def _is_term(unknown: Unknown, here: Prose, there: Prose) -> bool:
    """Whether this is a name, or a term of the notice's own: written alike in the other version, or an acronym here."""
    spelling = normal(unknown.text)
    if spelling in there.spellings:
        return unknown.capital or not _is_known_in_other(unknown)
    return spelling in here.acronyms


def _is_listed_name(case: Case, unknown: Unknown) -> bool:
    """Whether this is part of a place's name (`San Marino`), or the name of a language."""
    if unknown.capital:
        places = case.facts.of(unknown.block, "place")
        if any(fact.span.start <= unknown.span.start and unknown.span.end <= fact.span.end for fact in places):
            return True
    return normal(unknown.text).lower() in _language_names(case.vocabulary)[unknown.block.language]


@lru_cache(maxsize=2)
def _language_names(vocabulary: Vocabulary) -> dict[Language, frozenset[str]]:
    rows = vocabulary.rows("languages")
    return {language: frozenset(row[column] for row in rows) for column, language in enumerate(LANGUAGES)}


def _is_name(unknown: Unknown, near: Sequence[Suggestion], here: Prose, there: Prose) -> bool:
    """Whether the capital of a word is that of a name rather than that of a misspelt word."""
    spelling = normal(unknown.text)
    if not unknown.capital or _same_letters(unknown, near):
        return False
    if fold(spelling) in there.folded:
        return True
    if here.counts[spelling] > 1:
        return not near or near[0].distance > 1 or near[0].word.lower() not in here.lower
    if unknown.begins and not spelling.isupper():
        return False
    return not near or near[0].distance > 1 or len(spelling) < LONG_ENOUGH


def _is_foreign(unknown: Unknown, near: Sequence[Suggestion]) -> bool:
    """Whether this is a word of the other language put there on purpose: quoted, in a title, or without a like here."""
    if not _is_known_in_other(unknown):
        return False
    language = unknown.block.language
    own, foreign = speller(language), speller(other(language))
    if unknown.block.text[: unknown.span.start].rstrip().endswith(_QUOTES):
        return True
    if any(word and foreign.known(word) and not own.known(word) for word in (unknown.before, unknown.after)):
        return True
    return not near or not (_same_letters(unknown, near) or (near[0].distance == 1 and not unknown.capital))


def _is_known_in_other(unknown: Unknown) -> bool:
    return speller(other(unknown.block.language)).known(unknown.text)


def _same_letters(unknown: Unknown, near: Sequence[Suggestion]) -> bool:
    """Whether the word is wrong in its accents only."""
    return bool(near) and fold(near[0].word) == fold(unknown.text)


def _confidence(unknown: Unknown, near: Sequence[Suggestion]) -> Confidence:
    if _same_letters(unknown, near):
        return "high"
    clear = len(near) == 1 or near[1].cost - near[0].cost >= 0.2
    long_enough = len(unknown.text) >= (5 if near[0].distance == 1 else 8)
    return "high" if clear and long_enough and (unknown.begins or not unknown.capital) else "medium"


def _glue_confidence(unknown: Unknown, parts: str, here: Prose) -> Confidence:
    """High where the text has one of the parts as a word; otherwise somebody may have coined a compound."""
    function = speller(unknown.block.language).function
    return "high" if any(part in function or part in here.lower for part in parts.lower().split()) else "medium"


def _is_sure(unknown: Unknown, near: Sequence[Suggestion]) -> bool:
    """Whether the first suggestion may be put there unseen: the only one that is one slip away from a long word."""
    only = [suggestion.distance for suggestion in near].count(1) == 1 and near[0].distance == 1
    return only and unknown.text.islower() and len(unknown.text) > 5 and not _is_known_in_other(unknown)


def _hit(
    unknown: Unknown, side: Language, suggestion: str, variant: str, confidence: Confidence, *, safe: bool = False
) -> Hit:
    return Hit(
        marks=(Mark(side, unknown.block, unknown.span),),
        values={"word": unknown.text, "suggestion": suggestion},
        variant=variant,
        confidence=confidence,
        replacements=(Replacement(side, unknown.block, unknown.span, suggestion),) if suggestion else (),
        safe=safe,
    )
