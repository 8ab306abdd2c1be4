"""The endings of list items, header values and sentences.

The signs of one list must agree, and its last item closes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from ..model import LANGUAGES, Block, Language, Pair, Segment, Span, other
from ..patterns import lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, Replacement, VariantSpec
from .support.siblings import siblings

OPTIONS: dict[str, Key] = {}
VALUES = {
    "text": "the last word with its sign; of a header field, its value",
    "sign": "the sign at the end, or nothing",
    "wanted": "the sign that belongs there, or nothing",
}
_VALUES = ("text", "sign", "wanted")
VARIANTS = (
    VariantSpec("last-open", "The last item of a list ends as if another one followed.", _VALUES, alike=("sign",)),
    VariantSpec("last-missing", "The last item has no sign, though the others have one.", _VALUES, alike=()),
    VariantSpec(
        "differs", "An item in the middle ends with another sign than most.", _VALUES, alike=("sign", "wanted")
    ),
    VariantSpec("missing", "An item in the middle has no sign, though most have one.", _VALUES, alike=("wanted",)),
    VariantSpec("uneven", "Some items of a list have a full stop, and others nothing.", _VALUES, alike=("sign",)),
    VariantSpec("field", "A header value has a full stop, and the field beside it has none.", _VALUES, alike=()),
    VariantSpec("sentence", "A paragraph lacks the full stop that the other version has.", _VALUES, alike=()),
)

_CLOSING = "»”\"')]\u00a0\u202f "
# Sets, since the empty string lies in every string.
_STOPS = frozenset(".!?…")
_SIGNS = _STOPS | {";", ",", ":"}
_AND = lazy(r"(?<=[;,])\s*(?:and|or|and/or|et|ou|et/ou)$", re.IGNORECASE)
_ABBREVIATION = lazy(r"(?:\b[A-ZÀ-Þ]\.-?){2,}$|\b(?:etc|al|p\.m|a\.m)\.$|\.\.$")
_LONGEST_WORD = 40  # characters: no abbreviation is longer
_SENTENCE_INSIDE = lazy(r"[.!?]\s+[A-ZÀ-Þ]")
_LEAST_LIKE = 3
_SHARE_LIKE = 0.7
_SHORT_VALUE = 4
_SENTENCE_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Item:
    """An item and the sign that ends it ("" for none); `end` is the place behind the sign."""

    block: Block
    sign: str
    end: int


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Judges each list within its own version, since each language has its own custom."""
    for language in LANGUAGES:
        blocks = [block for block in case.side(language).blocks if block.kind != "furniture"]
        for start, end in _runs(blocks):
            for found in siblings(blocks[start:end]):
                items = [_item(block) for block in found]
                yield from _middle(items, language)
                if found[-1] is blocks[end - 1]:
                    yield from _last(items, blocks[end : end + 3], language)
        yield from _fields(blocks, language)
    alone = {block for language in LANGUAGES for block in _alone(case.side(language).blocks)}
    for pair in case.pairs():
        yield from _sentence(case, pair, alone)


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """First and end index of the items that follow each other."""
    start = -1
    for index, block in enumerate(blocks):
        if block.kind == "item":
            start = index if start < 0 else start
        elif start >= 0:
            yield start, index
            start = -1
    if start >= 0:
        yield start, len(blocks)


def _item(block: Block) -> _Item:
    text = _AND.sub("", block.text.rstrip())
    bare = text.rstrip(_CLOSING)
    if text[-1:] in _SIGNS:
        return _Item(block, text[-1], len(text))
    if bare[-1:] in _STOPS:
        return _Item(block, bare[-1], len(bare))
    return _Item(block, "", len(text))


def _middle(items: Sequence[_Item], language: Language) -> Iterator[Hit]:
    """Compares the items of a list but for its last one, which closes it."""
    sign, count = Counter(item.sign for item in items[:-1]).most_common(1)[0] if len(items) > 1 else ("", 0)
    if sign not in {".", ";", ","} or count < max(_LEAST_LIKE, _SHARE_LIKE * (len(items) - 1)):
        yield from _uneven(items[:-1], language)
        return
    for item in items[:-1]:
        if item.sign in {sign, ":", "?", "!", "…"} or _SENTENCE_INSIDE.search(item.block.text):
            continue
        yield _hit(item, language, sign, "differs" if item.sign else "missing")


