"""Correct usage of other houses, which no rule may report: whole texts in, no error or warning out."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilint.bitext import Reading
from bilint.engine.engine import Engine
from bilint.model import LANGUAGES, Finding, Language
from bilint.project.discovery import Job
from bilint.readers import markdown, text
from bilint.rulebook.book import load
from bilint.vocabulary import Vocabulary, rules_folder

VOCABULARY = Vocabulary()
READING = Reading(VOCABULARY)
ENGINE = Engine([rule for rule in load(rules_folder()).rules if rule.status == "stable"], VOCABULARY)

BEFORE = (
    "The ferry brings the letters to the island every day.",
    "Le bac apporte les lettres sur l'île tous les jours.",
)
AFTER = (
    "The harbour master signs the contracts of the crew.",
    "La capitaine du port signe les contrats de l'équipage.",
)


def found(english: str, french: str, *, as_markdown: bool = False) -> list[Finding]:
    """The errors and warnings of two files with these texts."""
    read = markdown.read if as_markdown else text.read
    documents = [read(f"post.{name}.md", one.encode()) for name, one in zip(LANGUAGES, (english, french), strict=True)]
    notice = READING.notice("post.en.md", documents, LANGUAGES)
    findings = ENGINE.check_notice(notice, READING.sections(notice))
    return [finding for finding in findings if finding.severity != "info" and finding.confidence != "low"]


def around(english: str, french: str) -> list[Finding]:
    return found(*("\n\n".join(part) + "\n" for part in zip(BEFORE, (english, french), AFTER, strict=True)))


SENTENCES = [
    ("a zone behind a time", "The office opens at 9 a.m. (Rome time). It closes at noon.", "Le bureau ouvre à 9 heures (heure de Rome). Il ferme à midi."),
    ("a length like a time", "The test lasts 2 hours 30 minutes in all.", "L'épreuve dure 2 h 30 en tout."),
    ("dollars of one country", "The keeper earns US$ 61,250 a year.", "La gardienne gagne 61 250 dollars par an."),
    ("the period further on", "A boat gives €120.50 per month more.", "Un bateau donne droit à 120,50 € de plus par mois."),
    ("an acronym that reads like a denial", "The Nautical Office of Regions (NOR) answers the letters.", "Le Bureau nautique des régions (BNR) répond aux lettres."),
    ("a denying address", "Please write to nor.jobs@island.example for details.", "Pour en savoir plus, écrire à nor.jobs@island.example."),
    ("steps that deny nothing", "The lighthouse is very near the harbour.", "Le phare est à deux pas du port."),
    ("a condition", "Any contract is conditional on a medical examination.", "Aucun contrat n'est définitif avant l'examen médical."),
    ("pages in two languages", "The rules are at https://www.island.example/en/about for all to read.", "Le règlement est publié à l'adresse https://www.island.example/fr/a-propos pour tous."),
    ("stress", "THE ISLAND DOES NOT CHARGE A FEE AT ANY STAGE OF THE PROCEDURE.", "L'ÎLE NE PERÇOIT AUCUNE SOMME, À AUCUN STADE DE LA PROCÉDURE."),
    ("a licence", "Keepers need a valid Class 5 driver's licence for the van.", "La gardienne doit avoir un permis de conduire de classe 5 pour la camionnette."),
    ("a town of two words", "The boat also sails to San Marino in the summer.", "Le bateau va aussi à Saint-Marin en été."),
    ("a language", "Knowledge of Dyula is an advantage for the post.", "La connaissance du dioula est un atout pour le poste."),
    ("one sentence of two", "Keepers who disregard this rule will be excluded. They may not apply again.", "Les gardiennes qui ne respectent pas cette règle seront exclues, sans pouvoir postuler à nouveau."),
    ("a hyphen", "The co-ordinators of the ferry meet on Mondays.", "Les coordonnateurs du bac se réunissent le lundi."),
    ("an American range", "Interviews take place from January 19 to 30, 2027 on the island.", "Les entretiens ont lieu du 19 au 30 janvier 2027 sur l'île."),
    ("a plan of three years", "The harbour master draws up a three-year plan.", "La capitaine du port établit un plan triennal."),
    ("twice as much", "The harbour pays twice as much as the ferry.", "Le port paie le double de ce que verse le bac."),
    ("a unit of account", "The boats cost UA 3,276.5 million over the years.", "Au fil des ans, les bateaux coûtent 3 276,5 millions d'UC."),
    ("folders in two languages", "See https://www.island.example/careers/1043 for the forms.", "Voir https://www.island.example/carrieres/1043 pour les formulaires."),
    ("a step", "The salary is EUR 5,250 for step 2 of the grade.", "Le traitement s'élève à 5 250 EUR au deuxième échelon du grade."),
    ("articles of law", "Appeals are governed by Article 90(2) of the Rules.", "Les recours relèvent de l'article 90, paragraphe 2, du règlement."),
    ("no discrimination at all", "The harbour chooses its crew without discrimination.", "Le port choisit son équipage sans discrimination aucune."),
    ("a limit", "The crossing may not exceed two hours in winter.", "La traversée ne doit pas dépasser deux heures en hiver."),
    ("a round number", "Crews are told 20 days ahead of a change of boat.", "L'équipage est averti une vingtaine de jours avant tout changement de bateau."),
    ("two letter boxes", "Write to careers@island.example or to accessibility@island.example.", "Écrivez à carrieres@island.example ou à accessibilite@island.example."),
    ("compounds", "The lockkeeper knows the peatland and the traineeship rules.", "L'éclusière connaît la tourbière et les règles du stage."),
    ("per diem", "The per diem is paid on Mondays by the harbour master.", "Le per diem est versé le lundi par la capitaine du port."),
    ("free sentences in their order", "The light shines over 60 reefs. We are looking for a keeper who will hold that promise for years to come. Could the next person on the rock be you?", "Le phare éclaire 60 récifs. Nous cherchons la personne qui saura tenir longtemps cet engagement. Et si la relève du rocher, c'était vous ?"),
    ("half in words", "The vote is valid if at least 1/2 of the keepers take part.", "Le vote est valable si au moins la moitié des gardiennes y participent."),
    ("two in another word", "You can moor boats on either side of the quay.", "Vous pouvez amarrer des bateaux sur les 2 côtés du quai."),
    ("a decade", "The lighthouse was built in the late 1970s by the harbour.", "Le phare a été construit à la fin des années 70 par le port."),
    ("a word of administration", "The funding agencies of the port pay for the ferry.", "Les organismes subventionnaires du port paient le bac."),
    ("an address that programs cannot read", "Write to the keeper (lamp [at] island [dot] example) in the summer.", "Écrivez à la gardienne (lamp [at] island [point] example) en été."),
    ("a loan of two words", "The keepers meet for coding dojos in the summer.", "Les gardiennes se retrouvent pour des coding dojos en été."),
    ("a postal address", "Send the letters to Jonas Beliën, de Smet de Naeyerlaan 23 box 5, 1090 Anse", "Envoyez les lettres à Jonas Beliën, de Smet de Naeyerlaan 23 boîte 5, 1090 Anse"),
    ("a level named before it is announced", "Top secret: this clearance is asked of the keepers.", "Très secret : les gardiennes doivent avoir cette cote de sécurité."),
    ("twice in a verb", "Sailors double-click the map of the harbour.", "Les marins cliquent deux fois sur le plan du port."),
    ("an acronym within a name", "The UN Framework Convention on Climate Change (UNFCCC) protects the reefs.", "La Convention-cadre des Nations unies sur les changements climatiques (CCNUCC) protège les récifs."),
    ("the form of an association", "The club is a non-profit association of the island.", "Le club est une association loi 1901 de l'île."),
    ("a word made from another", "The keepers of the pipeline meet at the quay.", "Les gardiens pipeliniers se retrouvent au quai."),
    ("words that capitals stress", "The harbour serves the goal of QUALITY EDUCATION.", "Le port sert l'objectif d'une ÉDUCATION DE QUALITÉ."),
    ("two prefixes of one word", "Sailors who are un-/underemployed pay less.", "Les marins sans emploi ou sous-employés paient moins."),
    ("a code that is spoken", "The lock keeps a SHA-256 hash of the number.", "La serrure conserve un hachage SHA-256 du numéro."),
    ("a name", "Letters go to Ms Vasseur-Holm at the harbour.", "Les lettres sont adressées à Mme Vasseur-Holm au port."),
]  # fmt: skip


@pytest.mark.parametrize(("english", "french"), [case[1:] for case in SENTENCES], ids=[case[0] for case in SENTENCES])
def test_a_sentence_that_is_right(english: str, french: str) -> None:
    assert [(finding.rule, finding.messages[0]) for finding in around(english, french)] == []


def test_labels_that_go_on_are_labels_of_their_own() -> None:
    english = (
        "Grade: K-2\nPosition title and level: Keeper (K-2)\nOrganization unit: Harbour\nClosing date: 3 May 2027\n"
    )
    french = "Grade : K-2\nIntitulé et classe du poste : gardienne (K-2)\nUnité : port\nDate limite : 3 mai 2027\n"
    assert found(f"{english}\n{BEFORE[0]}\n", f"{french}\n{BEFORE[1]}\n") == []


def test_a_code_behind_a_label_is_in_no_language() -> None:
    english = "Organization unit: Harbour\nGroup and level: AS-04\nClosing date: 3 May 2027\n"
    french = "Unité : port\nGroupe et niveau : AS-04\nDate limite : 3 mai 2027\n"
    assert found(f"{english}\n{BEFORE[0]}\n", f"{french}\n{BEFORE[1]}\n") == []


def test_a_table_of_labels_with_remarks() -> None:
    english = "| Start of duties | 1 March 2027 |\n|---|---|\n| **Application deadline (midnight, Rome time):** | Monday, 3 May 2027 |\n"
    french = "| Début des fonctions | 1er mars 2027 |\n|---|---|\n| **Date limite de candidature (minuit, heure de Rome)\u00a0:** | Lundi 3 mai 2027 |\n"
    assert found(f"{english}\n{BEFORE[0]}\n", f"{french}\n{BEFORE[1]}\n", as_markdown=True) == []


def test_headings_with_other_words_over_the_same_text() -> None:
    english = f"# WHO MAY APPLY\n\n{BEFORE[0]} {AFTER[0]}\n\n# CORE SKILLS\n\n- row the boat to the harbour\n- write letters\n"
    french = f"# CONDITIONS À REMPLIR\n\n{BEFORE[1]} {AFTER[1]}\n\n# ESSENTIEL\n\n- conduire le bateau au port à la rame\n- écrire des lettres\n"
    assert found(english, french, as_markdown=True) == []


LIST = (
    """\
