"""What a kind of check sees of a notice, and what it says of it: the case and its hits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ..facts import FactStore
from ..model import Block, Confidence, Language, Notice, Pair, Section, Segment, Side, Span, Translation
from ..vocabulary import Vocabulary

Options = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a block's text. `empty` spans mark the place where something belongs."""

    language: Language
    block: Block
    span: Span

    @property
    def text(self) -> str:
        return self.span.of(self.block.text)


@dataclass(frozen=True, slots=True)
class Replacement:
    """A proposed text for a stretch of a block."""

    language: Language
    block: Block
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a kind found. The engine adds the rule's name, severity, message and fingerprint.

    `marks`: the primary place first, then the other end. `missing` and `extra` are canonical values that the place of
    the second mark lacks or has too many. `values` fill the placeholders of the rule's message. `variant` names
    another message of the rule (with its own severity, if the page gives one).
    `confidence` None leaves it to the rule.
    """

    marks: tuple[Mark, ...]
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    variant: str = ""
    confidence: Confidence | None = None
    replacements: tuple[Replacement, ...] = ()
    safe: bool = False
    translation: Translation | None = None


class Translates(Protocol):
    """What translates by machine."""

    def translate(self, text: str, source: Language, target: Language) -> str | None:
        """The translation of a sentence; None where it cannot be had."""


@dataclass(frozen=True, slots=True)
class Case:
    """A notice, aligned, with its facts at hand. `translator` is there where translation was asked for."""

    notice: Notice
    sections: tuple[Section, ...]
    facts: FactStore
    vocabulary: Vocabulary
    locales: Mapping[Language, str] = field(default_factory=lambda: {"en": "en", "fr": "fr"})
    translator: Translates | None = None

    def pairs(self, *, weak: bool = False) -> Iterator[Pair]:
        """All pairs in document order; those of weakly aligned sections only when asked for."""
        for section in self.sections:
            if weak or not section.weak:
                yield from section.pairs

    def side(self, language: Language) -> Side:
        return self.notice.side(language)


class Kind(Protocol):
    """A module of `bilint.kinds`: the options it takes, and the check."""

    OPTIONS: Mapping[str, type]

    def check(self, case: Case, options: Options) -> Iterator[Hit]:
        """Yields what the rule with these options has to say of the notice."""


def mark(segment: Segment, span: Span, language: Language) -> Mark:
    """The mark of a span given relative to the segment's text."""
    return Mark(language, segment.block, span.shift(segment.span.start))


def whole(pair: Pair, language: Language) -> Mark:
    """The mark of one side of a pair, as far as it stands in one block."""
    segments = pair.side(language)
    block = segments[0].block
    last = [segment for segment in segments if segment.block is block][-1]
    return Mark(language, block, Span(segments[0].span.start, last.span.end))
