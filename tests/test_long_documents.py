"""Long tables, lists and series of headings: they are aligned rightly, and the work grows with their length alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bilint.alignment import evidence, groups, scorer
from bilint.bitext import Reading
from bilint.model import LANGUAGES, Pair
from bilint.readers import markdown
from bilint.structure import row as rows_of_text
from bilint.vocabulary import Vocabulary

READING = Reading(Vocabulary())
ENGLISH = "lock river gate keeper salary school garden bread market winter".split()
FRENCH = "écluse rivière porte gardien salaire école jardin pain marché hiver".split()

Lines = Callable[[int], tuple[list[str], list[str]]]


def numbered_items(size: int) -> tuple[list[str], list[str]]:
    return [f"- manage lock {i}" for i in range(size)], [f"- gérer l'écluse {i}" for i in range(size)]


def the_same_item(size: int) -> tuple[list[str], list[str]]:
    return ["- The keeper opens the gate."] * size, ["- L'éclusier ouvre la porte."] * size


def items_without_a_key_of_their_own(size: int) -> tuple[list[str], list[str]]:
    numbers = range(size)
    return (
        [f"- the {ENGLISH[i % 10]} of the {ENGLISH[i // 10 % 10]}" for i in numbers],
        [f"- le {FRENCH[i % 10]} de la {FRENCH[i // 10 % 10]}" for i in numbers],
    )


def rows(size: int) -> tuple[list[str], list[str]]:
    head = "|---|---|"
    return (
        ["| Name | Price |", head, *(f"| the {ENGLISH[i % 10]} | {i} |" for i in range(size))],
        ["| Nom | Prix |", head, *(f"| le {FRENCH[i % 10]} | {i} |" for i in range(size))],
    )


def headings(size: int) -> tuple[list[str], list[str]]:
    return [f"# The gate {i}\n" for i in range(size)], [f"# La porte {i}\n" for i in range(size)]


def headings_that_recur(size: int) -> tuple[list[str], list[str]]:
    return ["# The gate\n\nIt is open.\n"] * size, ["# La porte\n\nElle est ouverte.\n"] * size


FAMILIES = [
    numbered_items,
    the_same_item,
    items_without_a_key_of_their_own,
    rows,
    headings,
    headings_that_recur,
]


def pairs(english: list[str], french: list[str]) -> list[Pair]:
    documents = [
        markdown.read(f"n.{language}.md", "\n".join(lines).encode())
        for language, lines in zip(LANGUAGES, (english, french), strict=True)
    ]
    notice = READING.notice("n.en.md", documents, LANGUAGES)
    return [pair for section in READING.sections(notice) for pair in section.pairs]


@pytest.mark.parametrize("family", FAMILIES)
def test_all_is_paired_in_order(family: Lines) -> None:
    found = pairs(*family(300))
    assert len(found) >= 300
    assert all(len(pair.en) == len(pair.fr) == 1 and not pair.moved for pair in found)


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES)
def test_twice_the_size_is_twice_the_work(family: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    scored = 0

    def counted(en: evidence.Unit, fr: evidence.Unit) -> float:
        nonlocal scored
        scored += 1
        return overlap(en, fr)

    overlap = evidence.overlap
    monkeypatch.setattr(evidence, "overlap", counted)
    monkeypatch.setattr(groups, "overlap", counted)
    work = []
    for size in (200, 400):
        scored = 0
        pairs(*family(size))
        work.append(scored)
    assert work[1] < 2.3 * work[0]
    assert work[1] < 250 * 400


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", [numbered_items, rows])
def test_what_a_long_table_lacks_is_found(family: Lines, language: str) -> None:
    both = family(400)
    short = both[LANGUAGES.index(language)]
    gone = [short.pop(place) for place in (350, 200, 40)]
    alone = [pair for pair in pairs(*both) if not pair.matched]
    assert len(alone) == len(gone)
    digits = {"".join(filter(str.isdigit, line)) for line in gone}
    assert {"".join(filter(str.isdigit, (pair.en or pair.fr)[0].text)) for pair in alone} == digits


def test_items_that_moved_far_are_found_in_a_long_list() -> None:
    english, french = numbered_items(400)
    french.insert(10, french.pop(390))
    found = [pair for pair in pairs(english, french) if pair.moved]
    assert [pair.en[0].text for pair in found] == ["manage lock 390"]
    assert [pair.fr[0].text for pair in found] == ["gérer l'écluse 390"]


@pytest.mark.slow
def test_a_run_of_lines_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = 0
    own = rows_of_text._indent

    def counted(text: str) -> int:
        nonlocal measured
        measured += 1
        return own(text)

    monkeypatch.setattr(rows_of_text, "_indent", counted)
    pairs(["The keeper opens the gate."] * 1000, ["L'éclusier ouvre la porte."] * 1000)
    assert measured < 50 * 2000


@pytest.mark.slow
def test_units_are_joined_once_for_each_place(monkeypatch: pytest.MonkeyPatch) -> None:
    joined = 0
    own = scorer.merged

    def counted(units: list[evidence.Unit]) -> evidence.Unit:
        nonlocal joined
        joined += 1
        return own(units)

    monkeypatch.setattr(scorer, "merged", counted)
    english, french = "The keeper opens the gate. ", "L'éclusier ouvre la porte. "
    assert len(pairs([english * 500], [french * 500])) == 500
    assert joined <= 5 * 1000
