"""PDF files of a few objects that make a reader take all memory, run for ever or break off."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache

EN = "The keeper of the lighthouse lights the lamp at dusk and puts it out at dawn."
FR = "Le gardien du phare allume la lampe au crépuscule et l'éteint à l'aube."
_FONT = b"/Font << /F1 5 0 R >>"


@cache
def _long() -> bytes:
    """A long drawing, which is small once it is packed."""
    return zlib.compress(b"BT /F1 1 Tf 10 10 Td (x) Tj ET " * 8_000_000)


def file_of(objects: Sequence[bytes]) -> bytes:
    """The file that holds the objects, the first of which is its catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(data))
    )


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), more, data)


def page(contents: bytes, resources: bytes = _FONT, more: bytes = b"") -> list[bytes]:
    """The objects of a file with one page, which draws `contents`."""
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %b /Contents 4 0 R /Resources << %b >> >>"
        % (more, resources),
        contents,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]


def written(rows: int = 1) -> bytes:
    """Drawing instructions that write the same two sentences on a number of rows."""
    lines = [line for _ in range(rows) for line in (EN, "", FR)]
    return b"".join(
        b"BT /F1 11 Tf 50 %d Td (%b) Tj ET\n" % (780 - 14 * row, line.encode("cp1252"))
        for row, line in enumerate(lines)
    )


def of_glyphs(*, turned: bool = False) -> bytes:
    """A page whose font numbers its glyphs from the space on, and does not say which characters they show."""
    rows = [f"On {day} May 2027, {EN} {FR}" for day in range(1, 20)]
    place = b"0 1 -1 0 %d 30" if turned else b"1 0 0 1 30 %d"
    shown = b"".join(
        (b"BT /F1 7 Tf " + place + b" Tm <%b> Tj ET\n")
        % (500 - 14 * number, b"".join(b"%04X" % (ord(sign) - 29) for sign in row.encode("ascii", "ignore").decode()))
        for number, row in enumerate(rows)
    )
    whole, part = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H", b"<< /Type /Font /Subtype"
    objects = page(stream(shown), more=b"/Rotate 90" if turned else b"")
    objects[-1] = whole + b" /DescendantFonts [6 0 R] >>"
    objects += [
        part + b" /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (A) /Ordering (A) /Supplement 0 >>"
        b" /DW 500 /FontDescriptor 7 0 R >>",
        b"<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 500 700] /Ascent 700 /Descent -200 >>",
    ]
    return file_of(objects)


def _form(body: bytes, next_one: int) -> bytes:
    resources = b"/Resources << /XObject << /A %d 0 R >> %b >>" % (next_one, _FONT)
    return stream(body, b"/Type /XObject /Subtype /Form /BBox [0 0 500 800] " + resources)


def _forms(depth: int, times: int) -> bytes:
    """Forms of which each draws the next one several times; the last one draws itself where there is one alone."""
    drawn = b"/A Do " * times
    objects = page(stream(drawn), b"/XObject << /A 6 0 R >> " + _FONT)
    if depth == 1:
        return file_of([*objects, _form(b"BT /F1 9 Tf 50 50 Td (x) Tj ET " + drawn, 6)])
    last = b"BT /F1 9 Tf 50 50 Td (x) Tj ET"
    return file_of([*objects, *(_form(drawn if at < depth - 1 else last, 7 + at) for at in range(depth))])


def _links(number: int) -> bytes:
    links = b" ".join(
        b"<< /Type /Annot /Subtype /Link /Rect [%d %d %d %d] /A << /S /URI /URI (http://x/%d) >> >>"
        % (at % 500, at % 800, at % 500 + 80, at % 800 + 20, at)
        for at in range(number)
    )
    return file_of(page(stream(written(10)), more=b"/Annots [" + links + b"]"))


def _of_two_streams() -> bytes:
    objects = page(b"[6 0 R 7 0 R]", more=b"/Rotate 90")
    return file_of([*objects, stream(written()), stream(written(), b"/Filter /FlateDeDode")])


GOOD = file_of(page(stream(written())))
# What it is, and a part of why it is not read.
HOSTILE: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "a form that draws itself twice": (lambda: _forms(1, 2), "print the notice to a new PDF"),
    "forms that are drawn tenfold": (lambda: _forms(8, 10), "print the notice to a new PDF"),
    "a filter in another object": (
        lambda: file_of([*page(stream(_long(), b"/Filter 6 0 R")), b"/FlateDecode"]),
        "print the notice to a new PDF",
    ),
    "a filter in escaped letters": (
        lambda: file_of(page(stream(_long(), b"/Fil#74er /Flate#44ecode"))),
        "print the notice to a new PDF",
    ),
    "more links than words": (lambda: _links(20_000), "more than 2,000 links"),
    "a place of 5,000 digits": (lambda: b"%PDF-1.7\nstartxref\n" + b"9" * 5000 + b"\n%%EOF\n", "the file is damaged"),
    "a turned page with an odd dictionary": (
        lambda: file_of(page(stream(written() + b" << 1 2 3 >> "), more=b"/Rotate 90")),
        "page 1 of 1 is damaged",
    ),
    "a turned page with an unknown filter": (_of_two_streams, "page 1 of 1 is damaged"),
}
