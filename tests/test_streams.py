"""Where a report goes: standard output that is full or closed, files put in place whole, links and devices."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command_line import Bilint, set_up

NOTICE = "The office is open to the the candidates.\n\nLe bureau est ouvert aux candidats.\n"
CHECK = f"exec {sys.executable} -P -m bilint check n.txt --lang en --fail-on info"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="streams and limits of POSIX")


@pytest.fixture
def bilint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Bilint:
    made = set_up(tmp_path, monkeypatch, capsys)
    made.write("n.txt", NOTICE)
    return made


def shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_full_standard_output_is_told_in_a_line(bilint: Bilint) -> None:
    done = shell(f"{CHECK} > /dev/full")
    assert done.returncode == 2
    assert done.stderr == "Standard output cannot be written (No space left on device); the report is not complete.\n"


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-", ">&- 2>&- <&-"])
def test_closed_streams_are_none_of_a_crash(bilint: Bilint, closed: str) -> None:
    done = shell(f"{CHECK} {closed}")
    assert done.returncode == 1
    assert done.stderr == ""


def limit_files() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


@pytest.mark.parametrize("command", ["check n.txt --format json --output old", "init", "baseline n.txt --baseline old"])
def test_a_full_disk_leaves_the_old_file(bilint: Bilint, command: str) -> None:
    old = b'{"version": 1, "findings": []}'
    bilint.folder.joinpath("old").write_bytes(old)
    before = sorted(bilint.folder.iterdir())
    done = subprocess.run(
        [sys.executable, "-P", "-m", "bilint", *command.split(), "--lang", "en"],
        capture_output=True,
        text=True,
        preexec_fn=limit_files,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.endswith(": not written: File too large.\n")
    assert bilint.folder.joinpath("old").read_bytes() == old
    assert sorted(bilint.folder.iterdir()) == before


def test_a_report_goes_through_a_link_within_the_repository_alone(
    bilint: Bilint, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "report.json"
    outside.write_text("old", encoding="utf-8")
    bilint.write("inside.json", "old")
    for name, target in (("in.json", "inside.json"), ("out.json", outside)):
        bilint.folder.joinpath(name).symlink_to(target)
    assert bilint("check", "n.txt", "--fail-on", "info", "--output", "in.json").status == 1
    assert bilint.folder.joinpath("in.json").is_symlink()
    assert "doubled-word" in bilint.folder.joinpath("inside.json").read_text(encoding="utf-8")
    run = bilint("check", "n.txt", "--fail-on", "info", "--output", "out.json")
    assert (run.status, run.err) == (2, "out.json: not written: it is a link that leads out of the repository.\n")
    assert outside.read_text(encoding="utf-8") == "old"


def test_a_device_takes_a_report(bilint: Bilint) -> None:
    assert bilint("check", "n.txt", "--fail-on", "info", "--output", os.devnull).status == 1
    done = shell(f"{CHECK} --format json --output /dev/stdout | cat")
    assert done.stdout.startswith("{")


def test_a_file_with_other_names_is_not_mended(bilint: Bilint) -> None:
    os.link(bilint.folder / "n.txt", bilint.folder / "other")
    run = bilint("fix", "n.txt")
    assert run.status == 2
    assert "it has other names (hard links)" in run.err
    assert bilint.folder.joinpath("other").read_text(encoding="utf-8") == NOTICE


def test_what_a_killed_program_left_is_swept(bilint: Bilint) -> None:
    names = [".bilint-abcd1234.tmp", ".bilint-wxyz9876.tmp", ".bilint-notes.json", ".bilint-abcd1234.txt"]
    for name in names:
        bilint.write(name, "x")
        if name != names[1]:
            os.utime(bilint.folder / name, (time.time() - 7200,) * 2)
    assert bilint("check", "n.txt", "--fail-on", "info", "--output", "report.json").status == 1
    assert [name for name in names if (bilint.folder / name).exists()] == names[1:]


@pytest.mark.parametrize(
    "name", ["a\x1b[2Jb.txt", "a\nb.txt", "a\u202eb.txt", "a\x07b.txt", "a::error::b.txt", "a%0Ab.txt"]
)
@pytest.mark.parametrize("form", ["text", "github", "json", "sarif"])
def test_names_of_files_do_not_steer_a_log(bilint: Bilint, name: str, form: str) -> None:
    bilint.folder.joinpath(name).write_text(NOTICE, encoding="utf-8")
    run = bilint("check", name, "--fail-on", "info", "--format", form)
    assert run.status == 1
    assert not {"\x1b", "\x07"} & set(run.out + run.err)
    if form in ("text", "github"):
        assert "\u202e" not in run.out
        assert "\n::error::" not in run.out
        assert "\nb.txt" not in run.out
