"""An update as text: each change with its words, its translation and the proposals of the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..engine.update import Change, Passage, State, Update
from ..messages import both, pick
from ..model import Language, other
from .terminal import Style
from .update_words import KINDS, STATES, answered, counted, cut, differences, lacking, place

_ROLES: dict[State, str] = {"followed": "good", "not-followed": "error", "unclear": "warning"}


def render(update: Update, language: Language, style: Style) -> str:
    """The changes in order, and their number at the end."""
    blocks = [_block(change, update, language, style) for change in update.changes]
    return "\n".join("\n".join(block) + "\n" for block in [*blocks, [counted(update, language)]])


def _block(change: Change, update: Update, language: Language, style: Style) -> Iterator[str]:
    state = style.paint(pick(STATES[change.state], language), _ROLES[change.state])
    shown = change.new or change.old
    assert shown is not None
    yield f"{state}  {place(shown)} ({pick(KINDS[change.kind], language)})"
    marks = differences(change)
    if change.old:
        yield _line("-", cut(change.old, marks, 0), style)
    if change.new:
        yield _line("+", cut(change.new, marks, 1), style)
    yield from _answer(change, update, language, style)
    for unit in change.proposals:
        text = unit.text(other(update.source))
        if change.answer is None or text != change.answer.text:
            yield f"      {pick(both('memory: {text}', text=text), language)}"


def _answer(change: Change, update: Update, language: Language, style: Style) -> Iterator[str]:
    label = other(update.source).upper()
    answer: Passage | None = change.answer
    if answer is None:
        yield f"  {label}  {answered(change, update, language)}"
        return
    yield f"  {label}  {place(answer)}"
    yield _line(" ", cut(answer), style)
    if more := lacking(change, language):
        yield f"      {more}"


def _line(sign: str, pieces: Iterable[tuple[str, bool]], style: Style) -> str:
    text = "".join(_marked(piece, style) if marked else piece for piece, marked in pieces)
    return f"  {sign}   {text}"


def _marked(text: str, style: Style) -> str:
    return style.paint(text, "mark") if style.colour else f"‹{text}›"
