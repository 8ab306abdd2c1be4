"""Inclusive forms: which words a written word stands for, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from bilint.language.inclusive import find, forms, is_pair, without_endings
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("candidat(e)", ("candidat", "candidate")),
        ("candidat(e)s", ("candidats", "candidates")),
        ("candidats(es)", ("candidats", "candidates")),
        ("candidat·e", ("candidat", "candidate")),
        ("expert·e·s", ("experts", "expertes")),
        ("expert.e.s", ("experts", "expertes")),
        ("expert-e-s", ("experts", "expertes")),
        ("expert‑e‑s", ("experts", "expertes")),
        ("gardien/ne", ("gardien", "gardienne")),
        ("tou·te·s", ("tous", "toutes")),
        ("tou•te•s", ("tous", "toutes")),
        ("directeur(trice)", ("directeur", "directrice")),
        ("directeurs(trices)", ("directeurs", "directrices")),
        ("acteur·rice·s", ("acteurs", "actrices")),
        ("acteurs·rices", ("acteurs", "actrices")),
        ("veilleur(-euse)", ("veilleur", "veilleuse")),
        ("veilleur·se", ("veilleur", "veilleuse")),
        ("veilleurs·ses", ("veilleurs", "veilleuses")),
        ("conseiller(ère)", ("conseiller", "conseillère")),
        ("conseiller(ère)s", ("conseillers", "conseillères")),
        ("créatif·ve", ("créatif", "créative")),
        ("heureux(se)", ("heureux", "heureuse")),
        ("bon·ne", ("bon", "bonne")),
        ("naturel·le", ("naturel", "naturelle")),
        ("principal(e)s", ("principaux", "principales")),
        ("principaux·ales", ("principaux", "principales")),
        ("gardiens/gardiennes", ("gardiens", "gardiennes")),
        ("directrice/directeur", ("directrice", "directeur")),
        ("skill(s)", ("skill", "skills")),
        ("study(ies)", ("study", "studies")),
        ("candidate\u0301(e)", ("candidaté", "candidatée")),
    ],
)
def test_the_words_that_a_form_stands_for(written: str, words: tuple[str, ...]) -> None:
    assert forms(written) == words
    assert [(span.of(written), found) for span, found in find(written)] == [(written, words)]


@pytest.mark.parametrize(
    "text",
    [
        "and/or",
        "des/les",
        "le/la",
        "porte-clé",
        "dit-le",
        "lampes (huile)",
        "example.net",
        "S.O.S.",
        "phares/balises",
        "EN/FR",
        "vis-à-vis",
    ],
)
def test_what_is_no_inclusive_form(text: str) -> None:
    assert find(text) == []


def test_the_heads_alone() -> None:
    assert without_endings("Les expert·e·s, chargé(e)s des feux") == "Les expert, chargé des feux"


def test_pairs_of_genders() -> None:
    assert is_pair("Directrice", "directeur")
    assert not is_pair("lampe", "lampe")
    assert not is_pair("phare", "balise")


@given(st.text("abeérstx()·./-s ", max_size=30))
def test_any_text_has_its_forms_in_order(text: str) -> None:
    found = find(text)
    assert all(span.of(text) and all(words) for span, words in found)
    assert all(one.end <= other.start for (one, _), (other, _) in pairwise(found))
