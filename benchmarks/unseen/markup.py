"""Turn the small markup of the sources into PDF and Word documents.

Line marks: "# " title, "## " and "### " headings, "> " note, "- " bullet,
"1. " number, "| a | b |" table row; any other line is a paragraph.
Within a line: **bold** and [text](address).
"""

import datetime
import re
from html import escape

INLINE = re.compile(r"\*\*(.+?)\*\*|\[(.+?)\]\((.+?)\)")
MARKS = {"# ": "title", "## ": "h1", "### ": "h2", "> ": "note", "- ": "bullet"}


def blocks(text):
    """Yield (kind, content); a table's content is a list of rows."""
    rows = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("| ").split(" | ")])
            continue
        if rows:
            yield "table", rows
            rows = []
        if not line.strip():
            continue
        number = re.match(r"\d+\. ", line)
        if number:
            yield "number", line[number.end() :]
            continue
        for mark, kind in MARKS.items():
            if line.startswith(mark):
                yield kind, line[len(mark) :]
                break
        else:
            yield "para", line


def runs(text):
    """Yield (text, bold, address) for the parts of a line."""
    at = 0
    for match in INLINE.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False, None
        if match[1]:
            yield match[1], True, None
        else:
            yield match[2], False, match[3]
        at = match.end()
    if at < len(text):
        yield text[at:], False, None


# ---------------------------------------------------------------- Word


def word_document(title, author, lang):
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = docx.Document()
    props = document.core_properties
    props.title, props.author, props.comments = title, author, ""
    props.language = lang
    props.created = props.modified = datetime.datetime(2026, 1, 12, 9, 0, tzinfo=datetime.UTC)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), lang)
    normal.element.get_or_add_rPr().append(mark)
    return document


def _fill(paragraph, text, lang=None):
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for part, bold, address in runs(text):
        run = paragraph.add_run(part)
        run.bold = bold or None
        if lang:
            mark = OxmlElement("w:lang")
            mark.set(qn("w:val"), lang)
            run._r.get_or_add_rPr().append(mark)
        if address:
            run.font.underline = True
            link = OxmlElement("w:hyperlink")
            link.set(
                qn("r:id"),
                paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
            )
            run._r.addprevious(link)
            link.append(run._r)


def _new_number_list(document):
    """A fresh numbering, so that each numbered list starts at 1."""
    from docx.oxml.ns import qn

    style = document.styles["List Number"].element
    numbering = document.part.numbering_part.numbering_definitions._numbering
    base = style.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(base).abstractNumId.val
    num = numbering.add_num(abstract)
    num.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(num.get(qn("w:numId")))


def word_blocks(document, holder, text, lang=None):
    """Write the blocks of a text to a document, or to a cell of one."""
    cell = holder is not document
    spare = holder.paragraphs[0] if cell else None
    styles = {
        "title": "Heading 1" if cell else "Title",
        "h1": "Heading 2" if cell else "Heading 1",
        "h2": "Heading 3" if cell else "Heading 2",
        "note": "Quote",
        "bullet": "List Bullet",
        "number": "List Number",
        "para": "Normal",
    }
    last, num_id = None, None
    for kind, content in blocks(text):
        if kind == "table":
            table = holder.add_table(len(content), len(content[0]))
            table.style = document.styles["Table Grid"]
            for row, cells in zip(table.rows, content, strict=False):
                for box, words in zip(row.cells, cells, strict=False):
                    _fill(box.paragraphs[0], words, lang)
        else:
            if spare is not None:
                paragraph, spare = spare, None
                paragraph.style = document.styles[styles[kind]]
            else:
                paragraph = holder.add_paragraph(style=document.styles[styles[kind]])
            _fill(paragraph, content, lang)
            if kind == "number":
                if last != "number":
                    num_id = _new_number_list(document)
                props = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                props.get_or_add_ilvl().val = 0
                props.get_or_add_numId().val = num_id
        last = kind


def word_columns(document, left, right):
    """A table with one row for each part, English left and French right."""

    def parts(text):
        return re.split(r"\n(?=## )", text.strip())

    lefts, rights = parts(left), parts(right)
    count = max(len(lefts), len(rights))
    table = document.add_table(count, 2)
    table.style = document.styles["Table Grid"]
    for row, one, two in zip(table.rows, lefts + [""] * count, rights + [""] * count, strict=False):
        word_blocks(document, row.cells[0], one, "en-CA")
        word_blocks(document, row.cells[1], two, "fr-CA")


# ----------------------------------------------------------------- PDF


def pdf_file(path, texts, title, author, footer):
    """One PDF file with the texts one after the other, each on a new page."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import cm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    fonts = "/usr/share/fonts/truetype/dejavu/"
    for name, file in (
        ("Body", "DejaVuSerif.ttf"),
        ("Body-Bold", "DejaVuSerif-Bold.ttf"),
        ("Body-Italic", "DejaVuSerif-Italic.ttf"),
        ("Head", "DejaVuSans-Bold.ttf"),
    ):
        pdfmetrics.registerFont(TTFont(name, fonts + file))
    pdfmetrics.registerFontFamily("Body", normal="Body", bold="Body-Bold", italic="Body-Italic", boldItalic="Body-Bold")

    def style(font, size, **more):
        return ParagraphStyle(f"{font}{size}", fontName=font, fontSize=size, leading=size * 1.4, **more)

    body = style("Body", 9.5, spaceAfter=5, alignment=4)
    styles = {
        "title": style("Head", 14, spaceAfter=6, alignment=1),
        "h1": style("Head", 10.5, spaceBefore=9, spaceAfter=4, keepWithNext=1),
        "h2": style("Head", 9.5, spaceBefore=5, spaceAfter=3, keepWithNext=1),
        "note": style("Body-Italic", 9, spaceAfter=8),
        "para": body,
    }
    item = style("Body", 9.4, spaceAfter=3, leftIndent=18, bulletIndent=4)
    small = style("Body", 9)

    def marked(text):
        out = ""
        for part, bold, address in runs(text):
            written = escape(part, quote=False)
            if address:
                out += f'<link href="{escape(address)}" color="blue">{written}</link>'
            else:
                out += f"<b>{written}</b>" if bold else written
        return out

    story = []
    for index, text in enumerate(texts):
        if index:
            story.append(PageBreak())
        number = 0
        for kind, content in blocks(text):
            number = number + 1 if kind == "number" else 0
            if kind == "table":
                table = Table(
                    [[Paragraph(marked(words), small) for words in row] for row in content],
                    colWidths=[6 * cm, 11 * cm],
                    spaceAfter=8,
                )
                table.setStyle([("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])
                story.append(table)
            elif kind in ("bullet", "number"):
                story.append(Paragraph(marked(content), item, bulletText=f"{number}." if number else "•"))
            else:
                story.append(Paragraph(marked(content), styles[kind]))

    def foot(canvas, document):
        canvas.saveState()
        canvas.setFont("Body", 7.5)
        canvas.drawCentredString(A4[0] / 2, 1.1 * cm, f"{footer} – {document.page}")
        canvas.restoreState()

    SimpleDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=2 * cm,
        rightMargin=2 * cm,
        topMargin=2 * cm,
        bottomMargin=2 * cm,
        title=title,
        author=author,
        invariant=1,
    ).build(story, onFirstPage=foot, onLaterPages=foot)
