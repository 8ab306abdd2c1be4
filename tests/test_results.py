"""The cache of results: the same bytes with it and without, and nothing old, damaged or foreign in a report."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from shutil import rmtree

import pytest
from bilint.cli import main
from bilint.engine import gathering, results
from bilint.engine.engine import Engine
from bilint.engine.gathering import task_of
from bilint.engine.results import FILE, Results

from .pdf_documents import example, sequential

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
NOTICE = "Closing date: 3 May 2026\n\nThe candidate needs 10 years.\n\nDate limite : 4 mai 2026\n\nIl faut dix ans.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "C")
    shutil.copytree(
        EXAMPLES, tmp_path / "examples", ignore=shutil.ignore_patterns("*.json", "*.truth.toml", "pictures")
    )
    return tmp_path


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the notices that were checked, and not found in the cache."""
    names: list[str] = []
    check = Engine.check

    def counted(engine, jobs, contents=None):
        jobs = list(jobs)
        names.extend(job.name for job in jobs)
        return check(engine, jobs, contents)

    monkeypatch.setattr(Engine, "check", counted)
    return names


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def run(*options: str) -> str:
        main(["check", *options])
        out, err = capsys.readouterr()
        assert err == ""
        return out

    return run


@pytest.mark.slow
def test_a_report_from_the_cache_is_the_same(folder: Path, report: Callable[..., str]) -> None:
    (folder / "unreadable.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "small.pdf").write_bytes(sequential(example("planted.txt")))
    options = (".", "--all", "--select", "deadline,date,spelling,french-spacing,link")
    fresh = {
        form: report(*options, "--format", form) for form in ("text", "html")
    }  # an HTML page needs the aligned text
    for form in ("json", "sarif", "rdjson", "gitlab", "junit", "markdown"):
        fresh[form] = report(*options, "--format", form, "--no-cache")
    assert {form: report(*options, "--format", form) for form in fresh} == fresh


def test_only_what_has_changed_is_checked(folder: Path, report: Callable[..., str], checks: list[str]) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(NOTICE, encoding="utf-8")
    report("a.txt", "b.txt")
    report("a.txt", "b.txt")
    assert checks == ["a.txt", "b.txt"]
    (folder / "b.txt").write_text(NOTICE.replace("4 mai", "3 mai"), encoding="utf-8")
    assert "deadline" not in report("b.txt")
    assert checks == ["a.txt", "b.txt", "b.txt"]


@pytest.mark.parametrize("case", ["option", "configuration", "side-car", "termbase", "rule page", "locale"])
def test_whatever_decides_a_finding_makes_it_anew(
    folder: Path, report: Callable[..., str], checks: list[str], case: str
) -> None:
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    termbase, page = folder / "terms.toml", folder / "own" / "own-rule.md"
    options = ["a.txt"]
    if case == "termbase":
        (folder / "bilint.toml").write_text('termbases = ["terms.toml"]\n', encoding="utf-8")
        termbase.write_text(
            '[[terms]]\nsubject = "people"\nsource = "the house"\nentries = [{ en = ["candidate"], fr = ["candidat"] }]\n',
            encoding="utf-8",
        )
    if case == "rule page":
        page.parent.mkdir()
        source = (Path(__file__).resolve().parents[1] / "rules" / "values" / "weekday.md").read_text(encoding="utf-8")
        page.write_text(source.replace("# weekday", "# own-rule", 1), encoding="utf-8")
        options += ["--rules", "own"]
    report(*options)
    report(*options)
    assert len(checks) == 1
    if case == "option":
        options += ["--ignore", "deadline"]
    elif case == "configuration":
        (folder / "bilint.toml").write_text('[rules.deadline]\nseverity = "info"\n', encoding="utf-8")
    elif case == "side-car":
        (folder / "a.txt.bilint.toml").write_text(
            '[[suppress]]\nrule = "deadline"\nreason = "agreed"\n', encoding="utf-8"
        )
    elif case == "termbase":
        termbase.write_text(
            '[[terms]]\nsubject = "people"\nsource = "the house"\nentries = [{ en = ["candidate"], fr = ["postulant"] }]\n',
            encoding="utf-8",
        )
    elif case == "rule page":
        page.write_text(
            page.read_text(encoding="utf-8").replace('severity = "', 'severity = "info" # "', 1), encoding="utf-8"
        )
    else:
        (folder / "bilint.toml").write_text('locales = { fr = "fr-CA" }\n', encoding="utf-8")
    assert report(*options) == report(*options, "--no-cache")
    assert len(checks) == 3


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param("UPDATE results SET data = substr(data, 1, 40)", id="cut"),
        pytest.param("UPDATE results SET data = zeroblob(200)", id="zeros"),
        pytest.param("UPDATE results SET data = 'text'", id="text"),
        pytest.param("DROP TABLE results", id="no table"),
        pytest.param(None, id="no database"),
    ],
)
def test_what_is_damaged_is_made_anew(
    folder: Path, report: Callable[..., str], cache_of_its_own: Path, damage: str | None
) -> None:
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    first = report("a.txt")
    if damage is None:
        (cache_of_its_own / FILE).write_bytes(b"no database " * 1000)
    else:
        with sqlite3.connect(cache_of_its_own / FILE) as database:
            database.execute(damage)
    assert report("a.txt") == report("a.txt") == first


