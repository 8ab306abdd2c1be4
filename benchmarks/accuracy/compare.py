"""Which findings are new after an edit, and which lie at a place; lines that only moved make no difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .edits import Lines, Planted


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding, its ends reduced to what can be compared: version, file, lines and quote."""

    rule: str
    severity: str
    confidence: str
    message: str
    locations: tuple[tuple[str, str, int, int, str], ...]

    @property
    def key(self) -> tuple[object, ...]:
        """The parts of a finding that stay the same when lines move."""
        return self.rule, tuple((language, text) for language, _, _, _, text in self.locations)

    def describe(self) -> str:
        places = "; ".join(
            f"{language} {path}:{line} “{text[:40]}”" for language, path, line, _, text in self.locations
        )
        return f"{self.rule} ({self.severity}, {self.confidence}) {places}: {self.message}"


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
    return finding.locations[0][2] if finding.locations else 0


def _old_line(finding: Reported, planted: Planted) -> int:
    """The line of the first end before the edit moved it."""
    if not finding.locations:
        return 0
    _, path, line, _, _ = finding.locations[0]
    edited, (_, last) = planted.places[0]
    return line - planted.shift if path == edited and line > last else line


def meets(finding: Reported, places: Iterable[tuple[str, Lines]], files: Mapping[str, str]) -> bool:
    """True if an end lies at one of the places, give or take a line of text."""
    for path, (first, last) in places:
        lines = files[path].split("\n")
        low, high = _step(lines, first, -1), _step(lines, last, 1)
        if any(file == path and line <= high and end_line >= low for _, file, line, end_line, _ in finding.locations):
            return True
    return False


def _step(lines: Sequence[str], line: int, direction: int) -> int:
    """The next line that is not blank."""
    line += direction
    while 0 < line <= len(lines) and not lines[line - 1].strip():
        line += direction
    return line
