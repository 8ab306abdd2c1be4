"""Links that lead elsewhere are told; those that lead to the other edition of a page are not."""

from __future__ import annotations

import pytest
from bilint.bitext import Reading
from bilint.facts import FactStore
from bilint.kinds import links
from bilint.kinds.contract import Case, Hit
from bilint.readers import markdown
from bilint.vocabulary import Vocabulary

VOCABULARY = Vocabulary()
BEFORE = (
    "# The boathouse\n\nThe boathouse stands on the quay behind the church.\n\n",
    "# Le hangar à bateaux\n\nLe hangar à bateaux se trouve sur le quai derrière l'église.\n\n",
)
AFTER = (
    "\n\nThe keeper opens it every morning at seven in all weathers.\n",
    "\n\nLe gardien l'ouvre tous les matins à sept heures par tous les temps.\n",
)


def check(english: str, french: str, hosts: tuple[tuple[str, ...], ...] = ()) -> list[Hit]:
    texts = [before + text + after for before, text, after in zip(BEFORE, (english, french), AFTER, strict=True)]
    documents = [
        markdown.read(f"x.{language}.md", text.encode()) for language, text in zip(("en", "fr"), texts, strict=True)
    ]
    reading = Reading(VOCABULARY)
    notice = reading.notice("x", documents, ("en", "fr"))
    case = Case(notice, reading.sections(notice), FactStore(), VOCABULARY)
    return list(links.check(case, {"hosts": hosts}))


def told(english: str, french: str) -> list[tuple[str, ...]]:
    """The variant of each hit and the addresses that it names."""
    return [(hit.variant, *hit.values.values()) for hit in check(english, french)]


def linked(english: str, french: str) -> tuple[str, str]:
    return f"See [the rules of the boats]({english}).", f"Voir [les règles des bateaux]({french})."


EDITIONS = [
    # the language named in a folder, a file, a setting, a site
    ("https://boats.example/en/rules/harbour", "https://boats.example/fr/regles/port"),
    ("https://boats.example/en-us/articles/48213-Mooring-a-boat", "https://boats.example/fr-fr/articles/48213-Amarrer-un-bateau"),
    ("https://boats.example/doc-eng.aspx?id=4821", "https://boats.example/doc-fra.aspx?id=4821#appC"),
    ("https://boats.example/doc-eng.aspx?id=4821&section=procedure", "https://boats.example/doc-fra.aspx?id=4821"),
    ("https://boats.example/answer/7734?hl=en", "https://boats.example/answer/7734?hl=fr&visit=1349962195"),
    ("https://boats.example/a?k=abcDEF12345678901&page=3&id=7", "https://boats.example/a?k=zyxWVU98765432109&page=3&lang=2"),
    ("https://boats.example/hr/equity-e.html", "https://boats.example/rh/equite-f.html"),
    ("https://boats.example/rules_e.pdf", "https://boats.example/rules_f.pdf"),
    ("https://en.boats.example/rules", "https://fr.boats.example/regles"),
    ("https://boats.example/eng/acts/B-7.2/", "https://boats.example/fra/lois/b-7.2/index.html"),
    ("https://boats.example/eng/regulations/SOR-2019-48/", "https://boats.example/fra/reglements/DORS-2019-48/"),
    ("https://boats.example/rules/harbour/", "https://boats.example/intl/fr/rules/harbour/"),
    ("https://boats.example/en/0f3c2d1e-77aa-4b1c-9d2e-5a6b7c8d9e0f", "https://boats.example/fr/0f3c2d1e-77aa-4b1c-9d2e-5a6b7c8d9e0f"),
    # nothing names the language
    ("https://boats.example/rules-of-the-harbour", "https://boats.example/regles-du-port"),
    ("https://boats.example/guide#mooring", "https://boats.example/guide#amarrage"),
    ("https://boats.example/", "https://boats.example/index.html"),
    ("https://boats.example/better-boats-p1", "https://boats.example/de-meilleurs-bateaux-partie-1"),
    ("https://boats.example/@keeper/a-day-at-the-quay-5f3c90ab12de", "https://boats.example/@keeper/une-journee-au-quai-81d7733e04ba"),
    # the name of the site
    ("https://design.boats.example/rules", "https://conception.boats.example/rules"),
    ("https://forms.boats.example/en/x/4821", "https://formulaires.boats.example/fr/x/4821"),
    ("https://quay.gb.example/en/view/harbour?id=3", "https://quay.britain.example/fr/view/harbour?id=3"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "french"), EDITIONS)
