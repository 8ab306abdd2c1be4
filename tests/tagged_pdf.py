"""PDF files with tags, as browsers and word processors write them: a structure tree over marked content."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
)

# An element: its type, and its lines of text or the elements in it.
Element = tuple[str, Sequence["str | Element"]]
_LEADING, _TOP, _LEFT = 14, 780, 60


def tagged(*elements: Element, header: str = "", marked: bool = True) -> bytes:
    """One page with the elements below each other, a line of text on each line. `header` is an artifact on top."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    drawn: list[str] = []
    contents: list[IndirectObject] = []

    def line(text: str, mark: str) -> None:
        written = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        place = f"{_LEFT} {_TOP - _LEADING * len(drawn)}"
        drawn.append(f"{mark} BT /F1 10 Tf {place} Td ({written}) Tj ET EMC")

    def element(made: Element, parent: IndirectObject) -> IndirectObject:
        kind, children = made
        entry = DictionaryObject({NameObject("/S"): NameObject(f"/{kind}"), NameObject("/P"): parent})
        own = writer._add_object(entry)
        kids = ArrayObject()
        for child in children:
            if isinstance(child, str):
                line(child, f"/{kind} <</MCID {len(contents)}>> BDC")
                kids.append(NumberObject(len(contents)))
                contents.append(own)
            else:
                kids.append(element(child, own))
        entry |= {NameObject("/K"): kids, NameObject("/Pg"): page.indirect_reference}
        return own

    if header:
        line(header, "/Artifact <</Type /Pagination>> BDC")
    root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
    at_root = writer._add_object(root)
    root[NameObject("/K")] = ArrayObject([element(made, at_root) for made in elements])
    parents = DictionaryObject({NameObject("/Nums"): ArrayObject([NumberObject(0), ArrayObject(contents)])})
    root[NameObject("/ParentTree")] = writer._add_object(parents)
    writer._root_object[NameObject("/StructTreeRoot")] = at_root
    if marked:
        writer._root_object[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
    named = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(named)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/StructParents")] = NumberObject(0)
    stream = StreamObject()
    stream.set_data("\n".join(drawn).encode("cp1252"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
