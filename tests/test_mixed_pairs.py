"""A notice whose versions are files of different formats: the same findings as if both were text."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from bilint.model import Language

from tests.docx_documents import docx, example, version, web_page
from tests.same_findings import Findings, checked, findings, quotes

FORMATS = ("txt", "md", "html", "docx")
NOTICE = "planted.txt"


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


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    folder = tmp_path_factory.mktemp("text")
    write(folder, "en", "txt")
    write(folder, "fr", "txt")
    found = findings(folder)
    assert sum(found.values()) >= 10
    return found


@pytest.mark.parametrize(
    ("english", "french"), [pair for pair in product(FORMATS, repeat=2) if pair[0] != pair[1] or "docx" in pair]
)
def test_the_same_findings_whatever_the_formats(english: str, french: str, tmp_path: Path, expected: Findings) -> None:
    write(tmp_path, "en", english)
    write(tmp_path, "fr", french)
    outcome = checked(tmp_path)
    assert outcome.notices == 1
    assert quotes(outcome) == expected


def test_places_are_those_of_each_file(tmp_path: Path) -> None:
    write(tmp_path, "en", "html")
    write(tmp_path, "fr", "docx")
    ends = [end for finding in checked(tmp_path).findings for end in finding.locations if len(end.span)]
    assert {(end.language, Path(end.document.path).suffix) for end in ends} == {("en", ".html"), ("fr", ".docx")}
    for end in ends:
        place = end.document.place(end.span)
        line = end.document.source.splitlines()[place.line - 1]
        first = end.text.split()[0].split("\u00a0")[0]
        assert line[place.column - 1 :].startswith(first) or "&" in line
