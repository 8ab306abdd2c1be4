"""Borrowed words: stretches of the other language between quotation marks or in italics.

They follow the customs of their own language, so a rule on one language's customs does not look at them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...language.identification import scale_of
from ...model import Block, Language, Span
from ...patterns import lazy
from ..contract import Case

_QUOTED = lazy(r"[“«][\s\u00a0\u202f]?([^“”«»]{2,300}?)[\s\u00a0\u202f]?[”»]|\"([^\"]{2,300})\"")
# The markup at the end of a gap in the text begins italics. The same at the beginning of a later gap ends them.
_OPENING = lazy(r"(?:(?<![\w*_])([*_])|<(em|i|cite|dfn)(?:\s[^<>]*)?>)\s*$")
_CLOSING = lazy(r"\s*(?:([*_])(?![*_])|</(em|i|cite|dfn)\s*>)")
_LONGEST_TAG = 80
# Of evidence in function words: fewer may be a name.
_LEAST = 1.0


def borrowed(case: Case, block: Block, side: Language) -> list[Span]:
    """The borrowed words of a block that stands in the version `side`, in reading order."""
    weigh = partial(_weight, case, block)
    stretches = [Span(*match.span(match.lastindex or 0)) for match in _QUOTED.finditer(block.text)]
    stretches += _italics(block, case.side(side).document.source)
    return sorted(span for span in stretches if weigh(span) <= -_LEAST)


def _weight(case: Case, block: Block, span: Span) -> float:
    """The evidence for the language of the block, negative for the other one."""
    weight = scale_of(case.vocabulary).weigh(span.of(block.text))
    return weight if block.language == "fr" else -weight


def _italics(block: Block, source: str) -> Iterator[Span]:
    """The stretches between two gaps of the text, of which the first begins italics and the second ends them."""
    opened: tuple[str, int] | None = None
    end = -1
    for piece in block.origin.pieces:
        if end < 0:
            gap = source[max(0, piece.source - _LONGEST_TAG) : piece.source].rpartition("\n")[2]
        else:
            gap = source[end : piece.source]
        if opened and gap:
            closing = _CLOSING.match(gap)
            if closing and (closing[1] or closing[2]) == opened[0]:
                yield Span(opened[1], piece.start)
                opened = None
        if gap and (opening := _OPENING.search(gap)):
            opened = opening[1] or opening[2], piece.start
        end = piece.source + piece.source_length
    if opened:
        closing = _CLOSING.match(source, end)
        if closing and (closing[1] or closing[2]) == opened[0]:
            yield Span(opened[1], len(block.text))
