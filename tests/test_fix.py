"""Fixes: they change nothing else, and files are the old or the new ones at any moment."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import IO, Never

import pytest
from bilint.engine import fixes
from bilint.engine.findings import _edit
from bilint.engine.fixes import Mended, applied, mend
from bilint.engine.run import Run
from bilint.engine.settings import CliOverrides
from bilint.kinds.contract import Replacement
from bilint.model import Block, Document, Edit, Finding, Fix, SourceMap, Span
from bilint.project import atomic_write
from bilint.project.atomic_write import NotReplacedError, replace_file
from bilint.project.discovery import Job
from bilint.readers.encoding import encode
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.command_line import EN, FR, Bilint, set_up
from tests.house import document

# Defects of the form alone, and their corrections. The rest of the texts must stay byte for byte.
NOTICE_EN = """# Keeper of the lighthouse

The keeper lights the the lamp at dusk and puts it out at dawn.

The pay is 40Euro for each night, and the keeper has a  boat.

- The managment of the island buys the oil\x20\x20
- Two spaces stand at the end of the line above: they are a line break.

<!-- bilint-ignore doubled-word: it is a quotation -->
The song of the keeper begins with the the words of a sailor.
"""
NOTICE_FR = """# Gardien du phare

Le gardien allume la lampe au crépuscule et l'éteint à l'aube.

La paie est de 40 euros par nuit, et le gardien dispose d'un bateau.

- La direction de l'île achète l'huile
- Deux espaces sont à la fin de la ligne ci-dessus : ils font un saut de ligne.

