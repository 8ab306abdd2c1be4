"""The numbers of direct and indirect reports: `Direct reports: 7`, `Nombre de subordonné(e)s indirect(e)s : néant`.

`N/A`, `none`, `sans objet`, `néant` and `0` all say that there are none. A label without a value agrees with no number.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..language.number_words import cardinals
from ..model import Fact, Language
from ..patterns import lazy
from .cue_pairs import cue
from .fact_type import FactType
from .plain import plain


class Reports(NamedTuple):
    """The canonical value."""

    line: str
    number: str


TYPE = FactType(
    "report-count",
    "The number of direct or indirect reports.",
    Reports,
    {"line": "direct or indirect", "number": "the number; `none` where there are none, empty where no value stands"},
    ("Direct reports: none", "Nombre de subordonnés directs : néant"),
    unit="line",
    units=("direct", "indirect"),
    measured=True,
    labelled=True,
)
# The stems of those who report, each beside what the other language calls them.
CUES = (
    cue("report|reportee", "subordonn|supervis"),
    cue("subordinate", "subaltern"),
    cue("supervisee", "supervis"),
    cue("employee|staff member", "employ|collaborat|agent"),
)
_ENGLISH = "|".join(form for pair in CUES for form in pair.en)
_FRENCH = "|".join(form for pair in CUES for form in pair.fr)
# French feminine and plural endings have many inclusive spellings: (e)s, ·e·s, .e.s, -e-s, /es.
_LABEL = lazy(
    rf"""
    \b(?P<number>number\ of\ |no\.\ of\ |\#\s?of\ )?
        (?P<en>in-?direct|direct)(?:ly)?\ (?:{_ENGLISH.replace(" ", "[ ]")})s?\b(?:\s?\(s\))?
    | \breports?\ \((?P<en2>indirect|direct)\)
    | \b(?P<nombre>nombre\ (?:de\ |d')|nbre\ (?:de\ |d'))?
        (?:employ[\w()/·.-]{{1,8}}\s+)?(?:{_FRENCH})[\w()/·.-]{{0,8}}\s+
        (?P<fr>indirect|direct)(?:s\b|es\b|[(/·.-]e[)·.-]?s?\b|\b)
    """,
    re.VERBOSE,
)
_FIGURE = lazy(
    r"\b(?:(?P<none>n\s?/\s?a\b\.?|n\.a\.|none|nil|sans objet|s\.\s?o\.|s/o\b|neant|aucune?(?:\(e\)|·e)?"
    r"|not applicable|non applicable|(?:no|so)\b(?=\s*(?:[.,;)]|$))|no(?= (?:in)?direct))|\d{1,4}\b)"
)
_SEPARATOR = lazy(r"\s*(?:[:=]|-(?=\s+\S))\s*|\s+")
# Stray words between a label and its number: "approximately", "environ", "up to".
_REACH = 30

_Count = tuple[str, int, int]  # the number, its start and end


def find(text: str, language: Language) -> list[Fact]:
    """The counts of a text. A fact's span is its value, or the label where no value stands."""
    if "irect" not in text and "IRECT" not in text:
        return []
    words = plain(text)
    labels = list(_LABEL.finditer(words.text))
    found: list[Fact] = []
    reached = 0
    for index, label in enumerate(labels):
        limit = labels[index + 1].start() if index + 1 < len(labels) else len(words.text)
        count = _before(words.text, label, reached, language) or _after(words.text, label, limit, language)
        if count:
            number, start, end = count
            kind = (label["en"] or label["en2"] or label["fr"]).replace("-", "")
            found.append(words.fact(TYPE, Reports(kind, number), start, end))
            reached = max(end, label.end())
    return found


def _before(text: str, label: re.Match[str], reached: int, language: Language) -> _Count | None:
    """The count in `seven direct reports`, which stands directly before the words."""
    counts = _counts(text, max(reached, label.start() - _REACH), label.start(), language)
    return counts[-1] if counts and not text[counts[-1][2] : label.start()].strip() else None


def _after(text: str, label: re.Match[str], limit: int, language: Language) -> _Count | None:
    separator = _SEPARATOR.match(text, label.end(), limit)
    start = separator.end() if separator else label.end()
    rest = text[start:limit].strip()
    alone = not rest and not text[: label.start()].strip()
    is_label = bool(separator and separator[0].strip()) or alone or label["number"] or label["nombre"]
    if rest and not rest.strip("-"):
        return "none", start, start + len(rest)
    counts = _counts(text, start, min(limit, start + _REACH), language)
    # Without a colon, only a value that follows at once belongs to the label. The rest is a sentence about reports.
    if counts and (is_label or counts[0][1] == start):
        return counts[0]
    return ("", *label.span()) if is_label else None


def _counts(text: str, start: int, end: int, language: Language) -> list[_Count]:
    """The numbers of a stretch of text, in figures, in words, or said to be none."""
    counts = [
        ("none" if match["none"] or not int(match[0]) else str(int(match[0])), *match.span())
        for match in _FIGURE.finditer(text, start, end)
    ]
    for numeral in cardinals(text[start:end], language):
        number = str(numeral.value) if numeral.value else "none"
        counts.append((number, start + numeral.start, start + numeral.end))
    return sorted(counts, key=lambda count: count[1])
