"""The notes of annotated copies: for each location of a finding, the message and the words of the other side."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ...messages import both, pick
from ...model import Finding, Language, Location, Severity, Span
from ...project.locations import absolute
from ...quotes import legible, one_line, shorten
from ...rulebook.rule import Rule
from ..places import is_on_pages, language_name, places_of, said, spots
from ..wording import CONFIDENCE, SEVERITY, translated
from ..xml_text import xml_text

AUTHOR = "bilint"
_QUOTE = 400
_NOTHING = both("no counterpart")


@dataclass(frozen=True, slots=True)
class Note:
    """A note about a stretch of the source of a file; an empty stretch is the place where something belongs.

    `name` tells the notes of a file apart, and is the same in every run. `text` has several lines, in `language`.
    """

    span: Span
    severity: Severity
    name: str
    text: str
    language: Language = "en"


def now() -> datetime:
    """The time of the clock, or that of SOURCE_DATE_EPOCH: with it, a copy can be made again."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(given), UTC) if given.isdecimal() else datetime.now(UTC)


def notes_on(path: Path, findings: Iterable[Finding], language: Language, rules: Iterable[Rule] = ()) -> list[Note]:
    """The notes of the findings on the file at `path`, in order; none of findings that somebody has suppressed.

    Those of `rules` are called by their names for people.
    """
    named = {rule.name: rule.title(language) for rule in rules}
    notes = [
        Note(
            location.span,
            finding.severity,
            f"bilint-{finding.fingerprint}-{number}",
            _text(finding, named.get(finding.rule, finding.rule), locations, location, language),
            language,
        )
        for finding in findings
        if finding.suppressed is None
        for number, (locations, location) in enumerate(
            (locations, location) for locations in places_of(finding) for location in locations
        )
        if absolute(Path(location.document.path)) == absolute(path)
    ]
    return sorted(notes, key=lambda note: (note.span, note.name))


def _text(finding: Finding, rule: str, locations: tuple[Location, ...], here: Location, language: Language) -> str:
    doubt = pick(CONFIDENCE[finding.confidence], language)
    head = f"{pick(SEVERITY[finding.severity], language).capitalize()}, {rule}" + (f" ({doubt})" if doubt else "")
    # No comment can hang on a header or footer. It stands at the end of the text, and says where the words are.
    place = _where(here, here.document.path, language) if is_on_pages(here) else ""
    own = pick(both("{where}: {words}", where=place, words=_words(here, language)), language) if place else ""
    lines = (
        head,
        said(finding, language),
        xml_text(own),
        *_other_locations(locations, here, language),
        translated(finding, language),
    )
    return "\n".join(line for line in lines if line)


def _other_locations(locations: tuple[Location, ...], here: Location, language: Language) -> Iterator[str]:
    for location in locations:
        if location is not here:
            line = both(
                "{where}: {words}",
                where=_where(location, here.document.path, language),
                words=_words(location, language),
            )
            yield xml_text(pick(line, language))


def _where(location: Location, here: str, language: Language) -> str:
    """The language, the file where it is another one, and the place in a file without lines."""
    parts = [
        language_name(location, language).capitalize(),
        location.document.path if location.document.path != here else "",
        *spots(location, language),
    ]
    return ", ".join(part for part in parts if part)


def _words(location: Location, language: Language) -> str:
    quote = legible(shorten(one_line(location.text), _QUOTE))
    return pick(both("“{quote}”", quote=quote) if quote else _NOTHING, language)
