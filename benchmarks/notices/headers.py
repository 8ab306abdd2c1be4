"""The header of a notice: which fields each family of organisations has, and how it labels them."""

from __future__ import annotations

import random
from typing import Any

from . import numerals
from .model import LANGUAGES, Language, Slot, Span
from .values import Piece, Writer

Labels = tuple[tuple[str, str], ...]

# field: the labels to choose from, English and French
LABELS: dict[str, dict[str, Labels]] = {
    "council": {
        "place": (("Primary Location", "Emplacement principal"), ("Duty Station", "Lieu d'affectation")),
        "organisation": (("Organisation", "Organisation"),),
        "schedule": (("Schedule", "Horaire"), ("Working Time", "Temps de travail")),
        "deadline": (
            ("Application Deadline", "Date limite de candidature"),
            ("Closing Date", "Date de clôture"),
        ),
        "salary": (("Salary (Pay Basis)", "Salaire (Base de paie)"), ("Monthly Salary", "Salaire mensuel")),
        "grade": (("Grade", "Grade"),),
        "clearance": (("Clearance Level", "Niveau de l'habilitation de sécurité"),),
    },
    "nations": {
        "post-id": (("Job Opening Number", "Numéro de l'avis de vacance"), ("Vacancy No.", "Avis de vacance no")),
        "place": (("Duty Station", "Lieu d'affectation"),),
        "organisation": (("Organization", "Organisation"), ("Agency", "Institution")),
        "grade": (("Level", "Classe"), ("Grade", "Classe")),
        "deadline": (("Closing Date", "Date de clôture"), ("Deadline", "Date limite")),
        "salary": (("Annual Salary", "Traitement annuel"),),
        "schedule": (("Working Hours", "Horaire de travail"),),
    },
    "agency": {
        "post-id": (("Reference", "Référence"), ("Reference number", "Numéro de référence")),
        "organisation": (("Employer", "Employeur"), ("Organisation", "Organisation")),
        "place": (("Place of employment", "Lieu d'affectation"), ("Place of work", "Lieu de travail")),
        "grade": (("Function group and grade", "Groupe de fonctions et grade"), ("Grade", "Grade")),
        "salary": (("Monthly basic salary", "Traitement mensuel de base"),),
        "deadline": (
            ("Deadline for applications", "Date limite de dépôt des candidatures"),
            ("Closing date for applications", "Date de clôture des candidatures"),
        ),
        "clearance": (("Security clearance", "Habilitation de sécurité"),),
        "schedule": (("Working time", "Temps de travail"),),
    },
    "federal": {
        "post-id": (
            ("Selection process number", "Numéro du processus de sélection"),
            ("Reference number", "Numéro de référence"),
        ),
        "organisation": (("Organization", "Organisation"), ("Department", "Ministère")),
        "place": (("Location", "Lieu"), ("Work location", "Lieu de travail")),
        "grade": (("Classification", "Classification"), ("Group and level", "Groupe et niveau")),
        "salary": (("Salary", "Salaire"),),
        "deadline": (("Closing date", "Date limite"), ("Apply before", "Date limite pour postuler")),
        "clearance": (("Security clearance", "Cote de sécurité"), ("Security", "Sécurité")),
        "schedule": (("Work schedule", "Horaire de travail"),),
    },
}
GRADES = {
    "council": ("Grade G12", "Grade G15", "Grade G17", "Grade G20", "A3", "B4", "G8-G10"),
    "nations": ("P-2", "P-3", "P-4", "G-5", "G-6", "D-1"),
    "agency": ("AD 6", "AD 7", "AST 4", "FG III", "FG IV"),
    "federal": ("EC-06", "AS-04", "PM-03", "EN-ENG-03", "IT-02", "CR-05"),
}
CLEARANCES = {
    "council": (("NS", "NS"), ("SECRET", "SECRET"), ("CONFIDENTIAL", "CONFIDENTIEL")),
    "agency": (("EU SECRET", "SECRET UE"), ("EU CONFIDENTIAL", "CONFIDENTIEL UE"), ("Not required", "Sans objet")),
    "federal": (("Secret", "Secret"), ("Reliability status", "Cote de fiabilité"), ("Top Secret", "Très secret")),
}
SCHEDULES = (
    (("Full-time", "Temps plein"), 5),
    (("Part-time", "Temps partiel"), 1),
    (("Part-time (80%)", f"Temps partiel (80{numerals.NBSP}%)"), 1),
    (("37.5 hours a week", "37,5 heures par semaine"), 1),
)
PERIODS = {"month": ("per month", "par mois"), "year": ("per year", "par an")}
ZONES = {"federal": ("Pacific Time", "heure du Pacifique"), "": ("Central European Time", "heure d'Europe centrale")}


