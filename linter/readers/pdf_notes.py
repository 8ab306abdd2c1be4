"""Notes at the foot of a page. Each follows the paragraph with its mark, without its number, as in Word documents.

So a note stands in the version that it belongs to, also on a page that holds both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..patterns import lazy
from .text_lines import TextLine, find_paragraphs

_NUMBER = lazy(r"(\d{1,2})[.)]?")
# Notes are set in smaller type: 8 to 10 points below a text of 10 to 12.
_SMALLER = 0.95


@dataclass(slots=True)
class _Note:
    """A note: its lines with their numbers among all lines, and the line that has its mark."""

    lines: list[TextLine]
    numbers: list[int]
    mark: TextLine


def in_paragraphs(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines with their paragraphs found, each note after the paragraph that has its mark."""
    notes = _notes(lines)
    apart = {number for note in notes for number in note.numbers}
    text = [line for number, line in enumerate(lines) if number not in apart]
    find_paragraphs(text)
    waiting: list[_Note] = []
    made: list[TextLine] = []
    for index, line in enumerate(text):
        made.append(line)
        waiting += (note for note in notes if note.mark is line)
        if index + 1 == len(text) or not text[index + 1].goes_on:
            made += (part for note in waiting for part in _set(note))
            waiting.clear()
    return made


def _notes(lines: Sequence[TextLine]) -> list[_Note]:
    marks: dict[tuple[int, str], TextLine] = {}
    for line in lines:
        for word in line.words:
            if word.note:
                marks.setdefault((line.page, word.note), line)
    found: list[_Note] = []
    open_note: _Note | None = None
    for number, line in enumerate(lines if marks else ()):
        mark = marks.get((line.page, _number(line)))
        if mark and line.base > mark.base and line.size <= _SMALLER * mark.size:
            open_note = _Note([line], [number], mark)
            found.append(open_note)
        elif open_note and _goes_on(open_note, line):
            open_note.lines.append(line)
            open_note.numbers.append(number)
        else:
            open_note = None
    return found


def _number(line: TextLine) -> str:
    """The number that a line begins with, raised or not; "" for any other."""
    first = line.words[0]
    match = _NUMBER.fullmatch(first.text) if len(line.words) > 1 else None
    return first.opens or (match[1] if match else "")


def _goes_on(note: _Note, line: TextLine) -> bool:
    last = note.lines[-1]
    same = (line.page, line.column) == (last.page, last.column)
    return same and line.base > last.base and line.size <= _SMALLER * note.mark.size


def _set(note: _Note) -> list[TextLine]:
    """The lines of a note as a paragraph of their own."""
    first = note.lines[0]
    words = first.words if first.words[0].opens else first.words[1:]
    lines = [TextLine(first.page, words, first.column), *note.lines[1:]]
    for line in lines:
        line.language = note.mark.language
        line.blank = line.starts_block = line is lines[0]
        line.goes_on = line is not lines[0]
    return lines
