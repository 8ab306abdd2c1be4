"""Geometry of a page of words: its lines, and the gutter between two columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import median

from .pdf_words import Word

# The gutter is looked for in the middle of the text, in steps of so many points.
_FROM, _TO, _STEP = 0.25, 0.75, 2.5
# No word comes nearer to the gutter than this; spaces between words are narrower than twice of it.
CLEARANCE = 3.5
# A gutter runs down past so many lines of type, and this share of its words stands on either side.
_LEAST_LINES = 4
_LEAST_SHARE = 0.12
_LEAST_WORDS = 12
# A cell across both columns reaches as far as this beyond the gutter.
_CELL = 15.0
# Superscripts stand off the baseline by less than this, in sizes of type; lines are further apart.
_SAME_LINE = 0.45

Row = list[Word]


def rows(words: Sequence[Word]) -> list[Row]:
    """The words in lines from top to bottom, each line from left to right."""
    found: list[Row] = []
    base = size = 0.0
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        if found and word.base - base <= _SAME_LINE * max(size, word.size):
            found[-1].append(word)
            if word.size > size:
                base, size = word.base, word.size
        else:
            found.append([word])
            base, size = word.base, word.size
    for row in found:
        row.sort(key=lambda word: word.x0)
    return found


def gutter(words: Sequence[Word], bounds: tuple[float, float]) -> float | None:
    """The middle of the empty strip that divides words into a left and a right column, or None.

    Titles and paragraphs across both columns may stand above and below. `bounds` are the left and the right edge of
    the text. The strip nearest to the middle is taken where several are equally good, as in tables.
    """
    if len(words) < 2 * _LEAST_WORDS:
        return None
    left, right = bounds
    start = left + _FROM * (right - left)
    count = int((_TO - _FROM) * (right - left) / _STEP) + 1
    ordered = sorted(words, key=lambda word: word.base)
    bases = [word.base for word in ordered]
    # For each step, the longest vertical stretch that no word crosses: its upper end and its length.
    last, upper, length = [bases[0] - 1] * count, [bases[0] - 1] * count, [0.0] * count
    for word in ordered:
        base = word.base
        first = max(0, int((word.x0 - CLEARANCE - start) // _STEP) + 1)
        for step in range(first, min(count, int((word.x1 + CLEARANCE - start) // _STEP) + 1)):
            if base - last[step] > length[step]:
                upper[step], length[step] = last[step], base - last[step]
            last[step] = base
    for step in range(count):
        if bases[-1] + 1 - last[step] > length[step]:
            upper[step], length[step] = last[step], bases[-1] + 1 - last[step]
    shortest = _LEAST_LINES * median([word.size for word in words])
    held = [0] * count
    for step in range(count):
        if length[step] >= shortest:
            beside = ordered[bisect_right(bases, upper[step]) : bisect_left(bases, upper[step] + length[step])]
            held[step] = _held(beside, start + step * _STEP)
    if not any(held):
        return None
    good = {step for step in range(count) if held[step] >= 0.9 * max(held)}
    middle = (count - 1) / 2
    strip = {min(good, key=lambda step: (abs(step - middle), step))}
    while more := {step + side for step in strip for side in (-1, 1)} & good - strip:
        strip |= more
    most = max(held[step] for step in strip)
    best = [step for step in strip if held[step] == most]
    return start + (min(best) + max(best)) / 2 * _STEP


def _held(words: Sequence[Word], x: float) -> int:
    """How many words stand beside a gutter at `x`; 0 where there are too few on one side."""
    on_left = sum([word.x0 + word.x1 < 2 * x for word in words])
    fewest = min(on_left, len(words) - on_left)
    return len(words) if fewest >= max(_LEAST_WORDS, _LEAST_SHARE * len(words)) else 0


def crosses(words: Sequence[Word], x: float) -> bool:
    """True if one of the words stands on a vertical line, or so near that the text runs across it."""
    return any(
        word.x0 - CLEARANCE < x < word.x1 + CLEARANCE
        or (word.cell is not None and word.cell.left + _CELL < x < word.cell.right - _CELL)
        for word in words
    )


def bands(words: Sequence[Word], x: float) -> list[tuple[bool, list[Word]]]:
    """The words in bands from top to bottom, each either across both columns (true) or beside the gutter at `x`.

    A line across may have a wide space at the gutter by chance. Amid other lines across, it goes with them. So does the
    short last line of a paragraph across.
    """
    lines = rows(words)
    across = [crosses(line, x) for line in lines]
    for index, line in enumerate(lines):
        if across[index] or index == 0 or not across[index - 1]:
            continue
        near = _near(lines[index - 1], line)
        left_only = all(word.middle < x for word in line)
        alone = left_only and not _beside(lines, index, x)
        paragraph = index > 1 and across[index - 2] and _near(lines[index - 2], lines[index - 1])
        enclosed = index + 1 < len(lines) and across[index + 1] and _near(line, lines[index + 1])
        across[index] = near and ((alone and (paragraph or len(lines[index - 1]) > 4)) or enclosed)
    _join_headings(lines, across, x)
    found: list[tuple[bool, list[Word]]] = []
    for line, spans in zip(lines, across, strict=True):
        if found and found[-1][0] == spans:
            found[-1][1].extend(line)
        else:
            found.append((spans, list(line)))
    return found


def _join_headings(lines: Sequence[Row], across: list[bool], x: float) -> None:
    """Short lines left of the gutter go with the paragraphs across around them.

    They do so between these if the right side is empty. Below columns they do so if the following paragraph is nearer.
    """
    if not any(across):
        return
    right = [any(word.middle > x for word in line) for line in lines]
    start = 0
    for index in range(len(lines) + 1):
        if index == len(lines) or across[index]:
            if not any(right[start:index]):
                across[start:index] = [True] * (index - start)
            start = index + 1
    for index in range(len(lines) - 2, 0, -1):
        above, line, below = lines[index - 1 : index + 2]
        if across[index + 1] and not across[index] and not right[index]:
            across[index] = line[0].base - above[0].base > below[0].base - line[0].base


def _near(above: Row, below: Row) -> bool:
    size = max(word.size for word in below)
    return below[0].base - above[0].base < 1.45 * size


def label_rows(words: Sequence[Word], x: float) -> list[Row]:
    """The words of labels left of `x` and of values right of it. Each label makes one line with its value.

    A label or a value over several lines is put together first.
    """
    found: list[tuple[Row, Row]] = []
    last = -1e9
    for line in rows(words):
        label, value = [word for word in line if word.middle < x], [word for word in line if word.middle >= x]
        near = line[0].base - last < 1.35 * max(word.size for word in line)
        ended = bool(found) and bool(found[-1][0]) and found[-1][0][-1].text.endswith(":")
        if found and near and (not label or (not ended and (not value or label[0].text[0].islower()))):
            found[-1][0].extend(label)
            found[-1][1].extend(value)
        else:
            found.append((label, value))
        last = line[0].base
    return [[*label, *value] for label, value in found]


def _beside(lines: Sequence[Row], index: int, x: float) -> bool:
    """True if there are words right of the gutter beside a line or just below it."""
    size = lines[index][0].size
    base = lines[index][0].base
    following = (word for line in lines[index + 1 : index + 3] for word in line)
    return any(word.middle > x and word.base - base < 1.45 * size for word in following)
