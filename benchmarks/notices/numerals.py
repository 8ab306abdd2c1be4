"""Numbers and dates as people write them in English and in French."""

from __future__ import annotations

from datetime import date

from .model import Language

NBSP = "\u00a0"
NNBSP = "\u202f"

_EN_UNITS = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty")
_FR_UNITS = tuple(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf".split()
)
_FR_TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante")
MONTHS = {
    "en": tuple("January February March April May June July August September October November December".split()),
    "fr": tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()),
}
SHORT_MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "fr": ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."],
}


def words(number: int, language: Language) -> str:
    """A number from 0 to 69 in words."""
    units, tens = (_EN_UNITS, _EN_TENS) if language == "en" else (_FR_UNITS, _FR_TENS)
    if number < 20:
        return units[number]
    ten, unit = divmod(number, 10)
    if not unit:
        return tens[ten]
    joint = " et " if language == "fr" and unit == 1 else "-"
    return f"{tens[ten]}{joint}{units[unit]}"


def grouped(number: float, language: Language, locale: str, decimals: int = 0) -> str:
    """`4,565.36` or `4 565,36`, with the no-break space of the locale between thousands."""
    text = f"{number:,.{decimals}f}"
    if language == "en":
        return text
    space = NBSP if locale == "fr-CA" else NNBSP
    return text.replace(",", space).replace(".", ",")


def long_date(day: date, language: Language, *, american: bool = False) -> str:
    """`12 March 2027` (or `March 12, 2027`) and `12 mars 2027`."""
    month = MONTHS[language][day.month - 1]
    if language == "fr":
        return f"{'1er' if day.day == 1 else day.day}{NBSP}{month} {day.year}"
    return f"{month} {day.day}, {day.year}" if american else f"{day.day} {month} {day.year}"


def short_date(day: date, language: Language) -> str:
    """`12-Mar-2027` and `12-mars-2027`."""
    return f"{day.day}-{SHORT_MONTHS[language][day.month - 1]}-{day.year}"


def clock(hour: int, minute: int, language: Language, style: str) -> str:
    """A time of day: `17:30` or `5:30 p.m.` in English, `17 h 30` or `17:30` in French."""
    if language == "fr":
        if style == "digital":
            return f"{hour:02}:{minute:02}"
        return f"{hour}{NBSP}h" + (f"{NBSP}{minute:02}" if minute else "")
    if style == "digital":
        return f"{hour:02}:{minute:02}"
    half = "p.m." if hour >= 12 else "a.m."
    return f"{(hour - 1) % 12 + 1}:{minute:02} {half}"
