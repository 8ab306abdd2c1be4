"""An update as JSON."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..engine.update import Change, Passage, Update
from ..model import other
from .json_report import dump


def render(update: Update) -> str:
    """The changes in order, with lines as `check` counts them."""
    old, new, translation = (document.path for document in update.documents)
    states = Counter(change.state for change in update.changes)
    return dump(
        {
            "old": old,
            "new": new,
            "translation": translation,
            "source": update.source,
            "changes": [_change(change, update) for change in update.changes],
            "summary": {
                "sentences": update.sentences,
                **{state: states[state] for state in ("followed", "not-followed", "unclear")},
            },
        }
    )


def _change(change: Change, update: Update) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "state": change.state,
        "old": _passage(change.old),
        "new": _passage(change.new),
        "translation": _passage(change.answer),
        "stale": [span.of(change.answer.text) for span in change.answer.marks] if change.answer else [],
        "lacking": list(change.lacking),
        "proposals": [{"text": unit.text(other(update.source)), "uses": unit.uses} for unit in change.proposals],
    }


def _passage(passage: Passage | None) -> dict[str, Any] | None:
    if passage is None:
        return None
    place = passage.document.place(passage.span)
    return {"line": place.line, "end_line": place.end_line, "page": place.page, "text": passage.text}
