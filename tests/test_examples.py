"""The examples: the findings of each are recorded, and match the known errors in it.

`python -m tests.test_examples` records the present reports.
"""

from __future__ import annotations

import io
import json
import tomllib
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from bilint.cli import main

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
TRUTHS = sorted(EXAMPLES.rglob("*.truth.toml"))
NAMES = [path.relative_to(EXAMPLES).as_posix().removesuffix(".truth.toml") for path in TRUTHS]


def notice(name: str) -> str:
    """The path of an example, of the English file where there are two."""
    paths = [path for path in sorted((EXAMPLES / name).parent.iterdir()) if path.name.startswith(Path(name).name + ".")]
    return next(path for path in paths if path.suffix in {".txt", ".md"}).relative_to(ROOT).as_posix()


def expected(name: str) -> Path:
    return EXAMPLES / f"{name}.expected.json"


def report(name: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    with chdir(ROOT), redirect_stdout(out), redirect_stderr(err):
        main(["check", notice(name), "--format", "json", "--lang", "en", "--no-config"])
    assert err.getvalue() == ""
    return out.getvalue()


def findings(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(expected(name).read_text(encoding="utf-8"))["findings"]
    return found


def truths(name: str) -> list[dict[str, Any]]:
    table = tomllib.loads((EXAMPLES / f"{name}.truth.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = table.get("discrepancy", [])
    return found


def meets(finding: dict[str, Any], truth: dict[str, Any]) -> bool:
    """True if a finding bears a rule of a known discrepancy and lies where it is."""
    if finding["rule"] not in truth["rules"]:
        return False
    return any(
        place["language"] in truth
        and truth[place["language"]][0] - 1 <= place["line"] <= truth[place["language"]][1] + 1
        for ends in (finding["locations"], *finding.get("also", ()))
        for place in ends
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_the_recorded_one(name: str) -> None:
    assert report(name) == expected(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_an_error_or_a_warning(name: str) -> None:
    known = truths(name)
    grave = [finding for finding in findings(name) if finding["severity"] != "info"]
    assert [finding for finding in grave if not any(meets(finding, truth) for truth in known)] == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_wrong_is_found(name: str) -> None:
    assert [truth["what"] for truth in truths(name) if not any(meets(one, truth) for one in findings(name))] == []


if __name__ == "__main__":
    for example in NAMES:
        expected(example).write_text(report(example), encoding="utf-8")
