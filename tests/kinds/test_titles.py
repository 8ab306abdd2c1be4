"""Titles in other words, and posts that report to two people: cases beyond those of the page."""

import pytest

from tests.kinds.one_language import run

ENGLISH = "Job title: Harbour Lamp Team Lead\n\nWe are looking for a Harbour Lamp Team Lead of the coast.\n"


def french(title: str, body: str) -> str:
    return f"Intitulé du poste : {title}\n\nNous cherchons {body} de la côte.\n"


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("Chef de l'équipe des lampes", "un chef d'équipe pour les lampes", ["chef d'équipe pour les lampes"]),
        ("Chef de l'équipe des lampes", "une chef d'équipe de lampes", []),
        (
            "Gestionnaire principal(e) de lampes",
            "un(e) gestionnaire lampes principal(e)",
            ["gestionnaire lampes principal(e)"],
        ),
        ("Gestionnaire principal(e) de lampes", "une gestionnaire principale de lampes", []),
        ("Gestionnaire des lampes du port", "une gestion des lampes du port", []),
        ("Chef de lampes", "une chef pour les lampes", []),
    ],
)
def test_a_title_in_other_words(title: str, body: str, found: list[str]) -> None:
    assert run("title", ENGLISH, french(title, body)).quotes() == found


def test_the_other_version_must_have_its_title_as_it_stands() -> None:
    english = ENGLISH.replace("a Harbour Lamp Team Lead", "a Harbour Lamp Chief")
    assert (
        run("title", english, french("Chef de l'équipe des lampes", "un chef d'équipe pour les lampes")).quotes() == []
    )


@pytest.mark.parametrize(
    ("english", "french", "found"),
    [
        (
            "This post reports to the Harbour Master.",
            "Ce poste relève de la capitainerie.",
            ["Harbour Master", "capitainerie"],
        ),
        ("This post reports to the Harbour Master.", "Ce poste relève du responsable des lampes.", ["Harbour Master"]),
        (
            "This post reports to the Head of Lamps and Oil.",
            "Ce poste relève du responsable des lampes et de l'huile.",
            [],
        ),
        ("This post is at the Harbour.", "Ce poste relève de la capitainerie.", []),
        ("The crews report to the Harbour Master.", "Les équipages relèvent de la capitainerie.", []),
    ],
)
def test_two_people(english: str, french: str, found: list[str]) -> None:
    first = "This post reports to the Head of Lamps.\n\n", "Ce poste relève du responsable des lampes.\n\n"
    here = run("title", f"{first[0]}{english}\n", f"{first[1]}{french}\n")
    assert here.quotes() == found
