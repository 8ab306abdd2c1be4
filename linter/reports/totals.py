"""The line that counts the findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..engine.outcome import Outcome
from ..messages import both, pick
from ..model import SEVERITIES, Finding, Language, Severity
from .places import doubtful
from .terminal import Style
from .wording import SEVERITIES_NAMED, SEVERITY


def totals(findings: Sequence[Finding], notices: int, language: Language, style: Style) -> str:
    """How many findings of each severity in how many notices, in words."""
    where = notices_counted(notices, language)
    counts = [_count(findings, severity, language, style) for severity in SEVERITIES]
    if not any(counts):
        message = both("Nothing to report in {where}.", where=where)
        return style.paint(pick(message, language), "good")
    return f"{', '.join(count for count in counts if count)} {pick(('in', 'dans'), language)} {where}"


def not_shown(outcome: Outcome, language: Language, *, page: bool = False) -> str:
    """Says how many findings are not shown, "" for none: no silence is to look like a clean notice.

    A page has those of low confidence in a place of their own.
    """
    hidden = sum(finding.suppressed is not None for finding in outcome.findings)
    apart = len(doubtful(outcome))
    lines = [
        both(
            "Not shown: {number} suppressed or in the baseline.",
            number=str(hidden),
        ),
        both("{number} of low confidence stand apart.", number=str(apart))
        if page
        else both("{number} of low confidence not shown (--all).", number=str(apart)),
    ]
    return " ".join(pick(line, language) for line, number in zip(lines, (hidden, apart), strict=True) if number)


def notices_counted(number: int, language: Language) -> str:
    """A number of notices with its noun."""
    return f"{number} {pick(('notice' if number == 1 else 'notices', 'avis'), language)}"


def counted(severity: Severity, number: int, language: Language) -> str:
    """A number of findings of a severity with its noun."""
    nouns = SEVERITY[severity] if number == 1 else SEVERITIES_NAMED[severity]
    return f"{number} {pick(nouns, language)}"


def _count(findings: Iterable[Finding], severity: Severity, language: Language, style: Style) -> str:
    number = sum(finding.severity == severity for finding in findings)
    if not number:
        return ""
    return style.paint(counted(severity, number, language), severity)
