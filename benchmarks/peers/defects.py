"""Defects that revisers marked in the real notices. A check that flags one raises no false alarm."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import yaml

from ..accuracy.edits import Lines
from ..accuracy.sources import SHARED
from ..accuracy.specimen import Specimen
from ..notices import LANGUAGES, Language


def is_known(specimen: Specimen, lines: Mapping[Language, Lines]) -> bool:
    """True if a defect of the notice stands in these lines of a version. Fictional notices have none."""
    return any(
        first <= last_marked and first_marked <= last
        for language, (first, last) in lines.items()
        for first_marked, last_marked in _marked(specimen.name)[language]
    )


@cache
def _marked(name: str) -> dict[Language, list[Lines]]:
    """The lines of the defects of a notice in each version."""
    path = SHARED / "gold" / f"{name}.yaml"
    defects = yaml.safe_load(path.read_text(encoding="utf-8"))["defects"] if path.is_file() else []
    return {
        language: [
            (defect[f"{language}_line"], defect[f"{language}_end_line"] or defect[f"{language}_line"])
            for defect in defects
            if defect[f"{language}_line"]
        ]
        for language in LANGUAGES
    }
