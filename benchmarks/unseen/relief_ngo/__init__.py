"""Two Word files, one for each language."""

from pathlib import Path

from ..markup import word_blocks, word_document

HEADS = {
    "en": ("Open Hands Relief", "OHR-26-051 | www.ohr.example/en", "en-GB"),
    "fr": ("Secours mains ouvertes", "OHR-26-051 | www.ohr.example/fr", "fr-FR"),
}


def write(en: str, fr: str, folder: Path) -> None:
    """Write the notice to a folder."""
    for side, text in (("en", en), ("fr", fr)):
        house, foot, lang = HEADS[side]
        document = word_document("OHR-26-051", house, lang)
        document.sections[0].header.paragraphs[0].text = house
        document.sections[0].footer.paragraphs[0].text = foot
        word_blocks(document, document, text)
        path = folder / f"notice.{side}.docx"
        document.save(path)
