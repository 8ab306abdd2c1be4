"""Marks of language that the words contradict: attributes that an editor or a template exchanged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import LANGUAGES, Language, Line, other
from .identification import LanguageScale

# From this weight on, in function words, a line shows its language.
_TELLS = 1.0
# So many lines must contradict the mark, and this many times more than agree. One may be left untranslated.
_LEAST = 3
_TIMES = 3


def contradicted(lines: Sequence[Line], scale: LanguageScale) -> dict[Language, Line]:
    """The languages that lines are marked with though their words are in the other one, each with its first line."""
    found: dict[Language, Line] = {}
    for marked in LANGUAGES:
        agree = 0
        contrary: list[Line] = []
        for line in lines:
            weight = scale.weigh(line.text) if line.language == marked else 0.0
            if abs(weight) >= _TELLS:
                if (weight > 0) == (marked == "fr"):
                    agree += 1
                else:
                    contrary.append(line)
        if len(contrary) >= max(_LEAST, _TIMES * agree):
            found[marked] = contrary[0]
    return found


def corrected(lines: Sequence[Line], scale: LanguageScale) -> tuple[Line, ...]:
    """The lines with marks that the words do not contradict. Exchanged ones are put right, a lone one is dropped."""
    wrong = contradicted(lines, scale)
    if not wrong:
        return tuple(lines)
    exchanged = len(wrong) == len(LANGUAGES)
    return tuple(
        replace(line, language=other(line.language) if exchanged else None) if line.language in wrong else line
        for line in lines
    )
