"""The bank of parallel sentences: text files of English and French lines, two by two."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "bank"
Sentence = tuple[str, str]


@cache
def names() -> dict[str, list[dict[str, Any]]]:
    """Organisations, units, places, titles and ways of speaking of people."""
    return tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))


@cache
def groups(theme: str) -> dict[tuple[str, str], tuple[Sentence, ...]]:
    """The sentences of a theme by the two sub-headings (`== English | French`) that they stand under."""
    found: dict[tuple[str, str], list[Sentence]] = {}
    heading = ("", "")
    lines: list[str] = []
    for line in (FOLDER / f"{theme}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("=="):
            english, _, french = line.removeprefix("==").partition("|")
            heading = (english.strip(), french.strip())
        elif line and not line.startswith("#"):
            lines.append(line)
            if len(lines) == 2:
                found.setdefault(heading, []).append((lines[0], lines[1]))
                lines = []
    if lines:
        raise ValueError(f"{theme}.txt: no French for: {lines[0]}")
    return {heading: tuple(sentences) for heading, sentences in found.items()}


def sentences(theme: str) -> tuple[Sentence, ...]:
    """All sentences of a theme."""
    return tuple(sentence for group in groups(theme).values() for sentence in group)
