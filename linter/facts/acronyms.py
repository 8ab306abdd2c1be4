"""Acronyms: `NSPO`, `DASG-S`, `C4ISR`, `KPIs` (read as KPI), `MoU`, `NRCan`; `ASG/DPP` is two. And where
they are introduced.

The value is the acronym in capitals. Words that only look like one are left out: numerals, grades, units, currencies,
emphasis in capitals. So are texts that are all in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from ..model import Fact, Language, Span
from ..patterns import CHUNK, LETTERS, lazy
from ..vocabulary import SHIPPED, Vocabulary
from .fact_type import FactType
from .initials import name_before, name_inside
from .plain import Plain, plain


class Acronym(NamedTuple):
    """The canonical value."""

    letters: str


TYPE = FactType(
    "acronym",
    "An acronym, in capitals and without a plural s.",
    Acronym,
    {"letters": "the acronym"},
    ("the KPIs of the team", "les KPI de l’équipe"),
)
Style = Literal["name (acronym)", "acronym (name)"]

_CAPITAL = "A-ZÀ-ÖØ-Þ"
# The single letter in `DASG-S` and `CTS/A` belongs to the acronym; what follows a hyphen otherwise does not.
_FORM = rf"[{_CAPITAL}](?:[{_CAPITAL}0-9&]+(?:[a-z]{{2,3}})?|[a-z][{_CAPITAL}]+)(?:[-/][A-Z](?![\w&'’/]))?"
_ACRONYM = lazy(rf"(?<![\w@&])(?<!\d[-/.])({_FORM})(?:['’]?s)?(?![\w@&]|[./]\d|-\d{{3}}|\.\w)")
_SHORT_CODE = lazy(rf"[{_CAPITAL}]{{2,3}}-\d")
# Behind the acronym may stand that of the other language, or a short name in quotes.
_SHORT_NAME = r",?\s(?:ci-après|hereafter|hereinafter|[\"“«])[^()]{3,60}"
_IN_BRACKETS = lazy(rf"\(\s?[\"“«]?\s?({_FORM})(?:['’]?s)?\s?[\"”»]?\s?(?:/[^()]{{3,60}}|{_SHORT_NAME})?\)")
_BEFORE_NAME = lazy(rf"(?<![\w&])({_FORM})(?:['’]?s)?\s\(([^()]{{5,120}})\)")
# So many words in capitals, one behind the other, are a sentence that is stressed.
_STRESSED = lazy(rf"(?<![\w-])[{_CAPITAL}][{_CAPITAL}'’-]*(?:,?\s+[{_CAPITAL}][{_CAPITAL}'’-]*){{3,}}(?![\w-])")
_CAPITALS = lazy(rf"[{_CAPITAL}]+")
_ROMAN = frozenset("IVX")
_GRADE = lazy(r"[A-Z]{1,2}\d{1,2}")
_LANGUAGES_TIMES_TITLES = "EN FR AM PM CET CEST UTC GMT EST EDT HNE HAE HEC MM NB PS OK NA ND RD TH"
_UNITS = "KB MB GB TB KW MW KV HZ KHZ MHZ GHZ KG KM"
_CURRENCIES = "EUR USD GBP CAD CHF DKK NOK SEK ISK PLN CZK HUF RON BGN TRY JPY CNY AUD NZD XOF XAF XDR MKD RSD UAH RUB"
_NO_ACRONYMS = frozenset(f"{_LANGUAGES_TIMES_TITLES} {_UNITS} {_CURRENCIES}".split())
# Markings, and words that notices print in capitals for emphasis; "IS", "SI" and "CE" are acronyms more often.
_MARKINGS = "COSMIC TOP SECRET ATOMAL TRÈS TRES CONFIDENTIAL CONFIDENTIEL RESTRICTED DIFFUSION RESTREINT RESTREINTE "
_WORDS: dict[Language, frozenset[str]] = {
    "en": frozenset(
        (
            _MARKINGS
            + "THE OF AND OR NOT NO ONLY MUST SHALL MAY WILL ARE BE TO IN ON AT BY FOR WITH WITHOUT FROM IF ALL "
            "ANY BOTH NOTE NOTES PLEASE BEFORE AFTER WARNING DRAFT FINAL YES NEW OPEN HOW WHO WHAT WHY APPLY HERE SEE "
            "SALARY GRADE POST TITLE"
        ).split()
    ),
    "fr": frozenset(
        (
            _MARKINGS
            + "LE LA LES UN UNE DES DU DE ET OU NI NE PAS NON OUI TOUT TOUS DOIT DOIVENT PEUT AVANT APRÈS APRES "
            "AVEC SANS POUR PAR SUR AU AUX EST SONT SEUL SEULS NOTA PROJET AVIS ICI VOIR NOTE POSTE TITRE GRADE"
        ).split()
    ),
}
# Longer runs of capitals are ordinary words far more often than acronyms.
_LONGEST = 8
_ALL_CAPITALS = 0.6


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym (in capitals, without plural s) and the name it stands for; `span` is that of the acronym.

    `matched` is false if the initials of the name are not the letters of the acronym. Then the name is a guess.
    """

    acronym: str
    expansion: str
    span: Span
    expansion_span: Span
    style: Style
    matched: bool


