"""The JSON report: a contract that other programs rely on."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from .. import __version__
from ..engine.outcome import Outcome
from ..model import SEVERITIES, Edit, Finding, Fix, Language, Location


def render(outcome: Outcome, language: Language) -> str:
    """The findings as JSON, messages in the given language, with a line break at the end; those apart are counted."""
    active = [finding for finding in outcome.findings if finding.suppressed is None]
    doubtful = [finding for finding in (*active, *outcome.doubtful) if finding.confidence == "low"]
    low = sum(finding.suppressed is None for finding in doubtful)
    summary: dict[str, int] = {"files": outcome.files, "notices": outcome.notices}
    for severity in SEVERITIES:
        summary[severity] = sum(finding.severity == severity for finding in active)
    if low:
        summary["low"] = low
    report = {
        "version": __version__,
        "findings": [_finding(finding, language) for finding in outcome.findings],
        "summary": summary,
    }
    return dump(report)


def dump(data: object) -> str:
    """JSON as bilint writes it everywhere: readable, accents as they are, a line break at the end."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    """A finding; `also` is there if it has further places, `translation` if a machine translated something for it."""
    translation = finding.translation
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message(language),
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed,
        "locations": [_location(location) for location in finding.locations],
        **(
            {"also": [[_location(location) for location in locations] for locations in finding.also]}
            if finding.also
            else {}
        ),
        "missing": list(finding.missing),
        "extra": list(finding.extra),
        "fix": _fix(finding.fix) if finding.fix else None,
        **({"translation": asdict(translation)} if translation else {}),
    }


def _location(location: Location) -> dict[str, Any]:
    place = location.document.place(location.span)
    return {
        "language": location.language,
        "path": location.document.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "page": place.page,
        "box": list(place.box) if place.box else None,
        "heading": location.heading,
        **({"spot": location.spot._asdict()} if location.spot else {}),
        "text": location.text,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {"safety": "safe" if fix.safe else "unsafe", "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> dict[str, Any]:
    place = edit.document.place(edit.span)
    return {
        "path": edit.document.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": edit.text,
    }
