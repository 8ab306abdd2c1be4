"""One Word file: a table with English on the left and French on the right."""

from pathlib import Path

from docx.enum.section import WD_ORIENT

from ..markup import word_columns, word_document


def write(en: str, fr: str, folder: Path) -> None:
    """Write the notice to a folder."""
    house = "Nipigon Lakes University / Université des Lacs-Nipigon"
    document = word_document("NLU-2026-204", house, "en-CA")
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.header.paragraphs[0].text = house
    section.footer.paragraphs[0].text = "NLU-2026-204"
    word_columns(document, en, fr)
    path = folder / "notice.docx"
    document.save(path)
