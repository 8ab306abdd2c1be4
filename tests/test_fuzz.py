"""A short run of the fuzzer with the same inputs each time. `python -m benchmarks.fuzz` runs for longer."""

import sys
from itertools import islice
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # the benchmarks are not part of the installed package

from benchmarks.fuzz import corpus
from benchmarks.fuzz.__main__ import fuzz
from benchmarks.fuzz.mutations import of_text
from benchmarks.fuzz.targets import TARGETS, DefectError, Target

_DOCUMENTS = ("text", "markdown", "html", "docx", "pdf")


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_damaged_input_breaks_nothing(name: str) -> None:
    tried, found = fuzz(TARGETS[name], iter(range(40 if name in _DOCUMENTS else 150)))
    assert tried >= 40
    assert found == {}


@pytest.mark.parametrize("name", TARGETS)
def test_the_same_number_gives_the_same_input(name: str) -> None:
    inputs = [TARGETS[name].input(seed) for seed in (1, 2, 1)]
    assert inputs[0] == inputs[2] != inputs[1]


def test_a_defect_is_told_once_with_its_first_input(tmp_path: Path) -> None:
    def broken(data: bytes) -> None:
        if data:
            raise DefectError("it breaks")

    target = Target(lambda: [b"a b c\nd e f\n"], (of_text,), broken)
    tried, found = fuzz(target, islice(iter(range(20)), 20), keep=tmp_path)
    assert tried == 20
    (place,) = found
    assert "it breaks" in place
    assert [path.name for path in tmp_path.iterdir()] == [str(found[place])]


@pytest.mark.parametrize("box", [b"[0 595]", b"null", b"[0 1 /a 595 842]", b"[(a) 0 595 842]"])
def test_a_turned_page_with_a_broken_box_is_no_error_in_bilint(box: bytes) -> None:
    turned = next(data for data in corpus.pdfs() if b"/Rotate" in data)
    assert b"[0 0 595 842]" in turned
    TARGETS["pdf"].run(turned.replace(b"[0 0 595 842]", box))
