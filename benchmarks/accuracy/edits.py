"""One change to one file of a specimen, and where things stand afterwards."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..notices import Language
from ..notices.layout import wrap
from .specimen import Span, Specimen, line_of

Lines = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """`span` of the version's file becomes `text`. `here` is the passage it stands in, `there` its counterpart."""

    language: Language
    span: Span
    text: str
    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class Planted:
    """A specimen with one discrepancy: its files, and the lines where a finding may point."""

    operator: str
    specimen: Specimen
    edit: Edit
    files: dict[str, str]
    places: tuple[tuple[str, Lines], tuple[str, Lines]]

    @property
    def shift(self) -> int:
        """How many lines further down everything after the edit stands."""
        old = self.specimen.text(self.edit.language)[slice(*self.edit.span)]
        return self.edit.text.count("\n") - old.count("\n")

    def describe(self) -> str:
        """One line for people: where, what was there, what is there now."""
        old = self.specimen.text(self.edit.language)[slice(*self.edit.span)]
        path, (first, _) = self.places[0]
        return f"{self.specimen.name} {path}:{first} {self.edit.language} {_short(old)} -> {_short(self.edit.text)}"


def apply(operator: str, specimen: Specimen, edit: Edit) -> Planted:
    """The specimen with the edit made."""
    path = specimen.path[edit.language]
    old = specimen.files[path]
    new = old[: edit.span[0]] + edit.text + old[edit.span[1] :]
    grown = len(edit.text) - (edit.span[1] - edit.span[0])
    here = (min(edit.here[0], edit.span[0]), max(edit.span[0] + len(edit.text), edit.here[1] + grown))
    other_path = specimen.path["fr" if edit.language == "en" else "en"]
    there = edit.there
    if other_path == path and there[0] >= edit.span[1]:
        there = (there[0] + grown, there[1] + grown)
    files = {**specimen.files, path: new}
    places = ((path, _lines(new, here)), (other_path, _lines(files[other_path], there)))
    return Planted(operator, specimen, edit, files, places)


def without_lines(text: str, span: Span) -> Span:
    """The stretch to delete the lines of a span, with the blank lines after them if some are before."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1]) + 1 or len(text)
    if start < 2 or text[start - 2 : start] == "\n\n":
        while text.startswith("\n", end):
            end += 1
    return start, end


def reflowed(text: str, block: Span, span: Span, new: str) -> str:
    """The block with `span` replaced by `new`, its lines broken anew at the same width."""
    start, end = (offset - block[0] for offset in span)
    old = text[slice(*block)]
    breaks = re.search(r"\n[ \t\n]*", old)
    joined = re.sub(r"(?<=[^\W\d]-)\s*\n\s*", "", old[:start] + new + old[end:])
    joined = re.sub(r"\s*\n\s*", " ", joined)
    joined = re.sub(r"  +", " ", joined).strip()
    if not breaks:
        return joined
    width = max(len(line) for line in old.split("\n"))
    return breaks[0].join(joined[a:b] for a, b in wrap(joined, width, 0))


def _lines(text: str, span: Span) -> Lines:
    return line_of(text, span[0]), line_of(text, max(span[0], min(span[1], len(text)) - 1))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text[:50]}{'…' if len(text) > 50 else ''}”"
