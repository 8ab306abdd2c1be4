"""Words that the translation of a sentence lacks are found, with their place. Free translations are not reported."""

from __future__ import annotations

import random

import pytest
from bilint.engine.engine import Engine
from bilint.model import Finding
from bilint.rulebook.book import load
from bilint.vocabulary import Vocabulary, rules_folder

from benchmarks.omissions.drops import drops
from tests.house import notice

VOCABULARY = Vocabulary()
ENGINE = Engine([rule for rule in load(rules_folder()).rules if rule.name == "missing-words"], VOCABULARY)

BEFORE = ("The keeper opens the gate at six.", "La gardienne ouvre la porte à six heures.")
AFTER = ("The boats leave the harbour in the morning.", "Les bateaux quittent le port le matin.")


def found(english: str, french: str) -> list[Finding]:
    """The findings in a sentence between two others."""
    both = ["\n\n".join(texts) for texts in zip(BEFORE, (english, french), AFTER, strict=True)]
    return ENGINE.check_notice(*notice(*both))


def quotes(english: str, french: str) -> list[tuple[str, str]]:
    return [(finding.locations[0].language, finding.locations[0].text) for finding in found(english, french)]


def test_what_a_comma_cuts_off_and_what_only_introduces() -> None:
    english = "The keeper paints, repairs, and moves the boats of the school, namely, those in the harbour."
    french = "La gardienne repeint, répare et déplace les bateaux de l'école, ceux du port."
    assert quotes(english, french) == []


LOST = [
    (
        "The keeper repairs the gates in winter, paints the boats of the school, and writes a report.",
        "La gardienne répare les portes en hiver et rédige un rapport.",
        ("en", "paints the boats of the school"),
    ),
    (
        "The keeper repairs the gates in winter.",
        "La gardienne répare les portes en hiver, repeint les bateaux de l'école et rédige un rapport annuel.",
        ("fr", "repeint les bateaux de l'école et rédige un rapport annuel"),
    ),
    (
        "The keeper writes a report to the head of the port (with pictures of all damaged gates).",
        "La gardienne adresse un rapport au chef du port.",
        ("en", "with pictures of all damaged gates"),
    ),
    (
        "The salary is paid on the last day of the month, even where the contract ends before that day.",
        "Le salaire est versé le dernier jour du mois.",
        ("en", "even where the contract ends before that day"),
    ),
    (
        "The keeper reads the water level every morning, in the presence of a witness from the village.",
        "La gardienne relève le niveau d'eau chaque matin.",
        ("en", "in the presence of a witness from the village"),
    ),
]


@pytest.mark.parametrize(("english", "french", "where"), LOST)
def test_what_one_sentence_lacks_is_found(english: str, french: str, where: tuple[str, str]) -> None:
    assert quotes(english, french) == [where]


@pytest.mark.parametrize(("english", "french", "where"), LOST)
def test_the_other_place_is_the_sentence_that_lacks_it(english: str, french: str, where: tuple[str, str]) -> None:
    (finding,) = found(english, french)
    assert finding.locations[1].text == (french if where[0] == "en" else english)
    assert finding.severity == "warning"
    assert finding.missing == (where[1],)


SAID = [
    ("a free translation", "The keeper works shifts, at night as well, and lives beside the lock.", "L'éclusier travaille par roulement, y compris la nuit, et habite la maison voisine de l'écluse."),
    ("the name of an acronym", "The keeper writes to the APO every summer.", "La gardienne écrit chaque été à l'association des pâturages d'Orval (APO)."),
    ("an acronym without its counterpart", "The keeper uses the LMS of the port.", "La gardienne utilise le système de gestion de l'apprentissage du port."),
    ("a note on the language of a page", "See the guide of the port.", "Voir le guide du port (lien disponible en anglais seulement)."),
    ("an address", "See the guide of the port.", "Voir le guide du port (https://port.example/guide/des/gardiens/et/des/portes)."),
    ("a term explained", "The keeper starts the autopilot.", "La gardienne met en marche les commandes automatiques de la barre (« autopilot »)."),
    ("a phrase that joins", "The gates, boats and nets are painted in winter.", "Les portes, par exemple, les bateaux et les filets sont peints en hiver."),
    ("the verb after an aside between commas", "Where no fee is due, the right to see the list of boats, or to copy it, remains.", "Si aucun droit n'est dû, chacun garde le droit de voir la liste des bateaux ou de la copier."),
    ("a figure alone", "The keeper opens the gate 12 times a day.", "La gardienne ouvre la porte."),
    ("a sentence that changes nothing", "The keeper opens the gate.", "La gardienne ouvre la porte."),
    ("words that stand in the next sentence", "The keeper repairs the gates in winter, paints the boats of the school, and writes a report.", "La gardienne répare les portes en hiver et rédige un rapport. Les bateaux de l'école sont repeints."),
]  # fmt: skip


