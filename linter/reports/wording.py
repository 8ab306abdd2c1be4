"""Words that the reports for people share."""

from __future__ import annotations

from ..messages import LANGUAGE_NAMES, Both, both, pick
from ..model import Confidence, Finding, Language, Severity
from ..quotes import one_line, visible
from ..rulebook.rule import Status

SEVERITY: dict[Severity, Both] = {
    "error": ("error", "erreur"),
    "warning": ("warning", "avertissement"),
    "info": ("info", "remarque"),
}
SEVERITIES_NAMED: dict[Severity, Both] = {
    "error": ("errors", "erreurs"),
    "warning": ("warnings", "avertissements"),
    "info": ("infos", "remarques"),
}
STATUS: dict[Status, Both] = {"stable": ("stable", "stable"), "preview": ("preview", "à l’essai")}
CONFIDENCE: dict[Confidence, Both] = {
    "high": ("", ""),
    "medium": ("fairly sure", "assez sûr"),
    "low": ("not sure", "peu sûr"),
}
NO_COUNTERPART = both("no counterpart; expected here")


def translated(finding: Finding, language: Language) -> str:
    """The translation that a finding shows, said to be one, on one line; "" where it shows none."""
    if finding.translation is None:
        return ""
    en, fr = LANGUAGE_NAMES[finding.translation.language]
    text = visible(one_line(finding.translation.text))
    if finding.translation.draft:
        line = both(
            "draft in {en} by machine, to be revised: {text}",
            en=en,
            fr=fr,
            text=text,
        )
    else:
        line = both("in {en} by machine: {text}", en=en, fr=fr, text=text)
    return pick(line, language)
