from __future__ import annotations

import datetime

import pytest
from babel import Locale
from bilint.facts.dates import find
from bilint.language.folding import fold
from bilint.language.months import FULL_MONTHS, MONTHS, WEEKDAYS, has_day, is_damaged_month, weekday
from bilint.model import LANGUAGES, Language
from hypothesis import given
from hypothesis import strategies as st

Parts = tuple[str | None, str, str, str]
LOCALES = ["en_GB", "en_CA", "fr_FR", "fr_CA"]
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("context", ["format", "stand-alone"])
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_the_tables_hold_the_names_of_cldr(locale: str, context: str, width: str) -> None:
    names = Locale.parse(locale)
    months = {fold(name).rstrip("."): number for number, name in names.months[context][width].items()}
    days = {fold(name).rstrip("."): number for number, name in names.days[context][width].items()}
    assert {name: MONTHS.get(name) for name in months} == months
    # "mar." is Tuesday in French and March in English, so both tables hold it.
    assert {name: WEEKDAYS.get(name) for name in days} == days


@given(DAYS)
def test_weekday_and_length_of_months_as_in_the_calendar(day: datetime.date) -> None:
    assert weekday(day.year, day.month, day.day) == day.weekday()
    assert has_day(day.year, day.month, day.day)
    tomorrow = day + datetime.timedelta(days=1)
    assert has_day(day.year, day.month, day.day + 1) == (tomorrow.month == day.month)


@pytest.mark.parametrize("word", ["ay", "pril", "apil", "fevrir", "ocotber", "decmber", "janvie", "juilet"])
def test_damaged_months(word: str) -> None:
    assert is_damaged_month(word)


@pytest.mark.parametrize("word", ["may", "sept", "year", "de", "budget", "contract", "annee", "summer", "monday", "a"])
def test_words_that_are_no_damaged_months(word: str) -> None:
    assert not is_damaged_month(word)


CASES: list[tuple[Language, str, list[Parts]]] = [
    # days
    ("en", "22-Mar-2026", [("2026", "03", "22", "")]),
    ("fr", "22-mar-2026", [("2026", "03", "22", "")]),
    ("fr", "15-déc.-2024", [("2024", "12", "15", "")]),
    ("fr", "15-Dec-2024", [("2024", "12", "15", "")]),
    ("en", "13 May 2025 and May 13, 2025", [("2025", "05", "13", "")] * 2),
    ("fr", "le 1er mars 2026, le 1ᵉʳ mars 2026, le premier mars 2026", [("2026", "03", "01", "")] * 3),
    ("en", "the 3rd of June 2026, the first of June", [("2026", "06", "03", ""), (None, "06", "01", "")]),
    ("en", "this 31st day of May, 2024", [("2024", "05", "31", "")]),
    ("en", "A list may be made and MAY be used; the roof of MAY have.", []),
    ("en", "between March and May", [(None, "03", "", ""), (None, "05", "", "")]),
    ("en", "2018-19, 2018/2019", [("2018", "", "", ""), ("2019", "", "", "")] * 2),
    ("fr", "le 3 juin ; le 5 de\u0301cembre 2025", [(None, "06", "03", ""), ("2025", "12", "05", "")]),
    ("fr", "le 5\u00a0AOUT\u00a02026", [("2026", "08", "05", "")]),
    ("en", "2026-03-22, 22/03/2026, 22.03.2026, 3/22/2026, 22/3/26", [("2026", "03", "22", "")] * 5),
    ("en", "04/05/2026", [("2026", "05", "04", "")]),
    ("en", "Monday 4 May 2026 or Sunday, March 22, 2026", [("2026", "05", "04", ""), ("2026", "03", "22", "")]),
    # ranges and lists: each end is a fact
    ("en", "14-16 April 2026", [("2026", "04", "14", ""), ("2026", "04", "16", "")]),
    ("en", "from 14 to 16 April", [(None, "04", "14", ""), (None, "04", "16", "")]),
    ("fr", "du 14 au 16 avril 2026", [("2026", "04", "14", ""), ("2026", "04", "16", "")]),
    ("fr", "les 14, 15 et 17 avril", [(None, "04", "14", ""), (None, "04", "15", ""), (None, "04", "17", "")]),
    ("en", "March 14-16, 2026", [("2026", "03", "14", ""), ("2026", "03", "16", "")]),
    # months and parts of them
    ("en", "March 2026, in March", [("2026", "03", "", ""), (None, "03", "", "")]),
    ("fr", "mars 2026, en mars, 03/2026", [("2026", "03", "", ""), (None, "03", "", ""), ("2026", "03", "", "")]),
    ("en", "mid-April 2026", [("2026", "04", "", "mid")]),
    ("fr", "à la mi-avril 2026", [("2026", "04", "", "mid")]),
    ("en", "second half of May 2026", [("2026", "05", "", "H2")]),
    ("fr", "deuxième moitié de mai 2026, seconde quinzaine de mai", [("2026", "05", "", "H2"), (None, "05", "", "H2")]),
    ("en", "early June, the beginning of June", [(None, "06", "", "early")] * 2),
    ("fr", "début juin, au début du mois de juin", [(None, "06", "", "early")] * 2),
    ("en", "late May 2026, end of May 2026", [("2026", "05", "", "late")] * 2),
    ("fr", "fin mai 2026, à la fin de mai 2026", [("2026", "05", "", "late")] * 2),
    # years and parts of them
    ("en", "first quarter of 2026, Q1 2026", [("2026", "", "", "Q1")] * 2),
    ("fr", "premier trimestre 2026, 1er trimestre de l’année 2026, T1 2026", [("2026", "", "", "Q1")] * 3),
    ("en", "the second half of 2026, the end of 2026", [("2026", "", "", "H2"), ("2026", "", "", "late")]),
    ("fr", "le deuxième semestre 2026, fin 2026", [("2026", "", "", "H2"), ("2026", "", "", "late")]),
    ("en", "spring 2026, in 2026", [("2026", "", "", "season-spring"), ("2026", "", "", "")]),
    ("fr", "au printemps 2026, en 2026", [("2026", "", "", "season-spring"), ("2026", "", "", "")]),
    ("en", "2024-2026", [("2024", "", "", ""), ("2026", "", "", "")]),
    # damaged months
    ("en", "second half of ay 2026, 15 Apil 2026", [("2026", "?ay", "", "H2"), ("2026", "?apil", "15", "")]),
    ("fr", "mi-avrl 2026, 12-fevrir-2026", [("2026", "?avrl", "", "mid"), ("2026", "?fevrir", "12", "")]),
    ("en", "the 2026 budget, end of year 2026", [("2026", "", "", ""), ("2026", "", "", "late")]),
    ("fr", "le budget de l’année 2026", [("2026", "", "", "")]),
    # no dates
    ("en", "You may march on Mars; 5 may apply, and the second mars the end of contract.", []),
    ("fr", "De cinq à sept ans sur Mars, mais la fin du contrat, 3 à sept jours", []),
    ("en", "2000 words, EUR 2000, 2000 €, PO(2015)49, 2016/679, STD-2019, ISO 9001:2015, 12 2000-2", []),
    ("fr", "2000 mots, 2000 agents, les années 2020, n° 45/67/2026", []),
]