def find(text: str, language: Language) -> list[Fact]:
    """The acronyms of a text, none where all of it is in capitals. Spans leave out a plural or possessive s."""
    if not _ACRONYM.search(text) or _is_capitals(text):
        return []
    if _holds_link(text):
        text = CHUNK.sub(lambda chunk: " " * len(chunk[0]) if _holds_link(chunk[0]) else chunk[0], text)
    stressed = [Span(*match.span()) for match in _STRESSED.finditer(text)]
    return [
        Fact(TYPE.name, Acronym(match[1].upper()), Span(*match.span(1)), match[1])
        for match in _ACRONYM.finditer(text)
        if _is_acronym(match[1].upper(), language)
        and not _SHORT_CODE.match(text, match.start(1))
        and not any(span.start <= match.start(1) < span.end for span in stressed)
    ]


def find_definitions(text: str, language: Language) -> Sequence[Definition]:
    """The acronyms that a text introduces, in reading order."""
    return _definitions(text, language) if "(" in text else ()


@lru_cache(maxsize=1024)
def _definitions(text: str, language: Language) -> tuple[Definition, ...]:
    acronyms = {fact.span for fact in find(text, language)}
    words = plain(text)
    found = []
    for match in _IN_BRACKETS.finditer(words.cased):
        span = words.span(*match.span(1))
        if span in acronyms and (name := name_before(words, match.start(), match.group(1), language)):
            found.append(_definition(words, match, name, "name (acronym)"))
    for match in _BEFORE_NAME.finditer(words.cased):
        span = words.span(*match.span(1))
        if span in acronyms and (name := name_inside(words, match.span(2), match.group(1), language)):
            found.append(_definition(words, match, name, "acronym (name)"))
    return tuple(sorted(found, key=lambda definition: definition.span))


def _definition(words: Plain, match: re.Match[str], name: tuple[int, int, bool], style: Style) -> Definition:
    start, end, matched = name
    span = words.span(start, end)
    acronym = match.group(1).upper()
    return Definition(acronym, span.of(words.written), words.span(*match.span(1)), span, style, matched)


def translations(rows: Iterable[tuple[str, ...]] | None = None) -> Mapping[str, frozenset[str]]:
    """The forms of an acronym in the other language, both directions, in capitals as in the values of facts.

    `rows` are those of `acronyms.tsv` (the default): English, French, English name, French name.
    """
    pairs: dict[str, set[str]] = {}
    for english, french, *_ in SHIPPED.rows("acronyms") if rows is None else rows:
        if "—" in (english, french):
            continue
        pairs.setdefault(english.upper(), set()).add(french.upper())
        pairs.setdefault(french.upper(), set()).add(english.upper())
    return {acronym: frozenset(others) for acronym, others in pairs.items()}


def _is_acronym(value: str, language: Language) -> bool:
    letters = sum(map(str.isalpha, value))
    if letters < 2 or value in _NO_ACRONYMS or value in _WORDS[language]:
        return False
    if _ROMAN.issuperset(value) or _GRADE.fullmatch(value):
        return False
    return letters < _LONGEST or value in SHIPPED.made(_known)


def _known(_vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(translations())


def _is_capitals(text: str) -> bool:
    capitals = sum(map(len, _CAPITALS.findall(text)))
    return capitals > _ALL_CAPITALS * sum(map(len, LETTERS.findall(text)))


def _holds_link(text: str) -> bool:
    return "://" in text or "www." in text or "@" in text
