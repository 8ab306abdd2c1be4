"""The country whose customs of writing a notice follows, as its addresses, currencies, postal codes and places tell."""

from __future__ import annotations

from collections import Counter

from ...facts.places import TYPE as PLACE
from ...facts.places import country_of
from ...model import LANGUAGES
from ...patterns import lazy
from ..contract import Case

# The top-level domain of an address; those of two letters are countries (ISO 3166).
_HOST = lazy(r"(?:://|www\.|@)[\w.-]{1,200}\.([a-z]{2})(?![\w-]|\.\w)")
# The first two letters of a currency are those of its country (ISO 4217).
_CURRENCY = lazy(r"(?<!\w)(CAD|CHF)(?!\w)")
# Canada Post: letter, digit, letter, space, digit, letter, digit; never D, F, I, O, Q, U.
_CANADIAN_POSTAL_CODE = lazy(r"(?<!\w)[ABCEGHJ-NPRSTVXY]\d[A-CEGHJ-NPRSTV-Z][ \u00a0]?\d[A-CEGHJ-NPRSTV-Z]\d(?!\w)")


def region(case: Case) -> str:
    """The code of the country that most of the evidence names, if it is at least half of it; or ""."""
    found: Counter[str] = Counter()
    english, french = (case.side(language).document for language in LANGUAGES)
    for document in (english,) if english is french else (english, french):
        found.update(match[1].upper() for match in _HOST.finditer(document.source))
        found.update(match[1][:2] for match in _CURRENCY.finditer(document.source))
        found["CA"] += len(_CANADIAN_POSTAL_CODE.findall(document.source))
    for block in case.side("fr").blocks:
        places = (PLACE.of(fact).place for fact in case.facts.of(block, "place"))
        found.update(country for place in places if (country := country_of(place)))
    country, count = max(found.items(), key=lambda item: item[1], default=("", 0))
    return country if 2 * count >= found.total() > 0 else ""
