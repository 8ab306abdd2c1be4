"""The numbers of direct and indirect reports: `Direct reports: 7`, `Nombre de subordonné(e)s indirect(e)s : néant`.

Parts: "direct" or "indirect", and the number. `N/A`, `none`, `sans objet`, `néant` and `0` all say that there are none
and give "none". A label without a value gives "", which agrees with no number.
"""

from __future__ import annotations

import re

from ..model import Fact, Language
from .plain import Plain, plain

TYPE = "report-count"
_WORDS = {
    word: str(number)
    for number, words in enumerate(
        [
            "one|un|une",
            "two|deux",
            "three|trois",
            "four|quatre",
            "five|cinq",
            "six",
            "seven|sept",
            "eight|huit",
            "nine|neuf",
            "ten|dix",
            "eleven|onze",
            "twelve|douze",
            "thirteen|treize",
            "fourteen|quatorze",
            "fifteen|quinze",
            "sixteen|seize",
            "seventeen|dix-sept",
            "eighteen|dix-huit",
            "nineteen|dix-neuf",
            "twenty|vingt",
        ],
        start=1,
    )
    for word in words.split("|")
}
# French feminine and plural endings have many inclusive spellings: (e)s, ·e·s, .e.s, -e-s, /es.
_LABEL = re.compile(
    r"""
    \b(?P<number>number\ of\ |no\.\ of\ |\#\s?of\ )?
        (?P<en>in-?direct|direct)(?:ly)?\ (?:reports?|reportees?|subordinates?|supervisees)\b(?:\s?\(s\))?
    | \breports?\ \((?P<en2>indirect|direct)\)
    | \b(?P<nombre>nombre\ (?:de\ |d')|nbre\ (?:de\ |d'))?
        (?:subordonn|collaborat|supervis)[\w()/·.-]{0,8}\s+
        (?P<fr>indirect|direct)(?:s\b|es\b|[(/·.-]e[)·.-]?s?\b|\b)
    """,
    re.VERBOSE,
)
_NONE = (
    r"n\s?/\s?a\b\.?|n\.a\.|none|nil|zero|sans objet|s\.\s?o\.|s/o\b|so\b|neant|aucun(?:e|\(e\)|·e)?|no\b|0+\b"
    r"|not applicable|non applicable"
)
_VALUE = re.compile(
    rf"\b(?:(?P<none>{_NONE})|(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b|(?P<digits>\d{{1,4}})\b)"
)
_SEPARATOR = re.compile(r"\s*(?:[:=]|-(?=\s+\S))")
_BEFORE = re.compile(rf"\b(?:(?P<none>no|zero|aucune?)|(?P<word>{'|'.join(_WORDS)})|(?P<digits>\d{{1,4}}))\s+$")
# Stray words between a label and its number: "approximately", "environ", "up to".
_REACH = 30


def find(text: str, _language: Language) -> list[Fact]:
    """The counts of a text. A fact's span is its value, or the label where no value stands."""
    if "irect" not in text and "IRECT" not in text:
        return []
    words = plain(text)
    labels = list(_LABEL.finditer(words.text))
    found: list[Fact] = []
    reached = 0
    for index, label in enumerate(labels):
        limit = labels[index + 1].start() if index + 1 < len(labels) else len(words.text)
        count = _count_before(words, label, reached) or _count_after(words, label, limit)
        if count:
            number, start, end = count
            kind = (label["en"] or label["en2"] or label["fr"]).replace("-", "")
            found.append(words.fact(TYPE, (kind, number), start, end))
            reached = max(end, label.end())
    return found


def _count_before(words: Plain, label: re.Match[str], reached: int) -> tuple[str, int, int] | None:
    """The number, start and end of the count in `seven direct reports`."""
    start = max(reached, label.start() - 14)
    value = _BEFORE.search(words.text[start : label.start()])
    if not value:
        return None
    start += value.start()
    return _number(value), start, start + len(value.group().rstrip())


def _count_after(words: Plain, label: re.Match[str], limit: int) -> tuple[str, int, int] | None:
    separator = _SEPARATOR.match(words.text, label.end(), limit)
    start = separator.end() if separator else label.end()
    rest = words.text[start:limit].strip()
    is_label = separator or not rest or label["number"] or label["nombre"]
    if rest and not rest.strip("-"):
        start = words.text.index("-", start)
        return "none", start, start + len(rest)
    # Without a colon only a value that follows at once belongs to the label: the rest is a sentence about reports.
    start += len(words.text[start:limit]) - len(words.text[start:limit].lstrip())
    value = (_VALUE.search if is_label else _VALUE.match)(words.text, start, min(limit, start + _REACH))
    if value:
        return _number(value), *value.span()
    return ("", *label.span()) if is_label else None


def _number(match: re.Match[str]) -> str:
    if match["none"]:
        return "none"
    return _WORDS[match["word"]] if match["word"] else str(int(match["digits"])) if int(match["digits"]) else "none"