def _uneven(items: Sequence[_Item], language: Language) -> Iterator[Hit]:
    """The fewer items of a list where some have a full stop, and others nothing. One of several sentences needs it."""
    plain = [item for item in items if not _SENTENCE_INSIDE.search(item.block.text)]
    stopped, bare = ([item for item in plain if item.sign == sign] for sign in (".", ""))
    if not stopped or not bare or len(plain) < _LEAST_LIKE or len(stopped) + len(bare) < len(plain):
        return
    if any(_ABBREVIATION.search(item.block.text[: item.end]) for item in stopped):
        return
    for item in min(bare, stopped, key=len):
        yield _hit(item, language, "" if item.sign else ".", "uneven")


def _last(items: Sequence[_Item], after: Sequence[Block], language: Language) -> Iterator[Hit]:
    """Judges the last item of a list behind which no other item stands."""
    last = items[-1]
    if len(items) < 2 or _goes_on(last, after):
        return
    sign, count = Counter(item.sign for item in items[:-1]).most_common(1)[0]
    if last.sign in {";", ","}:
        yield _hit(last, language, ".", "last-open")
    elif not last.sign and sign in {".", ";"} and count >= _SHARE_LIKE * (len(items) - 1):
        yield _hit(last, language, ".", "last-missing")


def _goes_on(last: _Item, after: Sequence[Block]) -> bool:
    """True if the list, or its sentence, goes on behind a paragraph that interrupts it."""
    if after and after[0].text[:1].islower():
        return True
    for block in after:
        if block.kind == "heading":
            return False
        if block.kind == "item":
            return len(siblings((last.block, block))) == 1
    return False


def _hit(item: _Item, language: Language, wanted: str, variant: str) -> Hit:
    start = item.end - len(item.sign)
    text = item.block.text
    marked = Span(text.rfind(" ", 0, max(0, len(text[:start].rstrip()))) + 1, item.end)
    gap = Span(len(text[:start].rstrip()), item.end) if item.sign and wanted == "." else Span(start, item.end)
    return Hit(
        marks=(Mark(language, item.block, marked),),
        missing=(wanted,),
        extra=(item.sign,) if item.sign else (),
        values={"text": marked.of(text), "sign": item.sign, "wanted": wanted},
        variant=variant,
        replacements=(Replacement(language, item.block, gap, wanted),) if wanted == "." else (),
        safe=variant == "last-open",
    )


def _fields(blocks: Sequence[Block], language: Language) -> Iterator[Hit]:
    for index, block in enumerate(blocks):
        if block.kind != "field" or not block.value:
            continue
        value = block.value.of(block.text)
        beside = (*blocks[max(0, index - 1) : index], *blocks[index + 1 : index + 2])
        short = len(value.split()) <= _SHORT_VALUE and value.count(".") == 1 and value.endswith(".")
        if short and any(near.kind == "field" and not near.text.endswith(".") for near in beside):
            stop = Span(block.value.end - 1, block.value.end)
            yield Hit(
                marks=(Mark(language, block, block.value),),
                extra=(".",),
                values={"text": value, "sign": ".", "wanted": ""},
                variant="field",
                replacements=(Replacement(language, block, stop, ""),),
            )


def _alone(blocks: Sequence[Block]) -> Iterator[Block]:
    """The paragraphs, and the items that are no part of a list: a note behind a star."""
    for number, block in enumerate(blocks):
        beside = (*blocks[max(0, number - 1) : number], *blocks[number + 1 : number + 2])
        if block.kind == "paragraph" or (block.kind == "item" and all(one.kind != "item" for one in beside)):
            yield block


def _sentence(case: Case, pair: Pair, alone: set[Block]) -> Iterator[Hit]:
    for language in LANGUAGES:
        here, there = pair.side(language), pair.side(other(language))
        if not here or not there or here[-1].block not in alone or there[-1].block not in alone:
            continue
        last = here[-1]
        closing = there[-1].text.rstrip(_CLOSING)
        stopped = closing.endswith(".") and not _ABBREVIATION.search(closing, max(0, len(closing) - _LONGEST_WORD))
        if stopped and len(last.text.split()) >= _SENTENCE_WORDS and not _stopped(last, case):
            end = last.span.end
            marked = Span(last.block.text.rfind(" ", 0, end) + 1, end)
            yield Hit(
                marks=(Mark(language, last.block, marked),),
                missing=(".",),
                values={"text": marked.of(last.block.text), "sign": "", "wanted": "."},
                variant="sentence",
                replacements=(Replacement(language, last.block, Span(end, end), "."),),
            )


def _stopped(segment: Segment, case: Case) -> bool:
    """True if a segment ends with a sign. One that ends with a word such as `in` was cut by the layout."""
    text = segment.text
    if text[-1] in ".!?…:;," or text.rstrip(_CLOSING)[-1:] in {*_STOPS, ":"}:
        return True
    functional = cast("list[str]", case.vocabulary.toml("stopwords")[segment.block.language])
    return text.split()[-1].lower() in functional
