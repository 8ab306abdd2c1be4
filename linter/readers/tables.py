"""Flatten tables: columns of one language each, labels beside their values, or plain cells.

Readers hand on the cells with their lines. All formats treat them alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..model import LANGUAGES, Language, Line
from ..patterns import lazy
from .scale import scale
from .table_columns import CELL, Cell, Placed, cut_of
from .table_lines import beside, halves

# The most that one cell counts as evidence of a language, in function words.
_MOST = 6.0
# So many of the labels must name a field in both languages, `Lieu / Location`.
_BOTH = 0.6

_MAX_COLUMNS = 64
_LABEL_LENGTH = 60
_LABEL_WORDS = 8
# A text that ends with a colon is a label all the more.
_WITH_COLON = 90
_VALUE_LENGTH = 300

_LETTER = lazy(r"[^\W\d_]")


Row = Sequence[Cell]


def arrange(rows: Sequence[Row]) -> list[Line]:
    """The lines of a table in the order in which they are to be read.

    Columns in one language each are read one after the other, as the versions they are. A short label and the value
    beside it are one line, `Label: value`.
    """
    placed = [row for row in _place(rows) if row]
    columns = max((cell.end for row in placed for cell in row), default=0)
    if columns > 1:
        cut = cut_of(placed, columns)
        if cut:
            return _versions(placed, *cut)
        if len(in_both := _labels_in_both(placed)) > 0:
            return in_both
    return _read(placed, _language(placed))


def _place(rows: Sequence[Row]) -> Iterator[list[Placed]]:
    """The cells of each row that hold text, in their columns."""
    taken: dict[int, int] = {}  # the columns that cells of rows above reach down into, and for how many rows
    for row in rows:
        placed = []
        column = 0
        reaching: dict[int, int] = {}
        for cell in row:
            while taken.get(column):
                column += 1
            end = column + max(1, min(cell.width, _MAX_COLUMNS))
            if end > _MAX_COLUMNS:
                column, end = _MAX_COLUMNS - 1, _MAX_COLUMNS
            if cell.height > 1:
                reaching.update(dict.fromkeys(range(column, end), cell.height))
            lines = tuple(line for line in cell.lines if line.text.strip())
            if lines:
                placed.append(Placed(replace(cell, lines=lines), column, end, _weigh(lines)))
            column = end
        taken = {number: left - 1 for number, left in {**taken, **reaching}.items() if left > 1}
        yield placed


def _weigh(lines: Iterable[Line]) -> float:
    weight = 0.0
    for line in lines:
        weight += scale().weigh(line.text)
        if line.language:
            weight += _MOST if line.language == "fr" else -_MOST
    return max(-_MOST, min(_MOST, weight))


def _language(rows: Iterable[Sequence[Placed]]) -> Language | None:
    """The language of some cells as a whole, if they tell."""
    return _told(sum(cell.weight for row in rows for cell in row))


def _told(weight: float) -> Language | None:
    return None if abs(weight) < CELL else "fr" if weight > 0 else "en"


def _versions(rows: Sequence[Sequence[Placed]], cut: int, left: Language) -> list[Line]:
    """The cells that span both columns at the top, then the left column, then the right one."""
    first = next(index for index, row in enumerate(rows) if any(cell.end <= cut or cell.start >= cut for cell in row))
    sides: tuple[list[list[Placed]], list[list[Placed]]] = ([], [])
    languages: tuple[Language, Language] = ("en", "fr") if left == "en" else ("fr", "en")
    for row in rows[first:]:
        sides[0].append([cell for cell in row if cell.end <= cut])
        sides[1].append([cell for cell in row if cell.start >= cut])
        for cell in row:
            if cell.start < cut < cell.end:
                for lines, side in zip(_shared(cell, languages), sides, strict=True):
                    if lines:
                        side.append([replace(cell, cell=Cell(lines))])
    made = [line for row in rows[:first] for cell in row for line in _starting(cell.cell.lines)]
    for side, language in zip(sides, languages, strict=True):
        made += [_of_version(line, language) for line in _read(side, language)]
    return made


def _shared(cell: Placed, languages: tuple[Language, Language]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The share of each version in a cell that spans both. A title in both languages is divided."""
    lines: tuple[list[Line], list[Line]] = ([], [])
    for line in cell.cell.lines:
        both = halves(line)
        if both:
            weights = [scale().weigh(half.text) for half in both]
            if weights[0] != weights[1]:
                french = weights.index(max(weights))
                at = languages.index("fr")
                lines[at].append(both[french])
                lines[1 - at].append(both[1 - french])
                continue
        language = _told(_weigh((line,))) or _told(cell.weight) or languages[0]
        lines[languages.index(language)].append(line)
    return tuple(lines[0]), tuple(lines[1])


