"""Evidence that refutes a claim, and evidence that does not: two versions in, the remaining findings out."""

from __future__ import annotations

import pytest
from bilint.bitext import Reading
from bilint.engine.engine import Engine
from bilint.model import LANGUAGES, Finding
from bilint.readers import markdown, text
from bilint.rulebook.book import load
from bilint.vocabulary import Vocabulary, rules_folder

VOCABULARY = Vocabulary()
READING = Reading(VOCABULARY)
ENGINE = Engine([rule for rule in load(rules_folder()).rules if rule.status == "stable"], VOCABULARY)

BEFORE = ("The ferry brings the letters to the island.", "Le bac apporte les lettres sur l'île.")
AFTER = (
    "The harbour master signs the contracts of the crew.",
    "La capitaine du port signe les contrats de l'équipage.",
)


def found(*pairs: tuple[str, str]) -> list[Finding]:
    """The findings of two files in which these paragraphs stand between two others."""
    texts = ["\n\n".join(pair[side] for pair in (BEFORE, *pairs, AFTER)) + "\n" for side in (0, 1)]
    versions = zip(LANGUAGES, texts, strict=True)
    documents = [markdown.read(f"post.{name}.md", version.encode()) for name, version in versions]
    notice = READING.notice("post.en.md", documents, LANGUAGES)
    return ENGINE.check_notice(notice, READING.sections(notice))


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(one.rule, one.confidence) for one in findings if one.severity != "info" and one.confidence != "low"]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        (
            "The keeper joins as a KP-3 and lives on the island.",
            "Le poste de gardienne, de groupe et niveau KP-03, se trouve sur l'île.",
        ),
        ("The keepers are ranked KP-3 or KP-4 here.", "Les gardiennes sont de classe KP-03/KP-04 ici."),
        ("Please send sheets of 8.5 by 11 to the harbour.", "Prière d'envoyer des feuilles de 8 ½ sur 11 au port."),
        (
            "The rule stands in subsection 30(1) of the harbour act.",
            "La règle figure au paragraphe 30 (1) de la loi sur le port.",
        ),
        ("The lamp v2_23Jan2027 is lit by the keeper.", "La lampe, du 23 janvier 2027, est allumée par la gardienne."),
        ("The tower has XII steps for the keeper.", "La tour a 12 marches pour la gardienne."),
    ],
)
def test_a_value_that_stands_in_the_paired_text_is_not_lacking(english: str, french: str) -> None:
    assert told(found((english, french))) == []


def test_letters_that_the_other_version_never_writes_are_a_translation() -> None:
    for english in ("See the notice BEX 44171 in the harbour.", "See the vacancy notice BEX 44171."):
        assert "post-id" not in {name for name, _ in told(found((english, "Voir l'avis FEX 44171 au port.")))}
    field = ("Reference: BEX 44171", "Référence : FEX 44171")
    assert ("post-id", "high") in told(found(field))
    again = ("The file FEX holds the names.", "Le fichier contient les noms.")
    assert "post-id" in {
        name for name, _ in told(found(("See the vacancy notice BEX 44171.", "Voir l'avis FEX 44171."), again))
    }


def test_a_reference_bears_the_acronym_of_its_body_in_each_language() -> None:
    reference = ("Reference: ILDB/IC/2026/031", "Référence : BDIL/CI/2026/031")
    body = ("The ILDB pays for the lamps of the port.", "La BDIL paie les lampes du port.")
    assert "post-id" in {name for name, _ in told(found(reference))}
    assert told(found(reference, body)) == []
    assert "post-id" in {name for name, _ in told(found((reference[0], "Référence : BDIL/CI/2026/037"), body))}


@pytest.mark.parametrize(
    ("english", "french", "rule"),
    [
        ("The keeper has 10 days for the test.", "La gardienne a 12 jours pour l'épreuve.", "duration"),
        ("The keeper has 10 days for the test.", "La gardienne a 10 mois pour l'épreuve.", "duration"),
        ("The keeper has three years of experience.", "La gardienne a quatre ans d'expérience.", "duration"),
        ("The keeper has 10 boats in the harbour.", "La gardienne a des bateaux dans le port.", "number"),
        ("The post is of grade KP-3 on the island.", "Le poste est de classe KP-4 sur l'île.", "grade"),
        ("The test is on 3 May 2027 on the island.", "L'épreuve a lieu le 3 juin 2027 sur l'île.", "date"),
        ("The office opens at 9:00 a.m. on the island.", "Le bureau ouvre à 21 h sur l'île.", "time"),
    ],
)
def test_a_value_that_differs_is_found(english: str, french: str, rule: str) -> None:
    assert {name for name, _ in told(found((english, french)))} == {rule}


def test_a_figure_farther_away_hides_no_difference() -> None:
    there = ("The tower has 12 steps.", "La tour a 12 marches.")
    differing = ("The keeper has 10 days for the test.", "La gardienne a 12 jours pour l'épreuve.")
    assert ("duration", "high") in told(found(there, differing))


