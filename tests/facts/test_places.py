import pytest
from babel import Locale
from bilint.facts.places import find
from bilint.vocabulary import Vocabulary
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("english", "french", "expected"),
    [
        ("Belgium-Brussels", "Belgique-Bruxelles", ["BE", "brussels"]),
        ("at Capellen, Luxembourg", "à Capellen (Luxembourg)", ["capellen", "LU"]),
        ("in The Hague", "à La Haye", ["the-hague"]),
        ("in Cairo", "au Caire", ["cairo"]),
        ("in West Africa and South-East Asia", "en Afrique de l'Ouest et en Asie du Sud-Est", ["011", "035"]),
        ("Bosnia and Herzegovina", "Bosnie-Herzégovine", ["BA"]),
        ("Guinea-Bissau, then Guinea", "Guinée-Bissau, puis Guinée", ["GW", "GN"]),
        ("the Netherlands and the UNITED KINGDOM", "les Pays-Bas et le ROYAUME-UNI", ["NL", "GB"]),
        ("in Mexico City", "à Mexico", ["mexico-city"]),
        ("Côte d'Ivoire", "Co\u0302te d’Ivoire", ["CI"]),
        ("Quebec City", "d’Ottawa à Québec", ["quebec"]),
    ],
)
def test_both_languages_name_the_same_places(english, french, expected):
    assert [fact.value for fact in find(english, "en")] == expected
    assert [fact.value for fact in find(french, "fr")][-len(expected) :] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Reading and writing skills", "en", []),
        ("located in Reading", "en", ["reading"]),
        ("Nice work", "en", []),
        ("Nice, France", "en", ["nice", "FR"]),
        ("Tours de garde", "fr", []),
        ("un bureau à Tours", "fr", ["tours"]),
        ("Réunion du Conseil", "fr", []),
        ("roast turkey, jersey and chad", "en", []),
        ("le personnel belge et les Bruxelloises", "fr", []),
        ("jobs@Brussels.example", "en", []),
    ],
)
def test_ordinary_words_need_a_preposition_or_a_neighbour(text, language, expected):
    assert [fact.value for fact in find(text, language)] == expected


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_territory_has_its_name_of_cldr(language):
    names = Locale(language).territories
    listed = {row[0]: row for row in Vocabulary().rows("places") if row[0] == row[1]}
    assert len(listed) > 245
    for code, row in listed.items():
        assert code in names, f"{code}: not in this CLDR; the tests need the Babel of the dev extra"
        name = names[code][0].upper() + names[code][1:]
        assert names[code] in [one.lstrip("?") for one in row[2 if language == "en" else 3].split("|")]
        assert [fact.value for fact in find(f"à {name}", language)] == [code], name


def test_every_row_has_a_country_and_both_names():
    rows = Vocabulary().rows("places")
    countries = {row[0] for row in rows if row[0] == row[1]}
    assert all(len(row) == 4 and all(row) and row[1] in countries for row in rows)
    assert len({row[0] for row in rows}) == len(rows)


PIECES = ["Guinea", "-", "Bissau", "Saint", "(", ")", "St.", "in", "Nice", "d'", "Co\u0302te", "Ivoire"]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_spans_are_the_texts(text):
    for fact in find(text, "fr"):
        assert fact.text == fact.span.of(text) != ""
