"""The notes of annotated copies: for each end of a finding, the message and the words of the other side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ...messages import both, pick
from ...model import End, Finding, Language, Severity, Span
from ...project.locations import absolute
from ...quotes import legible, one_line, shorten
from ..places import language_name, places_of, said
from ..wording import CONFIDENCE, SEVERITY, translated
from ..xml_text import xml_text

AUTHOR = "bilint"
_QUOTE = 400
_NOTHING = both("no counterpart")


@dataclass(frozen=True, slots=True)
class Note:
    """A note about a stretch of the source of a file; an empty stretch is the place where something belongs.

    `name` tells the notes of a file apart, and is the same in every run. `text` has several lines.
    """

    span: Span
    severity: Severity
    name: str
    text: str


def notes_on(path: Path, findings: Iterable[Finding], language: Language) -> list[Note]:
    """The notes of the findings on the file at `path`, in order; none of findings that somebody has suppressed."""
    notes = [
        Note(end.span, finding.severity, f"bilint-{finding.fingerprint}-{number}", _text(finding, ends, end, language))
        for finding in findings
        if finding.suppressed is None
        for number, (ends, end) in enumerate((ends, end) for ends in places_of(finding) for end in ends)
        if absolute(Path(end.document.path)) == absolute(path)
    ]
    return sorted(notes, key=lambda note: (note.span, note.name))


def _text(finding: Finding, ends: tuple[End, ...], here: End, language: Language) -> str:
    doubt = pick(CONFIDENCE[finding.confidence], language)
    head = f"{pick(SEVERITY[finding.severity], language).capitalize()}, {finding.rule}" + (
        f" ({doubt})" if doubt else ""
    )
    lines = (head, said(finding, language), *_other_ends(ends, here, language), translated(finding, language))
    return "\n".join(line for line in lines if line)


def _other_ends(ends: tuple[End, ...], here: End, language: Language) -> Iterator[str]:
    for end in ends:
        if end is not here:
            line = both(
                "{where}: {words}",
                where=_where(end, here.document.path, language),
                words=_words(end, language),
            )
            yield xml_text(pick(line, language))


def _where(end: End, here: str, language: Language) -> str:
    """The language, the file where it is another one, and the page of a PDF."""
    page = end.document.place(end.span).page
    parts = [
        language_name(end, language).capitalize(),
        end.document.path if end.document.path != here else "",
        f"p.\u00a0{page}" if page else "",
    ]
    return ", ".join(part for part in parts if part)


def _words(end: End, language: Language) -> str:
    quote = legible(shorten(one_line(end.text), _QUOTE))
    return pick(both("“{quote}”", quote=quote) if quote else _NOTHING, language)
