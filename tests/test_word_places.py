"""Places in a Word document as people find them, in the reports for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from bilint.cli import main

ROWS = {
    "en": (("Item", "Number"), ("Quays", "40"), ("Cranes", "12")),
    "fr": (("Poste", "Nombre"), ("Quais", "40"), ("Grues", "13")),
}
TEXTS = {
    "en": (
        "Our fleet",
        "The union runs the ports of the three regions.",
        "The board has 9 members and meets each year.",
    ),
    "fr": (
        "Notre flotte",
        "L’union gère les ports des trois régions.",
        "Le conseil compte 8 membres et siège chaque année.",
    ),
}
HEADS = {"en": "Closing date: 30 April 2027", "fr": "Date de clôture : 13 avril 2027"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for language, (heading, first, second) in TEXTS.items():
        word = docx.Document()
        word.add_heading(heading, 1)
        word.add_paragraph(first)
        table = word.add_table(rows=3, cols=2)
        for row, cells in zip(table.rows, ROWS[language], strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        word.add_paragraph("")
        word.add_paragraph(second)
        word.sections[0].header.paragraphs[0].text = HEADS[language]
        word.save(f"x.{language}.docx")
    return tmp_path


PLACES = ["section “Our fleet”, table 1, row 3", "section “Our fleet”, paragraph 2", "header or footer"]


@pytest.mark.parametrize("form", ["text", "github", "markdown", "junit", "csv", "gitlab", "checkstyle"])
@pytest.mark.usefixtures("folder")
def test_every_report_names_the_paragraph_and_the_row(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):  # the second run takes what the first one kept
        main(["check", ".", "--format", form, "--lang", "en"])
        said = capsys.readouterr().out
        for place in PLACES:
            assert place in said.replace("\\", ""), (form, place)
        assert "docx:" not in said.replace("\\", "").replace("docx::", "")


@pytest.mark.usefixtures("folder")
def test_places_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", ".", "--lang", "fr"])
    said = capsys.readouterr().out
    assert "section «\u00a0Notre flotte\u00a0», tableau 1, ligne 3" in said
    assert "section «\u00a0Notre flotte\u00a0», paragraphe 2" in said
    assert "en-tête ou pied de page" in said


@pytest.mark.usefixtures("folder")
def test_programs_get_the_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", ".", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [one["locations"][0]["spot"] for one in found] == [
        {"part": "body", "table": 1, "row": 3, "paragraph": 0},
        {"part": "body", "table": 0, "row": 0, "paragraph": 2},
        {"part": "page", "table": 0, "row": 0, "paragraph": 0},
    ]
