"""Plain text: every line as it stands, without comments to bilint itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..messages import both
from ..model import Document, Line, Span
from ..patterns import lazy
from . import UnreadableError
from .comments import without_comments
from .encoding import decode
from .front_matter import REMARK, field_names, front_matter, shown
from .literal_lines import literal_lines
from .source_lines import source_lines

# A notice has about a thousand lines. These bounds keep a hostile file from exhausting the memory.
MAX_LINES = 200_000
MAX_LINE_LENGTH = 1_000_000

_CONTROL = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")


def read(path_name: str, data: bytes) -> Document:
    """The document in a plain text file. Raises `UnreadableError`."""
    source, encoding = decode(path_name, data)
    check_lines(path_name, source)
    lines = without_comments(source, printable(source))
    rows = list(source_lines(source))
    if matter := front_matter(source, rows):
        head = rows[matter.end - 1].end
        lines = tuple(line for line in lines if line.origin.locate(Span(0, 0)).start > head)
        lines = (*shown(matter, source, lines), *lines)
    elif names := field_names(source, rows):
        cuts = {rows[index].start: name for index, name in names.items()}
        lines = tuple(_without_markup(line, cuts) for line in lines)
    return Document(path_name, "text", source, lines, encoding=encoding, literals=literal_lines(lines))


def _without_markup(line: Line, names: Mapping[int, Span]) -> Line:
    """A line of a document of bare fields without the name of its field. A rule or remark is an empty line."""
    name = names.get(line.origin.locate(Span(0, 0)).start)
    if name is None and line.text.rstrip() != "---" and not line.text.startswith(REMARK):
        return line
    rest = Span(min(len(name) if name else len(line.text), len(line.text)), len(line.text))
    return replace(line, text=rest.of(line.text), origin=line.origin.slice(rest), starts_block=True)


def printable(source: str) -> str:
    """The text with control characters (form feeds among them) as spaces: every offset stays the same."""
    return _CONTROL.sub(" ", source)


def check_lines(path_name: str, source: str) -> None:
    """Raises `UnreadableError` for a text with too many lines or too long a line to be a document."""
    if source.count("\n") + source.count("\r") - source.count("\r\n") > MAX_LINES:
        raise UnreadableError(
            path_name,
            both("the file has more than the {most} lines that bilint reads; split it", most=f"{MAX_LINES:,}"),
        )
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    longest = max(range(len(lines)), key=lambda index: len(lines[index]))
    if len(lines[longest]) > MAX_LINE_LENGTH:
        raise UnreadableError(
            path_name,
            both(
                "line {line} has {length} characters, more than the {most} that bilint reads; break it into paragraphs",
                line=str(longest + 1),
                length=f"{len(lines[longest]):,}",
                most=f"{MAX_LINE_LENGTH:,}",
            ),
        )
