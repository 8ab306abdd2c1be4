import pytest
from bilint.facts.acronyms import find, find_definitions, translations
from bilint.vocabulary import Vocabulary
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Head of the XRBO reports to the DKSG-S", ["XRBO", "DKSG-S"]),
        ("as directed by the ASG/DPP or the office", ["ASG", "DPP"]),
        ("some KPIs and the KPI’s owner", ["KPI", "KPI"]),
        ("systems for C4ISR, R&D and the MoU with partners", ["C4ISR", "R&D", "MOU"]),
        ("NATO-wide work of l’OTAN during the COVID-19 crisis", ["NATO", "OTAN", "COVID"]),
        ("clearance at CTS/A level", ["CTS/A"]),
        ("Annex II, posts at G15 and AS-04, EN/FR, 5 MB, 30 EUR at 3 PM", []),
        ("clearance at COSMIC TOP SECRET/ATOMAL level; candidates MUST apply", []),
        ("see www.example.int/NATO and hr@NATO.example for more", []),
        ("vacancy 2031-ABC-EA-4567 is open", []),
        ("HEAD OF THE NATO OFFICE", []),
        ("les États-Unis et le ChatGPT", []),
    ],
)
def test_acronyms(text, expected):
    assert [fact.value for fact in find(text, "en")] == expected


@pytest.mark.parametrize(
    ("text", "language", "acronym", "name", "matched"),
    [
        ("the Standing Review Board (SRB) meets", "en", "SRB", "Standing Review Board", True),
        ("the Harbour-Wide Planning (HWP) Office", "en", "HWP", "Harbour-Wide Planning", True),
        ("the Office of Harbours, (OOH), led by", "en", "OOH", "Office of Harbours", True),
        ("the Programme Boards (PBs)", "en", "PB", "Programme Boards", True),
        ("Deputy ASG for Harbours (DASG-H)", "en", "DASG-H", "Deputy ASG for Harbours", True),
        ("the Supreme Allied Commander Europe (SACEUR)", "en", "SACEUR", "Supreme Allied Commander Europe", True),
        ("at its Headquarters (HQ)", "en", "HQ", "Headquarters", True),
        ("Head, Port Section and Executive Officer (XO) today", "en", "XO", "Executive Officer", False),
        ("d’intelligence artificielle (IA)", "fr", "IA", "intelligence artificielle", True),
        ("à la/au secrétaire général(e) adjoint(e) (SGA)", "fr", "SGA", "secrétaire général(e) adjoint(e)", True),
        ("l’État-major militaire international (EMI)", "fr", "EMI", "État-major militaire international", True),
        ("relève du Groupe des ports francs (PFG)", "fr", "PFG", "Groupe des ports francs", False),
        ("le Comité de gestion de l’Agence (BMA)", "fr", "BMA", "Comité de gestion de l’Agence", False),
        ("au sein du bureau des quais (QWO)", "fr", "QWO", "bureau des quais", False),
        ("the staff of HPF (Harbour Police Force) is", "en", "HPF", "Harbour Police Force", True),
        ("le réseau QPN (réseau de quais)", "fr", None, None, None),
        ("the KPI (e.g. one figure) of", "en", None, None, None),
        ("Harbour Board Secretariat (the HBS is new)", "en", None, None, None),
    ],
)
def test_definitions(text, language, acronym, name, matched):
    found = [(one.acronym, one.expansion, one.matched) for one in find_definitions(text, language)]
    assert found == ([(acronym, name, matched)] if acronym else [])


def test_two_definitions_in_a_row_do_not_swallow_each_other():
    text = "the Port Support Agency (PSA) Harbour Supervisory Board (HSB)"
    found = find_definitions(text, "en")
    assert [one.expansion for one in found] == ["Port Support Agency", "Harbour Supervisory Board"]
    assert [one.style for one in found] == ["name (acronym)"] * 2


def test_translations_go_both_ways():
    table = translations()
    assert "OTAN" in table["NATO"]
    assert "NATO" in table["OTAN"]
    assert "PE" in table["MOU"]
    assert all(acronym in table[other] for acronym, others in table.items() for other in others)


def test_every_row_names_both_languages():
    rows = Vocabulary().rows("acronyms")
    assert len(rows) > 150
    assert all(len(row) == 4 and all(row) for row in rows)
    assert len(set(rows)) == len(rows)


_PIECES = [
    "the",
    "Board",
    "(SRB)",
    "(«",
    "SRB",
    "»)",
    "de",
    "l’",
    "État-major",
    "(EMI)",
    "adjoint(e)",
    "Standing-Review",
    ",",
    "NATO/OTAN",
    "KPIs",
    "e\u0301",
]


@given(st.text() | st.lists(st.sampled_from(_PIECES)).map(" ".join), st.sampled_from(["en", "fr"]))
def test_spans_are_the_texts(text, language):
    for fact in find(text, language):
        assert fact.text == fact.span.of(text) != ""
    for one in find_definitions(text, language):
        assert one.expansion == one.expansion_span.of(text) != ""
        assert one.span.of(text).upper() == one.acronym