Le chant du gardien commence par les mots d'un marin.
"""
MENDED_EN = (
    NOTICE_EN.replace("lights the the", "lights the")
    .replace("40Euro", "40 Euro")
    .replace("a  boat", "a boat")
    .replace("managment", "management")
)
RULES = "doubled-word,word-spacing,spelling"


@pytest.fixture
def bilint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Bilint:
    return set_up(tmp_path, monkeypatch, capsys)


def fruit(bilint: Bilint, *arguments: str) -> tuple[int, str, str]:
    run = bilint("fix", "--rules", "house", "--select", "fruit", *arguments)
    return run.status, run.out, run.err


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16-le-sig", "utf-16-be-sig", "cp1252"]
BREAKS = ["\n", "\r\n", "\r"]


# Each encoding with each line break, and each of them with both suffixes, in place of the full product.
@pytest.mark.parametrize(
    ("suffix", "encoding", "line_break"),
    [
        ((".md", ".txt")[(row + column) % 2], encoding, line_break)
        for row, encoding in enumerate(ENCODINGS)
        for column, line_break in enumerate(BREAKS)
    ],
)
def test_planted_defects_are_mended_and_nothing_else_changes(
    bilint: Bilint, suffix: str, encoding: str, line_break: str
) -> None:
    en, fr = (bilint.folder / f"keeper.{language}{suffix}" for language in ("en", "fr"))
    files = {en: encode(NOTICE_EN.replace("\n", line_break), encoding)}
    files[fr] = encode(NOTICE_FR.replace("\n", line_break), encoding)
    for path, data in files.items():
        path.write_bytes(data)
    en.chmod(0o640)
    run = bilint("fix", "--select", RULES, en.name, fr.name)
    assert (run.status, run.err) == (0, "")
    assert en.read_bytes() == encode(MENDED_EN.replace("\n", line_break), encoding)
    assert fr.read_bytes() == files[fr]
    assert en.stat().st_mode & 0o777 == 0o640
    again = bilint("fix", "--select", RULES, en.name, fr.name)
    assert again.out == "Nothing to fix.\n"
    left = bilint("check", "--select", RULES, "--fail-on", "info", en.name)
    assert "doubled" not in left.out.replace("Not shown", "")
    assert not list(bilint.folder.glob(".bilint-*"))


def test_a_patch_in_place_of_writing(bilint: Bilint) -> None:
    path = bilint.folder / "notices" / "a.en.txt"
    before = path.read_bytes()
    status, out, _ = fruit(bilint, "--diff", "notices/a.en.txt")
    assert status == 1
    assert path.read_bytes() == before
    assert out == (
        f"--- a/notices/a.en.txt\n+++ b/notices/a.en.txt\n@@ -1 +1 @@\n-{EN}+{EN.replace('banana', 'prize')}"
    )
    assert fruit(bilint, "notices")[1] == "notices/a.en.txt: fixes made: 1.\nnotices/b.en.txt: fixes made: 1.\n"
    assert fruit(bilint, "--diff", "notices")[:2] == (0, "")


def test_the_patch_can_be_applied(bilint: Bilint) -> None:
    """A file for each way to end a line and each encoding; one patch mends them all."""
    texts = (EN.strip(), EN.replace("\n", "\r\n"), EN.replace("town", "town’s é"))
    mended = {}
    for number, (data, encoding) in enumerate(product(texts, ("utf-8", "cp1252", "utf-8-sig"))):
        path = bilint.folder / "texts" / f"n{number}.en.txt"
        bilint.write(f"texts/n{number}.fr.txt", FR)
        path.write_bytes(encode(data, encoding))
        mended[path] = encode(data.replace("banana", "prize"), encoding)
    (bilint.folder / "x.patch").write_bytes(_patch(bilint, *(f"texts/{path.name}" for path in mended)))
    subprocess.run(["git", "apply", "x.patch"], cwd=bilint.folder, check=True, timeout=60)
    assert {path: path.read_bytes() for path in mended} == mended


def _patch(bilint: Bilint, *paths: str) -> bytes:
    """The patch as a program gets it, byte for byte."""
    script = (
        "import sys, pytest; sys.path.insert(0, sys.argv.pop(1)); from house import install_word_kind;"
        "install_word_kind(pytest.MonkeyPatch()); from bilint.cli import main; sys.exit(main())"
    )
    arguments = ["fix", "--rules", "house", "--select", "fruit", "--diff", *paths]
    command = [sys.executable, "-c", script, str(Path(__file__).parent), *arguments]
    done = subprocess.run(command, cwd=bilint.folder, capture_output=True, check=False, timeout=60)
    assert done.returncode == 1, done.stderr
    return done.stdout


def test_unsafe_fixes_must_be_asked_for(bilint: Bilint) -> None:
    text = EN.replace("banana", "prize").replace("town", "gribbletwon")
    bilint.write("notices/a.en.txt", text)
    safe = bilint("fix", "--diff", "--select", "spelling", "notices/a.en.txt")
    unsafe = bilint("fix", "--diff", "--unsafe", "--select", "spelling", "notices/a.en.txt")
    assert safe.status == 0
    assert len(unsafe.out) >= len(safe.out)


# Files


def test_a_write_protected_file_is_left_as_it_is(bilint: Bilint, monkeypatch: pytest.MonkeyPatch) -> None:
    path = bilint.folder / "notices" / "a.en.txt"
    path.chmod(0o444)
    access = os.access
    # The superuser may write anything; the test must hold for them, too.
    monkeypatch.setattr(os, "access", lambda name, mode: False if Path(name).name == path.name else access(name, mode))
    status, out, err = fruit(bilint, "notices")
    assert (status, err) == (2, "notices/a.en.txt: not written: it is write-protected.\n")
    assert out == "notices/b.en.txt: fixes made: 1.\n"
    assert path.read_text(encoding="utf-8") == EN


def test_links_are_not_replaced_nor_followed_out(bilint: Bilint, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    for language, text in (("en", EN), ("fr", FR)):
        (outside / f"a.{language}.txt").write_text(text, encoding="utf-8")
    path = bilint.folder / "notices" / "a.en.txt"
    path.unlink()
    path.symlink_to(outside / "a.en.txt")
    assert fruit(bilint, "notices/a.en.txt")[2].startswith("notices/a.en.txt: not written: ")
    (bilint.folder / "linked").symlink_to(outside)
    status, _, err = fruit(bilint, "linked/a.en.txt")
    assert (status, err) == (2, "linked/a.en.txt: not written: it lies behind a link that leads elsewhere.\n")
    assert (outside / "a.en.txt").read_text(encoding="utf-8") == EN
    assert path.is_symlink()
    path.unlink()
    path.symlink_to(bilint.folder / "notices" / "b.en.txt")
    status, _, err = fruit(bilint, "notices/a.en.txt")
    assert err == "notices/a.en.txt: not written: it is a link or no file; name the file itself.\n"
    assert (bilint.folder / "notices" / "b.en.txt").read_text(encoding="utf-8") == EN


def test_a_file_outside_of_the_working_folder_is_mended_when_named(
    bilint: Bilint, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    for language, text in (("en", EN), ("fr", FR)):
        (outside / f"a.{language}.txt").write_text(text, encoding="utf-8")
    assert fruit(bilint, str(outside / "a.en.txt"))[0] == 0
    assert "prize" in (outside / "a.en.txt").read_text(encoding="utf-8")


def test_a_file_that_changed_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"changed")
    with pytest.raises(NotReplacedError, match="it has changed meanwhile; run again"):
        replace_file(path, b"new", old=b"old")
    assert path.read_bytes() == b"changed"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    replace_file(tmp_path / "new", b"x", old=None)
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotReplacedError, match="No such file or directory"):
        replace_file(tmp_path / "gone" / "x", b"x", old=None)


# The calls that write, in their order; each is broken in turn.
_STEPS = ("write", "fsync", "chmod", "read_bytes", "replace", "fsync_folder")


@pytest.mark.parametrize("step", _STEPS)
def test_a_fault_at_any_step_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes(b"old")
    reached = break_at(step, monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        replace_file(path, b"new", old=b"old")
    monkeypatch.undo()
    assert reached == [step]
    assert path.read_bytes() == (b"new" if step == "fsync_folder" else b"old")
    assert list(tmp_path.iterdir()) == [path]


def break_at(step: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Interrupts the named call as a signal would; returns the list of interrupted steps."""
    reached: list[str] = []
    calls = {"fsync": 0}

    def interrupt(*_args: object, **_named: object) -> Never:
        reached.append(step)
        raise KeyboardInterrupt

    def fsync(handle: int) -> None:
        calls["fsync"] += 1
        if calls["fsync"] == (1 if step == "fsync" else 2):
            interrupt()
        real_fsync(handle)

    real_fsync, real_fdopen = os.fsync, os.fdopen

    def fdopen(handle: int, mode: str) -> object:
        file = real_fdopen(handle, mode)
        return Unwritable(file, interrupt)

    if step in ("fsync", "fsync_folder"):
        monkeypatch.setattr(atomic_write.os, "fsync", fsync)
    elif step == "write":
        monkeypatch.setattr(atomic_write.os, "fdopen", fdopen)
    else:
        monkeypatch.setattr(Path, step, interrupt)
    return reached


