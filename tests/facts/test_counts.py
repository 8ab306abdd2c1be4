import pytest
from bilint.facts.counts import find
from hypothesis import given
from hypothesis import strategies as st

PAIRS = [
    ("Direct reports: 12", "Nombre de subordonné(e)s direct(e)s : 12", ["direct 12"]),
    ("Number of indirect reports: N/A", "Nombre de subordonné(e)s indirect(e)s : sans objet.", ["indirect none"]),
    ("Indirect reports: N/a.", "Subordonnés indirects : s.o.", ["indirect none"]),
    ("Indirect reports: none", "Subordonné·e·s indirect·e·s : néant", ["indirect none"]),
    ("Direct reports: 0", "Subordonnées directes : aucun(e)", ["direct none"]),
    ("Direct reports: -", "Subordonnés directs : –", ["direct none"]),
    ("Direct reports: three", "Subordonnés directs :\u00a0trois", ["direct 3"]),
    ("Direct reports:\n 5", "Subordonnés directs :  \n5", ["direct 5"]),
    ("Direct reports: about 5", "Subordonnés directs : environ 5", ["direct 5"]),
    (
        "Direct reports: 5 Indirect reports: nil",
        "Subordonnés directs : 5 Subordonnés indirects : néant",
        ["direct 5", "indirect none"],
    ),
    ("Direct reports: up to twenty-one", "Subordonnés directs : jusqu’à vingt et un", ["direct 21"]),
    ("has no direct reports", "sans encadrement : aucun subordonné direct", ["direct none"]),
    ("leads seven direct reports", "encadre sept subordonnés directs", ["direct 7"]),
]


@pytest.mark.parametrize(("english", "french", "expected"), PAIRS)
def test_both_languages_say_the_same(english, french, expected):
    assert [fact.value for fact in find(english, "en")] == expected
    assert [fact.value for fact in find(french, "fr")] == expected


def test_a_label_without_a_value_agrees_with_no_number():
    (empty,) = find("Subordonnés directs :", "fr")
    (number,) = find("Direct reports: 5", "en")
    assert empty.parts == ("direct", "")
    assert empty.text == "Subordonnés directs"
    assert not empty.agrees(number)


@pytest.mark.parametrize(
    "text",
    [
        "The incumbent reports directly to the Head and 2 others.",
        "coaches direct reports, sets 3 aims a year",
        "mentors direct reports",
    ],
)
def test_sentences_about_reports_are_no_counts(text):
    assert find(text, "en") == []


PIECES = ["Direct", "indirect", "reports:", "subordonné(e)s", "direct(e)s", ":", "7", "N/A", "-", "–"]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_spans_are_the_texts(text):
    for fact in find(text, "fr"):
        assert fact.text == fact.span.of(text) != ""
