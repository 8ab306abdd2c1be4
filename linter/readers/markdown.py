"""Markdown files: blocks of lines, the visible text within them, tables."""

from __future__ import annotations

from collections.abc import Sequence

from ..messages import both
from ..model import Document, Line, Link, SourceMap, Span
from . import UnreadableError
from .encoding import decode
from .front_matter import folded
from .html_tags import Languages
from .literal_lines import has_signs
from .markdown_blocks import MAX_PIECES, Scanner
from .markdown_inline import show
from .markdown_shown import Shown
from .markdown_tables import Table
from .scale import scale
from .text import check_lines, printable
from .versions import by_version

_SENTENCE_ENDS = frozenset(".!?:;")


def read(path_name: str, data: bytes) -> Document:
    """The document in a Markdown file. Raises `UnreadableError`."""
    source, encoding = decode(path_name, data)
    check_lines(path_name, source)
    visible = printable(source)
    scanner = Scanner(visible)
    scanner.scan()
    languages = Languages()
    lines: list[Line] = []
    links: list[Link] = []
    literals: list[Span] = []
    table = Table()
    pieces = len(scanner.blocks)
    _check_pieces(path_name, pieces)
    for block in scanner.blocks:
        if block.markup:
            shown, found, code = show(visible, block.spans, scanner.definitions, languages)
            links += found
            literals += block.spans if block.literal and _is_code(visible, block.spans) else code
        else:
            shown = [Shown(span.of(visible), SourceMap.verbatim(span), None) for span in block.spans]
        if table.is_over(block.cell):
            lines += table.take()
        if block.folded and len(shown) > 1:
            lines.append(folded([line for line in block.lines(shown) if line.text]))
        elif block.cell:
            table.add(block.cell, block.lines(shown))
        else:
            lines += block.lines(shown)
        pieces += sum(len(line.origin.pieces) for line in shown)
        _check_pieces(path_name, pieces)
    lines += table.take()
    lines = by_version(lines)
    links.sort(key=lambda link: (link.anchor, link.target))
    return Document(
        path_name, "markdown", source, tuple(lines), tuple(links), encoding=encoding, literals=tuple(sorted(literals))
    )


def _is_code(source: str, spans: Sequence[Span]) -> bool:
    """True if lines that are indented like code have its signs. Writers also indent titles and paragraphs."""
    lines = [span.of(source) for span in spans]
    sentence = lines[-1].rstrip()[-1:] in _SENTENCE_ENDS and scale().is_prose(" ".join(lines))
    return not sentence and has_signs(lines)


def _check_pieces(path_name: str, pieces: int) -> None:
    if pieces > MAX_PIECES:
        raise UnreadableError(
            path_name,
            both(
                "the file has more than the {most} pieces of text and markup that bilint reads; split it",
                most=f"{MAX_PIECES:,}",
            ),
        )
