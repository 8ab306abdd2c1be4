"""The diagnostic format of reviewdog, with the other location as a related location and fixes as suggestions.

The form: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

from typing import Any

from ..engine.outcome import Outcome
from ..model import Document, Finding, Language, Location, Severity, Span
from .json_report import dump
from .places import active, has_lines, language_name, related_locations, said_in_full, shown_path

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(outcome: Outcome, language: Language) -> str:
    """All findings as one `DiagnosticResult`; columns are counted in bytes of UTF-8, as the format demands."""
    return dump(
        {
            "source": {"name": "bilint"},
            "diagnostics": [_diagnostic(finding, language) for finding in active(outcome)],
        }
    )


def _diagnostic(finding: Finding, language: Language) -> dict[str, Any]:
    first = finding.locations[0]
    diagnostic: dict[str, Any] = {
        "message": said_in_full(finding, language, "\n"),
        "location": _location(first),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if related := related_locations(finding):
        diagnostic["related_locations"] = [
            {"message": language_name(location, language), "location": _location(location)} for location in related
        ]
    # A suggestion has no path of its own: it belongs to the file of the diagnostic.
    edits = [edit for edit in finding.fix.edits if edit.document is first.document] if finding.fix else []
    if finding.fix and len(edits) == len(finding.fix.edits):
        diagnostic["suggestions"] = [{"range": _range(edit.document, edit.span), "text": edit.text} for edit in edits]
    return diagnostic


def _location(location: Location) -> dict[str, Any]:
    path = {"path": shown_path(location.document.path)}
    return path | {"range": _range(location.document, location.span)} if has_lines(location.document) else path


def _range(document: Document, span: Span) -> dict[str, Any]:
    place = document.place(span)
    return {
        "start": {"line": place.line, "column": _byte_column(document, place.line, span.start)},
        "end": {"line": place.end_line, "column": _byte_column(document, place.end_line, span.end)},
    }


def _byte_column(document: Document, line: int, position: int) -> int:
    before = document.source[document.line_starts[line - 1] : position]
    return len(before.encode("utf-8", "surrogatepass")) + 1
