"""Answers to the notes of an annotated copy: `bilint: accepted, the town has two harbours`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from ...messages import UserError, both
from ...model import LANGUAGES, Finding
from ...patterns import lazy
from ...readers.formats import format_of
from ...rulebook.rule import Rule
from .notes import notes_on

# In the words of either language, after the name that sets such an answer apart from the talk of colleagues.
_ANSWER = lazy(r"(?is)\s*bilint\s*:\s*accept(?:ed|é|ée|e)?\b\s*[,:;.–—-]*\s*(.*\S)?\s*")
_OWN_LINE = lazy(r"(?i)\n(?=[^\S\n]*+bilint\s*+:\s*+accept)")


class Answered(NamedTuple):
    """A note of a copy and an answer to it. `name` is that of the note, "" where the format keeps none."""

    name: str
    note: str
    answer: str


class Accepted(NamedTuple):
    """A finding that somebody accepted, and the reason, "" where none was given."""

    finding: Finding
    reason: str


def accepted(
    copy: Path, data: bytes, notice: Path, findings: Iterable[Finding], rules: Sequence[Rule] = ()
) -> Iterator[Accepted]:
    """The findings of a notice that the answers in a copy of it accept, each once. Raises UserError."""
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    names = {
        note.text: note.name
        for language in LANGUAGES
        for note in notes_on(notice, by_fingerprint.values(), language, rules)
    }
    done: set[str] = set()
    for found in _answered(copy, data):
        parts = _OWN_LINE.split(found.note, maxsplit=1)  # somebody may write below the note itself
        answer = found.answer or (parts[1] if len(parts) > 1 else "")
        match = _ANSWER.fullmatch(answer)
        fingerprint = (found.name or names.get(parts[0].strip(), "")).removeprefix("bilint-").partition("-")[0]
        if match and fingerprint in by_fingerprint and fingerprint not in done:
            done.add(fingerprint)
            yield Accepted(by_fingerprint[fingerprint], match[1] or "")


def _answered(copy: Path, data: bytes) -> list[Answered]:
    made_of = format_of(copy)
    if made_of is None or made_of.annotator is None:
        raise UserError(both("{path}: answers are read from PDF and Word files (.pdf, .docx).", path=copy.as_posix()))
    try:
        found: Iterable[Answered] = import_module(f".{made_of.annotator}_replies", __package__).answered(data)
        return list(found)
    except ModuleNotFoundError as error:
        if error.name not in ("pypdf", "docx"):
            raise
        raise UserError(
            both("Copies need libraries: pip install pypdf python-docx, or the extra “annotate”.")
        ) from None
    except Exception as error:  # libraries raise anything for a damaged file
        message = both("{path}: its notes cannot be read ({why}).", path=copy.as_posix(), why=type(error).__name__)
        raise UserError(message) from error
