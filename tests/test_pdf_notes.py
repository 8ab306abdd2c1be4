"""Notes at the foot of a page of a PDF: each goes with its mark, whichever version that is in."""

from __future__ import annotations

import pytest
from bilint.readers import pdf
from reportlab.pdfgen.canvas import Canvas

from tests.pdf_documents import drawn

LEFT, SIZE, SMALL = 60.0, 12.0, 9.0
# The lines of a page: what is set apart is a mark.
TEXT = (
    (700, ["The keeper must have 4 years", "1", " of service on the quay."]),
    (660, ["The board of the harbour", "2", " decides on the exceptions."]),
    (600, ["Le gardien doit avoir 4 ans", "3", " de service sur le quai."]),
    (560, ["Le conseil du port", "4", " décide des exceptions."]),
)
NOTES = (
    "Work for half of the week counts",
    "See the statutes of the harbour.",
    "Le travail à mi-temps compte",
    "Voir les statuts du port.",
)


def page(*, raised: bool, size: float = SMALL, numbers: str = "1234") -> bytes:
    def draw(canvas: Canvas) -> None:
        for y, parts in TEXT:
            x = LEFT
            for part in parts:
                mark = part.isdigit()
                canvas.setFont("Helvetica", 7 if mark else SIZE)
                canvas.drawString(x, y + 4 * mark, part)
                x += canvas.stringWidth(part)
        y = 120
        for number, note in zip(numbers, NOTES, strict=True):
            canvas.setFont("Helvetica", 6 if raised else size)
            canvas.drawString(LEFT + 5 * raised, y + 3 * raised, number)
            canvas.setFont("Helvetica", size)
            canvas.drawString(LEFT + 12, y, note)
            if note == NOTES[0]:
                y -= 11
                canvas.drawString(LEFT + 12, y, "as half of a year.")
            y -= 11

    return drawn(draw)


def texts(data: bytes) -> list[str]:
    return [line.text for line in pdf.read("x.pdf", data).lines if line.text.strip()]


@pytest.mark.parametrize("raised", [False, True])
def test_a_note_follows_the_paragraph_with_its_mark(raised: bool) -> None:
    assert texts(page(raised=raised)) == [
        "The keeper must have 4 years of service on the quay.",
        "Work for half of the week counts as half of a year.",
        "The board of the harbour decides on the exceptions.",
        "See the statutes of the harbour.",
        "Le gardien doit avoir 4 ans de service sur le quai.",
        "Le travail à mi-temps compte",
        "Le conseil du port décide des exceptions.",
        "Voir les statuts du port.",
    ]


def test_lines_in_the_size_of_the_text_or_without_a_mark_are_no_notes() -> None:
    assert texts(page(raised=False, size=SIZE))[-1] == "4 Voir les statuts du port."
    assert texts(page(raised=False, numbers="5678"))[-1] == "8 Voir les statuts du port."