def test_a_value_that_stands_elsewhere_makes_a_lack_less_sure() -> None:
    lacking = ("The post is of grade KP-3 on the island.", "Le poste se trouve sur l'île.")
    between = [("The boat is white.", "Le bateau est blanc."), ("The lamp is green.", "La lampe est verte.")]
    elsewhere = ("All of them are KP-3.", "Toutes sont des KP-3.")
    assert told(found(lacking, *between)) == [("grade", "high")]
    assert told(found(lacking, *between, elsewhere)) == [("grade", "medium")]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        (
            "The keeper checks the lamps of the tower, so nobody has to climb the stairs at night.",
            "La gardienne contrôle les lampes de la tour. Ainsi, personne ne doit monter l'escalier la nuit.",
        ),
        (
            "The captain may change these rules, and additional rules will be published in the log book.",
            "La capitaine peut changer ces règles. Les règles additionnelles seront publiées dans le journal.",
        ),
    ],
)
def test_a_sentence_that_its_neighbour_says_is_not_lacking(english: str, french: str) -> None:
    assert "missing-translation" not in {name for name, _ in told(found((english, french)))}


def test_a_sentence_for_which_there_is_room_is_no_error() -> None:
    english = "The keeper signs the contracts and letters of the harbour master, and goes to and fro."
    french = "La gardienne signe les contrats et les lettres de la capitaine du port. Elle se déplace."
    lost = [one for one in found((english, french)) if one.rule == "missing-translation"]
    assert [(one.severity, one.confidence) for one in lost] in ([], [("warning", "medium")], [("warning", "low")])


def test_a_sentence_that_makes_its_paragraph_too_long_is_lacking() -> None:
    english = "The keeper paints the boats of the harbour. The captain pays the crew on the first day of the month."
    lost = [one for one in found((english, "La gardienne peint les bateaux du port.")) if one.severity == "error"]
    assert [one.rule for one in lost] == ["missing-translation"]


@pytest.mark.parametrize(
    "text",
    [
        "$ lamp --light --until dawn",
        "The Keepers of the Old Lamp",
        "lampctl status | grep broken",
        "/opt/lamp/bin/light on",
    ],
)
def test_a_name_or_command_that_both_versions_have_is_not_untranslated(text: str) -> None:
    assert told(found((text, text))) == []


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("- a note on boats, no longer than this;", "- a note on boats, no longer than this\u00a0;"),
        ("Service: Culture and Community Life", "Bureau\u00a0: Culture and Community Life"),
        ("Bureau: Loisirs et vie communautaire", "Service\u00a0: Loisirs et vie communautaire"),
    ],
)
def test_a_phrase_that_both_versions_have_is_untranslated(english: str, french: str) -> None:
    assert "untranslated" in {name for name, _ in told(found((english, french)))}


@pytest.mark.parametrize("text", ["Team: Harbour Light Service", "Tool: night_light --often", "Grade: :note: :boat:"])
def test_a_name_or_code_that_both_versions_have_as_a_value_is_not_untranslated(text: str) -> None:
    assert "untranslated" not in {name for name, _ in told(found((text, text)))}


def test_prose_that_both_versions_have_is_untranslated() -> None:
    text = "The keeper of the tower lights the lamp in the evening."
    assert "untranslated" in {name for name, _ in told(found((text, text)))}


@pytest.mark.parametrize(
    ("english", "french"),
    [
        (
            "Send the plan to the Bureau des phares et balises before noon.",
            "Envoyez le plan au Bureau des phares et balises avant midi.",
        ),
        (
            "A pull request changes one lamp only.",
            "Une demande de changement (pull request) ne touche qu'une lampe.",
        ),
        ("Set the switch --always before you light the lamp.", "Mettez l'option --always avant d'allumer la lampe."),
    ],
)
def test_a_word_in_a_name_a_gloss_or_an_option_is_not_left_over(english: str, french: str) -> None:
    assert "spelling" not in {name for name, _ in told(found((english, french)))}


@pytest.mark.parametrize(
    ("english", "french"),
    [
        (
            "A keeper who knows the captain of the boat well and for long years will step aside at once.",
            "Une gardienne qui connaît bien et depuis de longues années la capitaine du bateau ne jugera pas.",
        ),
        ("This tower does not lend itself to haste.", "La hâte convient mal à ce métier."),
        ('Set the option "no lamps" before the test.', "Choisissez l'option \"no lamps\" avant l'épreuve."),
        ("The boat is lent WITHOUT ANY WARRANTY.", "Le bateau est prêté SANS AUCUNE GARANTIE."),
    ],
)
def test_a_denial_of_something_that_the_other_version_does_not_say_is_no_contradiction(
    english: str, french: str
) -> None:
    assert ("negation", "medium") not in {(one.rule, one.confidence) for one in found((english, french))}


