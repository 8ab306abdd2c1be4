"""The report for grep and editors: a line a finding."""

from __future__ import annotations

from ..engine.outcome import Outcome
from ..model import End, Finding, Language
from ..quotes import visible
from .places import active, also, said
from .terminal import Style


def render(outcome: Outcome, language: Language, style: Style) -> str:
    """`path:line:column: severity rule message [fr path:line:column] [also line:column]`, nothing for a clean run.

    The severities keep their English names, and there is no line that counts: other programs read these lines.
    """
    return "".join(f"{_line(finding, language, style)}\n" for finding in active(outcome))


def _line(finding: Finding, language: Language, style: Style) -> str:
    first, *others = finding.ends
    elsewhere = "".join(f" [{end.language} {_where(end)}]" for end in others)
    more = f" [{also(finding, language)}]" if finding.also else ""
    severity = style.paint(finding.severity, finding.severity)
    return f"{_where(first)}: {severity} {style.paint(finding.rule, 'bold')} {said(finding, language)}{elsewhere}{more}"


def _where(end: End) -> str:
    place = end.document.place(end.span)
    return f"{visible(end.document.path)}:{place.line}:{place.column}"
