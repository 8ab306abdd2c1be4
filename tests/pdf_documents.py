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
from reportlab.platypus import Flowable, Frame, PageBreak, Paragraph, SimpleDocTemplate, Table

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


def sequential(notice: Notice, *, password: str | None = None, justified: bool = False) -> bytes:
    """The English version and then the French one, with a running header and page numbers."""
    return _document(_story(notice.en.blocks, justified) + _story(notice.fr.blocks, justified), password)


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
    return _document([table])


def header_table(notice: Notice, *, ruled: bool) -> bytes:
    """The titles and the header as a table of four columns, label and value in each language; then the versions."""
    heads = {side.language: _header(side.blocks) for side in (notice.en, notice.fr)}
    fields = [
        [text for field in pair for text in _label_and_value(field)]
        for pair in zip(heads["en"][1], heads["fr"][1], strict=True)
    ]
    titles = [heads[language][0][-1].text if heads[language][0] else "" for language in ("en", "fr")]
    rows = [[titles[0], "", titles[1], ""], *fields]
    table = Table(
        [[Paragraph(escape(text), _FIELD) if text else "" for text in row] for row in rows],
        colWidths=[95, 135, 110, 135],
    )
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("SPAN", (0, 0), (1, 0)), ("SPAN", (2, 0), (3, 0))]
    table.setStyle([*style, ("GRID", (0, 0), (-1, -1), 0.5, "black")] if ruled else style)
    return _document([table, *_story(heads["en"][2], False), *_story(heads["fr"][2], False)])


def first_page_in_columns(notice: Notice) -> bytes:
    """The header and the first section side by side, and on the pages after it one version after the other."""
    stories = []
    for side in (notice.en, notice.fr):
        second = [index for index, block in enumerate(side.blocks) if block.number][1]
        stories.append((_story(side.blocks[:second], True), _story(side.blocks[second:], True)))
    width = (WIDTH - 2 * MARGIN - GUTTER) / 2
    side_by_side = Table([[story[0] for story in stories]], colWidths=[width + GUTTER / 2] * 2)
    side_by_side.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    return _document([side_by_side, PageBreak(), *stories[0][1], *stories[1][1]])


def drawn(*drawings: Callable[[Canvas], None]) -> bytes:
    """A PDF whose pages are drawn by functions, in Helvetica of 11 points if they do not choose another."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for draw in drawings:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _document(story: list[Flowable], password: str | None = None) -> bytes:
    """The story on pages with a running header and page numbers; an empty password is one that only editing needs."""
    out = io.BytesIO()
    encryption = None if password is None else StandardEncryption(password, ownerPassword="owner")
    margins = {"topMargin": 80, "bottomMargin": 80, "leftMargin": MARGIN, "rightMargin": MARGIN}
    document = SimpleDocTemplate(out, pagesize=A4, encrypt=encryption, **margins)
    document.build(story, onFirstPage=_furniture, onLaterPages=_furniture)
    return out.getvalue()


def _header(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block], Sequence[Block]]:
    """The part before the first run of fields, the run, and the rest."""
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
