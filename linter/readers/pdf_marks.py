"""Words of a page that were set as signs: raised marks of notes, and decimals that a formula parts.

Marks of notes are left out, as in Word documents: the versions number them as their pages ask for.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..patterns import lazy
from .note_marks import follows_text
from .pdf_words import MARK_RISE, MARK_SIZE, MOST_RISE, Word

_MARK = lazy(r"\d{1,2}")
_STOP = lazy(r"[.,)]+")
_WHOLE = lazy(r"(?:\D*\D)?\d{1,6},")
_DECIMALS = lazy(r"\d{1,6}(?!\d)[^\s,]*")
# Formulas have a thin space of 1/6 em behind a comma. A space between words has 1/4 em, in full lines 2/9 at least.
_THIN = 0.2
_NEAR = 0.4  # of the type: a mark stands next to its word


def without_marks(words: Sequence[Word]) -> list[Word]:
    """The words of a page without the marks of notes that stand by themselves, and with whole decimals."""
    marks = {one for before, after in pairwise(words) for one in _mark(before, after)}
    found: list[Word] = []
    after_mark = False
    opens = ""
    for word in words:
        if word in marks:
            after_mark = bool(found) and found[-1].x1 <= word.x0
            if after_mark and _stands_beside(found[-1], word):
                found[-1].note = word.text
            else:
                opens = word.text
            continue
        if found and (_goes_on(found[-1], word) or (after_mark and _STOP.fullmatch(word.text))):
            found[-1].text += word.text
            found[-1].x1 = word.x1
        else:
            found.append(word)
            word.opens, opens = opens, ""
        after_mark = False
    return found


def _mark(before: Word, after: Word) -> tuple[Word, ...]:
    """The one of two words that is the mark of a note beside the other."""
    for mark, word in ((after, before), (before, after)):
        raised = MARK_RISE * word.size <= word.base - mark.base <= MOST_RISE * word.size
        beside = -_NEAR * word.size <= (mark.x0 - word.x1 if mark is after else word.x0 - mark.x1) <= _NEAR * word.size
        if (
            raised
            and beside
            and mark.size <= MARK_SIZE * word.size
            and _MARK.fullmatch(mark.text)
            and _is_text(word, mark)
        ):
            return (mark,)
    return ()


def _is_text(word: Word, mark: Word) -> bool:
    """True if a mark beside a word is no power: `10 3`, `m 2`, `km 2`."""
    return word.x0 > mark.x0 or follows_text(word.text)


def _stands_beside(word: Word, mark: Word) -> bool:
    """True if a mark stands behind this word, and not before the first one of the next line."""
    return abs(word.base - mark.base) <= MOST_RISE * word.size and mark.x0 - word.x1 <= _NEAR * word.size


def _goes_on(before: Word, word: Word) -> bool:
    gap = word.x0 - before.x1
    if not (0 <= gap < _THIN * word.size and abs(before.base - word.base) < 0.1 * word.size):
        return False
    return _WHOLE.fullmatch(before.text) is not None and _DECIMALS.fullmatch(word.text) is not None
