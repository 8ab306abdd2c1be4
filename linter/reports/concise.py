"""The report for grep and editors: a line a finding."""

from __future__ import annotations

from ..engine.outcome import Outcome
from ..model import Finding, Language, Location
from ..quotes import visible
from .places import active, also, said
from .terminal import Style


def render(outcome: Outcome, language: Language, style: Style) -> str:
    """`path:line:column: severity rule message [fr path:line:column] [also line:column]`, nothing for a clean run.

    The severities keep their English names, and there is no line that counts: other programs read these lines.
    """
    return "".join(f"{_line(finding, language, style)}\n" for finding in active(outcome))


def _line(finding: Finding, language: Language, style: Style) -> str:
    first, *others = finding.locations
    elsewhere = "".join(f" [{location.language} {_where(location)}]" for location in others)
    more = f" [{also(finding, language)}]" if finding.also else ""
    severity = style.paint(finding.severity, finding.severity)
    return f"{_where(first)}: {severity} {style.paint(finding.rule, 'bold')} {said(finding, language)}{elsewhere}{more}"


def _where(location: Location) -> str:
    place = location.document.place(location.span)
    return f"{visible(location.document.path)}:{place.line}:{place.column}"
