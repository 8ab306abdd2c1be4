"""Bytes to text and back, for formats that are text: UTF-8, UTF-16 with or without a byte order mark, Windows-1252."""

from __future__ import annotations

from ..messages import both
from . import UnreadableError

# An encoding's name is a codec of Python, with "-sig" where a byte order mark precedes the text.
_BYTE_ORDER_MARKS = {
    "utf-8-sig": b"\xef\xbb\xbf",
    "utf-16-le-sig": b"\xff\xfe",
    "utf-16-be-sig": b"\xfe\xff",
}

# Tab, line feed, vertical tab, form feed and carriage return belong to text; escape occurs in old terminals' files.
_CONTROLS = bytes(byte for byte in (*range(32), 127) if byte not in b"\t\n\v\f\r\x1b")


def decode(path_name: str, data: bytes) -> tuple[str, str]:
    """The text of a file without its byte order mark, and the name of the encoding that `encode` takes.

    Line breaks stay as they are. Raises `UnreadableError` for an empty file, binary data and undecodable bytes.
    """
    encoding = _encoding(path_name, data)
    mark = _BYTE_ORDER_MARKS.get(encoding, b"")
    try:
        text = data[len(mark) :].decode(encoding.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        raise _undecodable(path_name, data, encoding, error.start + len(mark)) from None
    if not text or text.isspace():
        raise UnreadableError(
            path_name,
            both("the file is empty; put the notice into it, or remove it"),
        )
    if "\0" in text:
        raise _binary(path_name)
    return text, encoding


def encode(text: str, encoding: str) -> bytes:
    """The bytes of a file, as `decode` read them. Raises `UnicodeEncodeError` if the encoding lacks a character."""
    return _BYTE_ORDER_MARKS.get(encoding, b"") + text.encode(encoding.removesuffix("-sig"))


def _encoding(path_name: str, data: bytes) -> str:
    for name, mark in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return name
    if b"\0" in data:
        return _utf16(path_name, data)
    if (len(data) - len(data.translate(None, _CONTROLS))) * 20 > len(data):
        raise _binary(path_name)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Windows-1252 accepts nearly any byte, so that damaged UTF-8 would turn into nonsense without a word.
        text = data.decode("utf-8", errors="replace")
        damaged = text.count("\ufffd")
        intact = len(text) - len(text.encode("ascii", errors="ignore")) - damaged
        if intact > damaged:
            raise _undecodable(path_name, data, "utf-8", error.start) from None
        return "cp1252"
    return "utf-8"


def _utf16(path_name: str, data: bytes) -> str:
    """UTF-16 without a mark shows in the zero bytes.

    In Latin text nearly every second byte is zero, always on the same side.
    """
    half = len(data) // 2
    high_first, low_first = data[::2].count(0), data[1::2].count(0)
    if low_first * 2 > half and high_first * 100 <= half:
        return "utf-16-le"
    if high_first * 2 > half and low_first * 100 <= half:
        return "utf-16-be"
    raise _binary(path_name)


def _binary(path_name: str) -> UnreadableError:
    return UnreadableError(
        path_name,
        both("the file holds binary data, not text; save the notice as plain text, or give the file its right suffix"),
    )


def _undecodable(path_name: str, data: bytes, encoding: str, offset: int) -> UnreadableError:
    line = data.count(b"\n", 0, offset) + 1
    codec = "UTF-8/Windows-1252" if encoding == "cp1252" else encoding.removesuffix("-sig").upper()
    return UnreadableError(
        path_name,
        both(
            "byte {offset} (0x{byte}, line {line}) is not valid {codec}; save the file as UTF-8",
            offset=str(offset + 1),
            byte=f"{data[offset]:02x}",
            line=str(line),
            codec=codec,
        ),
    )
