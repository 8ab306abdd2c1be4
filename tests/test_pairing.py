from __future__ import annotations

import os
import subprocess
from itertools import permutations
from pathlib import Path

import pytest
from bilint.bitext import Reading
from bilint.messages import UserError
from bilint.project.configuration import Configurations
from bilint.project.discovery import Found, Layout, find
from bilint.project.globs import matches
from bilint.vocabulary import Vocabulary


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def touch(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")


def found(paths: list[str], excluded: str = "", *, named_too: bool = False) -> list[tuple[str, ...]]:
    layout = Layout(excludes=lambda path: bool(excluded) and matches(excluded, path.as_posix()))
    result = find(paths, layout, named_too=named_too)
    assert not result.problems
    for job in result.jobs:
        assert job.name == job.paths[0].as_posix()
        assert job.languages == (("en", "fr") if len(job.paths) == 2 else (None,))
    return [tuple(path.as_posix() for path in job.paths) for job in result.jobs]


def refusals(result: Found) -> list[str]:
    assert all(len(set(problem.messages)) == 2 for problem in result.problems)
    return [problem.path for problem in result.problems]


PAIRS = [
    ("x.en.md", "x.fr.md"),
    ("x-en.md", "x-fr.md"),
    ("x_en.txt", "x_fr.md"),
    ("x-eng.md", "x-fra.md"),
    ("x-eng.md", "x-fre.md"),
    ("x_e.md", "x_f.md"),
    ("x-e.md", "x-f.md"),
    ("x-E.md", "x-F.md"),
    ("x_EN.md", "x_FR.md"),
    ("x (EN).md", "x (FR).md"),
    ("x(en).md", "x(fr).md"),
    ("x-English.md", "x-French.md"),
    ("x_anglais.md", "x_français.md"),
    ("x_anglais.md", "x_franc\u0327ais.md"),
    ("2031 EN.md", "2031 FR.md"),
    ("EN Officer.md", "FR Officer.md"),
    ("(EN) Officer.md", "(FR) Officer.md"),
    ("en-officer.md", "fr-officer.md"),
    ("officer english.md", "officer french.md"),
    ("en.md", "fr.md"),
    ("en/x.md", "fr/x.md"),
    ("EN/x.md", "FR/x.md"),
    ("EN/x.md", "fr/x.txt"),
    ("English/2031/x.md", "French/2031/x.md"),
    ("anglais/x.md", "francais/x.md"),
    ("notices/en/x-en.md", "notices/fr/x-fr.md"),
    ("notices/en/deep/er/x.md", "notices/fr/deep/er/x.md"),
]


@pytest.mark.parametrize("pair", PAIRS, ids=" + ".join)
def test_two_versions_are_one_notice_however_they_are_given(pair: tuple[str, str]) -> None:
    touch(*pair)
    en, fr = pair
    for paths in (["."], [en, fr], [fr, en], [en], [fr], [".", fr, en]):
        assert found(paths) == [pair], paths


@pytest.mark.parametrize(
    "names",
    [
        ("recruit-e.md",),
        ("notice.md",),
        ("x-en.md", "y-fr.md"),
        ("x-en.md", "x_fr.md"),
        ("x.en.md", "sub/x.fr.md"),
        ("en/x.md", "fr/y.md"),
        ("a/en/x.md", "b/fr/x.md"),
        ("e/x.md", "f/x.md"),
        ("Open.md", "Ofr.md"),
        ("post e.md", "post f.md"),
        ("engine.md", "fringe.md"),
    ],
    ids=" + ".join,
)
def test_other_names_do_not_pair(names: tuple[str, ...]) -> None:
    touch(*names)
    assert found(["."]) == sorted((name,) for name in names)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("x-en.md", "x-fr.txt", "x-fr.md"), [("x-en.md", "x-fr.md"), ("x-fr.txt",)]),
        (("x-en.md", "x-en.txt", "x-fr.md", "x-fr.txt"), [("x-en.md", "x-fr.md"), ("x-en.txt", "x-fr.txt")]),
        (("x-eng.md", "x-fra.md", "x-fre.md"), [("x-eng.md", "x-fra.md"), ("x-fre.md",)]),
        (("x-en.text", "x-fr.md", "x-fr.txt"), [("x-en.text", "x-fr.md"), ("x-fr.txt",)]),
    ],
)
def test_one_of_two_possible_partners(names: tuple[str, ...], expected: list[tuple[str, ...]]) -> None:
    touch(*names)
    for order in permutations(names):
        assert found(list(order)) == expected
    assert found(["."]) == expected


