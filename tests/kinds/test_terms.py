"""Terms that the other version does not render are told, once; free renderings are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilint.facts import FactStore
from bilint.kinds import terms
from bilint.kinds.contract import Case, Hit
from bilint.messages import FaultsError
from bilint.vocabulary import Vocabulary
from hypothesis import given
from hypothesis import strategies as st

from tests.house import notice
from tests.kinds.hits import hits

VOCABULARY = Vocabulary()
HOUSE = """
[[terms]]
subject = "boats"
entries = [
    { en = ["ferry"], fr = ["bac"], loose = { en = ["boat"] }, deprecated = { en = ["ferry-boat"] }, forbidden = { fr = ["traversier"] } },
    { en = ["tugboat", "tug"], fr = ["remorqueur"] },
    { en = ["harbour master"], fr = ["capitaine de port", "capitaine du port"] },
    { en = ["Tidal Survey Board"], fr = ["bureau d'étude des marées"] },
    { en = ["skipper"], fr = ["patronne", "patron"] },
    { en = ["IT"], fr = ["informatique"] },
    { en = ["mooring"] },
    { en = ["anchor"], fr = ["ancre"], context = { en = ["chain", "boat"], fr = ["chaîne", "bateau"] } },
    { en = ["national regatta"], fr = ["course du pays"] },
    { en = ["canal boat"], fr = ["péniche"] },
    { en = ["boat licence"], fr = ["permis de bateau"] },
    { en = ["concession"], fr = ["licence"] },
    { en = ["quay"], fr = ["quai"], strict = false },
]
"""


@pytest.fixture
def house(tmp_path: Path) -> dict[str, object]:
    path = tmp_path / "house.toml"
    path.write_text(HOUSE, encoding="utf-8")
    return {"termbases": [str(path)]}


def check(english: str, french: str, options: dict[str, object] | None = None) -> list[Hit]:
    made, sections = notice(english, french)
    return list(hits(terms, Case(made, sections, FactStore(), VOCABULARY), options or {}))


def told(hits: list[Hit]) -> list[tuple[str, list[str]]]:
    return [(hit.variant, [mark.text for mark in hit.marks]) for hit in hits]


@pytest.mark.parametrize(
    ("english", "french", "marks"),
    [
        ("The tugs leave at noon.", "Les bacs partent à midi.", ("other-fr", ["tugs", "bacs"])),
        ("The Ferry leaves at noon.", "Le chaland part à midi.", ("missing-fr", ["Ferry", "Le chaland part à midi."])),
        (
            "The barge leaves at noon.",
            "LE REMORQUEUR PART.",
            ("missing-en", ["REMORQUEUR", "The barge leaves at noon."]),
        ),
        ("Ask the pilot.", "Voir les capitaines du port.", ("missing-en", ["capitaines du port", "Ask the pilot."])),
        ("The skippers meet.", "Les marins se réunissent.", ("missing-fr", ["skippers", "Les marins se réunissent."])),
        ("The IT works.", "Cela marche.", ("missing-fr", ["IT", "Cela marche."])),
    ],
)
def test_what_is_not_rendered(
    house: dict[str, object], english: str, french: str, marks: tuple[str, list[str]]
) -> None:
    assert told(check(english, french, house)) == [marks]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("The ferries leave at noon.", "Les bacs partent à midi."),
        ("The boats leave at noon.", "Les bacs partent à midi."),
        ("The TSB meets.", "Le bureau d’étude des marées se réunit."),
        ("The Tidal Survey Board meets.", "Le TSB se réunit."),
        ("The Tidal Survey Board meets.", "Le BEM se réunit."),
        ("The skipper waits.", "La ou le patron(ne) attend."),
        ("The harbour master waits.", "Le capitaine qui commande le port attend."),
        ("It works.", "Cela marche."),
        ("The mooring is free.", "La place est libre."),
        ("The quay is long.", "Le port est grand."),
    ],
)
def test_what_is_rendered_in_some_way(house: dict[str, object], english: str, french: str) -> None:
    assert told(check(english, french, house)) == []


@pytest.mark.parametrize(
    ("english", "french", "found"),
    [
        ("The anchor of the boat is new.", "Le lest est neuf.", ["anchor"]),
        ("The anchor is new.", "Le lest du bateau est neuf.", ["anchor"]),
        ("The anchor of the news is new.", "La présentatrice du journal est nouvelle.", []),
    ],
)
def test_a_term_of_several_senses_needs_a_word_of_its_sense_near(
    house: dict[str, object], english: str, french: str, found: list[str]
) -> None:
    assert [hit.marks[0].text for hit in check(english, french, house)] == found


@pytest.mark.parametrize(
    ("english", "french", "found"),
    [
        ("He reads about remorqueurs.", "Il lit un livre sur le remorqueur.", []),
        ("The national regatta is free.", "La compétition nationale est gratuite.", ["national regatta"]),
        ("The national regatta is free.", "La régate nationale est gratuite.", []),
        ("The canal boat is slow.", "Le canot est lent.", ["canal boat"]),
    ],
)
def test_the_cognates_of_a_term_answer_it(
    house: dict[str, object], english: str, french: str, found: list[str]
) -> None:
    assert [hit.marks[0].text for hit in check(english, french, house)] == found


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("We write to the Royal Ferry Company today.", []),
        ("We write to the Office of Ferry Masters today.", []),
        ("We write to the Ferry today.", ["Ferry"]),
        ("Today the Ferry leaves at noon.", ["Ferry"]),
        ("Ferry Street is closed to the ferry today.", ["Ferry", "ferry"]),
    ],
)
def test_a_term_inside_a_name_is_none(house: dict[str, object], english: str, found: list[str]) -> None:
    assert [hit.marks[0].text for hit in check(english, "Le chaland part à midi.", house)] == found


def test_a_term_of_the_other_version_with_a_common_word_is_no_rival(house: dict[str, object]) -> None:
    assert check("The boat licence is new.", "La licence est neuve.", house) == []
    assert check("The boat licence is new.", "Le bac est neuf.", house) != []


def test_the_neighbouring_sentence_may_have_the_term(house: dict[str, object]) -> None:
    assert check("The tug leaves.\nWe follow it.", "Nous partons.\nLe remorqueur nous précède.", house) == []


def test_terms_that_a_house_advises_against(house: dict[str, object]) -> None:
    hits = check("The ferry-boat leaves at noon.", "Le bac, dit traversier, part à midi.", house)
    assert told(hits) == [("deprecated", ["ferry-boat"]), ("forbidden", ["traversier"])]
    assert [hit.values["usual"] for hit in hits] == ["ferry", "bac"]


def test_the_starter_termbase_is_used_without_options() -> None:
    hits = check("You are entitled to sick leave.", "Vous avez droit à un congé parental.")
    assert told(hits) == [("other-fr", ["sick leave", "congé parental"])]
    assert hits[0].missing == ("congé de maladie",)


def test_an_unusable_termbase_is_named(tmp_path: Path) -> None:
    with pytest.raises(FaultsError, match=r"absent\.toml:1: Cannot be read"):
        check("A ferry.", "Un bac.", {"termbases": [str(tmp_path / "absent.toml")]})


WORDS = st.sampled_from(
    [
        "full-time",
        "temps plein",
        "congé",
        "annuel",
        "(e)s",
        "·e·s",
        "security clearance",
        "CTS",
        "’",
        "été",
        "e\u0301",
        "-",
    ]
)


@given(st.lists(WORDS, max_size=12), st.lists(WORDS, max_size=12))
def test_any_text_is_read(english: list[str], french: list[str]) -> None:
    for hit in check("a " + " ".join(english), "a " + " ".join(french)):
        assert all(mark.text.strip() for mark in hit.marks)
