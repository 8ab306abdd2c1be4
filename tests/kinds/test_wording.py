"""Doubled words, spaces, labels, lists and spelling variants, beyond the examples of the pages."""

from __future__ import annotations

import pytest
from bilint.language.spelling.speller import speller
from bilint.vocabulary import Vocabulary
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.one_language import ENGLISH, FRENCH, run, run_on_lines

RULES = ["doubled-word", "word-spacing", "label", "list-punctuation", "spelling-variant"]
ONE_LANGUAGE = [*RULES, "french-spacing", "french-quotes", "french-capitals", "number-format", "date-format"]


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("the the roses", ["the the"]),
        ("The the roses", ["The the"]),
        ("of the of the roses", ["of the of the"]),
        ("step by step by step", []),
        ("had had", []),
        ("Baden Baden and NATO NATO", []),
        ("roses, roses", []),
        ("theatre the", []),
        ("a a rose", ["a a"]),
        ("rose-red rose-red petals", ["rose-red rose-red"]),
    ],
)
def test_doubled_words(english: str, found: list[str]) -> None:
    assert run("doubled-word", en=f"{ENGLISH}We see {english}.\n").quotes() == found


def test_only_function_words_are_deleted_unseen() -> None:
    mended = run("doubled-word", en=f"{ENGLISH}We see the the red red roses.\n").mended("en")
    assert mended == f"{ENGLISH}We see the red red roses.\n"


@pytest.mark.parametrize(
    ("english", "mended"),
    [
        ("pay 40Euro now", "pay 40 Euro now"),
        ("wait 10days", "wait 10 days"),
        ("wait 5h at 10m, 3D, 2nd, 4x4", "wait 5h at 10m, 3D, 2nd, 4x4"),
        ("inter- and intra- city lines", "inter- and intra-city lines"),
        ("find the -like ending", "find the -like ending"),
        ("roses ,trees", "roses ,trees"),
        ("roses , trees", "roses, trees"),
        ("roses,trees", "roses, trees"),
        ("roses.Trees grow", "roses. Trees grow"),
        ("Node.js and e.g. this", "Node.js and e.g. this"),
        ("roses  and trees", "roses and trees"),
        ("the Park Office(PO) waters", "the Park Office (PO) waters"),
        ("study(ies) and (re)plant", "study(ies) and (re)plant"),
        ("see a.garden@park.example,roses", "see a.garden@park.example,roses"),
    ],
)
def test_spaces(english: str, mended: str) -> None:
    assert run("word-spacing", en=f"{ENGLISH}We {english}.\n").mended("en") == f"{ENGLISH}We {mended}.\n"


def test_spaces_before_signs_are_the_custom_of_extracted_text() -> None:
    text = "".join(f"We see roses , trees , bushes {name} .\n" for name in ("here", "there", "nowhere"))
    assert run("word-spacing", en=ENGLISH + text).quotes("warning") == []


def test_a_missing_colon_is_the_one_of_its_siblings() -> None:
    french = "Jardinière\nLieu\u00a0: Paris\nHoraire\u00a0: temps plein\nGrade G12\n\n"
    assert "Grade\u00a0: G12" in run("label", fr=french + FRENCH).mended("fr")


