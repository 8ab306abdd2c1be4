"""The units that numbers count: `3-year`, `trois longues années`, `10 per cent`, `2 A4 pages`."""

from __future__ import annotations

from ..model import Language
from ..patterns import lazy
from .function_words import ENDS_NOUN_PHRASE

# unit, English forms, French forms; plain text (see `folding`)
_FORMS = (
    ("year", "year years yr yrs", "an ans annee annees"),
    ("quarter", "quarter quarters", "trimestre trimestres"),
    ("month", "month months", "mois"),
    ("week", "week weeks", "semaine semaines"),
    ("day", "day days", "jour jours journee journees"),
    ("hour", "hour hours hr hrs h", "heure heures h"),
    ("minute", "minute minutes min mins", "minute minutes min"),
    ("second", "seconds secs", "secondes"),
    ("page", "page pages", "page pages"),
    ("word", "word words", "mot mots"),
    ("character", "character characters", "caractere caracteres"),
    ("line", "line lines", "ligne lignes"),
    ("percent", "percent", ""),
    ("km", "km kms kilometre kilometres kilometer kilometers", "km kms kilometre kilometres"),
    ("metre", "m metre metres meter meters", "m metre metres"),
    ("kg", "kg kgs kilogram kilograms kilo kilos", "kg kgs kilogramme kilogrammes kilo kilos"),
    ("times", "times", "fois"),
    ("people", "people person persons staff employee employees", "personne personnes agent agents employe employes"),
    ("post", "post posts", "poste postes"),
)
UNITS = tuple(unit for unit, _, _ in _FORMS)
TIME_UNITS = frozenset({"year", "quarter", "month", "week", "day", "hour", "minute", "second"})

_UNITS: dict[Language, dict[str, str]] = {
    "en": {form: unit for unit, english, _ in _FORMS for form in english.split()},
    "fr": {form: unit for unit, _, french in _FORMS for form in french.split()},
}
_ADJECTIVES = 2
_WORD = lazy(r"(?: {1,3}|-)([a-z]+[0-9]*)(\(s\))?(?![a-z0-9(@_])")
_PER_CENT = lazy(r" {0,3}%| {1,3}(?:per|pour) {1,2}cent\b| {1,3}p\. ?(?:cent\b|100\b)")
_GLUED = lazy(r"(?:km|kg|hrs|h|min|m)(?![a-z0-9])")


def unit_after(
    text: str, position: int, language: Language, *, adjectives: int = _ADJECTIVES
) -> tuple[str, int] | None:
    """The unit of a number that ends at a position of a plain text, and where the unit ends.

    Up to `adjectives` words may stand in between (`five working days`). Where a measure of time follows a word
    for people (`two staff days`), the time is what is counted.
    """
    percent = _PER_CENT.match(text, position)
    if percent:
        return "percent", percent.end()
    glued = _GLUED.match(text, position)
    if glued:
        return _UNITS["en"][glued[0]], glued.end()
    found: tuple[str, int] | None = None
    for _ in range(adjectives + 1):
        match = _WORD.match(text, position)
        if match is None:
            break
        position = match.end()
        unit = _UNITS[language].get(match[1])
        if unit is None:
            if match[1] in ENDS_NOUN_PHRASE or text[position : position + 1] == "'":
                break
        elif text[position : position + 1] != "-" and (found is None or unit in TIME_UNITS):
            found = unit, position
            if unit not in ("people", "post"):
                break
    return found
