"""Locales by CLDR (from Babel): separators of numbers, names of months.

Babel takes some forty milliseconds to import, so that callers ask only for what does not have the usual form.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class LocaleData:
    """The conventions of a locale. Months are in the order of the calendar, in full and abbreviated."""

    decimal: str
    group: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]


@cache
def locale_data(name: str) -> LocaleData:
    """The conventions of `en`, `fr`, `fr-CA`, ... A territory that CLDR does not know gives those of the language.

    Raises babel.UnknownLocaleError for an unknown language.
    """
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(name, sep="-")
    except UnknownLocaleError:
        locale = Locale.parse(name.partition("-")[0])
    symbols = locale.number_symbols["latn"]
    months = locale.months["format"]
    return LocaleData(
        decimal=str(symbols["decimal"]),
        group=str(symbols["group"]),
        months=tuple(months["wide"][number] for number in range(1, 13)),
        short_months=tuple(months["abbreviated"][number] for number in range(1, 13)),
    )
