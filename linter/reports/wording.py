"""Words that the reports for people share."""

from __future__ import annotations

from ..messages import Both, both
from ..model import Confidence, Severity

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
CONFIDENCE: dict[Confidence, Both] = {
    "high": ("", ""),
    "medium": ("fairly sure", "assez sûr"),
    "low": ("not sure", "peu sûr"),
}
NO_COUNTERPART = both("no counterpart; expected here", "sans équivalent ; attendu ici")
