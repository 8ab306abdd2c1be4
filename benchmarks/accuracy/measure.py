"""Runs the engine on a specimen before and after planting, and says what changed."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bilint.engine.engine import Engine
from bilint.model import Location
from bilint.project.discovery import Job
from bilint.rulebook import book as rulebook
from bilint.rulebook.rule import Rule
from bilint.vocabulary import Vocabulary, rules_folder

from ..notices import Language
from .compare import Reported, meets, new_findings
from .edits import Planted
from .specimen import Specimen


@dataclass(frozen=True, slots=True)
class Result:
    """The effect of a planted discrepancy: new findings at its place, and elsewhere."""

    operator: str
    description: str
    here: tuple[Reported, ...]
    elsewhere: tuple[Reported, ...]


@cache
def _rules() -> tuple[Rule, ...]:
    return rulebook.load(rules_folder()).select()


@cache
def _engine() -> Engine:
    return Engine(_rules(), Vocabulary())


def rule_names() -> frozenset[str]:
    """The rules that run by default."""
    return frozenset(rule.name for rule in _rules())


def findings(files: Mapping[str, str], path: Mapping[Language, str]) -> list[Reported]:
    """The findings of the default rules on a notice, paths as the keys of `files`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in files.items():
            (folder / file).write_text(text, encoding="utf-8", newline="")
        names = list(dict.fromkeys((path["en"], path["fr"])))
        languages: tuple[Language, ...] = ("en", "fr") if len(names) == 2 else ()
        job = Job(names[0], tuple(folder / file for file in names), languages)
        outcome = _engine().check([job])
    return [
        Reported(f.rule, f.severity, f.confidence, f.message("en"), tuple(_end(end) for end in f.locations))
        for f in outcome.findings
        if f.suppressed is None
    ]


def _end(end: Location) -> tuple[str, str, int, int, str]:
    place = end.document.place(end.span)
    return end.language, Path(end.document.path).name, place.line, place.end_line, end.text


def untouched(specimen: Specimen) -> list[Reported]:
    """The findings before anything is planted."""
    return findings(specimen.files, specimen.path)


def result_of(planted: Planted, before: Sequence[Reported]) -> Result:
    """The new findings, sorted into those at the place of the discrepancy and the others."""
    after = findings(planted.files, planted.specimen.path)
    here: list[Reported] = []
    elsewhere: list[Reported] = []
    for finding in new_findings(before, after, planted):
        (here if meets(finding, planted.places, planted.files) else elsewhere).append(finding)
    return Result(planted.operator, planted.describe(), tuple(here), tuple(elsewhere))
