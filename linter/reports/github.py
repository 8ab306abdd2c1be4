"""GitHub annotations: the workflow commands that a runner turns into marks on the changed lines.

The form: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections import Counter

from ..engine.outcome import Outcome
from ..messages import both, pick
from ..model import Finding, Language, Severity
from ..quotes import visible
from .places import active, has_lines, said_in_full, shown_path
from .terminal import Style
from .totals import not_shown, totals

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_UNSURE = "notice"  # a red mark would say that the finding fails the run, which one of low confidence never does
# A step shows this many annotations of a command, the others are in the log only.
_SHOWN = 10


def render(outcome: Outcome, language: Language) -> str:
    """A command for each finding, the gravest first; a last line, for the log, counts them."""
    findings = active(outcome)
    lines = [_annotation(finding, language) for finding in sorted(findings, key=_rank)]
    return "\n".join((*lines, _summary(outcome, language))) + "\n"


def _command(finding: Finding) -> str:
    return _UNSURE if finding.confidence == "low" else _COMMANDS[finding.severity]


def _rank(finding: Finding) -> int:
    return list(_COMMANDS.values()).index(_command(finding))


def _annotation(finding: Finding, language: Language) -> str:
    location = finding.locations[0]
    place = location.document.place(location.span)
    properties: dict[str, object] = {"file": visible(shown_path(location.document.path))}
    if has_lines(location.document):
        properties |= {"line": place.line, "endLine": place.end_line}
        if place.line == place.end_line:  # columns are refused on several lines
            properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = f"bilint: {finding.rule}"
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_command(finding)} {listed}::{_data(said_in_full(finding, language, chr(10)))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _summary(outcome: Outcome, language: Language) -> str:
    findings = active(outcome)
    line = f"bilint: {totals(findings, outcome.notices, language, Style())}"
    if any(number > _SHOWN for number in Counter(map(_command, findings)).values()):
        more = both(
            " (GitHub shows {most} annotations of a kind; this log has all.)",
            most=str(_SHOWN),
        )
        line += pick(more, language)
    return " ".join(part for part in (line, not_shown(outcome, language)) if part)
