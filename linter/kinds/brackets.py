"""Brackets and quotation marks without their other half."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..language.masks import inside
from ..language.spelling.setting import setting
from ..model import LANGUAGES, Block, Language, Span
from ..patterns import CHUNK, lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec
from .support.passages import no_prose

OPTIONS: dict[str, Key] = {}
VALUES = {"text": "the sign with the words beside it", "sign": "the sign that stands alone"}
_VALUES = ("text", "sign")
VARIANTS = (
    VariantSpec("unclosed", "What is opened is not closed.", _VALUES, alike=()),
    VariantSpec("unopened", "What is closed was not opened.", _VALUES, alike=()),
)

_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_QUOTES = "«»“”"
_SIGNS = lazy(r"[()\[\]«»“”„]")
# What has a closing bracket of its own: `a)`, `12)`, `iv)`, `b.2)`; and a face, `:-)`.
_ENUMERATES = lazy(r"(?:^|[\s(,;/–-])(?:[a-zA-Z]|\d{1,3}[a-z]?|[ivxIVX]{1,5})(?:\.\d{1,2})?\.?$")
_FACE = lazy(r"[:;]'?-(?:\) ?)*$|(?:^|\s)[:;]'?(?:\) ?)*$")
# A passage between two signs that spans several blocks: a list in brackets, a quotation of some paragraphs.
_SPANNED = 12
_WORDS_BESIDE = 2
_REACH = 12
_WORD_SIGN = lazy(r"\w")


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign that has no other half in its block."""

    block: Block
    number: int
    at: int

    @property
    def text(self) -> str:
        return self.block.text[self.at]


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Pairs the signs within each block, and what is left over with the blocks that follow."""
    for language in LANGUAGES:
        blocks = [block for block in case.side(language).blocks if block.kind != "furniture"]
        left = [
            _Sign(block, number, at)
            for number, block in enumerate(blocks)
            for at in _alone(block, no_prose(case, block))
        ]
        for sign in _without_spanning(left, blocks):
            if sign.text in _QUOTES or not setting(case.side(language), sign.block, Span(sign.at, sign.at + 1)):
                yield _hit(language, sign)


def _alone(block: Block, skipped: Sequence[Span]) -> Iterator[int]:
    """Where the signs of a block stand that have no other half in it."""
    text = block.text
    if not _SIGNS.search(text) or "„" in text:  # German quotes close with the sign that opens others
        return
    open_at: list[int] = []
    for match in _SIGNS.finditer(text):
        at, sign = match.start(), match[0]
        if inside(at, block.literals) or (inside(at, skipped) and at > 0 and _is_within(text, at)):
            continue
        if sign in _PAIRS:
            open_at.append(at)
            continue
        place = next((place for place in reversed(open_at) if text[place] == _OPENING[sign]), None)
        if place is not None:
            # Signs that are open inside of the pair stay alone.
            inner = [other for other in open_at if other > place]
            yield from (other for other in inner if not _crosses(text, other, at))
            open_at = [other for other in open_at if other < place or (other in inner and _crosses(text, other, at))]
        else:
            yield at
    yield from open_at


def _is_within(text: str, at: int) -> bool:
    """True if letters or figures touch a sign on both sides, as in an address.

    At its edge the sign belongs to the prose. So does one with its other half in the same word.
    """
    chunk = next(found for found in CHUNK.finditer(text, text.rfind(" ", 0, at) + 1) if found.end() > at)[0]
    pair = text[at] + (_PAIRS.get(text[at]) or _OPENING[text[at]])
    if chunk.count(pair[0]) == chunk.count(pair[1]):
        return False
    return _WORD_SIGN.match(text, at - 1) is not None and _WORD_SIGN.match(text, at + 1) is not None


def _crosses(text: str, opened: int, closed: int) -> bool:
    """True if a sign that is open when another pair closes is closed behind it: `(« word) »`, custom of some."""
    return _PAIRS[text[opened]] in text[closed:]


def _without_spanning(left: Sequence[_Sign], blocks: Sequence[Block]) -> Iterator[_Sign]:
    """The signs that are alone, but for pairs over several blocks and quotes that open each paragraph anew."""
    ordered = sorted(left, key=lambda sign: (sign.number, sign.at))
    waiting: dict[str, deque[int]] = {}
    for index, sign in enumerate(ordered):
        waiting.setdefault(sign.text, deque()).append(index)
    taken: set[int] = set()
    for index, sign in enumerate(ordered):
        if sign.text not in _PAIRS:
            continue
        if sign.text in _QUOTES and any(one.text.startswith(sign.text) for one in blocks[sign.number + 1 :][:1]):
            taken.add(index)
            continue
        closing = waiting.get(_PAIRS[sign.text], deque())
        while closing and closing[0] < index:
            closing.popleft()
        if closing and ordered[closing[0]].number - sign.number <= _SPANNED:
            taken |= {index, closing.popleft()}
    return (sign for index, sign in enumerate(ordered) if index not in taken and not _is_marker(sign))


def _is_marker(sign: _Sign) -> bool:
    """True if a closing bracket belongs to the number of an item, or to a face."""
    text, at = sign.block.text, sign.at
    numbers = _ENUMERATES.search(text, max(0, at - _REACH), at)
    return sign.text == ")" and bool(numbers or _FACE.search(text, max(0, at - _REACH), at))


def _hit(language: Language, sign: _Sign) -> Hit:
    opens = sign.text in _PAIRS
    text = sign.block.text
    apart = text[sign.at + 1 if opens else sign.at - 1].isspace() if 0 < sign.at < len(text) - 1 else False
    count = _WORDS_BESIDE + apart
    if opens:
        words = list(CHUNK.finditer(text, sign.at))[:count]
        span = Span(sign.at, words[-1].end() if words else sign.at + 1)
    else:
        words = list(CHUNK.finditer(text, 0, sign.at))[-count:]
        span = Span(words[0].start() if words else sign.at, sign.at + 1)
    return Hit(
        marks=(Mark(language, sign.block, span),),
        values={"text": span.of(text), "sign": sign.text},
        variant="unclosed" if opens else "unopened",
    )
