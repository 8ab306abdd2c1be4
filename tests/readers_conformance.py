"""The contract of every reader: each visible character has its place in the source.

Used by the tests of all readers.
"""

from __future__ import annotations

from bilint.model import LANGUAGES, Document, Line, Span
from bilint.readers.text import printable


def check_document(document: Document) -> None:
    """Fails where a line of the document does not follow from its source."""
    for line in document.lines:
        assert "\n" not in line.text
        assert "\r" not in line.text
        check_line(document, line)
    # The columns of a table may be read one after the other. So lines need not come in the order of the source. A value
    # that a table of labels gives once for both versions is read in each.
    for language in LANGUAGES:
        end_of_last = 0
        for start, end in sorted(extent(line) for line in document.lines if line.version in (None, language)):
            assert end_of_last <= start <= end <= len(document.source)
            end_of_last = end
    for link in document.links:
        assert 0 <= link.anchor.start <= link.anchor.end <= len(document.source)
        assert link.target
    assert [link.anchor.start for link in document.links] == sorted(link.anchor.start for link in document.links)


def check_line(document: Document, line: Line) -> None:
    position, source_position = 0, 0
    assert line.origin.pieces, "even an empty line lies somewhere"
    for piece in line.origin.pieces:
        assert piece.start == position, "the pieces follow each other without a gap"
        assert piece.source >= source_position, "the pieces follow the source"
        position += piece.length
        source_position = piece.source + piece.source_length
        text = line.text[piece.start : position]
        source = document.source[piece.source : source_position]
        if piece.verbatim:
            assert text.split() == printable(source).split()  # any white space counts as a space
        else:
            between_cells = text in (": ", "\u00a0: ") and not source
            written = source.startswith(("&", "\\", "''", "<"))  # a reference, an escape, or the element of a code
            assert text.isspace() or between_cells or written, (text, source)
        if text:
            located = line.origin.locate(Span(piece.start, position))
            assert located == Span(piece.source, source_position)
    assert position == len(line.text), "the pieces cover the text"


def extent(line: Line) -> tuple[int, int]:
    """The stretch of the source from the first to the last character of a line."""
    last = line.origin.pieces[-1]
    return line.origin.pieces[0].source, last.source + last.source_length
