"""An update as a page: a row for each change, with its words, its translation and its state."""

from __future__ import annotations

from pathlib import Path

from .. import __version__
from ..engine.update import Update
from ..messages import LANGUAGE_NAMES, both, pick
from ..model import Language, other
from ..quotes import visible
from . import update_words as said
from .page_files import PageFiles
from .page_policy import policy
from .places import shown_path

_FILES = PageFiles(Path(__file__).parent / "templates")


def render(update: Update, language: Language) -> str:
    """The page: one file that loads nothing and runs nothing."""
    style = _FILES.inline("update.css")
    names = [pick(LANGUAGE_NAMES[one], language).capitalize() for one in (update.source, other(update.source))]
    words = {
        "title": both("What changed, and what followed"),
        "old": both("before"),
        "new": both("now"),
        "state": both("Status"),
        "memory": both("Memory"),
        "colon": both(":"),
    }
    files = [visible(shown_path(document.path)) for document in update.documents]
    return _FILES.template("update.html").render(
        language=language,
        version=__version__,
        words={name: pick(word, language) for name, word in words.items()},
        names=names,
        languages=(update.source, other(update.source)),
        files=files,
        title=f"{pick(words['title'], language)} – {files[1]}",
        counted=said.counted(update, language),
        changes=update.changes,
        state=lambda change: pick(said.STATES[change.state], language),
        kind=lambda change: pick(said.KINDS[change.kind], language),
        place=said.place,
        cut=said.cut,
        differences=said.differences,
        answered=lambda change: said.answered(change, update, language),
        lacking=lambda change: said.lacking(change, language),
        proposed=lambda change: [visible(unit.text(other(update.source))) for unit in change.proposals],
        css=style,
        policy=policy(style, ""),
    )
