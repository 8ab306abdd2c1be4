"""Only what has changed: lines and files as git tells them, and nothing that git could be made to run."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from bilint.model import End, Span
from bilint.project.git_changes import Changes, changes_since, parse_patch

from tests.command_line import EN, FR, Bilint, set_up
from tests.house import document

MORE_EN = "Nobody who leaves the race early gets a banana from the mayor of the town.\n"
MORE_FR = "Personne, en quittant la course trop tôt, ne reçoit de pomme des mains du maire de la ville.\n"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, timeout=60)


@pytest.fixture
def bilint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Bilint:
    made = set_up(tmp_path, monkeypatch, capsys)
    made.write("notices/b.en.txt", EN + "\n" + MORE_EN)
    made.write("notices/b.fr.txt", FR + "\n" + MORE_FR)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    return made


def changed(bilint: Bilint, *arguments: str, revision: str = "HEAD") -> list[tuple[str, int]]:
    run = bilint.check("--format", "json", "--diff", revision, *arguments)
    assert run.err == ""
    findings: list[dict[str, Any]] = json.loads(run.out)["findings"]
    return [(finding["locations"][0]["path"], finding["locations"][0]["line"]) for finding in findings]


def test_nothing_changed_is_nothing_to_report(bilint: Bilint) -> None:
    run = bilint.check("--diff", "HEAD", "notices")
    assert (run.status, run.out) == (0, "Nothing to report in 0 notices.\n")


def test_only_the_findings_on_changed_lines_count(bilint: Bilint) -> None:
    bilint.write("notices/b.en.txt", EN + "\n" + MORE_EN.replace("early", "late"))
    assert changed(bilint, "notices") == [("notices/b.en.txt", 3)]
    assert changed(bilint, "notices/b.fr.txt") == [("notices/b.en.txt", 3)]
    assert changed(bilint, "notices/a.en.txt") == []


def test_a_change_of_one_version_checks_the_pair(bilint: Bilint) -> None:
    bilint.write("notices/b.fr.txt", FR.replace("maire", "préfet") + "\n" + MORE_FR)
    assert changed(bilint, "notices") == [("notices/b.en.txt", 1)]


def test_the_neighbours_of_lines_taken_out_count(bilint: Bilint) -> None:
    bilint.write("notices/b.en.txt", EN + MORE_EN)
    assert [line for _, line in changed(bilint, "notices")] == [1, 2]


def test_untracked_and_staged_files_count_as_changed(bilint: Bilint) -> None:
    bilint.write("notices/é c.en.txt", EN)
    bilint.write("notices/é c.fr.txt", FR)
    assert changed(bilint, "notices") == [("notices/é c.en.txt", 1)]
    git(bilint.folder, "add", ".")
    assert changed(bilint, "notices") == [("notices/é c.en.txt", 1)]
    git(bilint.folder, "commit", "-q", "-m", "second")
    assert changed(bilint, "notices") == []
    assert changed(bilint, "notices", revision="HEAD~1") == [("notices/é c.en.txt", 1)]


@pytest.mark.parametrize(
    "name", ['q"uote.en.txt', "tab\there.en.txt", "back\\slash.en.txt", "a b.en.txt", "ÿ\u202f.en.txt"]
)
def test_names_that_git_quotes(bilint: Bilint, name: str) -> None:
    other = name.replace(".en.", ".fr.")
    bilint.write(name, EN + "\n" + MORE_EN)
    bilint.write(other, FR + "\n" + MORE_FR)
    git(bilint.folder, "add", ".")
    git(bilint.folder, "commit", "-q", "-m", "second")
    bilint.write(name, EN + "\n" + MORE_EN.replace("early", "late"))
    assert changed(bilint, name) == [(name, 3)]


def test_from_a_folder_below(bilint: Bilint, monkeypatch: pytest.MonkeyPatch) -> None:
    bilint.write("notices/b.en.txt", EN + "\n" + MORE_EN.replace("early", "late"))
    monkeypatch.chdir(bilint.folder / "notices")
    monkeypatch.setenv("GIT_DIR", ".git")
    run = bilint("check", "--rules", "../house", "--select", "fruit", "--diff", "HEAD", "--format", "json")
    assert [finding["locations"][0]["line"] for finding in json.loads(run.out)["findings"]] == [3]


def test_what_keeps_a_changed_notice_from_being_checked_counts(bilint: Bilint) -> None:
    (bilint.folder / "notices" / "b.fr.txt").write_bytes(b"\0\1\2" * 100)
    run = bilint.check("--diff", "HEAD", "notices", "--format", "json")
    assert [finding["rule"] for finding in json.loads(run.out)["findings"]] == ["unreadable"]


def test_a_version_that_is_gone_is_told(bilint: Bilint) -> None:
    (bilint.folder / "notices" / "b.en.txt").unlink()
    run = bilint.check("--diff", "HEAD", "notices", "--format", "json")
    assert [finding["rule"] for finding in json.loads(run.out)["findings"]] == ["one-version"]


@pytest.mark.parametrize("revision", ["gone", "--output=x", "-h", "HEAD --", "a\0b"])
def test_revisions_that_are_none(bilint: Bilint, revision: str) -> None:
    run = bilint.check(f"--diff={revision}", "notices")
    assert run.status == 2
    assert run.err.endswith(": git knows no such revision; try HEAD or origin/main.\n")
    assert not (bilint.folder / "x").exists()


def test_outside_of_a_repository(bilint: Bilint, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("bare")
    (folder / "a.txt").write_text(EN, encoding="utf-8")
    run = bilint.check("--diff", "HEAD", str(folder / "a.txt"))
    assert run.err == f"--diff needs a git repository; {folder} is in none.\n"


def test_git_runs_no_program_of_the_repository(bilint: Bilint) -> None:
    trap = bilint.folder / "trap"
    trap.write_text('#!/bin/sh\ntouch sprung\ncat "$1"\n', encoding="utf-8")
    trap.chmod(0o755)
    for key in ("diff.external", "diff.x.textconv", "diff.x.command", "core.fsmonitor", "core.pager"):
        git(bilint.folder, "config", key, str(trap))
    bilint.write(".gitattributes", "*.txt diff=x\n")
    bilint.write("notices/b.en.txt", EN + "\n" + MORE_EN.replace("early", "late"))
    assert ("notices/b.en.txt", 3) in changed(bilint, "notices")
    assert not list(bilint.folder.rglob("sprung"))


PATCH = b"""diff --git a/x b/x
--- a/x
+++ b/x
@@ -1 +1,2 @@ heading
---- a/no
+++ b/no
+@@ -1 +1 @@
@@ -7,2 +8,0 @@
-a
-b
\\ No newline at end of file
--- a/y
+++ /dev/null
@@ -1 +0,0 @@
-z
--- a/z
+++ "b/q\\"\\303\\251\\t"
@@ -0,0 +1 @@
+z
"""


def test_lines_that_look_like_headers_are_none() -> None:
    assert parse_patch(PATCH) == {"x": [(1, 2), (8, 9)], 'q"é\t': [(1, 1)]}


def test_a_format_without_lines_of_its_own_counts_as_a_whole(tmp_path: Path) -> None:
    source = document(str(tmp_path / "x.txt"), "a\nb\nc\n")
    changes = Changes({tmp_path / "x.txt": [(2, 2)]})
    assert [changes.at(End("en", source, Span(at, at + 1), "")) for at in (0, 2, 4)] == [False, True, False]
    assert changes.at(End("en", source, Span(0, 3), ""))
    assert not changes.at(End("en", source, Span(0, 2), ""))
    pdf = document(str(tmp_path / "x.txt"), "a\nb\nc\n")
    object.__setattr__(pdf, "format", "pdf")
    assert changes.at(End("en", pdf, Span(0, 1), ""))
    assert not changes.at(End("en", document(str(tmp_path / "y.txt"), "b"), Span(0, 1), ""))


def test_binary_files_have_no_lines(bilint: Bilint) -> None:
    bilint.write("x.bin", "a\0b")
    git(bilint.folder, "add", ".")
    bilint.write("x.bin", "a\0c")
    assert changes_since("HEAD", [bilint.folder / "x.bin"]).files == {bilint.folder / "x.bin": None}


# Standard input


class Stream(io.TextIOWrapper):
    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))


@pytest.mark.parametrize("there", [True, False])
def test_standard_input_is_checked_in_place_of_a_file(
    bilint: Bilint, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    if not there:
        (bilint.folder / "notices" / "a.en.txt").unlink()
    monkeypatch.setattr("sys.stdin", Stream(("\n\n" + EN).encode()))
    run = bilint.check("--format", "json", "-", "--stdin-filename", "notices/a.en.txt")
    report = json.loads(run.out)
    assert report["summary"] == {"files": 2, "notices": 1, "error": 1, "warning": 0, "info": 0}
    places = [(place["path"], place["line"]) for place in report["findings"][0]["locations"]]
    assert places == [("notices/a.en.txt", 3), ("notices/a.fr.txt", 1)]


USAGE = [
    (["-"], "Standard input is checked with both “-” and its name: bilint check - --stdin-filename notice.md\n"),
    (["--stdin-filename", "x.md"], "Standard input is checked with both “-” and its name"),
    (
        ["-", "--stdin-filename", "x.md", "--diff", "HEAD"],
        "--diff compares files; it does not go with standard input.\n",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), USAGE)
def test_wrong_usage_of_standard_input(bilint: Bilint, arguments: list[str], message: str) -> None:
    run = bilint.check(*arguments)
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith(message)


def test_standard_input_of_an_unknown_type(bilint: Bilint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Stream(b"x"))
    run = bilint.check("-", "--stdin-filename", "x.zip")
    assert run.status == 2
    assert "bilint has no reader" in run.out
