"""Places in a PDF: the box of a finding covers the quoted words, as another reader sees them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from bilint.cli import main
from bilint.model import Document, Span
from bilint.readers.pdf import read

from tests import pdf_documents as typeset
from tests.test_pdf import EDITIONS, LAYOUTS


@pytest.mark.parametrize("layout", LAYOUTS)
def test_boxes_of_findings_cover_the_quotes(tmp_path: Path, capsys: pytest.CaptureFixture[str], layout: str) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(LAYOUTS[layout](typeset.example("planted.txt")))
    assert check_boxes(path, capsys) >= 15


@pytest.mark.slow
@pytest.mark.parametrize("edition", [edition for _, edition in EDITIONS])
def test_boxes_of_findings_in_real_editions(capsys: pytest.CaptureFixture[str], edition: str) -> None:
    path = typeset.REAL / edition
    if not path.exists():
        pytest.skip(f"the real notices are not here: {path}")
    assert check_boxes(path, capsys) >= 20


def check_boxes(path: Path, capsys: pytest.CaptureFixture[str]) -> int:
    """Fails if a quote is not under its box, or a box of one line holds much else. Returns the number of boxes."""
    document = read(path.name, path.read_bytes())
    main(["check", "--no-config", "--format", "json", str(path)])
    report = json.loads(capsys.readouterr().out)
    looked_at = 0
    with pdfplumber.open(path) as pages:
        seen: dict[int, list[dict[str, Any]]] = {}
        for place in quotes(report):
            span = span_of(document, place)
            assert squeezed(span.of(document.source)) == squeezed(place["text"]), place
            quoted = [box for box in document.boxes if box.span.start < span.end and span.start < box.span.end]
            on_page = [box for box in quoted if box.page == place["page"]]
            assert place["page"] == quoted[0].page
            number = place["page"]
            if number not in seen:
                seen[number] = pages.pages[number - 1].extract_words(y_tolerance=3)
            under = words_under(seen[number], place["box"])
            words = [box.span.of(document.source) for box in on_page]
            assert squeezed(" ".join(words)) in squeezed(" ".join(under)), place
            if place["line"] == place["end_line"]:
                assert len("".join(under)) <= len("".join(words)) + 2, (place, under)
            looked_at += 1
    return looked_at


def quotes(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for finding in report["findings"]:
        for place in finding["locations"]:
            if place["text"]:
                assert place["box"], place
                yield place


def span_of(document: Document, place: dict[str, Any]) -> Span:
    starts = document.line_starts
    return Span(
        starts[place["line"] - 1] + place["column"] - 1, starts[place["end_line"] - 1] + place["end_column"] - 1
    )


def words_under(words: list[dict[str, Any]], box: list[float]) -> list[str]:
    """Those of the words of a page whose middle is in a box, line by line."""
    x0, top, x1, bottom = box
    return [
        word["text"]
        for word in words
        if x0 <= (word["x0"] + word["x1"]) / 2 <= x1 and top <= (word["top"] + word["bottom"]) / 2 <= bottom
    ]


def squeezed(text: str) -> str:
    """A text without white space, hyphens and bullets, which readers give differently."""
    return re.sub(r"[\s\u2010\u2011\u00ad\uf0b7•-]", "", text)


def test_every_word_has_its_box_where_pdfplumber_sees_it() -> None:
    data = typeset.columns(typeset.example("clean.txt"))
    document = read("notice.pdf", data)
    with pdfplumber.open(io.BytesIO(data)) as pages:
        for page in pages.pages:
            seen = page.extract_words()
            ours = [box for box in document.boxes if box.page == page.page_number]
            found = 0
            for box in ours:
                text = box.span.of(document.source)
                near = [
                    word
                    for word in seen
                    if word["text"] == text and abs(word["x0"] - box.x0) < 1.5 and abs(word["bottom"] - box.bottom) < 4
                ]
                found += bool(near) and abs(near[0]["x1"] - box.x1) < 1.5
            assert found > 0.97 * len(ours)


def test_spans_of_boxes_are_the_words_of_the_source_in_order() -> None:
    document = read("notice.pdf", typeset.ruled_columns(typeset.example("clean.txt")))
    assert [box.span.of(document.source) for box in document.boxes] == document.source.split()
    assert [line.page for line in document.lines if line.page is None] == []


def test_a_span_over_two_pages_has_the_box_of_the_first() -> None:
    document = read("notice.pdf", typeset.sequential(typeset.example("clean.txt")))
    last = max(box.span.end for box in document.boxes if box.page == 1)
    first = min(box.span.start for box in document.boxes if box.page == 2)
    place = document.place(Span(last - 3, first + 3))
    assert place.page == 1
    assert place.box == document.place(Span(last - 3, last)).box


def test_lines_are_those_of_the_extracted_text() -> None:
    document = read("notice.pdf", typeset.sequential(typeset.example("clean.txt")))
    lines = document.source.split("\n")
    deadline = document.source.index("14-Jun-2027")
    place = document.place(Span(deadline, deadline + 11))
    assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == "14-Jun-2027"
    assert place.line == place.end_line
    assert place.page == 1
