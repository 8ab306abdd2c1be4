"""From a seed to a fictional notice: which sections, which sentences, in which style."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import islice

from . import bank, headers, shapes
from .model import FictionalNotice, Slot, Unit, UnitKind
from .numerals import NBSP
from .typography import quotes, set_french
from .values import Style, Writer

# Only these stems take -ize: supervise, advise and exercise never do.
_IZE = re.compile(
    r"\b((?:[Oo]rgan|[Rr]ecogn|[Ss]tandard|[Aa]uthor|[Pp]riorit|[Hh]armon|[Ff]inal|[Cc]ritic)i)s(?=e|ing|ation)"
)


@dataclass
class Composer:
    """Collects the units of one notice."""

    rng: random.Random
    writer: Writer
    french_locale: str
    capitals: bool
    numbering: str
    bullet: str
    item_end: str
    units: list[Unit] = field(default_factory=list)
    section: int = 0
    block: int = 0

    def add(self, kind: UnitKind, english: str, french: str, *, join: bool = False, marker: str = "") -> None:
        """Appends a unit from a template pair, in the paragraph before it if asked to."""
        self.block += not join
        en, fr, slots = self.writer.write(english, french)
        self.units.append(Unit(kind, en, fr, self.section, self.block, slots, marker))

    def heading(self, name: str) -> None:
        self.section += 1
        english, french = self.rng.choice(shapes.HEADINGS[name])
        if self.capitals:
            english, french = english.upper(), french.upper()
        marks = {"1.": f"{self.section}. ", "roman": f"{shapes.ROMAN[self.section - 1]}. ", "none": ""}
        mark = marks[self.numbering]
        self.add("heading", mark + english, mark + french)

    def label(self, name: str) -> None:
        english, french = self.rng.choice(shapes.LABELS[name])
        self.add("label", *((english.upper(), french.upper()) if self.capitals else (english, french)))

    def paragraph(self, sentences: list[bank.Sentence]) -> None:
        for index, (english, french) in enumerate(sentences):
            self.add("sentence", english, french, join=index > 0)

    def paragraphs(self, theme: str, count: int, longest: int = 4) -> None:
        """Paragraphs of one to `longest` sentences, `count` sentences in all."""
        pool = bank.sentences(theme)
        left = iter(self.rng.sample(pool, min(count, len(pool))))
        while sentences := list(islice(left, self.rng.randint(1, longest))):
            self.paragraph(sentences)

    def items(self, sentences: list[bank.Sentence], *, numbered: bool = False) -> None:
        for index, (english, french) in enumerate(sentences, 1):
            last = index == len(sentences)
            ends = {"semicolon": (".", ".") if last else (";", " ;"), "stop": (".", "."), "none": ("", "")}[
                self.item_end
            ]
            marker = f"{index}." if numbered else self.bullet
            self.add("item", english + ends[0], french + ends[1], marker=marker)

    def pick(self, theme: str, low: int, high: int) -> list[bank.Sentence]:
        pool = bank.sentences(theme)
        return self.rng.sample(pool, min(len(pool), self.rng.randint(low, high)))


def generate(seed: int) -> FictionalNotice:
    """A notice without discrepancies; the same seed always gives the same notice."""
    rng = random.Random(f"notice {seed}")
    family = rng.choice(shapes.FAMILIES)
    locale = "fr-CA" if family == "federal" else "fr"
    post = f"{rng.randrange(21, 29)}{rng.randrange(1000, 9999)}"
    writer = _writer(rng, family, locale)
    composer = Composer(
        rng,
        writer,
        locale,
        capitals=rng.random() < 0.65,
        numbering=rng.choice(shapes.NUMBERINGS),
        bullet=rng.choice(shapes.BULLETS),
        item_end=rng.choice(("semicolon", "semicolon", "stop", "none")),
    )
    if composer.numbering == "none":
        composer.capitals = True
    title = rng.choice(bank.names()["title"])
    _header(composer, family, title, post, colon=rng.random() < 0.85)
    size = rng.choice((1, 1, 2, 2, 3))
    for name in rng.choice(shapes.ORDERS):
        _SECTIONS[name](composer, size, family)
    return FictionalNotice(
        seed,
        family,
        locale,
        f"{post}-{re.sub('[^a-z]+', '-', title['en'].lower())}",
        tuple(_finish(rng, composer.units, family)),
        banner=rng.choice(shapes.BANNERS),
    )


def _writer(rng: random.Random, family: str, locale: str) -> Writer:
    names = bank.names()
    organisation = rng.choice([o for o in names["organisation"] if o["family"] == family])
    levels = ("division", "section", "committee", "tool")
    # Acronyms of one notice must differ, and none may stand for two things across the languages.
    while True:
        entities = {level: rng.choice([u for u in names["unit"] if u["level"] == level]) for level in levels}
        entities["org"] = organisation
        acronyms = [acronym for entity in entities.values() for acronym in set(entity["acronym"])]
        if len(acronyms) == len(set(acronyms)):
            break
    federal = family == "federal"
    place = rng.choice([p for p in names["place"] if bool(p.get("federal")) == federal])
    style = Style(
        locale=locale,
        american_dates=federal,
        clock="ampm" if federal or rng.random() < 0.3 else "digital",
        french_clock="h" if federal or rng.random() < 0.6 else "digital",
        currency={"council": "EUR", "nations": "USD", "agency": "EUR", "federal": "CAD"}[family],
        symbol_before=federal or (family == "agency" and rng.random() < 0.5),
        percent_word=rng.random() < 0.25,
        language_folders=rng.random() < 0.3,
        translated_acronyms=rng.random() < 0.5,
        levels={"council": "levels", "nations": "cefr", "agency": "cefr", "federal": "profile"}[family],
        words=rng.choice((0.2, 0.5, 0.8)),
    )
    return Writer(
        rng,
        style,
        entities,
        rng.choice(names["holder"]),
        rng.choice(names["candidates"]),
        organisation["domain"],
        date(2027, 1, 1) + timedelta(days=rng.randrange(330)),
        (23, 59) if federal or rng.random() < 0.4 else (rng.choice((12, 17, 18)), 0),
        place,
    )


def _header(composer: Composer, family: str, title: dict[str, str], post: str, *, colon: bool) -> None:
    shown = composer.rng.choice(("{} ({})", "{} – {}", "{}")) if family == "council" else "{}"
    if family == "council" and shown == "{}":
        shown = "{} ({})"
    composer.add("title", shown.format(title["en"], post), shown.format(title["fr"], post))
    if post in composer.units[-1].en:
        unit = composer.units[-1]
        spans = [(text.index(post), text.index(post) + len(post)) for text in (unit.en, unit.fr)]
        composer.units[-1] = replace(unit, slots=(Slot("post-id", post, spans[0], spans[1]),))
    number = f"{post[:2]}-{composer.writer.entities['org']['acronym'][0]}-{post[2:]}"
    for labels, value in headers.fields(composer.rng, composer.writer, family, number):
        composer.block += 1
        english, french, slots = headers.field_text(labels, value, colon=colon)
        composer.units.append(Unit("field", english, french, 0, composer.block, slots))


def _summary(composer: Composer, size: int, _family: str) -> None:
    composer.heading("summary")
    composer.paragraphs("summary", 3 + 3 * size)
    composer.paragraphs("role", 2 + 2 * size)
    if composer.rng.random() < 0.5:
        composer.add(
            "sentence",
            "In the coming {years}, {holder} will be expected to:",
            "Au cours des {years:prochaines}, {holder} devra :",
        )
        composer.items(composer.pick("challenges", 2, 2 + size), numbered=True)


def _qualifications(composer: Composer, size: int, _family: str) -> None:
    composer.heading("qualifications")
    composer.label("essential")
    composer.add("sentence", "{Holder} must:", "{Holder} doit :")
    essential = composer.pick("essential", 3 + size, 5 + 3 * size)
    scheme = next(
        found for (name, _), found in bank.groups("languages").items() if name == composer.writer.style.levels
    )
    essential.insert(composer.rng.randrange(1, len(essential)), composer.rng.choice(scheme))
    composer.items(essential)
    composer.label("desirable")
    composer.add("sentence", "The following would be an advantage:", "Constitueraient un atout :")
    composer.items(composer.pick("desirable", 2, 3 + 2 * size))


def _duties(composer: Composer, size: int, _family: str) -> None:
    composer.heading("duties")
    if composer.rng.random() < 0.4:
        composer.add("sentence", "{Holder} has the task to:", "{Holder} a pour tâche de :")
        composer.items(composer.pick("tasks", 3 + size, 6 + 3 * size))
        return
    found = list(bank.groups("duties").items())
    for heading, sentences in composer.rng.sample(found, 1 + 3 * size):
        composer.add("subheading", *heading)
        count = composer.rng.randint(2, min(len(sentences), 2 + 2 * size))
        composer.paragraph(composer.rng.sample(sentences, count))


def _relations(composer: Composer, size: int, _family: str) -> None:
    composer.heading("relations")
    composer.paragraphs("relations", 2 + size)
    direct, indirect = composer.rng.randrange(0, 9), composer.rng.randrange(0, 25)
    labels = (
        (("Direct reports", "Nombre de subordonné(e)s direct(e)s"), direct),
        (("Indirect reports", "Nombre de subordonné(e)s indirect(e)s"), indirect),
    )
    for pair, number in labels:
        shown = (str(number), str(number)) if number else ("N/A", "Sans objet")
        composer.block += 1
        english, french, slots = headers.field_text(
            pair, {"en": [(shown[0], "report-count")], "fr": [(shown[1], "report-count")]}, colon=True
        )
        composer.units.append(Unit("field", english, french, composer.section, composer.block, slots))


def _competencies(composer: Composer, size: int, _family: str) -> None:
    composer.heading("competencies")
    composer.add("sentence", "{Holder} is expected to show:", "{Holder} doit faire preuve des qualités suivantes :")
    composer.items(composer.pick("competencies", 3, 5 + 2 * size), numbered=composer.rng.random() < 0.3)


def _contract(composer: Composer, size: int, _family: str) -> None:
    composer.heading("contract")
    composer.paragraphs("contract", 3 + 3 * size, 3)


def _application(composer: Composer, size: int, family: str) -> None:
    composer.heading("application")
    if family == "federal":
        composer.paragraphs("federal", 3 + 2 * size, 2)
    composer.paragraphs("application", 4 + 4 * size, 2)
    if composer.rng.random() < 0.5:
        composer.add(
            "sentence", "The provisional timetable is as follows:", "Le calendrier provisoire est le suivant :"
        )
        composer.items(composer.pick("schedule", 3, 6))


def _additional(composer: Composer, size: int, _family: str) -> None:
    composer.heading("additional")
    composer.paragraphs("additional", 3 + 3 * size, 2)


_SECTIONS = {
    "summary": _summary,
    "qualifications": _qualifications,
    "duties": _duties,
    "relations": _relations,
    "competencies": _competencies,
    "contract": _contract,
    "application": _application,
    "additional": _additional,
}


def _finish(rng: random.Random, units: list[Unit], family: str) -> Iterator[Unit]:
    """Apostrophes, quotation marks and -ise or -ize as this notice has them; no span moves."""
    curly = rng.random() < 0.6
    ize = family in ("nations", "federal")
    for unit in units:
        english = _IZE.sub(r"\1z", unit.en) if ize else unit.en
        french = set_french(unit.fr, "fr") if unit.kind == "title" else unit.fr
        yield replace(
            unit, en=quotes(english, curly=curly), fr=quotes(french, curly=curly).replace("\u0020:", f"{NBSP}:")
        )