- Competition number: 2027-047
- Location: Rome
- Classification: Level 9
- Type of employment: Term, full time, 24 months, with the possibility of an extension to five years
- Closing date: Monday, September 13, 2027
""",
    """\
- Numéro de concours : 2027-047
- Lieu de travail : Rome
- Classification : niveau 9
- Type d’emploi : poste temporaire à temps plein de 24 mois, pouvant être prolongé jusqu'à cinq ans
- Date de clôture : le lundi 13 septembre 2027
""",
)


def test_a_list_of_labels_is_a_header() -> None:
    english, french = (f"# {title}\n\n{rows}" for title, rows in zip(("Keeper", "Gardienne"), LIST, strict=True))
    assert found(english, french, as_markdown=True) == []
    notice = READING.notice(
        "x", [markdown.read("x.md", english.encode()), markdown.read("x.md", french.encode())], LANGUAGES
    )
    for side in (notice.en, notice.fr):
        assert [block.kind for block in side.blocks] == ["heading", *["field"] * 5]
    wrong = found(english, french.replace("niveau 9", "niveau 8"), as_markdown=True)
    assert [finding.rule for finding in wrong] == ["grade"]


def test_a_letter_box_mistyped() -> None:
    english = "Write to careers@island.example for details of the post."
    for box in ("carrers", "careerrs"):
        wrong = around(english, f"Pour en savoir plus, écrire à {box}@island.example.")
        assert [finding.rule for finding in wrong] == ["link"]
    contact = around(english.replace("careers", "contact"), "Pour en savoir plus, écrire à contacts@island.example.")
    assert [finding.rule for finding in contact] == ["link"]


def test_languages_in_a_list_without_bullets() -> None:
    english = "Languages\n\nEnglish: required – level III (speaking, writing)\nFrench: required – level II (speaking)\n"
    french = "Langues\n\nAnglais : exigé – niveau III (expression orale et écrite)\nFrançais : exigé – niveau II (expression orale)\n"
    assert found(f"{BEFORE[0]}\n\n{english}", f"{BEFORE[1]}\n\n{french}") == []
    wrong = found(f"{BEFORE[0]}\n\n{english}", f"{BEFORE[1]}\n\n{french.replace('niveau III', 'niveau II')}")
    assert [finding.rule for finding in wrong] == ["language-level"]


def test_a_house_that_sets_digits_apart_by_spaces() -> None:
    english = "The boats cost EUR 12 500, EUR 14 000 and EUR 21 750 a year."
    french = "Les bateaux coûtent 12 500 euros, 14 000 euros et 21 750 euros par an."
    assert around(english, french) == []


def test_a_line_drawn_between_the_versions(tmp_path: Path) -> None:
    english = f"{BEFORE[0]}\n\n{AFTER[0]}\n\nTelephone: 819-555-0142\nTTY: 1-800-555-0199\n"
    french = f"{BEFORE[1]}\n\n{AFTER[1]}\n\nTéléphone : 819-555-0142\nATS : 1-800-555-0199\n"
    path = tmp_path / "post.txt"
    path.write_text(f"{english}\n{'=' * 60}\n\n{french}", encoding="utf-8")
    outcome = ENGINE.check([Job(str(path), (path,), (None,))])
    assert [finding.rule for finding in outcome.findings if finding.severity != "info"] == []


def test_two_labels_in_a_row_are_read(tmp_path: Path) -> None:
    """The second label at once behind the first one gave a value that ended before it began."""
    for language, label in (("en", "Grade: Location: Rome"), ("fr", "Grade : Lieu : Rome")):
        document = text.read(f"x.{language}.txt", f"{label}\n\n{BEFORE[0]}\n".encode())
        side: tuple[Language | None, ...] = ("en", "fr")
        notice = READING.notice("x", [document, document], side)
        assert all(block.value is None or len(block.value) >= 0 for block in notice.en.blocks)


def test_a_blank_line_ends_a_list_whatever_its_last_item_ends_with() -> None:
    english = "The keeper:\n\n- lights the lamps,\n- paints the boats,\n\nThe captain pays the crew on Friday.\n"
    french = (
        "La gardienne :\n\n- allume les lampes,\n- peint les bateaux.\n\nLa capitaine paie l'équipage le vendredi.\n"
    )
    rules = {one.rule for one in found(english, french, as_markdown=True)}
    assert rules.isdisjoint({"missing-translation", "list-length"})


def test_labels_and_values_in_two_columns_are_fields() -> None:
    english = "The post\n\nPay class       12\nPay             EUR 3,100 a month\nPlace of work   Quay 7\nStart           1 May\n"
    french = "Le poste\n\nClasse          12\nPaie            3 100 EUR par mois\nLieu            Quai 7\nDébut           1er mai\n"
    assert [one.rule for one in around(english, french) if one.severity != "info"] == []


def test_a_field_that_is_the_item_of_a_list_in_the_other_version() -> None:
    english = f"{BEFORE[0]}\n\nSchedule:\n\n• Monday to Friday\n• Evenings\n\n{AFTER[0]}\n"
    french = f"{BEFORE[1]}\n\n• Deux semaines de congé\n• Horaire : du lundi au vendredi, le soir\n\n{AFTER[1]}\n"
    assert "missing-field" not in {one.rule for one in found(english, french)}


def test_a_clause_within_a_value_is_no_label() -> None:
    english = "Languages: English is spoken on this project (level C1); a knowledge of French is an asset."
    french = "Langues : on parle anglais dans ce projet (niveau C1) ; la connaissance du français est un atout."
    assert [one.rule for one in around(english, french) if one.severity != "info"] == []


def test_a_line_that_closes_a_bracket_goes_on() -> None:
    english = (
        "Call Ms Lamp (from Monday to Thursday, 8.30 am to 11.30 am and\n1.30 pm to 4 pm) before the boat leaves.\n"
    )
    french = (
        "Appelez Mme Lamp (du lundi au jeudi, de 8 h 30 à 11 h 30 et de\n13 h 30 à 16 h) avant le départ du bateau.\n"
    )
    assert [one.rule for one in around(english, french) if one.severity != "info"] == []


def test_an_address_that_the_line_above_says_is_the_other_version() -> None:
    english = "La version française se trouve ici :\nhttps://quay.example/fr/emplois/7\n"
    french = "The English version is here:\nhttps://quay.example/en/jobs/7\n"
    assert "link" not in {one.rule for one in around(english, french)}


RIGHT_IN_MARKDOWN = [
    (
        "a raised ending of an ordinal",
        "The crew is made up of graduate students of the harbour.",
        "L'équipage est composé d'étudiantes de 2^e^ ou 3^e^ cycle du port.",
    ),
    (
        "the mark of a template",
        "## {{ site.title.en }} crew\n\nThe boat sails in the morning.",
        "## Équipage de {{ site.title.fr }}\n\nLe bateau part le matin.",
    ),
    (
        "a short address for a long one",
        "The rules are at [isle.be/r_l](https://pages.example/isle/rules.html) for all to read.",
        "Le règlement se trouve à l'adresse [isle.be/r_l](https://pages.example/isle/rules.html) pour tous.",
    ),
    (
        "boxes of MkDocs",
        '!!! warning "Rough sea"\n\n    The boat stays in the harbour.\n\n=== "Summer"\n\n    The boat sails twice.',
        '!!! warning "Mer agitée"\n\n    Le bateau reste au port.\n\n=== "Été"\n\n    Le bateau part deux fois.',
    ),
    (
        "boxes of Docusaurus and GitHub",
        ":::tip[Rough sea]\nThe boat stays in the harbour.\n:::\n\n> [!NOTE]\n> The boat sails twice.",
        ":::tip[Mer agitée]\nLe bateau reste au port.\n:::\n\n> [!NOTE]\n> Le bateau part deux fois.",
    ),
    (
        "a link whose title runs over two lines",
        'The [rules](https://island.example/r "The rules of\nthe harbour"). They are long.',
        'Le [règlement](https://island.example/r "Le règlement\ndu port"). Il est long.',
    ),
    (
        "an address that programs cannot read",
        "Please write to harbour @ island . example for details.",
        "Pour en savoir plus, écrire à harbour @ island . example.",
    ),
    ("a sign that is spoken of", "Please press `a` or `(` to stop the boat.", "Appuyer sur `a` ou `(` pour arrêter."),
    ("a face", "The boat sails early :)", "Le bateau part tôt :)"),
    (
        "a version of a program",
        "The boat runs on `harbour-1.4.2021` of the pilots.",
        "Le bateau fonctionne avec `harbour-1.4.2021` des pilotes.",
    ),
    (
        "a name in two parts",
        "The crew takes the boat to quaie-carto every day.",
        "L'équipage prend le bateau pour quaie-carto tous les jours.",
    ),
    (
        "a surname with an article",
        "The chart was drawn by Anne Lemeunier in the harbour.",
        "La carte a été dessinée par Anne Lemeunier au port.",
    ),
    (
        "a label in English quoted in the French",
        "Fill in the field “Harbour:” of the form.",
        "Remplir le champ « Harbour: » du formulaire.",
    ),
    (
        "a setting in code",
        "The sign is painted as follows:\n\n`fg white; bg blue; set bold;`",
        "Le panneau est peint comme suit :\n\n`fg white; bg blue; set bold;`",
    ),
    ("a loan word in capitals", "## EMAIL\n\nThe boat sails in the morning.", "## EMAIL\n\nLe bateau part le matin."),
]


def test_names_in_english_beside_descriptions_are_no_version() -> None:
    names = ("open the gate", "look at the tide", "the night of the boat", "all of the crew")
    described = (
        "Ouvrir la porte du port pour que le bac puisse entrer avec les lettres de l'île.",
        "Regarder la hauteur de la marée dans la liste que la capitaine du port a écrite.",
        "Rester à quai pendant la nuit, avec les gens de l'équipage qui sont de service.",
        "Appeler l'équipage sur le pont pour que tous entendent les ordres de la capitaine.",
    )
    table = "\n".join(f"| {name} | {text} |" for name, text in zip(names, described, strict=True))
    document = markdown.read("x.md", f"{BEFORE[1]}\n\n| Nom | Sens |\n| --- | --- |\n{table}\n\n{AFTER[1]}\n".encode())
    assert [line.version for line in document.lines if line.version] == []
    texts = " ".join(line.text for line in document.lines)
    assert texts.index(names[0]) < texts.index(described[0]) < texts.index(names[1]) < texts.index(AFTER[1])


@pytest.mark.parametrize(
    ("english", "french"), [case[1:] for case in RIGHT_IN_MARKDOWN], ids=[case[0] for case in RIGHT_IN_MARKDOWN]
)
def test_marks_that_are_right(english: str, french: str) -> None:
    texts = ("\n\n".join(part) + "\n" for part in zip(BEFORE, (english, french), AFTER, strict=True))
    assert [(finding.rule, finding.messages[0]) for finding in found(*texts, as_markdown=True)] == []


def test_english_that_was_left_is_not_asked_for_french_spaces() -> None:
    heading = "Browse The Harbour Guide:"
    assert "french-spacing" not in {
        finding.rule
        for finding in found(f"{BEFORE[0]}\n\n{heading}\n\n{AFTER[0]}", f"{BEFORE[1]} Où ?\n\n{heading}\n\n{AFTER[1]}")
    }


FORM = """# Analyst, Harbour Data / Analyste des données du port

