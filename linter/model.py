"""The data of bilint as immutable classes, from bytes to blocks to pairs to facts to findings.

Offsets are counted in characters, from 0, the end exclusive. A `Span` is always relative to one text, and the name of
the field says which. The block's `SourceMap` turns a span of a block's text into a span of the source. Only reports
turn spans of the source into lines and columns. It is long, since all steps share the types.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from .patterns import lazy

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, Language] = ("en", "fr")
Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
Confidence = Literal["high", "medium", "low"]
BlockKind = Literal["heading", "paragraph", "item", "field", "furniture"]
UnitKind = Literal["field", "heading", "paragraph", "item", "sentence"]
Role = Literal["text", "heading", "item", "cell", "code"]

NEWLINE = lazy(r"\r\n|\r|\n")


def other(language: Language) -> Language:
    """The other one of the two languages."""
    return "fr" if language == "en" else "en"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one text, `start` included, `end` excluded."""

    start: int
    end: int

    def shift(self, offset: int) -> Span:
        return Span(self.start + offset, self.end + offset)

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text and where it comes from.

    Where `length` equals `source_length` the run is a verbatim copy (any white space counts as a space). Otherwise it
    stands for what the source has there: a space for several, a character for an entity.
    """

    start: int
    length: int
    source: int
    source_length: int

    @property
    def verbatim(self) -> bool:
        return self.length == self.source_length


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each character of a text lies in the source. The pieces follow each other without a gap in the text."""

    pieces: tuple[Piece, ...]

    @staticmethod
    def verbatim(source: Span) -> SourceMap:
        """The map of a text copied from one stretch of the source."""
        return SourceMap((Piece(0, len(source), source.start, len(source)),))

    def locate(self, span: Span) -> Span:
        """The stretch of the source that a span of the text comes from; an empty span gives an empty one."""
        start = self._offset(span.start, at_end=False)
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, max(start, self._offset(span.end, at_end=True)))

    def slice(self, span: Span) -> SourceMap:
        """The map of `text[span.start:span.end]`."""
        pieces = []
        for piece in self.pieces:
            start = max(piece.start, span.start)
            end = min(piece.start + piece.length, span.end)
            if start >= end:
                continue
            if piece.verbatim:
                pieces.append(Piece(start - span.start, end - start, piece.source + start - piece.start, end - start))
            else:
                pieces.append(Piece(start - span.start, end - start, piece.source, piece.source_length))
        return SourceMap(tuple(pieces))

    def _offset(self, position: int, *, at_end: bool) -> int:
        if not self.pieces:
            return 0
        found = bisect_right(self.pieces, position - 1 if at_end else position, key=lambda piece: piece.start)
        index = max(0, found - 1)
        piece = self.pieces[index]
        inside = position - piece.start
        if piece.verbatim:
            return piece.source + min(inside, piece.length)
        return piece.source + (piece.source_length if at_end or inside >= piece.length else 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A line from a reader: its visible text without the line break, and the markup of the format.

    `role` is "text" where the format says nothing (plain text), else what its markup says. `level` is the depth of a
    heading (1 is the highest) or of a list item (0 is the outermost). `starts_block` is true where the format itself
    begins a paragraph here. `page` counts from 1. `version` is set for a line in a column of one language beside a
    column of the other. The line belongs to that version whatever its language is. `key` is that of a catalogue.
    """

    text: str
    origin: SourceMap
    role: Role = "text"
    level: int = 0
    marker: str = ""
    starts_block: bool = False
    language: Language | None = None
    page: int | None = None
    version: Language | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link that the format carries apart from its text: the target, and the anchor's place in the source."""

    target: str
    anchor: Span


@dataclass(frozen=True, slots=True)
class Box:
    """Where a word stands on a page: points from the top left; `span` is its place in the source."""

    span: Span
    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place as people see it. Lines and columns count from 1, columns in characters, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. `source` is the text that places refer to: the decoded file, or the text extracted of it.

    `path` is the name as the user gave it, with forward slashes. `encoding` is what the bytes were decoded with.
    """

    path: str
    format: str
    source: str
    lines: tuple[Line, ...]
    links: tuple[Link, ...] = ()
    boxes: tuple[Box, ...] = ()
    encoding: str = "utf-8"
    literals: tuple[Span, ...] = ()  # of the source, in order: what the format marks as code
    line_starts: tuple[int, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.line_starts:
            object.__setattr__(self, "line_starts", (0, *(one.end() for one in NEWLINE.finditer(self.source))))

    def place(self, span: Span) -> Place:
        """The line and column (and for a PDF the page and box) of a span of the source."""
        line, column = self._position(span.start)
        end_line, end_column = self._position(span.end)
        return Place(line, column, end_line, end_column, *self._box(span))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def _box(self, span: Span) -> tuple[int | None, tuple[float, float, float, float] | None]:
        end = max(span.end, span.start + 1)
        words = [box for box in self.boxes if box.span.start < end and span.start < box.span.end]
        if not words:
            return None, None
        page = words[0].page
        words = [box for box in words if box.page == page]
        left, top = min(box.x0 for box in words), min(box.top for box in words)
        right, bottom = max(box.x1 for box in words), max(box.bottom for box in words)
        return page, (left, top, right, bottom)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A heading, paragraph, list item, header field, or piece of page furniture of one language.

    `text` is the running text: wrapped lines joined, markup and the bullet left out, otherwise as written.
    `marker` is the bullet or number of an item; `number` is a heading's section number ("3", "3.1").
    A field has a `label` and a `value`, both spans of `text` (the value may be empty). `concept` is what the label
    or heading is known as in the vocabulary ("deadline", "contract"), or "".
    `language` is what the words are in; the side that holds the block says where it belongs.
    """

    kind: BlockKind
    text: str
    origin: SourceMap
    language: Language
    level: int = 0
    marker: str = ""
    number: str = ""
    label: Span | None = None
    value: Span | None = None
    concept: str = ""
    literals: tuple[Span, ...] = ()  # of the text: what the format marks as code
    key: str = ""  # of a catalogue: texts of one key are translations of each other

    def inserted(self, span: Span) -> bool:
        """True if a part of a stretch is bilint's own, or an empty one is beside it. No rule of form speaks."""
        start, end = (span.start, span.end) if len(span) else (span.start - 1, span.end + 1)
        own = (piece for piece in self.origin.pieces if piece.length > piece.source_length == 0)
        return any(piece.start < end and start < piece.start + piece.length for piece in own)


@dataclass(frozen=True, slots=True)
class Side:
    """One version of a notice: its blocks in reading order. Both sides of a notice may come from the same document."""

    language: Language
    document: Document
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A vacancy notice with its two versions. `name` is the path of the document, or of the English one of two."""

    name: str
    en: Side
    fr: Side

    def side(self, language: Language) -> Side:
        return self.en if language == "en" else self.fr


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A stretch of a block, usually a sentence: the unit that is aligned and compared."""

    block: Block
    span: Span

    @property
    def text(self) -> str:
        return self.span.of(self.block.text)


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Aligned units, in both languages; one side is empty where the other version lacks them.

    `score` is the evidence that the two belong together, 0 to 1. `moved` is true where the order differs.
    """

    kind: UnitKind
    en: tuple[Segment, ...]
    fr: tuple[Segment, ...]
    score: float
    moved: bool = False

    def side(self, language: Language) -> tuple[Segment, ...]:
        return self.en if language == "en" else self.fr


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """Aligned sections: the pairs between two headings. `weak` is true where the pairs cannot be trusted.

    `en` and `fr` are the headings; None where a version has no such section, or before the first heading.
    """

    en: Block | None
    fr: Block | None
    pairs: tuple[Pair, ...]
    weak: bool = False

    def heading(self, language: Language) -> Block | None:
        return self.en if language == "en" else self.fr


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed value and where it stands in a text.

    `parts` is the canonical value, a named tuple of the type (see `facts/fact_type.py`). Two facts agree when all their
    parts do. A part that is None is not stated and agrees with anything. "" is stated to be absent and agrees only with
    "" (and None). `contradicts` says what the text itself states otherwise about this value. Examples: the level that
    the label next to a numeral means, the true weekday of the date. It is "" where no such value exists (31 June). A
    `weak` fact is too vague to be missed in the other version, such as a small number in words.
    """

    type: str
    parts: tuple[str | None, ...]
    span: Span
    text: str
    contradicts: str | None = None
    weak: bool = False

    @property
    def value(self) -> str:
        """The canonical value as one string, for messages, sorting and fingerprints."""
        return " ".join(part for part in self.parts if part)

    def agrees(self, fact: Fact) -> bool:
        return len(self.parts) == len(fact.parts) and all(
            a == b or a is None or b is None for a, b in zip(self.parts, fact.parts, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of a stretch of a document's source."""

    document: Document
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding. `safe` is true where the result is surely right."""

    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """Machine translation of the words of a finding, in `language`. `draft`: True if proposed for missing text."""

    language: Language
    text: str
    draft: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """One end of a finding: a stretch of a document's source in one version.

    An empty span is the place where something belongs. `heading` is the section's heading, `text` the quote.
    """

    language: Language
    document: Document
    span: Span
    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A result of a rule: its places, severity and confidence. The first end is the primary one.

    `suppressed` is the reason given, or None. `suppressed_inside` is True if declared inside the notice. `defect` is
    common to the findings of one defect. `also` are its further places once they are one finding.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    messages: tuple[str, str]
    notice: str
    ends: tuple[End, ...]
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    fix: Fix | None = None
    translation: Translation | None = None
    fingerprint: str = ""
    suppressed: str | None = None
    suppressed_inside: bool = False
    defect: tuple[str, ...] = ()
    also: tuple[tuple[End, ...], ...] = ()

    def message(self, language: Language) -> str:
        return self.messages[LANGUAGES.index(language)]
