"""Numbers written in words, English and French: `twenty-four`, `quatre-vingt-dix-neuf`, `third`, `troisième`.

All functions read plain text (see `folding`): lower case, without accents.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..model import LANGUAGES, Language
from ..patterns import lazy

_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_FRENCH = (
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf"
)

# The amount that a word adds to the number so far ...
_ADDS: dict[Language, dict[str, int]] = {
    "en": {word: value for value, word in enumerate(_ENGLISH.split())}
    | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
    "fr": {word: value for value, word in enumerate(_FRENCH.split())}
    | {"une": 1, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
    | {"septante": 70, "quatre-vingt": 80, "quatre-vingts": 80, "huitante": 80, "octante": 80, "nonante": 90},
}
# ... and what it multiplies it by.
_SCALES: dict[Language, dict[str, int]] = {
    "en": {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9},
    "fr": {"cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6}
    | {"milliard": 10**9, "milliards": 10**9},
}
# Scales that begin a number: `cent`, `mille`, `a hundred`; but "several hundred" is none.
_OPENERS: dict[Language, dict[str, int]] = {
    "en": {f"a {word}": value for word, value in _SCALES["en"].items()},
    "fr": {"cent": 100, "mille": 1000},
}
# Words that stand for a number alone, and parts of compounds that the hyphen is left out of.
_LOOSE: dict[Language, dict[str, int]] = {"en": {"twice": 2}, "fr": {"vingts": 20}}
_JOINTS = {" ": "", "  ": "", "-": "", " and ": "and", "-and-": "and", " et ": "et", "-et-": "et", ", ": ","}

_ORDINAL_STEMS: dict[Language, dict[str, str]] = {
    "en": {"first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight", "ninth": "nine"}
    | {"twelfth": "twelve"},
    "fr": {"premier": "un", "premiere": "un", "second": "deux", "seconde": "deux", "cinquieme": "cinq"}
    | {"neuvieme": "neuf", "dix-neuvieme": "dix-neuf"},
}
_ORDINAL_FIGURE = lazy(r"([0-9]{1,6})(?:st|nd|rd|th|ers?|res?|eres?|de?s?|nde?s?|es?|i?emes?)")


class Numeral:
    """A number in words and its place; it grows word by word while it is read."""

    __slots__ = ("_done", "_room", "_scale", "_under", "end", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self._done = 0  # the part that a thousand or a million has closed
        self._under = 0  # what stands since, below one thousand
        self._room = 10**3  # only what is smaller may be added next
        self._scale = 10**12  # only what is smaller may multiply next

    @property
    def value(self) -> int:
        return self._done + self._under

    def add(self, value: int, joint: str, language: Language) -> bool:
        """Adds a word's value; false where the grammar does not allow it here."""
        if value >= self._room or (value == 0 and self.end > self.start) or not self._joins(joint, value):
            return False
        self._under += value
        tens = value >= 20
        self._room = (20 if language == "fr" and value in (60, 80) else 10) if tens else 0
        return True

    def multiply(self, scale: int, joint: str) -> bool:
        """Multiplies by a hundred, a thousand ...; false where the grammar does not allow it here."""
        if joint or scale >= self._scale:
            return False
        if scale == 100:
            if self._under >= 20 or (self._under == 0 and self.end > self.start and self._done == 0):
                return False
            self._under = max(self._under, 1) * 100
            self._room = 100
            return True
        if self._under == 0 and self.end > self.start and scale != 1000:
            return False
        self._done += max(self._under, 1) * scale
        self._under = 0
        self._room = 1000
        self._scale = scale
        return True

    def _joins(self, joint: str, value: int) -> bool:
        if joint == "and":
            return self._room >= 100
        if joint == "et":
            return value in (1, 11) and self._room in (10, 20)
        return joint == "" or (self._room == 1000 and self._done > 0)


