"""Two versions of a notice as blocks, their alignment as pairs of segments, and the facts of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .documents import Document
from .languages import Language
from .spans import SourceMap, Span

BlockKind = Literal["heading", "paragraph", "item", "field", "furniture"]
UnitKind = Literal["field", "heading", "paragraph", "item", "sentence"]


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

    @property
    def source_span(self) -> Span:
        """The stretch of the source that it comes from."""
        return self.block.origin.locate(self.span)


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

    @property
    def matched(self) -> bool:
        """True if both versions have units in it."""
        return bool(self.en and self.fr)

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
