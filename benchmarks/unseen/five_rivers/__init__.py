"""Lay the notice out as two Word files, one for each language."""

import re
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt


def restart(doc):
    """Start the numbering again at 1 and return the new list's number."""
    numbering = doc.part.numbering_part.numbering_definitions._numbering
    style = doc.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(n for n in numbering.num_lst if n.numId == style).abstractNumId.val
    num = numbering.add_num(abstract)
    num.add_lvlOverride(ilvl=0).add_startOverride(1)
    return num.numId


def set_number(para, num_id):
    """Attach a paragraph to a numbered list."""
    num_pr = para._p.get_or_add_pPr().get_or_add_numPr()
    num_pr.get_or_add_ilvl().val = 0
    num_pr.get_or_add_numId().val = num_id


def document(text, lang, footer):
    """Turn the light markup of a source file into a Word document."""
    doc = Document()
    normal = doc.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), lang)
    normal.element.get_or_add_rPr().append(tag)
    doc.core_properties.language = lang
    doc.sections[0].footer.paragraphs[0].text = footer
    rows, num_id = [], None
    for line in [*text.split("\n"), ""]:
        if rows and not line.startswith("| "):
            table = doc.add_table(rows=0, cols=2)
            table.style = "Table Grid"
            for row in rows:
                for cell, value in zip(table.add_row().cells, row, strict=True):
                    cell.text = value
            rows = []
            doc.add_paragraph()
        if line.startswith("| "):
            rows.append([cell.strip(" ") for cell in line.strip("|").split("|")])
        elif line.startswith("#"):
            marks, title = line.split(" ", 1)
            doc.add_heading(title, len(marks) - 1)
            num_id = None
        elif line.startswith("- "):
            doc.add_paragraph(line[2:], style="List Bullet")
        elif re.match(r"\d+\. ", line):
            para = doc.add_paragraph(line.split(". ", 1)[1], style="List Number")
            num_id = num_id or restart(doc)
            set_number(para, num_id)
        elif line:
            doc.add_paragraph(line)
    return doc


def write(en: str, fr: str, folder: Path) -> None:
    """Write notice.en.docx and notice.fr.docx to folder."""
    document(en, "en-CA", "FRHN – 26-0417-ED").save(folder / "notice.en.docx")
    document(fr, "fr-CA", "RHCR – 26-0417-ED").save(folder / "notice.fr.docx")