def test_files_given_together_come_before_a_likelier_partner_on_disk() -> None:
    touch("x-en.md", "x-fr.md", "x-fr.txt")
    assert found(["x-fr.txt", "x-en.md"]) == [("x-en.md", "x-fr.txt")]


def test_what_a_folder_search_passes_over(tree: Path) -> None:
    touch(
        "notice.md", "README.md", "README.fr.md", "CHANGELOG.md", "LICENSE.txt", "requirements.txt", "picture.png",
        ".hidden.md", "~$notice.docx", ".git/x.md", "node_modules/x.md", "sub/.venv/x.md", "sub/security-officer.md",
    )  # fmt: skip
    assert found(["."]) == [("notice.md",), ("sub/security-officer.md",)]
    assert found(["README.md"]) == [("README.md",)]


@pytest.mark.parametrize(
    ("ignored", "left"),
    [
        ("drafts/\n", ["kept.md", "notices/a.md", "notices/b.md"]),
        ("*.md\n!kept.md\n", ["kept.md"]),
        ("/notices/*\n!/notices/b.md\n", ["drafts/d.md", "kept.md", "notices/b.md"]),
        ("# a remark\n\n", ["drafts/d.md", "kept.md", "notices/a.md", "notices/b.md"]),
    ],
)
def test_a_search_leaves_out_what_git_ignores(ignored: str, left: list[str]) -> None:
    touch("kept.md", "drafts/d.md", "notices/a.md", "notices/b.md")
    Path(".gitignore").write_text(ignored, encoding="utf-8")
    layout = Layout(Configurations().excludes)
    assert len(find(["."], layout).jobs) == 4, "without a repository, nothing is ignored"
    subprocess.run(["git", "init", "-q"], check=True)
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.md"], check=True, capture_output=True, text=True
    )
    assert listed.stdout.split() == left, "the test is wrong about git"
    assert [job.name for job in find(["."], Layout(Configurations().excludes)).jobs] == left
    Path("bilint.toml").write_text("gitignore = false\n", encoding="utf-8")
    assert len(find(["."], Layout(Configurations().excludes)).jobs) == 4


def test_the_nearest_gitignore_decides() -> None:
    touch("a/x.md", "a/y.md", "b/x.md", "b/y.md")
    subprocess.run(["git", "init", "-q"], check=True)
    Path(".gitignore").write_text("x.md\n", encoding="utf-8")
    Path("a/.gitignore").write_text("!x.md\ny.md\n", encoding="utf-8")
    assert [job.name for job in find(["."], Layout(Configurations().excludes)).jobs] == ["a/x.md", "b/y.md"]
    assert [job.name for job in find(["b/x.md"], Layout(Configurations().excludes)).jobs] == ["b/x.md"], "it is named"


