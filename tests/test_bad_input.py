"""Wrong usage, bad rules and hostile files: a message that says what to do, status 2, never a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bilint.cli import main
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.house import install_word_kind, write_page

WRONG_USAGE = [
    (["chek"], "There is no command “chek”. Did you mean “check”?\nSee: bilint --help\n"),
    (["notice.txt"], "There is no command “notice.txt”.\nSee: bilint --help\n"),
    ([__file__], "To check it: bilint check "),
    (["check", "--format", "htlm"], "). Did you mean “html”?\nSee: bilint check --help\n"),
    (["check", "--jobs", "x"], "argument --jobs: it takes a whole number from 1, not 'x'\n"),
    (["check", __file__.replace("input", "imput")], "there is no such file or folder; check the path. Did you mean “"),
    (["check", "*.md"], "The shell leaves such a pattern as it is; name a folder"),
    (["check", "--formt"], "unrecognized arguments: --formt. Did you mean “--format”?\nSee: bilint check --help\n"),
    (["check", "--format", "xml"], "argument --format: invalid choice: 'xml'"),
    (["check", "--select"], "argument --select: expected one argument"),
    (["show"], "the following arguments are required: PATH"),
    (["explain", "unreadible"], "There is no rule “unreadible”. Did you mean “unreadable”?\n"),
    (["check", "--select", "unreadible", "."], "There is no rule “unreadible”. Did you mean “unreadable”?\n"),
    (["check", "--ignore", "sytem", "."], "There is no rule “sytem”. Did you mean “system”?\n"),
    (["check", "--rules", "nowhere", "."], "nowhere: there is no such folder.\n"),
    (["test", "nowhere"], "nowhere: there is no such folder.\n"),
]

WRONG_USAGE_FRENCH = [
    (["chek"], "Il n’y a pas de commande «\u00a0chek\u00a0». Vouliez-vous dire «\u00a0check\u00a0»\u202f?"),
    (["check", "--formt"], "bilint check\u00a0: option inconnue\u00a0: --formt. Vouliez-vous dire"),
    (["check", "--format", "xml"], "bilint check\u00a0: --format\u00a0: valeur inconnue 'xml' (au choix"),
    (["check", "--select"], "bilint check\u00a0: --select\u00a0: il faut une valeur\nVoir\u00a0: bilint check --help"),
    (["check", "--preview=1"], "--preview\u00a0: cette option ne prend pas de valeur"),
    (["show"], "bilint show\u00a0: il manque\u00a0: PATH"),
    (["explain", "unreadible"], "Il n’y a pas de règle «\u00a0unreadible\u00a0»."),
    (["test", "nowhere"], "nowhere\u00a0: ce dossier n’existe pas."),
]


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)


@pytest.mark.parametrize(("arguments", "message"), WRONG_USAGE)
def test_wrong_usage(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.out == ""


@pytest.mark.parametrize(("arguments", "message"), WRONG_USAGE_FRENCH)
def test_wrong_usage_in_french(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments[:1], "--lang=fr", *arguments[1:]]) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.out == ""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_missing_path_and_an_empty_folder_are_told(
    tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    for path in ("gone.txt", "empty"):
        assert main(["check", path, "--lang", language]) == 2
        captured = capsys.readouterr()
        assert captured.err.startswith(f"{path}: ")
        assert captured.out == ""
        assert "Traceback" not in captured.err


def test_bad_rule_pages_stop_the_run_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_page(tmp_path / "house", "fruit")
    assert main(["check", "gone.txt", "--rules", "house"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("house/fruit.md:3: “kind” cannot be “word”; it is one of: ")
    assert "gone.txt" not in err
    path.write_bytes(b"\xff\xfe")
    assert main(["rules", "--rules", "house", "--lang", "fr"]) == 2
    assert "La page n’est pas un texte UTF-8\u202f; enregistrez-la en UTF-8." in capsys.readouterr().err


def test_unknown_options_of_a_rule_stop_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install_word_kind(monkeypatch)
    write_page(tmp_path / "house", "fruit", more="limti = 1")
    assert main(["check", ".", "--rules", "house"]) == 2
    assert capsys.readouterr().err == "house/fruit.md:8: Unknown option “limti”. Did you mean “limit”?\n"


def test_show_takes_one_notice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        write_notice(tmp_path, name)
    assert main(["show", "."]) == 2
    assert capsys.readouterr().err == "“show” takes one notice; you gave 2. For two versions of one, add --pair.\n"


def test_show_tells_of_a_notice_with_one_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(EN * 4, encoding="utf-8")
    assert main(["show", "a.txt"]) == 2
    assert capsys.readouterr().err == "a.txt: only one version was found (en).\n"


def test_show_tells_of_an_unreadable_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01" * 500)
    assert main(["show", "a.txt"]) == 2
    assert capsys.readouterr().err.startswith("a.txt: ")


def test_the_report_never_overwrites_a_notice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_notice(tmp_path, "a")
    (tmp_path / "link.json").symlink_to(tmp_path / "a.en.txt")
    for output in ("a.en.txt", "./a.fr.txt", "link.json"):
        assert main(["check", ".", "--output", output]) == 2
        assert "would overwrite a notice; choose another file." in capsys.readouterr().err
    assert (tmp_path / "a.en.txt").read_text(encoding="utf-8") == EN


def test_a_report_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_notice(tmp_path, "a")
    assert main(["check", ".", "--output", "no/such/folder.json"]) == 2
    assert "no/such/folder.json: not written: No such file or directory." in capsys.readouterr().err


def test_names_of_files_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "\x1b[2Jgone\u202e.txt"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("\\x1b[2Jgone\\u202e.txt: ")
    assert "\x1b" not in err


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode there")
def test_a_file_name_that_is_no_unicode(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text(EN * 4, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "bilint", "check", "--format", "json", name],
        check=False,
        capture_output=True,
        timeout=60,
    )
    assert run.returncode == 1, run.stderr
    (finding,) = json.loads(run.stdout.decode("utf-8"))["findings"]
    assert finding["rule"] == "one-version"
    assert finding["locations"][0]["path"] == "caf\udce9.txt"


EN = "The winner of the race gets a banana and a medal from the mayor of the town.\n"
FR = "Le vainqueur de la course reçoit une pomme et une médaille des mains du maire de la ville.\n"


def write_notice(folder: Path, name: str, en: str = EN, fr: str = FR) -> None:
    (folder / f"{name}.en.txt").write_text(en, encoding="utf-8")
    (folder / f"{name}.fr.txt").write_text(fr, encoding="utf-8")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_bytes_give_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    (tmp_path / "any.txt").write_bytes(data)
    status = main(["check", "any.txt", "--format", "json"])
    captured = capsys.readouterr()
    assert status in {0, 1, 2}
    assert isinstance(json.loads(captured.out)["findings"], list)
    assert captured.err == ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_give_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str], en: str, fr: str) -> None:
    for language, text in (("en", en), ("fr", fr)):
        (tmp_path / f"any.{language}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    status = main(["check", "any.en.txt", "any.fr.txt"])
    captured = capsys.readouterr()
    assert status in {0, 1, 2}
    assert "an error in bilint" not in captured.out
    said = re.sub(r"\n\d+ of low confidence not shown \(--all\)\.$", "", captured.out.rstrip())
    assert said.endswith(("notice", "notice."))
