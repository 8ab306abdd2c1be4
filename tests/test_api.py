"""The check as a function of bytes: the same as the command line, in any process."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from bilint.api import Options, UserError, check
from bilint.cli import main

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
PAIR = sorted((EXAMPLES / "pair").glob("*.md"))


@pytest.mark.parametrize("names", [["planted.txt"], ["markdown.md"], [f"pair/{path.name}" for path in PAIR]])
def test_it_is_the_command_line(
    names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "here", ignore=shutil.ignore_patterns("*.json", "pictures"))
    monkeypatch.chdir(tmp_path / "here")
    main(["check", *names, "--no-config", "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert told["findings"]
    assert check({name: (EXAMPLES / name).read_bytes() for name in names}).report() == told


def test_nothing_beside_the_file_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"planted.txt": (EXAMPLES / "planted.txt").read_bytes()}
    before = check(files).report()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bilint.toml").write_text('ignore = ["header", "values"]\n', encoding="utf-8")
    (tmp_path / "planted.txt.bilint.toml").write_text(
        '[[suppress]]\nrule = "deadline"\nreason = "agreed"\n', encoding="utf-8"
    )
    assert check(files).report() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bilint.toml", "planted.txt.bilint.toml"]


def test_a_comment_in_the_file_counts() -> None:
    text = "Closing date: 3 May 2026\n\nDate limite : 4 mai 2026\n"
    ignored = "<!-- bilint-ignore-file deadline: agreed -->\n\n" + text
    suppressed = [
        {one["suppressed"] for one in check({"a.md": data.encode()}).report()["findings"] if one["rule"] == "deadline"}
        for data in (text, ignored)
    ]
    assert suppressed == [{None}, {"agreed"}]


def test_options_are_those_of_the_command_line() -> None:
    files = {"planted.txt": (EXAMPLES / "planted.txt").read_bytes()}
    rules = {finding.rule for finding in check(files, Options(select=("header",), ignore=("deadline",))).findings}
    assert "deadline" not in rules
    assert rules <= {path.stem for path in (ROOT / "rules" / "header").iterdir()}
    with pytest.raises(UserError, match="deadlin"):
        check(files, Options(select=("deadlin",)))


def test_what_cannot_be_read_is_a_finding() -> None:
    (finding,) = check({"a.pdf": b"no PDF"}).findings
    assert finding.rule == "unreadable"


@pytest.mark.parametrize("count", [0, 3])
def test_a_notice_is_one_file_or_two(count: int) -> None:
    with pytest.raises(ValueError, match="one file or two"):
        check({f"{number}.md": b"" for number in range(count)})


def test_results_come_back_from_other_processes() -> None:
    files = {"planted.txt": (EXAMPLES / "planted.txt").read_bytes()}
    with ProcessPoolExecutor(1) as pool:
        assert pool.submit(check, files).result().report("fr") == check(files).report("fr")


def test_the_example_of_the_documentation_runs(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"<!-- tested -->\n```python\n(.*?)```", page, re.DOTALL)
    (tmp_path / "example.py").write_text(code, encoding="utf-8")
    (tmp_path / "notices").mkdir()
    shutil.copy(EXAMPLES / "markdown.md", tmp_path / "notices")
    done = subprocess.run([sys.executable, "example.py"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.replace("'", '"'))["notices"] == 1
