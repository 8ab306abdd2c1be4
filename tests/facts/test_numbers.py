from __future__ import annotations

import pytest
from bilint.facts.numbers import find, is_weak
from bilint.model import LANGUAGES, Language
from hypothesis import example, given
from hypothesis import strategies as st
from num2words import num2words

Parts = tuple[str | None, str | None]


def parts(text: str, language: Language) -> list[tuple[str | None, ...]]:
    return [fact.parts for fact in find(text, language)]


PAIRS: list[tuple[str, str, list[Parts]]] = [
    ("for up to twenty four months", "pour un maximum de vingt-quatre mois", [("24", "month")]),
    ("3 A5 pages in all", "trois pages A5 en tout", [("3", "page")]),
    ("open 24x7, 24/7", "24 heures sur 24, 7 jours sur 7, 24 h/24, 7 j/7", [("24/7", None)] * 2),
    ("8 hints", "huit astuces", [("8", None)]),
    ("at least 7 years' practice", "au moins sept années de pratique", [("7", "year")]),
    ("a contract of four years’ duration", "un contrat de quatre ans", [("4", "year")]),
    ("over the next 2-3 years", "dans les deux à trois prochaines années", [("2-3", "year")]),
    ("from 5 to 7 weeks", "de 5 à 7 semaines", [("5-7", "week")]),
    ("between 5 and 7 days", "entre cinq et sept jours", [("5-7", "day")]),
    ("one or two hours", "une ou deux heures", [("1-2", "hour")]),
    ("10% to 15%", "de 10 à 15 %", [("10-15", "percent")]),
    ("10 per cent, 10 percent", "10 pour cent, dix pour cent", [("10", "percent")] * 2),
    ("the first three years of work", "les trois premières années de travail", [("3", "year")]),
    ("six (6) months", "six (6) mois", [("6", "month")]),
    ("three (3) long years", "trois (3) longues années", [("3", "year")]),
    ("37.5 hours per week", "37,5 heures par semaine", [("37.5", "hour")]),
    ("a 36-month period", "une période de trente-six mois", [("36", "month")]),
    ("a three-year and a one-year post", "un poste de trois ans et un poste d’un an", [("3", "year"), ("1", "year")]),
    ("twice a year", "deux fois par an", [("2", "times")]),
    ("10,000 staff", "10\u202f000 agents", [("10000", "people")]),
    ("10,000 staff", "dix mille agents", [("10000", "people")]),
    ("2 million, 2.5 million", "deux millions, 2,5 millions", [("2000000", None), ("2500000", None)]),
    ("about 20 days", "une vingtaine de jours", [("20", "day")]),
    ("some 100 staff", "une centaine d’agents", [("100", "people")]),
    ("12 islands", "une douzaine d’îles", [("12", None)]),
    ("five working days", "cinq jours ouvrables", [("5", "day")]),
    ("two staff training days", "deux jours de formation", [("2", "day")]),
    ("two full-time posts", "deux postes à temps plein", [("2", "post")]),
    ("a 4-star hotel", "un hôtel 4 étoiles", [("4", None)]),
    ("24/7", "24 h/24 et 7 j/7", [("24/7", None)]),
    ("24 hours a day, seven days a week", "24 heures sur 24, 7 jours sur 7", [("24/7", None)]),
    ("5+ years", "5 ans", [("5", "year")]),
    ("3 year(s)", "3 an(s)", [("3", "year")]),
    ("1. Serve for 3 years", "1) Servir trois ans", [("3", "year")]),
    ("4.1 Scope of 9 areas", "4.1 Portée des 9 domaines", [("9", None)]),
    ("Reports: 4", "Subordonnés : 4", [("4", None)]),
    ("two years, then two years", "deux ans, puis deux ans", [("2", "year")] * 2),
    ("2030 words", "2030 mots", [("2030", "word")]),
    ("4.5", "4,5", [("4.5", None)]),
]


