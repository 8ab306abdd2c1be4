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
    signs: str | None = None
    """The characters that mean more than themselves in the file. None if no fix is written back into it."""
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

    @property
    def editable(self) -> bool:
        """True if the file is text, and a fix can be written back in its place."""
        return self.signs is not None


_OF_MARKUP = "<>&\"'"
_OF_STRINGS = '"\\\n'
_FORMATS = (
    Format("text", (".txt", ".text"), "text", signs="", comments=True, line_based=True),
    Format("markdown", (".md", ".markdown"), "markdown", signs="", comments=True, line_based=True),
    Format("html", (".html", ".htm"), "html", signs=_OF_MARKUP, comments=True, line_based=True),
    Format("docx", (".docx",), "docx", annotator="docx"),
    Format("pdf", (".pdf",), "pdf", extracted=True, annotator="pdf"),
    # The source texts of XLIFF and PO are those of other files, or keys of a program. None may change here.
    Format("xliff", (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"), "xliff", line_based=True, keyed=True),
    Format("tmx", (".tmx",), "tmx", signs=_OF_MARKUP, line_based=True, keyed=True),
    Format("po", (".po",), "gettext_po", line_based=True, keyed=True),
    Format("json", (".json", ".arb"), "json_texts", signs=_OF_STRINGS, line_based=True, keyed=True),
    Format("yaml", (".yaml", ".yml"), "yaml_texts", line_based=True, keyed=True),
    # A settings file: findings about suppressions have their place in it, and no reader takes it for a notice.
    Format("toml", (), "", line_based=True),
)
FORMATS: Mapping[str, Format] = {made.name: made for made in _FORMATS}
SUFFIXES: Mapping[str, Format] = {suffix: made for made in _FORMATS for suffix in made.suffixes}


def format_of(path: Path) -> Format | None:
    """The format of a file by its suffix; None where no reader knows it."""
    return SUFFIXES.get(path.suffix.lower())
