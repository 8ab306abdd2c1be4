"""The words of an edit, as people are shown them."""

from __future__ import annotations

from ..model import Edit
from ..patterns import lazy

_AROUND = 24
_WORD_BEFORE = lazy(r"\S*\s?\Z")
_WORD_AFTER = lazy(r"\s?\S*")


def words_of(edit: Edit) -> tuple[str, str]:
    """The text before and after an edit; where that is a space or nothing, with the words around it."""
    source, span = edit.document.source, edit.span
    before, after = span.of(source), edit.text
    if before.strip() and after.strip():
        return before, after
    left = _WORD_BEFORE.search(source[max(0, span.start - _AROUND) : span.start])
    right = _WORD_AFTER.match(source[span.end : span.end + _AROUND])
    around = left[0] if left else "", right[0] if right else ""
    return before.join(around), after.join(around)
