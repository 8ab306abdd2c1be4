"""A notice whose versions are files of different formats: the same findings as if both were text."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from bilint.engine.engine import Engine
from bilint.model import Finding, Language
from bilint.project.discovery import find
from bilint.rulebook.book import load
from bilint.rulebook.rule import Rule
from bilint.vocabulary import Vocabulary, rules_folder

from tests.docx_documents import docx, example, version, web_page

FORMATS = ("txt", "md", "html", "docx")
NOTICE = "planted.txt"


@pytest.fixture(scope="module")
def rules() -> list[Rule]:
    return load(rules_folder()).select()


def write(folder: Path, language: Language, suffix: str) -> Path:
    """One version of the example as a file of a format."""
    notice = example(NOTICE)
    path = folder / f"post.{language}.{suffix}"
    if suffix == "docx":
        path.write_bytes(docx(*version(notice, language)))
    elif suffix == "html":
        path.write_text(web_page(notice, languages=(language,)), encoding="utf-8")
    else:
        blocks = [block for block in notice.side(language).blocks if block.kind != "furniture"]
        text = "".join(f"{block.marker} {block.text}".strip() + "\n\n" for block in blocks)
        path.write_text(text, encoding="utf-8")
    return path


def findings(folder: Path, rules: list[Rule]) -> Counter[tuple[str, ...]]:
    outcome = Engine(rules, Vocabulary()).check(find([str(folder)]).jobs)
    assert outcome.notices == 1
    return Counter(quotes(finding) for finding in outcome.findings)


def quotes(finding: Finding) -> tuple[str, ...]:
    ends = {end.language: " ".join(end.text.split()) for end in finding.ends}
    return finding.rule, ends.get("en", ""), ends.get("fr", "")


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory, rules: list[Rule]) -> Counter[tuple[str, ...]]:
    folder = tmp_path_factory.mktemp("text")
    write(folder, "en", "txt")
    write(folder, "fr", "txt")
    found = findings(folder, rules)
    assert sum(found.values()) >= 10
    return found


@pytest.mark.parametrize(
    ("english", "french"), [pair for pair in product(FORMATS, repeat=2) if pair[0] != pair[1] or "docx" in pair]
)
def test_the_same_findings_whatever_the_formats(
    english: str, french: str, tmp_path: Path, rules: list[Rule], expected: Counter[tuple[str, ...]]
) -> None:
    write(tmp_path, "en", english)
    write(tmp_path, "fr", french)
    assert findings(tmp_path, rules) == expected


def test_places_are_those_of_each_file(tmp_path: Path, rules: list[Rule]) -> None:
    write(tmp_path, "en", "html")
    write(tmp_path, "fr", "docx")
    outcome = Engine(rules, Vocabulary()).check(find([str(tmp_path)]).jobs)
    ends = [end for finding in outcome.findings for end in finding.ends if len(end.span)]
    assert {(end.language, Path(end.document.path).suffix) for end in ends} == {("en", ".html"), ("fr", ".docx")}
    for end in ends:
        place = end.document.place(end.span)
        line = end.document.source.splitlines()[place.line - 1]
        first = end.text.split()[0].split("\u00a0")[0]
        assert line[place.column - 1 :].startswith(first) or "&" in line
