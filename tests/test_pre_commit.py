"""The hooks as pre-commit runs them: from a repository of bilint, in an environment of their own, on real commits."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from bilint.cli import main

ROOT = Path(__file__).parents[1]

EN = """# Gardener, Municipal Parks (14-GRD-2027)

Location: Ghent, Belgium
Application deadline: 14 June 2027
Salary: 3,120.50 EUR per month

## 1. DUTIES

Water the palms in the orangery every morning and keep the 12 glasshouses clean.
Teach visitors how to prune a pear tree without hurting it.
"""
FR = """# Jardinier/Jardinière, parcs municipaux (14-GRD-2027)

Lieu : Gand, Belgique
Date limite de candidature : 14 juin 2027
Salaire : 3 120,50 EUR par mois

## 1. FONCTIONS

Arroser chaque matin les palmiers de l'orangerie et tenir propres les 12 serres.
Apprendre aux visiteurs à tailler un poirier sans le blesser.
"""
README = "# Notices of the parks\n\nWrite the English version first, then ask the translators for the French one.\n"


@dataclass(frozen=True)
class Repository:
    """A repository of notices in which bilint is a hook."""

    folder: Path
    environment: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=600,
        )

    def pre_commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "pre_commit", *arguments)

    def must(self, *command: str) -> str:
        done = self.run(*command)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def write(self, **texts: str) -> None:
        """Writes and stages files; `_` in a name stands for the dot of a version: `post_en` is `post.en.md`."""
        for name, text in texts.items():
            (self.folder / f"{name.replace('_', '.')}.md").write_text(text, encoding="utf-8")
        self.must("git", "add", "--all")

    def commit(self) -> tuple[int, str]:
        done = self.run("git", "commit", "--message", "A notice")
        return done.returncode, done.stdout + done.stderr


def _environment(home: Path) -> dict[str, str]:
    """That of the tests without what a surrounding git or hook has set, and without anybody's settings of git."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    who = {f"GIT_{role}_{what}": "a@b.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return kept | who | {"GIT_CONFIG_GLOBAL": os.devnull, "PRE_COMMIT_HOME": str(home), "LC_ALL": "C.UTF-8"}


