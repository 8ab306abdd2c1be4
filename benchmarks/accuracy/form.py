"""The ways in which the form of one version goes wrong, while it says the same as the other one."""

from __future__ import annotations

import random
import re

from ..notices import LANGUAGES, Language
from .edits import Edit
from .specimen import Passage, Specimen

Place = tuple[Passage, Language, re.Match[str]]

_CLOSING = re.compile(r"(?<=[a-zà-ÿ])\)(?!\w)")
_DETERMINER = re.compile(r"\b(?:du|des|cette|de la)(?= [a-z]{4})")
_INFINITIVE = re.compile(r"(?<![\w’'-])(de|pour|sans) ([a-zà-ÿ]{4,})er(?= (?:la|les|le|l|des|une|un)\b)")
_COMMA = re.compile(r"(?<=[a-zà-ÿ]),(?= [a-zà-ÿ])")
_ENDING = re.compile(r"(?<=[a-zà-ÿ]{3})\((?:e|ère|trice|euse)s?\)(?!\w)")
_LEAD_IN = re.compile(r"[ \u00a0\u202f]?:$")
_LAST_WORD = re.compile(r"(?<=[a-zà-ÿ]{4})(?=[.;,]?$)")
_SPACED_SIGN = re.compile(r"(?<=\d)[ \u00a0\u202f](?=[%€$](?!\w))")
_LONG = re.compile(r"\w{3,}")
_WORDS = re.compile(r"(?<=[a-zà-ÿ]{3}) (?=[a-zà-ÿ]{4})")
_AGREEMENTS: dict[Language, tuple[tuple[re.Pattern[str], str], ...]] = {
    "en": (
        (
            re.compile(
                r"\b([Tt]hese|[Tt]hose) ([a-z]{3,}(?:tion|ment|date|ent|ee))s(?= (?:of|in|for|to|are|will)\b|[.,])"
            ),
            r"\1 \2",
        ),
        (re.compile(r"\b(a) ([a-z]{3,}(?:tion|ment|er))(?= (?:of|in|for|to)\b|[.,])"), r"\1 \2s"),
        (re.compile(r"(?<![^.] )\b(The|This) ([a-z]{4,}(?:ment|tion|date|er)) is\b"), r"\1 \2 are"),
    ),
    "fr": (
        (
            re.compile(
                r"\b(les|des|ces|aux|leurs|vos) ([a-zà-ÿ]{3,}(?:tion|ment|nce|et|el|al))s(?= [a-zà-ÿ])(?! et| ou)"
            ),
            r"\1 \2",
        ),
        (re.compile(r"\b(le|un|du|ce) ([a-zà-ÿ]{3,}(?:ment|age|isme|oir))(?= [a-zà-ÿ])"), r"\1 \2s"),
        (re.compile(r"\bla ([a-zà-ÿ]{3,}(?:tion|té|nce|ure))(?= [a-zà-ÿ])"), r"le \1"),
        (re.compile(r"\b(?:le|un) ([a-zà-ÿ]{3,}(?:ment|age|isme|oir))(?= [a-zà-ÿ])"), r"la \1"),
    ),
}


def lose_bracket(specimen: Specimen, rng: random.Random) -> Edit | None:
    """An aside that is not closed."""
    found = [
        place
        for place in _places(specimen, _CLOSING, ("en", "fr"))
        if _text(specimen, place[0], place[1])[: place[2].start()].count("(") == 1
    ]
    return _edit(found, "", rng)


def double_determiner(specimen: Specimen, rng: random.Random) -> Edit | None:
    """A determiner that stayed when the words behind it were replaced."""
    return _edit(_places(specimen, _DETERMINER, ("fr",)), r"\g<0> les", rng)


def confuse_ending(specimen: Specimen, rng: random.Random) -> Edit | None:
    """An infinitive written as it sounds."""
    return _edit(_places(specimen, _INFINITIVE, ("fr",)), r"\1 \2ez", rng)


