"""GitLab code quality: the part of the Code Climate format that merge requests show.

The form: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from typing import Any

from ..engine.outcome import Outcome
from ..model import Finding, Language, Severity
from .json_report import dump
from .places import active, has_lines, said_in_full, shown_path

_SEVERITIES: dict[Severity, str] = {"error": "blocker", "warning": "major", "info": "minor"}
_UNSURE = "info"


def render(outcome: Outcome, language: Language) -> str:
    """A JSON list of the findings. A finding of low confidence is "info", whatever its severity."""
    return dump([_issue(finding, language) for finding in active(outcome)])


def _issue(finding: Finding, language: Language) -> dict[str, Any]:
    location = finding.locations[0]
    place = location.document.place(location.span)
    # The form demands a line; the first one stands for the whole file.
    lines = {"begin": place.line, "end": place.end_line} if has_lines(location.document) else {"begin": 1}
    return {
        "description": said_in_full(finding, language),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": _UNSURE if finding.confidence == "low" else _SEVERITIES[finding.severity],
        "location": {"path": shown_path(location.document.path), "lines": lines},
    }
