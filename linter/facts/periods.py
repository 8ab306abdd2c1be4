"""The period that a sum is paid for: `per month`, `annual`, `mensuelle`, `par an`, `de l'heure`."""

from __future__ import annotations

import re

from ..patterns import lazy

# period, what stands behind a sum, the adjectives that may also stand before it; plain text (see `folding`)
_PERIODS = (
    ("month", "per month|a month|each month|pm|pcm|/ ?month|/ ?mo|par mois|/ ?mois", "monthly|mensuel(?:le)?s?"),
    (
        "year",
        "per year|per annum|a year|each year|p\\.? ?a\\.?|/ ?year|/ ?yr|par an|par annee|l'an|/ ?an",
        "annually|annual|yearly|annuel(?:le)?s?|annuellement",
    ),
    ("week", "per week|a week|/ ?week|par semaine|/ ?semaine", "weekly|hebdomadaires?"),
    ("day", "per day|a day|per diem|/ ?day|par jour|/ ?jour", "daily|journali(?:er|ere)s?|quotidien(?:ne)?s?"),
    ("hour", "per hour|an hour|/ ?hour|/ ?hr|/ ?h|par heure|(?:de )?l'heure|/ ?heure", "hourly|horaires?"),
)
_BEFORE = 60


def period_after(text: str, position: int) -> tuple[str, int] | None:
    """The period written right behind a sum that ends at a position of a plain text, and where it ends."""
    match = _after.match(text, position)
    return (str(match.lastgroup), match.end()) if match else None


def period_near(text: str, position: int) -> str:
    """The period that stands a few words behind a sum (`100 € de plus par mois`), or ""."""
    match = _near.match(text, position)
    return str(match.lastgroup) if match else ""


def period_before(text: str, position: int, earliest: int) -> str:
    """The period that the words before a sum name (`monthly salary of ...`), or ""."""
    found = None
    for match in _adjective.finditer(text, max(earliest, position - _BEFORE), position):
        found = match
    if found is None or re.search(r"[.;?!] |[0-9]", text[found.end() : position]):
        return ""
    return str(found.lastgroup)


@lazy
def _after() -> str:
    groups = "|".join(f"(?P<{period}>{behind}|{adjectives})" for period, behind, adjectives in _PERIODS)
    return (
        r"(?:,? {0,2}(?:net(?:te|s|tes)?|gross|brute?s?|basic|de base|\((?:net|gross|brut)\)))?"
        rf"(?:,? {{0,2}}\(?)(?:{groups})(?![a-z])"
    )


@lazy
def _near() -> str:
    groups = "|".join(f"(?P<{period}>{behind})" for period, behind, _ in _PERIODS)
    # `and reports on it twice a year` goes on with something else, and says how often.
    elsewhere = r" (?:(?:and|or|et|ou)(?! (?:per|par) )|once|twice|thrice|times|fois)(?![a-z])"
    aside = r"(?: \([^()]{1,30}\))?"
    return rf"{aside}(?:(?!{elsewhere})[^\d.;:,()]){{0,24}}? (?:{groups})(?![a-z])"


@lazy
def _adjective() -> str:
    groups = "|".join(f"(?P<{period}>{adjectives})" for period, _, adjectives in _PERIODS)
    return rf"\b(?:{groups})\b"