@pytest.fixture(scope="module")
def bilint(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """This repository as it is now, committed elsewhere: pre-commit installs hooks from a commit."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("NOT TESTED: the hooks need git and a checkout of bilint")
    folder = tmp_path_factory.mktemp("bilint")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, os.fsdecode(listed.stdout).split("\0")):
        if not name.startswith("tests/") and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    repository = Repository(folder, _environment(tmp_path_factory.mktemp("home")))
    repository.must("git", "init", "--quiet")
    repository.must("git", "add", "--all")
    repository.must("git", "commit", "--quiet", "--message", "As it is")
    return repository


@pytest.fixture
def notices(bilint: Repository, tmp_path: Path) -> Repository:
    """A repository with a clean notice and a README, committed before the hook was installed."""
    repository = Repository(tmp_path, bilint.environment)
    hooks = {"repo": str(bilint.folder), "rev": bilint.must("git", "rev-parse", "HEAD").strip()}
    config = {"repos": [hooks | {"hooks": [{"id": "bilint"}]}]}
    repository.must("git", "init", "--quiet")
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    repository.write(post_en=EN, post_fr=FR, README=README)
    repository.must("git", "commit", "--quiet", "--message", "A clean notice")
    repository.must(sys.executable, "-m", "pre_commit", "install")
    return repository


def test_the_manifest_is_valid_and_takes_notices_of_every_format() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    changed, lines, everything = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (changed["id"], lines["id"], everything["id"]) == ("bilint", "bilint-diff", "bilint-all")
    for name in ("a.md", "b/c.PDF", "d.docx", "e.htm", "f.html", "g.markdown", "h.txt"):
        assert re.search(changed["files"], name), name
    for name in ("a.py", "md", "a.md.orig", "a.docm"):
        assert not re.search(changed["files"], name), name
    assert changed["require_serial"]
    for hook in (lines, everything):
        assert hook["always_run"]
        assert not hook["pass_filenames"]


GUIDE = "# A guide for drafters\n\nKeep sentences short. Say first what the post is for, and only then what it pays.\n"

ONLY_NOTICES = [
    # files, given paths, exit status, rules that find something, files that are left out
    ({"guide.md": GUIDE}, ["guide.md"], 0, [], ["guide.md"]),
    ({"guide.md": GUIDE}, ["."], 0, [], ["guide.md"]),
    ({"README.md": README, "docs/readme-fr.txt": README}, ["README.md", "docs/readme-fr.txt"], 0, [], []),
    ({"a.en.md": EN, "a.fr.md": FR, "README.md": README}, ["a.fr.md", "README.md"], 0, [], []),
    (
        {"a.en.md": EN, "a.fr.md": FR.replace("14 juin", "13 juin"), "guide.md": GUIDE},
        ["a.en.md", "guide.md"],
        1,
        ["deadline"],
        ["guide.md"],
    ),
    ({"a.md": EN}, ["a.md"], 1, ["one-version"], []),
    ({"empty.md": ""}, ["empty.md"], 2, ["unreadable"], []),
    (
        {
            "drafts/a.en.md": EN,
            "drafts/a.fr.md": FR.replace("14 juin", "13 juin"),
            "bilint.toml": 'exclude = ["drafts/"]\n',
        },
        ["drafts/a.en.md"],
        0,
        [],
        [],
    ),
    ({}, ["gone.md"], 2, [], []),
]


@pytest.mark.parametrize(("files", "paths", "status", "rules", "left_out"), ONLY_NOTICES)
def test_only_notices(
    files: dict[str, str],
    paths: list[str],
    status: int,
    rules: list[str],
    left_out: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["check", "--only-notices", "--format", "json", *paths]) == status
    captured = capsys.readouterr()
    if captured.out:
        assert [found["rule"] for found in json.loads(captured.out)["findings"]] == rules
        told = [f"{name}: one language and no header of a notice; not checked\n" for name in left_out]
        assert captured.err == "".join(told)
    assert bool(captured.out) == (paths != ["gone.md"])


def test_the_command_that_a_refusal_names_accepts_the_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pilot (new).en.md").write_text(EN, encoding="utf-8")
    (tmp_path / "pilot (new).fr.md").write_text(FR.replace("14 juin", "13 juin"), encoding="utf-8")
    assert main(["check", "--only-notices", "."]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    said, _, command = line.partition(": ")
    assert said == "Where a finding is right as it is"
    assert main(shlex.split(command.replace("…", "agreed with HR"))[1:]) == 0
    assert main(["check", "--only-notices", "."]) == 0
    assert capsys.readouterr().err == ""


def test_without_the_option_a_file_that_is_named_is_taken_for_a_notice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text(README, encoding="utf-8")
    assert main(["check", "README.md"]) == 1
    assert "error  one-version" in capsys.readouterr().out


@pytest.mark.slow
def test_try_repo_refuses_a_planted_mismatch_and_passes_a_clean_notice(bilint: Repository, notices: Repository) -> None:
    notices.write(post_en=EN.replace("14 June", "15 June"))
    refused = notices.pre_commit("try-repo", str(bilint.folder), "bilint")
    assert refused.returncode == 1, refused.stdout + refused.stderr
    assert (
        "error  deadline\n  The deadline is “15 June 2027” in English and “14 juin 2027” in French." in refused.stdout
    )
    assert "EN  post.en.md:4:23" in refused.stdout
    assert "FR  post.fr.md:4:30" in refused.stdout
    notices.write(post_en=EN.replace("every morning", "each morning"))
    passed = notices.pre_commit("try-repo", str(bilint.folder), "bilint")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout


@pytest.mark.slow
def test_a_commit_with_a_mismatch_is_refused_and_a_clean_one_passes(notices: Repository) -> None:
    before = notices.must("git", "rev-parse", "HEAD")
    notices.write(second_en=EN.replace("3,120.50", "3,210.50"), second_fr=FR)
    status, told = notices.commit()
    assert status == 1, told
    assert "error  salary" in told
    assert "‹3,210.50 EUR per month›" in told
    assert "‹3 120,50 EUR par mois›" in told
    assert "1 error in 1 notice" in told
    assert notices.must("git", "rev-parse", "HEAD") == before
    assert notices.must("git", "status", "--short") == "A  second.en.md\nA  second.fr.md\n", "a hook never writes"
    notices.write(second_en=EN)
    assert notices.commit()[0] == 0
    assert notices.must("git", "rev-parse", "HEAD") != before


@pytest.mark.slow
def test_a_change_of_the_english_alone_checks_the_pair(notices: Repository) -> None:
    notices.write(post_en=EN.replace("12 glasshouses", "13 glasshouses"))
    status, told = notices.commit()
    assert status == 1, told
    assert "EN  post.en.md:9" in told
    assert "FR  post.fr.md:9" in told
    notices.write(post_fr=FR.replace("12 serres", "13 serres"))
    assert notices.commit()[0] == 0


@pytest.mark.slow
def test_files_that_are_no_notices_are_no_ones_business(notices: Repository) -> None:
    guide = (
        "# A guide for drafters\n\nKeep sentences short. Say first what the post is for, and only then what it pays.\n"
    )
    notices.write(README=f"{README}\nAnother line.\n", guide=guide)
    status, told = notices.commit()
    assert (status, "Passed" in told) == (0, True), told


@pytest.mark.slow
def test_a_notice_that_lost_a_version_is_refused(notices: Repository) -> None:
    notices.write(alone=EN)
    status, told = notices.commit()
    assert status == 1, told
    assert "error  one-version" in told
    assert "alone.md:1" in told


@pytest.mark.slow
def test_the_hook_for_all_notices_also_finds_what_did_not_change(bilint: Repository, notices: Repository) -> None:
    config = notices.folder / ".pre-commit-config.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("id: bilint", "id: bilint-all"), encoding="utf-8")
    notices.write(post_fr=FR.replace("14 juin", "13 juin"))
    notices.must("git", "commit", "--quiet", "--no-verify", "--message", "Past the hook")
    notices.write(README=f"{README}\nAnother line.\n")
    status, told = notices.commit()
    assert status == 1, told
    assert "error  deadline" in told


@pytest.mark.slow
@pytest.mark.parametrize("change", ["deleted", "renamed"])
def test_the_hook_for_changes_sees_a_version_that_goes(notices: Repository, change: str) -> None:
    config = notices.folder / ".pre-commit-config.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("id: bilint", "id: bilint-diff"), encoding="utf-8")
    notices.must("git", "add", ".pre-commit-config.yaml")
    if change == "deleted":
        notices.must("git", "rm", "--quiet", "post.fr.md")
    else:
        notices.must("git", "mv", "post.fr.md", "poste.md")
    status, told = notices.commit()
    assert status == 1, told
    assert "error  one-version" in told
