"""The words of a PDF page with their boxes, from PDFium: many times faster than parsing the page in Python.

Two traits of PDFium are put right here. It writes a hyphen at a line end as U+0002 and glues the next line on. It also
drops thin spaces, as French has before `;`. The gap between the advance boxes shows them. It is up to 0.01 em without a
space, 0.13 em and more with one.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..patterns import lazy
from .pdf_glyphs import refuse_garbled
from .pdf_tags import PageTags, Tag

if TYPE_CHECKING:
    import pdfplumber
    import pypdfium2

MAX_CHARACTERS = 60_000  # of one page; a dense page has six thousand

# U+0002 ends a word: what follows it stands on the next line. Other control characters stand for nothing.
_TOKEN = lazy("[^\\s\x00-\x1f\x7f-\x9f\u200b\u2060\ufeff\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_THIN_SPACE = lazy(
    r"(?<=[^\s;:!?»«…(\[])(?=[;:!?»%][^/\w]|[;:!?»%]$)|(?<=«)(?=\w)|(?<=\d)(?=\d{3}(?!\d))|(?<=\d)(?=[€$£%])"
)
_LEAST_SPACE = 0.08
# All hyphens are `-`, as in a text: how one was drawn says nothing about what it is for.
_HYPHENS = str.maketrans(dict.fromkeys("\x02\ufffe\u00ad\u2010\u2011", "-"))
# The mark of a note behind a word. Behind one or two letters figures are a power: `m2`, `km2`.
_GLUED_MARK = lazy(r"(?:[^\W\d_]{3}|[^\W\d_][).!?»”\"])[).!?»”\"]?(\d{1,2})[.,;:!?]?$")
# A mark is smaller than the type of its line and above its baseline, by these shares of the type.
MARK_SIZE, MARK_RISE, MOST_RISE = 0.85, 0.15, 0.7
_LIGATURE = lazy("[\ufb00-\ufb06]")
_SURROGATE = lazy("[\ud800-\udfff]")
_SYMBOL_FONT = lazy(r"symbol|dingbat|wingding|webding", re.IGNORECASE)
_PRIVATE = lazy("[\ue000-\uf8ff]")
_BULLET_LIKE = lazy("[\ue000-\uf8ff§·o▪■●Øüvqx♦*]")

# Of the size of the type, around the baseline: what nearly every font keeps to.
_ASCENT, _DESCENT = 0.78, 0.23
# Above this share of words that do not run from left to right, the page is read the slow way.
_ODD_SHARE = 0.3


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A cell of a ruled table, in points from the top left of the page."""

    top: float
    left: float
    bottom: float
    right: float

    def beside(self, other: Cell) -> bool:
        """True if two cells are of the same row."""
        least = min(self.bottom - self.top, other.bottom - other.top)
        return min(self.bottom, other.bottom) - max(self.top, other.top) > 0.5 * least


@dataclass(slots=True, eq=False)
class Word:
    """A word of a page: points from the top left of the page as it is shown. `base` is the baseline.

    `size` is the size of the type in points. `symbol` is true for a sign of a symbol font, or another bullet at the
    beginning of a line. `cell` is the cell of a ruled table that the word stands in, `tag` the block of a tagged file.
    `note` is the number of the note whose mark stood behind the word. `opens` is that of the note that the word begins.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    symbol: bool = False
    note: str = ""
    opens: str = ""
    cell: Cell | None = None
    tag: Tag | None = None

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


class OddPageError(Exception):
    """The page is turned, or its text runs in other directions: PDFium's order and boxes do not serve there."""


class DamagedPageError(Exception):
    """The page cannot be read."""


class OvercrowdedError(Exception):
    """The page holds more characters than any page that people read."""


def page_words(page: pypdfium2.PdfPage, tags: PageTags | None = None) -> list[Word]:
    """The words of a page in PDFium's order, without those that run up or down the margin.

    With `tags`, each word has its tag, and headers and footers are left out. Raises `OddPageError`,
    `OvercrowdedError` and `GarbledPageError`.
    """
    if page.get_rotation():
        raise OddPageError
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        if count > MAX_CHARACTERS:
            raise OvercrowdedError
        return _words(text_page.raw, count, page.get_bbox(), tags)
    finally:
        text_page.close()


