"""Words that are none: misspelt, glued together, or written with the other language's accents or letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..alignment.translations import Translations, counted
from ..language.folding import fold
from ..language.spelling.derivation import is_coined, is_compound, is_derived, rectified
from ..language.spelling.odds import group, in_use, is_other_spelling, log_odds
from ..language.spelling.speller import normal, speller
from ..language.spelling.suggestions import Suggestion, split_glued, suggest
from ..language.spelling.unknown import LONG_ENOUGH, Prose, Unknown
from ..messages import both
from ..model import LANGUAGES, Confidence, Language, other
from ..project.toml_schema import Key
from ..vocabulary import Vocabulary
from .contract import Case, Hit, Mark, Options, Replacement, VariantSpec
from .support.foreign_words import (
    LONG_WORD,
    is_foreign,
    is_known_in_other,
    is_label,
    is_left_over,
    left_over_confidence,
    same_letters,
)
from .support.misspelt import misspelt
from .support.misspelt_names import misspelt_names

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
    VariantSpec("", "A word is in no dictionary, and another one is near.", _VALUES, claim="no-word", alike=_VALUES),
    VariantSpec("glued", "Two words have no space between them.", _VALUES, claim="no-word", alike=_VALUES),
    VariantSpec("accent", "An English word has an accent.", _VALUES, claim="no-word", alike=_VALUES),
    VariantSpec(
        "foreign",
        "An everyday word of the other language is left in the text.",
        _VALUES,
        claim="no-word",
        alike=_VALUES,
    ),
    VariantSpec("short", "Two letters are no word.", _VALUES, claim="no-word", alike=_VALUES),
    VariantSpec("hyphen", "A number in words has no hyphen.", _VALUES, claim="no-word", alike=_VALUES),
    VariantSpec("measure", "A measure before a noun has no hyphen.", _VALUES, alike=_VALUES),
    VariantSpec("ordinal", "An ordinal in figures has the wrong ending.", _VALUES, alike=_VALUES),
    VariantSpec("letter", "A letter that is no word stands alone.", _VALUES, alike=()),
    VariantSpec("ligature", "A French word has `oe` for `œ`.", _VALUES, alike=()),
    VariantSpec("apostrophe", "A plural has an apostrophe.", _VALUES, claim="no-word", alike=_VALUES),
    VariantSpec(
        "coined",
        "A word is made by rule, and nobody was ever counted to use it.",
        _VALUES,
        claim="no-word",
        alike=_VALUES,
    ),
    VariantSpec(
        "name", "A name has nearly the same letters in both versions.", _VALUES, claim="no-word", alike=_VALUES
    ),
    VariantSpec("unknown", "A word is in no dictionary, and nothing is near.", _VALUES, claim="no-word", alike=_VALUES),
)

# Log-odds for a slip above which a finding is reported, and above which it is sure. On the judged documents these are
# right in 9 of 10 and 19 of 20 cases. Below it is shown on demand, if it is likelier than not.
_REPORTED = 2.0
_SURE = 3.0
_DOUBTFUL = 0.0
# Evidence of the text, in log-odds. A slip seldom comes twice: each further place makes a word of it.
_REPEATED = -0.5
_MOST_REPEATS = 3
# The other version has the word, and it is no form of the near word's translation there. It is a term or a name.
_COGNATE = -1.5
# The text has the near word as well, and both look like spellings of one word. One of them is wrong.
_TWO_SPELLINGS = 3.0
# A long unknown word, one usual slip away from a known one. Of 14 judged words, 13 were slips.
_LONG, _LONG_SLIP = 1.5, 7
# The form is how the other language writes the very word: `persistance` in English. Writers of two languages slip so.
_TWIN = 2.0
_SET_APART = -2.0  # quotes and italics: somebody coined the word, or another wrote it
_SPELLING_KINDS = ("accent", "double", "sound")
_LONGEST_COMPOUND = 13  # letters: a longer one that nobody ever counted lacks a space
_CURRENT = 2.0  # on the Zipf scale: a compound that is counted so often is one word, whatever its parts


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Judges the unknown words of both versions, each with the other version at hand."""
    accepted = frozenset(normal(word).lower() for word in options["words"])
    versions = {language: Prose(case.side(language), accepted) for language in LANGUAGES}
    pairs = counted(case.vocabulary)
    left: dict[Language, list[Unknown]] = {language: [] for language in LANGUAGES}
    for language in LANGUAGES:
        here, there = versions[language], versions[other(language)]
        for unknown in here.unknown:
            if _is_term(unknown, here, there) or _is_listed_name(case, unknown):
                continue
            near = _near(unknown, here, there)
            if near and is_other_spelling(unknown.text, near[0], speller(unknown.block.language)):
                continue
            glued = None if near and near[0].distance == 1 else _glued(unknown)
            is_name = glued is None and _is_name(unknown, near, here, there)
            if not is_name and not is_foreign(unknown, near, there):
                odds = _odds(unknown, near[0], here, there, pairs) if near else _DOUBTFUL - 1
                yield from _hits(unknown, near, glued, here, there, odds=odds)
            else:
                left[language].append(unknown)
        yield from misspelt(case, language)
    yield from misspelt_names(case, versions, left)


