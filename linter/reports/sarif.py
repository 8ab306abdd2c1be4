"""SARIF 2.1.0, for GitHub code scanning, Azure DevOps and editors.

The standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; "§" in comments is a section of it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .. import __version__
from ..engine.outcome import Outcome
from ..messages import both, pick
from ..model import Document, Edit, Finding, Fix, Language, Location, Span
from ..quotes import shorten
from .json_report import dump
from .places import gravest, has_lines, language_name, related_locations, said, shown_path
from .sarif_rules import LEVELS, descriptor
from .wording import translated

# The limits of GitHub: https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads
_MOST_RESULTS = 25_000
_MOST_LOCATIONS = 1_000
_MOST_CHARACTERS = 10_000

# A message links to so many of the related locations: one that links to hundreds cannot be read.
_LINKED = 10

_ROOT = "%SRCROOT%"
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(outcome: Outcome, language: Language) -> str:
    """One run with the rules that ran and all findings; of more than GitHub takes, the gravest."""
    findings = gravest(outcome.findings, _MOST_RESULTS)
    indexes = {rule.name: index for index, rule in enumerate(outcome.rules)}
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if len(findings) < len(outcome.findings):
        invocation["toolExecutionNotifications"] = [_cut(len(findings), len(outcome.findings), language)]
    run = {
        "tool": {
            "driver": {
                "name": "bilint",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [descriptor(rule) for rule in outcome.rules],
            }
        },
        "invocations": [invocation],
        "language": "fr-FR" if language == "fr" else "en-GB",
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which bilint ran."}}},
        "results": [_result(finding, indexes, language) for finding in findings],
    }
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _cut(kept: int, all_findings: int, language: Language) -> dict[str, Any]:
    message = both(
        "Only the gravest {kept} of {all} findings are listed.",
        kept=str(kept),
        all=str(all_findings),
    )
    return {"level": "warning", "message": {"text": pick(message, language)}}


def _result(finding: Finding, indexes: dict[str, int], language: Language) -> dict[str, Any]:
    related = related_locations(finding)[:_MOST_LOCATIONS]
    result: dict[str, Any] = {"ruleId": finding.rule}
    if finding.rule in indexes:
        result["ruleIndex"] = indexes[finding.rule]
    result |= {
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding, related[:_LINKED], language)},
        "locations": [_location(finding.locations[0])],
        "partialFingerprints": {"bilint/v1": finding.fingerprint},
        "suppressions": _suppressions(finding),
        "properties": {
            "confidence": finding.confidence,
            "missing": list(finding.missing),
            "extra": list(finding.extra),
        },
    }
    if related:
        result["relatedLocations"] = [
            _location(location) | {"id": number, "message": {"text": language_name(location, language)}}
            for number, location in enumerate(related, 1)
        ]
    if finding.translation:
        result["properties"]["translation"] = asdict(finding.translation)
    if finding.fix:
        result["fixes"] = [_fix(finding.fix, language)]
    return result


def _message(finding: Finding, related: Sequence[Location], language: Language) -> str:
    """The message with links to related locations, without which GitHub does not show them."""
    line = translated(finding, language)
    text = shorten(said(finding, language) + (f" [{line}]" if line else ""), _MOST_CHARACTERS)
    for character in "\\[]":  # §3.11.6
        text = text.replace(character, f"\\{character}")
    text = text.replace("{", "{{").replace("}", "}}")  # §3.11.5
    links = ", ".join(f"[{language_name(one, language)}]({number})" for number, one in enumerate(related, 1))
    return f"{text} ({links})" if links else text


def _location(location: Location) -> dict[str, Any]:
    place = location.document.place(location.span)
    properties: dict[str, Any] = {"language": location.language}
    if place.page is not None:
        properties["page"] = place.page
    if place.box is not None:
        properties["box"] = list(place.box)
    # GitHub demands a line; the first one stands for the whole of a file that has none.
    region = (
        _region(location.document, location.span, snippet=True) if has_lines(location.document) else {"startLine": 1}
    )
    made: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": _artifact(location.document), "region": region},
        "properties": properties,
    }
    if location.heading:
        made["logicalLocations"] = [{"name": location.heading}]
    return made


def _artifact(document: Document) -> dict[str, Any]:
    """The address of a file: relative to the folder of the run, absolute where the file lies outside of it."""
    shown = Path(shown_path(document.path))
    if shown.is_absolute() or ".." in shown.parts:
        return {"uri": f"file://{_percent(os.path.abspath(shown))}"}  # noqa: PTH100 - the name as the user gave it
    return {"uri": _percent(shown.as_posix()), "uriBaseId": _ROOT}


def _percent(path: str) -> str:
    return quote(os.fsencode(path))


def _region(document: Document, span: Span, *, snippet: bool = False) -> dict[str, Any]:
    place = document.place(span)
    region: dict[str, Any] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    text = span.of(document.source)
    if snippet and text:
        region["snippet"] = {"text": text}
    return region


def _suppressions(finding: Finding) -> list[dict[str, Any]]:
    """A list also where nothing is suppressed: it says that suppressions were looked for (§3.27.23)."""
    if finding.suppressed is None:
        return []
    kind = "inSource" if finding.suppressed_inside else "external"
    return [{"kind": kind, "status": "accepted", "justification": finding.suppressed}]


def _fix(fix: Fix, language: Language) -> dict[str, Any]:
    description = both("Surely right") if fix.safe else both("To be checked")
    changes = [
        {
            "artifactLocation": _artifact(edits[0].document),
            "replacements": [_replacement(edit) for edit in edits],
        }
        for edits in (list(same) for _, same in groupby(sorted(fix.edits, key=_path), _path))
    ]
    return {
        "description": {"text": pick(description, language)},
        "artifactChanges": changes,
        "properties": {"safety": "safe" if fix.safe else "unsafe"},
    }


def _path(edit: Edit) -> str:
    return edit.document.path


def _replacement(edit: Edit) -> dict[str, Any]:
    return {
        "deletedRegion": _region(edit.document, edit.span),
        "insertedContent": {"text": edit.text},
    }
