"""Which items of a list can be compared, and how lists of several levels are judged."""

from __future__ import annotations

import pytest
from bilint.kinds.support.siblings import siblings
from bilint.model import Block, SourceMap, Span

from tests.kinds.one_language import ENGLISH, FRENCH, run


def item(written: str) -> Block:
    """An item: two spaces for each level, the bullet, the text."""
    level = (len(written) - len(written.lstrip())) // 2
    marker, text = written.split(maxsplit=1)
    return Block("item", text, SourceMap.verbatim(Span(0, len(text))), "en", level, marker)


@pytest.mark.parametrize(
    ("items", "lists"),
    [
        (["* a", "* b"], ["ab"]),
        (["* a", "  * b", "  * c", "* d", "  * e"], ["ad", "bc", "e"]),
        (["* a", "    * b", "  * c", "* d"], ["ad", "b", "c"]),
        (["1. a", "* b", "* c", "2. d", "* e"], ["ad", "bc", "e"]),
        (["1.1 a", "a) b", "b) c", "1.2 d", "a) e"], ["ad", "bc", "e"]),
        (["(a) a", "b. b", "12) c", "3 d"], ["ab", "cd"]),
        ([], []),
    ],
)
def test_items_of_one_level_below_one_parent(items: list[str], lists: list[str]) -> None:
    assert ["".join(block.text for block in found) for found in siblings([*map(item, items)])] == lists


def found(rule: str, *items: str, severity: str = "warning") -> list[str]:
    english = f"DUTIES\n\nThe gardener must know:\n\n{chr(10).join(items)}\n\nTHE PARK\n\n{ENGLISH}"
    return run(rule, en=english, fr=FRENCH).quotes(severity)


def test_labels_of_sub_items_ask_for_none_above_them() -> None:
    answers = ["  - Yes: Go on.", "  - No: Stop here."]
    assert (
        found("label", "1. Is it a rose?", *answers, "2. Is it an oak?", *answers, "3. Is it an elm?", *answers) == []
    )


def test_a_long_clause_before_a_comma_is_no_label() -> None:
    labelled = ["- Roses: Red.", "- Oaks: Old.", "- Elms: Rare.", "- Figs: Sweet."]
    assert found("label", *labelled, "- Ferns, Green.") == ["Ferns,"]
    assert found("label", *labelled, "- Whenever the ferns are dry, water them.") == []


def test_titles_with_a_colon_are_no_labels() -> None:
    titles = [
        "- Roses: A Handbook",
        "- Oaks: A History",
        "- The Elms of the North",
        "- Ferns of the Old Parks",
        "- Figs: A Story",
    ]
    assert found("label", *titles) == []


def test_the_last_item_of_a_sub_list_may_close_it() -> None:
    items = [
        "- the roses;",
        "- the trees:",
        "• oaks;",
        "• elms;",
        "• figs;",
        "• ashes.",
        "- the ferns;",
        "- the lawn.",
    ]
    assert found("list-punctuation", *items, severity="info") == []
    assert found("list-punctuation", *[one.replace("elms;", "elms.") for one in items], "", severity="info") == []
    assert found("list-punctuation", "- oaks;", "- elms.", "- figs;", "- ferns;", "- ashes.", severity="info") == [
        "elms."
    ]