def _near(unknown: Unknown, here: Prose, there: Prose) -> list[Suggestion]:
    own = speller(unknown.block.language)
    return suggest(unknown.text, own, beside=here.lower, cognates=there.folded)


def _hits(
    unknown: Unknown, near: Sequence[Suggestion], glued: str | None, here: Prose, there: Prose, *, odds: float
) -> Iterator[Hit]:
    lower = normal(unknown.text).lower()
    if (name := here.names.get(lower)) and not unknown.capital and here.counts[normal(unknown.text)] == 1:
        yield _hit(unknown, here.language, name, "", "medium")
        return
    if (unknown.text.islower() or is_label(unknown, there)) and is_left_over(unknown, near):
        meant = near[0].word if odds >= _REPORTED and len(lower) >= LONG_WORD else ""
        yield _hit(unknown, here.language, meant, "foreign", left_over_confidence(unknown, near, here, there))
        return
    if odds >= _REPORTED:
        variant = "accent" if unknown.block.language == "en" and same_letters(unknown, near) else ""
        confidence: Confidence = "high" if odds >= _SURE else "medium"
        yield _hit(unknown, here.language, near[0].word, variant, confidence, safe=_is_sure(unknown, near))
    elif glued:
        yield _hit(unknown, here.language, glued, "glued", _glue_confidence(unknown, glued, there))
    elif _is_coined(unknown):
        yield _hit(unknown, here.language, "", "coined", "medium")
    elif odds >= _DOUBTFUL:
        yield _hit(unknown, here.language, near[0].word, "", "low")
    elif len(unknown.text) == 2 and not (
        unknown.capital or near or unknown.block.text[: unknown.span.start].endswith("/")
    ):
        yield _hit(unknown, here.language, "", "short", "low")
    elif _is_unheard_of(unknown, here):
        yield _hit(unknown, here.language, "", "unknown", "low")


def _odds(unknown: Unknown, best: Suggestion, here: Prose, there: Prose, pairs: Translations) -> float:
    """The log-odds for a slip, with the evidence of both versions."""
    odds = log_odds(unknown.text, best, speller(unknown.block.language), unknown.whole)
    odds += _REPEATED * min(here.counts[normal(unknown.text)] - 1, _MOST_REPEATS)
    if group(best.slip) == "usual":
        lower = unknown.text.islower() or (unknown.begins and unknown.text.istitle())
        if lower and len(unknown.text) >= _LONG_SLIP:
            odds += _LONG
        if is_known_in_other(unknown) and _translate_each_other(unknown, best, pairs):
            odds += _TWIN
    if unknown.setting:
        odds += _SET_APART
    if fold(unknown.text) in there.folded and not (
        is_known_in_other(unknown) and (same_letters(unknown, [best]) or _translate_each_other(unknown, best, pairs))
    ):
        odds += _COGNATE
    if best.word.lower() in here.lower and best.slip.kind in _SPELLING_KINDS:
        odds += _TWO_SPELLINGS
    return odds


def _translate_each_other(unknown: Unknown, best: Suggestion, pairs: Translations) -> bool:
    """True if the counted pairs have a form and the near word for each other."""
    words = {unknown.block.language: fold(best.word), other(unknown.block.language): fold(unknown.text)}
    return words["fr"] in pairs.of(words["en"])


