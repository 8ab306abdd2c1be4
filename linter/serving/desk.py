"""The page on which files are dropped."""

from __future__ import annotations

from pathlib import Path

from .. import __version__
from ..messages import Both, both, pick
from ..model import Language
from ..readers import MAX_BYTES
from ..readers.formats import SUFFIXES
from ..reports.page_files import PageFiles
from ..reports.page_policy import policy

_FILES = PageFiles(Path(__file__).parent / "templates")
_WORDS: dict[str, Both] = {
    "title": both("Check a bilingual notice"),
    "drop": both("Drop one or two files here"),
    "choose": both("or choose them"),
    "about": both("One file with both versions, or the English and the French file. Their names do not matter."),
    "private": both("Nothing leaves this computer, and nothing is kept."),
    "formats": both("PDF, Word, HTML, Markdown or text, up to {megabytes} MB.", megabytes=str(MAX_BYTES // 1_000_000)),
    "english": both("English"),
    "french": both("French"),
    "both": both("Both versions"),
    "single": both("File"),
    "turn": both("Exchange English and French"),
    "apart": both("Check each file on its own"),
    "together": both("Check as one notice"),
    "checking": both("Checking…"),
    "errors": both("errors"),
    "warnings": both("warnings"),
    "infos": both("infos"),
    "nothing": both("Nothing to report"),
    "take": both("Save"),
    "copy": both("Annotated copy"),
    "list": both("List"),
    "report": both("Report"),
    "alone": both("Report in a tab of its own"),
    "again": both("Other files"),
    "quit": both("Close bilint"),
    "closed": both("bilint is closed. You can close this tab."),
    "gone": both("bilint no longer answers. Start it again."),
    "many": both("Give one file, or two."),
    "large": both("The file is larger than {megabytes} MB.", megabytes=str(MAX_BYTES // 1_000_000)),
    "language": both("Language"),
    "script": both("This page needs JavaScript."),
    "colon": both(":"),
}


def render(language: Language) -> str:
    """The page in that language."""
    return _FILES.template("desk.html").render(
        language=language,
        version=__version__,
        words={name: pick(said, language) for name, said in _WORDS.items()},
        suffixes=",".join(SUFFIXES),
        most=MAX_BYTES,
        css=_FILES.inline("desk.css"),
        script=_FILES.inline("desk.js"),
    )


def page_policy(*more: str) -> str:
    """The content policy of the page."""
    return policy(_FILES.inline("desk.css"), _FILES.inline("desk.js"), *more)
