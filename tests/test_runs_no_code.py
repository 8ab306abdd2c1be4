"""Nothing of a checked folder runs code: neither its modules, nor what its git configuration names."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from bilint.cli import main

from tests.test_ci import Runner, runner

__all__ = ["runner"]  # the fixture

EN, FR = "The office is open to the candidates.", "Le bureau est ouvert aux candidats."
# Modules that Python or bilint imports late: each would be run where the folder comes before Python's own.
MODULES = ("tomllib", "pickle", "random", "json", "queue", "zipfile", "html", "tempfile", "hashlib", "difflib", "yaml")
WITH_METHOD = """import multiprocessing, sys
from bilint.cli import main
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    sys.exit(main(sys.argv[2:]))
"""


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=120, check=False)


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false")
    return run(folder, "git", *identity, *arguments).stdout.decode().strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Notices of which one has a finding on a changed line."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", ".")
    for number in range(9):
        (folder / f"{number}.txt").write_text(f"{EN}\n\n{FR}\n", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    (folder / "0.txt").write_text(f"{EN} The the.\n\n{FR}\n", encoding="utf-8")
    return folder


def set_traps(folder: Path, trap: str, *names: str) -> Path:
    """Puts modules in the way of those of Python; gives the file that they would write."""
    for name in names or MODULES:
        (folder / f"{name}.py").write_text(f"open({trap!r}, 'w')\nraise ImportError\n", encoding="utf-8")
    return Path(trap)


# What a configuration of git may have run when files are compared, and the attributes that would lead there.
SETTINGS: Mapping[str, tuple[Mapping[str, str], str]] = {
    "clean filter": ({"filter.x.clean": "TRAP; cat"}, "*.txt filter=x\n"),
    "process filter": ({"filter.x.process": "TRAP"}, "*.txt filter=x\n"),
    "required filter": ({"filter.x.clean": "TRAP; cat", "filter.x.required": "true"}, "*.txt filter=x\n"),
    "text conversion": ({"diff.x.textconv": "TRAP"}, "*.txt diff=x\n"),
    "command of a type": ({"diff.x.command": "TRAP"}, "*.txt diff=x\n"),
    "external difference": ({"diff.external": "TRAP"}, ""),
    "monitor": ({"core.fsmonitor": "TRAP"}, ""),
    "pager": ({"core.pager": "TRAP", "pager.ls-files": "true", "pager.cat-file": "true"}, ""),
    "hook": ({"core.hooksPath": "HOOKS"}, ""),
    "alias": ({"alias.ls-tree": "!TRAP", "alias.ls-files": "!TRAP", "alias.cat-file": "!TRAP"}, ""),
    "other worktree": ({"core.worktree": ".", "core.sshCommand": "TRAP"}, ""),
}


@pytest.mark.parametrize("where", [".gitattributes", ".git/info/attributes"])
@pytest.mark.parametrize("name", SETTINGS)
def test_git_runs_no_program(
    repository: Path,
    tmp_path: Path,
    name: str,
    where: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    trap = tmp_path / "trap"
    hooks = repository / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "post-checkout", "fsmonitor-watchman", "reference-transaction"):
        (hooks / hook).write_text(f"#!/bin/sh\ntouch {trap}\n", encoding="utf-8")
        (hooks / hook).chmod(0o755)
    settings, attributes = SETTINGS[name]
    (repository / where).write_text(attributes, encoding="utf-8")
    for key, value in settings.items():
        git(repository, "config", key, value.replace("TRAP", f"touch {trap}").replace("HOOKS", str(hooks)))
    trap.unlink(missing_ok=True)
    monkeypatch.chdir(repository)
    main(["check", "0.txt", "--diff", "HEAD", "--lang", "en"])
    assert not trap.exists()
    shown = capsys.readouterr()
    assert "The the" in shown.out, shown.err


REMOTES: Mapping[str, Mapping[str, str]] = {
    "program of the other end": {
        "remote.origin.url": "REPOSITORY",
        "remote.origin.uploadpack": "TRAP; git-upload-pack",
    },
    "address that is a program": {"remote.origin.url": "ext::TRAP", "protocol.ext.allow": "always"},
    "secure shell": {"remote.origin.url": "ssh://x/y", "core.sshCommand": "TRAP; false"},
    "proxy": {"remote.origin.url": "git://127.0.0.1:9/y", "core.gitProxy": "TRAP"},
}


@pytest.mark.parametrize("lacking", ["HEAD:0.txt", "HEAD^{tree}"])
@pytest.mark.parametrize("name", REMOTES)
def test_git_fetches_nothing(
    repository: Path,
    tmp_path: Path,
    name: str,
    lacking: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A partial clone fetches what it lacks."""
    trap = tmp_path / "trap"
    blob = git(repository, "rev-parse", lacking)
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    partial = {
        "core.repositoryformatversion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
    }
    for key, value in {**partial, **REMOTES[name]}.items():
        git(repository, "config", key, value.replace("TRAP", f"touch {trap}").replace("REPOSITORY", str(repository)))
    trap.unlink(missing_ok=True)
    monkeypatch.chdir(repository)
    status = main(["check", "0.txt", "--diff", "HEAD", "--lang", "en"])
    assert not trap.exists()
    shown = capsys.readouterr()
    assert "The the" in shown.out or (status, shown.err[:5]) == (2, "git: ")


def test_modules_of_the_folder_are_not_imported(repository: Path, tmp_path: Path) -> None:
    trap = set_traps(repository, str(tmp_path / "trap"))
    done = run(repository, sys.executable, "-m", "bilint", "check", "0.txt", "--lang", "en")
    assert not trap.exists()
    assert b"The the" in done.stdout, done.stderr


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_processes_import_no_modules_of_the_folder(repository: Path, tmp_path: Path, method: str) -> None:
    trap = set_traps(repository, str(tmp_path / "trap"))
    script = tmp_path / "with_method.py"
    script.write_text(WITH_METHOD, encoding="utf-8")
    done = run(repository, sys.executable, str(script), method, "check", ".", "--jobs", "2", "--lang", "en")
    assert not trap.exists()
    assert b"The the" in done.stdout, done.stderr


@pytest.mark.slow
def test_the_steps_of_the_action_import_no_modules_of_the_folder(runner: Runner) -> None:
    trap = set_traps(runner.folder, str(runner.temporary / "trap"), *MODULES, "pip", "bilint")
    checked = runner.step("Check notices", base="main")
    assert checked.returncode == 1, checked.stderr
    assert "::error file=notices/new.en.md" in checked.stdout
    assert runner.step("Write SARIF").returncode == 0
    assert "nothing-to-install" in runner.step("Install bilint").stderr
    assert not trap.exists()
