"""One version after the other: the order of lines where columns in one language each stand beside other text.

A notice may open with a header table in both languages, followed by the English text and then the French. Or it has a
table for each section. Whoever divides it into its versions needs all of a version together.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..language.identification import line_languages
from ..language.turning_point import TITLES, turning_point
from ..model import Language, Line, other
from .scale import scale


def by_version(lines: Sequence[Line]) -> list[Line]:
    """The lines with all of the one version before the other, in the order in which they stand.

    Lines of columns go with their columns. The rest is divided where its language changes for good, so that
    untranslated text stays in its place. Without such a place, each line goes by its language. Without columns nothing
    changes.
    """
    columns = [index for index, line in enumerate(lines) if line.version]
    if not columns:
        return list(lines)
    left = lines[columns[0]].version or "en"
    rest = [index for index, line in enumerate(lines) if line.version is None]
    guessed = line_languages(lines, scale())
    of_rest = _versions([lines[index] for index in rest], [guessed[index] for index in rest], left, columns[0])
    belongs = dict(zip(rest, of_rest, strict=True))
    order = (left, other(left)) if not of_rest or of_rest[0] == left else (other(left), left)
    return [
        line for version in order for index, line in enumerate(lines) if (line.version or belongs[index]) == version
    ]


def _versions(lines: Sequence[Line], guessed: Sequence[Language], left: Language, above: int) -> list[Language]:
    """The versions that lines outside of the columns belong to; the first `above` of them stand above all columns."""
    sizes = [len(line.text) for line in lines]
    if sum(sizes) <= TITLES:
        return [*[left] * above, *guessed[above:]]
    turn = turning_point(sizes, guessed, left)
    return [turn.language(index) for index in range(len(lines))] if turn.sequential else list(guessed)
