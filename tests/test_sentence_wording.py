"""Sentences are the same whatever their values, inclusive forms and typography, and differ where their words do."""

from __future__ import annotations

import pytest
from bilint.model import Language
from bilint.terminology.normalised_sentence import departure, wording
from hypothesis import given
from hypothesis import strategies as st

LANGUAGES = st.sampled_from(["en", "fr"])


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "Forms must reach us by 3 May 2031, 23:59.", "Forms must reach us by Friday, 12 June 2032, at 4:15 p.m.;"),
        ("en", "The post of Keeper, L 12, is paid EUR 4,000.", "The post of Keeper, L 4711, is paid 3 500,20 USD."),
        ("en", "Two years on the island", "One year on the island"),
        ("en", "He or she sends his form.", "She sends her form."),
        ("en", "The skill(s) that a keeper needs", "The skill that a keeper needs"),
        ("en", "Organize the lamps of the LMB", "organise the lamps of the QRS"),
        ("en", "Write to a@b.example", "Write to https://c.example/d?e=1"),
        ("fr", "La candidate ou le candidat doit", "Le candidat doit"),
        ("fr", "Les candidat(e)s retenu·e·s", "Les candidates retenues"),
        ("fr", "les expert-e-s chargé.e.s des lampes", "les experts chargés des lampes"),
        ("fr", "du directeur ou de la directrice", "de la directrice"),
        ("fr", "La personne titulaire du poste", "La/le titulaire du poste"),
        ("fr", "dans les deux heures", "dans les trois heures"),
        ("fr", "L’île\u00a0; «\u00a0la lampe\u00a0»", 'L\'île; "la lampe"'),
        ("fr", "une gardienne heureuse et attentive", "un gardien heureux et attentif"),
    ],
)  # fmt: skip
def test_the_same(language: Language, one: str, other: str) -> None:
    assert wording(one, language).words == wording(other, language).words
    assert wording(one, language).words


@pytest.mark.parametrize(
    ("language", "found", "approved", "difference", "usual", "spelling"),
    [
        ("en", "The keeper may light it.", "The keeper must light it.", "may", "must", False),
        ("en", "The keeper must light it.", "The keeper must not light it.", "must", "must not", False),
        ("en", "Keepers on board light it.", "Keepers light it.", "Keepers on board", "Keepers", False),
        ("en", "Keepers never sleep", "Keepers sleep and never", "never sleep", "sleep and never", False),
        ("en", "The lamp, lit.", "The lamp lit.", "lamp,", "lamp", True),
        ("en", "The sucessful keeper", "The successful keeper", "sucessful", "successful", True),
        ("en", "Included keepers", "Excluded keepers", "Included", "Excluded", False),
        ("en", "by e-mail or phone", "by email or phone", "e-mail", "email", True),
        ("en", "The harbour Master", "The harbour master", "Master", "master", True),
        ("fr", "La capitainerie decide.", "La capitainerie décide.", "decide", "décide", True),
        ("fr", "Les gardiens", "Le gardien", "Les gardiens", "Le gardien", False),
        ("en", "SEVERAL LAMPS", "MANY LAMPS", "SEVERAL", "MANY", False),
    ],
)
def test_what_differs(
    language: Language, found: str, approved: str, difference: str, usual: str, spelling: bool
) -> None:
    told = departure(wording(found, language), wording(approved, language))
    assert told is not None
    assert (told.span.of(found), told.approved.of(approved), told.spelling) == (difference, usual, spelling)


def test_the_first_letter_may_be_a_capital() -> None:
    assert departure(wording("keepers of lamps;", "en"), wording("Keepers of lamps.", "en")) is None


@given(st.text(max_size=80), LANGUAGES)
def test_any_text_is_like_itself(text: str, language: Language) -> None:
    made = wording(text, language)
    assert departure(made, made) is None
    assert all(0 <= token.span.start < token.span.end <= len(text) for token in made.tokens)


@given(st.text("ab é'(),.·/0-", max_size=24), st.text("ab é'(),.·/0-", max_size=24), LANGUAGES)
def test_any_difference_has_a_place_on_both_sides(found: str, approved: str, language: Language) -> None:
    one, other = wording(found, language), wording(approved, language)
    if one.tokens and other.tokens and (told := departure(one, other)):
        assert told.span.of(found)
        assert told.approved.of(approved)
