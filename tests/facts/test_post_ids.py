import pytest
from bilint.facts.post_ids import find, find_in_field
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Archivist, Records Unit (314159)", ["314159"]),
        ("Archiviste (Service des archives) – 314159", ["314159"]),
        ("Archiviste (poste 314159)", ["314159"]),
        ("Post No. 3141", ["3141"]),
        ("Avis de vacance n° A 12(2031)", ["A12(2031)"]),
        ("Ref. A 12 (2031)", ["A12(2031)"]),
        ("Vacancy A07/0525", ["A07/0525"]),
        ("Job number: 2031-ABC-EA-4567", ["2031-ABC-EA-4567"]),
        ("Numéro de référence : VN-2031-017", ["VN-2031-017"]),
        ("VN-2031-017", ["VN-2031-017"]),
        ("N° 31415", ["31415"]),
        ("Keeper, Harbour Safety-314159", ["314159"]),
    ],
)
def test_post_numbers(text, expected):
    assert [fact.value for fact in find(text, "en")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Apply by 13-May-2031",
        "the post-2030 agenda (2030)",
        "Regulation (EU) 2016/679",
        "Harbours in COVID-19",
        "school year (2030-2031)",
        "a budget of (12,500)",
        "posts: 12000 applications were read",
        "Monthly salary – 4565.36",
    ],
)
def test_what_is_no_post_number(text):
    assert find(text, "en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("314159", ["314159"]),
        (" 12 ", ["12"]),
        ("13-May-2031", []),
        ("31-WSP-9531", ["31-WSP-9531"]),
        ("2031", []),
        ("A 12(2031)", ["A12(2031)"]),
        ("none", []),
    ],
)
def test_in_a_field_any_code_counts(text, expected):
    assert [fact.value for fact in find_in_field(text, "en")] == expected


@given(st.text() | st.text(alphabet="A1-–/() .n°²③"))
def test_spans_are_the_texts(text):
    for fact in (*find(text, "fr"), *find_in_field(text, "fr")):
        assert fact.text == fact.span.of(text) != ""