@pytest.mark.parametrize(("english", "french"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_what_both_say_is_not_reported(english: str, french: str) -> None:
    assert quotes(english, french) == []


CUT_ELSEWHERE = (
    (
        "Visitors once came by boat only, but this has become common nearly everywhere with the introduction of so called "
        "ferry buses. These have two doors."
    ),
    (
        "Autrefois, les visiteurs venaient en bateau. Aujourd'hui, une simple famille de la ville possède plusieurs "
        "véhicules sous la forme d'un bac à roues, un engin à deux portes."
    ),
)


def test_two_losses_side_by_side_that_answer_each_other_are_none() -> None:
    assert quotes(*CUT_ELSEWHERE) == []


def test_parts_are_taken_out_whole() -> None:
    sentence = "In winter, the keeper (and her dog) repairs gates, boats and the quay, which takes a month or so."
    taken = {drop.part: sentence[drop.start : drop.end] for drop in drops(sentence, random.Random(1))}
    assert taken["bracket"] == " (and her dog)"
    assert taken["adverbial"] == "In winter, "
    assert taken["clause"] in (", boats and the quay", ", which takes a month or so")
    assert taken["coordination"] == ", boats"


PARTS = [
    ("The keeper repairs fences, bridges and windows.", "La gardienne répare les clôtures et les ponts.", ("en", "windows")),
    ("The keeper repairs fences and bridges.", "La gardienne répare les clôtures, les ponts et les fenêtres.", ("fr", "fenêtres")),
    ("The keeper repairs the gates (mainly in winter).", "La gardienne répare les portes.", ("en", "mainly in winter")),
    ("The keeper paints the gates in grey (formerly gates of OAK).", "La gardienne peint les portes en gris.", ("en", "formerly gates of OAK")),
    ("Boats of the IT team pass (fishing, sailing, towing).", "Les bateaux de l'équipe de TI passent.", ("en", "fishing, sailing, towing")),
]  # fmt: skip


@pytest.mark.parametrize(("english", "french", "where"), PARTS)
def test_a_part_that_one_sentence_has_more(english: str, french: str, where: tuple[str, str]) -> None:
    ((language, words),) = quotes(english, french)
    assert (language, words.removeprefix("les ")) == where


WHOLE = [
    ("both say it in another shape", "The keeper repairs the gates (mainly in winter).", "La gardienne répare les portes, surtout en hiver."),
    ("an acronym in brackets", "The keeper writes to the association of the port (APO).", "La gardienne écrit à l'association du port."),
    ("a site in brackets", "See the page of the port (port.example).", "Voir la page du port."),
    ("keys of another keyboard", "Press Ctrl+Shift+G before you close the gates of the port.", "Fermez les portes du port après avoir vérifié les bateaux (raccourci clavier Ctrl+Maj+G)."),
    ("a file that both name", "The keeper adds the lines to her file. It is called .gates or similar.", "La gardienne ajoute les lignes à son fichier (profil .gates ou équivalent)."),
    ("a word that only ties", "The keeper repairs the gates, the boats and, in particular, the windows.", "La gardienne répare les portes, les bateaux et notamment les fenêtres."),
    ("a word that only introduces", "Note that to be kept, the key must be put under the same lamp as the rest of the keys, namely, lamp 3 or later.", "Notez que pour être gardée, la clé doit être mise sous la même lampe que les autres clés, c'est-à-dire la lampe 3 ou ultérieure."),
    ("two articles for one noun", "Playing in the port involves starting the server, then the client(s) and gate(s), then telling the server to open the game.", "Jouer au port implique de lancer le serveur, puis le(s) client(s) et de créer la ou les portes. Ensuite, vous devez ouvrir la partie."),
    ("a pair of words of law", "The keeper checks, by any or all means, the gates, the boats and the quay.", "La gardienne contrôle, par tous moyens, les portes, les bateaux et le quai."),
    ("two words for one", "The keeper repairs fences, bridges and windows.", "La gardienne répare les clôtures, les ponts et les fenêtres."),
]  # fmt: skip


@pytest.mark.parametrize(("english", "french"), [row[1:] for row in WHOLE], ids=[row[0] for row in WHOLE])
def test_parts_that_both_sentences_have(english: str, french: str) -> None:
    assert quotes(english, french) == []
