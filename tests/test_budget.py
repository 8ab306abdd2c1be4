"""The budget of a notice. Each limit is one finding that says what was left out; the rest goes on."""

from __future__ import annotations

import resource
import signal
import threading
import time
from pathlib import Path

import pytest
from bilint.engine import engine as engines
from bilint.engine.budget import Budget, Clock, OverTimeError, limited
from bilint.engine.engine import Engine
from bilint.model import Finding
from bilint.project.discovery import Job
from bilint.rulebook.book import load
from bilint.vocabulary import Vocabulary, rules_folder

from tests.command_line import Bilint

EN = "The keeper must hold a licence and have at least 3 years of experience with the gates of the river. "
FR = "L'éclusier doit être titulaire d'un permis et avoir au moins 4 ans d'expérience des portes du fleuve. "
RULES = [rule for rule in load(rules_folder()).rules if rule.status == "stable"]
VOCABULARY = Vocabulary()


@pytest.fixture
def bilint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Bilint:
    return Bilint(tmp_path, capsys)


def found(path: Path, budget: Budget, sentences: int = 3) -> list[Finding]:
    path.write_text(f"{EN * sentences}\n\n{FR * sentences}\n", encoding="utf-8")
    return list(Engine(RULES, VOCABULARY, budget=budget).check([Job("n.txt", (path,), (None,))]).findings)


def left_out(findings: list[Finding]) -> list[str]:
    return [one.messages[0].partition(": ")[2] for one in findings if one.rule == "over-budget"]


def test_a_usual_notice_keeps_within_its_budget(tmp_path: Path) -> None:
    findings = found(tmp_path / "n.txt", Budget())
    assert left_out(findings) == []
    assert findings


@pytest.mark.parametrize(
    ("budget", "said"),
    [
        (Budget(lines=2), "it has 3 lines, and at most 2 are compared."),
        (Budget(characters=100), "it has a line of 306 characters, and at most 100 are compared."),
        (Budget(findings=1), "it has 3 findings, of which the gravest 1 are reported."),
    ],
)
def test_each_limit_is_told_in_both_languages(tmp_path: Path, budget: Budget, said: str) -> None:
    findings = found(tmp_path / "n.txt", budget)
    assert left_out(findings) == [said]
    (told,) = [one for one in findings if one.rule == "over-budget"]
    assert told.messages[1].startswith("Cet avis n’a pas été entièrement vérifié")
    assert len(findings) <= 2


def test_the_gravest_findings_are_kept(tmp_path: Path) -> None:
    everything = found(tmp_path / "n.txt", Budget())
    kept = [one for one in found(tmp_path / "n.txt", Budget(findings=1)) if one.rule != "over-budget"]
    assert [one.severity for one in kept] == [
        min(everything, key=lambda one: ("error", "warning", "info").index(one.severity)).severity
    ]


def test_rules_that_take_too_long_are_named_and_the_others_are_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = engines.claims_of

    def endless(check, case):
        while check.rule.name == "time":
            pass
        return own(check, case)

    monkeypatch.setattr(engines, "claims_of", endless)
    findings = found(tmp_path / "n.txt", Budget(seconds=0.5))
    (said,) = left_out(findings)
    assert said.startswith("its rules take more than 0.5 seconds, and these did not finish: time, ")
    assert "rule-crashed" not in {one.rule for one in findings}


def test_a_rule_that_takes_too_much_memory_is_named_and_the_others_are_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = engines.claims_of

    def greedy(check, case):
        return own(check, case) if check.rule.name != "time" else bytearray(2_000_000_000)

    monkeypatch.setattr(engines, "claims_of", greedy)
    before = {one.rule for one in found(tmp_path / "n.txt", Budget())}
    findings = found(tmp_path / "n.txt", Budget(memory=500))
    assert left_out(findings) == ["these rules take more than 500 MB of memory: time."]
    assert {one.rule for one in findings} == (before - {"time"}) | {"over-budget"}


def test_an_alignment_that_takes_too_long_leaves_nothing_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine(RULES, VOCABULARY, budget=Budget(seconds=0.2))

    def endless(_notice):
        while True:
            pass

    monkeypatch.setattr(engine._reading, "sections", endless)
    path = tmp_path / "n.txt"
    path.write_text(f"{EN}\n\n{FR}\n", encoding="utf-8")
    findings = list(engine.check([Job("n.txt", (path,), (None,))]).findings)
    assert left_out(findings) == ["aligning its versions takes more than 0.2 seconds, so nothing was compared."]
    assert len(findings) == 1


def test_limits_end_with_what_they_bound() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGVTALRM)
    with pytest.raises(OverTimeError), limited(Budget(seconds=0.05)):
        while True:
            pass
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert (resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGVTALRM)) == before


def test_a_clock_tells_where_no_alarm_can_be_set() -> None:
    raised: list[bool] = []

    def work() -> None:
        with limited(Budget(seconds=1e-9)) as clock:
            start = time.process_time()
            while time.process_time() < start + 0.01:
                pass
            try:
                clock.check()
            except OverTimeError:
                raised.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert raised == [True]
    Clock(0).check()  # 0 is no limit


def test_a_configuration_sets_the_limits(tmp_path: Path, bilint: Bilint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    Path("n.txt").write_text(f"{EN}\n\n{FR}\n", encoding="utf-8")
    Path("bilint.toml").write_text('limits = { lines = 2 }\n[[overrides]]\nfiles = ["m.txt"]\nlimits = { lines = 0 }\n')
    assert "it has 3 lines" in " ".join(bilint("check", "n.txt").out.split())
    Path("n.txt").rename("m.txt")
    assert "3 lines" not in bilint("check", "m.txt").out
    Path("bilint.toml").write_text("limits = { seconds = -1 }\n")
    assert bilint("check", "m.txt").err == "bilint.toml:1: “seconds” must not be negative.\n"