@pytest.mark.parametrize(("english", "french", "expected"), PAIRS)
def test_both_languages_have_the_same_numbers(english: str, french: str, expected: list[Parts]) -> None:
    assert (parts(english, "en"), parts(french, "fr")) == (expected, expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "one of them and a year, another one"),
        ("fr", "l’un d’eux, une personne, un poste"),
        ("en", "241656, (250717), A4, G15, EC-06, A.3/G17, ISO 9001, STD 800-53, PO(2015)49, 5(a), 2nd, 5G"),
        ("en", "see https://example.org/3/4?x=5, www.example.org/7 and room5@example.org"),
        ("en", "call +32 2 555 01 23 or 02/555.01.23, phone: 555 01 23"),
        ("en", "write to the team or 506-555-0142, (506) 555-0142"),
        ("en", "version 1.2.3 of 2026, on 4 May at 11:59 PM for EUR 5"),
        ("fr", "le 4 mai 2026 à 23 h 59 pour 5 €"),
        ("en", "(1) first; (2) second and (3) third"),
        ("en", "pick 1) this 2) that"),
        ("fr", "la 3e fois, le 1er, la 2e"),
        ("fr", "la vingt-huitième année, le vingt et unième jour"),
        ("en", "the twenty-eighth year, the twenty-first day"),
    ],
)
def test_what_is_no_number(language: Language, text: str) -> None:
    assert parts(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "span", "contradicts"),
    [
        ("en", "of six (6) months.", "six (6) months", None),
        ("en", "of six (7) months.", "six (7) months", "7"),
        ("fr", "de 6 (sept) mois", "6 (sept) mois", "7"),
        ("en", "a 3-year term", "3-year", None),
        ("en", "3 A5 pages", "3 A5 pages", None),
        ("fr", "trois premières années", "trois premières années", None),
        ("en", "two big pillars", "two", None),
    ],
)
def test_span_and_contradiction(language: Language, text: str, span: str, contradicts: str | None) -> None:
    (fact,) = find(text, language)
    assert (fact.text, fact.contradicts) == (span, contradicts)


@pytest.mark.parametrize(
    ("language", "text", "weak"),
    [
        ("en", "two pillars", True),
        ("en", "2 pillars", False),
        ("en", "twelve pillars", False),
        ("en", "two years", False),
        ("fr", "les deux années", True),  # both years
        ("fr", "deux ans", False),
        ("fr", "un an", True),  # a year
        ("en", "one year", False),
        ("en", "1 page", True),
    ],
)
def test_is_weak(language: Language, text: str, weak: bool) -> None:
    (fact,) = find(text, language)
    assert is_weak(fact) == weak


def test_les_deux_agrees_with_any_unit() -> None:
    (english,) = find("the two years", "en")
    (french,) = find("les deux années", "fr")
    assert english.agrees(french)


@given(st.integers(2, 99_999), st.sampled_from([("years", "ans"), ("months", "mois"), ("per cent", "pour cent")]))
def test_digits_and_words_agree(value: int, unit: tuple[str, str]) -> None:
    facts = [
        *find(f"{value:,} {unit[0]}", "en"),
        *find(f"{num2words(value, lang='en')} {unit[0]}", "en"),
        *find(f"{value:,} {unit[1]}".replace(",", "\u00a0"), "fr"),
        *find(f"{num2words(value, lang='fr')} {unit[1]}", "fr"),
    ]
    assert len(facts) == 4
    assert {fact.parts for fact in facts} == {facts[0].parts}


PIECES = st.sampled_from(
    ["5", " ", "-", "six", "(6)", "ans", "%", "1", ",", ".", "/", "to", "à", "un", "EUR", "2026", "h"]
)


@example("0H00", "fr")
@example("2 h 30, puis 10 ans", "fr")
@given(st.text() | st.lists(PIECES).map("".join), st.sampled_from(LANGUAGES))
def test_spans_hold_their_text_and_do_not_overlap(text: str, language: Language) -> None:
    end = 0
    for fact in find(text, language):
        assert fact.text and fact.span.of(text) == fact.text
        assert fact.span.start >= end
        end = fact.span.end