def test_two_editions_of_one_page(english: str, french: str) -> None:
    assert [hit for hit in told(*linked(english, french)) if not hit[0].startswith("place")] == []


OTHERS = [
    # a digit, a letter, a code, a site
    ("https://boats.example/en/articles/48213-mooring", "https://boats.example/fr/articles/48231-amarrage"),
    ("https://boats.example/doc-eng.aspx?id=4821", "https://boats.example/doc-fra.aspx?id=4812"),
    ("https://boats.example/doc-eng.aspx?id=4821", "https://boats.example/doc-fra.aspx"),
    ("https://boats.example/en/articles/WBX4735/", "https://boats.example/fr/articles/djaadp/"),
    ("https://boats.example/en/T105", "https://boats.example/fr/S105"),
    ("https://boats.example/en/harbour/rules", "https://boats.example/fr/harbour/rles"),
    ("https://boats.example/en/public-quay", "https://boats.example/fr/public-qay"),
    ("https://boats.example/en/rules", "https://boats.example/fr/regles/port/bateaux"),
    ("https://boats.example/en/rules", "https://boots.example/fr/rules"),
    ("https://boats.example/en/0f3c2d1e-77aa-4b1c-9d2e-5a6b7c8d9e0f", "https://boats.example/fr/0f3c2d1e-77ab-4b1c-9d2e-5a6b7c8d9e0f"),
    ("https://boats.example/en/rules", "https://ships.example/fr/rules"),
    ("https://boats.example/report-of-the-harbour-2026", "https://boats.example/rapport-du-port-2027"),
    ("https://boats.example/quay-5f3c90ab12de", "https://boats.example/quay-81d7733e04ba"),
    ("mailto:keeper@boats.example", "mailto:keper@boats.example"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "french"), OTHERS)
def test_two_pages(english: str, french: str) -> None:
    assert [hit[0] for hit in told(*linked(english, french))] in (["url"], ["email"])


def test_a_place_on_the_page_that_one_version_leads_to() -> None:
    address = "https://boats.example/en/rules"
    assert told(*linked(f"{address}#quay", "https://boats.example/fr/regles#quai")) == []
    hits = told(*linked(f"{address}#quay", "https://boats.example/fr/regles"))
    assert hits == [("place-fr", f"{address}#quay")]


def test_links_are_paired_by_what_they_share_before_their_order() -> None:
    english = "See [the list](https://b.example/en/4821), [the map](https://b.example/en/4822) and [the fee](https://b.example/en/4823)."
    french = "Voir [le tarif](https://b.example/fr/4823), [la liste](https://b.example/fr/4821) et [le plan](https://b.example/fr/4829)."
    assert told(english, french) == [("url", "https://b.example/en/4822", "https://b.example/fr/4829")]


def test_one_page_that_stands_for_two() -> None:
    english = "See [the list of boats](https://b.example/en/list) and [the tariff](https://b.example/en/tariff)."
    french = "Voir [la liste des bateaux](https://b.example/fr/liste) et [le tarif](https://b.example/fr/liste)."
    assert told(english, french) == [("url", "https://b.example/en/tariff", "https://b.example/fr/liste")]


