"""Acronyms that are slips, translations, exchanged bodies, or left in the other language; and where they are introduced."""

from __future__ import annotations

import pytest

from tests.kinds.one_language import run

INTRODUCED = (
    "The clerk works with the Coastal Weather Service (CWS) and the Harbour Light Office (HLO).",
    "Le commis travaille avec le Service météorologique côtier (SMC) et le Bureau des feux de port (BFP).",
)


def told(rule: str, *sentences: tuple[str, str]) -> list[tuple[str, list[str]]]:
    english, french = ("\n\n".join(side) for side in zip(*sentences, strict=True))
    found = run(rule, en=f"{english}\n", fr=f"{french}\n")
    return [(hit.variant, [mark.text for mark in hit.marks]) for hit in found.hits]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("The clerk writes to the PACE each year.", "Le commis écrit à l'APCE chaque année."),
        ("The clerk signed the CBD in the autumn.", "Le commis a signé la CDB en automne."),
        ("The file is in the register (PSU 938) today.", "Le dossier est au registre (POU 938) aujourd'hui."),
        ("The clerk reads the TSU each day.", "Le commis lit la TOU chaque jour."),
        ("The clerk writes to ECOWAS each day.", "Le commis écrit à la CEDEAO chaque jour."),
    ],
)
def test_translated_acronyms_may_be_alike(english: str, french: str) -> None:
    assert told("acronym", (english, french)) == []


@pytest.mark.parametrize(
    ("english", "french", "marks"),
    [
        ("The clerk reads `HARB-SNL` each day.", "Le commis lit `HARB-SLN` chaque jour.", ["SNL", "SLN"]),
        ("The clerk reads the TOSU rules each day.", "Le commis lit les règles de la TORU.", ["TOSU", "TORU"]),
        ("The clerk writes to ECOWAS each day.", "Le commis écrit à la CEEAC chaque jour.", ["ECOWAS", "CEEAC"]),
    ],
)
def test_a_slip_that_no_translation_explains(english: str, french: str, marks: list[str]) -> None:
    assert [found for _, found in told("acronym", (english, french))] == [marks]


def test_a_slip_beside_the_right_form_in_the_same_version() -> None:
    often = ("The TSB meets each month.", "Le TSB se réunit chaque mois.")
    found = told("acronym", often, ("The clerk writes to the TSB.", "Le commis écrit au TBS."), often)
    assert found == [("", ["TSB", "TBS"])]


@pytest.mark.parametrize(
    ("english", "french", "marks"),
    [
        (
            "The clerk holds a certificate in Basic Boat Lighting (BLB).",
            "Le commis a un certificat d'éclairage des bateaux.",
            "BLB",
        ),
        (
            "The clerk answers to the Council of Harbour Masters.",
            "Le commis relève du Conseil européen des ports (CPE).",
            "CPE",
        ),
        (
            "The Bank of Isles and Shores is an old house.",
            "La Banque des îles et des rivages (BRI, ci-après « la Banque ») est une vieille maison.",
            "BRI",
        ),
    ],
)
def test_letters_that_changed_places_beside_the_name(english: str, french: str, marks: str) -> None:
    assert told("acronym", (english, french)) == [("initials", [marks, ""])]


def test_letters_that_changed_places_in_an_acronym_that_is_introduced_once() -> None:
    found = told("acronym", INTRODUCED, ("The CWS was founded long ago.", "Le SCM existe depuis longtemps."))
    assert found == [("", ["CWS", "SCM"])]
    introduced = (
        "The clerk works with the Coastal Light Weather Service (CLWS).",
        "Le commis travaille avec le Service météorologique des feux côtiers (SMFC).",
    )
    found = told("acronym", introduced, ("This service was founded long ago.", "Le SFMC existe depuis longtemps."))
    assert found == [("unknown", ["SFMC", ""])]


def test_an_acronym_of_the_other_version_that_spells_another_name() -> None:
    pair = (
        "The clerk uses a Shore Plan Index System (SPIS).",
        "Le commis utilise un système pour les index de sites (SPIS).",
    )
    assert told("acronym", pair) == []


def test_names_that_are_introduced_in_another_order() -> None:
    introduced = (
        "With the Joint Steering Board (JSB), the Harbour Lights Department (HLD) plans the year.",
        "Le Département des lumières du havre (DLH) prépare l'année avec le Conseil mixte d'orientation (CMO).",
    )
    use = ("The HLD has ten boats.", "Le DLH compte dix bateaux.")
    assert told("acronym", introduced, use) == []


def test_a_translation_that_each_version_uses_often() -> None:
    often = ("The TSB meets each month.", "Le TOB se réunit chaque mois.")
    other = ("The TSB is old.", "Ce bureau est vieux.")
    assert told("acronym", often, other, ("The clerk likes boats.", "Le commis écrit au TOB.")) == []


@pytest.mark.parametrize(
    ("english", "french", "found"),
    [
        ("The CWS lends boats; the HLO pays for them.", "Le SMC prête des bateaux; le BFP les paie.", []),
        (
            "The CWS lends boats; the HLO pays for them.",
            "Le BFP prête des bateaux; le SMC les paie.",
            [("exchanged", ["CWS", "BFP"]), ("exchanged", ["HLO", "SMC"])],
        ),
        ("The CWS lends boats today.", "Le BFP prête des bateaux aujourd'hui.", [("exchanged", ["CWS", "BFP"])]),
        ("The boats of the CWS and the HLO sail.", "Les bateaux du BFP et du SMC partent.", []),
    ],
)
def test_bodies_that_the_notice_introduces(english: str, french: str, found: list[tuple[str, list[str]]]) -> None:
    assert told("acronym", INTRODUCED, (english, french)) == found


