"""Expressions and tables that an earlier run made are the same, and what is damaged is made anew."""

from __future__ import annotations

import marshal
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest
from bilint.cli import main
from bilint.patterns import lazy
from bilint.project import compiled as module
from bilint.project.compiled import Compiled

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SOURCES = [
    (r"(?P<year>\d{4})-(?P<month>\d\d)", 0),
    (r"(?i:caf[eé])(?=s?\b)|(?<!\w)œuf", 0),
    (r"[^\W\d_]+(?:['’][a-zà-ÿ]+)*", re.IGNORECASE),
    (r"(a)(?:b|(c)){2,5}?\2?", re.MULTILINE | re.DOTALL),
    (r"[ìàâäéèêëîïôöùûüç\u2010-\u2015\U0001F600-\U0001F64F]", 0),
]
TEXT = "Cafés 2026-05 œufs l’été abccb - 😀"


def kept(file: Path) -> Compiled:
    first = Compiled(file)
    for source, flags in SOURCES:
        first.compile(source, flags)
    first.keep()
    return Compiled(file)


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_a_kept_expression_is_the_compiled_one(
    source: str, flags: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = kept(tmp_path / "patterns")
    monkeypatch.setattr(Compiled, "_compiled", None)  # nothing is compiled any more
    found, compiled = again.compile(source, flags), re.compile(source, flags)
    assert found == compiled
    assert (found.groupindex, found.groups, found.flags) == (compiled.groupindex, compiled.groups, compiled.flags)
    told = [
        [(match.span(), match.groups(), match.groupdict(), match.lastgroup) for match in one.finditer(TEXT)]
        for one in (found, compiled)
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[:-1], id="cut"),
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:20] + bytes([data[20] ^ 1]) + data[21:], id="one bit"),
        pytest.param(lambda data: module._digest(b"\xff") + b"\xff", id="no data"),
        pytest.param(lambda data: module._digest(marshal.dumps([1])) + marshal.dumps([1]), id="no table"),
    ],
)
def test_a_damaged_file_counts_for_nothing(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "patterns"
    kept(file)
    file.write_bytes(damage(file.read_bytes()))
    again = Compiled(file)
    assert [again.compile(*one) for one in SOURCES] == [re.compile(*one) for one in SOURCES]


def test_a_program_of_another_engine_is_compiled_anew(tmp_path: Path) -> None:
    file = tmp_path / "patterns"
    payload = marshal.dumps({("a+", 0): (32, b"\xff\xff\xff\xff" * 3, 0, {})})
    file.write_bytes(module._digest(payload) + payload)
    assert Compiled(file).compile("a+", 0) == re.compile("a+")


def test_a_kept_table_is_the_parsed_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "compiled"
    text = 'name = "été"\n[[row]]\nn = 1\nyes = true\n[row.in]\nx = [1.5, "a"]\n'
    dated = "day = 2026-05-01\n"
    first = Compiled(file)
    table = first.table(text)
    assert (table, first.table(dated)) == (tomllib.loads(text), tomllib.loads(dated))
    first.keep()
    again = Compiled(file)
    monkeypatch.setattr(module, "parsed", None)  # nothing is parsed any more
    assert again.table(text) == table
    assert again.table(text) is not again.table(text)


def test_a_table_that_is_none_is_parsed_anew(tmp_path: Path) -> None:
    compiled = Compiled(tmp_path / "compiled")
    for damaged in (b"", b"\xff", marshal.dumps(1), marshal.dumps({})[:1]):
        compiled.table("a = 1")
        for key in compiled._entries:
            compiled._entries[key] = damaged
        assert compiled.table("a = 1") == {"a": 1}


def test_runs_add_to_it_and_bound_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "patterns"
    one, other = Compiled(file), Compiled(file)
    one.compile("a+", 0)
    one.keep()
    other.compile("b+", 0)
    other.keep()
    assert len(Compiled(file)._entries) == 2
    monkeypatch.setattr(module, "_MOST", 10)
    kept(file)
    assert Compiled(file)._entries == {}


def test_a_run_without_the_cache_uses_what_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    with module.kept(more=True):
        assert lazy("b+an").search("bbans")
    monkeypatch.setattr(Compiled, "_compiled", None)  # nothing is compiled any more
    with module.kept(more=False):
        assert lazy("b+an").search("bbans")


def test_a_run_keeps_its_expressions(cache_of_its_own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rmtree(cache_of_its_own, ignore_errors=True)
    main(["check", str(EXAMPLES / "planted.txt"), "--no-cache"])
    assert not cache_of_its_own.exists()
    main(["check", str(EXAMPLES / "planted.txt")])
    names = [path.name for path in cache_of_its_own.iterdir()]
    # In a process that has compiled all of them before, there is nothing to keep.
    assert all(name.startswith(("compiled-", "results-")) for name in names)
