"""The GitHub Action and the examples for CI: valid, and their scripts run as a runner would run them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

ROOT = Path(__file__).parents[1]
CI = ROOT / "examples" / "ci"
HEAD = "Location: {place}\nApplication deadline: {day} June 2027\nSalary: 3,120.50 EUR per month\n\n"
TETE = "Lieu : {place}\nDate limite de candidature : {day} juin 2027\nSalaire : 3 120,50 EUR par mois\n\n"
EN = "Water the palms in the orangery every morning and teach visitors how to prune a pear tree.\n"
FR = "Arroser chaque matin les palmiers de l'orangerie et apprendre aux visiteurs à tailler un poirier.\n"


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-actions", ROOT / "action.yml"),
        ("vendor.github-workflows", CI / "github.yml"),
        ("vendor.gitlab-ci", CI / "gitlab.yml"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_the_files_for_ci_are_valid(schema: str, path: Path) -> None:
    from check_jsonschema import main  # slow to import

    done = CliRunner().invoke(main, ["--builtin-schema", schema, str(path)])
    assert done.exit_code == 0, done.output


def test_the_example_for_pre_commit_is_valid_and_names_hooks_that_exist() -> None:
    path = CI / "pre-commit-config.yaml"
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(path)]
    assert subprocess.run(command, check=False).returncode == 0
    known = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    (repository,) = yaml.safe_load(path.read_text(encoding="utf-8"))["repos"]
    assert {hook["id"] for hook in repository["hooks"]} <= known


def action() -> dict[str, Any]:
    loaded = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_the_example_for_github_gives_inputs_that_exist() -> None:
    jobs = yaml.safe_load((CI / "github.yml").read_text(encoding="utf-8"))["jobs"]
    (step,) = (step for step in jobs["bilint"]["steps"] if "/bilint@" in step["uses"])
    assert set(step["with"]) <= set(action()["inputs"])


def test_inputs_reach_a_script_as_variables_alone() -> None:
    """An expression inside a script would let whoever names a branch or a path write commands."""
    for step in action()["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    used = set(re.findall(r"inputs\.([a-z-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(action()["inputs"])


@dataclass(frozen=True)
class Runner:
    """Runs steps of the action in the checkout of a pull request, as GitHub's runner does."""

    folder: Path
    temporary: Path

    def git(self, *arguments: str, folder: Path | None = None) -> None:
        who = {f"GIT_{role}_{what}": "a@b.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        command = ["git", "-c", "init.defaultBranch=main", *arguments]
        environment = self._environment() | who
        subprocess.run(command, cwd=folder or self.folder, check=True, capture_output=True, env=environment)

    def step(self, name: str, base: str = "", **inputs: str) -> subprocess.CompletedProcess[str]:
        (step,) = (step for step in action()["runs"]["steps"] if step["name"] == name)
        values = {f"inputs.{key}": value["default"] for key, value in action()["inputs"].items()}
        values |= {f"inputs.{key.replace('_', '-')}": value for key, value in inputs.items()}
        values["steps.python.outputs.python-path"] = sys.executable
        values["github.action_path"] = str(self.temporary / "nothing-to-install")
        variables = {
            variable: re.sub(r"\$\{\{ (\S+) \}\}", lambda match: values[match[1]], text)
            for variable, text in step["env"].items()
        }
        runner = {
            "GITHUB_BASE_REF": base,
            "RUNNER_TEMP": str(self.temporary),
            "GITHUB_OUTPUT": str(self.temporary / "output"),
            "GITHUB_STEP_SUMMARY": str(self.temporary / "summary"),
        }
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.folder,
            env=self._environment() | variables | runner,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "RUNNER"))}
        return kept | {"GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C.UTF-8"}


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A shallow checkout of a pull request: the base has a mismatch in `old`, the request adds one in `new`."""
    origin = tmp_path / "origin"
    runner = Runner(tmp_path / "checkout", tmp_path / "temporary")
    for folder in (origin / "notices", runner.temporary):
        folder.mkdir(parents=True)

    def commit(name: str, day: int) -> None:
        (origin / "notices" / f"{name}.en.md").write_text(HEAD.format(place="Ghent", day=day) + EN, encoding="utf-8")
        (origin / "notices" / f"{name}.fr.md").write_text(TETE.format(place="Gand", day=14) + FR, encoding="utf-8")
        runner.git("add", "--all", folder=origin)
        runner.git("commit", "--quiet", "--message", name, folder=origin)

    runner.git("init", "--quiet", folder=origin)
    (origin / "README.md").write_text("# Notices\n\nWrite the English version first.\n", encoding="utf-8")
    commit("old", 15)
    runner.git("checkout", "--quiet", "-b", "request", folder=origin)
    commit("new", 16)
    address = origin.as_uri()
    runner.git("clone", "--quiet", "--depth=1", "--branch=request", address, str(runner.folder), folder=tmp_path)
    return runner


@pytest.mark.slow
def test_the_action_marks_what_a_pull_request_changes(runner: Runner) -> None:
    done = runner.step("Check notices", base="main")
    assert done.returncode == 1, done.stderr
    (mark,) = (line for line in done.stdout.splitlines() if line.startswith("::"))
    assert mark.startswith(
        "::error file=notices/new.en.md,line=2,endLine=2,col=23,endColumn=35,title=bilint%3A deadline::"
    )


@pytest.mark.slow
def test_the_page_of_the_job_shows_both_quotes(runner: Runner) -> None:
    assert runner.step("Check notices", base="main").returncode == 1
    summary = (runner.temporary / "summary").read_text(encoding="utf-8").splitlines()
    assert summary[0] == "## bilint: 1 error in 1 notice"
    assert "### notices/new.en.md" in summary
    assert [line for line in summary if line.startswith("  - ")] == [
        "  - English, notices/new.en.md\\:2: “16 June 2027”",
        "  - French, notices/new.fr.md\\:2: “14 juin 2027”",
    ]


@pytest.mark.slow
def test_the_action_checks_everything_on_a_push_or_when_asked(runner: Runner) -> None:
    for done in (runner.step("Check notices"), runner.step("Check notices", base="main", changed="false")):
        assert done.returncode == 1, done.stderr
        files = re.findall(r"^::error file=([^,]+)", done.stdout, re.MULTILINE)
        assert files == ["notices/new.en.md", "notices/old.en.md"]


@pytest.mark.slow
def test_the_html_report_is_kept_when_asked(runner: Runner) -> None:
    page = runner.temporary / "bilint.html"
    assert runner.step("Check notices", base="main").returncode == 1
    assert not page.exists()
    assert runner.step("Check notices", base="main", html="true").returncode == 1
    text = page.read_text(encoding="utf-8")
    assert "new.en.md" in text
    assert "old.en.md" not in text
    (step,) = (step for step in action()["runs"]["steps"] if step["name"] == "Keep the HTML report")
    assert step["with"]["path"] == "${{ runner.temp }}/bilint.html"


@pytest.mark.slow
def test_the_inputs_of_the_action(runner: Runner) -> None:
    clean = runner.step("Check notices", select="salary")
    assert (clean.returncode, clean.stdout) == (0, "bilint: Nothing to report in 2 notices.\n")
    assert runner.step("Check notices", ignore="deadline").returncode == 0
    french = runner.step("Check notices", paths="notices/old.en.md\n", lang="fr", format="text")
    assert french.returncode == 1
    assert french.stdout.startswith("notices/old.en.md\n\nerreur  date limite (deadline)\n")
    assert "notices/new.en.md" not in french.stdout


@pytest.mark.slow
def test_hostile_inputs_of_the_action_run_nothing(runner: Runner) -> None:
    hostile = '"; touch ran; $(touch ran) `touch ran` #'
    done = runner.step("Check notices", paths=f"--output=ran\n{hostile}", select="deadline")
    assert done.returncode == 2
    assert runner.step("Check notices", select=hostile, ignore=hostile, lang=hostile).returncode == 2
    assert not (runner.folder / "ran").exists()


@pytest.mark.slow
def test_the_sarif_of_the_action_has_all_findings_and_fails_nothing(runner: Runner) -> None:
    done = runner.step("Write SARIF", base="main", sarif="true")
    assert done.returncode == 0, done.stderr
    output = (runner.temporary / "output").read_text(encoding="utf-8")
    assert output == f"file={runner.temporary}/bilint.sarif\n"
    (run,) = json.loads(Path(output.strip().removeprefix("file=")).read_text(encoding="utf-8"))["runs"]
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]]
    assert uris == ["notices/new.en.md", "notices/old.en.md"]


@pytest.mark.slow
def test_the_script_for_gitlab_writes_the_report_and_decides(runner: Runner) -> None:
    job = yaml.safe_load((CI / "gitlab.yml").read_text(encoding="utf-8"))["bilint"]
    report, decide = job["script"]
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}

    def shell(line: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", "-ec", line],
            cwd=runner.folder,
            env=environment | variables,
            capture_output=True,
            text=True,
            check=False,
        )

    assert shell(report).returncode == 0
    path = runner.folder / job["artifacts"]["reports"]["codequality"]
    assert [issue["check_name"] for issue in json.loads(path.read_text(encoding="utf-8"))] == ["deadline", "deadline"]
    assert "2 errors" in shell(decide).stdout
    runner.git("fetch", "--quiet", "--depth=1", "origin", "main")
    only_new = shell(decide, CI_MERGE_REQUEST_DIFF_BASE_SHA="FETCH_HEAD")
    assert only_new.returncode == 1, only_new.stderr
    assert ("notices/new.en.md" in only_new.stdout, "notices/old.en.md" in only_new.stdout) == (True, False)
