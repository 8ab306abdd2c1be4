"""The place where a text turns from one language into the other."""

from __future__ import annotations

import pytest
from bilint.language.turning_point import turning_point
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("languages", "index", "first", "sequential"),
    [
        ("eeefff", 3, "en", True),
        ("fffeee", 3, "fr", True),
        ("eeeeefe", 7, "en", True),  # one word of French in an English text
        ("efefef", 5, "en", False),  # paragraph by paragraph
    ],
)
def test_the_cut_puts_most_text_on_the_side_of_its_language(
    languages: str, index: int, first: str, sequential: bool
) -> None:
    turn = turning_point([100] * len(languages), ["en" if sign == "e" else "fr" for sign in languages], "en")
    assert (turn.index, turn.first, turn.sequential) == (index, first, sequential)


def test_a_stretch_after_the_turn_is_in_the_other_version() -> None:
    turn = turning_point([10, 10, 10], ["fr", "fr", "en"], "en")
    assert [turn.language(index) for index in range(3)] == ["fr", "fr", "en"]


def test_a_text_without_characters_is_refused() -> None:
    with pytest.raises(ValueError, match="no turning point"):
        turning_point([0, 0], ["en", "fr"], "en")


@given(st.lists(st.tuples(st.integers(1, 500), st.sampled_from(["en", "fr"])), min_size=1, max_size=12))
def test_no_other_cut_has_more_text_on_its_side(stretches: list[tuple[int, str]]) -> None:
    sizes, languages = [size for size, _ in stretches], [language for _, language in stretches]
    turn = turning_point(sizes, languages, "en")
    total = sum(sizes)
    shares = [
        sum(size for at, (size, is_in) in enumerate(stretches) if (is_in == first) == (at < cut)) / total
        for cut in range(len(sizes) + 1)
        for first in ("en", "fr")
    ]
    assert turn.share == pytest.approx(max(shares))
