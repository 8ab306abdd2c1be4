"""The input of the peers: the segments of a notice, each with its right counterpart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..accuracy.edits import Planted
from ..accuracy.specimen import Passage, Span, Specimen
from ..notices import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Segments:
    """A sentence, heading, field or item in both versions, on one line each; "" where a version lacks it."""

    en: str
    fr: str


@dataclass(frozen=True, slots=True)
class Change:
    """A pair of segments before and after something was planted."""

    before: Segments
    after: Segments


def segments_of(specimen: Specimen) -> list[Segments]:
    """All pairs of a notice, in order."""
    return [_pair(specimen, passage) for passage in specimen.passages]


def changes_of(planted: Planted) -> list[Change]:
    """The pairs that the planted discrepancy changes; all others stay as they are.

    Where items change places, their pairs are those of their positions, since in right pairs nothing would be wrong.
    """
    specimen, edit = planted.specimen, planted.edit
    other: Language = "fr" if edit.language == "en" else "en"
    changed = [passage for passage in specimen.passages if _within(passage.spans[other], edit.there)]
    before = [_pair(specimen, passage) for passage in changed]
    if planted.operator.startswith("dropped "):
        new = [""] * len(before)
    elif planted.operator == "swapped items":
        new = [_text(pair, edit.language) for pair in reversed(before)]
    elif planted.operator == "other language":
        new = [_text(pair, other) for pair in before]
    else:
        new = [_edited(planted, passage) for passage in changed]
    return [
        Change(pair, Segments(text, pair.fr) if edit.language == "en" else Segments(pair.en, text))
        for pair, text in zip(before, new, strict=True)
    ]


def _within(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


def _edited(planted: Planted, passage: Passage) -> str:
    """The text of a passage in which something was replaced."""
    edit = planted.edit
    start, end = passage.spans[edit.language]
    if not _within(edit.span, (start, end)):
        raise ValueError(f"{planted.operator}: what was planted reaches beyond its passage")
    text = planted.specimen.text(edit.language)
    return _line(text[start : edit.span[0]] + edit.text + text[edit.span[1] : end])


def _pair(specimen: Specimen, passage: Passage) -> Segments:
    en, fr = (_line(specimen.text(language)[slice(*passage.spans[language])]) for language in LANGUAGES)
    return Segments(en, fr)


def _text(pair: Segments, language: Language) -> str:
    return pair.en if language == "en" else pair.fr


def _line(text: str) -> str:
    """The text on one line: lines break at spaces and after hyphens; other spaces than line breaks are left alone."""
    return re.sub(r"[ \t]*\n\s*", " ", re.sub(r"(?<=[^\W\d]-)[ \t]*\n\s*", "", text))
