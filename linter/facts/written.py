"""The figures, codes, months and names in capitals of a text as plain tokens, read without any cue.

A finder of facts asks what surrounds a figure before it says what the figure is. Tokens ask nothing: they tell whether
a value stands in a text at all, in whatever form. `86,400` and `86 400`, `8.5` and `8 ½`, `IT-02` and `IT-2`, `seven`
and `7`, `31-05-2024` and `31 mai 2024` have a reading in common.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from ..language.months import MONTHS
from ..language.number_words import cardinals, ordinal
from ..model import Language
from ..patterns import lazy
from .figures import canonical, scaled
from .plain import Plain, plain

_VULGAR = {"½": "5", "¼": "25", "¾": "75", "⅛": "125", "⅜": "375", "⅝": "625", "⅞": "875"}
_FRACTION = lazy(rf"(?<![0-9])([0-9]+) ?([{''.join(_VULGAR)}])")
# A part of a whole in figures, and the words for the commonest, and for two.
_PART = lazy(r"(?<![0-9/.,])(?:1/[2-9]|2/3|3/4)(?![0-9/])")
_PARTS = (
    ("2", lazy(r"\b(?:both|either|double|twice|pair|couple|paire|l'un ou l'autre|l'une ou l'autre)\b")),
    ("1/2", lazy(r"\b(?:half|moitie|demie?)\b")),
    ("1/3", lazy(r"\b(?:(?:a|one) third|un tiers)\b")),
    ("2/3", lazy(r"\b(?:two[- ]thirds|deux[- ]tiers)\b")),
    ("1/4", lazy(r"\b(?:(?:a|one) quarter|le quart|un quart)\b")),
    ("3/4", lazy(r"\b(?:three[- ]quarters|trois[- ]quarts)\b")),
)
_FIGURE = lazy(
    r"(?<![0-9])(?:[0-9]{1,3}(?:[ ,.'][0-9]{3})+(?![0-9])(?:[.,][0-9]{1,15})?|[0-9]{1,15}(?:[.,][0-9]{1,15})?)"
)
_DIGITS = lazy(r"[0-9]{1,15}")
# Letters that a figure hangs on: `IT-02`, `P 4`; more steps may follow a slash or a hyphen: `CS-04/05`.
_CODE = lazy(
    r"(?<![^\W_])(?P<group>[A-Z]{1,6})"
    r"(?:[.-]?(?P<steps>[0-9]{1,6}(?: ?[/-] ?[0-9]{1,2}(?![0-9]))*)| (?P<step>[0-9]{1,6}))(?![0-9])(?![.,][0-9])"
)
_CAPITALS = lazy(r"(?<![^\W\d_])[A-ZÀ-Þ]{2,}(?![^\W\d_])")
_ROMAN = lazy(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_WORD = lazy(r"(?<![^\W\d_])[^\W\d_]{3,}")
_ORDINAL = lazy(r"(?<![\w-])[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_YEARS = lazy(r"(?<![0-9])((?:19|20)[0-9]{2}) ?[-/] ?([0-9]{2})(?![0-9])")
_DECADE = lazy(r"(?<![0-9])(?:19|20)([0-9]0)s\b")
_NUMERIC_DATE = lazy(r"(?<![0-9])[0-9]{1,4}([-./])[0-9]{1,2}\1[0-9]{1,4}(?![0-9])")
_SCALES = {"thousand": 3, "mille": 3, "million": 6, "millions": 6, "billion": 9, "milliard": 9, "milliards": 9}
_SCALE = lazy(rf" ({'|'.join(sorted(_SCALES, key=len, reverse=True))})(?![a-z])")


def claimed(text: str, language: Language, *, codes: bool) -> frozenset[str]:
    """The tokens of a value as it is written, each figure in the form that it has. With `codes`, `IT-02` is one."""
    words, found = plain(text), set[str]()
    cased = _with_capitals(words)
    if codes:
        cased = _without(_CODE, cased, found, _codes)
    cased = _without(_FRACTION, cased, found, _fraction)
    cased = _without(_PART, cased, found, lambda match: [match[0]])
    if codes:
        cased = _without(_CAPITALS, cased, found, lambda match: [plain(match[0]).text])
    found.update(_scaled(canonical(match[0]) or match[0], words.text, match.end()) for match in _FIGURE.finditer(cased))
    return frozenset({*found, *_months(cased.lower()), *_numerals(words.text, language)})


@lru_cache(maxsize=4096)
def readings(text: str, language: Language) -> frozenset[str]:
    """The tokens of a text in every reading of it. The figures of a code are figures as well."""
    words = plain(text)
    cased = _with_capitals(words)
    found = {*figures(text), *_months(words.text), *_numerals(words.text, language), *_ordinals(words.text, language)}
    for code in _CODE.finditer(cased):
        found.update(_codes(code))
    for fraction in _FRACTION.finditer(cased):
        found.update(_fraction(fraction))
    found.update(part[0] for part in _PART.finditer(words.text))
    found.update(value for value, names in _PARTS if names.search(words.text))
    for figure in _FIGURE.finditer(words.text):
        value = canonical(figure[0]) or figure[0]
        found |= {value, _scaled(value, words.text, figure.end())}
    found.update(decade[1] for decade in _DECADE.finditer(words.text))
    found.update(years[1][:2] + years[2] for years in _YEARS.finditer(words.text))
    for date in _NUMERIC_DATE.finditer(words.text):
        found.update(_month(int(part)) for part in _DIGITS.findall(date[0]) if 1 <= int(part) <= 12)
    for name in _CAPITALS.finditer(cased):
        found |= {plain(name[0]).text, _roman(name[0])}
    return frozenset(found - {""})


@lru_cache(maxsize=4096)
def figures(text: str) -> Counter[str]:
    """The runs of digits of a text, without idle zeros, and how often each stands there."""
    return Counter(_number(digits[0]) for digits in _DIGITS.finditer(text))


def _with_capitals(words: Plain) -> str:
    """The plain text, its letters as written: one kind of space and dash, but capitals and accents."""
    return "".join(
        written if written.isalpha() else folded for written, folded in zip(words.cased, words.text, strict=True)
    )


def _without(pattern: re.Pattern[str], text: str, found: set[str], tokens: Callable[[re.Match[str]], list[str]]) -> str:
    """The text without what a pattern matches, whose tokens are added to `found`."""
    for match in list(pattern.finditer(text)):
        found.update(tokens(match))
        text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return text


def _codes(match: re.Match[str]) -> list[str]:
    """`IT-02` and `IT 2` are one code; `CS-04/05` are two."""
    return [match["group"] + _number(step) for step in _DIGITS.findall(match["steps"] or match["step"])]


def _fraction(match: re.Match[str]) -> list[str]:
    return [f"{match[1]}.{_VULGAR[match[2]]}"]


def _roman(name: str) -> str:
    if not _ROMAN.fullmatch(name):
        return ""
    values = [_ROMAN_VALUES[letter] for letter in name]
    return str(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))


def _number(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _scaled(value: str, text: str, end: int) -> str:
    scale = _SCALE.match(text, end)
    return scaled(value, _SCALES[scale[1]]) if scale else value


def _month(number: int) -> str:
    return f"month {number}"


def _months(text: str) -> list[str]:
    return [_month(MONTHS[word[0]]) for word in _WORD.finditer(text) if word[0] in MONTHS]


def _numerals(text: str, language: Language) -> list[str]:
    # `one`, `un` and `une` are articles wherever the figure 1 may be meant.
    return [str(numeral.value) for numeral in cardinals(text, language) if numeral.value != 1]


def _ordinals(text: str, language: Language) -> Iterator[str]:
    for word in _ORDINAL.finditer(text):
        number = ordinal(word[0], language)
        if number is not None:
            yield str(number)
