"""The lines of the pages of a PDF in reading order, with side by side layouts.

Some pages have one language in each of two columns. Then all of one version is read before the other. A sentence that
goes on over the page stays whole. A notice with some such pages reads like one without.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from ..language.identification import line_languages
from ..language.turning_point import TITLES, TurningPoint, turning_point
from ..model import Language, Line, SourceMap, other
from .columns import Row, bands, gutter, label_rows, rows
from .pdf_words import Cell, Word
from .scale import scale
from .text_lines import TextLine

# Function words that tell a column's language for sure; on a short page, a contradiction from there on counts.
_CLEAR = 4.0
_CONTRADICTION = 2.0
# A label in a table, and the longest value beside it.
_LABEL_WORDS, _VALUE_WORDS = 6, 25


@dataclass(slots=True)
class _Page:
    number: int
    words: list[Word]
    gutter: float | None = None
    bilingual: bool = False
    bands: list[tuple[bool, list[Word]]] = field(default_factory=list)

    def divide(self, x: float) -> None:
        self.gutter = x
        self.bands = bands(self.words, x)

    def columns(self) -> tuple[list[Word], list[Word]]:
        """The words left and right of the gutter, without what goes across."""
        return _beside((word for across, words in self.bands if not across for word in words), self.gutter or 0.0)


def reading_order(pages: Sequence[tuple[int, list[Word]]]) -> list[TextLine]:
    """The lines of all pages, given as number (from 1) and words."""
    made = [_Page(number, words) for number, words in pages if words]
    if not made:
        return []
    left = _find_columns(made)
    found: list[TextLine] = []
    for page in made:
        found += _side_by_side(page, left) if left and page.bilingual else _one_page(page)
    return _by_version(found, left) if left else found


def _find_columns(pages: Sequence[_Page]) -> Language | None:
    """Finds the gutters of the pages, and those with one language a column. Returns the language on the left."""
    words = [word for page in pages for word in page.words]
    bounds = min(word.x0 for word in words), max(word.x1 for word in words)
    for page in pages:
        x = gutter(page.words, bounds)
        if x is not None:
            page.divide(x)
    divided = [page for page in pages if page.gutter is not None]
    if not divided:
        return None
    weights = {page.number: _weights(page) for page in divided}
    # Positive where the right column is the French one.
    votes = sum(max(-20.0, min(20.0, right - left)) for left, right in weights.values() if left * right < 0)
    if abs(votes) < _CLEAR:
        return None
    sign = 1 if votes > 0 else -1
    for page in divided:
        left, right = weights[page.number]
        page.bilingual = min(-left * sign, right * sign) > 0 and (right - left) * sign >= _CLEAR
    confirmed = [page.gutter for page in divided if page.bilingual and page.gutter is not None]
    if not confirmed:
        return None
    for page in pages:
        if not page.bilingual:
            _follow_majority(page, median(confirmed), sign)
    return "en" if sign > 0 else "fr"


def _weights(page: _Page) -> tuple[float, float]:
    left, right = page.columns()
    return scale().weigh(_plain(left)), scale().weigh(_plain(right))


def _plain(words: Iterable[Word]) -> str:
    return " ".join([word.text for word in words])


def _follow_majority(page: _Page, x: float, sign: int) -> None:
    """Reads a page with too little text to tell as the other pages are read, unless something speaks against it."""
    divided = _Page(page.number, page.words)
    divided.divide(x)
    beside = sum(len(words) for across, words in divided.bands if not across)
    left, right = _weights(divided)
    if beside > 0.6 * len(page.words) and left * sign < _CONTRADICTION and right * sign > -_CONTRADICTION:
        page.gutter, page.bands, page.bilingual = divided.gutter, divided.bands, True


def _side_by_side(page: _Page, left_language: Language) -> list[TextLine]:
    """The lines of a page with one language a column, band by band. Lines across have no language."""
    found: list[TextLine] = []
    for across, words in page.bands:
        if across:
            found += _lines(words, page.number)
            continue
        left, right = _beside(words, page.gutter or 0.0)
        for language, column in ((left_language, left), (other(left_language), right)):
            found += _lines(column, page.number, language, language)
    return found


def _by_version(lines: Sequence[TextLine], left_language: Language) -> list[TextLine]:
    """One version and then the other: the columns of a language, with what stands in it across the page.

    The text across the pages may be one version after the other, too. Then each part joins the columns of its language,
    whatever single lines seem to be in.
    """
    across = [line for line in lines if line.language is None]
    guessed = line_languages([Line(line.text, SourceMap(())) for line in across], scale())
    turn = _turning_point(across, guessed, left_language)
    versions: dict[Language, list[TextLine]] = {turn.first: [], other(turn.first): []}
    number = 0
    for line in lines:
        if line.language:
            versions[line.language].append(line)
            continue
        versions[turn.language(number) if turn.sequential else guessed[number]].append(line)
        number += 1
    return [line for version in versions.values() for line in version]


def _turning_point(lines: Sequence[TextLine], guessed: Sequence[Language], left_language: Language) -> TurningPoint:
    """The turning point of the text across the pages. Titles alone go before it, in the left version."""
    sizes = [len(line.text) for line in lines]
    if sum(sizes) <= TITLES:
        return TurningPoint(len(lines), left_language, 1.0)
    return turning_point(sizes, guessed, left_language)


def _beside(words: Iterable[Word], x: float) -> tuple[list[Word], list[Word]]:
    """The words left and right of a gutter."""
    left: list[Word] = []
    right: list[Word] = []
    for word in words:
        (left if word.middle < x else right).append(word)
    return left, right


def _one_page(page: _Page) -> list[TextLine]:
    """The lines of a page in one language, or of several that follow each other."""
    if page.gutter is None:
        return _lines(page.words, page.number)
    found: list[TextLine] = []
    for across, words in page.bands:
        left, right = _beside(words, page.gutter)
        if across or _are_labels(left, page.gutter):
            found += _lines(words, page.number)
        else:
            found += _lines(left, page.number, "left") + _lines(right, page.number, "right")
    return found


def _are_labels(words: Sequence[Word], x: float) -> bool:
    """True if the left of a gutter holds labels, not a column. Most labels leave it half empty."""
    if not words:
        return True
    start = min(word.x0 for word in words)
    return median(line[-1].x1 - start for line in rows(words)) < 0.65 * (x - start)


def _lines(words: Sequence[Word], page: int, column: str = "", language: Language | None = None) -> list[TextLine]:
    """The lines of a stretch of one column. The cells of a ruled table one after the other, row by row."""
    free = [word for word in words if word.cell is None]
    found = [(line[0].base, [TextLine(page, line)]) for line in _free_rows(free)]
    found += [(top, _row_lines(row, page)) for top, row in _table_rows(words)]
    lines = [line for _, part in sorted(found, key=lambda item: item[0]) for line in part]
    for line in lines:
        line.column, line.language = column, language
    return lines


def _free_rows(words: Sequence[Word]) -> list[Row]:
    """The lines of words outside of ruled tables; a label and its value are one."""
    if not words:
        return []
    x = gutter(words, (min(word.x0 for word in words), max(word.x1 for word in words)))
    if x is None:
        return rows(words)
    found = []
    for across, part in bands(words, x):
        labels = not across and _are_labels(_beside(part, x)[0], x)
        found += label_rows(part, x) if labels else rows(part)
    return found


def _table_rows(words: Sequence[Word]) -> list[tuple[float, list[list[Word]]]]:
    """The rows of the tables in a stretch: the height of each, and its cells from left to right."""
    by_cell: dict[Cell, list[Word]] = {}
    for word in words:
        if word.cell is not None:
            by_cell.setdefault(word.cell, []).append(word)
    found: list[tuple[float, list[list[Word]]]] = []
    last = None
    for cell in sorted(by_cell):
        if last is not None and cell.beside(last):
            found[-1][1].append(by_cell[cell])
        else:
            found.append((cell.top, [by_cell[cell]]))
            last = cell
    return found


def _row_lines(cells: Sequence[list[Word]], page: int) -> list[TextLine]:
    """The lines of a row of a table, cell by cell; a label and its value are one line."""
    lines = [rows(cell) for cell in cells]
    if len(cells) == 2 and len(lines[0]) <= 3 and len(cells[0]) <= _LABEL_WORDS and len(cells[1]) <= _VALUE_WORDS:
        lines = [[[word for cell in lines for line in cell for word in line]]]
    found = []
    for cell in lines:
        made = [TextLine(page, line) for line in cell]
        made[0].starts_block = True
        found += made
    return found
