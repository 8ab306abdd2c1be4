"""The notice is a pair of Markdown files, written as they stand."""

from pathlib import Path


def write(en: str, fr: str, folder: Path) -> None:
    """Write notice.en.md and notice.fr.md to folder."""
    (folder / "notice.en.md").write_text(en, encoding="utf-8")
    (folder / "notice.fr.md").write_text(fr, encoding="utf-8")
