"""Lines of a page, and which of them continue the paragraph above. Geometry decides what a text has to guess.

A line was wrapped if the first word of the next one would not have fitted on it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..model import Language
from ..patterns import lazy
from ..quotes import ends_with
from .pdf_tags import Tag
from .pdf_words import Word

# Lines further apart than this, in usual distances, are paragraphs.
_APART = 1.16
# Larger type by this factor is another paragraph.
_OTHER_TYPE = 1.12
# A distance is not the usual step between lines if it is rarer than this share.
_COMMON = 0.12
_SPACE = 0.25  # the width of a space in sizes of type
_INDENT = 0.8
# A line of so many words is no title.
_RUNNING = 6
_SAME_ROW = 4.0
# So many lines must reach an edge for it to be the edge of the text and not an outlier.
_EDGE_LINES = 3
_KEPT = lazy(r"[»;:!?%€$]")
_MARKER = lazy(r"(?:[•·▪●○■□◦‣►➢✓–—*-]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{1,4})[.)])$", re.IGNORECASE)
_FIELD = lazy(r"[A-ZÀ-Þ][^:.;]{1,44}?\s?:\s+\S")


@dataclass(slots=True)
class TextLine:
    """A line of a page, its words from left to right.

    `column` names the column, so that lines of one column are measured by the same edge. `language` is what the column
    is in, where that is clear. `blank` is true if the line is clearly apart from the one before. `starts_block` is true
    where a cell begins. `goes_on` is true if the line before was wrapped. `begins` is the tag of the block that begins
    here, in a tagged file.
    """

    page: int
    words: list[Word]
    column: str = ""
    language: Language | None = None
    blank: bool = False
    starts_block: bool = False
    goes_on: bool = False
    begins: Tag | None = None
    base: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        bases = sorted([word.base for word in self.words])
        self.base = bases[len(bases) // 2]
        self.size = max([word.size for word in self.words])

    @property
    def text(self) -> str:
        return " ".join([word.text for word in self.words])

    @property
    def marker(self) -> bool:
        """True if the line begins with a bullet or the number of a list item."""
        first = self.words[0]
        return len(self.words) > 1 and (first.symbol or _MARKER.match(first.text) is not None)

    @property
    def text_x0(self) -> float:
        """Where the text begins, behind the marker of an item."""
        return self.words[1 if self.marker else 0].x0


def find_paragraphs(lines: Sequence[TextLine]) -> None:
    """Finds where paragraphs begin and which lines go on the one before. The lines are in reading order."""
    usual = _usual_distance(lines)
    for above, line in zip([None, *lines], lines, strict=False):
        if above is None or not _below(above, line):
            line.blank = above is not None
            line.starts_block = False  # a cell at a page top may go on one at the bottom of the page before
        else:
            sizes = sorted((line.size, above.size))
            line.blank = line.base - above.base > _APART * usual * sizes[0] or sizes[1] > _OTHER_TYPE * sizes[0]
    _take_tags(lines)
    edges = _right_edges(lines)
    spaced = _spaced(lines, edges)
    first = None
    for above, line in pairwise(lines):
        if first is None or not above.goes_on:
            first = above
        line.goes_on = _goes_on(first, above, line, edges, spaced)
    _join_cut_cells(lines)


def _take_tags(lines: Sequence[TextLine]) -> None:
    """Begins a block where the tags of two lines name two: the file knows what geometry can only guess.

    Lines with one tag are joined by geometry like others, since a paragraph may hold line breaks of its own.
    """
    before: tuple[int, Tag | None] = (0, None)
    for line in lines:
        tag = next((word.tag for word in line.words if word.tag), None)
        last = next((word.tag for word in reversed(line.words) if word.tag), None)
        if tag is not None and (line.page, tag) != before:
            line.begins = tag
            line.starts_block = line.starts_block or before[0] == line.page
        before = (line.page, last)


def _join_cut_cells(lines: Sequence[TextLine]) -> None:
    """Joins the cells of a table row that a page break has cut. One that goes on shows it for those beside it.

    So does a cell at a page top with nothing beside it. It is the rest of the longer cell of two.
    """
    tops: dict[int, list[TextLine]] = defaultdict(list)
    for above, line in pairwise(lines):
        if line.page > above.page and line.column == above.column and above.words[0].cell and line.words[0].cell:
            tops[line.page].append(line)
    for found in tops.values():
        if len(found) < 2:
            continue
        highest = min(line.words[0].cell.top for line in found if line.words[0].cell)
        row = [line for line in found if line.words[0].cell and line.words[0].cell.top < highest + _SAME_ROW]
        if len(row) == 1 or any(line.goes_on for line in row):
            for line in row:
                line.goes_on = True


def _below(above: TextLine, line: TextLine) -> bool:
    """True if two lines stand one below the other in the same column."""
    return line.page == above.page and line.column == above.column and line.base > above.base


def _usual_distance(lines: Sequence[TextLine]) -> float:
    """From baseline to baseline inside paragraphs, in sizes of type: the least distance that is common."""
    steps = Counter(
        round((line.base - above.base) / max(line.size, above.size) * 20)
        for above, line in pairwise(lines)
        if _below(above, line)
    )
    total = sum(count for step, count in steps.items() if 16 < step < 50)
    common = [step for step, count in steps.items() if 16 < step < 50 and count >= _COMMON * total]
    return (min(common) + 0.5) / 20 if common else 1.2


def _right_edges(lines: Iterable[TextLine]) -> dict[str, float]:
    """How far the text of each column reaches to the right."""
    ends: dict[str, list[float]] = defaultdict(list)
    for line in lines:
        ends[line.column].append(line.words[-1].x1)
    return {
        column: sorted(reached, reverse=True)[_EDGE_LINES - 1 if len(reached) > 4 * _EDGE_LINES else 0]
        for column, reached in ends.items()
    }


def _full(above: TextLine, line: TextLine, edges: dict[str, float]) -> bool:
    """True if the first word of a line would not have fitted on the line above."""
    cell = above.words[-1].cell
    edge = edges[above.column]
    if cell is not None:
        padding = min(8.0, max(0.0, min(word.x0 for word in above.words) - cell.left))
        edge = cell.right - padding
    return above.words[-1].x1 + _SPACE * above.size + _first_width(line) > edge - 0.1 * above.size


def _first_width(line: TextLine) -> float:
    """How wide the beginning of a line is that cannot be broken: French signs keep to the word before them."""
    last = line.words[0]
    for word in line.words[1:]:
        if not (last.text.endswith("«") or _KEPT.match(word.text) or (last.text.isdigit() and word.text[0].isdigit())):
            break
        last = word
    return last.x1 - line.words[0].x0


def _spaced(lines: Sequence[TextLine], edges: dict[str, float]) -> bool:
    """True if paragraphs stand apart from each other: then a full line never ends one unless a blank follows."""
    short = [line for above, line in pairwise(lines) if _below(above, line) and not _full(above, line, edges)]
    ended = [line for line in short if not line.marker]
    return sum(line.blank or line.starts_block for line in ended) >= 0.7 * len(ended)


def _goes_on(first: TextLine, above: TextLine, line: TextLine, edges: dict[str, float], spaced: bool) -> bool:
    """True if a line continues the paragraph starting at `first`. `above` is its last line so far."""
    if line.starts_block or line.marker or line.column != above.column or not _full(above, line, edges):
        return False
    ended = ends_with(above.text, ".!?:;…")
    if not _below(above, line):  # over a page break, where no distance tells
        same_type = max(line.size, above.size) <= _OTHER_TYPE * min(line.size, above.size)
        running = above is not first or len(above.words) >= _RUNNING or line.text[0].islower()
        return not ended and same_type and running
    if line.blank or (_FIELD.match(line.text) and (_FIELD.match(first.text) or (ended and not spaced))):
        return False
    if not (ended or above is not first):
        return True
    indent = line.words[0].x0 - (first.text_x0 if above is first else above.words[0].x0)
    if indent > _INDENT * line.size:
        return False
    if line.words[0].cell is not None:
        return True
    if indent < -_INDENT * line.size and (above is not first or first.marker) and ended:
        return False
    return not ended or spaced or above.text[-1] == ":"
