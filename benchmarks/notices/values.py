"""Typed values of a notice, written independently in the two versions, with the place of each."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from . import bank, numerals
from .model import LANGUAGES, Language, Slot, Span
from .typography import set_template

Piece = tuple[str, str | None]  # text, and the type of the value that it writes, if any
Render = Callable[[Language, str], list[Piece]]

_SLOT = re.compile(r"\{([A-Za-z]+)(\d?)(?::([^}]+))?\}")
_NOUNS = {
    "years": ("years", "ans"),
    "months": ("months", "mois"),
    "weeks": ("weeks", "semaines"),
    "days": ("days", "jours"),
    "hours": ("hours", "heures"),
}
_ROUND = (20, 25, 30, 40, 60, 80, 120, 150, 250)
_WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
}
# Levels by scale, each with the label that explains it in English and in French, where the scale has labels.
LEVELS: dict[str, dict[str, tuple[str, str] | None]] = {
    "levels": {
        "I": ("Beginner", "débutant"),
        "II": ("Elementary", "élémentaire"),
        "III": ("Intermediate", "intermédiaire"),
        "IV": ("Upper-Intermediate", "intermédiaire supérieur"),
        "V": ("Advanced", "avancé"),
        "VI": ("Proficiency", "maîtrise"),
    },
    "cefr": dict.fromkeys(("A2", "B1", "B2", "C1", "C2")),
    "profile": dict.fromkeys(("BBB", "CBC", "CCC", "BBC")),
}


@dataclass
class Style:
    """How one notice writes its values."""

    locale: str = "fr"
    american_dates: bool = False
    clock: str = "digital"
    french_clock: str = "h"
    currency: str = "EUR"
    symbol_before: bool = False
    percent_word: bool = False
    language_folders: bool = False
    translated_acronyms: bool = True
    levels: str = "levels"
    words: float = 0.5


@dataclass
class Writer:
    """Fills templates. Acronyms are introduced where an entity is first named, in both versions."""

    rng: random.Random
    style: Style
    entities: dict[str, dict[str, Any]]
    holder: dict[str, str]
    candidates: dict[str, str]
    domain: str
    deadline: date
    deadline_time: tuple[int, int]
    place: dict[str, Any]
    introduced: set[str] = field(default_factory=set)

    def write(self, english: str, french: str) -> tuple[str, str, tuple[Slot, ...]]:
        """Both versions of a template pair and the slots in them."""
        renders: dict[str, Render] = {}
        texts: dict[Language, str] = {}
        places: dict[Language, dict[tuple[str, str], tuple[str, Span]]] = {}
        for language, template in zip(LANGUAGES, (english, french), strict=True):
            texts[language], places[language] = self._fill(template, language, renders)
        slots = []
        for key in {**places["en"], **places["fr"]}:
            one, two = places["en"].get(key), places["fr"].get(key)
            value = (one or two or ("", (0, 0)))[0]
            slots.append(Slot(key[1], value, one and one[1], two and two[1]))
        return texts["en"], texts["fr"], tuple(slots)

    def _fill(
        self, template: str, language: Language, renders: dict[str, Render]
    ) -> tuple[str, dict[tuple[str, str], tuple[str, Span]]]:
        template = set_template(template, language, self.style.locale)
        text = ""
        places: dict[tuple[str, str], tuple[str, Span]] = {}
        end = 0
        for match in _SLOT.finditer(template):
            text += template[end : match.start()]
            end = match.end()
            name, index, form = match[1], match[2], match[3] or ""
            key = name.lower() + index
            if key not in renders:
                renders[key] = self._value(name.lower(), index)
            start = len(text)
            for piece, kind in renders[key](language, form):
                if kind:
                    places[(f"{key}:{form if kind in ('level-label', 'country', 'deadline-time') else ''}", kind)] = (
                        piece,
                        (len(text), len(text) + len(piece)),
                    )
                text += piece
            if name[0].isupper():
                text = text[:start] + text[start : start + 1].upper() + text[start + 1 :]
        return text + template[end:], places

    def _value(self, name: str, index: str) -> Render:
        if name in self.entities:
            return self._entity(name)
        if name in _NOUNS:
            return self._duration(name, second=bool(index))
        if name == "time":
            return self._time(second=bool(index))
        render: Render = getattr(self, f"_{name}")()
        return render

    def _numeral(self, number: int, kind: str) -> dict[Language, Piece]:
        pieces: dict[Language, Piece] = {}
        for language in LANGUAGES:
            spelled = number <= 12 and self.rng.random() < self.style.words
            pieces[language] = (numerals.words(number, language) if spelled else str(number), kind)
        return pieces

    def _duration(self, kind: str, *, second: bool) -> Render:
        number = self._numeral(self.rng.choice((2, 3) if second else (4, 5, 6, 7, 9, 10)), kind)
        english, french = _NOUNS[kind]

        def render(language: Language, form: str) -> list[Piece]:
            if language == "en":
                return [number["en"], (f"-{english[:-1]}" if form == "adj" else f" {english}", None)]
            noun = "années" if form and kind == "years" else french
            return [number["fr"], (f" {form} {noun}" if form else f" {noun}", None)]

        return render

    def _count(self) -> Render:
        number = self._numeral(self.rng.choice((*range(2, 13), *_ROUND)), "count")
        return lambda language, _: [number[language]]

    def _few(self) -> Render:
        number = self._numeral(self.rng.randrange(2, 13), "count")
        return lambda language, _: [number[language]]

    def _percent(self) -> Render:
        number = str(self.rng.choice((5, 10, 15, 20, 25, 30, 35, 40, 60, 75)))
        sign = " per cent" if self.style.percent_word else "%"
        return lambda language, _: [(number, "percentage"), (sign if language == "en" else f"{numerals.NBSP}%", None)]

    def _amount(self) -> Render:
        value = self.rng.choice((35_000, 150_000, 480_000, 625_000, 1_250_000, 3_400_000))
        return lambda language, _: self.money(value, language, "amount")

    def _sum(self) -> Render:
        value = self.rng.choice((450, 600, 800, 950, 1_200, 1_750, 2_500, 5_000))
        return lambda language, _: self.money(value, language, "amount")

    def money(self, value: float, language: Language, kind: str, decimals: int = 0) -> list[Piece]:
        """An amount with its currency, in the order of the language."""
        number = (numerals.grouped(value, language, self.style.locale, decimals), kind)
        code = self.style.currency
        if self.style.symbol_before:
            symbol = {"EUR": "€", "CHF": "CHF", "USD": "$", "CAD": "$"}[code]
            if language == "fr":
                return [number, (numerals.NBSP, None), (symbol, f"{kind}-currency")]
            return [(symbol, f"{kind}-currency"), (" " if len(symbol) > 1 else "", None), number]
        if language == "fr" or kind == "salary":
            return [number, (numerals.NBSP if language == "fr" else " ", None), (code, f"{kind}-currency")]
        return [(code, f"{kind}-currency"), (" ", None), number]

    def _date(self) -> Render:
        day = self.deadline + timedelta(days=self.rng.randrange(10, 400))
        weekday = self.rng.random() < 0.15 and not self.style.american_dates
        return lambda language, _: self.day(day, language, weekday=weekday)

    def day(self, day: date, language: Language, *, weekday: bool = False) -> list[Piece]:
        """A date in full, with its weekday where asked for."""
        text = numerals.long_date(day, language, american=self.style.american_dates)
        if not weekday:
            return [(text, "date")]
        name = _WEEKDAYS[language][day.weekday()]
        return [(f"{name}, " if language == "en" else f"{name} ", None), (text, "date")]

    def _deadline(self) -> Render:
        def render(language: Language, form: str) -> list[Piece]:
            if form == "time":
                return self.clock(*self.deadline_time, language, "time")
            return self.day(self.deadline, language)

        return render

    def clock(self, hour: int, minute: int, language: Language, kind: str) -> list[Piece]:
        """A time of day."""
        style = self.style.clock if language == "en" else self.style.french_clock
        return [(numerals.clock(hour, minute, language, style), kind)]

    def _time(self, *, second: bool) -> Render:
        hour = self.rng.choice((14, 15, 16, 17, 18) if second else (7, 8, 9, 10))
        minute = self.rng.choice((0, 0, 15, 30, 45))
        return lambda language, _: self.clock(hour, minute, language, "time")

    def _year(self) -> Render:
        year = str(self.rng.randrange(2017, 2026))
        return lambda _language, _: [(year, "year")]

    def _place(self) -> Render:
        place = self.place if self.rng.random() < 0.4 else self.rng.choice(self.other_places())
        return lambda language, form: [(place[language][1 if form == "country" else 0], form or "place")]

    def other_places(self) -> list[dict[str, Any]]:
        """The places of the same part of the world."""
        return [place for place in bank.names()["place"] if place.get("federal") == self.place.get("federal")]

    def _link(self) -> Render:
        page = self.rng.choice(("jobs/apply", "careers/advice", "survey", "staff/salaries", "work-with-us", "notices"))
        folders = {"en": "en/", "fr": "fr/"} if self.style.language_folders else {"en": "", "fr": ""}
        return lambda language, _: [(f"https://www.{self.domain}/{folders[language]}{page}", "link")]

    def _email(self) -> Render:
        box = self.rng.choice(("recruitment", "jobs", "selection"))
        return lambda _language, _: [(f"{box}@{self.domain}", "email")]

    def _level(self) -> Render:
        scale = LEVELS[self.style.levels]
        level = self.rng.choice(list(scale))

        def render(language: Language, form: str) -> list[Piece]:
            if form == "label":
                label = scale[level] or (level, level)
                return [(label[LANGUAGES.index(language)], "level-label")]
            return [(level, "level")]

        return render

    def _holder(self) -> Render:
        return lambda language, _: [(_lower_first(self.holder[language]), None)]

    def _candidates(self) -> Render:
        return lambda language, _: [(_lower_first(self.candidates[language]), None)]

    def _entity(self, name: str) -> Render:
        entity = self.entities[name]
        first = name not in self.introduced
        self.introduced.add(name)
        short = not first and self.rng.random() < 0.7
        acronyms = entity["acronym"] if self.style.translated_acronyms else [entity["acronym"][0]] * 2

        def render(language: Language, form: str) -> list[Piece]:
            acronym = (acronyms[LANGUAGES.index(language)], "acronym")
            before = "of " if form == "de" else "to " if form else ""
            full = f"{before}the {entity['en']}" if language == "en" else with_article(entity["fr"], form)
            if first:
                return [(f"{full} (", None), acronym, (")", None)]
            if not short:
                return [(full, None)]
            article = f"{before}the " if language == "en" else french_article(entity, acronym[0], form)
            return [(article, None), acronym]

        return render


def with_article(name: str, form: str) -> str:
    """`la Division` as it is, after `de` or after `à`."""
    if form and name.startswith("le "):
        return {"de": "du ", "à": "au "}[form] + name[3:]
    return f"{form} {name}" if form else name


def french_article(entity: dict[str, Any], acronym: str, form: str) -> str:
    """The article before an acronym, with the gender of the name that it stands for."""
    feminine = entity.get("gender") == "f" or entity["fr"].startswith("la ")
    article = "l'" if acronym[0] in "AEIOU" else "la " if feminine else "le "
    return with_article(article, form)


def _lower_first(text: str) -> str:
    first, space, rest = text.partition(" ")
    return first.lower() + space + rest
