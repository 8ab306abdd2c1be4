"""Lay the notice out as one PDF file, French first."""

import re
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

FONTS = Path("/usr/share/fonts/truetype/dejavu")
BODY = ParagraphStyle("body", fontName="Text", fontSize=9.5, leading=13, spaceAfter=6)
ITEM = ParagraphStyle("item", BODY, leftIndent=14, bulletIndent=3, spaceAfter=2)
CELL = ParagraphStyle("cell", BODY, fontSize=9, leading=11, spaceAfter=0)
HEADS = {
    "#": ParagraphStyle("h1", BODY, fontName="Bold", fontSize=16, leading=20, keepWithNext=1),
    "##": ParagraphStyle("h2", BODY, fontName="Bold", fontSize=12, spaceBefore=8, keepWithNext=1),
    "###": ParagraphStyle("h3", BODY, fontName="Bold", spaceBefore=4, keepWithNext=1),
}


def flow(text):
    """Turn the light markup of a source file into page elements."""
    story, rows = [], []
    for line in [*text.split("\n"), ""]:
        if rows and not line.startswith("| "):
            grid = [
                ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
            story += [Table(rows, style=grid, hAlign="LEFT"), Spacer(1, 8)]
            rows = []
        if line.startswith("| "):
            cells = [cell.strip(" ") for cell in line.strip("|").split("|")]
            rows.append([Paragraph(escape(cell), CELL) for cell in cells])
        elif line.startswith("#"):
            marks, title = line.split(" ", 1)
            story.append(Paragraph(escape(title), HEADS[marks]))
        elif line.startswith("- "):
            story.append(Paragraph(escape(line[2:]), ITEM, bulletText="•"))
        elif found := re.match(r"(\d+\.) (.*)", line):
            story.append(Paragraph(escape(found[2]), ITEM, bulletText=found[1]))
        elif line:
            story.append(Paragraph(escape(line), BODY))
    return story


def foot(canvas, doc):
    """Print the reference and the page number at the foot of the page."""
    canvas.setFont("Text", 8)
    canvas.drawString(2 * cm, 1.2 * cm, "OEOM/2026/07")
    canvas.drawRightString(19 * cm, 1.2 * cm, str(doc.page))


def write(en: str, fr: str, folder: Path) -> None:
    """Write notice.pdf to folder."""
    pdfmetrics.registerFont(TTFont("Text", FONTS / "DejaVuSans.ttf"))
    pdfmetrics.registerFont(TTFont("Bold", FONTS / "DejaVuSans-Bold.ttf"))
    doc = SimpleDocTemplate(
        str(folder / "notice.pdf"),
        pagesize=A4,
        leftMargin=2 * cm,
        rightMargin=2 * cm,
        title="OEOM/2026/07",
        invariant=1,
    )
    story = [*flow(fr), PageBreak(), *flow(en)]
    doc.build(story, onFirstPage=foot, onLaterPages=foot)
