from __future__ import annotations

import pytest
from bilint.facts.times import find
from bilint.model import LANGUAGES, Language
from hypothesis import given
from hypothesis import strategies as st

CASES: list[tuple[Language, str, list[tuple[str, str | None]]]] = [
    ("en", "at 11:59 PM", [("23:59", None)]),
    ("en", "at 11.59 p.m.", [("23:59", None)]),
    ("en", "by 23:59:00", [("23:59", None)]),
    ("fr", "à 23 h 59", [("23:59", None)]),
    ("fr", "à 23h59.", [("23:59", None)]),
    ("en", "9 a.m.", [("09:00", None)]),
    ("fr", "9 h", [("09:00", None)]),
    ("en", "5pm or 12 p.m.", [("17:00", None), ("12:00", None)]),
    ("fr", "à 17 heures", [("17:00", None)]),
    ("en", "at noon, not at midnight", [("12:00", None), ("midnight", None)]),
    ("fr", "à midi, et non à minuit", [("12:00", None), ("midnight", None)]),
    ("en", "12 noon, 12:00 a.m., 00:00", [("12:00", None), ("midnight", None), ("midnight", None)]),
    ("fr", "l’après-midi, Gare-du-Midi, chaque midi", []),
    ("en", "from 9 to 11 a.m.", [("09:00", None), ("11:00", None)]),
    ("en", "9 a.m.-5 p.m.", [("09:00", None), ("17:00", None)]),
    ("en", "from 9 to 5 p.m.", [("09:00", None), ("17:00", None)]),
    ("fr", "de 9 h à 17 h", [("09:00", None), ("17:00", None)]),
    ("fr", "de 9 à 17 heures", [("09:00", None), ("17:00", None)]),
    ("en", "by 1700 hours", [("17:00", None)]),
    ("en", "23:59 (Brussels time)", [("23:59", "Brussels")]),
    ("fr", "23 h 59 (heure de Bruxelles)", [("23:59", "Brussels")]),
    ("en", "17:00 CET, 17:00 GMT", [("17:00", "CET"), ("17:00", "UTC")]),
    ("fr", "17 h HEC, 17 h TU", [("17:00", "CET"), ("17:00", "UTC")]),
    ("en", "5 p.m. Eastern Time, 5 p.m. EST", [("17:00", "Eastern"), ("17:00", "Eastern")]),
    ("fr", "17 h, heure de l’Est, 17 h HNE", [("17:00", "Eastern"), ("17:00", "Eastern")]),
    ("en", "2 p.m. Pacific Time, 2 p.m. local time", [("14:00", "Pacific"), ("14:00", "local")]),
    ("fr", "14 h, heure du Pacifique, 14 h, heure locale", [("14:00", "Pacific"), ("14:00", "local")]),
    ("fr", "à 8 h est prévu", [("08:00", None)]),
    ("en", "24 hours, 38 hours per week, 1600 hours of flying, 25:10, 9:75, ratio 1:10:3", []),
    ("fr", "38 heures par semaine, 7 h 30 par jour, en 8 h, sous 24 h, 24 h/24, pendant 17 heures", []),
    ("fr", "durer 1 heure 30 minutes ou 1 h 30 min, à 14 heures", [("14:00", None)]),
    ("fr", "le 22 à 23:59", [("23:59", None)]),
    ("en", "on 14-16 April, 3 posts, 2026", []),
]


@pytest.mark.parametrize(("language", "text", "parts"), CASES)
def test_times(language: Language, text: str, parts: list[tuple[str, str | None]]) -> None:
    assert [fact.parts[:2] for fact in find(text, language)] == parts


@pytest.mark.parametrize(
    ("english", "french", "agree"),
    [
        ("5 p.m. ET", "17 h HNE", True),
        ("5 p.m. EST", "17 h, heure de l'Est", True),
        ("5 p.m. Pacific Time", "17 h (heure avancée du Pacifique)", True),
        ("5 p.m. EDT", "17 h (HAE)", True),
        ("5 p.m. EST", "17 h (HAE)", False),
        ("5 p.m. ET", "17 h (HNP)", False),
    ],
)
def test_a_zone_without_its_half_of_the_year_is_a_class(english: str, french: str, agree: bool) -> None:
    (en,), (fr,) = find(english, "en"), find(french, "fr")
    assert en.agrees(fr) is agree


def test_the_span_holds_the_zone() -> None:
    assert [fact.text for fact in find("vers 17 h 05 (heure de Rome), puis", "fr")] == ["17 h 05 (heure de Rome)"]


@given(st.integers(0, 23), st.integers(0, 59))
def test_all_notations_agree(hour: int, minute: int) -> None:
    half = f"{(hour + 11) % 12 + 1}:{minute:02} {'p' if hour >= 12 else 'a'}.m."
    facts = [
        *find(f"at {half}", "en"),
        *find(f"at {hour}:{minute:02}", "en"),
        *find(f"à {hour} h {minute:02}", "fr"),
        *find(f"à {hour}h{minute:02}", "fr"),
    ]
    assert len(facts) == 4
    assert all(fact.agrees(facts[0]) for fact in facts)


@given(st.text(alphabet="0123456789 :.hapm-àCET()\u00a0\u0301") | st.text(), st.sampled_from(LANGUAGES))
def test_spans_hold_their_text(text: str, language: Language) -> None:
    for fact in find(text, language):
        assert fact.text and fact.span.of(text) == fact.text
