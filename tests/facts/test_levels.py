import pytest
from bilint.facts.levels import find
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("levels: VI (“Proficiency”) in one and II (“Elementary”) in the other", "en", ["VI", "II"]),
        ("le niveau VI (« maîtrise ») dans l’une, le niveau II (« élémentaire ») dans l’autre", "fr", ["VI", "II"]),
        ('IV ("Upper-intermediate")', "en", ["IV"]),
        ("IV (« intermédiaire supérieur »)", "fr", ["IV"]),
        ("niveau de compétence V requis", "fr", ["V"]),
        ("English at level III and French at level I", "en", ["III", "I"]),
        ("English and French: levels V/III", "en", ["V", "III"]),
        ("minimum levels of the languages: V in one and I in the other", "en", ["V", "I"]),
        ("a level of English of at least level 3", "en", ["III"]),
        ("niveau 3 (« intermédiaire »)", "fr", ["III"]),
        ("an “Advanced” level of French", "en", ["V"]),
        ("un niveau « avancé » en français", "fr", ["V"]),
        ("NIVEAU IV (INTERMEDIAIRE SUPERIEUR)", "fr", ["IV"]),
        ("niveau III (« interme\u0301diaire »)", "fr", ["III"]),
        ("Bilingual imperative (CBC / CCC)", "en", ["CBC/CCC"]),
        ("BBB/BBB", "fr", ["BBB"]),
        ("BBB/CBC", "fr", ["BBB/CBC"]),
        ("English at C1 and French at B2 (CEFR)", "en", ["C1", "B2"]),
        ("anglais : niveau C1", "fr", ["C1"]),
        ("SLP 3332 in English", "en", ["SLP 3332"]),
        ("SLP (Listening, Speaking, Reading, Writing) 3332", "en", ["SLP 3332"]),
        ("French: level C in reading, level B in writing", "en", ["C", "B"]),
        ("a good knowledge (B2) of one official language", "en", ["B2"]),
        ("PLN 3-3-3-2 en anglais", "fr", ["SLP 3332"]),
    ],
)
def test_levels(text, language, expected):
    assert [fact.value for fact in find(text, language)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "as set out in Annex II, Article IV and Title I",
        "the languages spoken before World War II at this level",
        "I speak English at a good level",
        "level 3 support for the help desk",
        "Queen Elizabeth II visited the language school",
        "the CBC covered the story",
        "meeting room B2",
        "in accordance with STANAG 6001",
        "Hepatitis C2 and the levels of B1 vitamins",
    ],
)
def test_what_is_no_level(text):
    assert find(text, "en") == []


def test_the_span_covers_numeral_and_label():
    texts = {"en": "level I (“Beginner”) in English", "fr": "le niveau I (« débutant(e) ») en anglais"}
    assert [fact.text for fact in find(texts["en"], "en")] == ["I (“Beginner”)"]
    assert [fact.text for fact in find(texts["fr"], "fr")] == ["I (« débutant(e) »)"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [("II (“Advanced”)", "V"), ("niveau V (« élémentaire »)", "II"), ("V (“Advanced”)", None), ("level V", None)],
)
def test_a_label_that_means_another_level(text, meant):
    assert [fact.contradicts for fact in find(text, "en")] == [meant]


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            [
                "level",
                "niveau",
                "V",
                "III",
                "(",
                ")",
                "«",
                "avancé",
                "»",
                "“",
                "”",
                "English",
                "e\u0301",
                "B2",
                "CBC/CBC",
            ]
        )
    ).map(" ".join)
)
def test_spans_are_the_texts(text):
    for fact in find(text, "en"):
        assert fact.text == fact.span.of(text) != ""