def test_a_name_that_is_replaced_all_over_the_document() -> None:
    english = "Boats come to boathouse.org for repair.\n\nWrite about boathouse.org to the keeper of the quay.\n\nRules of boathouse.org hang on the door of the house."
    french = "Les bateaux viennent à maisonbateaux.fr pour réparation.\n\nÉcrivez au sujet de maisonbateaux.fr au gardien du quai.\n\nLes règles de {} sont affichées sur la porte de la maison."
    assert told(english, french.format("maisonbateaux.fr")) == []
    assert told(english, french.format("maisonbatea.fr")) == [("url", "boathouse.org", "maisonbatea.fr")]


def test_a_site_in_the_words_of_a_link_is_its_title() -> None:
    english = "See [rules for boats (quay.example.org)](https://www.quay.example.org/en/rules)."
    french = "Voir [les règles pour les bateaux](https://www.quay.example.org/fr/regles)."
    assert told(english, french) == []


def test_a_link_that_shows_another_address() -> None:
    english = "Write to [keeper@quay.example](mailto:keeper@quay.examples) about boats."
    french = "Écrire à [keeper@quay.example](mailto:keeper@quay.example) au sujet des bateaux."
    assert told(english, french) == [("says-otherwise", "keeper@quay.example", "keeper@quay.examples")]
    english = "See [https://quay.example/boats](https://quay.example/boots) about boats."
    assert told(english, english.replace("See", "Voir")) == 2 * [
        ("says-otherwise", "https://quay.example/boats", "https://quay.example/boots")
    ]


def test_a_scheme_that_is_mistyped() -> None:
    hits = told(*linked("ttps://boats.example/rules", "https://boats.example/rules"))
    assert hits == [("broken", "ttps://boats.example/rules", "https://")]


@pytest.mark.parametrize(
    "french",
    [
        "Voir [les règles (en anglais seulement)](https://boats.example/en/rules).",
        "Voir [les règles](https://boats.example/en/rules) (PDF, en anglais).",
        "Voir [les règles](https://boats.example/en/rules_f.pdf).",
        "[English](https://boats.example/en/rules)",
    ],
)
def test_a_page_in_the_other_language_that_is_announced(french: str) -> None:
    english = "See [the rules](https://boats.example/en/rules)."
    assert [hit for hit in told(english, french) if hit[0].startswith("leads")] == []


def test_a_page_in_the_other_language() -> None:
    hits = told(*linked("https://boats.example/en/rules", "https://boats.example/en/rules"))
    assert hits == [("leads-to-en", "https://boats.example/en/rules")]


def test_a_page_beside_the_document_and_its_address_on_the_web() -> None:
    assert told(*linked("2018-harbour.md", "https://boats.example/blob/2018-port.md")) == []


def test_html_within_markdown() -> None:
    english = 'See <a href="https://boats.example/rules?a=1&amp;section=2">the rules</a>.'
    french = "Voir [les règles](https://boats.example/rules?a=1&section=2)."
    assert told(english, french) == []
    assert told(english, french.replace("section=2", "section=3"))[0][0] == "url"


def test_what_is_missing_with_its_sentence_is_not_told_again() -> None:
    english = "The quay is open.\n\nThe tariff for foreign boats hangs [in the office](https://boats.example/tariff) of the keeper."
    assert told(english, "Le quai est ouvert.") == []
    hits = told(english, "Le quai est ouvert.\n\nLe tarif des bateaux étrangers est affiché dans le bureau du gardien.")
    assert hits == [("missing-fr", "https://boats.example/tariff")]


def test_the_same_page_behind_other_words() -> None:
    english = "Boats: [the rules](https://boats.example/rules).\n\nNights on the quay follow the tariff of the town."
    french = "Bateaux : [les règles](https://boats.example/rules).\n\nLes nuits sur le quai suivent le [tarif](https://boats.example/rules) de la ville."
    assert told(english, french) == [("missing-en", "https://boats.example/rules")]


def test_two_mail_boxes_named_by_the_acronyms_beside_them() -> None:
    english = "Write to the Keeper of Data (KOD) at [kod@quay.example](mailto:kod@quay.example) about boats."
    french = "Écrire à la gardienne des données (GOD), [god@quay.example](mailto:god@quay.example), sur les bateaux."
    assert told(english, french) == []
