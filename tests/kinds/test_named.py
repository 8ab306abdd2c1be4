"""Closed classes: which words of paired sentences are compared, and which only look as if they differed."""

from __future__ import annotations

import pytest

from tests.kinds.one_language import run

ENGLISH = "CONDITIONS\n\nThe keeper lives on the island.\n{}\nThe boat comes at noon.\n"
FRENCH = "CONDITIONS\n\nLe gardien habite sur l'île.\n{}\nLe bateau arrive à midi.\n"


@pytest.mark.parametrize(
    ("english", "french", "found"),
    [
        ("The shop opens on Tuesdays.", "Le magasin ouvre le jeudi.", ["Tuesdays", "jeudi"]),
        ("The shop opens on Tuesdays.", "Le magasin ouvre le mardi.", []),
        ("The shop opens on Tuesdays and Fridays.", "Le magasin ouvre le mardi.", ["Fridays"]),
        ("The shop opens on weekdays.", "Le magasin ouvre du lundi au vendredi.", []),
        ("The race is on Friday 12 June 2026.", "La course a lieu le 12 juin 2026, un samedi.", []),
        ("The keeper reads German and Dutch.", "Le gardien lit l'allemand et le flamand.", []),
        ("The keeper reads German and Dutch.", "Le gardien lit l'italien et le néerlandais.", ["German", "italien"]),
        ("Type 'de' for German on the lamp.", "Saisissez « fr » pour le français sur la lampe.", []),
        ("The signs are in English and French.", "Les panneaux sont en français.", []),
        ("They polish the brass of the German lamp.", "Ils polissent le laiton de la lampe allemande.", []),
        ("A weekly list of lamps is sent.", "Une liste mensuelle des lampes est envoyée.", ["weekly", "mensuelle"]),
        ("The third boat is quarterly.", "Le troisième bateau est semestriel.", ["quarterly"]),
        ("We buy lamps from Tarnvik each year.", "Nous achetons des lampes à Kluisbos.", ["Tarnvik", "Kluisbos"]),
        ("We buy lamps from Tarnvik each year.", "Nous achetons des lampes à Tarnvique.", []),
        ("The lamp of Ms Grantor is lit.", "La lampe de la concédante est allumée.", []),
        ("It is their first winter.", "C'est leur deuxième hiver.", ["first", "deuxième"]),
        ("For the first time, the second lamp is lit.", "La seconde lampe est allumée au début.", []),
        ("A yearly list of lamps is sent.", "Une liste des lampes est envoyée chaque année.", []),
        ("An annual list of monthly costs is sent.", "La liste annuelle des frais est envoyée.", []),
    ],
)
def test_members_of_a_class(english: str, french: str, found: list[str]) -> None:
    findings = run("named-value", ENGLISH.format(english), FRENCH.format(french)).findings
    assert [location.text for finding in findings for location in finding.locations if len(location.text) < 10] == found
