"""HTML: the visible text of a saved page. Scripts, navigation, hidden elements and the site's furniture are left out.

`Document.source` is the file itself; each visible character has its place there. White space is collapsed as browsers
do; character references stand for their characters.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..messages import both
from ..model import Document, Language, Line, other
from . import UnreadableError
from .encoding import decode
from .front_matter import front_matter, shown
from .html_line import TooMuchError
from .html_tree import Page
from .source_lines import source_lines
from .text import MAX_LINE_LENGTH
from .versions import by_version

_DECLARED = re.compile(rb"""<meta[^>]{0,500}?charset\s*+=\s*+["']?+\s*+([\w-]{1,40})""", re.IGNORECASE)
# Encodings of Western languages that pages declare, apart from those that show in the bytes themselves.
_ENCODINGS = {"iso-8859-15": "iso-8859-15", "latin-9": "iso-8859-15", "macintosh": "mac-roman"}
# Below this share of text marked as the other language, the language of the whole page says nothing.
_LEAST_SHARE = 0.08


def read(path_name: str, data: bytes) -> Document:
    """The document in an HTML file. Raises `UnreadableError`."""
    source, encoding = _decode(path_name, data)
    rows = list(source_lines(source))
    matter = front_matter(source, rows)
    head = rows[matter.end - 1].end if matter else 0
    page = Page(" " * head + source[head:])
    try:
        lines = page.read()
        lines = by_version([*shown(matter, source, lines), *lines] if matter else lines)
    except TooMuchError as error:
        raise UnreadableError(path_name, error.messages) from None
    if not any(line.text.strip() for line in lines):
        raise UnreadableError(
            path_name,
            both(
                "the page holds no visible text; if a script fills it in, save it from the browser as “complete page”"
            ),
        )
    if any(len(line.text) > MAX_LINE_LENGTH for line in lines):
        raise UnreadableError(
            path_name,
            both(
                "a paragraph has more than the {most} characters that bilint reads; divide it",
                most=f"{MAX_LINE_LENGTH:,}",
            ),
        )
    if page.language:
        lines = _of_page(lines, page.language, page.in_its_language)
    links = sorted(page.links, key=lambda link: (link.anchor, link.target))
    return Document(
        path_name, "html", source, tuple(lines), tuple(links), encoding=encoding, literals=tuple(page.literals)
    )


def _decode(path_name: str, data: bytes) -> tuple[str, str]:
    """The text of the file. Its declaration counts only where the bytes leave the encoding open."""
    declared = _DECLARED.search(data[:4096])
    codec = _ENCODINGS.get(declared[1].decode("ascii", "replace").lower()) if declared else None
    if codec:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return data.decode(codec), codec
            except UnicodeDecodeError:
                pass
    return decode(path_name, data)


def _of_page(lines: list[Line], language: Language, starts: set[int]) -> list[Line]:
    """The lines with the language of the page, `<html lang>`, where nothing nearer says it.

    Templates set it on pages in both languages. It counts only where the text in the other language is marked.
    """
    marked = sum(len(line.text) for line in lines if line.language == other(language))
    if marked < _LEAST_SHARE * sum(len(line.text) for line in lines):
        return lines
    return [
        replace(line, language=language) if line.language is None and line.origin.pieces[0].source in starts else line
        for line in lines
    ]
