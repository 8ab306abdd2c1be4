"""Settings that extend other settings: how they add up, where each stands, and which are refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bilint.project.configuration import Configurations
from bilint.project.extended import Source, extended
from bilint.project.toml_file import TomlFile
from bilint.project.toml_lines import key_lines
from bilint.project.toml_text import parse

from tests.command_line import EN, Bilint, set_up
from tests.house import write_page

HOUSE = 'rule-folders = ["rules"]\nselect = ["fruit"]\nfail-on = "info"\n'


@pytest.fixture
def bilint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Bilint:
    made = set_up(tmp_path, monkeypatch, capsys)
    made.write("shared/house.toml", HOUSE)
    (made.folder / "shared" / "rules").mkdir()
    write_page(made.folder / "shared" / "rules", "fruit", word="banana")
    made.write("bilint.toml", 'extends = "shared/house.toml"\n')
    return made


def source(name: str, text: str) -> Source:
    table = parse(text)
    return Source(Path(f"/{name}"), table, TomlFile(Path(f"{name}.toml"), text, table, key_lines(text)))


def test_some_lists_add_up_and_the_rest_is_replaced_key_by_key() -> None:
    house = source("house", 'select = ["a"]\nignore = ["b"]\n[rules.x]\nseverity = "info"\nleast = 3\n')
    own = source("own", 'select = ["c"]\nignore = ["d"]\n[rules.x]\nseverity = "error"\n[rules.y]\nleast = 1\n')
    table, standing = extended([house, own])
    assert table == {
        "select": ["c"],
        "ignore": ["b", "d"],
        "rules": {"x": {"severity": "error", "least": 3}, "y": {"least": 1}},
    }
    assert standing[("ignore", 0)].source is house
    assert (standing[("ignore", 1)].source, standing[("ignore", 1)].key) == (own, ("ignore", 0))
    assert standing[("rules", "x", "severity")].source is own
    assert standing[("rules", "y")].source is own


def test_a_file_extends_another_one_whose_paths_start_where_it_lies(bilint: Bilint) -> None:
    run = bilint("check", "notices")
    assert (run.status, run.out.splitlines()[-1]) == (1, "2 errors in 2 notices")
    bilint.write("bilint.toml", 'extends = "shared/house.toml"\nignore = ["fruit"]\n')
    assert bilint("check", "notices").status == 0


def test_the_patterns_of_a_shared_file_are_as_seen_from_the_file_that_extends_it(bilint: Bilint) -> None:
    bilint.write("shared/house.toml", HOUSE + 'exclude = ["b.*"]\n[[overrides]]\nfiles = ["a.*"]\nignore = ["fruit"]\n')
    assert bilint("check", "notices").out == "Nothing to report in 1 notice.\n"


def test_a_chain_of_files_and_the_file_that_goes_first(bilint: Bilint) -> None:
    bilint.write("shared/middle.toml", 'extends = "house.toml"\n[rules.fruit]\nseverity = "info"\n')
    bilint.write("bilint.toml", 'extends = "shared/middle.toml"\n')
    findings = json.loads(bilint("check", "--format", "json", "notices").out)["findings"]
    assert {one["severity"] for one in findings} == {"info"}
    bilint.write("bilint.toml", 'extends = "shared/middle.toml"\n[rules.fruit]\nseverity = "warning"\n')
    findings = json.loads(bilint("check", "--format", "json", "notices").out)["findings"]
    assert {one["severity"] for one in findings} == {"warning"}


def test_show_config_tells_the_file_of_each_value(bilint: Bilint) -> None:
    bilint.write("shared/house.toml", HOUSE + 'ignore = ["length"]\n')
    bilint.write("bilint.toml", 'extends = "shared/house.toml"\nignore = ["acronym"]\n')
    rows = {
        line.split()[0]: " ".join(line.split()[1:]) for line in bilint("check", "--show-config").out.splitlines()[1:]
    }
    assert rows["fail-on"] == '"info" shared/house.toml:3'
    assert rows["ignore"] == '["length", "acronym"] shared/house.toml:4, bilint.toml:2'
    assert rows["rule-folders"] == '["rules"] shared/house.toml:1'
    assert rows["extends"] == '"shared/house.toml" bilint.toml:1'


def test_a_suppression_that_is_shared_counts_and_is_not_called_unused(bilint: Bilint) -> None:
    suppress = '[[suppress]]\nrule = "fruit"\nfiles = ["notices/"]\nreason = "said so"\n'
    other = '[[suppress]]\nrule = "fruit"\nfiles = ["elsewhere/"]\nreason = "said so"\n'
    bilint.write("shared/house.toml", HOUSE + suppress + other)
    assert bilint("check", "notices").out.startswith("Nothing to report in 2 notices.")
    bilint.write("bilint.toml", 'extends = "shared/house.toml"\nselect = ["fruit", "system"]\n' + other)
    assert bilint("check").out.count("unused-suppression") == 1


def test_the_findings_that_are_kept_follow_the_shared_file(bilint: Bilint) -> None:
    def severities() -> set[str]:
        return {one["severity"] for one in json.loads(bilint("check", "--format", "json", "notices").out)["findings"]}

    assert severities() == {"error"}
    bilint.write("shared/house.toml", HOUSE + '[rules.fruit]\nseverity = "info"\n')
    assert severities() == {"info"}


def test_words_of_both_files(bilint: Bilint) -> None:
    bilint.write("notices/a.en.txt", EN.replace("medal", "meddal hervest"))
    bilint.write("shared/house.toml", 'select = ["spelling"]\n[vocabulary]\nwords = ["meddal"]\n')
    assert "hervest" in bilint("check", "notices/a.en.txt").out
    bilint.write("bilint.toml", 'extends = "shared/house.toml"\n[vocabulary]\nwords = ["hervest"]\n')
    assert bilint("check", "notices/a.en.txt").status == 0


def test_tables_of_a_pyproject_are_extended_too(bilint: Bilint) -> None:
    bilint.write("shared/pyproject.toml", '[tool.bilint]\nselect = ["system"]\n')
    bilint.write("bilint.toml", 'extends = "shared/pyproject.toml"\n')
    assert bilint("check", "notices").out == "Nothing to report in 2 notices.\n"
    bilint.write("shared/pyproject.toml", "[tool.other]\n")
    assert bilint("check").err == "bilint.toml:1: “shared/pyproject.toml” has no table [tool.bilint].\n"


def test_mistakes_are_told_where_they_stand(bilint: Bilint) -> None:
    bilint.write("shared/house.toml", 'selekt = ["fruit"]\n')
    assert bilint("check").err == "shared/house.toml:1: Unknown key “selekt”. Did you mean “select”?\n"
    bilint.write("shared/house.toml", HOUSE + 'ignore = ["fruitt"]\n')
    assert bilint("check").err == "shared/house.toml:4: There is no rule “fruitt”. Did you mean “fruit”?\n"
    bilint.write("shared/house.toml", HOUSE + "[rules.fruit]\nwrod = 1\n")
    assert bilint("check").err.startswith("shared/house.toml:5: Unknown option “wrod”.")
    bilint.write("bilint.toml", 'preview = true\nextends = "gone.toml"\n')
    assert bilint("check").err == "bilint.toml:2: “gone.toml”: there is no such file or folder.\n"
    assert bilint("check", "--lang", "fr").err.startswith("bilint.toml:2: «\u00a0gone.toml\u00a0»")


def test_settings_stay_in_their_repository(bilint: Bilint, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "house.toml").write_text("secret-key = 1\n", encoding="utf-8")
    (bilint.folder / "shared" / "house.toml").unlink()
    (bilint.folder / "shared" / "house.toml").symlink_to(outside / "house.toml")
    for name in ("shared/house.toml", f"{outside}/house.toml", "https://example.org/house.toml"):
        bilint.write("bilint.toml", f'extends = "{name}"\n')
        run = bilint("check")
        assert run.status == 2
        assert "secret-key" not in run.err
        assert run.err.startswith(f"bilint.toml:1: “{name}”")


def test_no_circle_and_no_endless_chain(bilint: Bilint) -> None:
    bilint.write("shared/house.toml", 'extends = "../bilint.toml"\n')
    message = (
        "shared/house.toml:1: “../bilint.toml” leads back to itself: settings cannot extend each other in a circle.\n"
    )
    assert bilint("check").err == message
    bilint.write("bilint.toml", 'extends = "./bilint.toml"\n')
    assert bilint("check").err.startswith("bilint.toml:1: “./bilint.toml” leads back to itself")
    for number in range(12):
        bilint.write(f"chain{number}.toml", f'extends = "chain{number + 1}.toml"\n')
    bilint.write("bilint.toml", 'extends = "chain0.toml"\n')
    assert "More than 10 files of settings extend each other" in bilint("check").err


def test_folders_that_extend_what_lies_above_them(bilint: Bilint) -> None:
    (bilint.folder / ".git").mkdir(exist_ok=True)
    bilint.write("notices/bilint.toml", 'extends = "../shared/house.toml"\nexclude = ["a.*"]\n')
    found = Configurations().of(bilint.folder / "notices" / "a.en.txt")
    assert found.folder == bilint.folder / "notices"
    assert bilint("check", "notices").out.splitlines()[-1] == "1 error in 1 notice"
