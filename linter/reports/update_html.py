"""An update as a page: a row for each change, with its words, its translation and its state."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from .. import __version__
from ..engine.update import Update
from ..messages import LANGUAGE_NAMES, both, pick
from ..model import Language, other
from ..quotes import visible
from . import update_words as said
from .page_policy import policy
from .places import shown_path

_TEMPLATES = Path(__file__).parent / "templates"


def render(update: Update, language: Language) -> str:
    """The page: one file that loads nothing and runs nothing."""
    style = _style()
    names = [pick(LANGUAGE_NAMES[one], language).capitalize() for one in (update.source, other(update.source))]
    words = {
        "title": both("What changed, and what followed"),
        "old": both("before"),
        "new": both("now"),
        "state": both("Status"),
        "memory": both("Memory"),
        "colon": both(":"),
    }
    return _template().render(
        language=language,
        version=__version__,
        words={name: pick(word, language) for name, word in words.items()},
        names=names,
        languages=(update.source, other(update.source)),
        files=[visible(shown_path(document.path)) for document in update.documents],
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


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("update.html")


@cache
def _style() -> Markup:
    """A file of our own, which goes into the page as it is."""
    return Markup((_TEMPLATES / "update.css").read_text(encoding="utf-8"))  # noqa: S704 (nothing of a notice is in it)
