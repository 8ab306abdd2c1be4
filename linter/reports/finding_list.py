"""The findings as a list for a spreadsheet: a row each, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from ..engine.outcome import Outcome
from ..messages import both, pick
from ..model import LANGUAGES, Finding, Language, Location
from ..quotes import one_line, visible
from .places import active, has_lines, said, shown_path, spots
from .wording import CONFIDENCE, SEVERITY

# A spreadsheet takes a cell that begins so for a formula, which could run a program.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(outcome: Outcome, language: Language) -> str:
    """The list as CSV."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")  # as RFC 4180 has it
    writer.writerow(titles(language))
    for row in rows(outcome, language):
        writer.writerow([_harmless(cell) for cell in row])
    return written.getvalue()


def titles(language: Language) -> list[str]:
    """The heads of the columns."""
    heads = (
        both("No."),
        both("Severity"),
        both("Confidence"),
        both("Rule"),
        both("Finding"),
        both("Place in the English"),
        both("English"),
        both("Place in the French"),
        both("French"),
        both("Name of the rule"),
        both("Fingerprint"),
    )
    return [pick(head, language) for head in heads]


def rows(outcome: Outcome, language: Language) -> Iterator[Sequence[str]]:
    """The cells of each finding that counts, in the order of the report."""
    named = {rule.name: rule.title(language) for rule in outcome.rules}
    for number, finding in enumerate(active(outcome), start=1):
        yield row(number, finding, named, language)


def row(number: int, finding: Finding, named: Mapping[str, str], language: Language) -> Sequence[str]:
    """The cells of a finding; `named` are the names of rules for people."""
    locations = {
        side: next((location for location in finding.locations if location.language == side), None)
        for side in LANGUAGES
    }
    sides = [cell for side in LANGUAGES for cell in _side(locations[side], language)]
    return (
        str(number),
        pick(SEVERITY[finding.severity], language),
        pick(CONFIDENCE[finding.confidence], language),
        named.get(finding.rule, finding.rule),
        said(finding, language),
        *sides,
        finding.rule,
        finding.fingerprint,
    )


def _side(location: Location | None, language: Language) -> tuple[str, str]:
    if location is None:
        return "", ""
    line = [str(location.document.place(location.span).line)] if has_lines(location.document) else []
    place = ", ".join((visible(shown_path(location.document.path)), *spots(location, language), *line))
    return place, visible(one_line(location.text))


def _harmless(cell: str) -> str:
    """The cell, with an apostrophe where a spreadsheet would run it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
