"""Function words, brackets and marks of notes: cases beyond those of the pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.one_language import ENGLISH, FRENCH, run, run_on_lines

RULES = ["function-word", "bracket", "note-mark", "inclusive-form", "spelling-variant"]


@pytest.mark.parametrize(
    ("french", "found"),
    [
        ("Il parle du du jardin", []),
        ("Il parle du les jardins et des l'arbre", ["du les", "des l'"]),
        ("Il parle du son, de la une et de la mienne", []),
        ("Il demande de les voir et de le faire, et aide à le tailler", []),
        ("Il va à le parc et à les jardins de le parc", ["à le", "à les", "de le"]),
        ("Il sait que on vient lorsque il pleut ; que est cela", ["que on", "lorsque il", "que est"]),
        ("Il a beaucoup de aucune", ["de aucune"]),
        ("Il vient soit par le train soit par le bateau", ["train soit par"]),
        ("Il vient soit par le train, soit par le bateau", []),
        ("Il vient « de la les »", []),
        ("Il vient afin d'évitez et pour tirez le chariot", ["d'évitez", "pour tirez"]),
        ("Il vient de chez elle, assez de nez, sans assez de riz", []),
        ("Il vient si il pleut, et si elle pleure", ["si il"]),
        ("Elle contribue des fleurs, contribue à la joie et contribue des fois", ["contribue des"]),
        ("Il sait concilier son travail à la vie, ou avec la vie", ["concilier son travail à la"]),
        ("Il parle de l'événements, et nous l'inventions, nous ne l'annotations, à l'argument", ["l'événements"]),
        (
            "Il parle d'harcèlement, de l'hiérarchie, d'huit nids et d'huile",
            ["d'harcèlement", "l'hiérarchie", "d'huit"],
        ),
        ("Il cherche un directeur/directrice, un directeur ou une directrice", ["un directeur/directrice"]),
    ],
)
def test_french_function_words(french: str, found: list[str]) -> None:
    assert run("function-word", fr=f"{FRENCH}{french}.\n").quotes() == found


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("a AS-02, an EC-05, a X-1 and an CS-04", ["a AS-02", "a X-1", "an CS-04"]),
        ("a hour, an hour, a heir, an house, a honest man", ["a hour", "a heir", "a honest"]),
        ("an house", []),
        ("an sql table, a mbox file, an xml file, an snail, an flag", ["an snail", "an flag"]),
        ("an up to date list", []),
        ("a elm, an oak, an tree, a unit, an uncle, a one, a euro", ["a elm", "an tree"]),
        ("a URL, an URL, a UN post, an SME, a NATO post", []),
        ("point a and b, a in b, Annex A is here", []),
        ("trees, however they are old and green", [", however they"]),
        ("trees, however they stand, are old", []),
        ("trees, however, they are old", []),
        ("trees everyday in June, the everyday in June and everyday life", ["everyday"]),
        ("trees in every day life; every day life is good", ["in every day life"]),
        ("more trees then, no more then, less then a tree", ["less then"]),
        ("an amount of people, an amount of snow and less documents", ["amount of people", "less documents"]),
        ("that he must has a tree and would of course have it", ["must has"]),
        ("it's own tree and it's green", ["it's own"]),
        ("a tree with it's leaves, and in it's, and of it’s green bark", ["with it's", "of it’s"]),
        ("trees of english and french towns, french fries and see english.org", ["english", "french"]),
        ("the their trees and the the trees", ["the their"]),
    ],
)
def test_english_function_words(english: str, found: list[str]) -> None:
    assert run("function-word", en=f"{ENGLISH}We see {english}.\n").quotes() == found


def test_contractions_are_mended() -> None:
    mended = run("function-word", fr=f"{FRENCH}Il va à le parc, que il aime.\n").mended("fr")
    assert mended == f"{FRENCH}Il va au parc, qu’il aime.\n"


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("roses (red, white and trees", ["(red, white"]),
        ("roses red) and trees", ["roses red)"]),
        ("roses (red (and) white) [1] and trees", []),
        ("roses (red [white) and trees", ["[white) and"]),
        ("a) roses, ii) trees, 1.2) lawns :)", []),
        ("1a) roses and 1b) trees, (some red ;-) and some white ;) )", []),
        ("roses “red, and trees", ["“red, and"]),
        ("roses “red” (“white”) and ‘trees’", []),
        ("the sign “)” and trees", []),
        ("(see https://park.example/a) and trees", []),
        ("https://park.example/a_(b and trees", []),
        ("„red“ roses", []),
        ("roses on (DATE)____, trees", []),
    ],
)
def test_brackets(english: str, found: list[str]) -> None:
    assert run("bracket", en=f"{ENGLISH}We see {english}.\n").quotes() == found


def test_brackets_over_several_paragraphs() -> None:
    assert run("bracket", en=f"{ENGLISH}We see (roses\n\n{ENGLISH}\nand trees).\n").quotes() == []
    assert run("bracket", en=f"{ENGLISH}He said: “Roses.\n\n“Trees too.”\n").quotes() == []


@pytest.mark.parametrize(
    ("english", "variants"),
    [
        ("We see roses*.", ["no-note"]),
        ("We see roses*.\n\n*Red ones.", []),
        ("We see roses.\n\n*Red ones.", ["no-mark"]),
        ("We see roses† and trees.\n\n† Red ones.", []),
        ("We see roses[^1] and trees[^2].\n\n[^1]: Red ones.", ["no-note"]),
        ("We see 2 * 3 roses, *.txt and *roses*.", []),
        ("Roses*\n\n* required", []),
        ("We see roses.\n\n**Red ones.", []),
    ],
)
def test_marks_of_notes(english: str, variants: list[str]) -> None:
    assert run("note-mark", en=f"{ENGLISH}\n{english}\n").variants() == variants


@pytest.mark.parametrize(
    ("french", "found"),
    [
        ("Le candidat(e) retenu(e) plante. Vous serez appelé à planter.", ["appelé"]),
        ("Le candidat(e) retenu(e) plante. Vous serez appelé(e), vous êtes qualifié·e.", []),
        ("Le candidat(e) retenu(e) plante. Vous êtes ici, et l'arbre sera planté.", []),
        ("Le candidat(e) plante. Vous serez appelé à planter.", []),
    ],
)
def test_masculine_alone(french: str, found: list[str]) -> None:
    assert run("inclusive-form", fr=f"{FRENCH}{french}\n").quotes() == found


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("roses — and trees - and lawns", ["trees - and"]),
        ("roses - and trees", []),
        ("roses — and trees, 3 - 4 lawns, North - South, well-known", []),
        ("FMS’ roses and FMS’s trees, FMS’s lawns", ["FMS’"]),
        ("FMS’s roses and the ‘trees of FMS’ here", []),
        ("Github and Javascript", ["Github", "Javascript"]),
        ("github, GITHUB and JavaScript", []),
        ("a centre, a human-centered park", ["centered"]),
    ],
)
def test_habits_of_writing(english: str, found: list[str]) -> None:
    assert run("spelling-variant", en=f"{ENGLISH}We see {english}.\n").quotes() == found


@pytest.mark.parametrize("rule", RULES)
@given(st.text("ab (*)[]«»“”„†^1:.\n", max_size=40), st.text("de la les à l' soit par*()«»\n", max_size=40))
def test_no_text_breaks_them(rule: str, english: str, french: str) -> None:
    for hit in run_on_lines(rule, f"a{english}", f"a{french}").hits:
        assert hit.marks[0].text


@pytest.mark.parametrize("face", [":-)", ":-))", ";-)", ":)", ":-)))"])
def test_a_face_closes_no_bracket(face: str) -> None:
    assert run("bracket", en=f"{ENGLISH}The post is fun {face}\n").quotes() == []


def test_a_face_may_touch_the_sentence() -> None:
    assert run("bracket", en=f"{ENGLISH}The post is fun..:-))\n").quotes() == []


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("For information about the lamps of the harbour please write to us", ["harbour please"]),
        ("For a lamp please write. If you need lamps, please write to the keeper of the harbour", []),
        ("If the lamps of the whole harbour go out then please write to us", []),
        ("The lamps and the oil, can be found in the tower", ["oil, can be"]),
        ("The lamps, with the oil, can be found in the tower", []),
        ("The museum in Murano, Italy is small, and one in Murano, Italy, is big", ["in Murano, Italy is"]),
        ("They are kept up-to-date. An up-to-date lamp is kept up-to-date and lit", ["kept up-to-date"]),
        (
            "Apply to a vacant post. Apply to the keeper. He has to follow-up on informations",
            ["Apply to a vacant post", "follow-up", "informations"],
        ),
    ],
)
def test_usage_and_commas(english: str, found: list[str]) -> None:
    quotes = run("function-word", en=f"{ENGLISH}{english}.\n").quotes()
    assert len(quotes) == len(found)
    assert all(one in quote for one, quote in zip(found, quotes, strict=True))


@pytest.mark.parametrize(
    ("french", "found"),
    [
        ("Elle est disposée travailler, disposé(e) à ramer", ["disposée travailler"]),
        ("Elle vient pour allumé la lampe, sans difficulté la nuit, sans le passé", ["pour allumé la"]),
        (
            "Quelque soit le temps, quoique ce soit ; il faut en parler d'avantage",
            ["Quelque soit le", "quoique ce soit", "parler d'avantage"],
        ),
    ],
)
def test_words_that_sound_alike(french: str, found: list[str]) -> None:
    assert run("function-word", fr=f"{FRENCH}{french}.\n").quotes() == found
