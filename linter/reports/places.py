"""Where findings stand, in the words that the formats for other programs share."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from ..engine.outcome import Outcome
from ..messages import LANGUAGE_NAMES, both, pick
from ..model import SEVERITIES, Document, Finding, Language, Location, Spot
from ..quotes import one_line, shorten, visible
from ..readers.formats import FORMATS
from .wording import translated

_NOTHING = both("no counterpart")
_QUOTE = 80
_HEADING = 60
# A line names so many of the further places of a finding and counts the rest.
_NAMED = 3


def active(outcome: Outcome) -> tuple[Finding, ...]:
    """The findings that nobody has suppressed."""
    return tuple(finding for finding in outcome.findings if finding.suppressed is None)


def doubtful(outcome: Outcome) -> tuple[Finding, ...]:
    """The findings of low confidence that are not told with the others, less those that somebody has suppressed."""
    return tuple(finding for finding in outcome.doubtful if finding.suppressed is None)


def gravest(findings: Sequence[Finding], most: int) -> tuple[Finding, ...]:
    """At most so many findings, in their order. A limit cuts off the least severe ones."""
    by_severity = sorted(range(len(findings)), key=lambda number: SEVERITIES.index(findings[number].severity))
    return tuple(findings[number] for number in sorted(by_severity[:most]))


def shown_path(path: str) -> str:
    """A path as a CI service knows it: relative to the working directory if the file is inside, else unchanged."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed: the name is what people see
    here = Path.cwd()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else Path(path).as_posix()


def has_lines(document: Document) -> bool:
    """True if a line of the document is a line of its file, as in text. False for PDF, Word and what was not read."""
    return document.format in FORMATS and FORMATS[document.format].line_based


def where(location: Location, path: str, language: Language, *, column: bool = True) -> str:
    """The path of a location with the line, perhaps the column. In a file without lines, the place as people say it."""
    if not has_lines(location.document):
        return ", ".join((visible(path), *spots(location, language)))
    place = location.document.place(location.span)
    return f"{visible(path)}:{place.line}" + (f":{place.column}" if column else "")


def spots(location: Location, language: Language) -> list[str]:
    """The place of a location in a file without lines: page, section, and row of a table or paragraph.

    None in a file with lines.
    """
    if has_lines(location.document):
        return []
    page = location.document.place(location.span).page
    heading = shorten(visible(one_line(location.heading)), _HEADING)
    section = pick(both("section “{heading}”", heading=heading), language) if heading else ""
    named = (f"p.\u00a0{page}" if page else "", section, _spot(location, language))
    return [name for name in named if name]


def is_on_pages(location: Location) -> bool:
    """True if a location lies in a header or footer of a Word document."""
    return location.spot is not None and location.spot.part == "page"


def _spot(location: Location, language: Language) -> str:
    """The paragraph within its section, the row of a table, or the part of a Word document; "" elsewhere."""
    part, table, row, paragraph = location.spot or Spot()
    if part == "page":
        named = both("header or footer")
    elif part == "note":
        named = both("note")
    elif table:
        named = both("table {table}, row {row}", table=str(table), row=str(row))
    elif paragraph:
        named = both("paragraph {number}", number=str(paragraph))
    else:
        return ""
    return pick(named, language)


def said(finding: Finding, language: Language) -> str:
    """The message on one line, its control characters made visible."""
    return visible(one_line(finding.message(language)))


def other_locations(finding: Finding, language: Language) -> list[str]:
    """A line for each further location (the language, the place, the words that stand there) and for a translation.

    The first location has one, too, where a program cannot point into its file.
    """
    locations = finding.locations[has_lines(finding.locations[0].document) :]
    lines = [*(_described(location, language) for location in locations), translated(finding, language)]
    return [line for line in (*lines, also(finding, language)) if line]


def also(finding: Finding, language: Language) -> str:
    """The first few further places of a finding, and how many more there are; "" for a finding of one place."""
    if not finding.also:
        return ""
    between = ", " if has_lines(finding.locations[0].document) else "; "  # places in words have commas themselves
    named = between.join(_at(locations[0], finding.locations[0], language) for locations in finding.also[:_NAMED])
    more = len(finding.also) - _NAMED
    if more > 0:
        line = both("also {places} and {more} more", places=named, more=str(more))
    else:
        line = both("also {places}", places=named)
    return pick(line, language)


def _at(location: Location, first: Location, language: Language) -> str:
    """Line and column, with the file if it is another one than that of the first place."""
    if not has_lines(location.document):
        same = location.document.path == first.document.path
        return (
            ", ".join(spots(location, language))
            if same
            else where(location, shown_path(location.document.path), language)
        )
    place = location.document.place(location.span)
    file = "" if location.document.path == first.document.path else f"{visible(shown_path(location.document.path))}:"
    return f"{file}{place.line}:{place.column}"


def said_in_full(finding: Finding, language: Language, separator: str = " | ") -> str:
    """The message and the other locations, for formats that know one place only."""
    return separator.join((said(finding, language), *other_locations(finding, language)))


def places_of(finding: Finding) -> tuple[tuple[Location, ...], ...]:
    """The locations of each place, the first one included."""
    return (finding.locations, *finding.also)


def related_locations(finding: Finding) -> tuple[Location, ...]:
    """All locations but the first one, those of further places included."""
    return tuple(chain.from_iterable(places_of(finding)))[1:]


def language_name(location: Location, language: Language) -> str:
    return pick(LANGUAGE_NAMES[location.language], language)


def _described(location: Location, language: Language) -> str:
    quote = shorten(visible(one_line(location.text)), _QUOTE)
    line = both(
        "{name}, {where}: {words}",
        name=language_name(location, language),
        where=where(location, shown_path(location.document.path), language, column=False),
        words=pick(both("“{quote}”", quote=quote), language) if quote else pick(_NOTHING, language),
    )
    return pick(line, language)
