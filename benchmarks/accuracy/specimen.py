"""A notice in which discrepancies can be planted: its files, its parallel passages and the values in them."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from bilint.model import Notice, Section

from ..notices import LANGUAGES, Language, Rendered
from .scan import values_in

Span = tuple[int, int]


_KINDS = {"sentence": "sentence", "paragraph": "sentence", "item": "item", "heading": "heading", "field": "field"}


@dataclass(frozen=True, slots=True)
class Value:
    """A typed value in a file."""

    type: str
    language: Language
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Parallel passages: a heading, subheading, field, item or sentence, where each version has it.

    `blocks` is the paragraph around it, where that can be laid out anew. `group` is the same for the items of a list.
    """

    kind: str
    spans: dict[Language, Span]
    blocks: dict[Language, Span]
    values: tuple[Value, ...]
    block: int
    group: int


@dataclass(frozen=True, slots=True)
class Specimen:
    """`path` names the file of each version in `files`; both may be the same."""

    name: str
    files: dict[str, str]
    path: dict[Language, str]
    passages: tuple[Passage, ...]
    acronyms: frozenset[str] = field(default=frozenset())

    def text(self, language: Language) -> str:
        return self.files[self.path[language]]


def from_rendered(rendered: Rendered) -> Specimen:
    """The specimen of a fictional notice, whose truth is known."""
    values: dict[int, list[Value]] = {}
    for index, _, language, slot, place in rendered.places():
        values.setdefault(index, []).append(Value(slot.type, language, place))
    blocks: dict[int, list[int]] = {}
    for index, unit in enumerate(rendered.notice.units):
        blocks.setdefault(unit.block, []).append(index)
    passages = []
    group = 0
    previous = ""
    for index, unit in enumerate(rendered.notice.units):
        group += unit.kind != "item" or previous != "item"
        previous = unit.kind
        around = blocks[unit.block]
        spans: dict[Language, Span] = {language: rendered.extent(index, language) for language in LANGUAGES}
        whole: dict[Language, Span] = {
            language: (rendered.extent(around[0], language)[0], rendered.extent(around[-1], language)[1])
            for language in LANGUAGES
            if all(_unbroken(rendered, number, language) for number in around)
        }
        if len(whole) == len(LANGUAGES):
            found = tuple(values.get(index, ()))
            passages.append(Passage(unit.kind, spans, whole, found, unit.block, group))
    acronyms = {slot.value for unit in rendered.notice.units for slot in unit.slots if slot.type == "acronym"}
    name = f"{rendered.layout.name}-{rendered.notice.seed}"
    return Specimen(name, rendered.files, rendered.path, tuple(passages), frozenset(acronyms))


def _unbroken(rendered: Rendered, index: int, language: Language) -> bool:
    """True if nothing but line breaks divides the unit: no page furniture."""
    text = rendered.files[rendered.path[language]]
    runs = rendered.runs[index, language]
    return all(
        not text[place + length : following].strip("- \n") for (_, length, place), (_, _, following) in pairwise(runs)
    )


def from_alignment(notice: Path, table: Path) -> Specimen:
    """The specimen of a notice whose right alignment is known (a TSV of lines and texts, see the folder's README)."""
    text = notice.read_text(encoding="utf-8")
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    interleaved = len(re.findall(r"\n *\n", text)) > len(starts) * 0.4 and notice.suffix == ".txt"
    passages = []
    group = 0
    previous = ""
    with table.open(encoding="utf-8", newline="") as rows:
        for number, row in enumerate(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)):
            spans = {language: span for language in LANGUAGES if (span := _extent(text, starts, row, language))}
            if len(spans) < len(LANGUAGES):
                continue
            kind = _kind(text, spans["en"], row["en_text"])
            group += kind != "item" or previous != "item"
            previous = kind
            blocks = {} if interleaved else {language: _paragraph(text, span) for language, span in spans.items()}
            values = tuple(
                Value(name, language, (spans[language][0] + a, spans[language][0] + b))
                for language in LANGUAGES
                for name, (a, b) in values_in(text[slice(*spans[language])], language, field=kind == "field")
            )
            passages.append(Passage(kind, spans, blocks, values, number, group))
    path: dict[Language, str] = dict.fromkeys(LANGUAGES, notice.name)
    acronyms = frozenset(re.findall(r"\b[A-Z]{2,6}\b", text))
    return Specimen(notice.stem, {notice.name: text}, path, tuple(passages), acronyms)


def from_notice(notice: Notice, sections: Sequence[Section]) -> Specimen:
    """The specimen of a document of another house, as bilint aligns it: its pairs of one segment each."""
    passages = []
    for number, pair in enumerate(pair for section in sections if not section.weak for pair in section.pairs):
        if len(pair.en) == len(pair.fr) == 1 and pair.kind in _KINDS:
            places = {side: pair.side(side)[0].source_span for side in LANGUAGES}
            spans: dict[Language, Span] = {side: (place.start, place.end) for side, place in places.items()}
            passages.append(Passage(_KINDS[pair.kind], spans, {}, (), number, number))
    path: dict[Language, str] = {side: Path(notice.side(side).document.path).name for side in LANGUAGES}
    files = {path[side]: notice.side(side).document.source for side in LANGUAGES}
    return Specimen(path["en"], files, path, tuple(passages))


def _extent(text: str, starts: list[int], row: dict[str, str], language: Language) -> Span | None:
    """Where the words of a row stand in its lines; None where they are not found as they are."""
    first, last = row[f"{language}_first_line"].strip(), row[f"{language}_last_line"].strip()
    words = row[f"{language}_text"].split()
    if not first or not words:
        return None
    begin = starts[int(first) - 1]
    end = starts[int(last)] if int(last) < len(starts) else len(text)
    match = re.compile(r"\s+".join(re.escape(word) for word in words)).search(text, begin, end)
    return match and match.span()


def _kind(text: str, span: Span, words: str) -> str:
    """The kind of a passage by its look; "numbered" is an item whose number belongs to its text."""
    before = text[text.rfind("\n", 0, span[0]) + 1 : span[0]].strip()
    if before in ("•", "-", "–", "*") or re.match(r"[•–*-] ", words):
        return "item"
    if re.match(r"\d+\.\s+[A-ZÀ-Ü ]{6,}", words):
        return "heading"
    if re.match(r"\d+[.)]\s", words) or re.fullmatch(r"\d+[.)]", before):
        return "numbered"
    if before:
        return "sentence"
    if re.match(r"Grade |Clearance Level|Niveau de l|[\w ()/']{3,45}:\s?\S", words) and len(words) < 90:
        return "field"
    if len(words) < 45 and not re.search(r"[.:;]$|: ", words) and words[:1].isupper():
        return "subheading"
    return "sentence"


def _paragraph(text: str, span: Span) -> Span:
    """The lines around a span up to blank lines, without the indent of the first."""
    begin = text.rfind("\n\n", 0, span[0])
    end = re.compile(r"\n[ \t]*\n|\Z").search(text, span[1])
    begin = 0 if begin < 0 else begin + 2
    indent = re.compile(r"\s*").match(text, begin)
    return (indent.end() if indent else begin), (end.start() if end else len(text))


def line_of(text: str, offset: int) -> int:
    """The line of an offset, from 1."""
    return text.count("\n", 0, offset) + 1