def cardinals(text: str, language: Language) -> Iterator[Numeral]:
    """The numbers in words of a plain text, in reading order; `one`, `un` and `une` are among them."""
    numeral: Numeral | None = None
    for match in _NUMBER_WORDS[language].finditer(text):
        word = match[0].replace(" ", "-") if language == "fr" else match[0]
        if numeral is not None:
            joint = _JOINTS.get(text[numeral.end : match.start()])
            if joint is not None and _take(numeral, word, joint, language):
                numeral.end = match.end()
                continue
            yield numeral
            numeral = None
        begun = Numeral(match.start())
        if word in _OPENERS[language]:
            begun.multiply(_OPENERS[language][word], "")
        elif word in _ADDS[language]:
            begun.add(_ADDS[language][word], "", language)
        else:
            continue
        begun.end = match.end()
        numeral = begun
    if numeral is not None:
        yield numeral


def cardinal(text: str, language: Language) -> int | None:
    """The value of a plain text that is one number in words and nothing else."""
    numerals = list(cardinals(text, language))
    if len(numerals) == 1 and (numerals[0].start, numerals[0].end) == (0, len(text)):
        return numerals[0].value
    return None


def word_value(word: str, language: Language) -> int | None:
    """The value of one word, in a number or alone. None of `one`, which may be an article, nor of large scales."""
    value = _ADDS[language].get(word) or _SCALES[language].get(word) or _LOOSE[language].get(word)
    return 0 if word == "zero" else value if value and 1 < value <= 1000 else None


def unhyphenated(text: str, language: Language) -> Iterator[tuple[int, int, int]]:
    """The tens and units that a space joins in a plain text: start, end of the tens, end.

    In `twenty one-page forms` nothing is joined, and French says `vingt et un`.
    """
    for match in _TENS[language].finditer(text):
        joined = f"{match[1]}-{match[2]}"
        value = cardinal(joined, language) or ordinal(joined, language)
        if value is not None and value < 100 and (language == "en" or value % 10 != 1):
            yield match.start(), match.end(1), match.end()


def ordinal(text: str, language: Language) -> int | None:
    """The value of an ordinal in figures (`3rd`, `1er`, `2e`) or words (`twenty-first`, `vingt et unième`)."""
    figure = _ORDINAL_FIGURE.fullmatch(text)
    if figure:
        return int(figure[1])
    stems = _ORDINAL_STEMS[language]
    head, last = _split_last(text)
    if text in stems or last in stems:
        whole = stems.get(text) or head + stems[last]
        return cardinal(whole, language)
    if language == "en":
        if last.endswith("ieth"):
            return cardinal(f"{head}{last[:-4]}y", language)
        return cardinal(head + last[:-2], language) if last.endswith("th") else None
    if not last.endswith("ieme"):
        return None
    stem = head + last[:-4]
    value = cardinal(stem, language)
    return cardinal(stem + "e", language) if value is None else value


def _split_last(text: str) -> tuple[str, str]:
    cut = max(text.rfind(" "), text.rfind("-")) + 1
    return text[:cut], text[cut:]


def _take(numeral: Numeral, word: str, joint: str, language: Language) -> bool:
    scale = _SCALES[language].get(word)
    if scale is not None:
        return numeral.multiply(scale, joint)
    value = _ADDS[language].get(word)
    return value is not None and numeral.add(value, joint, language)


def _words(language: Language) -> str:
    words = {*_ADDS[language], *_SCALES[language], *_OPENERS[language]}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    pattern = "|".join(longest_first)
    if language == "fr":
        # "pour cent" is a unit, not a hundred.
        pattern = pattern.replace("-", "[- ]").replace("|cent|", "|(?<!pour )cent|")
    return rf"\b(?:{pattern})\b"


def _tens(language: Language) -> str:
    tens = "|".join(word for word, value in _ADDS[language].items() if 20 <= value < 100)
    return rf"(?<![\w-])({tens}) ([a-z]+)(?![\w-])"


_NUMBER_WORDS = {language: lazy(partial(_words, language)) for language in LANGUAGES}
_TENS = {language: lazy(partial(_tens, language)) for language in LANGUAGES}
