"""One Markdown file: English, then French."""

from pathlib import Path


def write(en: str, fr: str, folder: Path) -> None:
    """Write the notice to a folder."""
    path = folder / "notice.md"
    path.write_text(en.rstrip() + "\n\n---\n\n" + fr, encoding="utf-8")
