"""PDF files are read in a process of their own. Its end or failure is reported for the file alone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from bilint.cli import main
from bilint.readers import UnreadableError, pdf_cell, read_file

from tests.hostile_pdf import EN, FR, GOOD, HOSTILE


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A page may take one second of computing, so that nobody waits for the five that it has otherwise."""
    monkeypatch.setattr(pdf_cell, "SECONDS_A_PAGE", 1)
    monkeypatch.setattr(pdf_cell, "_worker", None)
    yield
    pdf_cell._running().end()


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_file(Path("a.pdf"), data=data)
    return caught.value.messages[0]


def words() -> str:
    return " ".join(read_file(Path("a.pdf"), data=GOOD).source.split())


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no limits that a process sets itself")
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.usefixtures("hurried")
def test_a_hostile_file_is_told_and_the_next_one_is_read(name: str) -> None:
    make, why = HOSTILE[name]
    assert why in reason(make())
    assert words() == f"{EN} {FR}"


def test_one_process_reads_all_files() -> None:
    words()
    worker = pdf_cell._running()
    words()
    assert "damaged" in reason(HOSTILE["a turned page with an odd dictionary"][0]())
    assert pdf_cell._running() is worker


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGABRT, signal.SIGSEGV])
def test_a_process_that_was_ended_is_replaced(sign: signal.Signals) -> None:
    words()
    worker = pdf_cell._running()
    os.kill(worker._process.pid, sign)
    worker._process.wait()
    assert words() == f"{EN} {FR}"


def test_a_process_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(pdf_cell, "_worker", None)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert reason(GOOD) == "a process that reads it cannot be started (Resource temporarily unavailable)"


def test_an_interrupt_leaves_no_answer_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    words()

    def interrupt(_line: bytes) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(pdf_cell.json, "loads", interrupt)
        with pytest.raises(KeyboardInterrupt):
            read_file(Path("a.pdf"), data=GOOD)
    pdf_cell._running()._process.wait(10)
    assert words() == f"{EN} {FR}"


def test_a_text_starts_no_process_and_loads_no_library(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(f"{EN}\n\n{FR}\n", encoding="utf-8")
    script = (
        "import sys; from bilint.cli import main; main(['check', 'n.txt']);"
        "sys.exit(any(name in sys.modules for name in ('subprocess', 'pypdfium2', 'bilint.readers.pdf_cell')))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no limits that a process sets itself")
@pytest.mark.usefixtures("hurried")
def test_other_notices_of_a_run_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, data in enumerate([GOOD, HOSTILE["a form that draws itself twice"][0](), GOOD, GOOD]):
        (tmp_path / f"{number}.pdf").write_bytes(data)
    monkeypatch.chdir(tmp_path)
    told = []
    for jobs in ("1", "2"):
        main(["check", ".", "--lang", "en", "--jobs", jobs, "--format", "json"])
        report = json.loads(capsys.readouterr().out)
        # Which of its limits a hostile page meets first depends on the speed of the machine.
        told.append([(one["rule"], one["locations"][0]["path"]) for one in report["findings"]])
        assert report["summary"]["files"] == 4
    assert told[0] == told[1] == [("unreadable", "1.pdf")]
