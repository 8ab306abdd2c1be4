from __future__ import annotations

import pytest
from bilint.facts.amounts import Amount, find
from bilint.facts.figures import canonical, scaled
from bilint.model import LANGUAGES, Fact, Language
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("13 039,44", "13039.44"),
        ("13,039.44", "13039.44"),
        ("13.039,44", "13039.44"),
        ("13'039.44", "13039.44"),
        ("13039,44", "13039.44"),
        ("1,234", "1234"),
        ("1 234 567", "1234567"),
        ("1.234.567,5", "1234567.5"),
        ("1,234.567", "1234.567"),
        ("0,125", "0.125"),
        ("4.50", "4.5"),
        ("7.00", "7"),
        ("007", "7"),
        ("0", "0"),
        ("9" * 31, None),
    ],
)
def test_canonical(figure: str, value: str | None) -> None:
    assert canonical(figure) == value


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_both_notations_have_one_value(whole: int, cents: int) -> None:
    english = f"{whole:,}.{cents:02}"
    assert canonical(english) == canonical(english.replace(",", " ").replace(".", ","))


@pytest.mark.parametrize(
    ("value", "zeros", "scaled_value"), [("2.5", 6, "2500000"), ("2", 3, "2000"), ("1.2345", 3, "1234.5")]
)
def test_scaled(value: str, zeros: int, scaled_value: str) -> None:
    assert scaled(value, zeros) == scaled_value


def told(fact: Fact) -> tuple[str, str | None, str]:
    amount = fact.parts
    assert isinstance(amount, Amount)
    return amount.value, amount.currency, amount.period


CASES: list[tuple[Language, str, list[tuple[str, str, str]]]] = [
    ("en", "Pay: 3,210.65Euro (EUR) Monthly", [("3210.65", "EUR", "month")]),
    ("fr", "Paie : 3 210,65Euro (EUR) Mensuelle", [("3210.65", "EUR", "month")]),
    ("fr", "Paie : 3,210.65 Euro (EUR) Mensuelle", [("3210.65", "EUR", "month")]),
    ("en", "Pay: 3,210.65 (EUR) Monthly", [("3210.65", "EUR", "month")]),
    ("en", "3210.65 EUR per month", [("3210.65", "EUR", "month")]),
    ("fr", "€ 3 210,65 ou 3\u202f210,65 €", [("3210.65", "EUR", ""), ("3210.65", "EUR", "")]),
    ("fr", "quatre-vingt-cinq mille quatre cents USD", [("85400", "USD", "")]),
    ("en", "EUR 3,210.65 net per month", [("3210.65", "EUR", "month")]),
    ("fr", "3.210,65 € nets par mois", [("3210.65", "EUR", "month")]),
    ("en", "$61,200 to $70,400", [("61200", "$", ""), ("70400", "$", "")]),
    ("fr", "de 61 200 $ à 70 400 $", [("61200", "$", ""), ("70400", "$", "")]),
    ("en", "61,200 to 70,400 CAD per annum", [("61200", "CAD", "year"), ("70400", "CAD", "year")]),
    ("fr", "de 61 200 à 70 400 dollars canadiens par an", [("61200", "CAD", "year"), ("70400", "CAD", "year")]),
    ("en", "an annual salary of £30,000", [("30000", "GBP", "year")]),
    ("fr", "un salaire annuel de 30 000 livres sterling", [("30000", "GBP", "year")]),
    ("en", "$25.50/hour, CHF 90 a day", [("25.5", "$", "hour"), ("90", "CHF", "day")]),
    ("fr", "25,50 $ de l’heure, 90 CHF par jour", [("25.5", "$", "hour"), ("90", "CHF", "day")]),
    ("en", "€2.5 million", [("2500000", "EUR", "")]),
    ("fr", "2,5 millions d’euros", [("2500000", "EUR", "")]),
    ("en", "2,345.67 Monthly", [("2345.67", "", "month")]),
    ("en", "the 3 try to hire 12 staff within 5 weeks, 40.25 in all", []),
    ("fr", "les 15 livres et les 3 mensuels", []),
    ("fr", "une allocation de 250,00 dollars US par enfant", [("250", "USD", "")]),
    ("en", "US$ 250.00 (grade K3, step 1) per annum", [("250", "USD", "year")]),
    ("fr", "jusqu'à 250,00 dollars US par enfant et par an", [("250", "USD", "year")]),
    ("en", "by 3 May at 11.59 pm, or 450.00 pm", [("450", "", "month")]),
]


@pytest.mark.parametrize(("language", "text", "parts"), CASES)
def test_amounts(language: Language, text: str, parts: list[tuple[str, str, str]]) -> None:
    assert [told(fact) for fact in find(text, language)] == parts


def test_the_span_holds_currency_and_period() -> None:
    assert [fact.text for fact in find("Pay: 3,210.65Euro (EUR) Monthly.", "en")] == ["3,210.65Euro (EUR) Monthly"]


def test_two_currencies_contradict_each_other() -> None:
    (fact,) = find("500 Euro (USD)", "en")
    assert (told(fact)[1], fact.contradicts) == ("EUR", "USD")


@given(st.text(alphabet="0123456789 ,.'€$()aeurmonthly\u00a0\u0301") | st.text(), st.sampled_from(LANGUAGES))
def test_spans_hold_their_text(text: str, language: Language) -> None:
    for fact in find(text, language):
        assert fact.text and fact.span.of(text) == fact.text


@pytest.mark.parametrize(
    ("english", "french", "expected"),
    [
        ("a fee of five hundred dollars", "des frais de cinq cents dollars", [("500", None, "")]),
        ("two million euros a year", "deux millions d'euros par an", [("2000000", "EUR", "year")]),
        (
            "a budget of 300 USD and reports on it twice a year",
            "un budget de 300 USD, avec deux rapports par an",
            [("300", "USD", "")],
        ),
        ("one euro of hundred dollar bills", "un euro", []),
    ],
)
def test_sums_in_words_and_what_is_no_period(english, french, expected):
    assert [told(fact) for fact in find(english, "en")] == expected
    assert [told(fact) for fact in find(french, "fr")] == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a room at $25–35/month on the island", [("25", "$", "month"), ("35", None, "month")]),
        ("EUR 1,100-1,300 per year", [("1100", "EUR", "year"), ("1300", "EUR", "year")]),
        ("$35-40 USD", [("35", "$", ""), ("40", "USD", "")]),
        ("$25-3 May, and $400 to 12 schools", [("25", "$", ""), ("400", "$", "")]),
    ],
)
def test_the_second_end_of_a_range_may_bear_no_sign(text: str, parts: list[tuple[str, str | None, str]]) -> None:
    assert [told(fact) for fact in find(text, "en")] == parts


@pytest.mark.parametrize(
    ("english", "french", "agree"),
    [
        ("120 dollars", "120 dollars", True),
        ("US$120", "120 dollars", True),
        ("120 dollars", "120 euros", False),
        ("EUR 120", "120 francs", False),
        ("CHF 120", "120 francs", True),
        ("XOF 120", "120 F CFA", True),
        ("120 francs", "120 dollars", False),
        ("MAD 120", "120 TND", False),
    ],
)
def test_a_dollar_of_no_country_is_no_euro(english: str, french: str, agree: bool) -> None:
    (here,), (there,) = find(english, "en"), find(french, "fr")
    assert here.agrees(there) is agree
