"""Only what has changed: lines of text, and other files as a whole."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from bilint.model import Location, Span
from bilint.project.changed_lines import changed_lines
from bilint.project.git_changes import Lines, changes_since
from hypothesis import given
from hypothesis import strategies as st

from tests.command_line import EN, FR, Bilint, set_up
from tests.house import document

MORE_EN = "Nobody who leaves the race early gets a banana from the mayor of the town.\n"
LARGE = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + hashlib.sha256(b"abc").hexdigest().encode() + b"\n"
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
    # Services mark changed lines only, so the end in the version that changed comes first.
    assert changed(bilint, "notices") == [("notices/b.fr.txt", 1)]
    assert "file=notices/b.fr.txt,line=1" in bilint.check("--format", "github", "--diff", "HEAD", "notices").out
    assert "file=notices/b.en.txt,line=1" in bilint.check("--format", "github", "notices").out


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


LINES = [
    (b"a\nb\n", b"a\nb\n", []),
    (b"a\nb\n", b"a\r\nb\r\n", []),
    (b"a\nb\nc\n", b"a\nx\nc\n", [(2, 2)]),
    (b"a\nb\nc\n", b"a\nc\n", [(1, 2)]),
    (b"a\nb\n", b"b\n", [(1, 1)]),
    (b"", b"a\n", [(1, 1)]),
    (b"a\n\nb\n\nc\n", b"x\n\na\n\nb\n\ny\n\nc\n", [(1, 2), (7, 8)]),
    (b"a\nb\nc\nd\n", b"c\nd\na\nb\n", [(1, 2), (4, 5)]),
    (b"a\na\na\n", b"a\na\n", [(2, 3)]),
    (b"--- a/no\n", b"+++ b/no\n@@ -1 +1 @@\n", [(1, 2)]),
]


@pytest.mark.parametrize(("old", "new", "stretches"), LINES)
def test_the_lines_that_have_changed(old: bytes, new: bytes, stretches: list[tuple[int, int]]) -> None:
    assert changed_lines(old, new) == stretches


@given(*(st.lists(st.sampled_from([b"a", b"b", b"c", b"d", b""]), max_size=12).map(b"\n".join) for _ in range(2)))
def test_the_lines_outside_of_the_changes_are_old_ones_in_their_order(old: bytes, new: bytes) -> None:
    changed = {line for first, last in changed_lines(old, new) for line in range(first, last + 1)}
    kept = [line for number, line in enumerate(new.split(b"\n"), 1) if number not in changed]
    left = iter(old.split(b"\n"))
    assert all(line in left for line in kept)
    assert bool(changed) == (old != new)


def test_a_format_without_lines_of_its_own_counts_as_a_whole(bilint: Bilint) -> None:
    bilint.write("x.txt", "a\nb\nc\n")
    git(bilint.folder, "add", ".")
    git(bilint.folder, "commit", "-q", "-m", "second")
    bilint.write("x.txt", "a\nB\nc\n")
    changes = changes_since("HEAD", [bilint.folder])
    source = document(str(bilint.folder / "x.txt"), "a\nB\nc\n")
    assert [changes.at(Location("en", source, Span(at, at + 1), "")) for at in (0, 2, 4)] == [False, True, False]
    assert changes.at(Location("en", source, Span(0, 3), ""))
    assert not changes.at(Location("en", source, Span(0, 2), ""))
    pdf = document(str(bilint.folder / "x.txt"), "a\nB\nc\n")
    object.__setattr__(pdf, "format", "pdf")
    assert changes.at(Location("en", pdf, Span(0, 1), ""))
    assert not changes.at(Location("en", document(str(bilint.folder / "y.txt"), "b"), Span(0, 1), ""))


def lines_of(path: Path) -> Lines:
    changes = changes_since("HEAD", [path])
    first = [changes.at(Location("en", document(str(path), "a\nb"), Span(at, at + 1), "")) for at in (0, 2)]
    assert changes.in_file(path) == any(first)
    return None if all(first) else [(number, number) for number, there in enumerate(first, 1) if there]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (b"a\0b", b"a\0c", None),
        (b"a\nb", b"a\0b", None),
        (b"a\nb", b"a\nc", [(2, 2)]),
        (b"a\nb\n", b"a\r\nb\r\n", []),
        (LARGE, b"abc", []),
        (LARGE, b"abd", [(1, 1)]),
    ],
)
def test_content_that_is_no_text_counts_as_a_whole(bilint: Bilint, old: bytes, new: bytes, lines: Lines) -> None:
    """A file may stand for a large one whose digest it has. Then the file in the folder is that one."""
    path = bilint.folder / "x.txt"
    path.write_bytes(old)
    git(bilint.folder, "add", ".")
    git(bilint.folder, "commit", "-q", "-m", "second")
    path.write_bytes(new)
    assert lines_of(path) == lines


def test_an_old_content_that_is_lacking_counts_as_changed(bilint: Bilint) -> None:
    path = bilint.folder / "notices" / "b.en.txt"
    path.write_text(EN + "\n" + MORE_EN.replace("early", "late"), encoding="utf-8")
    done = subprocess.run(
        ["git", "rev-parse", "HEAD:notices/b.en.txt"], cwd=bilint.folder, capture_output=True, text=True, check=True
    )
    name = done.stdout.strip()
    (bilint.folder / ".git" / "objects" / name[:2] / name[2:]).unlink()
    assert lines_of(path) is None


def test_links_are_compared_by_where_they_lead(bilint: Bilint) -> None:
    link = bilint.folder / "link.txt"
    link.symlink_to("notices/a.en.txt")
    git(bilint.folder, "add", ".")
    git(bilint.folder, "commit", "-q", "-m", "second")
    bilint.write("notices/a.en.txt", EN + EN)
    assert lines_of(link) == []
    link.unlink()
    link.symlink_to("notices/b.en.txt")
    assert lines_of(link) is None


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
