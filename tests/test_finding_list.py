"""The list of findings: a row each, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from bilint.engine.engine import Outcome
from bilint.model import Finding, Location, Span
from bilint.reports import finding_list, workbook

from tests.house import notice


def outcome(text: str) -> Outcome:
    read, _ = notice(f"{text}\n", "Un.\n")
    end = Location("en", read.en.document, Span(0, len(text)), text)
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


def test_a_workbook_holds_the_same_cells_as_text() -> None:
    written = workbook.render_bytes(outcome("=cmd()"), "en")
    with zipfile.ZipFile(io.BytesIO(written)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        texts = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert sheet.count("<row ") == 2
    assert "<t>=cmd()</t>" in texts
    assert written == workbook.render_bytes(outcome("=cmd()"), "en")
