"""Words that somebody exchanges for their opposites."""

from __future__ import annotations

import random
import re

from ..notices import LANGUAGES, Language
from .edits import Edit
from .specimen import Specimen

# What each language exchanges, and the words by which the other version shows that it says the same.
_OPPOSITES: dict[Language, tuple[tuple[str, str, str], ...]] = {
    "en": (
        ("at least", "at most", r"\bau moins\b|\bminimum\b"),
        ("up to", "at least", r"\bau plus\b|\bmaximum\b|\bjusqu"),
        ("before", "after", r"\bavant\b"),
        ("after", "before", r"\baprès\b"),
        ("all", "some", r"\btou(?:te)?s\b|\bchaque\b"),
        ("minimum", "maximum", r"\bminim\w+\b"),
        ("more than", "less than", r"\bplus d"),
    ),
    "fr": (
        ("au moins", "au plus", r"\bat least\b|\bminimum\b"),
        ("avant", "après", r"\bbefore\b|\bprior\b"),
        ("après", "avant", r"\bafter\b"),
        ("tous", "certains", r"\ball\b|\bevery\b"),
        ("toutes", "certaines", r"\ball\b|\bevery\b"),
    ),
}
_DENIED = re.compile(r"\b(?:not|no|never|without|ne|n|pas|sans|aucune?)\b", re.IGNORECASE)


def exchange(specimen: Specimen, rng: random.Random) -> Edit | None:
    """A word for its opposite, where the other version has a word of the same meaning."""
    found = []
    for passage in specimen.passages:
        if passage.kind not in ("sentence", "item"):
            continue
        texts = {language: specimen.text(language)[slice(*passage.spans[language])] for language in LANGUAGES}
        if any(_DENIED.search(text) for text in texts.values()):
            continue
        for language, there in (("en", "fr"), ("fr", "en")):
            for old, new, answer in _OPPOSITES[language]:
                places = list(re.finditer(rf"\b{old}\b", texts[language]))
                if len(places) == 1 and len(re.findall(answer, texts[there])) == 1:
                    begin = passage.spans[language][0]
                    place = (begin + places[0].start(), begin + places[0].end())
                    found.append(Edit(language, place, new, passage.spans[language], passage.spans[there]))
    return rng.choice(found) if found else None
