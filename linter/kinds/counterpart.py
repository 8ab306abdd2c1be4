"""Units without counterpart: sections, headings, paragraphs, sentences, items of a lacking list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..messages import both
from ..model import LANGUAGES, Block, Confidence, Language, Pair, Section, Segment, Span, other
from ..patterns import LETTERS_2
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec, whole
from .support.lengths import Lengths
from .support.runs import RUN, Runs

OPTIONS = {
    "unit": Key(
        "string",
        both("Whole sections, or text within sections."),
        ("section", "text"),
        required=True,
    )
}
VALUES = {
    "heading": "the heading of the section",
    "text": "the text that one version lacks",
}
VARIANTS = (
    VariantSpec(
        "missing-en",
        "The English version lacks the section.",
        ("heading",),
        only=("unit", "section"),
        claim="unpaired",
        alike=(RUN,),
    ),
    VariantSpec(
        "missing-fr",
        "The French version lacks the section.",
        ("heading",),
        only=("unit", "section"),
        claim="unpaired",
        alike=(RUN,),
    ),
    VariantSpec(
        "missing-en",
        "The English version lacks the text.",
        ("text",),
        only=("unit", "text"),
        claim="unpaired",
        alike=(RUN,),
    ),
    VariantSpec(
        "missing-fr",
        "The French version lacks the text.",
        ("text",),
        only=("unit", "text"),
        claim="unpaired",
        alike=(RUN,),
    ),
    VariantSpec(
        "heading-missing-en",
        "The English version lacks the heading.",
        ("text",),
        only=("unit", "text"),
        claim="unpaired",
        alike=(RUN,),
    ),
    VariantSpec(
        "heading-missing-fr",
        "The French version lacks the heading.",
        ("text",),
        only=("unit", "text"),
        claim="unpaired",
        alike=(RUN,),
    ),
    VariantSpec("moved", "The text stands in another place in French.", ("text",), only=("unit", "text")),
)

_LEAST_WORDS = 3
# A section of which this share stands alone is lacking as a whole.
_WHOLE = 0.8


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Reports whole sections, or with the unit "text" the gaps within sections that both versions have."""
    letterhead = _letterhead(case.sections)
    runs = Runs()
    lengths = Lengths(case)
    for index, section in enumerate(case.sections):
        language = lacking(section)
        if options["unit"] == "section":
            if language is not None:
                yield _section_hit(case.sections, index, language, runs)
            continue
        yield from _moved_hits(section)
        if language is None and not section.weak and index >= letterhead:
            yield from _text_hits(case.sections, index, lengths)


def _letterhead(sections: Sequence[Section]) -> int:
    """How many sections at the top are letterhead and banner: nothing but headings, which a version may do without."""
    for index, section in enumerate(sections):
        if any(pair.kind != "heading" for pair in section.pairs):
            return index
    return 0


def lacking(section: Section) -> Language | None:
    """The language that lacks the section as a whole, or None."""
    if section.en is not None and section.fr is not None:
        return None
    if section.en is None and section.fr is None:
        return None
    absent: Language = "fr" if section.fr is None else "en"
    alone = sum(not pair.side(absent) for pair in section.pairs)
    return absent if len(section.pairs) > 1 and alone >= _WHOLE * len(section.pairs) else None


def _section_hit(sections: Sequence[Section], index: int, absent: Language, runs: Runs) -> Hit:
    section = sections[index]
    heading = section.heading(other(absent))
    assert heading is not None
    marks = [Mark(other(absent), heading, Span(0, len(heading.text)))]
    place = _place(sections, index, 0, absent)
    return Hit(
        marks=(*marks, *place),
        missing=(heading.text,),
        values={"heading": heading.text},
        run=runs.name(absent, index, index),
        variant=f"missing-{absent}",
    )


