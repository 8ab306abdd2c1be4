"""Dates: `22-Mar-2026`, `le 1er mars 2026`, `second half of May`, `T1 2026`, `22/03/2026`, `in 2026`.

The finder looks for an anchor (a month, a year, a date in figures). Then it reads left and right of it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..language.folding import Folded, with_offsets
from ..language.months import AMBIGUOUS, FULL_MONTHS, MONTHS, WEEKDAYS, has_day, is_damaged_month, weekday, weekday_name
from ..language.units import unit_after
from ..model import Fact, Language
from .date_parts import part_before
from .date_patterns import (
    DAY,
    LAST_YEAR,
    MONEY_AFTER,
    MONEY_BEFORE,
    MONTH_FRAME,
    VERB_AFTER,
    WEEKDAY_LEFT,
    WORD_LEFT,
    YEAR,
    anchors,
    days_left,
    days_right,
    month_joint,
)
from .fact_type import FactType
from .once import once


class Day(NamedTuple):
    """The canonical value."""

    year: str | None
    month: str
    day: str
    part: str


TYPE = FactType(
    "date",
    "A date, or a stretch of a month or year.",
    Day,
    {
        "year": "the year; open where it is not written",
        "month": "01 to 12; empty where it is not given, ? and the word where it is misspelt",
        "day": "01 to 31; empty where it is not given",
        "part": "mid, early, late, H1, H2, Q1 to Q4, a season, or empty",
    },
    ("1 March 2026", "1er mars 2026"),
    measured=True,
)
# How far left of its anchor a date is read.
_REACH = 64
_LONGEST_SPAN = 10


class _Day(NamedTuple):
    start: int
    end: int
    number: int


class _Reading(NamedTuple):
    """A date as written, places in the plain text; -1 stands for what is not given."""

    start: int
    end: int
    year: int = -1
    month: int = -1
    day: int = -1
    part: str = ""
    weekday: int = -1
    damaged: str = ""


def find(text: str, language: Language) -> list[Fact]:
    """The dates of a text; a range or list (`14-16 April`) gives a fact for each of its days."""
    return list(once(_find, text, language))


def _find(text: str, language: Language) -> tuple[Fact, ...]:
    folded = with_offsets(text)
    facts: list[Fact] = []
    done = 0
    for anchor in anchors.finditer(folded.text):
        if anchor.start() < done:
            continue
        for reading in _read(anchor, folded, text, done, language):
            facts.append(_fact(reading, folded, text, language))
            done = reading.end
    return tuple(facts)


def _read(anchor: re.Match[str], folded: Folded, text: str, done: int, language: Language) -> list[_Reading]:
    plain = folded.text
    if anchor.lastgroup == "figures":
        return _figures(anchor, plain, done)
    if anchor.lastgroup == "year":
        return _around_year(anchor, plain, done, language)
    capital = text[folded.span(*anchor.span()).start].isupper()
    return _around_month(anchor, plain, done, language, capital)


def _around_month(anchor: re.Match[str], plain: str, done: int, language: Language, capital: bool) -> list[_Reading]:
    name, start, end = anchor[0], anchor.start(), anchor.end()
    month = MONTHS[name]
    left = plain[max(done, start - _REACH) : start]
    offset = start - len(left)
    year, end_of_year = _year_right(plain, end)
    days = days_left.search(left) if left and left[-1] in " -" else None
    # "the 5 may apply": a verb is not capitalised and no year follows
    if days and (year >= 0 or capital or language == "fr" or name not in AMBIGUOUS):
        if year < 0 and name not in FULL_MONTHS and plain[end : end + 1] != "." and not capital:
            return []
        return _days(days, offset, month, year, end_of_year)
    american = days_right.match(plain, end)
    if american and (american["year"] or (language == "en" and capital)):
        return _american(american, start, left, offset, month)
    part, part_start = part_before(left, language)
    if part and (year >= 0 or name in FULL_MONTHS):
        return [_Reading(offset + part_start, end_of_year, year, month, part=part)]
    if year >= 0:
        return [_Reading(start, end_of_year, year, month)]
    if name not in FULL_MONTHS or (language == "en" and not capital):
        return []
    if name in AMBIGUOUS and (
        capital != (language == "en") or not _is_month(plain[max(0, start - _REACH) : start], plain[end : end + 12])
    ):
        return []
    return [_Reading(start, end, month=month)]


def _is_month(left: str, right: str) -> bool:
    """True if a word that may be another, such as `May`, is a month by what stands around it."""
    if VERB_AFTER.match(right):
        return False
    return MONTH_FRAME.search(left) is not None or month_joint.search(left) is not None


def _days(match: re.Match[str], offset: int, month: int, year: int, end: int) -> list[_Reading]:
    """The days in front of a month; the last one bears the month and the year in its span."""
    days = [_Day(day.start(), day.end(), _day_number(day[1])) for day in DAY.finditer(match["days"])]
    offset += match.start("days")
    start = offset + days[0].start
    named = -1
    if match["weekday"]:
        named = WEEKDAYS[match["weekday"]]
        start = offset - match.start("days") + match.start("weekday")
    readings = [_Reading(offset + day.start, offset + day.end, year, month, day.number) for day in days]
    readings[-1] = readings[-1]._replace(end=end)
    readings[0] = readings[0]._replace(start=start, weekday=named)
    return readings


def _american(match: re.Match[str], start: int, left: str, offset: int, month: int) -> list[_Reading]:
    """`May 13, 2025`, `Sunday, March 22, 2026`, `March 14-16, 2026`."""
    year = int(match["year"] or -1)
    named = -1
    before = WEEKDAY_LEFT.search(left)
    if before:
        named = WEEKDAYS[before["weekday"]]
        start = offset + before.start()
    first = _Reading(start, match.end(), year, month, int(match["day"]), weekday=named)
    if not match["last"]:
        return [first]
    return [
        first._replace(end=match.end("day")),
        _Reading(match.start("last"), match.end(), year, month, int(match["last"])),
    ]


def _around_year(anchor: re.Match[str], plain: str, done: int, language: Language) -> list[_Reading]:
    start, end = anchor.span()
    year = int(anchor[0])
    left = plain[max(done, start - _REACH) : start]
    offset = start - len(left)
    broken = WORD_LEFT.search(left)
    if broken:
        before = left[: broken.start()]
        days = days_left.search(before)
        part, part_start = part_before(before, language)
        if (days or part) and is_damaged_month(broken[1]):
            if days:
                return [reading._replace(damaged=broken[1]) for reading in _days(days, offset, 0, year, end)]
            return [_Reading(offset + part_start, end, year, 0, part=part, damaged=broken[1])]
    part, part_start = part_before(left, language)
    last = LAST_YEAR.match(plain, end)
    second = int(anchor[0][: -len(last[1])] + last[1]) if last else 0
    if last and year < second <= year + _LONGEST_SPAN:
        first = _Reading(offset + part_start if part else start, end, year, part=part)
        return [first, _Reading(last.start(1), last.end(), second)]
    if part:
        return [_Reading(offset + part_start, end, year, part=part)]
    if _stands_alone(plain, start, end, language):
        return [_Reading(start, end, year)]
    return []


def _figures(anchor: re.Match[str], plain: str, done: int) -> list[_Reading]:
    """`2026-03-22`, `22/03/2026`, `03/2026`: the day comes first, as in Europe, unless that is impossible."""
    start, end = anchor.span()
    numbers = [int(number) for number in re.split(r"[-./]", anchor[0])]
    if len(numbers) == 2:
        month, year = numbers
        return [_Reading(start, end, year, month)] if 1 <= month <= 12 else []
    if numbers[0] > 31:
        year, month, day = numbers
    else:
        day, month, year = numbers
        if month > 12 >= day:
            day, month = month, day
    year = year + 2000 if year < 100 else year
    if not (1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= 31):
        return []
    left = plain[max(done, start - 16) : start]
    before = WEEKDAY_LEFT.search(left)
    named = WEEKDAYS[before["weekday"]] if before else -1
    return [_Reading(start - len(left) + before.start() if before else start, end, year, month, day, weekday=named)]


def _fact(reading: _Reading, folded: Folded, text: str, language: Language) -> Fact:
    year = reading.year if reading.year >= 0 else None
    month = f"?{reading.damaged}" if reading.damaged else f"{reading.month:02}" if reading.month > 0 else ""
    contradicts = None
    if reading.month > 0 and reading.day >= 0:
        if not has_day(year, reading.month, reading.day):
            contradicts = ""  # there is no such day
        elif reading.weekday >= 0 and year is not None:
            real = weekday(year, reading.month, reading.day)
            contradicts = weekday_name(real, language) if real != reading.weekday else None
    span = folded.span(reading.start, reading.end)
    parts = Day(
        None if year is None else str(year),
        month,
        f"{reading.day:02}" if reading.day >= 0 else "",
        reading.part,
    )
    return Fact(TYPE.name, parts, span, span.of(text), contradicts)


def _year_right(plain: str, end: int) -> tuple[int, int]:
    match = YEAR.match(plain, end)
    if not match:
        return -1, end
    year = match[1] or match[2]
    return int(year) + (2000 if len(year) == 2 else 0), match.end()


def _stands_alone(plain: str, start: int, end: int, language: Language) -> bool:
    """True if four digits are a year and no quantity, code, sum or name of a law (`loi 1901`)."""
    before = plain[max(0, start - 12) : start]
    if before[-1:] == "-" and not re.search(r"(?:\b(?:19|20)[0-9]{2}|\b(?:pre|post|apres|avant)) ?-$", before):
        return False
    if re.search(r"\w\($|[a-z][./_#:&=+~]$|[0-9][.,/:']$|[#+@]$|\b(?:annees|loi) $", before) or MONEY_BEFORE.search(
        before
    ):
        return False
    if re.match(r"[.,'/:][0-9]|[/@_]|[-.][a-z]|-[0-9](?!(?:9|0)[0-9]{2}(?![0-9]))|\)[a-z0-9]", plain[end : end + 6]):
        return False
    return not MONEY_AFTER.match(plain[end : end + 10]) and unit_after(plain, end, language, adjectives=0) is None


def _day_number(written: str) -> int:
    return int(written) if written.isdigit() else 1
