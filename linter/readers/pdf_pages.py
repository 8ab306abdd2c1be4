"""The pages of a PDF file: their words and links. Every reason why a file cannot be read is reported here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from ..messages import both
from . import UnreadableError
from .pdf_glyphs import GarbledPageError
from .pdf_guard import MAX_PAGES, too_large
from .pdf_marks import without_marks
from .pdf_tables import MAX_DRAWINGS, find_tagged_cells, grid
from .pdf_tags import PageTags
from .pdf_words import DamagedPageError, OddPageError, OvercrowdedError, SlowPages, Word, links, page_words

if TYPE_CHECKING:
    import pypdfium2

MAX_WORDS = 200_000
MAX_LINKS = 2000  # each is looked for among the words of its page
# An image that covers more than this share of a page without words is a scan of it.
_SCAN = 0.3
_PLACE_DIGITS = 10  # more than any file has bytes


@dataclass(frozen=True, slots=True)
class PageLink:
    """An address and the box on a page (from 1) that leads to it, in points from the top left."""

    page: int
    target: str
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class Pages:
    """The pages of a file: the number of each, from 1, its words and its links."""

    words: list[tuple[int, list[Word]]]
    links: list[PageLink]


def read_pages(path_name: str, data: bytes, begin: Callable[[], None]) -> Pages:
    """The pages of a PDF file. `begin` is called before the file and before each page. Raises `UnreadableError`."""
    begin()
    document = _open(path_name, data)
    slow = SlowPages(data)
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise too_large(path_name, both("{number} pages", number=f"{count:,}"))
        pages = Pages([], [])
        total = 0
        for index in range(count):
            begin()
            words = _read_page(path_name, slow, document, index, pages.links)
            pages.words.append((index + 1, words))
            total += len(words)
            if total > MAX_WORDS:
                raise too_large(path_name, both("more than {most} words", most=f"{MAX_WORDS:,}"))
            if len(pages.links) > MAX_LINKS:
                raise too_large(path_name, both("more than {most} links", most=f"{MAX_LINKS:,}"))
    finally:
        slow.close()
        document.close()
    _check_text(path_name, pages)
    return pages


def _open(path_name: str, data: bytes) -> pypdfium2.PdfDocument:
    import pypdfium2
    from pypdfium2 import raw as pdfium

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise UnreadableError(
                path_name,
                both("the file is encrypted and opens only with a password; save a copy without one"),
            ) from None
        place = _startxref(data)
        raise UnreadableError(
            path_name,
            both(
                "the file is damaged: the list of its objects, at byte {place} of {value}, cannot be "
                "followed; export it again",
                place=str(place),
                value=str(len(data)),
            ),
        ) from None


def _startxref(data: bytes) -> int:
    """Where the cross-reference table should be, as the end of the file says; else where the file ends."""
    words = data[data.rfind(b"startxref") :].split(maxsplit=2)
    place = words[1] if len(words) > 1 and words[0] == b"startxref" else b""
    return int(place) if place.isdigit() and len(place) <= _PLACE_DIGITS else len(data)


def _read_page(
    path_name: str, slow: SlowPages, document: pypdfium2.PdfDocument, index: int, found: list[PageLink]
) -> list[Word]:
    import pypdfium2
    from pypdfium2 import raw as pdfium

    page = None
    try:
        page = document[index]
        try:
            tags = PageTags(page) if pdfium.FPDFCatalog_IsTagged(document.raw) else None
            words = page_words(page, tags)
            rules = grid(page)
            if rules:
                rules.find_cells(words)
            if tags:
                find_tagged_cells(words, tags.cell)
        except OddPageError:
            words = slow.words(index)
        if not words and _is_scan(page):
            raise _scanned(path_name, index + 1)
        words = without_marks(words)
        found += (PageLink(index + 1, *link) for link in islice(links(page), MAX_LINKS + 1))
        return words
    except GarbledPageError:
        raise _garbled(path_name) from None
    except OvercrowdedError:
        raise too_large(path_name, both("too many characters on page {page}", page=str(index + 1))) from None
    except (pypdfium2.PdfiumError, DamagedPageError):
        raise UnreadableError(
            path_name,
            both(
                "page {value} of {value2} is damaged and cannot be read; export the file again",
                value=str(index + 1),
                value2=str(len(document)),
            ),
        ) from None
    finally:
        if page is not None:
            page.close()


def _is_scan(page: pypdfium2.PdfPage) -> bool:
    """True if a picture covers much of a page without words.

    Also true for so many drawings that they may be letters.
    """
    from pypdfium2 import raw as pdfium

    if pdfium.FPDFPage_CountObjects(page.raw) > MAX_DRAWINGS:
        return True
    width, height = page.get_size()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > _SCAN * width * height:
            return True
    return False


def _scanned(path_name: str, page: int) -> UnreadableError:
    return UnreadableError(
        path_name,
        both(
            "page {page} is a scan, an image without text. Run text recognition (OCR) on the file, or use the "
            "original document",
            page=str(page),
        ),
    )


def _garbled(path_name: str) -> UnreadableError:
    return UnreadableError(
        path_name,
        both(
            "the fonts of the file do not say which letters they show, so that its text cannot be read. "
            "Export it again with standard fonts, or run text recognition (OCR) on it"
        ),
    )


def _check_text(path_name: str, pages: Pages) -> None:
    text = "".join([word.text for _, words in pages.words for word in words])
    if not text:
        raise UnreadableError(
            path_name,
            both(
                "the file holds no text. Text on its pages is an image or drawn. Run text recognition (OCR) on "
                "the file, or use the original document"
            ),
        )
    if sum(char.isalpha() for char in text) < 0.4 * len(text) and len(text) > 200:
        raise _garbled(path_name)