def _glued(unknown: Unknown) -> str | None:
    """The two words that lack their space; None where this is one word, as English makes compounds."""
    own = speller(unknown.block.language)
    lower = normal(unknown.text).lower()
    parts = split_glued(unknown.text, own)
    if parts is None or is_derived(lower, own):
        return None
    surname = unknown.capital and not unknown.begins and unknown.before[:1].isupper()
    if surname and parts.lower().split()[0] in own.function:
        return None  # `Anne Lemeunier`
    counted = in_use(lower, own)
    one_word = counted >= _CURRENT or (is_compound(lower, own) and (counted or len(lower) <= _LONGEST_COMPOUND))
    return None if one_word and own.function.isdisjoint(parts.lower().split()) else parts


def _is_coined(unknown: Unknown) -> bool:
    """True if the writer made the word: it follows a rule and was never counted. It is not marked as a coinage."""
    own = speller(unknown.block.language)
    lower = normal(unknown.text).lower()
    return not (unknown.setting or unknown.capital or in_use(lower, own)) and is_coined(lower, own)


def _is_unheard_of(unknown: Unknown, here: Prose) -> bool:
    """True if nothing speaks for the word: it stands once, was never counted and is not made from another."""
    own = speller(unknown.block.language)
    lower = normal(unknown.text).lower()
    once = here.counts[normal(unknown.text)] == 1
    return once and not (unknown.capital or in_use(lower, own) or is_derived(lower, own) or is_compound(lower, own))


def _is_term(unknown: Unknown, here: Prose, there: Prose) -> bool:
    """True if this is a name or a term of the notice: in both versions, or always with capitals.

    Also true if it is right in the French spelling of 1990.
    """
    spelling, whole = normal(unknown.text), normal(unknown.whole)
    if whole != spelling and whole in there.spellings and not speller(there.language).known(whole):
        return True  # both versions have the compound, and it is in neither language
    if spelling in there.spellings:
        placeholder = spelling in here.placeholders and spelling in there.placeholders
        return unknown.capital or placeholder or not is_known_in_other(unknown)
    lower = spelling.lower()
    if lower in here.initials or lower in there.initials or lower in there.names.keys() - here.names.keys():
        return True
    own = speller(unknown.block.language)
    return own.language == "fr" and any(own.listed(older) for older in rectified(lower))


def _is_listed_name(case: Case, unknown: Unknown) -> bool:
    """True if this is part of a place's name (`San Marino`), or the name of a language."""
    if unknown.capital:
        places = case.facts.of(unknown.block, "place")
        if any(fact.span.start <= unknown.span.start and unknown.span.end <= fact.span.end for fact in places):
            return True
    return normal(unknown.text).lower() in case.vocabulary.made(_language_names)[unknown.block.language]


def _language_names(vocabulary: Vocabulary) -> dict[Language, frozenset[str]]:
    rows = vocabulary.rows("languages")
    return {language: frozenset(row[column] for row in rows) for column, language in enumerate(LANGUAGES)}


def _is_name(unknown: Unknown, near: Sequence[Suggestion], here: Prose, there: Prose) -> bool:
    """True if the capital of a word is that of a name rather than that of a misspelt word."""
    spelling = normal(unknown.text)
    if not unknown.capital or same_letters(unknown, near) or is_label(unknown, there):
        return False
    if fold(spelling) in there.folded:
        return True
    if here.counts[spelling] > 1:
        return not near or near[0].distance > 1 or near[0].word.lower() not in here.lower
    if unknown.begins and not spelling.isupper():
        return False
    return not near or near[0].distance > 1 or len(spelling) < LONG_ENOUGH


def _glue_confidence(unknown: Unknown, parts: str, there: Prose) -> Confidence:
    """High where an article or preposition lost its space; two other words may be a compound that somebody coined.

    A word that the other version has, too, is a name or a term (`debug`).
    """
    lost = not speller(unknown.block.language).function.isdisjoint(parts.lower().split())
    if lost and fold(unknown.text) not in there.folded:
        return "high"
    return "medium" if len(unknown.text) > _LONGEST_COMPOUND else "low"


def _is_sure(unknown: Unknown, near: Sequence[Suggestion]) -> bool:
    """True if the first suggestion can be applied unseen. It is the only one that is one slip away from a long word."""
    only = [suggestion.distance for suggestion in near].count(1) == 1 and near[0].distance == 1
    return only and unknown.text.islower() and len(unknown.text) > 5 and not is_known_in_other(unknown)


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
