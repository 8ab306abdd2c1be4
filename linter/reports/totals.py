"""The line that counts the findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..messages import Both, both, pick
from ..model import SEVERITIES, Finding, Language, Severity
from ..terminal import Style

_COUNTED: dict[Severity, tuple[Both, Both]] = {
    "error": (("error", "erreur"), ("errors", "erreurs")),
    "warning": (("warning", "avertissement"), ("warnings", "avertissements")),
    "info": (("info", "remarque"), ("infos", "remarques")),
}


def totals(findings: Sequence[Finding], notices: int, language: Language, style: Style) -> str:
    """How many findings of each severity in how many notices, in words."""
    where = f"{notices} {pick(('notice', 'avis'), language)}"
    if notices != 1 and language == "en":
        where += "s"
    counts = [_count(findings, severity, language, style) for severity in SEVERITIES]
    if not any(counts):
        message = both("Nothing to report in {where}.", "Rien à signaler dans {where}.", where=where)
        return style.paint(pick(message, language), "good")
    return f"{', '.join(count for count in counts if count)} {pick(('in', 'dans'), language)} {where}"


def _count(findings: Iterable[Finding], severity: Severity, language: Language, style: Style) -> str:
    number = sum(finding.severity == severity for finding in findings)
    if not number:
        return ""
    singular, plural = _COUNTED[severity]
    return style.paint(f"{number} {pick(singular if number == 1 else plural, language)}", severity)
