"""Another weekday, language or period in one version, for the rule `named-value`."""

from __future__ import annotations

import random
import re

from ..notices import LANGUAGES, Language
from .edits import Edit
from .specimen import Passage, Specimen

# English and French words of each class, of the same member at the same place.
_CLASSES: tuple[dict[Language, tuple[str, ...]], ...] = (
    {
        "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
        "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi"),
    },
    {"en": ("German", "Spanish", "Italian", "Arabic"), "fr": ("allemand", "espagnol", "italien", "arabe")},
    {"en": ("daily", "weekly", "monthly"), "fr": ("quotidienne", "hebdomadaire", "mensuelle")},
)


def exchange(specimen: Specimen, rng: random.Random) -> Edit | None:
    """Puts another member of a class for one that both versions name."""
    choices = [(passage, language) for passage in specimen.passages for language in LANGUAGES]
    rng.shuffle(choices)
    for passage, language in choices:
        if edit := _exchanged(specimen, passage, language, rng):
            return edit
    return None


def _exchanged(specimen: Specimen, passage: Passage, language: Language, rng: random.Random) -> Edit | None:
    there: Language = "fr" if language == "en" else "en"
    text, beside = (specimen.text(one)[slice(*passage.spans[one])] for one in (language, there))
    for words in _CLASSES:
        for number, word in enumerate(words[language]):
            found = re.search(rf"\b{word}\b", text)
            others = [new for at, new in enumerate(words[language]) if at != number and words[there][at] not in beside]
            # A weekday with its date belongs to the date.
            dated = found and re.match(r",? ?\d", text[found.end() : found.end() + 3])
            if found and others and not dated and words[there][number] in beside:
                begin = passage.spans[language][0]
                place = (begin + found.start(), begin + found.end())
                return Edit(language, place, rng.choice(others), passage.spans[language], passage.spans[there])
    return None