class Unwritable:
    """A file that is interrupted when it is written."""

    def __init__(self, file: IO[bytes], interrupt: Callable[..., Never]) -> None:
        self._file = file
        self.write = interrupt

    def __enter__(self) -> Unwritable:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()


# Edits


def finding_of(
    source: Document, *edits: tuple[int, int, str], safe: bool = True, suppressed: str | None = None
) -> Finding:
    whole = tuple(Edit(source, Span(start, end), text) for start, end, text in edits)
    return Finding("r", "error", "high", ("", ""), "n", (), fix=Fix(safe, whole), suppressed=suppressed)


def after(*findings: Finding, unsafe: bool = False) -> str:
    rounds = iter([findings])
    mended = mend(lambda _contents: next(rounds, ()), unsafe=unsafe)
    return mended[0].after.decode() if mended else ""


SOURCE = document("n.txt", "abcdef")


OTHER_TYPES = {
    "x.html": (
        '<p lang="en">The managment of the <b>island</b> buys the the oil &amp; the lamp.</p>\n'
        '<p lang="fr">La direction de l’<b>île</b> achète l’huile et la lampe.</p>\n'
    ),
    "x.json": '{"a": {"en": "The managment buys the the \\"oil\\".", "fr": "La direction achète « l’huile »."}}',
    "x.tmx": (
        '<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>The managment buys the the '
        'oil &amp; the lamp.</seg></tuv><tuv xml:lang="fr"><seg>La direction achète l’huile et la lampe.</seg></tuv>'
        "</tu></body></tmx>"
    ),
}


@pytest.mark.parametrize("name", OTHER_TYPES)
def test_fixes_go_into_markup_and_strings(bilint: Bilint, name: str) -> None:
    text = OTHER_TYPES[name]
    bilint.write(name, text)
    assert bilint("fix", name, "--lang", "en").out == f"{name}: fixes made: 2.\n"
    mended = text.replace("managment", "management").replace("the the", "the")
    assert (bilint.folder / name).read_text(encoding="utf-8") == mended


def test_a_fix_brings_no_markup_into_a_file() -> None:
    """A quotation mark would end a string of JSON, and `<` begins an element."""
    for kind, text, made in (
        ("json", 'a " b', 0),
        ("json", "a « b", 1),
        ("html", "a < b", 0),
        ("markdown", 'a " b', 1),
    ):
        source = replace(document("x", "a - b"), format=kind)
        block = Block("paragraph", "a - b", SourceMap.verbatim(Span(0, 5)), "en")
        edit = _edit(Replacement("en", block, Span(0, 5), text), source)
        assert (edit is not None) == bool(made), (kind, text)


