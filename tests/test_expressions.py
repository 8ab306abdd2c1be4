"""The regular expressions of bilint: none takes more work than the length of a text asks for."""

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # the benchmarks are not part of the installed package

from benchmarks.expressions import Expression, expressions, pumps, slow_pump


@pytest.mark.slow
def test_no_expression_is_slower_than_its_text_is_long() -> None:
    """The bound is of computing, and some hundred times above linear work: a busy machine does not reach it."""
    found = expressions()
    assert len(found) > 300
    slow = [(one.module, one.pattern.pattern, pump) for one in found if (pump := slow_pump(one))]
    assert slow == []


@pytest.mark.parametrize("pattern", [r"(a+)+!", r"\s*;", r"a*b?a*!", r"(?:x|[a-z]+)*!", r"<!--.*?-->"])
def test_an_expression_that_backtracks_is_told(pattern: str) -> None:
    assert slow_pump(Expression("module", re.compile(pattern), anchored=False), seconds=0.2)


@pytest.mark.parametrize("pattern", [r"(?:(?<!\s)\s++)?;", r"[a-z]+", r"a{1,60}!", r"[^\W\d]++ "])
def test_an_expression_that_is_linear_is_not_told(pattern: str) -> None:
    assert slow_pump(Expression("module", re.compile(pattern), anchored=False), size=5000) == ""


def test_an_expression_that_is_tried_in_one_place_is_pumped_there() -> None:
    assert slow_pump(Expression("module", re.compile(r"\s*;"), anchored=True), size=5000) == ""


def test_pumps_come_from_what_an_expression_repeats() -> None:
    assert pumps(re.compile(r"see (?:art\.\d )+(?=x)[A-Z]{3,400}b?"))[:2] == [("see ", "art.1 "), ("see art.1 ", "A")]
