"""Denials in paired sentences: the words that deny, and those of one version to which nothing answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from ...language.cues import NEUTRAL, Cues, Sign, unanswered, words_of
from ...model import LANGUAGES, Language, Pair, Segment, other
from ...vocabulary import Vocabulary
from .word_links import word_links

# Below this score the two may not say the same at all. Beyond this ratio one of them says more than the other.
_LEAST_SCORE = 0.3
_LEAST_LENGTHS = 0.4
# No sentence denies as often; a text made to be slow may.
_MOST_DENIALS = 30
DENIAL = "denies"
# What is denied follows its denial within so many words: `not yet been able to apply`.
_DENIED = 5
# A verb and its object tell: irregular forms are in no list, and the object alone then speaks.
_TOLD = 2


def tight(pair: Pair) -> bool:
    """True if each side is one sentence and both are surely about one matter, so that words can be compared."""
    if len(pair.en) != 1 or len(pair.fr) != 1 or pair.kind in ("field", "heading"):
        return False  # in a label, "No" is a number
    # List lead-ins are too short to score, so their position counts.
    if all(pair.side(language)[0].text.endswith(":") for language in LANGUAGES):
        return True
    if pair.score < _LEAST_SCORE:
        return False
    shorter, longer = sorted(len(pair.side(language)[0].span) for language in LANGUAGES)
    return shorter >= _LEAST_LENGTHS * longer


def denials(vocabulary: Vocabulary, texts: Mapping[Language, str]) -> dict[Language, Sign]:
    """The first denial of each version to which nothing answers in the other one."""
    cues, triggers = vocabulary.made(cues_of_denial)
    words = {language: words_of(texts[language], language) for language in LANGUAGES}
    counts = [sum(word in triggers[language] for word in words[language]) for language in LANGUAGES]
    if not 0 < max(counts) <= _MOST_DENIALS:
        return {}
    signs = {language: cues[language].signs(words[language]) for language in LANGUAGES}
    found: dict[Language, Sign] = {}
    for language in LANGUAGES:
        denying = [sign for sign in signs[language] if sign.meaning == DENIAL]
        if denying and not unanswered(signs[other(language)], signs[language], but=(DENIAL,)):
            found[language] = denying[0]
    return found


def answered_beside(vocabulary: Vocabulary, pairs: Sequence[Pair], number: int, language: Language) -> bool:
    """True if the other version denies something in the same paragraph without a counterpart in this one.

    There, sentences were divided or joined in another way. A sentence beside without a counterpart counts as well.
    """
    pair, there = pairs[number], other(language)
    blocks = {segment.block for segment in pair.side(there)}
    for index, one in enumerate(pairs):
        same = any(segment.block in blocks for segment in one.side(there))
        alone = abs(index - number) == 1 and not one.side(language)
        if index != number and (same or alone):
            texts = {side: _joined(one.side(side)) for side in LANGUAGES}
            if there in denials(vocabulary, texts):
                return True
    return False


def rendered(vocabulary: Vocabulary, pair: Pair, language: Language, denial: Sign) -> tuple[bool, ...]:
    """For each word that is denied, True if the other version has it: it then asserts it.

    The words denied are those of the sign itself and the next few that a list of translations knows.
    """
    links = vocabulary.made(word_links)
    tokens = links.tokens(_joined(pair.side(other(language))), other(language))
    there = {key for token in tokens for key in token.meaning.keys}
    words = words_of(pair.side(language)[0].text, language)[denial.first : denial.end + _DENIED]
    denying = vocabulary.made(cues_of_denial)[1][language]
    # A word without a known translation tells nothing.
    said = [
        token.meaning.keys
        for token in links.tokens(" ".join(word for word in words if word not in denying), language)
        if token.meaning.known
    ]
    return tuple(not there.isdisjoint(keys) for keys in said[:_TOLD])


def _joined(segments: Sequence[Segment]) -> str:
    return " ".join(segment.text for segment in segments)


def differing_scopes(
    vocabulary: Vocabulary, texts: Mapping[Language, str]
) -> tuple[Language, Mapping[Language, Sign]] | None:
    """The version that denies something of some (`not everyone`) where the other denies it of all (`personne ne`).

    Each must have one such sign and no more.
    """
    cues = vocabulary.made(_cues_of_scope)
    found: dict[Language, Sign] = {}
    for language in LANGUAGES:
        signs = cues[language].signs(words_of(texts[language], language))
        if len(signs) != 1:
            return None
        found[language] = signs[0]
    if found["en"].meaning == found["fr"].meaning:
        return None
    return ("en" if found["en"].meaning == "some" else "fr"), found


def denied(vocabulary: Vocabulary, text: str, language: Language) -> bool:
    """True if a text denies anything."""
    cues, _ = vocabulary.made(cues_of_denial)
    return any(sign.meaning == DENIAL for sign in cues[language].signs(words_of(text, language)))


def cues_of_denial(vocabulary: Vocabulary) -> tuple[dict[Language, Cues], dict[Language, frozenset[str]]]:
    """The cues of each language, and the words without which nothing denies."""
    table = vocabulary.toml("negations")
    hints = cast(dict[str, dict[str, list[str]]], table["hints"])
    denying, neutral = (cast(dict[str, list[str]], table[name]) for name in (DENIAL, NEUTRAL))
    cues = {language: Cues({DENIAL: denying, NEUTRAL: neutral, **hints}, language) for language in LANGUAGES}
    return cues, {language: cues[language].first_words(DENIAL) for language in LANGUAGES}


def _cues_of_scope(vocabulary: Vocabulary) -> dict[Language, Cues]:
    scopes = cast(dict[str, dict[str, list[str]]], vocabulary.toml("negations")["scope"])
    return {language: Cues(scopes, language) for language in LANGUAGES}
