"""The list of findings: a row each, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest
from bilint.engine.engine import Outcome
from bilint.model import End, Finding, Span
from bilint.reports import finding_list

from tests.house import notice


def outcome(text: str) -> Outcome:
    read, _ = notice(f"{text}\n", "Un.\n")
    end = End("en", read.en.document, Span(0, len(text)), text)
    finding = Finding("fruit", "error", "medium", ("Wrong.", "Faux."), read.name, (end,), fingerprint="ab")
    return Outcome((finding,), 1, 1, 1, (read.name,))


@pytest.mark.parametrize("text", ["=cmd()", "+1", "-1", "@sum", "plain"])
def test_a_cell_of_a_list_runs_nothing(text: str) -> None:
    titles, row = csv.reader(io.StringIO(finding_list.render(outcome(text), "fr")))
    cells = dict(zip(titles, row, strict=True))
    assert cells["Gravité"] == "erreur"
    assert cells["Constat"] == "Faux."
    assert cells["Anglais"] == (text if text == "plain" else f"'{text}")
    assert cells["Français"] == ""
