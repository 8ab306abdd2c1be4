"""Work schedules: `Full-time`, `à temps partiel (80 %)`, `mi-temps`, `shift work`."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model import Fact, Language
from ..patterns import lazy
from ..vocabulary import SHIPPED, Vocabulary
from .fact_type import FactType
from .plain import Plain, key, plain


class Schedule(NamedTuple):
    """The canonical value."""

    name: str | None
    percent: str | None


TYPE = FactType(
    "schedule",
    "A work schedule.",
    Schedule,
    {
        "name": "the schedule, as `schedules.toml` has it; open for a percentage alone",
        "percent": "the percentage of full time; open where it is not stated and does not follow from the name",
    },
    ("Part-time (80%)", "Temps partiel (80 %)"),
    field="schedule",
)
_PERCENT_AFTER = lazy(
    r"[\s(,:-]{0,4}(?:at |a |de |of |= ?)?\(?(\d{1,3})\s?(?:%|percent\b|per cent\b|pour cent\b)\s?\)?"
)
_PERCENT_BEFORE = lazy(r"(\d{1,3})\s?%[\s,(-]{0,3}(?:a |de |of |d'un )?$")
_PERCENT = lazy(r"\b(\d{1,3})\s?(?:%|percent\b|per cent\b|pour cent\b)")


def find(text: str, _language: Language) -> list[Fact]:
    """The schedules that a running text names."""
    words = plain(text)
    return [_fact(words, match) for match in _forms.finditer(words.text)]


def find_in_field(text: str, _language: Language) -> list[Fact]:
    """The schedules of a field's value, where a percentage alone is one too."""
    found = find(text, _language)
    if found:
        return found
    words = plain(text)
    return [words.fact(TYPE, Schedule(None, match.group(1)), *match.span()) for match in _PERCENT.finditer(words.text)]


def _fact(words: Plain, match: re.Match[str]) -> Fact:
    name, percent = SHIPPED.made(_values)[match.group()]
    start, end = match.span()
    after = _PERCENT_AFTER.match(words.text, end)
    before = _PERCENT_BEFORE.search(words.text[max(0, start - 14) : start])
    if after:
        percent, end = after.group(1), after.end()
        end -= len(after.group()) - len(after.group().rstrip())
    elif before:
        percent = before.group(1)
        start -= len(before.group())
    return words.fact(TYPE, Schedule(name, percent), start, end)


def _values(vocabulary: Vocabulary) -> dict[str, tuple[str, str | None]]:
    values = {}
    for schedule in vocabulary.toml("schedules")["schedule"]:  # type: ignore[attr-defined]
        for form in (*schedule["en"], *schedule["fr"]):
            values[key(form)] = (schedule["value"], schedule.get("percent"))
    return values


@lazy
def _forms() -> str:
    forms = sorted(SHIPPED.made(_values), key=len, reverse=True)
    return rf"\b(?:{'|'.join(map(re.escape, forms))})\b"
