import pytest
from bilint.facts.grades import find, find_in_field
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO Grade G15", ["G15"]),
        ("grade OTAN G15", ["G15"]),
        ("Grade: G10-G12", ["G10-G12"]),
        ("grade G10 to G12", ["G10-G12"]),
        ("grade G10 à G12", ["G10-G12"]),
        ("grade G10–12", ["G10-G12"]),
        ("Grade A.3/G17", ["A3/G17"]),
        ("classe P-4", ["P4"]),
        ("at the P4 grade", ["P4"]),
        ("Group and level: EC-06/07", ["EC-06/07"]),
        ("Groupe et niveau : EC-6/7", ["EC-06/07"]),
        ("Classification: AS-4", ["AS-04"]),
        ("Grade 12", ["12"]),
        ("grade NOC", ["NOC"]),
        ("between grade G15 and grade G17", ["G15", "G17"]),
        ("two A4 pages for this grade", []),
        ("pour ce grade, deux pages A4 au plus", []),
        ("a grade held for 3 years", []),
        ("building G15", []),
        ("upgrade of the A2 motorway", []),
        ("EC-05", ["EC-05"]),
        (" AS-04/05 ", ["AS-04/05"]),
        ("P-3 to P-4", ["P3-P4"]),
        ("Bridge Engineer EC-05", ["EC-05"]),
        ("Bridge Engineer, grade EC-05", ["EC-05"]),
        ("The form is B-2.", []),
        ("B2", []),
    ],
)
def test_grades_in_running_text(text, expected):
    assert [fact.value for fact in find(text, "en")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("G22", ["G22"]),
        ("B.4", ["B4"]),
        ("D-1", ["D1"]),
        ("GS-6", ["GS-06"]),
        ("7", ["7"]),
        ("P-3/Step 4", ["P3"]),
        ("80 %", []),
        ("n/a", []),
    ],
)
def test_grades_in_a_field(text, expected):
    assert [fact.value for fact in find_in_field(text, "en")] == expected


@given(st.text() | st.text(alphabet="Ggrade 0123456789-/.àEC"))
def test_spans_are_the_texts(text):
    for fact in (*find(text, "fr"), *find_in_field(text, "fr")):
        assert fact.text == fact.span.of(text) != ""