def _labels_in_both(rows: Sequence[Sequence[Placed]]) -> list[Line]:
    """The lines of label/value rows that name each field in both languages. Empty where the table is no such one.

    The values are given in both languages too, in one cell or two, or once for both.
    """
    labels = [row[0].cell.lines[0] for row in rows if len(row) in (2, 3)]
    split = [found for label in labels if _is_label(label) and (found := halves(label))]
    if not split or len(split) < _BOTH * len(rows):
        return []
    weights = [sum(scale().weigh(both[index].text) for both in split) for index in range(2)]
    if abs(weights[0] - weights[1]) < CELL:
        return []
    order: tuple[Language, Language] = ("en", "fr") if weights[0] < weights[1] else ("fr", "en")
    made: dict[Language, list[Line]] = {language: [] for language in LANGUAGES}
    for row in rows:
        label = row[0].cell.lines[0]
        names = halves(label) if len(row) in (2, 3) else None
        if names is None or any(len(cell.cell.lines) > 1 for cell in row):
            made[order[0]] += _read([row], None)
            continue
        values = [cell.cell.lines[0] for cell in row[1:]]
        both = (values[0], values[1]) if len(values) == 2 else halves(values[0]) or (values[0], values[0])
        for name, value, language in zip(names, both, order, strict=True):
            made[language].append(_of_version(beside(name, value, language), language))
    return [*made[order[0]], *made[order[1]]]


def _read(rows: Iterable[Sequence[Placed]], language: Language | None) -> list[Line]:
    """The lines of cells in one language, row by row."""
    made: list[Line] = []
    rows = [row for row in rows if row]
    columns = {cell.start for row in rows for cell in row}
    headed = len(rows) > 1 and len(rows[0]) > 1 and all(cell.cell.header for cell in rows[0])
    for index, row in enumerate(rows):
        if len(columns) == 1:
            made += _starting(row[0].cell.lines)
        else:
            made += _row(row, language, titles=headed and index == 0)
    return made


def _row(row: Sequence[Placed], language: Language | None, *, titles: bool) -> Iterator[Line]:
    """A row of a table with several columns: labels go with the values beside them."""
    index = 0
    while index < len(row):
        lines = row[index].cell.lines
        following = row[index + 1].cell.lines if index + 1 < len(row) and not row[index + 1].cell.nested else ()
        pair = not titles and len(lines) == 1 and following and _is_label(lines[0]) and _is_value(following[0])
        if pair and (len(row) == 2 or lines[0].text.rstrip().endswith(":")):
            own = language or _told(row[index].weight + row[index + 1].weight)
            yield beside(lines[0], following[0], own)
            yield from _starting(following[1:])
            index += 2
            continue
        yield from (_as_cell(line) for line in _starting(lines))
        index += 1


def _is_label(line: Line) -> bool:
    text = line.text.strip()
    short = len(text) <= _LABEL_LENGTH and len(text.split()) <= _LABEL_WORDS
    return (
        line.role == "text"
        and (short or (text.endswith(":") and len(text) <= _WITH_COLON))
        and _LETTER.search(text) is not None
        and text[-1] not in ".;!?"
        and ":" not in text[:-1]
    )


def _is_value(line: Line) -> bool:
    return line.role == "text" and len(line.text) <= _VALUE_LENGTH and not line.text.rstrip().endswith(":")


def _as_cell(line: Line) -> Line:
    """A cell is no running text, but `Grade: 15` is a field wherever it stands."""
    return replace(line, role="cell") if line.role == "text" and ":" not in line.text else line


def _starting(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a cell; the first one begins something of its own."""
    for index, line in enumerate(lines):
        yield line if index else replace(line, starts_block=True)


def _of_version(line: Line, language: Language) -> Line:
    """The line as one of its version.

    The column's language decides only what the words leave open. Text left in the other language keeps its own.
    """
    if line.language or _told(scale().weigh(line.text)) not in (None, language):
        return replace(line, version=language)
    return replace(line, version=language, language=language)
