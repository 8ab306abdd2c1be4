"""Raised figures: marks of notes are left out in every format, powers and units stay."""

from __future__ import annotations

import io
from pathlib import Path

import docx as python_docx
import pytest
from bilint.readers import read_file
from bilint.readers.note_marks import is_note_mark

PARTS = [("The quay", ""), ("1", "up"), (" has 40 m", ""), ("2", "up"), (" of sand.", ""), ("12", "up"), (" It is 10", ""), ("3", "up"), (" years old.", "")]  # fmt: skip
NOTE = [("1", "up"), (" See the plan of the harbour.", "")]
READ = ["The quay has 40 m2 of sand. It is 103 years old.", "See the plan of the harbour."]


def markup(parts: list[tuple[str, str]]) -> str:
    return "".join(f"<sup>{text}</sup>" if up else text for text, up in parts)


def word() -> bytes:
    made = python_docx.Document()
    for parts in (PARTS, NOTE):
        paragraph = made.add_paragraph()
        for text, up in parts:
            paragraph.add_run(text).font.superscript = bool(up)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


FILES = {
    "x.html": f"<p>{markup(PARTS)}</p><p>{markup(NOTE)}</p>".encode(),
    "x.md": f"{markup(PARTS)}\n\n{markup(NOTE)}\n".encode(),
    "x.docx": word(),
}


@pytest.mark.parametrize("name", FILES)
def test_marks_of_notes_are_left_out(name: str) -> None:
    document = read_file(Path(name), data=FILES[name])
    assert [line.text.strip() for line in document.lines if line.text.strip()] == READ


@pytest.mark.parametrize(
    ("before", "raised", "mark"),
    [
        ("", "1", True),
        ("word", "12", True),
        ("end.", "3", True),
        ("m", "2", False),
        ("km", "2", False),
        ("10", "6", False),
    ],
)
def test_a_mark_follows_a_word(before: str, raised: str, mark: bool) -> None:
    assert is_note_mark(before, raised) is mark
    assert not is_note_mark(before, "er")
    assert not is_note_mark(before, "2027")
