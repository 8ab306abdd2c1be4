import pytest
from bilint.facts.clearances import find, find_in_field
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("english", "french", "value"),
    [
        ("cleared to COSMIC TOP SECRET/ATOMAL", "habilitation COSMIC TRÈS SECRET/ATOMAL", "CTS/A"),
        ("COSMIC TOP SECRET - ATOMAL", "COSMIC TRES SECRET / ATOMAL", "CTS/A"),
        ("a NATO SECRET clearance", "habilitation NATO SECRET", "NS"),
        ("NATO CONFIDENTIAL", "NATO CONFIDENTIEL", "NC"),
        ("a Secret clearance", "une habilitation de sécurité « Secret »", "SECRET"),
        ("Security clearance: Top Secret", "Cote de sécurité : Très secret", "TOP SECRET"),
        ("Reliability Status", "cote de fiabilité", "RELIABILITY"),
        ("Enhanced Reliability", "Cote de fiabilité approfondie", "ENHANCED RELIABILITY"),
        ("SECRET UE/EU SECRET", "SECRET UE/EU SECRET", "EU SECRET"),
        ("clearance at the level Protected B", "attestation de niveau Protégé B", "PROTECTED B"),
    ],
)
def test_both_languages_say_the_same(english, french, value):
    assert [fact.value for fact in find(english, "en")] == [value]
    assert [fact.value for fact in find(french, "fr")] == [value]


@pytest.mark.parametrize(
    "text",
    ["the Secretary of the Board", "a secret ballot", "reliability of the data", "confidential files", "NS", "none"],
)
def test_ordinary_words_are_no_clearances(text):
    assert find(text, "en") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NS", "NS"),
        ("CTS/A", "CTS/A"),
        ("Secret", "SECRET"),
        ("None", "none"),
        ("Sans objet", "none"),
        ("Aucune", "none"),
    ],
)
def test_in_a_field_abbreviations_and_plain_words_count(text, value):
    assert [fact.value for fact in find_in_field(text, "en")] == [value]


PIECES = ["COSMIC", "TRÈS", "SECRET", "/", "-", "ATOMAL", "clearance", "e\u0301", "\u00a0", "NS"]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_spans_are_the_texts(text):
    for fact in (*find(text, "fr"), *find_in_field(text, "fr")):
        assert fact.text == fact.span.of(text) != ""
