"""Answers that help: to mistakes, to files that nothing can be done with, and about bilint itself."""

from __future__ import annotations

from email.message import Message
from pathlib import Path

import pytest
from bilint.cli import main
from bilint.commands.table import COMMANDS
from bilint.reports import addresses
from bilint.rulebook.book import load
from bilint.rulebook.rule import Rule
from bilint.vocabulary import rules_folder


def test_explain_lists_the_rules_of_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "header", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "deadline " in said
    assert "spelling " not in said
    assert main(["explain", "--lang", "en"]) == 0
    assert "spelling " in capsys.readouterr().out


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_commands_and_options(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    said = capsys.readouterr().out
    assert "annotate" in said
    assert "only-notices" in said


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_manual_has_a_part_for_each_command(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "man", "--lang", language]) == 0
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if line.startswith(".SS")] == [f".SS bilint {name}" for name in COMMANDS]
    assert "\\-\\-only\\-notices" in said


def test_fix_says_which_files_it_leaves_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "a:\n  en: We lit the 4 lamps of the the town.\n  fr: Nous avons allumé les 5 lampes de la ville.\n"
    Path("lamps.yaml").write_text(text, encoding="utf-8")
    assert main(["fix", "lamps.yaml", "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert said.out == "Nothing to fix.\n"
    assert (
        said.err
        == "lamps.yaml: findings: 2. No fix is written into a file of this type. See them: bilint check lamps.yaml\n"
    )
    assert Path("lamps.yaml").read_text(encoding="utf-8") == text


def test_lone_versions_of_one_post_are_offered_as_a_pair(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for number, (english, french) in {
        "260417": ("keeper of the lamps", "gardien des lampes"),
        "261102": ("painter of the boats", "peintre des bateaux"),
    }.items():
        Path(f"{english}.md").write_text(
            f"# Vacancy notice No. {number}\n\nThe {english} works for the town.\n", encoding="utf-8"
        )
        Path(f"{french}.md").write_text(
            f"# Avis de vacance n° {number}\n\nLe {french} travaille pour la ville.\n", encoding="utf-8"
        )
    assert main(["check", ".", "--lang", "en"]) == 1
    offered = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Did you mean")]
    assert offered == [
        "Did you mean keeper of the lamps.md and gardien des lampes.md? Both name 260417. Check them with --pair.",
        "Did you mean painter of the boats.md and peintre des bateaux.md? Both name 261102. Check them with --pair.",
    ]


def test_a_rule_is_turned_off_by_its_severity(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("lamps.json").write_text(
        '{"en": "We lit the 4 lamps.", "fr": "Nous avons allumé les 5 lampes."}', encoding="utf-8"
    )
    assert main(["check", "lamps.json"]) == 1
    Path("bilint.toml").write_text('[rules.number]\nseverity = "off"\n', encoding="utf-8")
    assert main(["check", "lamps.json"]) == 0
    capsys.readouterr()
    Path("bilint.toml").write_text('[rules]\nnumber = "off"\n', encoding="utf-8")
    assert main(["check", "lamps.json", "--lang", "en"]) == 2
    assert capsys.readouterr().err == (
        "bilint.toml:2: “number” must be a table. "
        'To turn a rule off: ignore = ["RULE"], or [rules.RULE] with severity = "off".\n'
    )


def test_new_settings_name_the_schema_beside_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    assert "# #:schema ./bilint.schema.json\n" in Path("bilint.toml").read_text(encoding="utf-8")
    Path("bilint.toml").unlink()
    Path("bilint.schema.json").write_text("{}", encoding="utf-8")
    assert main(["init"]) == 0
    assert Path("bilint.toml").read_text(encoding="utf-8").startswith("#:schema ./bilint.schema.json\n")


@pytest.mark.parametrize(
    ("urls", "address"),
    [
        (
            ["Source, https://example.org/bilint/"],
            "https://example.org/bilint/blob/v{version}/rules/header/deadline.md",
        ),
        (["Changelog, https://example.org/changes"], ""),
        ([], ""),
    ],
)
def test_the_page_of_a_rule_has_an_address_if_the_project_has_one(
    urls: list[str], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Message()
    for url in urls:
        made["Project-URL"] = url
    monkeypatch.setattr(addresses, "metadata", lambda _name: made)
    addresses.source.cache_clear()
    try:
        rule: Rule = load(rules_folder()).find("deadline")
        assert addresses.address_of(rule) == address.format(version=addresses.__version__)
    finally:
        addresses.source.cache_clear()
