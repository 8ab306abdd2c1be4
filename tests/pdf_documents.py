"""Notices typeset as PDF for tests: one version after the other, side by side in several manners, and bad files."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path
from xml.sax.saxutils import escape

from bilint.bitext import Reading
from bilint.model import Block, Notice
from bilint.readers import read_file
from bilint.vocabulary import Vocabulary
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, Paragraph, SimpleDocTemplate, Table

EXAMPLES = Path(__file__).parent.parent / "examples"
REAL = Path(__file__).parent.parent.parent / "shared" / "notices"

WIDTH, HEIGHT = A4
MARGIN, GUTTER = 60, 24

_PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=12.5, spaceAfter=6)
_JUSTIFIED = ParagraphStyle("justified", _PLAIN, alignment=4)
_HEADING = ParagraphStyle("heading", _PLAIN, fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=8)
_FIELD = ParagraphStyle("field", _PLAIN, spaceAfter=0)
_ITEM = ParagraphStyle("item", _PLAIN, leftIndent=16, bulletIndent=2, spaceAfter=1)
_TITLE = ParagraphStyle("title", _HEADING, fontSize=15, leading=19, alignment=1)


@cache
def example(name: str) -> Notice:
    """An example of the project, read and divided into its two versions."""
    return Reading(Vocabulary()).notice(name, [read_file(EXAMPLES / name)], [None])


def sequential(notice: Notice, *, password: str = "", justified: bool = False) -> bytes:
    """The English version and then the French one, with a running header and page numbers."""
    out = io.BytesIO()
    encryption = StandardEncryption(password, ownerPassword="owner") if password else None  # type: ignore[no-untyped-call]
    document = SimpleDocTemplate(out, pagesize=A4, encrypt=encryption, topMargin=80, bottomMargin=80)
    story = _story(notice.en.blocks, justified) + _story(notice.fr.blocks, justified)
    document.build(story, onFirstPage=_furniture, onLaterPages=_furniture)
    return out.getvalue()


def columns(notice: Notice, *, french_left: bool = False, title: str = "") -> bytes:
    """Two columns without rules, each going on from page to page; a title across both."""
    sides = (notice.fr.blocks, notice.en.blocks) if french_left else (notice.en.blocks, notice.fr.blocks)
    stories = [_story(side, justified=True) for side in sides]
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    top = HEIGHT - 80
    if title:
        top -= _draw(canvas, [Paragraph(escape(title), _TITLE)], MARGIN, top, WIDTH - 2 * MARGIN)
    while any(stories):
        for index, story in enumerate(stories):
            width = (WIDTH - 2 * MARGIN - GUTTER) / 2
            frame = Frame(MARGIN + index * (width + GUTTER), 80, width, top - 80, 0, 0, 0, 0)
            frame.addFromList(story, canvas)
        _furniture(canvas, None)
        canvas.showPage()
        top = HEIGHT - 80
    canvas.save()
    return out.getvalue()


def ruled_columns(notice: Notice) -> bytes:
    """A ruled table with a column for each language, a block a row; rows break over pages."""
    rows = [
        [_story([block], justified=False) if block else "" for block in pair]
        for pair in zip_longest(notice.en.blocks, notice.fr.blocks)
    ]
    width = (WIDTH - 2 * MARGIN) / 2
    table = Table(rows, colWidths=[width, width], splitInRow=1)
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=A4, topMargin=80, bottomMargin=80, leftMargin=MARGIN, rightMargin=MARGIN)
    document.build([table], onFirstPage=_furniture, onLaterPages=_furniture)
    return out.getvalue()


def header_table(notice: Notice, *, ruled: bool) -> bytes:
    """The header as a table of four columns, label and value in English and in French; then the versions in turn."""
    split = {side.language: _header(side.blocks) for side in (notice.en, notice.fr)}
    rows = [
        [text for field in pair for text in _label_and_value(field)]
        for pair in zip(split["en"][1], split["fr"][1], strict=True)
    ]
    table = Table(
        [[Paragraph(escape(text), _FIELD) for text in row] for row in rows],
        colWidths=[95, 135, 110, 135],
        hAlign="LEFT",
    )
    style = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    table.setStyle([*style, ("GRID", (0, 0), (-1, -1), 0.5, "black")] if ruled else style)
    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=A4, topMargin=80, bottomMargin=80, leftMargin=MARGIN, rightMargin=MARGIN)
    story: list[Flowable] = [*_story(split["en"][0], False), table]
    story += _story([*split["en"][2]], False) + _story([*split["fr"][0], *split["fr"][2]], False)
    document.build(story, onFirstPage=_furniture, onLaterPages=_furniture)
    return out.getvalue()


def canvas_pages(*drawings: Callable[[Canvas], None], **options: object) -> bytes:
    """A PDF whose pages are drawn by functions."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)  # type: ignore[arg-type]
    for draw in drawings:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _header(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block], Sequence[Block]]:
    """What stands before the first run of fields, the run, and the rest."""
    first = next(index for index, block in enumerate(blocks) if block.kind == "field")
    last = first
    while blocks[last].kind == "field":
        last += 1
    return blocks[:first], blocks[first:last], blocks[last:]


def _label_and_value(field: Block) -> tuple[str, str]:
    assert field.label is not None
    assert field.value is not None
    return field.text[: field.value.start].rstrip(), field.value.of(field.text)


def _story(blocks: Sequence[Block], justified: bool) -> list[Flowable]:
    plain = _JUSTIFIED if justified else _PLAIN
    styles = {"heading": _HEADING, "field": _FIELD, "item": _ITEM, "paragraph": plain}
    return [
        Paragraph(_printable(block.text), styles.get(block.kind, plain), bulletText=block.marker or None)
        for block in blocks
        if block.kind != "furniture"
    ]


def _printable(text: str) -> str:
    """Helvetica has no narrow no-break space."""
    return escape(text.replace("\u202f", "\u00a0"))


def _draw(canvas: Canvas, story: list[Flowable], x: float, top: float, width: float) -> float:
    used = 0.0
    for flowable in story:
        _, height = flowable.wrapOn(canvas, width, HEIGHT)
        flowable.drawOn(canvas, x, top - used - height)
        used += height
    return used + 10


def _furniture(canvas: Canvas, _: object) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(MARGIN, HEIGHT - 50, "Meridian Council – Human Resources")
    canvas.drawCentredString(WIDTH / 2, 40, f"Page {canvas.getPageNumber()}")
    canvas.setFont("Helvetica", 10)
