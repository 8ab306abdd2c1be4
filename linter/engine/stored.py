"""The findings in a notice as bytes, and back: JSON, which runs nothing, behind a checksum.

A document is stored without lines and links, which no report reads. Its text is left out where it is the decoded file.
The file is at hand whenever its findings are wanted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ..model import Box, Document, Edit, Finding, Fix, Location, Span, Spot, Translation
from .outcome import Outcome

_CHECKSUM = 16  # bytes


@dataclass(frozen=True, slots=True)
class Part:
    """The findings in a notice, and the used suppressions of each folder's configuration."""

    outcome: Outcome
    used: Mapping[Path, frozenset[int]]


class DamagedError(Exception):
    """Bytes that are not what was stored."""


def encode(part: Part, files: Sequence[bytes]) -> bytes:
    """A part as bytes, without its rules and aligned texts. `files` are the bytes of the notice's files."""
    outcome = part.outcome
    writer = _Writer(files)
    findings = [writer.finding(finding) for finding in outcome.findings]
    payload = json.dumps(
        {
            "findings": findings,
            "documents": writer.documents(),
            "counts": [outcome.files, outcome.notices, outcome.read],
            "names": outcome.names,
            "left_out": outcome.left_out,
            "used": {str(folder): sorted(used) for folder, used in part.used.items()},
        },
        separators=(",", ":"),
    ).encode()
    return _digest(payload) + payload


def decode(data: bytes, files: Sequence[bytes]) -> Part:
    """The part that `encode` made of the same files. Raises DamagedError."""
    payload = data[_CHECKSUM:]
    if _digest(payload) != data[:_CHECKSUM]:
        raise DamagedError
    try:
        table = json.loads(payload)
        documents = [_document(row, files) for row in table["documents"]]
        files_, notices, read = table["counts"]
        outcome = Outcome(
            findings=tuple(_finding(row, documents) for row in table["findings"]),
            files=files_,
            notices=notices,
            read=read,
            names=tuple(table["names"]),
            left_out=tuple(table["left_out"]),
        )
        return Part(outcome, {Path(folder): frozenset(used) for folder, used in table["used"].items()})
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, LookupError) as error:
        raise DamagedError from error


def _digest(payload: bytes) -> bytes:
    return blake2b(payload, digest_size=_CHECKSUM).digest()


class _Writer:
    """Writes findings, each document once."""

    def __init__(self, files: Sequence[bytes]) -> None:
        self._files = files
        self._documents: list[Document] = []
        self._spans: list[list[Span]] = []

    def finding(self, one: Finding) -> list[object]:
        said = one.translation and [one.translation.language, one.translation.text, one.translation.draft]
        return [
            *(one.rule, one.severity, one.confidence, one.messages, one.notice),
            self._ends(one.locations),
            *(one.missing, one.extra, self._fix(one.fix), self._fix(one.suggestion), said),
            *(one.fingerprint, one.suppressed, one.suppressed_inside, one.defect),
            [self._ends(place) for place in one.also],
        ]

    def documents(self) -> list[list[object]]:
        return [self._document(document, spans) for document, spans in zip(self._documents, self._spans, strict=True)]

    def _fix(self, fix: Fix | None) -> list[object] | None:
        if fix is None:
            return None
        return [fix.safe, [[*self._at(edit.document, edit.span), edit.text] for edit in fix.edits]]

    def _ends(self, ends: Sequence[Location]) -> list[list[object]]:
        return [[end.language, *self._at(end.document, end.span), end.text, end.heading, end.spot] for end in ends]

    def _at(self, document: Document, span: Span) -> tuple[int, int, int]:
        index = next((index for index, known in enumerate(self._documents) if known is document), None)
        if index is None:
            index = len(self._documents)
            self._documents.append(document)
            self._spans.append([])
        self._spans[index].append(span)
        return index, span.start, span.end

    def _document(self, document: Document, spans: Sequence[Span]) -> list[object]:
        of_file = next(
            (i for i, data in enumerate(self._files) if _text(data, document.encoding) == document.source), -1
        )
        boxes = [
            [box.span.start, box.span.end, box.page, box.x0, box.top, box.x1, box.bottom]
            for box in document.boxes
            if any(box.span.start < max(span.end, span.start + 1) and span.start < box.span.end for span in spans)
        ]
        source = document.source if of_file < 0 else ""
        return [document.path, document.format, document.encoding, of_file, source, boxes]


def _text(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (ValueError, LookupError):
        return None


def _document(row: list[Any], files: Sequence[bytes]) -> Document:
    path, form, encoding, of_file, source, boxes = row
    text = source if of_file < 0 else files[of_file].decode(encoding)
    found = tuple(Box(Span(start, end), *rest) for start, end, *rest in boxes)
    return Document(path, form, text, (), boxes=found, encoding=encoding)


def _finding(row: list[Any], documents: Sequence[Document]) -> Finding:
    rule, severity, confidence, messages, notice, ends, missing, extra, fix, suggestion, said, *rest = row
    fingerprint, suppressed, suppressed_inside, defect, also = rest
    return Finding(
        rule=rule,
        severity=severity,
        confidence=confidence,
        messages=(messages[0], messages[1]),
        notice=notice,
        locations=_ends(ends, documents),
        missing=tuple(missing),
        extra=tuple(extra),
        fix=_fix(fix, documents),
        suggestion=_fix(suggestion, documents),
        translation=said and Translation(*said),
        fingerprint=fingerprint,
        suppressed=suppressed,
        suppressed_inside=suppressed_inside,
        defect=tuple(defect),
        also=tuple(_ends(place, documents) for place in also),
    )


def _fix(row: list[Any] | None, documents: Sequence[Document]) -> Fix | None:
    if row is None:
        return None
    safe, edits = row
    return Fix(safe, tuple(Edit(documents[at], Span(start, end), text) for at, start, end, text in edits))


def _ends(rows: list[Any], documents: Sequence[Document]) -> tuple[Location, ...]:
    return tuple(
        Location(language, documents[at], Span(start, end), text, heading, spot and Spot(*spot))
        for language, at, start, end, text, heading, spot in rows
    )
