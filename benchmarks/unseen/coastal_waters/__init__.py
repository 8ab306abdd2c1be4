"""Lay the notice out as one plain text file, English first, folded at 78 columns."""

import textwrap
from pathlib import Path

RULE = "\n" + "=" * 78 + "\n\n"


def fold(text):
    """Fold long lines; the lines of a bullet are indented under its text."""
    lines = []
    for line in text.split("\n"):
        indent = "   " if line.startswith(" - ") else ""
        lines += textwrap.wrap(
            line,
            78,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "\n".join(lines)


def write(en: str, fr: str, folder: Path) -> None:
    """Write notice.txt to folder."""
    (folder / "notice.txt").write_text(fold(en) + RULE + fold(fr), encoding="utf-8")
