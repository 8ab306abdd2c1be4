"""Checks before PDFium sees a file: it is a whole PDF, and nothing in it explodes.

PDFium would read what is left of a file that broke off, and unpack a stream to a gigabyte.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from ..messages import Both, both
from . import UnreadableError

MAX_PAGES = 300
MAX_OBJECTS = 400_000
# Limits for one unpacked stream other than images and fonts, and for all together. A page has some 50 kB.
MAX_STREAM = 6_000_000
MAX_STREAMS = 60_000_000
# Images are not unpacked for their text, and fonts are large.
MAX_LARGE_STREAM = 100_000_000

_HEADER_WITHIN = 1024
_MARK = b"%%EOF"
_OBJECT = re.compile(rb"\d\s+\d+\s+obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_FILTERS = re.compile(rb"/(?:Filter|F)\s*(\[[^\]]*\]|/\w+)")
_LARGE = re.compile(rb"/Subtype\s*/Image\b|/Length[123]\b|/Type1C\b|/CIDFontType0C\b|/OpenType\b")
_IN_STREAM = re.compile(rb"/N\s+(\d+)")
_OLD_PACKING = 64
_SAMPLE = 5003
_SIGNS = bytes(range(32, 127)) + b"\t\r\n"
_DICTIONARY = 2000  # bytes before a stream that its dictionary stands in


def check_file(path_name: str, data: bytes) -> None:
    """Raises `UnreadableError` for what is no whole PDF file, and for one that is too large inside."""
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        raise UnreadableError(
            path_name,
            both("this is no PDF file, although its name says so (no %PDF at its beginning); export it again"),
        )
    end = data.rfind(_MARK)
    if end < 0 or _OBJECT.search(data, end):
        raise UnreadableError(
            path_name,
            both(
                "the file breaks off at byte {value}, before its end mark (%%EOF); copy or export it again",
                value=str(len(data)),
            ),
        )
    _check_size(path_name, data)


def too_large(path_name: str, excess: Both) -> UnreadableError:
    """The refusal of a file with more of something than any notice has."""
    en, fr = excess
    message = both(
        "the file has {en}, more than bilint reads; split it, or print the notice to a new PDF", en=en, fr=fr
    )
    return UnreadableError(path_name, message)


def _check_size(path_name: str, data: bytes) -> None:
    objects = data.count(b" obj")
    total = 0
    for start, dictionary in _streams(data):
        if b"/ObjStm" in dictionary:
            objects += sum(int(number) for number in _IN_STREAM.findall(dictionary))
        limit = MAX_LARGE_STREAM if _LARGE.search(dictionary) else MAX_STREAM
        unpacked = _unpacked(data, start, dictionary, limit)
        if len(unpacked) > MAX_STREAM and _is_written(unpacked):
            limit = MAX_STREAM
        size = len(unpacked)
        total += size if limit == MAX_STREAM else 0
        if size > limit or total > MAX_STREAMS:
            raise too_large(
                path_name,
                both(
                    "at byte {start} a stream that unpacks to more than {limit} MB",
                    start=str(start),
                    limit=str(limit // 1_000_000),
                ),
            )
    if objects > MAX_OBJECTS:
        raise too_large(path_name, both("{number} objects", number=f"{objects:,}"))


def _streams(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Where each stream begins, and the dictionary before it."""
    for match in _STREAM.finditer(data):
        if data.startswith(b"end", match.start() - 3):
            continue
        start = max(0, match.start() - _DICTIONARY)
        dictionary = data[max(start, data.rfind(b" obj", start, match.start())) : match.start()]
        yield match.end(), dictionary


def _unpacked(data: bytes, start: int, dictionary: bytes, limit: int) -> bytes:
    """The unpacked bytes of a stream, up to just above `limit` bytes.

    PDFium judges damaged ones. PDFium judges damaged files.
    """
    found = _FILTERS.search(dictionary)
    names = re.findall(rb"/(\w+)", found[1]) if found else []
    end = data.find(b"endstream", start)
    raw = data[start : end if end >= 0 else len(data)]
    for name in names:
        try:
            if name in (b"FlateDecode", b"Fl"):
                raw = zlib.decompressobj().decompress(raw, limit + 1)
            elif name in (b"ASCII85Decode", b"A85"):
                raw = _ascii85(raw)
            elif name in (b"ASCIIHexDecode", b"AHx"):
                raw = bytes.fromhex(raw.split(b">")[0].decode("latin-1"))
            elif name in (b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL"):
                # As much as is to be feared of it; such streams are rare and small where they still occur.
                return bytes(min(limit + 1, len(raw) * _OLD_PACKING))
            else:
                break
        except (ValueError, zlib.error):
            break
    return raw


def _is_written(unpacked: bytes) -> bool:
    """True if these are signs, as drawing instructions are, although the stream passes for an image or a font."""
    sample = unpacked[:: max(1, len(unpacked) // _SAMPLE)]
    return len(sample.translate(None, _SIGNS)) < 0.2 * len(sample)


def _ascii85(raw: bytes) -> bytes:
    from base64 import a85decode

    return a85decode(raw.split(b"~>")[0].removeprefix(b"<~"))
