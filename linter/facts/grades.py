"""Grades of posts: `G15`, `G10-G12`, `A.3/G17`, `P-4`, `EC-06/07`, `Grade 12`.

The canonical grade has no space or stop. A group of letters takes a hyphen and two figures (`AS-04`), a single letter
neither (`P4`). A hyphen joins a span of one scale (`G10-G12`), a slash two names of one grade (`A3/G17`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ..model import Fact, Language
from ..patterns import lazy
from .cue_pairs import cue, forms
from .fact_type import FactType
from .plain import Plain, plain


class Grade(NamedTuple):
    """The canonical value."""

    grade: str


TYPE = FactType(
    "grade",
    "The grade of a post.",
    Grade,
    {"grade": "the grade, such as P4, AS-04 or G10-G12"},
    ("Grade: P-4", "Classe : P4"),
    field="grade",
)
_DASH = "‐‑‒–-"
_CODE = rf"(?:(?:[A-Z]{{2,4}}[{_DASH}])?[A-Z]{{1,5}}[\s.{_DASH}]?\d{{1,2}}|NO[{_DASH}]?[A-D])"
_NEXT = rf"(?:\s?(?:[/{_DASH}]|\bto\b|\bà\b|\ba\b|\bau\b)\s?(?:{_CODE}|\d{{1,2}}))"
# A4 is paper more often than a grade; beside a word for paper it is no grade.
_START = r"(?<![\w.-])(?<!pages )(?<!page )(?<!format )"
_END = r"(?![\w%]|[.,-]\d|\s\d{3}(?!\d)|\s%|\s(?:pages?|sheets?|paper|format)\b)"
_GRADE = lazy(rf"{_START}({_CODE}{_NEXT}{{0,3}}|\d{{1,2}}(?:\s?[/{_DASH}]\s?\d{{1,2}})?){_END}")
_LETTERED = lazy(rf"{_START}({_CODE}{_NEXT}{{0,3}}){_END}")
CUES = (
    cue("grade|grades|graded", "grade|grades|classe"),
    cue("pay band|pay grade|pay level", "niveau de remuneration|echelon salarial|categorie salariale"),
    cue("salary band|salary grade|salary scale", "niveau de traitement|grille salariale|echelle salariale"),
    cue("group and level|groups and levels", "groupe et niveau|groupe et de niveau|groupes et niveaux"),
    cue("classification", "classification|classement"),
)
# Words that say so of a post or of people. A bare number behind them is no grade, as it is behind a noun.
VERBS = (
    cue(
        "classified|ranked",
        "classee|classes|classees|classifie|classifiee|classifies|classifiees|classe(e)|classe(e)s",
    ),
)
_CONTEXT = lazy(lambda: rf"\b(?:{forms(CUES)}|(?P<verb>{forms(VERBS)}))(?![a-z(])")
_NUMBER_AFTER = lazy(
    rf"[\s:(]{{0,3}}(\d{{1,2}})(?:\s?[/{_DASH}]\s?(\d{{1,2}}))?(?![\w%]|[.,-]\d|\s?(?:%|years|ans|months|mois)\b)"
)
_PART = lazy(rf"(NO|[A-Z]*)[\s.{_DASH}]?(\d{{1,2}}|(?<=NO)[A-D]|(?<=NO[{_DASH}])[A-D])")
# `permis de conduire de classe 5` is no grade.
_LICENCE = lazy(r"\b(?:permis|licen[cs]e)\b[^.;]*$")
# Behind the name of a post: `the Head of Unit (P-4)`, `senior management (EX-01 or higher)`.
_BRACKETED = lazy(rf"\(([A-Z]{{1,3}}[{_DASH}]\d{{1,2}})(?:\)|\s(?:or|and|ou|et)\b)")
_LONGEST = 40  # characters of codes that name the ends of a span
# Words between the word and the code: "grade: NATO grade", "classification of the post is".
_REACH = 40


def find(text: str, _language: Language) -> list[Fact]:
    """The grades of a text: codes beside a word that announces one. A code may also end a line or cell."""
    words = plain(text)
    found: list[Fact] = []
    bracketed = [
        words.fact(TYPE, Grade(_canonical(match[1])), *match.span(1)) for match in _BRACKETED.finditer(words.cased)
    ]
    reached = 0
    for context in _CONTEXT.finditer(words.text):
        if context.start() < reached or _LICENCE.search(words.text[max(0, context.start() - 40) : context.start()]):
            continue
        before = _last_before(words, context.start())
        if before and before.start(1) >= reached:
            found.append(_fact(words, before))
        position = context.end()
        number = None if context["verb"] else _NUMBER_AFTER.match(words.cased, position)
        if number:
            found.append(
                words.fact(TYPE, Grade(_canonical(number.group(0).strip(" :("))), number.start(1), number.end())
            )
            reached = number.end()
            continue
        while match := _LETTERED.search(words.cased, position, min(len(words.text), position + _REACH + 12)):
            if match.start() > position + _REACH or re.search(r"[.;!?]\s", words.text[position : match.start()]):
                break
            found.append(_fact(words, match))
            reached = position = match.end()
    covered = {fact.span for fact in found}
    found += [fact for fact in (*bracketed, *_last(words)) if fact.span not in covered]
    return sorted(found, key=lambda fact: fact.span)


def _last(words: Plain) -> Iterator[Fact]:
    """The code with a hyphen that ends a text without a stop. It is weak: nothing else says that it is a grade."""
    end = len(words.cased.rstrip())
    for match in _LETTERED.finditer(words.cased, max(0, end - _LONGEST), end):
        if match.end() == end and any(dash in match[1] for dash in _DASH):
            yield replace(_fact(words, match), weak=True)


def find_in_field(text: str, _language: Language) -> list[Fact]:
    """The grades of a field's value, where any code counts."""
    words = plain(text)
    # Beside a code a bare number is a step: "P-3, step 4".
    pattern = _LETTERED if _LETTERED.search(words.cased) else _GRADE
    return [_fact(words, match) for match in pattern.finditer(words.cased)]


def _last_before(words: Plain, position: int) -> re.Match[str] | None:
    """The code directly before the word: `a G15 grade post`."""
    start = max(0, position - 14)
    last = None
    for match in _LETTERED.finditer(words.cased, start, position):
        last = match
    return last if last and not words.text[last.end() : position].strip(" -") else None


def _fact(words: Plain, match: re.Match[str]) -> Fact:
    return words.fact(TYPE, Grade(_canonical(match.group(1))), match.start(1), match.end(1))


def _canonical(written: str) -> str:
    parts: list[tuple[str, str]] = []
    for match in _PART.finditer(written):
        letters, step = match.groups()
        parts.append((letters or (parts[0][0] if parts else ""), step))
    names = [_name(letters, step) for letters, step in parts]
    if len(names) < 2 or not parts[0][0]:
        return "-".join(names)
    if len(parts[0][0]) > 1:
        # Groups of letters share them: EC-06/07.
        same = all(letters == parts[0][0] for letters, _ in parts)
        return "/".join([names[0], *(step.zfill(2) for _, step in parts[1:])] if same else names)
    return "".join(
        name if index == 0 else ("-" if parts[index][0] == parts[index - 1][0] else "/") + name
        for index, name in enumerate(names)
    )


def _name(letters: str, step: str) -> str:
    if not step.isdigit():
        return letters + step
    if len(letters) > 1:
        return f"{letters}-{step.zfill(2)}"
    return letters + str(int(step))
