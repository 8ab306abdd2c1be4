"""Lay the notice out as one Word file: a two-column table, French on the left."""

import re
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt


def fill(cell, text, lang):
    """Put the lines of one block into a cell."""
    first = cell.paragraphs[0]
    for line in text.strip("\n").split("\n"):
        para = first if first is not None else cell.add_paragraph()
        first = None
        if line.startswith("# "):
            para.style = "Heading 1"
        elif line.startswith("## "):
            para.style = "Heading 2"
        elif line.startswith("- "):
            para.style = "List Bullet"
        elif re.match(r"\d+\. ", line):
            para.paragraph_format.left_indent = Cm(0.6)
            para.paragraph_format.first_line_indent = Cm(-0.6)
        para.paragraph_format.space_after = Pt(3)
        run = para.add_run(line.removeprefix("# ").removeprefix("## ").removeprefix("- "))
        tag = OxmlElement("w:lang")
        tag.set(qn("w:val"), lang)
        run._r.get_or_add_rPr().append(tag)


def write(en: str, fr: str, folder: Path) -> None:
    """Write notice.docx to folder."""
    doc = Document()
    doc.styles["Normal"].font.name = "Calibri"
    doc.styles["Normal"].font.size = Pt(10)
    section = doc.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.5)
    section.header.paragraphs[0].text = "IRSS – RISS"
    section.footer.paragraphs[0].text = "SOL-2026-09"
    rows = list(zip(fr.split("===\n"), en.split("===\n"), strict=True))
    table = doc.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    head = table.add_row().cells
    head[0].paragraphs[0].add_run("Français").bold = True
    head[1].paragraphs[0].add_run("English").bold = True
    for left, right in rows:
        cells = table.add_row().cells
        fill(cells[0], left, "fr-BE")
        fill(cells[1], right, "en-GB")
    doc.save(folder / "notice.docx")
