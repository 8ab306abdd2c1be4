"""Organisations are found by acronym and by name, and both languages agree on them."""

from __future__ import annotations

import pytest
from bilint.facts.organisations import find
from bilint.model import Language
from hypothesis import given
from hypothesis import strategies as st


def bodies(text: str, language: Language) -> list[str]:
    return [fact.value for fact in find(text, language)]


@pytest.mark.parametrize(
    ("english", "french", "expected"),
    [
        ("World Health Organization", "Organisation mondiale de la Santé", ["WHO"]),
        ("World Health Organisation", "ORGANISATION MONDIALE DE LA SANTE", ["WHO"]),
        ("The European Space Agency", "l’Agence spatiale européenne", ["ESA"]),
        ("IMF", "FMI", ["IMF"]),
        ("NATO IS", "OTAN SI", ["NATO", "IS"]),
        ("International Military Staff", "État-major militaire international", ["IMS"]),
        ("European Commission", "European Commission", ["EC"]),
        ("Directorate for Fairs and Markets", "Direction des foires et marchés", []),
        ("HR and IT", "RH et TI", []),
    ],
)
def test_both_versions_name_the_same_bodies(english: str, french: str, expected: list[str]) -> None:
    assert bodies(english, "en") == expected
    assert bodies(french, "fr") == expected


def test_the_longest_name_is_read() -> None:
    assert bodies("European Investment Bank", "en") == ["EIB"]
    assert bodies("European Investment Fund", "en") == ["EIF"]


def test_an_acronym_means_what_it_does_in_its_own_language_first() -> None:
    assert bodies("EU", "en") == bodies("UE", "fr") == ["EU"]
    assert bodies("EU", "fr") == bodies("US", "en") == ["US"]


def test_names_that_share_an_acronym_agree() -> None:
    assert bodies("Asian Development Bank", "en") == bodies("Banque africaine de développement", "fr")


def test_an_acronym_needs_its_capitals() -> None:
    assert bodies("who is it", "en") == []


@given(st.text() | st.text(alphabet="OTANSIUE ’-éÉ\u0301\u00a0"), st.sampled_from(["en", "fr"]))
def test_spans_hold_their_text(text: str, language: Language) -> None:
    for fact in find(text, language):
        assert fact.span.of(text) == fact.text
        assert fact.text