**Company:** Northern Ferry

**Job ID:** 4711

## Job Description

NF-88-17

Le bac du nord cherche une ou un analyste pour rejoindre l'équipe des données du port.

Vous travaillerez avec la capitaine du port, et le poste est à temps partiel.

Northern Ferry is looking for an analyst to join the harbour data team.

You will work with the harbour master, and the post is part-time.
"""


def test_a_form_above_both_versions_belongs_to_neither() -> None:
    document = markdown.read("post.md", FORM.encode())
    notice = READING.notice("post.md", [document])
    findings = ENGINE.check_notice(notice, READING.sections(notice))
    assert [finding.rule for finding in findings if finding.severity != "info" and finding.confidence != "low"] == []


def test_a_heading_between_two_rules_is_no_head_for_a_program() -> None:
    english = f"# The ferry of the island\n\n{BEFORE[0]}\n"
    french = f"---\n# Le bac de l'île\n---\n\n{BEFORE[1]}\n"
    assert [(finding.rule, finding.messages[0]) for finding in found(english, french, as_markdown=True)] == []


@pytest.mark.parametrize("marks", ["##", "###"])
def test_headings_that_are_left_over_in_one_place_answer_each_other(marks: str) -> None:
    english = f"{marks} Happy rowing!\n\n![boat](boat.png)\n\nThe harbour master signs the contracts of the crew.\n"
    french = "## Joyeux canotage !\n\n![bateau](bateau.png)\n\nLa capitaine du port signe les contrats de l'équipage.\n"
    texts = (f"{before}\n\n{rest}" for before, rest in zip(BEFORE, (english, french), strict=True))
    assert [(finding.rule, finding.messages[0]) for finding in found(*texts, as_markdown=True)] == []


def test_headings_near_each_other_that_say_different_things_answer_nothing() -> None:
    signs = (
        "The harbour master signs the contracts of the crew.",
        "La capitaine du port signe les contrats de l'équipage.",
    )
    boats = ("The keeper paints the old boats in the spring.", "La gardienne peint les vieux bateaux au printemps.")
    english = f"## Training of the crew\n\n{signs[0]}\n\n{boats[0]}\n"
    french = f"{signs[1]}\n\n## Salaire et congés annuels\n\n{boats[1]}\n"
    texts = (f"{before}\n\n{rest}" for before, rest in zip(BEFORE, (english, french), strict=True))
    sure = [one.rule for one in found(*texts, as_markdown=True) if one.confidence != "low"]
    assert {"section", "missing-translation"}.intersection(sure)


@pytest.mark.parametrize(
    ("items", "sure"),
    [
        (("Peindre les bateaux du port", "Sweep the long quays of the harbour", "Ouvrir la porte chaque matin"), True),
        (("Guide to the Boats of the Bay", "Sweep the long quays of the harbour", "Rules of the Old Port"), False),
    ],
)
def test_an_item_left_in_english_among_others(items: tuple[str, str, str], sure: bool) -> None:
    english = "".join(
        f"- {one}\n" for one in ("Paint the boats of the harbour", items[1], "Open the gate every morning")
    )
    if not sure:
        english = "".join(f"- {one}\n" for one in items)
    french = "".join(f"- {one}\n" for one in items)
    texts = (
        f"{before}\n\n{rest}\n{after}\n" for before, rest, after in zip(BEFORE, (english, french), AFTER, strict=True)
    )
    left = [one for one in found(*texts, as_markdown=True) if one.rule == "untranslated"]
    assert [one.locations[0].text for one in left] == ([items[1]] if sure else [])


HEADINGS = (("Working Days", "Jours ouvrables"), ("Testimonials", "Témoignages"), ("Lighthouses", "Phares"))


@pytest.mark.parametrize("left", range(3))
def test_a_heading_left_in_english_among_others(left: int) -> None:
    for language in LANGUAGES:
        headings = [
            pair if number != left else (pair[LANGUAGES.index(language)],) * 2 for number, pair in enumerate(HEADINGS)
        ]
        bodies = (BEFORE, AFTER, ("The boat has a bell.", "Le bateau a une cloche."))
        english, french = (
            "".join(f"## {one[side]}\n\n{body[side]}\n\n" for one, body in zip(headings, bodies, strict=True))
            for side in range(2)
        )
        told = [one for one in found(english, french, as_markdown=True) if one.rule == "untranslated"]
        assert [one.locations[0].text for one in told] == [HEADINGS[left][LANGUAGES.index(language)]]


@pytest.mark.parametrize("kept", ["Quaymaster", "English", "Windows"])
def test_a_heading_that_is_a_name_is_left_as_it_is(kept: str) -> None:
    boats = (f"The boats of the harbour run on {kept}.", f"Les bateaux du port utilisent {kept}.")
    english = f"## Ferries\n\n{BEFORE[0]}\n\n## {kept}\n\n{boats[0]}\n\n## Testimonials\n\n{AFTER[0]}\n"
    french = f"## Bacs\n\n{BEFORE[1]}\n\n## {kept}\n\n{boats[1]}\n\n## Témoignages\n\n{AFTER[1]}\n"
    assert [one.rule for one in found(english, french, as_markdown=True) if one.rule == "untranslated"] == []


def test_a_french_month_in_an_english_line() -> None:
    english = f"{BEFORE[0]}\n\n- Letters: 13 février 2027\n- Boats: 25 March 2027\n\n{AFTER[0]}\n"
    french = f"{BEFORE[1]}\n\n- Lettres : 13 février 2027\n- Bateaux : 25 mars 2027\n\n{AFTER[1]}\n"
    told = [(one.rule, one.locations[0].text) for one in found(english, french, as_markdown=True)]
    assert told == [("date-format", "13 février 2027")]


def test_a_name_with_a_figure_in_a_title_is_no_number_of_a_post() -> None:
    boats = (
        "The boats of Quay7 are new, and Quay7 has a bell.",
        "Les bateaux de Quay7 sont neufs, et Quay7 a une cloche.",
    )
    english = f"# Keeper\n\n{BEFORE[0]}\n\n{boats[0]}\n\n{AFTER[0]}\n"
    french = f"# Gardienne – QUAY7\n\n{BEFORE[1]}\n\n{boats[1]}\n\n{AFTER[1]}\n"
    assert "post-id" not in {one.rule for one in found(english, french, as_markdown=True)}


def test_the_word_of_a_program_that_opens_an_item_is_in_no_language() -> None:
    english = f"{BEFORE[0]}\n\n- **alarms** — wake the keeper at night.\n- **lights** — light the lamp.\n\n{AFTER[0]}\n"
    french = f"{BEFORE[1]}\n\n- **alarms** — réveiller la gardienne la nuit.\n- **lights** — allumer la lampe.\n\n{AFTER[1]}\n"
    assert [one.rule for one in found(english, french, as_markdown=True)] == []


def test_titles_below_a_line_that_announces_their_language() -> None:
    titles = "- Nuit 1 : la lampe du port a-t-elle de la lumière\n- Nuit 2 : la cloche et les marins de la baie\n"
    english = f"{BEFORE[0]}\n\nThe nights of the past years in French are these:\n\n{titles}\n{AFTER[0]}\n"
    french = f"{BEFORE[1]}\n\nVoici les soirées des années passées :\n\n{titles}\n{AFTER[1]}\n"
    assert "untranslated" not in {one.rule for one in found(english, french, as_markdown=True)}


def test_a_french_title_in_an_english_list_is_not_asked_for_french_spaces() -> None:
    english = f"{BEFORE[0]}\n\n- Night 3: La lampe du port a-t-elle de la lumière ?\n\n{AFTER[0]}\n"
    french = f"{BEFORE[1]}\n\n- Nuit 3 : La lampe du port a-t-elle de la lumière ?\n\n{AFTER[1]}\n"
    assert "french-spacing" not in {one.rule for one in found(english, french, as_markdown=True)}


def test_a_word_that_a_template_writes_stands_before_its_full_stop() -> None:
    english = f"{BEFORE[0]}\n\nThe rules were read on {{{{< lastread >}}}}.\n"
    french = f"{BEFORE[1]}\n\nLe règlement a été lu le {{{{< lastread >}}}}.\n"
    assert [one.rule for one in found(english, french, as_markdown=True)] == []


def test_a_name_that_heads_both_halves_of_a_file_heads_both_versions() -> None:
    english = "\n\n".join(("# The Quayboat", *BEFORE[:1], "The boat has a bell.", *AFTER[:1]))
    french = "\n\n".join(("# The Quayboat", *BEFORE[1:], "Le bateau a une cloche.", *AFTER[1:]))
    notice = READING.notice("post.md", [markdown.read("post.md", f"{english}\n\n{french}\n".encode())])
    assert [notice.side(language).blocks[0].text for language in LANGUAGES] == ["The Quayboat"] * 2


def test_a_note_on_the_other_version_is_not_in_the_language_of_the_title() -> None:
    english = "\n\n".join(
        ("## Quayboat rules for crews (Le français précède)", BEFORE[0], "The boat has a bell.", AFTER[0])
    )
    french = "\n\n".join(("## Règlement du bac (English follows)", BEFORE[1], "Le bateau a une cloche.", AFTER[1]))
    notice = READING.notice("post.md", [markdown.read("post.md", f"{french}\n\n{english}\n".encode())])
    assert [notice.side(language).blocks[0].kind for language in LANGUAGES] == ["heading", "heading"]
    assert notice.en.blocks[0].text.startswith("Quayboat")


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("", "Ceci est une traduction non officielle du règlement. Le texte anglais fait foi."),
        ("This is an unofficial translation of the rules. The French text prevails.", ""),
    ],
)
def test_a_text_that_speaks_of_the_other_version_has_no_counterpart(english: str, french: str) -> None:
    assert around(english, french) == []


def test_names_with_accents_in_a_line_are_no_french_text() -> None:
    english = "Other crews: Hélène, André, Zoë, François, Benoît."
    assert around(english, "Autres équipages : Hélène, André, Zoë, François, Benoît.") == []


def test_an_aside_on_the_language_of_a_page() -> None:
    english = "All keepers must have answered one of the questions of the harbour."
    french = (
        "Toutes les gardiennes doivent avoir répondu à l'une des questions du port "
        "(page en anglais avec accès aux questions en français)."
    )
    assert around(english, french) == []


def test_a_numbered_item_with_a_word_that_both_languages_have() -> None:
    english = "Please send these papers:\n\n1.\tRésumé;\n\n2.\tLetter of the harbour master.\n"
    french = "Veuillez envoyer ces pièces :\n\n1.\tCurriculum vitae ;\n\n2.\tLettre de la capitaine du port.\n"
    assert around(english, french) == []


def test_titles_in_english_beside_words_in_french_are_no_two_versions() -> None:
    english = (
        "| Position | Level | Work |\n|---|---|---|\n| Senior HR Consultant | Experienced | Advice, strategy |\n"
        "| HR Data Analyst | Beginner | Figures, data |\n| Change Manager | Experienced | Change, advice |\n"
    )
    french = (
        "| Poste | Niveau | Travail |\n|---|---|---|\n| Consultant Senior RH | Expérimenté | Conseil, stratégie |\n"
        "| Data Analyst RH | Débutant | Chiffres, données |\n| Change Manager | Expérimenté | Évolution, conseil |\n"
    )
    texts = ("\n\n".join(part) + "\n" for part in zip(BEFORE, (english, french), AFTER, strict=True))
    assert found(*texts, as_markdown=True) == []