def test_links_are_not_followed(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text("text", encoding="utf-8")
    (outside / "x-fr.md").write_text("text", encoding="utf-8")
    touch("notices/x-en.md")
    Path("notices/out").symlink_to(outside, target_is_directory=True)
    Path("notices/loop").symlink_to(tree, target_is_directory=True)
    Path("notices/secret.md").symlink_to(outside / "secret.md")
    Path("notices/x-fr.md").symlink_to(outside / "x-fr.md")
    assert found(["notices"]) == [("notices/x-en.md",)]
    assert found(["notices/x-en.md"]) == [("notices/x-en.md",)]


ENGLISH = "The officer manages the archives of the agency and reports to the head of the service.\n"
FRENCH = "Le titulaire gère les archives de l’agence et relève du chef du service.\n"


@pytest.mark.parametrize(
    ("texts", "paired"),
    [
        ((ENGLISH, FRENCH), True),
        ((FRENCH, ENGLISH), True),
        ((ENGLISH, ENGLISH), False),
        ((ENGLISH + "\n" + FRENCH, ENGLISH + "\n" + FRENCH), False),
        (("12345\n", FRENCH), False),
    ],
    ids=["English and French", "French and English", "English twice", "both versions in each", "no words in one"],
)
def test_two_named_files_are_a_pair_by_their_texts(texts: tuple[str, str], paired: bool) -> None:
    names = ["Archivist 2031.md", "Archiviste 2031.md"]
    for name, text in zip(names, texts, strict=True):
        Path(name).write_text(text, encoding="utf-8")
    jobs = find(names, speaks=Reading(Vocabulary()).speaks).jobs
    assert len(jobs) == (1 if paired else 2)
    if paired:
        english, french = jobs[0].paths
        assert (english.read_text(encoding="utf-8"), french.read_text(encoding="utf-8")) == (ENGLISH, FRENCH)
    # Only the two named files are known to belong together; a folder may hold versions of many notices.
    assert len(find(["."], speaks=Reading(Vocabulary()).speaks).jobs) == 2


@pytest.mark.parametrize(
    ("english", "french", "paired"),
    [
        ("translationKey: archivist", "translationKey: 'archivist'", True),
        ("lang: en\nref: archivist", "lang: fr-CA\nref: archivist", True),
        ("altLangPage: /fr/archiviste.html", "altLangPage: archivist-2031.html", True),
        ('translationKey = "archivist"', 'translationKey = "archivist"', True),
        ("translationKey: archivist", "translationKey: keeper", False),
        ("ref: archivist", "ref: archivist", False),
        ("altLangPage: archiviste.html", "altLangPage: another-page.html", False),
        ("title: archivist", "title: archivist", False),
        ("lang: en\ntranslationKey: archivist", "lang: en\ntranslationKey: archivist", False),
    ],
)
def test_pages_that_their_front_matter_ties_are_a_pair(english: str, french: str, paired: bool) -> None:
    fence = "+++" if "=" in english else "---"
    for name, head, text in (("archivist-2031", english, ENGLISH), ("archiviste", french, FRENCH)):
        Path(f"{name}.md").write_text(f"{fence}\n{head}\n{fence}\n{text}", encoding="utf-8")
    touch("keeper.md")
    jobs = find(["."], speaks=Reading(Vocabulary()).speaks).jobs
    pairs = [tuple(path.name for path in job.paths) for job in jobs if len(job.paths) == 2]
    assert pairs == ([("archivist-2031.md", "archiviste.md")] if paired else [])
    assert len(jobs) == (2 if paired else 3)


def test_a_key_below_the_front_matter_ties_nothing() -> None:
    for name in ("archivist", "archiviste"):
        Path(f"{name}.md").write_text("---\ntitle: x\n---\ntranslationKey: archivist\n", encoding="utf-8")
    assert len(find(["."], speaks=lambda path: "en" if path.stem == "archivist" else "fr").jobs) == 2


def test_two_files_are_a_pair_if_the_user_says_so() -> None:
    touch("Poste 0481.md", "Post 0481.md")
    (job,) = find(["Poste 0481.md", "Post 0481.md"], pair=True).jobs
    assert (job.name, job.languages) == ("Poste 0481.md", (None, None))
    for paths in (["Post 0481.md"], ["Post 0481.md", "Post 0481.md"], [".", "Post 0481.md"], []):
        with pytest.raises(UserError, match="--pair takes two files"):
            find(paths, pair=True)


def test_a_file_counts_once_under_its_shortest_name(tree: Path) -> None:
    touch("a/x.md")
    names = ["a/x.md", "./a/x.md", "a/../a/x.md", str(tree / "a/x.md"), "a"]
    for order in permutations(names, 3):
        assert len(found(list(order))) == 1
    assert found(names) == [("a/x.md",)]


def test_the_partner_is_named_as_the_file_was(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch("n/en/x.md", "n/fr/x.md")
    assert found([str(tree / "n/fr/x.md"), "n/en/x.md"]) == [("n/en/x.md", f"{tree.as_posix()}/n/fr/x.md")]
    monkeypatch.chdir(tree / "n/en")
    assert found(["x.md"]) == [("x.md", "../fr/x.md")]


@pytest.mark.parametrize("excluded", ["drafts", "n/drafts/*", "*-old.md", "n/drafts"])
def test_excluded(excluded: str) -> None:
    touch("n/drafts/x-old.md", "n/y.md")
    assert found(["n"], excluded) == [("n/y.md",)]
    assert found(["n/drafts/x-old.md"], excluded) == [("n/drafts/x-old.md",)]


def test_problems() -> None:
    touch("x.md")
    Path("empty").mkdir()
    result = find(["none.md", "empty", "x.md", "none.md", "nul\0.md", "x.md/below.md"])
    assert [job.name for job in result.jobs] == ["x.md"]
    assert refusals(result) == ["empty", "none.md", "nul\0.md", "x.md/below.md"]


def test_a_closed_folder_is_a_problem_and_the_rest_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    touch("n/closed/x.md", "n/y.md")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = find(["n"])
    assert [job.name for job in result.jobs] == ["n/y.md"]
    assert refusals(result) == ["n/closed"]
    assert refusals(find(["n/closed"])) == ["n/closed"]