def test_a_folder_that_cannot_be_written_is_done_without(
    folder: Path, report: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("BILINT_CACHE_DIR", str(folder / "file" / "below"))
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    assert "deadline" in report("a.txt")


def test_without_the_cache_nothing_is_kept(folder: Path, report: Callable[..., str], cache_of_its_own: Path) -> None:
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    rmtree(cache_of_its_own, ignore_errors=True)
    report("a.txt", "--no-cache")
    assert not cache_of_its_own.exists()


def test_a_file_that_could_not_be_read_is_tried_again(
    folder: Path, report: Callable[..., str], checks: list[str]
) -> None:
    (folder / "a.pdf").write_bytes(b"%PDF-1.4 nothing")
    report("a.pdf")
    report("a.pdf")
    assert checks == ["a.pdf", "a.pdf"]


def test_it_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "MOST", 5_000)
    for number in range(4):
        cache = Results(tmp_path)
        for entry in range(2):
            cache.put(bytes([number, entry]), bytes(1_000))
        cache.close()
    entries, size = Results(tmp_path).size()
    assert 0 < entries < 8
    assert size <= 5_000


def _put(folder: Path, process: int) -> int:
    cache = Results(folder)
    for entry in range(60):
        cache.put(bytes([process, entry]), bytes([process]) * 500)
    cache.close()
    return process


def test_several_processes_may_write_at_once(tmp_path: Path) -> None:
    with ProcessPoolExecutor(3) as pool:
        assert [*pool.map(_put, [tmp_path] * 3, range(3))] == [0, 1, 2]
    cache = Results(tmp_path)
    assert cache.size()[0] == 180
    assert {cache.get(bytes([process, 59])) for process in range(3)} == {bytes([one]) * 500 for one in range(3)}


def test_the_command_says_and_clears(
    folder: Path, report: Callable[..., str], cache_of_its_own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    report("a.txt")
    assert main(["cache", "info"]) == 0
    assert "the findings of 1 notices" in capsys.readouterr().out
    assert main(["cache", "clear"]) == 0
    assert str(cache_of_its_own) in capsys.readouterr().out
    assert [*cache_of_its_own.iterdir()] == []
    assert main(["cache", "info"]) == 0
    assert "the findings of 0 notices" in capsys.readouterr().out


def test_a_notice_is_read_once_for_look_up_and_check(
    folder: Path, report: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(job):
        read.append(job.name)
        return task_of(job)

    monkeypatch.setattr(gathering, "task_of", counted)
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(NOTICE, encoding="utf-8")
    fresh = report("a.txt", "b.txt")
    assert read == ["a.txt", "b.txt"]
    read.clear()
    monkeypatch.setattr(gathering, "_MOST_HELD", 0)  # no room: what is not found is read again
    (folder / "b.txt").write_text(NOTICE + "\n", encoding="utf-8")
    assert report("a.txt", "b.txt") == fresh
    assert read == ["a.txt", "b.txt", "b.txt"]


def test_what_is_in_the_cache_needs_no_engine(folder: Path) -> None:
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    command = "import sys; from bilint.cli import main; main(['check', 'a.txt']); print(*sys.modules)"
    for expected in (True, False):
        done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
        modules = done.stdout.split("\n")[-2].split()
        assert "bilint.engine.run" in modules
        assert ("bilint.engine.engine" in modules) is expected
        assert ("bilint.kinds.agree" in modules) is expected
