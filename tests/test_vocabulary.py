"""The vocabulary files are well-formed, and each look-up has one place."""

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from bilint.structure.labels import Labels, label_key
from bilint.vocabulary import Vocabulary

VOCABULARY = Vocabulary()
ROWS = [(row[0].split("|"), row[1].split("|")) for row in VOCABULARY.rows("words")]
LANGUAGES = ("en", "fr")


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((VOCABULARY.folder / f"{name}.toml").read_text(encoding="utf-8"))


def repeated(words: list[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


def test_the_word_list_has_two_columns_and_single_words() -> None:
    assert all(len(row) == 2 for row in VOCABULARY.rows("words"))
    words = [word for english, french in ROWS for word in (*english, *french)]
    assert [word for word in words if not word.isalpha()] == []


def test_the_word_list_is_lower_case_and_composed() -> None:
    text = (VOCABULARY.folder / "words.tsv").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert [word for english, french in ROWS for word in (*english, *french) if word != word.lower()] == []


def test_each_row_has_its_own_first_word_in_order() -> None:
    heads = [english[0] for english, _ in ROWS]
    assert repeated(heads) == []
    assert heads == sorted(heads)


def test_no_row_repeats_a_word() -> None:
    assert [row for row in ROWS if repeated(row[0]) or repeated(row[1])] == []


def test_no_word_means_everything() -> None:
    # A word of many rows has as many keys, of which a translation shares but one.
    for side in (0, 1):
        counts = Counter(word for row in ROWS for word in row[side])
        assert [word for word, count in counts.items() if count > 4] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_stop_words_are_unique_and_tell_the_languages_apart(language: str) -> None:
    lists = table("stopwords")
    assert repeated(lists[language]) == []
    assert all(word == word.lower() and word.isalpha() for word in lists[language])
    shared = set(lists["en"]) & set(lists["fr"])
    assert len(shared) < len(lists[language]) / 10


@pytest.mark.parametrize("name", ["headings", "fields"])
def test_each_concept_has_one_row_with_labels_in_both_languages(name: str) -> None:
    rows = VOCABULARY.rows(name)
    assert repeated([row[0] for row in rows]) == []
    for concept, english, french, *fact in rows:
        assert concept == concept.lower()
        assert all(label and label == label.strip() for label in (*english.split("|"), *french.split("|")))
        assert len(fact) <= (name == "fields")


@pytest.mark.parametrize("name", ["headings", "fields"])
def test_no_label_stands_under_two_concepts(name: str) -> None:
    concepts: dict[str, set[str]] = {}
    for concept, english, french, *_ in VOCABULARY.rows(name):
        for label in (*english.split("|"), *french.split("|")):
            concepts.setdefault(label_key(label), set()).add(concept)
    assert {label: found for label, found in concepts.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("name", "look_up"), [("headings", Labels.heading), ("fields", Labels.concept)])
def test_every_label_is_found_under_its_concept(name: str, look_up: Callable[[Labels, str], str]) -> None:
    labels = Labels(VOCABULARY)
    for concept, english, french, *_ in VOCABULARY.rows(name):
        assert {look_up(labels, label) for label in (*english.split("|"), *french.split("|"))} == {concept}


@pytest.mark.parametrize("name", ["headings", "fields"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_is_written_twice(name: str, language: str) -> None:
    column = 1 + LANGUAGES.index(language)
    assert repeated([label.lower() for row in VOCABULARY.rows(name) for label in row[column].split("|")]) == []


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Application Deadline", "Date de retrait"),
        ("Closing date", "Date de clôture"),
        ("Apply by", "Date limite de dépôt des candidatures"),
        ("Duty station", "Lieu d'affectation"),
        ("Vacancy no.", "Avis de vacance n°"),
        ("Pay basis", "Base de paie"),
        ("Indirect reports", "Nombre de subordonné(e)s indirect(e)s"),
        ("Security clearance", "Habilitation de sécurité"),
        ("Number of posts", "Nombre de postes"),
        ("Job family", "Famille d'emplois"),
        ("Contract duration", "Durée du contrat"),
        ("Who can apply", "Qui peut postuler"),
    ],
)
def test_labels_of_fields_meet(english: str, french: str) -> None:
    labels = Labels(VOCABULARY)
    assert labels.concept(english) == labels.concept(french) != ""


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Main duties", "Principales fonctions"),
        ("ESSENTIAL", "ACQUIS ESSENTIELS"),
        ("Desirable", "Souhaitable"),
        ("Skills", "Compétences"),
        ("Stakeholder management", "Gestion des parties prenantes"),
        ("How to apply", "Comment postuler"),
        ("People management", "Encadrement"),
        ("What we offer", "Ce que nous offrons"),
        ("Data protection", "Protection des données"),
        ("Equal opportunities", "Égalité des chances"),
        ("Additional information", "Informations complémentaires"),
        ("Working relationships", "Relations de travail"),
    ],
)
def test_headings_meet(english: str, french: str) -> None:
    labels = Labels(VOCABULARY)
    assert labels.heading(english) == labels.heading(french) != ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_construction_needs_words_of_its_expression(language: str) -> None:
    for row in table("constructions")[language]:
        assert all(word in row["pattern"] for word in row.get("needs", "").split())