def double_sign(specimen: Specimen, rng: random.Random) -> Edit | None:
    """A comma typed twice."""
    return _edit(_places(specimen, _COMMA, ("en", "fr")), ",,", rng)


def part_ending(specimen: Specimen, rng: random.Random) -> Edit | None:
    """An ending in brackets that moved away from its word."""
    return _edit(_places(specimen, _ENDING, ("fr",)), r" \g<0>", rng)


def refer_to_nothing(specimen: Specimen, rng: random.Random) -> Edit | None:
    """A star that sends the reader to a note that does not exist."""
    if any("*" in text for text in specimen.files.values()):
        return None
    return _edit(_places(specimen, _LAST_WORD, ("en", "fr"), "item"), "*", rng)


def lose_agreement(specimen: Specimen, rng: random.Random) -> Edit | None:
    """A noun or its determiner that somebody replaced, in the other number or gender."""
    found = []
    for language, changes in _AGREEMENTS.items():
        for pattern, new in changes:
            for passage, side, match in _places(specimen, pattern, (language,)):
                if edit := _edit([(passage, side, match)], new, rng):
                    found.append(edit)
    return rng.choice(found) if found else None


def rename_title(specimen: Specimen, rng: random.Random) -> Edit | None:
    """A word more in the name of a post, where both texts have the title as it stands."""
    titles = {
        language: _text(specimen, passage, language) for passage in specimen.passages[:1] for language in LANGUAGES
    }
    found = []
    for passage in specimen.passages[1:]:
        texts = {language: _text(specimen, passage, language).lower() for language in LANGUAGES}
        if passage.kind == "sentence" and all(titles[side].lower() in texts[side] for side in LANGUAGES):
            for language, word in (("en", "Chief"), ("fr", "général")):
                if len(_LONG.findall(titles[language])) < 3:
                    continue
                begin = passage.spans[language][0] + texts[language].index(titles[language].lower())
                end = begin + len(titles[language].split()[0])
                place = (end, end)
                here, there = (passage.spans[side] for side in (language, "fr" if language == "en" else "en"))
                found.append(Edit(language, place, f" {word}", here, there))
    return rng.choice(found) if found else None


def glue_sign(specimen: Specimen, rng: random.Random) -> Edit | None:
    """A sign without the space that French sets before it."""
    return _edit(_places(specimen, _SPACED_SIGN, ("fr",), "sentence", "item", "field"), "", rng)


def lose_colon(specimen: Specimen, rng: random.Random) -> Edit | None:
    """A lead-in that lost the colon before its list."""
    items = {passage.block - 1 for passage in specimen.passages if passage.kind == "item"}
    found = [place for place in _places(specimen, _LEAD_IN, ("en", "fr"), "sentence") if place[0].block in items]
    return _edit(found, "", rng)


def leave_letter(specimen: Specimen, rng: random.Random) -> Edit | None:
    """A letter that stayed when a word was deleted."""
    return _edit(_places(specimen, _WORDS, ("en", "fr")), " w ", rng)


def _places(specimen: Specimen, pattern: re.Pattern[str], languages: tuple[Language, ...], *kinds: str) -> list[Place]:
    return [
        (passage, language, match)
        for passage in specimen.passages
        if passage.kind in (kinds or ("sentence", "item"))
        for language in languages
        for match in pattern.finditer(_text(specimen, passage, language))
    ]


def _text(specimen: Specimen, passage: Passage, language: Language) -> str:
    return specimen.text(language)[slice(*passage.spans[language])]


def _edit(places: list[Place], new: str, rng: random.Random) -> Edit | None:
    if not places:
        return None
    passage, language, match = rng.choice(places)
    begin = passage.spans[language][0]
    here = (begin + match.start(), begin + match.end())
    there: Language = "fr" if language == "en" else "en"
    return Edit(language, here, match.expand(new), here, passage.spans[there])
