"""The documentation is true: generated pages are current, examples hold, names and links lead somewhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from bilint.cli import main
from bilint.engine.proof import Proof
from bilint.rulebook.book import load
from bilint.rulebook.definition import KEYS
from bilint.rulebook.page import read_page
from bilint.rulebook.rule import RulebookError
from bilint.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted(DOCS.glob("*.md"))]
RULE_PAGES = (DOCS / "rule-pages.md").read_text(encoding="utf-8")


def test_the_generated_pages_are_current() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "documentation.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0, "run: python scripts/documentation.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#:]*)(#[^)]*)?\)", page.read_text(encoding="utf-8")):
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), target
        headings = {
            f"#{heading.strip().lower()}" for heading in re.findall(r"^#+ (.*)$", file.read_text("utf-8"), re.M)
        }
        assert not anchor or anchor in headings, anchor


def page_of_a_house(folder: Path) -> Path:
    name, text = re.findall(r"<!-- page: (.*?) -->\n````markdown\n(.*?)````\n", RULE_PAGES, re.DOTALL)[0]
    path = folder / "contract" / f"{name}.md"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_the_page_that_is_shown_proves_itself(tmp_path: Path) -> None:
    page_of_a_house(tmp_path)
    (rule,) = load(tmp_path).rules
    verdicts = Proof(Vocabulary()).prove(read_page(rule))
    assert [verdict.passed for verdict in verdicts] == [True, True, True]


@pytest.mark.parametrize(
    ("old", "new"), [('"number"', '"nummber"'), ("missing-en", "misssing-en"), ("{value}", "{valu}")]
)
def test_the_messages_that_are_shown_are_those_of_the_loader(tmp_path: Path, old: str, new: str) -> None:
    path = page_of_a_house(tmp_path)
    # A placeholder stands in the messages of both languages.
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 2), encoding="utf-8")
    with pytest.raises(RulebookError) as raised:
        load(tmp_path)
    (fault,) = raised.value.faults
    shown = [
        line for line in RULE_PAGES.split("\n") if line.startswith(f"house-rules/contract/{path.name}:{fault.line}: ")
    ]
    assert len(shown) == 1
    beginning, _, end = shown[0].split(": ", 1)[1].partition("…")
    assert fault.messages[0].startswith(beginning)
    assert fault.messages[0].endswith(end)


def test_every_key_of_a_definition_has_its_row() -> None:
    rows = dict(re.findall(r"^\| `\[?(\w+)[^`]*` \| ([^|]*?) ?\|", RULE_PAGES, re.MULTILINE))
    assert {name: key.required for name, key in KEYS.items()} == {name: row == "required" for name, row in rows.items()}


def test_the_words_of_the_glossary_are_in_the_code() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    for named in re.findall(r"\| `([\w./]+)` \|$", text, re.MULTILINE):
        if "/" in named:
            assert (ROOT / "linter" / named).exists(), named
        elif not named.startswith("Block."):
            module, _, name = named.rpartition(".")
            assert hasattr(import_module(f"bilint.{module}"), name), named


def test_every_folder_and_layer_has_its_row() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    for folder in (ROOT / "linter").iterdir():
        if (folder / "__init__.py").is_file():
            assert f"`linter/{folder.name}/`" in text


def test_the_fact_that_is_shown_works() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"   ```python\n(.*?)   ```\n", text, re.DOTALL)
    shown: dict[str, Any] = {"__name__": "bilint.facts.licences", "__package__": "bilint.facts"}
    exec(textwrap.dedent(code), shown)
    english, french = (
        shown["find"](example, language) for example, language in zip(shown["TYPE"].examples, ("en", "fr"), strict=True)
    )
    assert [fact.text for fact in (*english, *french)] == ["class B licence", "permis de catégorie B"]
    assert english[0].agrees(french[0])


def test_the_hooks_of_the_repository_are_valid() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(ROOT / ".pre-commit-config.yaml")]
    assert subprocess.run(command, check=False).returncode == 0


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_make_has_the_targets_that_are_described() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    targets = sorted(set(re.findall(r"^make ([\w-]+)", text, re.MULTILINE)))
    assert targets == ["bench", "install", "lint", "test", "test-slow"]
    subprocess.run(["make", "--dry-run", *targets], cwd=ROOT, check=True, capture_output=True)


def test_the_table_of_features_counts_its_rows_and_names_options_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs" / "features.md").read_text(encoding="utf-8")
    marks = re.findall(r"^\| \d+ \|[^|]+\| (.) \|", page, re.MULTILINE)
    assert f"Of {len(marks)}, bilint has {marks.count('●')}" in page
    assert set(marks) <= {"●", "◐"}
    for command in re.findall(r"`bilint ([a-z]+)", page):
        assert main([command, "--help"]) == 0
        named = {
            option
            for call in re.findall(rf"`bilint {command}([^`]*)`", page)
            for option in re.findall(r"--[a-z-]+", call)
        }
        assert named <= set(re.findall(r"--[a-z-]+", capsys.readouterr().out)), command
