"""One PDF file: English, then French on a new page."""

from pathlib import Path

from ..markup import pdf_file


def write(en: str, fr: str, folder: Path) -> None:
    """Write the notice to a folder."""
    path = folder / "notice.pdf"
    pdf_file(
        path,
        [en, fr],
        "ARU/HRM/2026/118",
        "African Rift Union / Union africaine du Rift",
        "ARU – UAR | ARU/HRM/2026/118",
    )