def fields(
    rng: random.Random, writer: Writer, family: str, post: str
) -> list[tuple[tuple[str, str], dict[Language, list[Piece]]]]:
    """The fields in the order of this notice: labels and, for each language, the pieces of the value."""
    values = {
        "post-id": lambda _language: [(post, "post-id")],
        "organisation": lambda language: [(_organisation(writer, language), "organisation")],
        "place": _place(rng, writer),
        "schedule": _choice(rng.choices([s for s, _ in SCHEDULES], [w for _, w in SCHEDULES])[0], "schedule"),
        "deadline": _deadline(rng, writer, family),
        "salary": _salary(rng, writer, family),
        "grade": _choice((rng.choice(GRADES[family]),) * 2, "grade"),
        "clearance": _choice(rng.choice(CLEARANCES.get(family, (("None", "Aucune"),))), "clearance"),
    }
    names = list(LABELS[family])
    if rng.random() < 0.5:
        rng.shuffle(names)
    if rng.random() < 0.3:
        names.remove(rng.choice([name for name in names if name in ("schedule", "clearance", "salary")]))
    return [
        (rng.choice(LABELS[family][name]), {language: values[name](language) for language in LANGUAGES})
        for name in names
    ]


def field_text(
    labels: tuple[str, str], value: dict[Language, list[Piece]], *, colon: bool
) -> tuple[str, str, tuple[Slot, ...]]:
    """A field as a line in both versions, and its slots."""
    texts: dict[Language, str] = {}
    places: dict[Language, dict[str, tuple[str, Span]]] = {"en": {}, "fr": {}}
    for language, label in zip(LANGUAGES, labels, strict=True):
        joint = " " if not colon else ": " if language == "en" else f"{numerals.NBSP}: "
        text = label + joint
        for piece, kind in value[language]:
            if kind:
                name = kind if kind not in places[language] else f"{kind}2"
                places[language][name] = (piece, (len(text), len(text) + len(piece)))
            text += piece
        texts[language] = text
    slots = tuple(
        Slot(name.rstrip("2"), places["en"][name][0], places["en"][name][1], places["fr"][name][1])
        for name in places["en"]
        if name in places["fr"]
    )
    return texts["en"], texts["fr"], slots


def _organisation(writer: Writer, language: Language) -> str:
    name: str = writer.entities["org"][language]
    if language == "fr":
        name = name.removeprefix("le ").removeprefix("la ").removeprefix("l'")
    return name


def _choice(pair: tuple[str, ...], kind: str) -> Any:
    return lambda language: [(pair[LANGUAGES.index(language)], kind)]


def _place(rng: random.Random, writer: Writer) -> Any:
    style = rng.choice(("country-city", "city", "city-country", "city-country"))

    def value(language: Language) -> list[Piece]:
        city, country = writer.place[language]
        if style == "city":
            return [(city, "header-place")]
        if style == "country-city":
            return [(f"{country}-", None), (city, "header-place")]
        return [(city, "header-place"), (f", {country}" if language == "en" else f" ({country})", None)]

    return value


def _deadline(rng: random.Random, writer: Writer, family: str) -> Any:
    short = family == "council" and rng.random() < 0.6
    timed = family == "federal" or rng.random() < 0.5
    zones = ZONES.get(family, ZONES[""])

    def value(language: Language) -> list[Piece]:
        day = writer.deadline
        if short:
            pieces: list[Piece] = [(numerals.short_date(day, language), "deadline")]
        else:
            pieces = [(piece, "deadline" if kind else None) for piece, kind in writer.day(day, language)]
        if timed:
            zone = zones[LANGUAGES.index(language)]
            [(time, _)] = writer.clock(*writer.deadline_time, language, "time")
            pieces += [(", ", None), (time, "deadline-time"), (f" ({zone})", None)]
        return pieces

    return value


def _salary(rng: random.Random, writer: Writer, family: str) -> Any:
    period = PERIODS["month" if family in ("council", "agency") else "year"]
    base = (
        rng.randrange(310_000, 1_320_000) / 100 if family in ("council", "agency") else rng.randrange(52_000, 148_000)
    )
    decimals = 2 if isinstance(base, float) else 0
    upper = base + rng.randrange(4_000, 15_000) if family == "federal" else None

    def value(language: Language) -> list[Piece]:
        pieces = writer.money(base, language, "salary", decimals)
        if upper is not None:
            pieces += [
                (" to " if language == "en" else " à ", None),
                *writer.money(upper, language, "salary", decimals),
            ]
        return [*pieces, (" ", None), (period[LANGUAGES.index(language)], "period")]

    return value