@pytest.mark.parametrize(
    ("signs", "variants"),
    [
        (";;;;.", []),
        (".....", []),
        ("", []),
        (";;;;;", ["last-open"]),
        ("; ; ; ; -", ["last-missing"]),
        (";;.;.", ["differs"]),
        ("; ; - ; .", ["missing"]),
        (";;::.", []),
        (".;.;.", []),
    ],
)
def test_the_signs_of_a_list(signs: str, variants: list[str]) -> None:
    ends = [sign.replace("-", "") for sign in signs.split()] if " " in signs else list(signs or "     ")
    items = "".join(f"• water the roses of the park{end.strip()}\n" for end in ends)
    found = run("list-punctuation", en=f"DUTIES\n\nThe gardener must:\n{items}\nTHE PARK\n\n{ENGLISH}")
    assert found.variants() == variants


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("We organise, recognise and organize.", ["organize"]),
        ("We organize, recognize and prioritise; prioritising is hard.", ["prioritise"]),
        ("We organise the prize of the size; exercise, advise, supervise.", []),
        ("We organise it. The World Health Organization and the Organization of Parks came.", []),
        ("We analyse and organize with Oxford.", []),
        ("We labour in the laboratory; honorary honours.", []),
        ("A programme of roses, a programme of trees, one program of bushes.", ["program"]),
        ("The programme is printed. We code a computer program.", []),
        ("The preselection is hard; preselection and pre-selected roses.", ["pre-selected"]),
        ("The re-creation of the park; recreation is free.", []),
        ("In LinkedIn and Linked In and Linkedin.", ["Linked In"]),
        ("The Rose Garden Office. The Rose Garden Office. The Roses Garden Office.", []),
        (
            "See the Regional Garden Office, the Regional Garden Office, the Region Garden Office.",
            ["Region Garden Office"],
        ),
        ("We see the Garden Office of the Regional Garden Offices.", []),
    ],
)
def test_spelling_variants(english: str, found: list[str]) -> None:
    assert run("spelling-variant", en=f"{ENGLISH}{english}\n").quotes("warning") == found


def test_of_two_spellings_as_frequent_the_later_one_is_reported_with_less_confidence() -> None:
    found = run("spelling-variant", en=f"{ENGLISH}We organize this. We recognise that.\n")
    assert [(one.locations[0].text, one.confidence) for one in found.findings] == [("recognise", "medium")]


def test_a_variant_is_one_finding_with_all_its_places() -> None:
    english = "We organise this and that. The organization of the park. Organizations pay.\n" + "We organise. " * 3
    found = run("spelling-variant", en=f"{ENGLISH}{english}\n")
    assert [[ends[0].text for ends in (one.locations, *one.also)] for one in found.findings] == [
        ["organization", "Organizations"]
    ]


def test_a_hyphen_more_or_less_counts_before_the_same_word() -> None:
    found = run("spelling-variant", en=f"{ENGLISH}A long-term plan and a long term plan; in the long term.\n")
    assert found.quotes("info") == ["long term"]


def test_product_names_are_compared_across_versions() -> None:
    found = run("spelling-variant", en=f"{ENGLISH}No Chat GPT.\n", fr=f"{FRENCH}Pas de ChatGPT.\n")
    assert [[(end.language, end.text) for end in one.locations] for one in found.findings] == [
        [("en", "Chat GPT"), ("fr", "ChatGPT")]
    ]


def test_the_table_of_variants_holds_words() -> None:
    for language, one, two, *_ in Vocabulary().rows("variants"):
        known = speller("fr" if language == "fr" else "en").known
        if not one.endswith("*") and not two.endswith("*"):
            assert one != two
            assert any(all(known(word) for word in form.split()) for form in (one, two)), (one, two)


@given(st.text(alphabet="aAéE nN-–‑ ,;:.()/'’\"2018€%\u00a0\u00ad\n•", max_size=120))
def test_no_text_breaks_a_rule(text: str) -> None:
    for name in ONE_LANGUAGE:
        found = run(name, en=ENGLISH + text, fr=FRENCH + text)
        for one in found.findings:
            for end in one.locations:
                assert 0 <= end.span.start <= end.span.end <= len(end.document.source)


HOSTILE = {
    "words": "a " * 5_000,
    "hyphens": "a-" * 5_000,
    "capitals": "A" * 10_000,
    "digits": "1,000" * 2_000,
    "points": "1.1" * 3_000,
    "spaces": "a" + " " * 10_000 + ".",
    "guillemets": "«" * 5_000,
    "quotation marks": '"a' * 5_000,
    "slashes": "/ " * 5_000,
    "addresses": "a@" * 5_000,
    "camel": "Aa" * 5_000,
    "names": "Aaaaa " * 2_000,
    "brackets": "a(AB)" * 2_000,
}


@pytest.mark.parametrize("name", ONE_LANGUAGE)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_gives_marks_within_it(name: str, text: str) -> None:
    hits = run_on_lines(name, en=text, fr=text).hits
    assert all(mark.span.of(mark.block.text) == mark.text for hit in hits for mark in hit.marks)
