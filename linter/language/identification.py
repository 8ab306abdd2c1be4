"""The language of a line, and of each line of a document in its surroundings.

Function words, French accents, elisions and spacing decide. A Viterbi pass over the order of the lines settles short
lines that could be either. On the lines of real notices this is right more often than any general detector.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Language, Line
from ..patterns import LETTERS, lazy
from ..vocabulary import Vocabulary
from .notes import is_note, names_language

_FRENCH_LETTER = lazy(r"[àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ]")
_ELISION = lazy(r"\b(?:[ldnscjmt]|qu|jusqu|lorsqu)['’](?=\w)", re.IGNORECASE)
_FRENCH_SPACING = lazy("[\u00a0\u202f ][;:!?»](?:\\s|$)|«")
_ENGLISH_ENDING = lazy(r"(?:[a-z]ing|['’]s|s['’])\b")
_URL = lazy(r"(?<!\S)(?:\S*?(?://|www\.|@)\S*|\S+?\.\w+/\S*)")

# The cost of a change of language between neighbouring lines, in function words.
_SWITCH = 3.0
_CERTAIN = 50.0
_CODE = 3  # letters, as in the codes of currencies (ISO 4217)
# The weight of a content word of the bilingual word list, in function words.
_CONTENT_WORD = 0.5
_MOST = 6.0
# Where the versions alternate by paragraph, the next paragraph is expected to be in the other language.
_NEXT_PARAGRAPH = 1.0
_CLEAR = 1.5
# In sentences of either language a third to a half of the words are function words. In commands one in ten is.
_LEAST_FUNCTION = 2
_FUNCTION_SHARE = 0.2
_LEAST_CHANGES = 4
_CHANGING_SHARE = 0.4


def scale_of(vocabulary: Vocabulary) -> LanguageScale:
    """The scale of a vocabulary, made once."""
    return vocabulary.made(LanguageScale)


class LanguageScale:
    """Weighs the evidence for English against French in a stretch of text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        lists = vocabulary.toml("stopwords")
        english, french = set(_words(lists["en"])), set(_words(lists["fr"]))
        rows = vocabulary.rows("words")
        words = (
            {word for row in rows for word in row[0].split("|")},
            {word for row in rows for word in row[1].split("|")},
        )
        self._function = english | french
        self._weights = {
            **dict.fromkeys(words[0] - words[1], -_CONTENT_WORD),
            **dict.fromkeys(words[1] - words[0], _CONTENT_WORD),
            **dict.fromkeys(english - french, -1.0),
            **dict.fromkeys(french - english, 1.0),
            **dict.fromkeys(english & french, 0.0),
        }

    def is_function_word(self, word: str) -> bool:
        return word.lower() in self._function

    def is_prose(self, text: str) -> bool:
        """True if a text has function words as sentences have them; commands, names and lists of parts do not."""
        words = [word.lower() for word in LETTERS.findall(text)]
        function = sum(word in self._function for word in words)
        return function >= _LEAST_FUNCTION and function >= _FUNCTION_SHARE * len(words)

    def weigh_for(self, text: str, language: Language) -> float:
        """Positive where the function words tell this language, negative for the other one."""
        return self.weigh(text) * (1 if language == "fr" else -1)

    def weigh(self, text: str) -> float:
        """Positive for French, negative for English, in function words; 0 where nothing tells."""
        if "/" in text or "@" in text or "www." in text:
            text = _URL.sub(" ", text)
        weight = 0.0
        weights = self._weights
        words = LETTERS.findall(text)
        # Words in capitals among others are acronyms and codes: the "EN" of a document's number is no French word.
        # So is a short one alone beside figures: the code of a currency or of a class of posts.
        code = len(words) == 1 and len(words[0]) <= _CODE and not text.isalpha()
        capitals = text.isupper() and not code
        for word in words:
            if capitals or not word.isupper() or len(word) == 1:
                weight += weights.get(word.lower(), 0.0)
        if not text.isascii():
            weight += 1.2 * min(3, len(_FRENCH_LETTER.findall(text)))
        if "'" in text or "’" in text:
            weight += 1.5 * len(_ELISION.findall(text))
        weight += 0.8 * len(_FRENCH_SPACING.findall(text))
        if "ing" in text or "s’" in text or "’s" in text or "'" in text:
            weight -= 0.7 * len(_ENGLISH_ENDING.findall(text))
        return weight


