"""The tags of a PDF page: the paragraph, heading or list item of each piece of text, if tagged.

Word, LibreOffice and browsers write them. ISO 32000-1, 14.7 and 14.8, tells of structure trees and of their types.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pypdfium2

# What a hostile file may ask for; a dense page has some thousand elements, ten deep.
_MOST_ELEMENTS = 20_000
_DEEPEST = 50
_HEADINGS: Mapping[str, int] = {"Title": 1, "H": 1, **{f"H{level}": level for level in range(1, 7)}}
_BLOCKS = frozenset({"P", "BlockQuote", "Caption", "TD", "TH", "TOCI", "Note", "FENote", "BibEntry"})
_ROW_OR_CELL = frozenset({"TR", "TH", "TD"})
_TYPE_LENGTH = 128  # bytes; the longest standard type has 11 letters
_ARTIFACT = "Artifact"


@dataclass(frozen=True, slots=True)
class Tag:
    """The block of a word: a number within the page, the role and the level, as in `model.Line`."""

    block: int
    role: Literal["text", "heading", "item"]
    level: int = 0


class PageTags:
    """The tags of one page by the marked content of its text."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        from pypdfium2 import raw as pdfium

        self._pdfium = pdfium
        self._by_content: dict[int, Tag] = {}
        self._by_object: dict[int, Tag | None] = {}
        self._left_out: set[int] = set()
        self._opened: set[int] = set()
        self._cells: dict[int, tuple[int, int]] = {}
        self._elements = 0
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        if not tree:
            return
        try:
            for index in range(max(0, pdfium.FPDF_StructTree_CountChildren(tree))):
                self._walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), None, 0, 0)
        finally:
            pdfium.FPDF_StructTree_Close(tree)

    def of(self, text_page: Any, character: int) -> tuple[Tag | None, bool]:
        """The tag of a character, and whether it is of no use to readers: a header, a footer, a rule."""
        drawn = self._pdfium.FPDFText_GetTextObject(text_page, character)
        if not drawn:
            return None, False
        address = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        if address not in self._by_object:
            content = self._pdfium.FPDFPageObj_GetMarkedContentID(drawn)
            self._by_object[address] = self._by_content.get(content)
            if content < 0 and _ARTIFACT in self._marks(drawn):
                self._left_out.add(address)
        return self._by_object[address], address in self._left_out

    def cell(self, tag: Tag | None) -> tuple[int, int] | None:
        """The numbers of the table row and of the cell that hold a block; None outside of tables."""
        return self._cells.get(tag.block) if tag is not None else None

    def _walk(self, element: Any, above: Tag | None, lists: int, depth: int, place: tuple[int, int] = (0, 0)) -> None:
        """Notes the tag of each marked content in an element of the block `above`, within so many lists.

        `place` holds the numbers of the row and the cell of the innermost table; 0 stands for none.
        """
        self._elements += 1
        if not element or depth > _DEEPEST or self._elements > _MOST_ELEMENTS:
            return
        kind = self._type(element)
        if kind == "L":
            above, lists = None, lists + 1
        elif kind == "LI":
            above = Tag(self._elements, "item", max(0, lists - 1))
        elif kind in _HEADINGS:
            above = Tag(self._elements, "heading", _HEADINGS[kind])
        elif kind in _BLOCKS:
            above = self._paragraph(above)
        if kind in _ROW_OR_CELL:
            place = (self._elements, 0) if kind == "TR" else (place[0], self._elements)
        if above is not None and all(place):
            self._cells[above.block] = place
        for index in range(max(0, self._pdfium.FPDF_StructElement_CountChildren(element))):
            content = self._pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if content >= 0:
                if above is not None:
                    self._by_content[content] = above
            else:
                child = self._pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
                self._walk(child, above, lists, depth + 1, place)

    def _paragraph(self, above: Tag | None) -> Tag:
        """The first paragraph of an item is the item itself."""
        if above is not None and above.role == "item" and above.block not in self._opened:
            self._opened.add(above.block)
            return above
        return Tag(self._elements, "text")

    def _type(self, element: Any) -> str:
        buffer = ctypes.create_string_buffer(_TYPE_LENGTH)
        length = self._pdfium.FPDF_StructElement_GetType(element, buffer, _TYPE_LENGTH)
        return _utf16(buffer, length)

    def _marks(self, drawn: Any) -> Iterator[str]:
        for index in range(max(0, self._pdfium.FPDFPageObj_CountMarks(drawn))):
            mark = self._pdfium.FPDFPageObj_GetMark(drawn, index)
            buffer, length = (ctypes.c_ushort * _TYPE_LENGTH)(), ctypes.c_ulong()
            if self._pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), ctypes.byref(length)):
                yield _utf16(buffer, length.value)


def _utf16(buffer: Any, length: int) -> str:
    return bytes(buffer)[: max(0, length - 2)].decode("utf-16-le", "replace")
