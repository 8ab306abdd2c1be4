"""Runs the engine on a specimen before and after planting, and says what changed."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bilint import rulebook
from bilint.engine import Engine
from bilint.model import End
from bilint.pairing import Job
from bilint.vocabulary import Vocabulary, rules_folder

from ..notices import Language
from .edits import Lines, Planted
from .specimen import Specimen


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding, its ends reduced to what can be compared: version, file, lines and quote."""

    rule: str
    severity: str
    confidence: str
    message: str
    ends: tuple[tuple[str, str, int, int, str], ...]

    @property
    def key(self) -> tuple[object, ...]:
        """What stays the same when lines move."""
        return self.rule, tuple((language, text) for language, _, _, _, text in self.ends)

    def describe(self) -> str:
        places = "; ".join(f"{language} {path}:{line} “{text[:40]}”" for language, path, line, _, text in self.ends)
        return f"{self.rule} ({self.severity}, {self.confidence}) {places}: {self.message}"


@dataclass(frozen=True, slots=True)
class Result:
    """What a planted discrepancy led to: new findings at its place, and elsewhere."""

    operator: str
    description: str
    here: tuple[Reported, ...]
    elsewhere: tuple[Reported, ...]


@cache
def _engine() -> Engine:
    return Engine(rulebook.load(rules_folder()).select(), Vocabulary())


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
        Reported(f.rule, f.severity, f.confidence, f.message("en"), tuple(_end(end) for end in f.ends))
        for f in outcome.findings
        if f.suppressed is None
    ]


def _end(end: End) -> tuple[str, str, int, int, str]:
    place = end.document.place(end.span)
    return end.language, Path(end.document.path).name, place.line, place.end_line, end.text


def untouched(specimen: Specimen) -> list[Reported]:
    """What is found before anything is planted."""
    return findings(specimen.files, specimen.path)


def result_of(planted: Planted, before: Sequence[Reported]) -> Result:
    """The new findings, sorted into those at the place of the discrepancy and the others."""
    after = findings(planted.files, planted.specimen.path)
    here, elsewhere = [], []
    for finding in new_findings(before, after, planted):
        (here if meets(finding, planted.places, planted.files) else elsewhere).append(finding)
    return Result(planted.operator, planted.describe(), tuple(here), tuple(elsewhere))


def new_findings(before: Sequence[Reported], after: Sequence[Reported], planted: Planted) -> list[Reported]:
    """Findings that the untouched notice does not have: first matched at their line, then by what they quote."""
    placed = Counter((finding.key, _first_line(finding)) for finding in before)
    keys = Counter(finding.key for finding in before)
    left = []
    for finding in after:
        at = (finding.key, _old_line(finding, planted))
        if placed[at]:
            placed[at] -= 1
            keys[finding.key] -= 1
        else:
            left.append(finding)
    new = []
    for finding in left:
        if keys[finding.key]:
            keys[finding.key] -= 1
        else:
            new.append(finding)
    return new


def _first_line(finding: Reported) -> int:
    return finding.ends[0][2] if finding.ends else 0


def _old_line(finding: Reported, planted: Planted) -> int:
    """The line of the first end before the edit moved it."""
    if not finding.ends:
        return 0
    _, path, line, _, _ = finding.ends[0]
    edited, (_, last) = planted.places[0]
    return line - planted.shift if path == edited and line > last else line


def meets(finding: Reported, places: Iterable[tuple[str, Lines]], files: Mapping[str, str]) -> bool:
    """Whether an end lies at one of the places, give or take a line of text."""
    for path, (first, last) in places:
        lines = files[path].split("\n")
        low, high = _step(lines, first, -1), _step(lines, last, 1)
        if any(file == path and line <= high and end_line >= low for _, file, line, end_line, _ in finding.ends):
            return True
    return False


def _step(lines: Sequence[str], line: int, direction: int) -> int:
    """The next line that is not blank."""
    line += direction
    while 0 < line <= len(lines) and not lines[line - 1].strip():
        line += direction
    return line
