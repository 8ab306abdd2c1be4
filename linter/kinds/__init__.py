"""Kinds of check: algorithms that rules name and give parameters to.

Each module is a `contract.Kind`: it declares `OPTIONS`, `VALUES` and `VARIANTS`, and has `check(case, options)`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from .contract import Kind

# The kinds as rule pages name them, and their modules, which are imported when a selected rule needs them.
MODULES: dict[str, str] = {
    "acronyms": "acronyms",
    "agree": "agree",
    "agreement": "agreement",
    "brackets": "brackets",
    "competencies": "competencies",
    "consistency": "consistency",
    "contradiction": "contradiction",
    "counterpart": "counterpart",
    "date-format": "date_format",
    "definitions": "definitions",
    "doubled-words": "doubled_words",
    "endings": "endings",
    "fields": "fields",
    "french-capitals": "french_capitals",
    "french-quotes": "french_quotes",
    "french-spacing": "french_spacing",
    "function-words": "function_words",
    "grammar": "grammar",
    "house-wording": "house_wording",
    "inclusive-forms": "inclusive_forms",
    "label-colons": "label_colons",
    "links": "links",
    "lists": "lists",
    "meaning": "meaning",
    "mismatch": "mismatch",
    "missing-words": "missing_words",
    "modality": "modality",
    "named": "named",
    "negation": "negation",
    "note-marks": "note_marks",
    "number-format": "number_format",
    "official-names": "official_names",
    "opposites": "opposites",
    "parallel-form": "parallel_form",
    "spacing": "spacing",
    "spelling": "spelling",
    "spelling-variants": "spelling_variants",
    "terms": "terms",
    "titles": "titles",
    "untranslated": "untranslated",
}


def kind_named(name: str) -> Kind:
    """The module of a kind, imported."""
    return cast("Kind", import_module(f".{MODULES[name]}", __name__))