def test_a_denial_of_the_very_thing_is_a_contradiction() -> None:
    pair = ("The keeper does not receive a salary for the summer.", "La gardienne reçoit un salaire pour l'été.")
    assert ("negation", "medium") in {(one.rule, one.confidence) for one in found(pair)}


TABLES = (
    (
        "| Language | Understanding | Speaking | Writing |\n|---|---|---|---|\n"
        "| English | C1 | B1 | C1 |\n| Polish | A2 | A2 | A1 |"
    ),
    (
        "| Langue | Compréhension | Expression orale | Expression écrite |\n|---|---|---|---|\n"
        "| Anglais | C1 | B2 | C1 |\n| Polonais | A2 | A2 | A1 |"
    ),
)


def test_a_cell_between_sure_pairs_is_held_though_its_level_differs() -> None:
    assert told(found(TABLES)) == [("language-level", "high")]


SHARES = (
    "| Competency | Level | Weight |\n|---|---|---|\n| Navigation | Advanced | 40% |\n| Teamwork | Basic | 25% |",
    "| Compétence | Niveau | Poids |\n|---|---|---|\n| Navigation | Avancé | 40 % |\n| Travail en équipe | De base | 35 % |",
)


def test_a_cell_is_held_by_a_sure_pair_beyond_a_loose_one() -> None:
    assert told(found(SHARES)) == [("percentage", "high")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_left_in_the_other_language_within_a_field_is_untranslated(language: str) -> None:
    left = {"en": "The lamp is lit at dusk by the keeper of the tower.", "fr": "La lampe est allumée au crépuscule."}
    said = left["fr" if language == "en" else "en"]
    english = (
        "Languages: English is the working language of the tower and of all that is written there, and a knowledge of "
        f"Dutch must be acquired within twelve months of taking up duty. {said}"
    )
    french = (
        "Langues : l'anglais est la langue de travail du phare et de tout ce qui s'y écrit, et une connaissance du "
        f"néerlandais doit être acquise dans les douze mois suivant l'entrée en service. {said}"
    )
    findings = [one for one in found((english, french)) if one.rule == "untranslated"]
    assert [(one.locations[0].language, one.locations[0].text) for one in findings] == [(language, said)]


def test_lists_of_equal_length_lack_no_item_where_a_chance_word_set_them_out_of_step() -> None:
    english = ("skilled pilot (captain);", "trainee pilot;", "pilot from another country;", "pilot of a ferry.")
    french = ("pilote ;", "apprenti ;", "pilote ressortissant d'un pays tiers ;", "pilote d'un bac.")
    lists = ["\n".join(f"- {item}" for item in items) for items in (english, french)]
    pair = (f"The keeper hires:\n\n{lists[0]}", f"La gardienne engage :\n\n{lists[1]}")
    assert told(found(pair)) == []


def test_a_list_in_which_each_version_has_an_item_of_its_own_lacks_them() -> None:
    english = (
        "paint the tower;",
        "light the lamp each evening;",
        "write the log of the harbour;",
        "answer the letters.",
    )
    french = ("allumer la lampe chaque soir ;", "rédiger le journal du port ;", "vendre des billets aux touristes.")
    lists = ["\n".join(f"- {item}" for item in items) for items in (english, french)]
    pair = (f"The keeper will:\n\n{lists[0]}", f"La gardienne devra :\n\n{lists[1]}")
    assert "list-length" in {name for name, _ in told(found(pair))}


@pytest.mark.parametrize("label", ["INTITULÉ DU POSTE", "Intitulé du poste :"])
def test_a_title_that_one_version_says_again_in_a_field_is_not_lacking(label: str) -> None:
    english = ("Keeper of the Lighthouse, Harbour and Coast", "House: Harbour Board", "Office: Coast", BEFORE[0])
    title = "Gardienne du phare, port et côte"
    french = (title, f"{label} {title}", "Maison : Régie du port", "Bureau : Côte", BEFORE[1])
    versions = zip(LANGUAGES, (english, french), strict=True)
    documents = [text.read(f"post.{name}.txt", "\n\n".join(lines).encode()) for name, lines in versions]
    notice = READING.notice("post.en.txt", documents, LANGUAGES)
    assert told(ENGINE.check_notice(notice, READING.sections(notice))) == []


def test_a_token_with_a_sign_inside_that_both_versions_have_lacks_no_space() -> None:
    pair = ("Type view:source into the bar.", "Saisissez view:source dans la barre.")
    assert told(found(pair)) == []
    alone = ("Type the source into the bar.", "Saisissez ceci:source dans la barre.")
    assert told(found(alone)) != []


def test_a_figure_that_both_versions_have_still_has_the_form_of_one_language() -> None:
    fee = ("The fee of the harbour is currently 32,00 € per year.", "La cotisation du port est de 32,00 € par an.")
    assert "number-format" in {name for name, _ in told(found(fee))}