def test_bodies_may_be_introduced_in_another_order() -> None:
    introduced = (
        "The clerk works with the Tidal Survey Board (TSB) and the Map Office of Ports (MOP).",
        "Le commis travaille avec le Port des offices maritimes (POM) et le Bureau du suivi des terres (BST).",
    )
    assert told("acronym", introduced, ("The TSB lends boats today.", "Le BST prête des bateaux.")) == []


def test_an_acronym_with_a_tail_in_lower_case() -> None:
    introduced = (
        "The clerk works with Harbour Lights Canada (HLCan) today.",
        "Le commis travaille avec Feux de port Canada (FPCan) aujourd'hui.",
    )
    used = ("The HLCan lends boats.", "FPCan prête des bateaux.")
    assert told("acronym", introduced, used) == []


def test_an_acronym_left_in_the_other_language() -> None:
    often = ("The CWS lends boats today.", "Le SMC prête des bateaux aujourd'hui.")
    kept = ("The clerk writes to the CWS.", "Le commis écrit au CWS.")
    assert told("acronym", INTRODUCED, often, kept) == [("kept", ["CWS", "CWS"])]
    both = ("The clerk writes to the CWS.", "Le commis écrit au CWS/SMC.")
    assert told("acronym", INTRODUCED, often, both) == []


@pytest.mark.parametrize(
    ("french", "found"),
    [
        ("Le commis travaille pour le CWS chaque jour.", ["CWS"]),
        ("Le commis travaille pour le CWS – Météorologie des côtes.", []),
        ("Le CWS, pour Coastal Weather Service, est un bureau.", []),
        ("Le CWS pour Coastal Weather Service est un bureau.", []),
        ("Le commis du CWS pour les bateaux est au port.", ["CWS"]),
        ("Écrivez au CWS/SMC, au port de la ville.", []),
    ],
)
def test_other_ways_to_introduce_an_acronym(french: str, found: list[str]) -> None:
    english = "The clerk works for the Coastal Weather Service (CWS) each day."
    assert [marks[0] for _, marks in told("acronym-definition", (english, french))] == found


def test_a_level_in_brackets_introduces_nothing() -> None:
    sentences = ("Bilingualism (BBB) is required for this post.", "Le bilinguisme (niveau BBB) est exigé.")
    assert told("acronym-definition", sentences) == []
    assert told("acronym-definition", ("Mail per IP (per second) is low.", "Le courrier par IP est rare.")) == []


def test_french_introduces_an_english_acronym_behind_a_name_of_several_words() -> None:
    sentences = ("The clerk writes to the CWS.", "Le commis écrit au Service de la météorologie (CWS).")
    assert told("acronym-definition", sentences) == [("undefined-en", ["CWS", "CWS"])]
    sentences = ("The clerk is at level BBB today.", "Le commis a le niveau (BBB) aujourd'hui.")
    assert told("acronym-definition", sentences) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Small and Medium Enterprises (SMEs)", []),
        ("small and medium-sized enterprises (SMEs)", []),
        ("small and median-sized enterprises (SMEs)", ["small and median-sized enterprises"]),
    ],
)
def test_variants_of_a_usual_name(name: str, found: list[str]) -> None:
    sentences = (f"The clerk helps {name} to sell boats.", "Le commis aide les entreprises à vendre des bateaux.")
    assert [marks[0] for variant, marks in told("acronym-definition", sentences) if variant == "name"] == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("de la technologie de l'information (TI)", []),
        ("des technologies de l'information (TI)", []),
        (
            "de la technologie de l'information et de la communication (TIC)",
            ["technologie de l'information et de la communication"],
        ),
    ],
)
def test_a_name_in_the_singular_is_usual_or_not(name: str, found: list[str]) -> None:
    sentences = ("The clerk takes care of the machines.", f"Le commis s'occupe {name} au port.")
    assert [marks[0] for variant, marks in told("acronym-definition", sentences) if variant == "name"] == found


@pytest.mark.parametrize(("again", "marks"), [("CGPB", []), ("CPGB", [("unknown", ["CPGB"])]), ("SMCN", [])])
def test_what_answers_the_same_acronym_twice_is_the_same(again: str, marks: list[tuple[str, list[str]]]) -> None:
    first = ("The clerk asks the HLCB for money each year.", "Le commis demande des fonds au CGPB chaque année.")
    second = ("The students write to the HLCB in the spring.", f"Les étudiants écrivent au {again} au printemps.")
    assert [(variant, found[:1]) for variant, found in told("acronym", first, second)] == marks


@pytest.mark.parametrize(("number", "found"), [("19", []), ("18", [("", ["HARB-19", "HARB-18"])])])
def test_a_number_hung_on_an_acronym(number: str, found: list[tuple[str, list[str]]]) -> None:
    sentences = ("The clerk studies the HARB-19 fever.", f"Le commis étudie la fièvre HARB-{number}.")
    assert told("acronym", sentences) == found
