"""bilint as a user runs it: commands, options, streams and exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from bilint import __version__
from bilint.commands.checking import names

from tests.command_line import EN, FR, Bilint, set_up
from tests.house import write_page


@pytest.fixture
def bilint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Bilint:
    return set_up(tmp_path, monkeypatch, capsys)


def clean(bilint: Bilint) -> None:
    for name in ("a", "b"):
        bilint.write(f"notices/{name}.en.txt", EN.replace("banana", "prize"))


def test_a_folder_is_checked(bilint: Bilint) -> None:
    run = bilint.check("notices")
    assert run.status == 1
    assert run.out.startswith("notices/a.en.txt\n\nerror  fruit\n")
    assert run.out.endswith("2 errors in 2 notices\n")
    assert run.err == ""


def test_without_a_path_the_current_folder_is_checked(bilint: Bilint) -> None:
    assert bilint.check().out.endswith("2 errors in 2 notices\n")


def test_nothing_found_is_status_0(bilint: Bilint) -> None:
    clean(bilint)
    run = bilint.check("notices")
    assert (run.status, run.out, run.err) == (0, "Nothing to report in 2 notices.\n", "")


def test_json_is_the_same_in_whatever_order_the_paths_are_given(bilint: Bilint) -> None:
    paths = [f"notices/{name}.{language}.txt" for name in "ab" for language in ("en", "fr")]
    reports = {bilint.check("--format", "json", *order).out for order in (paths, paths[::-1], ["notices"], paths * 2)}
    assert len(reports) == 1
    report = json.loads(reports.pop())
    assert report["summary"] == {"files": 4, "notices": 2, "error": 2, "warning": 0, "info": 0}
    assert [finding["locations"][0]["path"] for finding in report["findings"]] == paths[::2]


FAILING = [
    ("error", "error", 1),
    ("warning", "error", 0),
    ("warning", "warning", 1),
    ("info", "warning", 0),
    ("info", "info", 1),
    ("error", "info", 1),
]


@pytest.mark.parametrize(("severity", "fail_on", "status"), FAILING)
def test_the_exit_status_follows_fail_on(bilint: Bilint, severity: str, fail_on: str, status: int) -> None:
    write_page(bilint.folder / "house", "fruit", severity=severity)
    assert bilint.check("notices", "--fail-on", fail_on).status == status


def test_findings_of_low_confidence_never_fail_a_run(bilint: Bilint) -> None:
    write_page(bilint.folder / "house", "fruit", more='confidence = "low"')
    run = bilint.check("notices", "--fail-on", "info", "--all")
    assert "error  fruit  (not sure)" in run.out
    assert run.status == 0


def test_exit_zero(bilint: Bilint) -> None:
    run = bilint.check("notices", "--exit-zero")
    assert (run.status, "2 errors" in run.out) == (0, True)


def test_the_report_may_go_to_a_file(bilint: Bilint) -> None:
    run = bilint.check("notices", "--format", "json", "--output", "report.json")
    assert (run.status, run.out) == (1, "")
    assert json.loads((bilint.folder / "report.json").read_bytes())["summary"]["error"] == 2


def test_the_messages_may_be_french(bilint: Bilint, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "L'anglais dit banana" in bilint.check("notices", "--lang", "fr").out
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    assert bilint.check("notices").out.endswith("2 erreurs dans 2 avis\n")
    assert bilint.check("notices", "--lang=en").out.endswith("2 errors in 2 notices\n")


def test_rules_are_selected_and_ignored(bilint: Bilint) -> None:
    write_page(bilint.folder / "house", "medal", word="medal", status="preview")
    both = bilint("check", "--rules", "house", "--select", "fruit,medal", "notices/a.en.txt", "notices/a.fr.txt")
    assert both.out.endswith("2 errors in 1 notice\n")
    assert "medal" not in bilint("check", "--rules", "house", "--select", "house", "notices").out.replace("a medal", "")
    assert "error  medal" in bilint("check", "--rules", "house", "--select", "house", "--preview", "notices").out
    ignored = bilint("check", "--rules", "house", "--select", "house", "--ignore", "fruit", "notices")
    assert ignored.out == "Nothing to report in 2 notices.\n"


def test_options_for_later_are_accepted(bilint: Bilint) -> None:
    assert bilint.check("notices", "--no-config", "--no-cache").status == 1


def test_names_may_be_given_with_commas_or_repeated() -> None:
    assert names(["a, b", "c", ",d,"]) == ("a", "b", "c", "d")


def test_what_is_read_is_reported_and_what_is_missing_said(bilint: Bilint) -> None:
    run = bilint.check("notices", "gone.txt")
    assert run.status == 2
    assert run.out.endswith("2 errors in 2 notices\n")
    assert run.err.startswith("gone.txt: ")


def test_one_unreadable_file_among_others_is_a_finding_with_a_status_of_its_own(bilint: Bilint) -> None:
    (bilint.folder / "notices" / "b.fr.txt").write_bytes(b"\x00\x01\x02" * 500)
    run = bilint.check("notices")
    assert run.status == 2
    assert "error  unreadable\n  This file could not be checked: " in run.out


def test_nothing_readable_is_status_2_with_the_findings(bilint: Bilint) -> None:
    for path in (bilint.folder / "notices").iterdir():
        path.write_bytes(b"\x00\x01\x02" * 500)
    run = bilint.check("notices", "--exit-zero")
    assert run.status == 2
    assert run.out.count("error  unreadable\n") == 4


def test_show(bilint: Bilint) -> None:
    run = bilint("show", "notices/a.en.txt", "notices/a.fr.txt")
    assert run.status == 0
    assert run.out.startswith("EN         1  The winner of the race")
    assert "\nFR         1  Le vainqueur de la course" in run.out


def test_show_as_json(bilint: Bilint) -> None:
    run = bilint("show", "--format", "json", "--no-config", "notices/a.en.txt", "notices/a.fr.txt")
    (pair,) = json.loads(run.out)["pairs"]
    assert (pair["en"], pair["fr"]) == (
        {"line": 1, "end_line": 1, "text": EN.strip()},
        {"line": 1, "end_line": 1, "text": FR.strip()},
    )
    assert 0 < pair["score"] <= 1


def test_explain(bilint: Bilint) -> None:
    assert bilint("explain", "unreadable").out.startswith("unreadable  (error, stable, kind system, since 0.1)\n")
    assert "‹banana›" in bilint("explain", "fruit", "--rules", "house").out


def test_rules(bilint: Bilint) -> None:
    assert "unreadable" in bilint("rules").out
    assert "| [fruit](rules/house/fruit.md) |" in bilint("rules", "--rules", "house", "--format", "markdown").out
    names = [rule["name"] for rule in json.loads(bilint("rules", "--rules", "house", "--format", "json").out)]
    assert {"fruit", "unreadable", "rule-crashed"} <= set(names)


def test_test(bilint: Bilint) -> None:
    run = bilint("test", "house")
    assert (run.status, run.out) == (0, "ok    fruit  3/3 examples\n1 of 1 rule pages are valid.\n")
    write_page(bilint.folder / "house", "medal", word="medal")
    path = bilint.folder / "house" / "medal.md"
    path.write_text(path.read_text(encoding="utf-8").replace("[[medal]]", "[[a]] medal"), encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("a [[a]]", "[[a]]"), encoding="utf-8")
    failed = bilint("test", "house")
    assert failed.status == 1
    assert "FAIL  medal  2/3 examples\n      house/medal.md:25: The word stands there\n" in failed.out
    assert "expected  en:1:10 “a”, fr:1:1 “Nous offrons" in failed.out
    assert "got       en:1:12 “medal”, fr:1:1 “Nous offrons" in failed.out
    assert failed.out.endswith("1 of 2 rule pages are valid.\n")


def test_test_names_a_page_that_breaks_the_form(bilint: Bilint) -> None:
    path = bilint.folder / "house" / "fruit.md"
    path.write_text(path.read_text(encoding="utf-8").replace("## Passes", "## Pass"), encoding="utf-8")
    run = bilint("test", "house")
    assert run.status == 1
    assert "FAIL  fruit\n      house/fruit.md:32: Unknown heading “Pass”" in run.out


def test_version_and_help(bilint: Bilint) -> None:
    assert bilint("--version").out == f"bilint {__version__}\n"
    assert bilint("--help").out.startswith("usage: bilint COMMAND ...\n")
    assert bilint("-h", "--lang", "fr").out.startswith("utilisation\u00a0: bilint COMMANDE")
    assert bilint().status == 2


@pytest.mark.parametrize("command", ["check", "show", "explain", "rules", "test"])
def test_each_command_has_help_with_an_example_in_both_languages(bilint: Bilint, command: str) -> None:
    english = bilint(command, "--help")
    french = bilint(command, "--help", "--lang", "fr")
    assert english.status == french.status == 0
    assert f"Example: bilint {command}" in english.out
    assert f"Exemple\u00a0: bilint {command}" in french.out
    assert french.out.startswith("utilisation\u00a0: bilint ")


def run_bilint(arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in {"LC_ALL", "LC_MESSAGES", "LANG"}}
    environment.update({"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    command = [sys.executable, "-m", "bilint", *arguments]
    return subprocess.run(command, check=False, capture_output=True, env=environment, timeout=60)


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "n.en.txt").write_text(EN, encoding="utf-8")
    (tmp_path / "n.fr.txt").write_text(FR, encoding="utf-8")
    run = run_bilint(["show", str(tmp_path / "n.en.txt"), str(tmp_path / "n.fr.txt")])
    assert run.returncode == 0, run.stderr
    assert "reçoit" in run.stdout.decode("utf-8")
    assert b"\r" not in run.stdout


def test_a_closed_pipe_ends_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bilint", "rules"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


def test_an_interruption_ends_with_a_line(bilint: Bilint, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("bilint.commands.rules.run", interrupt)
    run = bilint("rules")
    assert (run.status, run.out) == (130, "")
    assert run.err == "Interrupted: nothing more is checked, told or written.\n"


def test_the_module_runs() -> None:
    run = run_bilint(["--version"])
    assert (run.returncode, run.stdout) == (0, f"bilint {__version__}\n".encode())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--quiet", "--format", "json"], "--quiet ne vaut que pour le format texte\u202f; retirez --format json.\n"),
        (["--concise", "--statistics"], "--statistics et --concise ne vont pas ensemble.\n"),
    ],
)
def test_forms_of_the_text_report_exclude_others(bilint: Bilint, options: list[str], message: str) -> None:
    run = bilint.check("notices", "--lang", "fr", *options)
    assert (run.status, run.out, run.err) == (2, "", message)


def test_one_line_a_finding(bilint: Bilint) -> None:
    run = bilint.check("notices", "--concise")
    place = "notices/a.{}.txt:1:"
    first, second = run.out.splitlines()
    assert first.startswith(f"{place.format('en')}31: error fruit English says banana, French says Le vainqueur")
    assert first.endswith(f" [fr {place.format('fr')}1]")
    assert second.startswith("notices/b.en.txt:1:31: error fruit ")
    assert run.status == 1


def test_quiet_counts_only(bilint: Bilint) -> None:
    run = bilint.check("notices", "--quiet")
    assert (run.status, run.out, run.err) == (1, "2 errors in 2 notices\n", "")


def test_the_page_of_findings_is_written(bilint: Bilint) -> None:
    run = bilint.check("notices", "--format", "html", "--output", "report.html")
    assert (run.status, run.out, run.err) == (1, "", "")
    page = (bilint.folder / "report.html").read_text(encoding="utf-8")
    assert page.count("<mark ") == 4