def _words(raw: Any, count: int, bounds: tuple[float, float, float, float], tags: PageTags | None) -> list[Word]:
    from pypdfium2 import raw as pdfium

    origin, box = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetLooseCharBox
    matrix_of, font_size = pdfium.FPDFText_GetMatrix, pdfium.FPDFText_GetFontSize
    x, y, matrix, first, last = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX(), _rectangle(), _rectangle()
    at_x, at_y, at_matrix = ctypes.byref(x), ctypes.byref(y), ctypes.byref(matrix)
    at_first, at_last = ctypes.byref(first), ctypes.byref(last)
    left, bottom, right, top = bounds
    text = _text(raw, count)
    refuse_garbled(text)
    words: list[Word] = []
    odd = 0
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        tag, left_out = tags.of(raw, start) if tags else (None, False)
        if left_out:
            continue
        origin(raw, start, at_x, at_y)
        matrix_of(raw, start, at_matrix)
        size = font_size(raw, start) * (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        if abs(matrix.b) > 0.1 * abs(matrix.a) or matrix.a < 0:
            odd += 1
            continue
        cuts = [start]
        for thin in _THIN_SPACE.finditer(token[0]):
            cut = start + thin.start()
            box(raw, cut - 1, at_first)
            box(raw, cut, at_last)
            if last.left - first.right >= _LEAST_SPACE * size:
                cuts.append(cut)
        base = top - y.value
        for begin, stop in zip(cuts, [*cuts[1:], end], strict=True):
            box(raw, begin, at_first)
            box(raw, stop - 1, at_last)
            x0, x1 = min(first.left, last.left) - left, max(first.right, last.right) - left
            if not (-1 <= (x0 + x1) / 2 <= right - left + 1 and -1 <= base <= top - bottom + size):
                continue  # beside the visible page
            word, note = text[begin:stop], ""
            if mark := _GLUED_MARK.search(word):
                at = begin + mark.start(1)
                origin(raw, at, at_x, at_y)
                matrix_of(raw, at, at_matrix)
                small = font_size(raw, at) * (matrix.c**2 + matrix.d**2) ** 0.5
                if small <= MARK_SIZE * size and MARK_RISE * size <= base - (top - y.value) <= MOST_RISE * size:
                    word, note = word[: mark.start(1)] + word[mark.end(1) :], mark[1]
            symbol = len(word) == 1 and _BULLET_LIKE.match(word) is not None and _is_bullet(raw, begin, word)
            above, below = base - _ASCENT * size, base + _DESCENT * size
            words.append(Word(clean(word), x0, above, x1, below, base, size, symbol, note, tag=tag))
    if odd > _ODD_SHARE * (odd + len(words)):
        raise OddPageError
    return words


def _text(raw: Any, count: int) -> str:
    """The characters of a page. Taken together they come faster, but PDFium may leave some out; then one by one."""
    from pypdfium2 import raw as pdfium

    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    return "".join([chr(pdfium.FPDFText_GetUnicode(raw, index)) for index in range(count)])


def _rectangle() -> Any:
    from pypdfium2 import raw as pdfium

    return pdfium.FS_RECTF()


def _is_bullet(raw: Any, index: int, sign: str) -> bool:
    from pypdfium2 import raw as pdfium

    if sign in "·▪■●♦" or _PRIVATE.match(sign):
        return True
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(raw, index, name, 128, ctypes.byref(ctypes.c_int()))
    font = name.value.decode("latin-1")
    return _SYMBOL_FONT.search(font) is not None or (sign == "o" and "courier" in font.lower())


def clean(word: str) -> str:
    """A word in NFC with its ligatures spelt out and plain hyphens."""
    word = word.translate(_HYPHENS)
    if word.isascii():
        return word
    word = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), word)
    if _SURROGATE.search(word):
        word = word.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", word)


class SlowPages:
    """The pages of a file as pdfplumber sees them: upright whichever way they are turned."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._file: pdfplumber.pdf.PDF | None = None

    def words(self, number: int) -> list[Word]:
        """The words of page `number` (from 0). Raises `DamagedPageError` and `GarbledPageError`."""
        import io

        import pdfplumber

        try:
            self._file = self._file or pdfplumber.open(io.BytesIO(self._data))
            page = self._file.pages[number] if number < len(self._file.pages) else None
            found = _upright_words(page) if page else []
        except MemoryError:
            raise
        except Exception as error:  # the library meets files that its authors did not foresee
            raise DamagedPageError from error
        refuse_garbled(" ".join(word.text for word in found))
        return found

    def close(self) -> None:
        """Lets go of the file. It lies in memory; its own method would look at damaged pages again, and fail."""
        self._file = None


def _upright_words(page: pdfplumber.page.Page) -> list[Word]:
    found = page.extract_words(extra_attrs=["fontname", "upright"], use_text_flow=False)
    left, top = _corner(page)
    words = [
        Word(
            clean(word["text"]),
            word["x0"] - left,
            word["top"] - top,
            word["x1"] - left,
            word["bottom"] - top,
            word["bottom"] - top - _DESCENT * (word["bottom"] - word["top"]),
            word["bottom"] - word["top"],
            len(word["text"]) == 1 and _SYMBOL_FONT.search(word["fontname"]) is not None,
        )
        for word in found
        if word["upright"]
    ]
    page.close()
    return words


def _corner(page: pdfplumber.page.Page) -> tuple[float, float]:
    """The top left of the page as shown. pdfplumber counts from that of the media box."""
    media, crop = page.page_obj.mediabox, page.page_obj.cropbox
    # The margins cut off at the left, bottom, right and top of the page before it is turned.
    cut = [
        max(0, crop[0] - media[0]),
        max(0, crop[1] - media[1]),
        max(0, media[2] - crop[2]),
        max(0, media[3] - crop[3]),
    ]
    turns = page.rotation // 90
    return page.bbox[0] + cut[turns % 4], page.bbox[1] + cut[(turns + 3) % 4]


def links(page: pypdfium2.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """The addresses that a page links to, each with the box that can be clicked, from the top left."""
    from pypdfium2 import raw as pdfium

    left, _, _, top = page.get_bbox()
    document = page.pdf.raw
    position, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
        target = ctypes.create_string_buffer(min(length, 4096) or 1)
        if length > 4096 or not pdfium.FPDFAction_GetURIPath(document, action, target, length):
            continue
        if pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            address = target.value.decode("utf-8", "replace").strip()
            if address:
                yield address, (box.left - left, top - box.top, box.right - left, top - box.bottom)