@pytest.mark.parametrize(("language", "text", "parts"), CASES)
def test_dates(language: Language, text: str, parts: list[Parts]) -> None:
    assert [fact.parts for fact in find(text, language)] == parts


@pytest.mark.parametrize(
    ("language", "text", "span", "contradicts"),
    [
        ("en", "on Monday 4 May 2026.", "Monday 4 May 2026", None),
        ("en", "on Tuesday 4 May 2026.", "Tuesday 4 May 2026", "Monday"),
        ("fr", "le mardi 4 mai 2026", "mardi 4 mai 2026", "lundi"),
        ("en", "Monday, March 22, 2026", "Monday, March 22, 2026", "Sunday"),
        ("fr", "mardi 04/05/2026", "mardi 04/05/2026", "lundi"),
        ("fr", "le 31 avril", "31 avril", ""),
        ("en", "on 29 February 2026", "29 February 2026", ""),
        ("en", "on 29 February", "29 February", None),
    ],
)
def test_what_the_calendar_says_otherwise(language: Language, text: str, span: str, contradicts: str | None) -> None:
    (fact,) = find(text, language)
    assert (fact.text, fact.contradicts) == (span, contradicts)


@given(DAYS, st.sampled_from(sorted(FULL_MONTHS)))
def test_month_names_of_either_language_are_read_in_both(day: datetime.date, name: str) -> None:
    text = f"{min(day.day, 28)} {name.capitalize()} {day.year}"
    for language in LANGUAGES:
        (fact,) = find(text, language)
        assert fact.parts == (str(day.year), f"{MONTHS[name]:02}", f"{min(day.day, 28):02}", "")
        assert fact.text == text


ALPHABET = st.sampled_from(
    ["mai", "May", " ", "-", "2026", "15", "1er", ",", ".", "/", "mid", "fin", "de", "ay", "lundi"]
)


@given(st.text() | st.lists(ALPHABET).map("".join), st.sampled_from(LANGUAGES))
def test_spans_hold_their_text_and_do_not_overlap(text: str, language: Language) -> None:
    end = 0
    for fact in find(text, language):
        assert fact.text and fact.span.of(text) == fact.text
        assert fact.span.start >= end
        end = fact.span.end
