"""Parallel runs give the same bytes as one run, and report errors in the same way."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from bilint.cli import main
from bilint.engine import parallel
from bilint.engine.engine import Outcome
from bilint.engine.gathering import Task, processes_for
from bilint.engine.run import Run
from bilint.engine.settings import CliOverrides
from bilint.engine.stored import Part
from bilint.model import Finding
from bilint.project.discovery import Job

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three examples twice, in folders with settings of their own, with a used and an unused suppression."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "C")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        for example in ("clean.txt", "french-first.md", "markdown.md"):
            shutil.copy(EXAMPLES / example, tmp_path / name)
    (tmp_path / "one" / "bilint.toml").write_text('[rules.deadline]\nseverity = "info"\n', encoding="utf-8")
    (tmp_path / "two" / "bilint.toml").write_text(
        '[[suppress]]\nrule = "deadline"\nfiles = ["markdown.md"]\nreason = "agreed"\n'
        '[[suppress]]\nrule = "grade"\nfiles = ["markdown.md"]\nreason = "never needed"\n',
        encoding="utf-8",
    )
    return tmp_path


def test_any_number_of_jobs_gives_the_same_bytes(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = set()
    for jobs in ("1", "3"):
        status = main(["check", ".", "--format", "json", "--jobs", jobs])
        outputs.add((status, capsys.readouterr()))
    assert len(outputs) == 1
    ((status, (out, err)),) = outputs
    assert (status, err) == (1, "")
    assert "unused-suppression" in out


def test_repositories_beside_each_other_without_a_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one", "two"):
        (tmp_path / name / ".git").mkdir(parents=True)
        shutil.copy(EXAMPLES / "planted.txt", tmp_path / name)
    outputs = set()
    for jobs in ("1", "2"):
        status = main(["check", "one", "two", "--no-config", "--no-cache", "--jobs", jobs])
        outputs.add((status, capsys.readouterr()))
    assert len(outputs) == 1


def test_a_fault_of_the_user_is_told_as_ever(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "one" / "bilint.toml").write_text('termbases = ["gone.toml"]\n', encoding="utf-8")
    told = set()
    for jobs in ("1", "2"):
        assert main(["check", ".", "--jobs", jobs]) == 2
        told.add(capsys.readouterr().err)
    assert len(told) == 1
    assert "gone.toml" in told.pop()


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_is_asked_for(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", f"--jobs={jobs}", "--lang", "fr"]) == 2
    assert capsys.readouterr().err.startswith(
        f"bilint check\u00a0: --jobs\u00a0: il faut un nombre entier à partir de 1, pas '{jobs}'"
    )


def test_few_notices_stay_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: set(range(8)), raising=False)
    assert [processes_for(notices, None) for notices in (0, 1, 7, 8, 20, 1000)] == [1, 1, 1, 2, 5, 8]
    assert [processes_for(3, asked) for asked in (1, 2, 9)] == [1, 2, 3]
    assert processes_for(0, 4) == 1


class Falls:
    """Checks nothing; ends its process at `b.md`, and the first time that it sees `d.md`."""

    def part(self, job: Job, contents: object = None) -> Part:
        seen = Path(f"{job.name}.seen")
        if job.name == "b.md" or (job.name == "d.md" and not seen.exists()):
            seen.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return made(job, "checked")


def made(job: Job, rule: str) -> Part:
    finding = Finding(rule, "error", "high", ("", ""), job.name, ())
    return Part(Outcome((finding,), 1, 1, 1, (job.name,)), {})


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals there")
@pytest.mark.parametrize("processes", [1, 2])
def test_a_process_that_is_killed_costs_one_notice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [f"{letter}.md" for letter in "abcdefghijkl"]
    tasks = [Task(Job(name, (Path(name),), (None,)), None) for name in names]
    found = parallel.parts(Falls, tasks, processes, lambda task, _why: made(task.job, "lost"))
    told = [finding for part in found for finding in part.outcome.findings]
    assert [finding.notice for finding in told] == names
    assert {finding.notice for finding in told if finding.rule == "lost"} == {"b.md"}


def test_what_was_lost_is_a_finding_with_the_reason(repository: Path) -> None:
    run = Run(CliOverrides())
    (job,) = run.find(["one/markdown.md"]).jobs
    (finding,) = run.lost(job, ("the process ended", "le processus a pris fin")).outcome.findings
    assert finding.rule == "unreadable"
    assert "the process ended" in finding.messages[0]
    assert finding.fingerprint
