"""Quantities: `3-year`, `trois ans`, `six (6) months`, `2-3 years`, `10 per cent`, `6 tips`, `10 000 agents`.

Dates, times, amounts, codes, references and list markers are no quantities. `one`, `un` and `une` count only in front
of a measure of time (`one year`): elsewhere they are articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

from ..language.folding import Folded, fold, with_offsets
from ..language.number_words import cardinals
from ..language.units import TIME_UNITS, UNITS, unit_after
from ..model import Fact, Language, Span
from ..patterns import lazy
from . import amounts, dates, times
from .codes import FIGURES_IN_TEXT, addresses, after_start_marker, is_bare_code, is_reference
from .fact_type import FactType
from .figures import canonical, scaled
from .once import once


class Quantity(NamedTuple):
    """The canonical value."""

    value: str
    unit: str | None


TYPE = FactType(
    "number",
    "A quantity.",
    Quantity,
    {
        "value": "a decimal, a range (2-3) or a fraction (24/7)",
        "unit": "the unit; open where the text names none that is known",
    },
    ("10 years", "dix ans"),
    unit="unit",
    units=UNITS,
    measured=True,
    yields_to=("grade",),  # `Grade 9` is no quantity; the step beside a grade is
)
_RANGE: dict[Language, re.Pattern[str]] = {
    "en": lazy(r" ?- ?| {1,2}(?:to|or) {1,2}"),
    "fr": lazy(r" ?- ?| {1,2}(?:a|ou) {1,2}"),
}
_BETWEEN: dict[Language, tuple[str, str]] = {"en": ("between ", " and "), "fr": ("entre ", " et ")}
_SCALE = lazy(r" {1,2}(thousand|million|billion|mille|millions|milliards?)(?![a-z])")
_ZEROS = {"thousand": 3, "mille": 3, "million": 6, "millions": 6, "billion": 9, "milliard": 9, "milliards": 9}
_TWICE = ("twice", "thrice")
# `plan triennal`: `three-year plan`.
_PERIODIC = lazy(r"\b(bi|tri|quadri|quinqu|dec)enn(?:al|ale|aux|ales|ial)\b")
_YEARS = {"bi": "2", "tri": "3", "quadri": "4", "quinqu": "5", "dec": "10"}
# `une vingtaine de jours`: `about 20 days`; `une centaine de milliers` is no hundred.
_ABOUT = lazy(r"(?<![-\w])(diz|douz|quinz|vingt|trent|quarant|cinquant|soixant|cent)aine(?!\w| de mill)(?: de | d')?")
_UNIT_LENGTH = 60
_ABOUTS = {"diz": "10", "douz": "12", "quinz": "15", "vingt": "20", "trent": "30"}
_ABOUTS |= {"quarant": "40", "cinquant": "50", "soixant": "60", "cent": "100"}
_LAW = lazy(
    r"\b(?:articles?|art\.|paragra(?:ph|phe)s?|points?|annexe?s?|chap(?:ter|itre)s?|sections?|rules?|r[eè]gles?"
    r"|r[eè]glements?|regulations?|directives?|d[eé]cisions?|steps?|[eé]chelons?|phases?|stages?|[eé]tapes?|tables?|tableaux?|figures?|lots?|al[ií]n[eé]as?|titre|title|part(?:ie)?)[\s\u00a0]$",
    re.IGNORECASE,
)
# A number, and then words that say it again; in brackets, without a full stop between.
_ASIDE = lazy(
    r"[0-9][^.;!?()]{0,30}(?:\((?:[a-z.']{1,14} ){0,2}|, )"
    r"(?:approximately|about|around|roughly|some|nearly|i\.e\.|that is|environ|soit|quelque|a peu pres|pres de"
    r"|c'est-a-dire)(?: about| approximately| environ)? $"
)
_ASIDE_REACH = 70
_TIMES = lazy(r"\b(?:twice|thrice)\b")
_ALWAYS = (
    r"\b24 ?(?:x|\u00d7|-) ?7\b(?! ?[-/x])|\b7 ?[x/] ?24\b"
    r"|\b24 hours (?:a|per) day,? (?:and )?(?:7|seven) days (?:a|per) week\b"
    r"|\b24 ?h(?:eures?)? ?(?:sur|/) ?24(?: ?h)?,? (?:et )?(?:7|sept) ?j(?:ours?)? ?(?:sur|/) ?(?:7|sept)(?: ?j)?\b"
    r"|\b(?:7|sept) ?j(?:ours?)? ?(?:sur|/) ?(?:7|sept)(?: ?j)?,? (?:et )?24 ?h(?:eures?)? ?(?:sur|/) ?24(?: ?h)?\b"
)
# "les deux années" may be "both years", which has no number.
_BOTH = lazy(r"\b(?:les|des|ces|ses|aux|leurs|nos|vos) $")


@dataclass(slots=True)
class _Number:
    """A number as written, places in the plain text; `figure` is "" where it is in words."""

    start: int
    end: int
    value: str
    figure: str = ""
    unit: str | None = None
    contradicts: str | None = None
    restated: bool = False

    @property
    def simple(self) -> bool:
        return "-" not in self.value and "/" not in self.value


# The end of an ordinal whose tens are a number by themselves: `vingt-huitième`, `twenty-first`.
_ORDINAL_REST = lazy(r"(?:-|[ -]et[ -])(?:[a-z]+ieme|first|second|third|[a-z]+th)s?\b")


def find(text: str, language: Language) -> list[Fact]:
    """The quantities of a text. `contradicts` is the number in brackets where it differs from the one before it."""
    found = [replace(fact, weak=is_weak(fact) or _may_lack(text, fact.span)) for fact in once(_find, text, language)]
    if language == "fr":
        found += [
            Fact(TYPE.name, Quantity(str(value), unit), span, span.of(text), weak=True)
            for span, value, unit in times.as_length(text)
        ]
    return sorted(found, key=lambda fact: fact.span.start)


def _may_lack(text: str, span: Span) -> bool:
    """True if a faithful translation may lack the number at a place for the sake of its surroundings."""
    return _is_of_law(text, span.start) or _is_aside(text, span)


def _is_of_law(text: str, start: int) -> bool:
    """True if a number is that of an article or paragraph: `Article 90(2)` is `article 90, paragraphe 2`."""
    return _LAW.search(text[max(0, start - 16) : start]) is not None


def _is_aside(text: str, span: Span) -> bool:
    """True if a number says another one again, in another unit or nearly: `5 m (approximately 16 feet)`."""
    return _ASIDE.search(fold(text[max(0, span.start - _ASIDE_REACH) : span.start])) is not None


def is_weak(fact: Fact) -> bool:
    """True if a number may have no counterpart in a faithful translation.

    True for a small number in words without a unit (`the two of them`: `both`). Also true for a single thing that is no
    measure of time (`1 page`: `une page`). French may write it like an article (`un an`: `a year`).
    """
    value, unit = TYPE.of(fact)
    first = fold(fact.text).split(" ")[0].split("-")[0]
    if value == "1":
        return unit not in TIME_UNITS or first in ("un", "une")
    if first in _TWICE or _PERIODIC.fullmatch(first) or _ABOUT.fullmatch(first):
        return True  # `twice as much`: `le double`; `biennial`: `tous les deux ans`
    in_words = not first[:1].isdigit()
    return in_words and unit is None and value is not None and value.isdigit() and int(value) < 10


def _find(text: str, language: Language) -> tuple[Fact, ...]:
    folded = with_offsets(text)
    plain = folded.text
    written = [*_figures(folded, text), *_words(plain, language)]
    if not written:
        return ()
    written.sort(key=attrgetter("start"))
    always = [_Number(*match.span(), "24/7") for match in re.finditer(_ALWAYS, plain)] if "24" in plain else []
    masks = [folded.span(number.start, number.end) for number in always]
    masks += [fact.span for finder in (dates, times, amounts) for fact in finder.find(text, language)]
    masks += [folded.span(span.start, span.end) for span in addresses(plain)]
    numbers = [*always, *_joined(_outside(written, sorted(masks), folded), plain, language)]
    facts = []
    for number in sorted(numbers, key=attrgetter("start")):
        span = folded.span(number.start, number.end)
        if _counts(number, plain, text, span.start):
            facts.append(Fact(TYPE.name, Quantity(number.value, number.unit), span, span.of(text), number.contradicts))
    return tuple(facts)


def _figures(folded: Folded, text: str) -> Iterator[_Number]:
    plain = folded.text
    begin = after_start_marker(text)
    for match in FIGURES_IN_TEXT.finditer(plain):
        start, end = match.span()
        value = match[0] if match["fraction"] else canonical(match[0])
        if value is not None and folded.span(start, end).start >= begin and not is_reference(plain, start, end):
            yield _Number(start, end, value, match[0])


def _words(plain: str, language: Language) -> Iterator[_Number]:
    for numeral in cardinals(plain, language):
        if not _ORDINAL_REST.match(plain, numeral.end):
            yield _Number(numeral.start, numeral.end, str(numeral.value))
    for match in _PERIODIC.finditer(plain):
        yield _Number(*match.span(), _YEARS[match[1]], unit="year")
    if language == "fr":
        yield from _abouts(plain)
    if language == "en":
        for match in _TIMES.finditer(plain):
            yield _Number(*match.span(), "2" if match[0] == "twice" else "3", unit="times")


def _abouts(plain: str) -> Iterator[_Number]:
    for match in _ABOUT.finditer(plain) if "aine" in plain else ():
        end = match.end(1) + len("aine")
        # A unit stands behind a space; behind `d'` there is none.
        found = (
            unit_after(" " + plain[match.end() : match.end() + _UNIT_LENGTH], 0, "fr") if match.end() > end else None
        )
        unit, end = (found[0], match.end() + found[1] - 1) if found else (None, end)
        yield _Number(match.start(), end, _ABOUTS[match[1]], unit=unit)


def _outside(written: list[_Number], masks: list[Span], folded: Folded) -> list[_Number]:
    """The numbers that no mask touches; both lists are in reading order."""
    kept = []
    index = 0
    for number in written:
        span = folded.span(number.start, number.end)
        while index < len(masks) and masks[index].end <= span.start:
            index += 1
        if index == len(masks) or masks[index].start >= span.end:
            kept.append(number)
    return kept


def _joined(written: list[_Number], plain: str, language: Language) -> Iterator[_Number]:
    """The numbers with all that belongs to them: a restatement in brackets, a unit, the far end of a range."""
    index = 0
    while index < len(written):
        number, index = _measured(written, index, plain, language)
        if index < len(written) and number.simple:
            gap = plain[number.end : written[index].start]
            if len(gap) < 8 and _is_range(gap, number, plain, language):
                far, after = _measured(written, index, plain, language)
                if far.simple and number.unit in (None, far.unit) and float(number.value) < float(far.value):
                    number.value = f"{number.value}-{far.value}"
                    number.unit = far.unit
                    number.end = far.end
                    index = after
                elif gap == "-" and number.figure and far.figure:  # a code such as 800-53
                    index = after
                    continue
        yield number


def _measured(written: list[_Number], index: int, plain: str, language: Language) -> tuple[_Number, int]:
    """The number at an index with its restatement, scale and unit, and the index of the next one."""
    number = written[index]
    index += 1
    if index < len(written):
        again = written[index]
        if (
            plain[number.end : again.start] in ("(", " (", "  (")
            and plain[again.end : again.end + 1] == ")"
            and bool(number.figure) != bool(again.figure)
        ):
            number.contradicts = None if again.value == number.value else again.value
            number.end = again.end + 1
            number.restated = True
            index += 1
    scale = _SCALE.match(plain, number.end) if number.figure and number.simple else None
    if scale:
        number.value = scaled(number.value, _ZEROS[scale[1]])
        number.end = scale.end()
    if number.unit is None:
        _add_unit(number, plain, language)
    return number, index


def _add_unit(number: _Number, plain: str, language: Language) -> None:
    article = number.value == "1" and not number.figure
    at_least = 1 if number.figure and plain[number.end : number.end + 1] == "+" else 0
    if article and not number.restated:
        found = unit_after(plain, number.end, language, adjectives=0)
    else:
        found = unit_after(plain, number.end + at_least, language)
    both = language == "fr" and number.value == "2" and not number.figure
    if found and not (both and _BOTH.search(plain, max(0, number.start - 8), number.start)):
        number.unit, number.end = found


def _is_range(gap: str, number: _Number, plain: str, language: Language) -> bool:
    if _RANGE[language].fullmatch(gap):
        return True
    before, joint = _BETWEEN[language]
    return gap == joint and plain.endswith(before, 0, number.start)


def _counts(number: _Number, plain: str, text: str, start: int) -> bool:
    """True if a number is a quantity: an article, a code or a year is none."""
    if number.value == "1" and not number.figure:
        return number.restated or number.unit in TIME_UNITS
    if not number.figure or number.unit is not None:
        return True
    if plain[number.end : number.end + 1].isalpha():  # glued to letters: 5G, 2nd
        return False
    return number.restated or not number.simple or not is_bare_code(number.figure, text, start)
