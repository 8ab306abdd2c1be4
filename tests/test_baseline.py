"""The baseline: known findings are not reported, wherever lines go and from wherever bilint is run."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bilint.engine.baseline import REASON, Entry, Known, Scope, entries_of, read, text_of, updated
from bilint.messages import UserError
from bilint.model import Finding, Location, Span
from hypothesis import given
from hypothesis import strategies as st

from tests.command_line import EN, FR, Bilint, set_up
from tests.house import document

FILE = ".bilint-baseline.json"
MORE_EN = "Nobody who leaves the race early gets a banana from the mayor of the town.\n"
MORE_FR = "Personne, en quittant la course trop tôt, ne reçoit de pomme des mains du maire de la ville.\n"


@pytest.fixture
def bilint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Bilint:
    made = set_up(tmp_path, monkeypatch, capsys)
    made.write("bilint.toml", f'rule-folders = ["house"]\nselect = ["fruit"]\nbaseline = "{FILE}"\n')
    return made


def entries(bilint: Bilint) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((bilint.folder / FILE).read_bytes())["findings"]
    return found


def new(bilint: Bilint, *arguments: str) -> list[tuple[str, int]]:
    findings: list[dict[str, Any]] = json.loads(bilint("check", "--format", "json", *arguments).out)["findings"]
    places = [finding["locations"][0] for finding in findings if finding["suppressed"] is None]
    return [(place["path"], place["line"]) for place in places]


def test_a_round_trip(bilint: Bilint) -> None:
    """Findings, a baseline, unrelated lines, a new defect, an old one mended."""
    run = bilint("baseline")
    assert run.out == f"{FILE} written; known findings: 2.\n"
    assert [(entry["notice"], entry["rule"], entry["quote"]) for entry in entries(bilint)] == [
        ("notices/a.en.txt", "fruit", "banana"),
        ("notices/b.en.txt", "fruit", "banana"),
    ]
    assert bilint("check").out == "Nothing to report in 2 notices.\nNot shown: 2 suppressed or in the baseline.\n"

    bilint.write("notices/a.en.txt", "The race is held in the spring of every year.\n\n" + EN)
    bilint.write("notices/a.fr.txt", "La course a lieu au printemps de chaque année.\n\n" + FR)
    assert new(bilint) == []

    bilint.write("notices/b.en.txt", EN + "\n" + MORE_EN)
    bilint.write("notices/b.fr.txt", FR + "\n" + MORE_FR)
    assert new(bilint) == [("notices/b.en.txt", 3)]
    assert bilint("check").status == 1

    before = entries(bilint)
    bilint.write("notices/a.en.txt", EN.replace("banana", "prize"))
    bilint.write("notices/a.fr.txt", FR)
    assert bilint("baseline", "--prune").out.startswith(f"{FILE} written; known findings: 1.")
    assert entries(bilint) == before[1:]
    assert new(bilint) == [("notices/b.en.txt", 3)]


@pytest.mark.parametrize("where", [".", "notices", "house"])
@pytest.mark.parametrize("in_repository", [True, False])
def test_it_holds_from_wherever_bilint_is_run(
    bilint: Bilint, where: str, in_repository: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if in_repository:
        (bilint.folder / ".git").mkdir()
    bilint("baseline")
    monkeypatch.chdir(bilint.folder / where)
    assert new(bilint, str(bilint.folder)) == []
    relative = Path("..", "notices") if where != "." else Path("notices")
    assert new(bilint, str(relative / "a.en.txt"), str(relative / "b.fr.txt")) == []


def test_it_is_the_same_however_it_was_made(bilint: Bilint, monkeypatch: pytest.MonkeyPatch) -> None:
    bilint("baseline")
    first = (bilint.folder / FILE).read_bytes()
    bilint("baseline")
    assert (bilint.folder / FILE).read_bytes() == first
    monkeypatch.chdir(bilint.folder / "notices")
    bilint("baseline", "b.fr.txt", "a.fr.txt")
    assert (bilint.folder / FILE).read_bytes() == first


def test_a_part_leaves_the_rest_as_it_is(bilint: Bilint) -> None:
    bilint("baseline")
    first = entries(bilint)
    bilint.write("notices/a.en.txt", EN.replace("banana", "prize"))
    bilint.write("notices/b.en.txt", EN.replace("banana", "prize"))
    bilint("baseline", "notices/a.en.txt")
    assert entries(bilint) == first[1:]
    bilint("baseline", "--select", "system", "notices/b.en.txt")
    assert entries(bilint) == first[1:]
    (bilint.folder / "notices" / "b.en.txt").unlink()
    (bilint.folder / "notices" / "b.fr.txt").unlink()
    bilint("baseline", "--prune", "notices/a.en.txt")
    assert entries(bilint) == []


def test_suppressed_findings_are_not_taken_in(bilint: Bilint) -> None:
    bilint.write("notices/a.en.txt", "<!-- bilint-ignore-file fruit: agreed -->\n" + EN)
    bilint("baseline")
    assert [entry["notice"] for entry in entries(bilint)] == ["notices/b.en.txt"]
    findings = json.loads(bilint("check", "--format", "json").out)["findings"]
    assert [finding["suppressed"] for finding in findings] == ["agreed", REASON]


@pytest.mark.parametrize("configuration", ['rule-folders = ["house"]\nselect = ["fruit"]\n', None])
def test_without_a_configured_file_check_reads_what_baseline_writes(bilint: Bilint, configuration: str | None) -> None:
    options = () if configuration else ("--rules", "house", "--select", "fruit")
    (bilint.folder / "bilint.toml").unlink()
    if configuration:
        bilint.write("bilint.toml", configuration)
    assert bilint("check", *options).status == 1
    assert bilint("baseline", *options).out == f"{FILE} written; known findings: 2.\n"
    assert bilint("check", *options).status == 0
    (shown,) = (line.split() for line in bilint("check", "--show-config", *options).out.splitlines() if FILE in line)
    assert shown == ["baseline", f'"{bilint.folder.as_posix()}/{FILE}"', FILE]
    assert bilint("check", "--no-config", "--rules", "house", "--select", "fruit").status == 1


def test_a_file_that_is_named_must_be_named_again(bilint: Bilint) -> None:
    run = bilint("baseline", "--baseline", "other.json")
    assert run.out.endswith(" Leave them out with: bilint check --baseline other.json\n")
    assert bilint("check", "--baseline", "other.json").status == 0


MISTAKES = [
    (None, "there is no such baseline; write it with: bilint baseline."),
    ("{", "it is not JSON ("),
    ("[]", "it is not a baseline of this version of bilint; write it again with: bilint baseline."),
    ('{"version": 2, "findings": []}', "it is not a baseline of this version of bilint"),
    ('{"version": 1, "findings": [{"rule": 1}]}', "it is not a baseline of this version of bilint"),
    ("[" * 100_000, "it is not JSON ("),
]


@pytest.mark.parametrize(("content", "message"), MISTAKES)
def test_mistakes(bilint: Bilint, content: str | None, message: str) -> None:
    if content is not None:
        bilint.write(FILE, content)
    run = bilint("check")
    assert run.status == 2
    assert run.err.startswith(f"{FILE}: {message}")
    assert run.out == ""


def test_each_entry_is_matched_once() -> None:
    made = finding("a")
    known = Known(entries_of([made]))
    assert known.mark(made).suppressed == REASON
    assert known.mark(made).suppressed is None
    silent = replace(made, suppressed="agreed")
    assert Known(entries_of([made])).mark(silent) == silent


def finding(fingerprint: str, rule: str = "r") -> Finding:
    end = Location("en", document("n.txt", "a b"), Span(0, 1), "a")
    return Finding(rule, "error", "high", ("", ""), "n.txt", (end,), fingerprint=fingerprint)


ENTRIES = st.lists(
    st.builds(Entry, st.sampled_from("xyz"), st.sampled_from("rs"), st.sampled_from("abc"), st.text(max_size=5))
)


@given(ENTRIES, ENTRIES)
def test_pruning_only_takes_away_and_renewing_takes_today(
    tmp_path_factory: Any, old: list[Entry], today: list[Entry]
) -> None:
    scope = Scope(frozenset("xyz"), frozenset("rs"), Path("/nowhere"))
    pruned = updated(old, today, scope, prune=True)
    count = [entry.fingerprint for entry in old].count
    assert all([entry.fingerprint for entry in pruned].count(mark) <= count(mark) for mark in "abc")
    assert updated(old, today, scope, prune=False) == sorted(today)
    assert updated(old, today, replace(scope, rules=frozenset()), prune=False) == sorted([*old, *today])


@given(ENTRIES)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]) -> None:
    path = tmp_path_factory.mktemp("b") / FILE
    path.write_text(text_of(entries), encoding="utf-8")
    assert read(path) == sorted(entries)
    with pytest.raises(UserError):
        read(path.parent)
