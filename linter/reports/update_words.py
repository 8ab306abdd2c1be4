"""The words that the reports of an update share."""

from __future__ import annotations

from ..engine.update import Change, ChangeKind, Passage, State, Update
from ..messages import LANGUAGE_NAMES, Both, both, pick
from ..model import Language, other
from ..quotes import visible
from .differing import Differences, differing_words, pieces
from .places import has_lines, shown_path

STATES: dict[State, Both] = {
    "followed": both("followed"),
    "not-followed": both("not followed"),
    "unclear": both("to be looked at"),
}
KINDS: dict[ChangeKind, Both] = {
    "changed": both("changed"),
    "added": both("added"),
    "removed": both("removed"),
}


def counted(update: Update, language: Language) -> str:
    """How many sentences changed, and how the translation stands to them."""
    if not update.changes:
        return pick(both("Nothing changed in {sentences} sentences.", sentences=str(update.sentences)), language)
    states = [change.state for change in update.changes]
    message = both(
        "Changes: {changes}, of which the translation followed {followed}, did not follow {not_followed}; to be looked "
        "at: {unclear}.",
        changes=str(len(states)),
        followed=str(states.count("followed")),
        not_followed=str(states.count("not-followed")),
        unclear=str(states.count("unclear")),
    )
    return pick(message, language)


def answered(change: Change, update: Update, language: Language) -> str:
    """Says that a sentence has no translation yet, or that nothing is left of it; "" where a translation is shown."""
    there = LANGUAGE_NAMES[other(update.source)]
    if change.answer is not None:
        return ""
    if change.kind == "removed":
        return pick(both("nothing of it is left in {en}", en=there[0], fr=there[1]), language)
    return pick(both("no {en} found for it", en=there[0], fr=there[1]), language)


def lacking(change: Change, language: Language) -> str:
    """The new values that the translation has not; "" for none."""
    if not change.lacking:
        return ""
    return pick(both("lacking: {values}", values=visible(", ".join(change.lacking))), language)


def place(passage: Passage) -> str:
    """File and line, or page."""
    found = passage.document.place(passage.span)
    where = f"p. {found.page}" if found.page else str(found.line) if has_lines(passage.document) else ""
    return ":".join(part for part in (visible(shown_path(passage.document.path)), where) if part)


def differences(change: Change) -> Differences:
    """The words in which the old and the new sentence differ."""
    if change.old and change.new:
        return differing_words(change.old.text, change.new.text)
    return (), ()


def cut(passage: Passage, marks: Differences | None = None, side: int = 0) -> list[tuple[str, bool]]:
    """The text of a passage in pieces, each with True if it is marked."""
    spans = marks[side] if marks else passage.marks
    return [(visible(text), marked) for text, marked in pieces(passage.text, spans)]
