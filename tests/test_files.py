"""Files of others: whatever somebody names, bilint reads a regular file of bounded size, or says why it does not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from bilint.files import FileError, read_regular
from bilint.project.toml_text import MAX_PARTS, TomlError, parse

from tests.command_line import Bilint, set_up

NOTICE = "The office is open to the candidates.\n\nLe bureau est ouvert aux candidats.\n"


@pytest.fixture
def bilint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Bilint:
    made = set_up(tmp_path, monkeypatch, capsys)
    made.write("n.txt", NOTICE)
    return made


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_loop(path: Path) -> None:
    path.symlink_to(path)


ODD: dict[str, Callable[[Path], None]] = {
    "pipe": make_pipe,
    "folder": Path.mkdir,
    "device": make_device,
    "loop": make_loop,
    "absent": lambda path: None,
    "binary": lambda path: path.write_bytes(bytes(range(256))) and None,
    "empty": lambda path: path.touch(),
}


@pytest.mark.parametrize("odd", ["pipe", "folder", "device", "loop", "absent"])
def test_what_is_no_regular_file_is_refused(tmp_path: Path, odd: str) -> None:
    ODD[odd](tmp_path / "x")
    with pytest.raises(FileError):
        read_regular(tmp_path / "x", 10)


@pytest.mark.parametrize("name", ["a" * 300, "a/" * 2500, "a\0b", "n.txt/x"])
def test_names_that_no_system_takes_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError):
        read_regular(tmp_path / name, 10)


def test_a_file_is_read_up_to_its_bound(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"abc")
    assert read_regular(path, 3) == b"abc"
    with pytest.raises(FileError):
        read_regular(path, 2)


# Each place in which the settings of a repository or their files are read. "ODD" is the odd file.
PLACES = {
    "bilint.toml": "",
    "house/own/my-rule.md": 'rule-folders = ["house"]\n',
    "m.tmx": 'memory = "m.tmx"\n',
    "t.csv": 'termbases = ["t.csv"]\n',
    "t.toml": 'termbases = ["t.toml"]\n',
    "t.tbx": 'termbases = ["t.tbx"]\n',
    "b.json": 'baseline = "b.json"\n',
    "o.tmx": '[rules.house-wording]\nmemory = "o.tmx"\n',
    "n.txt.bilint.toml": "",
}


@pytest.mark.parametrize("odd", [odd for odd in ODD if odd != "absent"])
@pytest.mark.parametrize("place", PLACES)
def test_odd_files_beside_a_notice_are_told_in_a_line(bilint: Bilint, place: str, odd: str) -> None:
    if PLACES[place]:
        bilint.write("bilint.toml", PLACES[place])
    path = bilint.folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    ODD[odd](path)
    for command in ("check", "baseline"):
        run = bilint(command, "n.txt")
        assert run.status in (0, 1, 2)
        assert "Traceback" not in run.err
        assert "broke off" not in run.out


@pytest.mark.parametrize("name", ["a" * 300, "a" * 5000, ".", "..", "../x", "/etc/passwd", "n.txt/x"])
@pytest.mark.parametrize(
    "setting",
    [
        'memory = "NAME"',
        'termbases = ["NAME"]',
        'baseline = "NAME"',
        'rule-folders = ["NAME"]',
        '[rules.house-wording]\nmemory = "NAME"',
        '[rules.term]\ntermbases = ["NAME"]',
        '[rules.competency]\nmemory = "NAME"',
    ],
)
def test_odd_names_in_settings_are_told_in_a_line(bilint: Bilint, setting: str, name: str) -> None:
    bilint.write("bilint.toml", setting.replace("NAME", name) + "\n")
    for command in ("check", "baseline"):
        run = bilint(command, "n.txt")
        assert run.status in (0, 2)
        assert run.err.count("\n") <= 1
        assert "Traceback" not in run.err
        assert "broke off" not in run.out


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x = 1\na" + ".a" * 200_000 + " = 1\n", 2),
        ("[a" + " . a" * 200_000 + "]\n", 1),
        ("x = '''\n\n'''\n[[" + '"a".' * 100_000 + "b]]\n", 4),
        ("x = { a" + ".'a'" * 100_000 + " = 1 }\n", 1),
        ("x = " + "9" * 5000, 1),
        ("x = " + "[" * 100_000, 1),
        ("x = " + "{a=" * 100_000, 1),
    ],
)
def test_toml_that_would_explode_is_refused(text: str, line: int) -> None:
    with pytest.raises(TomlError) as caught:
        parse(text)
    assert caught.value.line == line


def test_dots_in_quotes_and_remarks_are_no_parts() -> None:
    dots = ".".join("a" * (3 * MAX_PARTS))
    text = f"# {dots}\nx = \"{dots}\"\ny = '{dots}'\nz = '''\n{dots}\n'''\n\"{dots}\" = 1\na.b.c = 1.5\n"
    assert parse(text)["x"] == dots


EXPLODING = {
    "digits": "a = " + "9" * 5000 + "\n",
    "parts": "a" + ".a" * 100_000 + " = 1\n",
    "suppressions": '[[suppress]]\nrule="length"\nfiles=["*"]\nreason="x"\n' * 18_000,
    "unknown keys": "".join(f"k{number} = 1\n" for number in range(60_000)),
    "types": "[rules.spelling]\nwords = [1]\n[rules.link]\nhosts = [1]\n[rules.weekday]\nfact = 1\n",
}


@pytest.mark.parametrize("what", EXPLODING)
def test_settings_that_would_explode_are_told(bilint: Bilint, what: str) -> None:
    bilint.write("bilint.toml", EXPLODING[what])
    run = bilint("check", "n.txt")
    assert (run.status, run.out) == (2, "")
    assert 1 <= run.err.count("\n") <= 60


@pytest.mark.parametrize("what", ["digits", "parts"])
def test_files_that_settings_name_explode_no_more(bilint: Bilint, what: str) -> None:
    bilint.write("bilint.toml", 'rule-folders = ["house"]\ntermbases = ["t.toml"]\n')
    bilint.write("t.toml", EXPLODING[what])
    bilint.write("house/own/my-rule.md", f"# my-rule\n\n```toml\n{EXPLODING[what]}```\n")
    run = bilint("check", "n.txt")
    assert (run.status, run.out) == (2, "")
    assert "my-rule.md:4: " in run.err
    bilint.write("bilint.toml", 'termbases = ["t.toml"]\n')
    assert "t.toml:1: " in bilint("check", "n.txt").err


@pytest.mark.parametrize("error", [RecursionError, MemoryError, KeyError, AssertionError])
def test_an_exception_of_a_reader_is_told_of_its_file(
    bilint: Bilint, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def breaks(path_name: str, data: bytes) -> None:
        raise error

    bilint.write("a.md", NOTICE)
    monkeypatch.setattr("bilint.readers.markdown.read", breaks)
    run = bilint("check", "n.txt", "a.md")
    assert run.status == 2
    assert f"an error in bilint ({error.__name__}) stopped it" in " ".join(run.out.split())
    assert "2 notices" in run.out
