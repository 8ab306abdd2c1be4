"""Old and new sentences in, changes out; and the reports on them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bilint.cli import main
from bilint.reports.differing import differing_words
from hypothesis import given
from hypothesis import strategies as st

OLD = """# Pilot

Deadline: 2 November 2027

Grade: G12

## 1. SUMMARY

The service assigns 38 pilots to some 9,000 ships a year, in every weather.

The officer publishes the roster of the pilots by the 20th of each month.

A contract of three years is offered to the winner of the competition.
"""
FRENCH = """# Pilote

Date limite : 2 novembre 2027

Grade : G12

## 1. RÉSUMÉ

Le service affecte 38 pilotes à quelque 9 000 navires par an, par tous les temps.

L’agent publie le tableau de service des pilotes au plus tard le 20 de chaque mois.

Un contrat de trois ans est proposé à la personne qui remporte le concours.
"""
MEMORY = """<?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence"
o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body><tu>
<tuv xml:lang="en"><seg>A contract of five years is offered to the winner of the competition.</seg></tuv>
<tuv xml:lang="fr"><seg>Un contrat de cinq ans est offert au lauréat du concours.</seg></tuv></tu></body></tmx>"""


class Folder:
    """A folder with an old text, a new one and a translation."""

    def __init__(self, path: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.path = path
        self.capture = capture
        for name, text in (("old.md", OLD), ("new.md", OLD), ("fr.md", FRENCH)):
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        (self.path / name).write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.path / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def update(self, *options: str, files: tuple[str, ...] = ("old.md", "new.md", "fr.md")) -> tuple[int, str, str]:
        status = main(["update", *files, "--lang", "en", *options])
        captured = self.capture.readouterr()
        return status, captured.out, captured.err

    def changes(self, *options: str, files: tuple[str, ...] = ("old.md", "new.md", "fr.md")) -> list[dict[str, object]]:
        found: list[dict[str, object]] = json.loads(self.update("--format", "json", *options, files=files)[1])[
            "changes"
        ]
        return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    return Folder(tmp_path, capsys)


def test_nothing_changed(folder: Folder) -> None:
    status, out, err = folder.update()
    assert (status, err) == (0, "")
    assert out == "Nothing changed in 7 sentences.\n"


@pytest.mark.parametrize(
    ("old", "new", "french_old", "french_new", "stale", "lacking"),
    [
        ("38 pilots", "41 pilots", "38 pilotes", "41 pilotes", ["38"], ["41"]),
        ("2 November 2027", "3 May 2028", "2 novembre 2027", "3 mai 2028", ["2", "novembre", "2027"], ["3", "2028"]),
        ("9,000 ships", "9,500 ships", "9 000 navires", "9 500 navires", ["9 000"], ["9,500"]),
        ("three years", "four years", "trois ans", "quatre ans", ["trois"], ["four"]),
        ("G12", "G15", "G12", "G15", ["G12"], ["G15"]),
        ("each month", "each year", "chaque mois", "chaque année", ["mois"], []),
    ],
)
def test_a_change_is_followed_or_not(
    folder: Folder, old: str, new: str, french_old: str, french_new: str, stale: list[str], lacking: list[str]
) -> None:
    folder.change("new.md", old, new)
    (change,) = folder.changes()
    assert (change["kind"], change["state"]) == ("changed", "not-followed")
    assert (change["stale"], change["lacking"]) == (stale, lacking)
    folder.change("fr.md", french_old, french_new)
    (change,) = folder.changes()
    assert (change["state"], change["stale"], change["lacking"]) == ("followed", [], [])


def test_the_french_may_be_the_source(folder: Folder) -> None:
    folder.write("neu.md", FRENCH.replace("38 pilotes", "41 pilotes"))
    (change,) = folder.changes(files=("fr.md", "neu.md", "old.md"))
    assert (change["state"], change["stale"], change["lacking"]) == ("not-followed", ["38"], ["41"])


def test_each_file_may_hold_both_versions(folder: Folder) -> None:
    folder.write("last.md", f"{OLD}\n{FRENCH}")
    folder.write("this.md", f"{OLD}\n{FRENCH}".replace("38 pilots", "41 pilots").replace("trois ans", "cinq ans"))
    (change,) = folder.changes(files=("last.md", "this.md"))
    assert (change["stale"], change["lacking"]) == (["38"], ["41"])
    (change,) = folder.changes("--source", "fr", files=("last.md", "this.md"))
    assert (change["stale"], change["lacking"]) == (["three"], ["cinq"])


def test_a_sentence_that_was_added_waits_for_its_translation(folder: Folder) -> None:
    folder.change(
        "new.md",
        "The officer publishes",
        "The pilots rest for eleven hours after each voyage.\n\nThe officer publishes",
    )
    (change,) = folder.changes()
    assert (change["kind"], change["state"], change["old"]) == ("added", "not-followed", None)
    folder.change(
        "fr.md", "L’agent publie", "Les pilotes se reposent onze heures après chaque voyage.\n\nL’agent publie"
    )
    (change,) = folder.changes()
    assert (change["kind"], change["state"]) == ("added", "followed")


def test_a_sentence_that_was_removed_leaves_its_translation_behind(folder: Folder) -> None:
    folder.change("new.md", "The officer publishes the roster of the pilots by the 20th of each month.\n\n", "")
    (change,) = folder.changes()
    assert (change["kind"], change["state"], change["new"]) == ("removed", "not-followed", None)
    folder.change(
        "fr.md", "L’agent publie le tableau de service des pilotes au plus tard le 20 de chaque mois.\n\n", ""
    )
    (change,) = folder.changes()
    assert (change["kind"], change["state"], change["translation"]) == ("removed", "followed", None)


def test_a_sentence_that_only_moved_did_not_change(folder: Folder) -> None:
    paragraphs = OLD.split("\n\n")
    paragraphs[-1], paragraphs[-2] = paragraphs[-2], paragraphs[-1].rstrip("\n")
    folder.write("new.md", "\n\n".join(paragraphs) + "\n")
    assert folder.changes() == []


def test_other_marks_and_markup_are_no_change(folder: Folder) -> None:
    folder.change(
        "new.md", "38 pilots to some 9,000 ships a year, in every", "**38 pilots** to some 9,000 ships a year; in every"
    )
    assert folder.changes() == []
    folder.change("new.md", "9,000 ships", "9,000 % ships")
    assert len(folder.changes()) == 1


def test_another_wording_is_to_be_looked_at(folder: Folder) -> None:
    folder.change("new.md", "assigns 38 pilots", "kindly assigns 38 pilots")
    status, out, _ = folder.update()
    assert status == 0
    assert out.startswith("to be looked at  new.md:9 (changed)\n")
    assert "+   The service ‹kindly› assigns 38 pilots" in out


def test_the_memory_proposes(folder: Folder) -> None:
    folder.write("house.tmx", MEMORY)
    folder.write("bilint.toml", 'memory = "house.tmx"\n')
    folder.change("new.md", "three years", "five years")
    (change,) = folder.changes()
    assert change["state"] == "not-followed"
    assert change["proposals"] == [{"text": "Un contrat de cinq ans est offert au lauréat du concours.", "uses": 0}]
    assert folder.changes("--no-config")[0]["proposals"] == []
    assert folder.changes("--no-config", "--memory", "house.tmx")[0]["proposals"] == change["proposals"]
    folder.change(
        "fr.md",
        "Un contrat de trois ans est proposé à la personne qui remporte le concours.",
        "Un contrat de cinq ans est offert au lauréat du concours.",
    )
    assert folder.changes()[0]["state"] == "followed"


def test_the_exit_status_says_whether_anything_is_left(folder: Folder) -> None:
    folder.change("new.md", "38 pilots", "41 pilots")
    assert folder.update()[0] == 1
    assert folder.update("--exit-zero")[0] == 0
    folder.change("fr.md", "38 pilotes", "41 pilotes")
    assert folder.update()[0] == 0


def test_the_page_shows_text_and_runs_nothing(folder: Folder) -> None:
    folder.change("new.md", "38 pilots", "41 <script>alert(1)</script> pilots")
    assert folder.update("--output", "update.html")[0] == 1
    page = (folder.path / "update.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;" in page
    assert "default-src &#39;none&#39;" in page
    assert "<mark>38</mark>" in page


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (("old.md", "new.md", "new.md"), "new.md: no translation stands against this file."),
        (("old.md", "fr.md", "fr.md"), "fr.md: no translation stands against this file."),
        (("old.md", "new.md"), "old.md: no translation stands against this file."),
        (("gone.md", "new.md", "fr.md"), "gone.md: "),
    ],
)
def test_files_that_do_not_go_together_are_told(folder: Folder, files: tuple[str, ...], said: str) -> None:
    status, out, err = folder.update(files=files)
    assert (status, out) == (2, "")
    assert err.startswith(said)


def test_a_report_takes_the_place_of_none_of_the_texts(folder: Folder) -> None:
    status, out, err = folder.update("--output", "fr.md")
    assert (status, out) == (2, "")
    assert "fr.md would overwrite a notice" in err
    assert (folder.path / "fr.md").read_text(encoding="utf-8") == FRENCH


@given(st.text("ab 1.", max_size=12), st.text("ab 1.", max_size=12))
def test_words_that_differ_leave_what_is_common(one: str, two: str) -> None:
    def rest(text: str, side: int) -> str:
        cut = "".join(
            text[at] for at in range(len(text)) if not any(span.start <= at < span.end for span in found[side])
        )
        return "".join(cut.split())

    found = differing_words(one, two)
    assert rest(one, 0) == rest(two, 1)
    for text, spans in zip((one, two), found, strict=True):
        assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