def _text_hits(sections: Sequence[Section], index: int, lengths: Lengths) -> Iterator[Hit]:
    pairs = sections[index].pairs
    runs = Runs()
    numbered = [(number, pair) for number, pair in enumerate(pairs) if not pair.matched]
    for (_, language), run in groupby(numbered, key=lambda one: (_block(one[1]), _language(one[1]))):
        alone = list(run)
        segments = [segment for _, pair in alone for segment in pair.side(language)]
        part = any(
            segments[0].block is segment.block for pair in pairs if pair.matched for segment in pair.side(language)
        )
        if _block(alone[0][1]).kind == "item" and not part and _in_matched_list(pairs, alone[0][0]):
            continue
        span = Span(segments[0].span.start, segments[-1].span.end)
        text = span.of(segments[0].block.text)
        if _block(alone[0][1]).kind == "field" or len(LETTERS_2.findall(text)) < _least_words(segments[0].block):
            continue
        absent = other(language)
        yield Hit(
            marks=(Mark(language, segments[0].block, span), *_place(sections, index, alone[0][0], absent)),
            missing=(text,),
            values={"text": text},
            run=runs.name((index, absent), alone[0][0], alone[-1][0]),
            variant=_variant(segments, absent),
            confidence="low"
            if lengths.explain([pair for _, pair in alone], language)
            else _confidence(pairs, alone[0][0], alone[-1][0]),
        )


def _moved_hits(section: Section) -> Iterator[Hit]:
    """Units that both versions have in different places. The rule on the order of lists has the items."""
    both = [pair for pair in section.pairs if pair.matched]
    # A sentence that changes places within its paragraph is still there for whoever reads the paragraph.
    together = {(pair.en[0].block, pair.fr[0].block) for pair in both if not pair.moved}
    moved = [
        pair
        for pair in both
        if pair.moved and pair.kind != "item" and (pair.en[0].block, pair.fr[0].block) not in together
    ]
    for _, run in groupby(moved, key=lambda pair: pair.en[0].block):
        pairs = list(run)
        en, fr = (whole(pairs[0], language) for language in LANGUAGES)
        yield Hit(marks=(en, fr), missing=(en.text,), values={"text": en.text}, variant="moved")


def _least_words(block: Block) -> int:
    return 1 if block.kind == "heading" else _LEAST_WORDS


def _variant(segments: Sequence[Segment], absent: Language) -> str:
    block = segments[0].block
    if block.kind == "heading":
        return f"heading-missing-{absent}"
    return f"missing-{absent}"


def _language(pair: Pair) -> Language:
    return "en" if pair.en else "fr"


def _block(pair: Pair) -> Block:
    return (pair.en or pair.fr)[0].block


def _in_matched_list(pairs: Sequence[Pair], number: int) -> bool:
    """True if an item belongs to a list that the other version has as well. The rule of lists reports it."""
    return any(
        0 <= near < len(pairs) and pairs[near].kind == "item" and pairs[near].matched
        for near in _neighbours(pairs, number)
    )


def _neighbours(pairs: Sequence[Pair], number: int) -> Iterator[int]:
    """The items around an item, up to the next pair that is none."""
    for step in (-1, 1):
        near = number + step
        while 0 <= near < len(pairs) and _block(pairs[near]).kind == "item":
            yield near
            near += step


def _confidence(pairs: Sequence[Pair], first: int, last: int) -> Confidence | None:
    """Sure where the neighbours on both sides are well matched."""
    around = [pairs[near] for near in (first - 1, last + 1) if 0 <= near < len(pairs)]
    both = [pair.score for pair in around if pair.matched]
    return None if both and min(both) >= 0.3 else "medium"


def _place(sections: Sequence[Section], index: int, number: int, absent: Language) -> tuple[Mark, ...]:
    """Where the counterpart belongs: behind the last unit before it that the other version has."""
    for position in range(index, -1, -1):
        pairs = sections[position].pairs
        for pair in reversed(pairs[:number] if position == index else pairs):
            side = pair.side(absent)
            if side:
                end = side[-1].span.end
                return (Mark(absent, side[-1].block, Span(end, end)),)
    return ()
