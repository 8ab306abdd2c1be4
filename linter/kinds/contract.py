"""The input and output of a kind of check (`Case`, `Hit`), and the contract that it declares (`Kind`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from ..facts import FactStore
from ..messages import both
from ..model import Block, Confidence, Language, Notice, Pair, Section, Segment, Side, Span, Translation
from ..project.toml_schema import Key
from ..vocabulary import Vocabulary

if TYPE_CHECKING:
    from ..grammar.remark import Remark
    from ..terminology.renderings import Renderings

Options = Mapping[str, Any]

# The statement of a hit about the two versions, which decides what can refute it. "differ": their values differ.
# "lack": one lacks a value or words of the other. "unpaired": nothing corresponds to a unit of text. "no-word": a word
# does not exist. "language": a text is in the wrong language. "form": a form is wrong, whatever the other version says.
ClaimType = Literal["differ", "lack", "unpaired", "no-word", "language", "form"]

# The keys of an option that is a list of sentences with their translations.
SENTENCES = {
    "en": Key("string", both("The English."), required=True),
    "fr": Key("string", both("The French."), required=True),
}


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
    """A match of a kind. The engine adds the rule's name, severity, message and fingerprint.

    `marks`: the primary place first, then the other end. `missing` and `extra` are canonical values that the place of
    the second mark lacks or has too many. `values` fill the placeholders of the rule's message. `variant` names
    another message of the rule (with its own severity, if the page gives one).
    `confidence` None leaves it to the rule. `run` names the passage that the hit is a part of.
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
    run: str = ""


class Translates(Protocol):
    """A machine translator."""

    def translate(self, text: str, source: Language, target: Language) -> str | None:
        """The translation of a sentence, or None if there is no model."""


class Proofreads(Protocol):
    """The grammar engines of the user, as one."""

    def remarks(self, text: str, language: Language) -> Sequence[Remark]:
        """The remarks on a text, in its order; none overlaps another."""


@dataclass(frozen=True, slots=True)
class Case:
    """A notice, aligned, with its facts at hand.

    `translator` and `proofreader` are there where translation, or grammar, was asked for. `renderings` are those of all
    notices of a run, where they are to be consistent.
    """

    notice: Notice
    sections: tuple[Section, ...]
    facts: FactStore
    vocabulary: Vocabulary
    locales: Mapping[Language, str] = field(default_factory=lambda: {"en": "en", "fr": "fr"})
    translator: Translates | None = None
    proofreader: Proofreads | None = None
    renderings: Renderings | None = None

    def pairs(self, *, weak: bool = False) -> Iterator[Pair]:
        """All pairs in document order; those of weakly aligned sections only when asked for."""
        for section in self.sections:
            if weak or not section.weak:
                yield from section.pairs

    def side(self, language: Language) -> Side:
        return self.notice.side(language)


# The engine fills these in the messages of every kind: the language of the primary place, and the other one.
ENGINE_VALUES = ("language", "other")


@dataclass(frozen=True, slots=True)
class VariantSpec:
    """One case of what a kind finds, which a rule page may give words of its own.

    `name` is "" for the plain case. `values` are the placeholders that a message of this case may use besides those of
    the engine. `only` is an option and the value that it must have, or hold, for the case to occur. `claim` is what its
    hits say of the two versions. `alike` names the values that all places of one defect share: values of the hit,
    "missing" or "extra". It may be "run", the passage that the hit is part of. "run" is the passage that the hit is
    part of. Hits that are alike become one finding with several places; None if each hit is a defect of its own.
    """

    name: str
    about: str
    values: tuple[str, ...]
    only: tuple[str, str | bool] | None = None
    claim: ClaimType = "form"
    alike: tuple[str, ...] | None = None


class Kind(Protocol):
    """A module of `bilint.kinds`: its contract and its check.

    `OPTIONS` are its options, `VALUES` the placeholders of its messages with a line about each, `VARIANTS` its cases.
    The loader refuses a rule page that asks for anything else.
    """

    OPTIONS: Mapping[str, Key]
    VALUES: Mapping[str, str]
    VARIANTS: Sequence[VariantSpec]

    def check(self, case: Case, options: Options) -> Iterator[Hit]:
        """Yields the hits of the rule in the notice. The options that the rule leaves out have their defaults."""


def with_defaults(given: Options, known: Mapping[str, Key]) -> Options:
    """The options given, and for the others of a kind their defaults."""
    return {**{name: key.default for name, key in known.items()}, **given}


def mark(segment: Segment, span: Span, language: Language) -> Mark:
    """The mark of a span given relative to the segment's text."""
    return Mark(language, segment.block, span.shift(segment.span.start))


def whole(pair: Pair, language: Language) -> Mark:
    """The mark of one side of a pair, as far as it stands in one block."""
    segments = pair.side(language)
    block = segments[0].block
    last = [segment for segment in segments if segment.block is block][-1]
    return Mark(language, block, Span(segments[0].span.start, last.span.end))
