"""The findings as a list for a spreadsheet: a row each, as CSV and as an Excel workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from ..engine.engine import Outcome
from ..messages import UserError, both, pick
from ..model import LANGUAGES, End, Finding, Language
from ..quotes import one_line, visible
from .places import active, said, section, shown_path
from .wording import CONFIDENCE, SEVERITY

# A spreadsheet takes a cell that begins so for a formula, which could run a program.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = (6, 14, 14, 28, 60, 24, 40, 24, 40, 28, 18)  # of the columns, in characters


def render(outcome: Outcome, language: Language) -> str:
    """The list as CSV."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")  # as RFC 4180 has it
    writer.writerow(titles(language))
    for row in _rows(outcome, language):
        writer.writerow([_harmless(cell) for cell in row])
    return written.getvalue()


def workbook(outcome: Outcome, language: Language) -> bytes:
    """The list as an Excel workbook. Raises UserError where the library is not installed."""
    try:
        from xlsxwriter import Workbook
    except ModuleNotFoundError:
        raise UserError(both("The Excel list needs a library: pip install 'bilint[serve]'")) from None
    written = io.BytesIO()
    # Only text is written: nothing of a notice becomes a formula or a link.
    with Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet("bilint")
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True, "valign": "top"})
        heads = titles(language)
        last = 0
        for number, cells in enumerate([heads, *_rows(outcome, language)]):
            last = number
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell, wrapped if number else bold)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(heads) - 1)
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


def _rows(outcome: Outcome, language: Language) -> Iterator[Sequence[str]]:
    named = {rule.name: rule.title(language) for rule in outcome.rules}
    for number, finding in enumerate(active(outcome), start=1):
        yield row(number, finding, named, language)


def row(number: int, finding: Finding, named: Mapping[str, str], language: Language) -> Sequence[str]:
    """The cells of a finding; `named` are the names of rules for people."""
    ends = {side: next((end for end in finding.ends if end.language == side), None) for side in LANGUAGES}
    sides = [cell for side in LANGUAGES for cell in _side(ends[side], language)]
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


def _side(end: End | None, language: Language) -> tuple[str, str]:
    if end is None:
        return "", ""
    place = end.document.place(end.span)
    parts = (
        visible(shown_path(end.document.path)),
        f"p. {place.page}" if place.page else "",
        section(end, language) or str(place.line),
    )
    return ", ".join(part for part in parts if part), visible(one_line(end.text))


def _harmless(cell: str) -> str:
    """The cell, with an apostrophe where a spreadsheet would run it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
