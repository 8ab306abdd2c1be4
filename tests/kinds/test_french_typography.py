"""French spaces, quotation marks and capitals: locales, kinds of spaces, fixes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.one_language import ENGLISH, FRENCH, run

NO_BREAK, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("french", "locale", "variants"),
    [
        ("Le parc: les roses ; les arbres ?", "fr", ["missing"]),
        ("Le parc : les roses; les arbres ?", "fr", ["missing"]),
        ("Le parc : les roses; les arbres?", "fr", []),
        ("Le parc : les roses; les arbres?", "fr-CA", []),
        ("Le parc : les roses ; les arbres ?", "fr-CA", ["extra", "extra"]),
        ("Le parc: les roses; les arbres?", "fr-CA", ["missing"]),
        ("Un: le parc. Deux: les roses. Trois: les arbres.", "fr", ["missing", "missing", "missing"]),
        ("Le mot «parc » et le mot « rose».", "fr", ["opening", "closing"]),
        ("À 9:30, échelle 1:500, (?), [!], etc.", "fr", []),
        ("Quoi ?! Comment !!! Eh bien…?", "fr", []),
        ("**Note :** les roses.", "fr", []),
        ("Le parc : les roses; les arbres; les bancs; les lampes ! Qui vient?", "fr", []),
        ("Le parc : les roses; les arbres! Qui vient ? Qui reste ?", "fr", ["missing", "missing"]),
        ("Le parc : les roses; les arbres?", "fr-FR", ["missing", "missing"]),
        ("Le parc: les roses; les arbres?", "fr", ["missing"]),
        ("Un: deux. Trois: quatre. Cinq: six. Sept : huit.", "fr", ["missing", "missing", "missing"]),
        ("Le mot «parc» ouvre ; le mot « rose » ferme.", "fr", ["opening", "closing"]),
        ("Lieu: le parc de Berne (12 CHF). Le mot «parc».", "fr", []),
        ("Lieu: le parc de Lyon (12 EUR). Le mot «parc».", "fr", ["missing", "opening", "closing"]),
        ("Parc de Laval (QC) H7N 1A1 : les roses; les arbres; qui vient ?", "fr", []),
        ("[^1]: le parc.", "fr", []),
    ],
)
def test_the_space_depends_on_the_locale_and_on_the_custom(french: str, locale: str, variants: list[str]) -> None:
    found = run("french-spacing", fr=f"{FRENCH}\n{french}\n", locales={"fr": locale})
    assert found.variants() == variants


def test_a_colon_in_words_of_the_other_version_is_a_title() -> None:
    english = f"{ENGLISH}Read Deep Parks: A Handbook.\n"
    french = f"{FRENCH}Lisez Deep Parks: A Handbook, et ce qui suit: tout.\n"
    assert run("french-spacing", en=english, fr=french).quotes() == ["suit:"]


@pytest.mark.parametrize("space", [" ", NO_BREAK, NARROW, "\u2009"])
def test_any_space_passes_in_text_extracted_from_a_pdf(space: str) -> None:
    french = f"{FRENCH}Le parc{NO_BREAK}: ouvert. Les roses{space}: rouges. Les arbres{space}; verts.\n"
    assert run("french-spacing", fr=french, form="pdf").variants() == []


def test_an_ordinary_space_is_reported_beside_others_that_do_not_break() -> None:
    french = f"{FRENCH}Le parc{NO_BREAK}: ouvert. Les roses : rouges. Les arbres : verts.\n"
    found = run("french-spacing", fr=french)
    assert found.quotes("info") == ["roses :"]
    assert [len(one.also) for one in found.findings] == [1]
    assert run("french-spacing", fr=found.mended("fr")).hits == []


@pytest.mark.parametrize(("usual", "other"), [(" ", " "), (NO_BREAK, NO_BREAK), (NARROW, NARROW)])
def test_a_missing_space_becomes_the_one_that_the_version_uses(usual: str, other: str) -> None:
    french = f"{FRENCH}Le parc{usual}: ouvert. Les roses: rouges.\n"
    mended = run("french-spacing", fr=french).mended("fr")
    assert f"Les roses{other}: rouges" in mended


@given(st.text(alphabet="aé «»\"“”:;?!…()[]*<>.'’1/\u00a0\u202f\n", max_size=60))
@pytest.mark.parametrize("rule", ["french-spacing", "french-quotes"])
def test_what_was_mended_is_not_found_again(rule: str, text: str) -> None:
    found = run(rule, fr=f"{FRENCH}\n{text}\n")
    assert all(mark.text == mark.span.of(mark.block.text) for hit in found.hits for mark in hit.marks)
    ends = [end for finding in found.findings for place in (finding.locations, *finding.also) for end in place]
    assert all(end.span.end <= len(end.document.source) for end in ends)
    if all(finding.fix for finding in found.findings):
        again = run(rule, fr=found.mended("fr"))
        assert [hit.variant for hit in again.hits if hit.variant != "breakable"] == []
        if rule == "french-quotes":
            assert again.hits == []


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("le mot “rose”", f"le mot «{NO_BREAK}rose{NO_BREAK}»"),
        ('le mot "rose"', f"le mot «{NO_BREAK}rose{NO_BREAK}»"),
        ('un écran de 24" ou de 27"', 'un écran de 24" ou de 27"'),
        ("« le mot “rose” »", "« le mot “rose” »"),
        ("une rose “sans fin", "une rose “sans fin"),
    ],
)
def test_quotations_become_guillemets(written: str, mended: str) -> None:
    assert run("french-quotes", fr=f"{FRENCH}Voici {written}.\n").mended("fr") == f"{FRENCH}Voici {mended}.\n"


@pytest.mark.parametrize(
    ("french", "right"),
    [
        ("Etat des lieux.", ["État"]),
        ("Ecole d'Etat et Iles.", ["École", "État", "Îles"]),
        ("Ecole-atelier du parc.", ["École"]),
        ("Epreuve orale.", ["Épreuve"]),
        ("Ca commence.", ["Ça"]),
        ("A compter de mai.", ["À"]),
        ("A participé aux travaux.", []),
        ("Equinix, Eurocontrol et Emma.", []),
        ("Essentiel. Exact. Internet. Un an. Eric.", []),
        ("Voir l'annexe A. Compter deux jours.", []),
        ("L’Etat paie.", ["État"]),
    ],
)
def test_capitals_get_their_accents_back(french: str, right: list[str]) -> None:
    found = run("french-capitals", fr=f"{FRENCH}{french}\n")
    assert [hit.values["right"] for hit in found.hits] == right


def test_capitals_alone_are_judged_by_the_version() -> None:
    title = "SECRETARIAT DES PARCS\n\n"
    assert run("french-capitals", fr=f"{title}{FRENCH}").quotes() == []
    assert run("french-capitals", fr=f"RÈGLEMENT INTÉRIEUR\n\n{title}{FRENCH}").quotes() == ["SECRETARIAT"]
    assert run("french-capitals", fr=f"RÈGLEMENT INTÉRIEUR\n\nLe logiciel METEO arrose.\n{FRENCH}").quotes() == []
