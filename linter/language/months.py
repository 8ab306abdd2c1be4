"""The calendar in words: months and weekdays of both languages, and what a damaged month was meant to be.

The tables hold the CLDR names (wide and abbreviated) and what people write besides; a test compares them with CLDR.
All keys are plain text (see `folding`).
"""

from __future__ import annotations

from ..model import Language

_MONTHS: dict[Language, tuple[str, ...]] = {
    "en": (
        "january jan",
        "february feb",
        "march mar",
        "april apr",
        "may",
        "june jun",
        "july jul",
        "august aug",
        "september sept sep",
        "october oct",
        "november nov",
        "december dec",
    ),
    "fr": (
        "janvier janv jan",
        "fevrier fevr fev",
        "mars mar",
        "avril avr",
        "mai",
        "juin jun",
        "juillet juill juil jul",
        "aout aou",
        "septembre sept sep",
        "octobre oct",
        "novembre nov",
        "decembre dec",
    ),
}
_WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "en": (
        "monday mon",
        "tuesday tues tue",
        "wednesday wed",
        "thursday thurs thur thu",
        "friday fri",
        "saturday sat",
        "sunday sun",
    ),
    "fr": ("lundi lun", "mardi mar", "mercredi mer", "jeudi jeu", "vendredi ven", "samedi sam", "dimanche dim"),
}
MONTHS = {name: number for names in _MONTHS.values() for number, row in enumerate(names, 1) for name in row.split()}
FULL_MONTHS = frozenset(row.split()[0] for names in _MONTHS.values() for row in names)
# Months that are ordinary words as well: a verb, a noun, a planet.
AMBIGUOUS = frozenset({"may", "march", "mars", "mai"})
WEEKDAYS = {name: number for names in _WEEKDAYS.values() for number, row in enumerate(names) for name in row.split()}

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHIFTS = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
# Short words between a day and a year, or before a year, that are not the rest of a month.
_NO_MONTH_WORDS = (
    "a an and as at au by de der du en er et for in le la les no nd of on or ou par pour rd re st sur th the to un une "
    "day days year years month months week weeks term ans jour jours mois annee annees main mail max min part"
)
_NO_MONTH = frozenset(_NO_MONTH_WORDS.split())


def is_full_month(word: str, language: Language) -> bool:
    """True if a plain word is the full name of a month in a language."""
    return word in FULL_MONTHS and any(word == row.split()[0] for row in _MONTHS[language])


def has_day(year: int | None, month: int, day: int) -> bool:
    """True if the calendar has this day; without a year, February has 29."""
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 1 <= day <= (28 if month == 2 and not leap else _LENGTHS[month - 1])


def weekday(year: int, month: int, day: int) -> int:
    """The day of the week, 0 for Monday (Sakamoto's method)."""
    year -= month < 3
    return (year + year // 4 - year // 100 + year // 400 + _SHIFTS[month - 1] + day - 1) % 7


def weekday_name(number: int, language: Language) -> str:
    """The name as a running text writes it."""
    name = _WEEKDAYS[language][number].split()[0]
    return name.capitalize() if language == "en" else name


def is_damaged_month(word: str) -> bool:
    """True if a word that stands where a month belongs looks like the remains of one (`ay`, `Apil`, `fevrir`)."""
    if len(word) < 2 or word in MONTHS or word in WEEKDAYS or word in _NO_MONTH:
        return False
    if any(name.endswith(word) or name.startswith(word) for name in FULL_MONTHS):
        return True
    from rapidfuzz.distance import OSA

    allowed = 1 if len(word) < 6 else 2
    return len(word) >= 3 and any(OSA.distance(word, name, score_cutoff=allowed) <= allowed for name in FULL_MONTHS)