def _words(listed: object) -> Iterable[str]:
    return (str(word) for word in listed) if isinstance(listed, list) else ()


def line_languages(lines: Sequence[Line], scale: LanguageScale) -> list[Language]:
    """The most likely language of each line of a document. Markup of a line decides it."""
    weights = [_weight(line.text, scale) if line.role != "code" else 0.0 for line in lines]
    begins = _begins_paragraph(lines)
    alternating = _alternates(weights, begins)
    steps = [_Step(_NEXT_PARAGRAPH if alternating and first else _SWITCH, alternating and first) for first in begins]
    languages = _likeliest(weights, [line.language for line in lines], steps)
    above = -1
    for index, line in enumerate(lines):
        text = line.text.strip()
        if not text:
            continue
        # The last word of a sentence, alone on its line, belongs to the sentence whatever follows it.
        goes_on = text[0].islower() or (above == index - 1 and text[-1] in ".;)")
        if above >= 0 and abs(weights[index]) < 1 and goes_on and lines[above].text.rstrip()[-1] not in ".:;!?":
            languages[index] = languages[above]
        above = index
    return languages


def _weight(text: str, scale: LanguageScale) -> float:
    """The weight of a line. A note about the other version may be in either language, whatever surrounds it."""
    return 0.0 if names_language(text) or is_note(text) else scale.weigh(text)


def _begins_paragraph(lines: Sequence[Line]) -> list[bool]:
    """For each line: True if it has text and is set apart from the text above (blank line, format)."""
    begins = []
    blank = True
    for line in lines:
        empty = not line.text.strip()
        begins.append(not empty and (blank or line.starts_block))
        blank = empty
    return begins


def _alternates(weights: Sequence[float], begins: Sequence[bool]) -> bool:
    """True if the languages change from paragraph to paragraph, and not once in the middle."""
    paragraphs: list[float] = []
    for weight, first in zip(weights, begins, strict=True):
        if first or not paragraphs:
            paragraphs.append(0.0)
        paragraphs[-1] += weight
    clear = [weight > 0 for weight in paragraphs if abs(weight) >= _CLEAR]
    changes = sum(a != b for a, b in pairwise(clear))
    return changes >= _LEAST_CHANGES and changes >= _CHANGING_SHARE * (len(clear) - 1)


@dataclass(frozen=True, slots=True)
class _Step:
    """The cost of a change of language before a line, or of none where one is expected."""

    cost: float
    change_expected: bool


def _likeliest(weights: Sequence[float], settled: Sequence[Language | None], steps: Sequence[_Step]) -> list[Language]:
    """The Viterbi path through the lines."""
    if not weights:
        return []
    best: tuple[float, float] = (0.0, 0.0)
    origins: list[tuple[int, int]] = []
    for weight, fixed, step in zip(weights, settled, steps, strict=True):
        bounded = max(-_MOST, min(_MOST, weight))
        if fixed is not None:
            bounded = _CERTAIN if fixed == "fr" else -_CERTAIN
        keep, change = (step.cost, 0.0) if step.change_expected else (0.0, step.cost)
        from_english = 0 if best[0] - keep >= best[1] - change else 1
        from_french = 1 if best[1] - keep >= best[0] - change else 0
        origins.append((from_english, from_french))
        best = (
            best[from_english] - (change if from_english else keep) - bounded,
            best[from_french] - (keep if from_french else change) + bounded,
        )
    state = 0 if best[0] >= best[1] else 1
    states = []
    for origin in reversed(origins):
        states.append(state)
        state = origin[state]
    states.reverse()
    return ["fr" if state else "en" for state in states]
