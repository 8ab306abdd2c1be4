"""What the page of the HTML report says besides the findings."""

from __future__ import annotations

from ..messages import Both, both, pick
from ..model import LANGUAGES, Language

_WORDS: dict[str, Both] = {
    "report": both("Report of bilint", "Rapport de bilint"),
    "skip": both("Skip to the text", "Aller au texte"),
    "tools": both("Filters and navigation", "Filtres et navigation"),
    "severity": both("Severity", "Gravité"),
    "rules": both("Rules", "Règles"),
    "all": both("All", "Toutes"),
    "none": both("None", "Aucune"),
    "only": both("Findings only", "Constats seulement"),
    "next": both("Next", "Suivant"),
    "previous": both("Previous", "Précédent"),
    "shortcuts": both("Keys", "Touches"),
    "help": both("Show or hide this help", "Afficher ou masquer cette aide"),
    "use_keys": both("Use these keys", "Utiliser ces touches"),
    "summary": both("Summary", "Vue d'ensemble"),
    "notice": both("Notice", "Avis"),
    "contents": both("Contents", "Sommaire"),
    "beginning": both("Beginning", "Début"),
    "finding": both("Finding", "Constat"),
    "findings": both("findings", "constats"),
    "findings_title": both("Findings", "Constats"),
    "nothing": both("Nothing to report", "Rien à signaler"),
    "place": both("missing here", "manque ici"),
    "moved": both("in another order", "dans un autre ordre"),
    "fix": both("Correction:", "Correction :"),
    "colon": both(":", " :"),
    "weak": both(
        "The versions of this section have too little in common: the rows may not go together.",
        "Les versions de cette section ont trop peu en commun : les lignes ne vont peut-être pas ensemble.",
    ),
}
_GAPS: dict[Language, Both] = {
    "en": both("nothing in English", "rien en anglais"),
    "fr": both("nothing in French", "rien en français"),
}


def words(language: Language) -> dict[str, str | dict[Language, str]]:
    """The words of the page by their names in the template."""
    chosen: dict[str, str | dict[Language, str]] = {name: pick(said, language) for name, said in _WORDS.items()}
    chosen["gap"] = {side: pick(_GAPS[side], language) for side in LANGUAGES}
    return chosen
