import pytest
from bilint.facts.schedules import find, find_in_field
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("english", "french", "expected"),
    [
        ("Full-time", "Temps plein", ("full-time", "100")),
        ("FULL TIME", "à temps\u00a0plein", ("full-time", "100")),
        ("part-time (80%)", "à temps partiel (80 %)", ("part-time", "80")),
        ("part-time at 60 %", "temps partiel à 60 %", ("part-time", "60")),
        ("half-time", "à mi-temps", ("part-time", "50")),
        ("Part-time", "Temps partiel", ("part-time", None)),
        ("shift work", "travail posté", ("shift", None)),
        ("on-call", "astreinte", ("on-call", None)),
    ],
)
def test_both_languages_say_the_same(english, french, expected):
    assert [fact.parts for fact in find(english, "en")] == [expected]
    assert [fact.parts for fact in find(french, "fr")] == [expected]


def test_a_percentage_alone_is_a_schedule_in_a_field_only():
    assert find("80 %", "fr") == []
    (alone,) = find_in_field("80 %", "fr")
    (named,) = find_in_field("Part-time (80%)", "en")
    (other,) = find_in_field("Part-time (60%)", "en")
    assert alone.agrees(named)
    assert not alone.agrees(other)


PIECES = ["temps", "plein", "partiel", "80", "%", "(", ")", "full-time", "mi-temps"]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_spans_are_the_texts(text):
    for fact in (*find(text, "fr"), *find_in_field(text, "fr")):
        assert fact.text == fact.span.of(text) != ""
