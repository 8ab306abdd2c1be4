"""The line on standard error that says how far a long run is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bilint.commands import progress
from bilint.commands.progress import Progress
from bilint.project.discovery import Job

JOBS = [Job(f"notices/{name}.txt", (Path(f"{name}.txt"),), (None,)) for name in ("one", "two", "\x1b[2Jthree")]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def said(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, jobs: list[Job], seconds: float, width: int = 80) -> str:
    """The text written to a stream while jobs are done that take some seconds each."""
    clock = iter(range(100))
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock) * seconds)
    with Progress(len(jobs), stream, width) as line:
        assert list(line.over(jobs[:1])) + list(line.over(jobs[1:])) == jobs
    return stream.getvalue()


def test_a_long_run_says_what_it_is_at_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    written = said(monkeypatch, Terminal(), JOBS, 0.6).split("\r\x1b[K")
    assert written == ["", "2/3  notices/two.txt", "3/3  notices/\\x1b[2Jthree.txt", ""]


def test_the_line_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    written = said(monkeypatch, Terminal(), JOBS, 5, width=20).split("\r\x1b[K")
    assert max(map(len, written)) <= 19
    assert written[2].startswith("2/3  n")


@pytest.mark.parametrize(
    ("stream", "jobs", "seconds"),
    [(Terminal(), JOBS, 0.1), (io.StringIO(), JOBS, 5), (Terminal(), JOBS[:1], 5), (Terminal(), [], 5)],
    ids=["a short run", "no terminal", "one notice", "no notice"],
)
def test_nothing_is_said_of(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, jobs: list[Job], seconds: float
) -> None:
    assert said(monkeypatch, stream, jobs, seconds) == ""


def test_an_error_on_the_way_clears_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    stream = Terminal()
    with pytest.raises(KeyboardInterrupt), Progress(2, stream, 80) as line:
        for _ in line.over(JOBS[:2]):
            raise KeyboardInterrupt
    assert stream.getvalue().endswith("\r\x1b[K")
