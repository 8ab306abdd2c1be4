"""Two HTML pages: the French original and its English version."""

from pathlib import Path


def write(en: str, fr: str, folder: Path) -> None:
    """Write the notice to a folder."""
    for side, text in (("en", en), ("fr", fr)):
        path = folder / f"notice.{side}.html"
        path.write_text(text, encoding="utf-8")
