"""Amounts of money: `4,565.36Euro (EUR) Monthly`, `4 565,36 € par mois`, `$72,015 to $81,202`.

The currency of the words `dollars` and `francs` alone is open (None): French writes them for `US$` and `CHF`, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ..language.folding import Folded, with_offsets
from ..language.number_words import cardinals
from ..model import Fact, Language
from ..patterns import lazy
from .fact_type import FactType
from .figures import FIGURE, canonical, scaled
from .once import once
from .periods import period_after, period_before, period_near


class Amount(NamedTuple):
    """The canonical value."""

    value: str
    currency: str | None
    money: str | None
    period: str


TYPE = FactType(
    "amount",
    "An amount of money.",
    Amount,
    {
        "value": "the number, such as 4565.36",
        "currency": "the ISO code; $ for a dollar of no named country, empty where none is given, open for `dollars`",
        "money": "dollar or franc for the word alone, open for dollars and francs of a country, empty for other money",
        "period": "month, year, week, day or hour; empty where none is given",
    },
    ("4,565.36 EUR a month", "4 565,36 € par mois"),
    measured=True,
)
# The word alone, as `$` is the dollar of no named country.
_FRANC = "franc"
# currency, its signs and words; plain text (see `folding`). Codes count only in capitals: "try" is a verb.
_SIGNS = (
    ("EUR", r"euros?|€"),
    (
        "USD",
        (
            r"us ?\$|\$ ?us|(?:us|american) dollars?"
            r"|dollars? (?:us(?![a-z])|americains?|des etats-unis|e\.? ?-?u\.?(?![a-z]))"
        ),
    ),
    ("CAD", r"(?:ca|can|c) ?\$|\$ ?(?:can|ca|cad)|canadian dollars?|dollars? canadiens?"),
    ("GBP", r"£|pounds? sterling|livres? sterling"),
    ("CHF", r"swiss francs?|francs? suisses?"),
    ("XOF", r"f ?cfa|cfa francs?|francs? cfa"),
    ("$", r"\$|dollars?"),
    (_FRANC, r"francs?"),
)
_FORMS = [(code, lazy(forms)) for code, forms in _SIGNS]
_FIGURES = frozenset("0123456789")
# Of ISO 4217: currencies of Europe, of countries that speak English or French, and of large ones.
_CODES = tuple(
    (
        "eur usd cad chf gbp sek nok dkk isk pln czk huf ron bgn try aud nzd jpy cny inr brl mxn zar xof xaf xpf mad"
        " tnd dzd egp kes ngn ghs rwf ugx tzs etb mga cdf hkd sgd krw ils aed qar sar thb uah rsd"
    ).split()
)
# Dollars and francs, which are often written without their country.
_OF_A_COUNTRY = frozenset(("$", "USD", "CAD", "AUD", "NZD", "HKD", "SGD", "CHF", "XOF", "XAF", "XPF"))
_MULTIPLES = {"thousand": 3, "k": 3, "mille": 3, "million": 6, "millions": 6, "m": 6}
_MULTIPLES |= {"billion": 9, "milliard": 9, "milliards": 9}
_CURRENCY_WORD = lazy(rf"dollar|euro|pound|livre|franc|\b(?:{'|'.join(_CODES)})\b")
_JOINT = lazy(r" ?(?:-|to|a|au|and|et) ?(?:de )?")
_JOINTS = lazy(rf"({FIGURE}) ?(?:-|to|a|au|and|et) ?$")
# A figure right behind the first one, without a sign of its own.
_LAST_END = lazy(rf" ?- ?(?P<figure>{FIGURE})(?![\w%]|[.,/-][0-9]| ?[$€£])")
# `11.59 pm` is a time of day; `450.00 pm` is paid by the month.
_CLOCK = lazy(r"(?:1[0-2]|0?[1-9])[.,][0-5][0-9] ?pm(?![a-z])")
_REACH = 40


@dataclass(slots=True)
class _Amount:
    start: int
    end: int
    value: str
    currency: str
    period: str
    conflict: str | None = None


def find(text: str, language: Language) -> list[Fact]:
    """The amounts of a text; a range gives a fact for each end, and both share currency and period."""
    return list(once(_find, text, language))


def _find(text: str, language: Language) -> tuple[Fact, ...]:
    folded = with_offsets(text)
    spelled = list(_spelled(folded, text, language))
    if _FIGURES.isdisjoint(folded.text):
        return tuple(_fact(amount, folded, text) for amount in spelled)
    amounts: list[_Amount] = []
    done = 0
    for match in _money.finditer(folded.text):
        if match.start("figure") < done:
            continue  # the second end of a range
        amount = _read(match, folded, text, done)
        if amount is None:
            continue
        amounts += _opening(amount, folded.text, done)
        amounts += [amount, *(_closing(amount, folded.text) if match["before"] and not match["after"] else ())]
        done = amounts[-1].end
    amounts = sorted([*amounts, *spelled], key=lambda amount: amount.start)
    _share(amounts, folded.text)
    return tuple(_fact(amount, folded, text) for amount in amounts)


def _spelled(folded: Folded, text: str, language: Language) -> Iterator[_Amount]:
    """The sums in words: `five hundred dollars`, `deux millions d'euros`; a single coin is no sum."""
    plain = folded.text
    if not _CURRENCY_WORD.search(plain):
        return
    for numeral in cardinals(plain, language):
        match = _sign_behind.match(plain, numeral.end)
        if match is None or numeral.value < 2:
            continue
        currency = _currency(match["sign"], folded.span(*match.span("sign")).of(text))
        period, end = period_after(plain, match.end()) or ("", match.end())
        if currency:
            yield _Amount(numeral.start, end, str(numeral.value), currency, period)


def _read(match: re.Match[str], folded: Folded, text: str, done: int) -> _Amount | None:
    plain = folded.text
    value = canonical(match["figure"])
    if value is None:
        return None
    named = [
        currency
        for group in ("before", "after", "bracket")
        if match[group] and (currency := _currency(match[group], folded.span(*match.span(group)).of(text)))
    ]
    behind = period_after(plain, match.end())
    if not named and not (behind and re.search(r"[.,][0-9]{2}$", match["figure"])):
        return None
    if not named and _CLOCK.match(plain, match.start("figure")):
        return None
    if match["multiple"]:
        value = scaled(value, _MULTIPLES[match["multiple"]])
    start = match.start() if match["before"] and named else match.start("figure")
    end = match.end()
    period = ""
    if behind:
        period, end = behind
    else:
        period = period_before(plain, start, done) or period_near(plain, end)
    exact = [currency for currency in named if currency not in {"$", _FRANC}]
    currency = (exact or named or [""])[0]
    conflict = next((other for other in exact if other != currency), None)
    return _Amount(start, end, value, currency, period, conflict)


def _opening(amount: _Amount, plain: str, done: int) -> list[_Amount]:
    """The first end of `72,015 to 81,202 USD`, which bears no currency of its own."""
    start = max(done, amount.start - _REACH)
    match = _JOINTS.search(plain[start : amount.start])
    value = canonical(match[1]) if match else None
    if match is None or value is None or re.search(r"[\w.,/-]$", plain[start : start + match.start()]):
        return []
    return [_Amount(start + match.start(1), start + match.end(1), value, amount.currency, amount.period)]


def _closing(amount: _Amount, plain: str) -> list[_Amount]:
    """The second end of `$20-40 a month`, which bears no currency of its own."""
    match = _LAST_END.match(plain, amount.end)
    value = canonical(match["figure"]) if match else None
    if match is None or value is None or float(value) <= float(amount.value) or _sign_behind.match(plain, match.end()):
        return []
    period, end = period_after(plain, match.end()) or ("", match.end())
    return [_Amount(match.start("figure"), end, value, amount.currency, period)]


def _share(amounts: list[_Amount], plain: str) -> None:
    """Gives both ends of a range the currency and period that only one of them states."""
    for first, last in pairwise(amounts):
        if _JOINT.fullmatch(plain[first.end : last.start]):
            first.currency = first.currency or last.currency
            last.currency = last.currency or first.currency
            first.period = first.period or last.period
            last.period = last.period or first.period


def _fact(amount: _Amount, folded: Folded, text: str) -> Fact:
    span = folded.span(amount.start, amount.end)
    written = span.of(text)
    return Fact(
        TYPE.name, Amount(amount.value, *_money_of(amount, written), amount.period), span, written, amount.conflict
    )


def _money_of(amount: _Amount, written: str) -> tuple[str | None, str | None]:
    """The currency and the word for it. Either is open where the other says more."""
    if amount.currency == _FRANC:
        return None, _FRANC
    if amount.currency == "$" and "$" not in written:
        # The second end of a range bears no sign at all.
        return None, "dollar" if "dollar" in written.lower() else None
    return amount.currency, None if amount.currency in _OF_A_COUNTRY or not amount.currency else ""


def _currency(sign: str, written: str) -> str:
    if sign in _CODES:
        return sign.upper() if written.isupper() or sign == "eur" else ""
    for code, forms in _FORMS:
        if forms.fullmatch(sign):
            return code
    return ""


@lazy
def _sign_behind() -> str:
    signs = "|".join(forms for _, forms in _SIGNS)
    return rf" (?:d'|de )?(?P<sign>{signs}|{'|'.join(_CODES)})(?![a-z])"


@lazy
def _money() -> str:
    signs = "|".join(forms for _, forms in _SIGNS)
    codes = "|".join(_CODES)
    multiples = "|".join(sorted(_MULTIPLES, key=lambda word: -len(word)))
    sign = rf"(?:{signs}|{codes})(?![a-z])"
    return (
        rf"(?:(?<![a-z0-9])(?P<before>{sign}) {{0,2}})?(?<![a-z0-9])(?P<figure>{FIGURE})"
        rf"(?: ?(?P<multiple>{multiples})(?![a-z])(?: d'| de)?)?"
        rf"(?: {{0,2}}(?P<after>{sign}))?(?: {{0,2}}\((?P<bracket>{sign})\))?"
    )
