"""The formats that bilint reads, and the abilities of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Format:
    """A file format. `reader` is the name of its module in `bilint.readers`."""

    name: str
    suffixes: tuple[str, ...]
    reader: str
    editable: bool = False
    """True if the file is text, and a fix can be written back in its place."""
    comments: bool = False
    """True if a comment in the file can suppress a finding."""
    line_based: bool = False
    """True if a line of the document is a line of the file, so that it can be a changed one."""
    extracted: bool = False
    """True if the text was recovered from a page image: the kind of a space is lost."""
    keyed: bool = False
    """True if each text has a key, or its translation beside it: the pairs are given."""
    annotator: str | None = None
    """The module of `bilint.reports.annotated` that writes an annotated copy."""


_FORMATS = (
    Format("text", (".txt", ".text"), "text", editable=True, comments=True, line_based=True),
    Format("markdown", (".md", ".markdown"), "markdown", editable=True, comments=True, line_based=True),
    Format("html", (".html", ".htm"), "html", comments=True, line_based=True),
    Format("docx", (".docx",), "docx", annotator="docx"),
    Format("pdf", (".pdf",), "pdf", extracted=True, annotator="pdf"),
    Format("xliff", (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"), "xliff", line_based=True, keyed=True),
    Format("tmx", (".tmx",), "tmx", line_based=True, keyed=True),
    Format("po", (".po",), "gettext_po", line_based=True, keyed=True),
    Format("json", (".json", ".arb"), "json_texts", line_based=True, keyed=True),
    Format("yaml", (".yaml", ".yml"), "yaml_texts", line_based=True, keyed=True),
    # A settings file: findings about suppressions have their place in it, and no reader takes it for a notice.
    Format("toml", (), "", line_based=True),
)
FORMATS: Mapping[str, Format] = {made.name: made for made in _FORMATS}
SUFFIXES: Mapping[str, Format] = {suffix: made for made in _FORMATS for suffix in made.suffixes}


def format_of(path: Path) -> Format | None:
    """The format of a file by its suffix; None where no reader knows it."""
    return SUFFIXES.get(path.suffix.lower())
