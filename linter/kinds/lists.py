"""Lists: as many items in both versions, and in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..messages import both
from ..model import LANGUAGES, Language, Pair, Span, other
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec
from .support.runs import RUN, Runs

OPTIONS = {
    "compare": Key(
        "string",
        both("Missing items, or items in another order."),
        ("length", "order"),
        required=True,
    )
}
VALUES = {
    "text": "the item that one version lacks",
    "en": "the number of items, or the position of the item, in English",
    "fr": "the number of items, or the position of the item, in French",
    "count": "the number of items that moved",
}
VARIANTS = (
    VariantSpec(
        "missing-en",
        "The English list lacks an item.",
        ("text", "en", "fr"),
        only=("compare", "length"),
        claim="unpaired",
        alike=(RUN,),
    ),
    VariantSpec(
        "missing-fr",
        "The French list lacks an item.",
        ("text", "en", "fr"),
        only=("compare", "length"),
        claim="unpaired",
        alike=(RUN,),
    ),
    VariantSpec("", "The items stand in another order.", ("count", "en", "fr"), only=("compare", "order")),
)

# Between items, not of one: a message quotes the item without it.
_BETWEEN = " \u00a0\u202f;,"


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares the lists of which both versions have at least one item."""
    lists = [run for section in case.sections if not section.weak for run in _lists(section.pairs)]
    for number, run in enumerate(lists):
        yield from _order(run) if options["compare"] == "order" else _length(run, number)


def _lists(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Runs of items of which at least one is in both versions."""
    run: list[Pair] = []
    for pair in [*pairs, None]:
        if pair is not None and (pair.en or pair.fr)[0].block.kind == "item":
            run.append(pair)
            continue
        if any(one.matched for one in run):
            yield run
        run = []


def _length(run: Sequence[Pair], which: int) -> Iterator[Hit]:
    runs = Runs()
    counts = {language: _count(run, language) for language in LANGUAGES}
    for number, pair in enumerate(run):
        if pair.matched:
            continue
        language: Language = "en" if pair.en else "fr"
        segment = pair.side(language)[0]
        if any(segment.block is one.block for near in run if near.matched for one in near.side(language)):
            continue
        yield Hit(
            marks=(Mark(language, segment.block, segment.span), *_place(run, number, other(language))),
            missing=(segment.text,),
            values={
                "text": segment.text.rstrip(_BETWEEN),
                "en": str(counts["en"]),
                "fr": str(counts["fr"]),
            },
            run=runs.name((which, language), number, number),
            variant=f"missing-{other(language)}",
        )


def _order(run: Sequence[Pair]) -> Iterator[Hit]:
    moved = [pair for pair in run if pair.moved and pair.matched]
    if not moved:
        return
    first = moved[0]
    yield Hit(
        marks=tuple(
            Mark(language, first.side(language)[0].block, first.side(language)[0].span) for language in LANGUAGES
        ),
        missing=tuple(pair.en[0].text for pair in moved),
        values={"count": str(len(moved)), "en": _position(run, first, "en"), "fr": _position(run, first, "fr")},
    )


def _count(run: Sequence[Pair], language: Language) -> int:
    return len({segment.block for pair in run for segment in pair.side(language)})


def _position(run: Sequence[Pair], pair: Pair, language: Language) -> str:
    """Which item of its list a pair is in one version, from 1."""
    segments = sorted(
        (segment for one in run for segment in one.side(language)),
        key=lambda segment: segment.source_span,
    )
    blocks = list(dict.fromkeys(segment.block for segment in segments))
    return str(blocks.index(pair.side(language)[0].block) + 1)


def _place(run: Sequence[Pair], number: int, absent: Language) -> tuple[Mark, ...]:
    """Where the item belongs: behind the last item before it, or before the first one after it."""
    before = [pair for pair in run[:number] if pair.side(absent)]
    if before:
        segment = before[-1].side(absent)[-1]
        return (Mark(absent, segment.block, Span(segment.span.end, segment.span.end)),)
    after = next(pair for pair in run[number:] if pair.side(absent))
    segment = after.side(absent)[0]
    return (Mark(absent, segment.block, Span(segment.span.start, segment.span.start)),)
