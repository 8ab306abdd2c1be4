"""The mistaken forms of a value: the same type, another value."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Sequence

from ..notices import Language
from ..notices.bank import names
from ..notices.headers import CLEARANCES
from ..notices.numerals import MONTHS, SHORT_MONTHS, words
from ..notices.values import LEVELS

# The changed text, or None where this change makes no sense here.
Change = Callable[[str, Language, random.Random], str | None]

_CURRENCIES = ("EUR", "USD", "CHF", "CAD")
_SCHEDULES = {"en": ("Full-time", "Part-time"), "fr": ("Temps plein", "Temps partiel")}
_PERIODS = {
    "en": (("per month", "per year"), ("Monthly", "Annual")),
    "fr": (("par mois", "par an"), ("Mensuelle", "Annuelle"), ("Mensuel", "Annuel")),
}


def number(text: str, language: Language, rng: random.Random) -> str | None:
    """Another number, in digits or words as the old one."""
    if text.isdigit():
        old = int(text)
        return str(rng.choice([new for new in range(max(2, old - 3), old + 4) if new != old]))
    known = {words(value, language): value for value in range(2, 13)}
    if text.lower() not in known:
        return None
    return rng.choice([word for word in known if word != text.lower()])


def digits(text: str, language: Language, rng: random.Random) -> str | None:
    return number(text, language, rng) if text.isdigit() else None


def spelled(text: str, language: Language, rng: random.Random) -> str | None:
    return None if text.isdigit() else number(text, language, rng)


def report_count(text: str, language: Language, rng: random.Random) -> str | None:
    return number(text, language, rng) if text.isdigit() else str(rng.randrange(2, 9))


def level(text: str, _language: Language, rng: random.Random) -> str | None:
    """Another level of the same scale."""
    for scale in LEVELS.values():
        if text in scale:
            return rng.choice([other for other in scale if other != text])
    return None


def level_label(text: str, language: Language, rng: random.Random) -> str | None:
    labels = [pair[language == "fr"] for pair in LEVELS["levels"].values() if pair]
    return rng.choice([label for label in labels if label.lower() != text.lower()])


def day(text: str, _language: Language, rng: random.Random) -> str | None:
    match = re.search(r"\b(\d{1,2})(?:er)?\b", text)
    if not match:
        return None
    new = rng.choice([value for value in range(2, 29) if value != int(match[1])])
    return text[: match.start()] + str(new) + text[match.end() :]


def month(text: str, language: Language, rng: random.Random) -> str | None:
    for table in (MONTHS, SHORT_MONTHS):
        for name in sorted(table[language], key=len, reverse=True):
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                return text.replace(name, rng.choice([other for other in table[language] if other != name]))
    return None


def year(text: str, _language: Language, rng: random.Random) -> str | None:
    match = re.search(r"20\d\d", text)
    if not match:
        return None
    return text.replace(match[0], str(int(match[0]) + rng.choice((-1, 1))))


def any_part(text: str, language: Language, rng: random.Random) -> str | None:
    return rng.choice((day, month, year))(text, language, rng)


def clock(text: str, _language: Language, rng: random.Random) -> str | None:
    """Another hour, or another minute."""
    match = re.match(r"(\d{1,2})(\D*)(\d\d)?(.*)", text, re.DOTALL)
    if not match:
        return None
    hours = range(1, 12) if text.endswith("m.") else range(7, 23)
    if match[3] and rng.random() < 0.3:
        minute = rng.choice([value for value in ("00", "10", "20", "40", "55") if value != match[3]])
        return f"{match[1]}{match[2]}{minute}{match[4]}"
    hour = rng.choice([value for value in hours if value != int(match[1])])
    return f"{hour:0{len(match[1])}}{text[match.end(1) :]}"


def digit(text: str, _language: Language, rng: random.Random) -> str | None:
    """One digit of a longer number or name."""
    places = [match.start() for match in re.finditer(r"\d", text)]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + rng.choice([c for c in "123456789" if c != text[at]]) + text[at + 1 :]


def currency(text: str, _language: Language, rng: random.Random) -> str | None:
    if text in ("€", "$"):
        return {"€": "$", "$": "€"}[text]
    return rng.choice([code for code in _CURRENCIES if code != text])


def _other_of(pairs: Sequence[Sequence[str]], text: str) -> str | None:
    for one, two in pairs:
        if text in (one, two):
            return two if text == one else one
    return None


def period(text: str, language: Language, _rng: random.Random) -> str | None:
    return _other_of(_PERIODS[language], text)


def schedule(text: str, language: Language, rng: random.Random) -> str | None:
    return _other_of((_SCHEDULES[language],), text) or digit(text, language, rng)


def clearance(text: str, language: Language, rng: random.Random) -> str | None:
    """Another clearance of the same scale."""
    for scale in CLEARANCES.values():
        found = [pair[language == "fr"] for pair in scale]
        if text in found:
            return rng.choice([other for other in found if other != text])
    return None


def place(text: str, language: Language, rng: random.Random) -> str | None:
    """Another city; of two names that are the same in both languages, either will do."""
    cities: list[str] = [city[language][0] for city in names()["place"] if city[language][0] != text]
    return rng.choice(cities)


def acronym(text: str, _language: Language, rng: random.Random) -> str | None:
    at = rng.randrange(len(text))
    return text[:at] + rng.choice([c for c in string.ascii_uppercase if c != text[at]]) + text[at + 1 :]


def link(text: str, _language: Language, rng: random.Random) -> str | None:
    """A letter less, somewhere after the scheme."""
    places = [match.start() for match in re.finditer(r"(?<=[a-z])[a-z](?=[a-z])", text) if match.start() > 12]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + text[at + 1 :]
