"""The report as a Parquet file, and the questions that the documentation asks it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import duckdb
import pytest
from bilint.cli import main
from bilint.reports import BINARY
from pyarrow import parquet

ROOT = Path(__file__).resolve().parents[1]
SOUND = "Closing date: 3 May 2026\n\nDate limite : 3 mai 2026\n"
LATE = SOUND.replace("3 mai", "4 mai")
LONGER = SOUND + "\nLe dossier doit être envoyé par la poste avant la fin du mois de mars.\n"


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("sound", SOUND), ("late", LATE), ("later", LATE), ("longer", LONGER)):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    assert main(["check", ".", "--output", "report.parquet"]) == 1
    assert capsys.readouterr().out == ""
    return tmp_path / "report.parquet"


def test_it_holds_the_findings_of_the_json_report(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", ".", "--format", "json"])
    told = json.loads(capsys.readouterr().out)["findings"]
    rows = parquet.read_table(report).to_pylist()
    found = [row for row in rows if row["rule"]]
    assert [row["notice"] for row in rows if not row["rule"]] == ["sound.md"]
    assert len(found) == len(told)
    for row, finding in zip(found, told, strict=True):
        first, *others = finding["locations"]
        for name in ("rule", "severity", "confidence", "fingerprint", "suppressed", "missing", "extra"):
            assert row[name] == finding[name]
        assert row["message_en"] == finding["message"]
        assert {name: row[name] for name in first if name in row} == {n: v for n, v in first.items() if n in row}
        assert row["other_line"] == (others[0]["line"] if others else None)


def test_the_documentation_names_its_columns(report: Path) -> None:
    page = (ROOT / "docs" / "archives.md").read_text(encoding="utf-8")
    named = {name for line in re.findall(r"^\| (`.*?) \|", page, re.MULTILINE) for name in re.findall("`(.*?)`", line)}
    columns = parquet.read_schema(report).names
    assert named - {"other_path", "other_text"} == {name for name in columns if not name.startswith("other_")}
    assert [name for name in columns if name.startswith("other_")] == [
        f"other_{name}" for name in columns[columns.index("path") : columns.index("other_path")]
    ]


def test_the_questions_of_the_documentation_are_answered(report: Path) -> None:
    page = (ROOT / "docs" / "archives.md").read_text(encoding="utf-8")
    rules, errors, sentences = (
        duckdb.sql(query.replace("'report.parquet'", f"'{report}'")).fetchall()
        for query in re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    )
    assert ("deadline", 2, 2) in rules
    assert errors == [(75.0,)]
    assert [(text, notices) for text, notices, _ in sentences] == [
        ("Le dossier doit être envoyé par la poste avant la fin du mois de mars.", 1)
    ]


@pytest.mark.parametrize("form", sorted(BINARY))
def test_what_is_no_text_needs_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert main(["check", str(tmp_path), "--format", form]) == 2
    assert "--output FILE" in capsys.readouterr().err
