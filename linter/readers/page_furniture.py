"""Running headers, footers and page numbers: lines that stand at the same height of the page again and again.

A line with a number that counts up with the pages is one, whatever title stands beside the number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from ..patterns import DIGITS
from ..structure.furniture import is_page_number
from .columns import Row, rows
from .pdf_words import Word

# Furniture is in the outer share of the printed area, on this many lines from top and bottom.
_MARGIN = 0.15
_OUTER_LINES = 4
_LONGEST_NUMBER = 3  # digits of a page number
_SAME_HEIGHT = 4.0
# From this many pages and this share of the pages, a recurring line is furniture. Each version may have a footer of its
# own.
_LEAST_PAGES = 3
_LEAST_SHARE = 0.3


def without_furniture(pages: Sequence[tuple[int, list[Word]]]) -> list[tuple[int, list[Word]]]:
    """The pages without what recurs at their top and bottom, figures apart."""
    bases = [word.base for _, words in pages for word in words]
    if not bases:
        return list(pages)
    margin = _MARGIN * (max(bases) - min(bases))
    inner = min(bases) + margin, max(bases) - margin
    outer = [_outer_lines(words, inner) for _, words in pages]
    counts: Counter[tuple[str, int]] = Counter()
    for lines in outer:
        # A height is counted with its neighbours, for lines on the border between two.
        counts.update({(text, height + near) for line in lines for text, height in [_key(line)] for near in (-1, 0, 1)})
    least = max(_LEAST_PAGES, _LEAST_SHARE * len(pages)) if len(pages) > 2 else 2
    counting = _counting(outer, max(_LEAST_PAGES, least))
    found = []
    for (number, words), lines in zip(pages, outer, strict=True):
        dropped: set[Word] = set()
        for line in lines:
            key = _key(line)
            if line[0] in counting or counts[key] >= (2 if is_page_number(_text(line)) else least):
                dropped.update(line)
        found.append((number, [word for word in words if word not in dropped]))
    return found


def _counting(pages: Sequence[Sequence[Row]], least: float) -> set[Word]:
    """The first words of first and last lines whose number runs on with the pages at the same height."""
    found: dict[tuple[int, int], dict[int, Row]] = defaultdict(dict)
    for page, lines in enumerate(pages):
        for line in (*lines[:1], *lines[-1:]):
            for word in {line[0].text, line[-1].text}:
                if word.isdecimal() and len(word) <= _LONGEST_NUMBER:
                    found[int(word) - page, round(line[0].base / _SAME_HEIGHT)][page] = line
    return {line[0] for lines in found.values() if len(lines) >= least for line in lines.values()}


def _outer_lines(words: Sequence[Word], inner: tuple[float, float]) -> list[Row]:
    lines = rows([word for word in words if not inner[0] <= word.base <= inner[1]])
    return lines if len(lines) <= 2 * _OUTER_LINES else lines[:_OUTER_LINES] + lines[-_OUTER_LINES:]


def _key(line: Row) -> tuple[str, int]:
    return DIGITS.sub("0", _text(line)), round(line[0].base / _SAME_HEIGHT)


def _text(line: Row) -> str:
    return " ".join([word.text for word in line])