def test_of_overlapping_fixes_the_first_goes_in() -> None:
    assert after(finding_of(SOURCE, (0, 2, "X")), finding_of(SOURCE, (1, 3, "Y"))) == "Xcdef"
    assert after(finding_of(SOURCE, (0, 2, "X")), finding_of(SOURCE, (2, 3, "Y"))) == "XYdef"
    assert after(finding_of(SOURCE, (2, 2, "X")), finding_of(SOURCE, (2, 2, "Y"))) == "abXcdef"
    assert after(finding_of(SOURCE, (4, 6, "X")), finding_of(SOURCE, (0, 5, "Y"))) == "abcdX"
    assert after(finding_of(SOURCE, (0, 6, "X")), finding_of(SOURCE, (3, 3, "Y"))) == "X"


def test_a_fix_goes_in_as_a_whole_or_not_at_all() -> None:
    assert after(finding_of(SOURCE, (0, 1, "X")), finding_of(SOURCE, (0, 1, "Y"), (5, 6, "Y"))) == "Xbcdef"
    assert after(finding_of(SOURCE, (0, 1, "X"), (0, 1, "Y"))) == ""


def test_what_is_suppressed_or_unsafe_stays() -> None:
    assert after(finding_of(SOURCE, (0, 1, "X"), suppressed="agreed")) == ""
    assert after(finding_of(SOURCE, (0, 1, "X"), safe=False)) == ""
    assert after(finding_of(SOURCE, (0, 1, "X"), safe=False), unsafe=True) == "Xbcdef"


def test_a_character_that_the_encoding_lacks_is_not_put_in() -> None:
    narrow = Document("n.txt", "text", "abc", (), encoding="cp1252")
    assert after(finding_of(narrow, (0, 1, "\u202f")), finding_of(narrow, (1, 2, "x"))) == "axc"


def test_fixes_that_undo_each_other_come_to_an_end() -> None:
    def check(contents: Mapping[Path, bytes]) -> list[Finding]:
        data = next(iter(contents.values())).decode() if contents else "a"
        return [finding_of(document("n.txt", data), (0, 1, "b" if data == "a" else "a"))]

    assert mend(check, unsafe=False) == []


def doubts(check: Callable[[str], list[Finding]], data: bytes = b"a") -> list[str]:
    """Why files are not written, where `check` finds what is wrong with a text."""
    mended = mend(lambda contents: check(next(iter(contents.values()), data).decode()), unsafe=False)
    return [one.doubt[0] if one.doubt else "" for one in mended]


def test_a_file_that_does_not_settle_is_not_to_be_written() -> None:
    grows = doubts(lambda text: [finding_of(document("n.txt", text), (1, 1, "x"))])
    assert grows == ["its fixes do not settle: each run would change it again"]


def test_a_fix_that_brings_a_finding_is_not_to_be_written() -> None:
    def check(text: str) -> list[Finding]:
        source = document("n.txt", text)
        return [finding_of(source, (0, 1, "b"))] if text == "a" else [replace(finding_of(source), rule="other")]

    assert doubts(check) == ["with its fixes, the rule “other” would find more in it than before"]


def test_a_fix_that_brings_a_suppressed_finding_may_be_written() -> None:
    def check(text: str) -> list[Finding]:
        source = document("n.txt", text)
        return [finding_of(source, (0, 1, "b"))] if text == "a" else [finding_of(source, suppressed="agreed")]

    assert doubts(check) == [""]


def test_a_fix_that_changes_the_encoding_is_not_to_be_written() -> None:
    """Two characters of Windows-1252 may be the bytes of one of UTF-8."""

    def check(contents: Mapping[Path, bytes]) -> list[Finding]:
        text = next(iter(contents.values()), b"\xc3 ").decode("cp1252")
        source = Document("n.txt", "text", text, (), encoding="cp1252")
        return [finding_of(source, (1, 2, "©"))] if text[1] == " " else []

    (mended,) = mend(check, unsafe=False)
    assert mended.doubt is not None
    assert mended.doubt[0] == "with its fixes, it would be read in another encoding"


