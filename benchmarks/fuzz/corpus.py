"""A small corpus of fictional input for each target."""

from __future__ import annotations

from pathlib import Path

from benchmarks.growth.formats import FORMATS
from benchmarks.growth.shapes import SHAPES, Block
from benchmarks.notices import LAYOUTS, generate, render

_SIZE = 6
_INPUTS = Path(__file__).parent / "inputs"


def texts(suffix: str) -> list[bytes]:
    """Fictional notices with both versions in one file, as plain text or Markdown."""
    rendered = [render(generate(seed), layout) for seed in range(3) for layout in LAYOUTS if layout.suffix == suffix]
    return [text.encode() for one in rendered if len(one.files) == 1 for text in one.files.values()]


def of_shapes(form: str) -> list[bytes]:
    """A file of each shape that grows, short, with both versions in it."""
    made = []
    for shape in SHAPES.values():
        blocks = [*SHAPES["sections"](2), *shape(_SIZE), *_FIELDS]
        said = [(block.kind, block.en) for block in blocks] + [(block.kind, block.fr) for block in blocks]
        made.append(FORMATS[form](said))
    return made


_FIELDS = [
    Block("paragraph", "Deadline: 3 May 2031", "Date limite : 3 mai 2031"),
    Block("paragraph", "Grade: P-4", "Classe : P-4"),
    Block("paragraph", "Salary: EUR 4,500.50 a month", "Traitement : 4 500,50 € par mois"),
    Block("item", "English: level C1 (listening, speaking)", "anglais : niveau C1 (écoute, expression)"),
    Block("paragraph", "The River Bureau (RB) is open from 9.30 a.m.", "Le Bureau des rivières (BR) ouvre à 9 h 30."),
]


def pdfs() -> list[bytes]:
    """Pages of a few lines, upright, turned, and in two columns."""
    return [_pdf(more, columns) for more in (b"", b"/Rotate 90") for columns in (1, 2)]


def _pdf(more: bytes, columns: int) -> bytes:
    blocks = [*SHAPES["sections"](2), *_FIELDS]
    drawn = b"".join(
        b"BT /F1 9 Tf %d %d Td (%s) Tj ET\n" % (40 + 260 * (side % columns), 790 - 14 * row, _literal(text))
        for side in (0, 1)
        for row, text in enumerate(
            (block[1 + side] for block in blocks), start=0 if columns == 2 or not side else len(blocks) + 2
        )
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s /Contents 4 0 R /Annots [6 0 R]"
        b" /Resources << /Font << /F1 5 0 R >> >> >>" % more,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Annot /Subtype /Link /Rect [40 780 200 800] /A << /S /URI /URI (https://a.example/en/1) >> >>",
    ]
    file, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        file
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            len(file),
        )
    )


def _literal(text: str) -> bytes:
    return text.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def stored(name: str) -> list[bytes]:
    """The files of a folder of `inputs`."""
    return [path.read_bytes() for path in sorted((_INPUTS / name).iterdir())]