def test_what_is_not_to_be_written_is_told(bilint: Bilint, monkeypatch: pytest.MonkeyPatch) -> None:
    bilint.write("n.en.md", NOTICE_EN)
    bilint.write("n.fr.md", NOTICE_FR)
    monkeypatch.setattr(fixes, "_MOST_ROUNDS", 0)
    run = bilint("fix", "--select", RULES, "n.en.md")
    assert (run.status, run.out, run.err) == (0, "Nothing to fix.\n", "")
    monkeypatch.setattr(fixes, "_new_findings", lambda _first, _last: [("n.en.md", "spelling")])
    monkeypatch.setattr(fixes, "_MOST_ROUNDS", 10)
    run = bilint("fix", "--select", RULES, "n.en.md")
    assert run.status == 2
    assert run.err == "n.en.md: not written: with its fixes, the rule “spelling” would find more in it than before.\n"
    assert (bilint.folder / "n.en.md").read_text(encoding="utf-8") == NOTICE_EN


# What the readers put in, or take away, beside what rules of form judge.
ODD = [
    "| Post | 0481 |",
    "| Poste | 0481 |",
    "| Grade | G15 |",
    "|---|---|",
    "Location: @",
    "Lieu : Gand",
    "Reports to:F",
    "Organization /he",
    "• Reports to:F",
    "- manage the the office",
    "- gérer  le bureau;",
    "1. Travel (10%)",
    "Le délai est de 10jours!",
    "“Quoted” text «cité» ici ; et là:oui",
    "The office is is open from 9 to 5pm .",
    "The managment hires 1,234 people,and 5 %.",
    "Le bureau  compte 1,234 personnes",
    "`code  here` and **bold**  text",
    "<!-- remark -->",
    "# Duties",
    "# Attributions :",
    "",
    "",
]


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(
    st.lists(st.sampled_from(ODD), min_size=2, max_size=12),
    st.sampled_from([".md", ".txt"]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_fixes_that_are_written_settle_and_leave_the_other_lines_alone(
    lines: list[str], suffix: str, line_break: str, unsafe: bool
) -> None:
    path = Path(f"/nowhere/n{suffix}")
    run = Run(CliOverrides(preview=True), configured=False)
    edited: set[int] = set()

    def outcome(data: bytes) -> list[Mended]:
        def check(contents: Mapping[Path, bytes]) -> Sequence[Finding]:
            found = run.check([Job("n", (path,), (None,))], {path: data} | dict(contents)).findings
            for edit in (edit for finding in found if finding.fix for edit in finding.fix.edits):
                assert not re.search(r"[\r\n]", edit.text + edit.span.of(edit.document.source))
                edited.add(edit.document.place(edit.span).line)
            return found

        return mend(check, unsafe=unsafe)

    before = line_break.join(lines).encode()
    for mended in outcome(before):
        if mended.doubt:  # it is not written
            continue
        assert outcome(mended.after) == []
        pairs = zip(before.split(b"\n"), mended.after.split(b"\n"), strict=True)
        assert [number for number, (old, new) in enumerate(pairs, 1) if old != new and number not in edited] == []


def test_what_overlapped_goes_in_with_the_next_round() -> None:
    def check(contents: Mapping[Path, bytes]) -> list[Finding]:
        data = next(iter(contents.values())).decode() if contents else "a----b"
        source = document("n.txt", data)
        return [finding_of(source, (at, at + 2, "-")) for at in range(len(data)) if data[at : at + 2] == "--"]

    (mended,) = mend(check, unsafe=False)
    assert (mended.before, mended.after, mended.fixes) == (b"a----b", b"a-b", 3)


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.text(max_size=3))))
def test_applied_edits_change_their_spans_alone(source: str, edits: list[tuple[int, int, str]]) -> None:
    """The applied edits give the same text as one edit after the other from the end."""
    made = document("n.txt", source)
    asked = [(min(a, b, len(source)), min(max(a, b), len(source)), text) for a, b, text in edits]
    taken: list[tuple[int, int, str]] = []
    for start, end, text in asked:
        if all(end <= other[0] or other[1] <= start for other in taken) and all(start != other[0] for other in taken):
            taken.append((start, end, text))
    expected = source
    for start, end, text in sorted(taken, reverse=True):
        expected = expected[:start] + text + expected[end:]
    assert applied(source, [(Span(start, end), text) for start, end, text in sorted(taken)]) == expected
    result = after(*(finding_of(made, edit) for edit in asked))
    assert result == (expected if expected != source else "")
