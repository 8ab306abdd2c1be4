from __future__ import annotations

import pytest
from bilint.readers import UnreadableError
from bilint.readers.encoding import decode, encode
from hypothesis import given
from hypothesis import strategies as st

TEXT = "Grade: G15\r\nRémunération : 4\u00a0500 €, « œuvre »\rl’été\n"
ENCODED = {
    "utf-8": TEXT.encode(),
    "utf-8-sig": b"\xef\xbb\xbf" + TEXT.encode(),
    "utf-16-le-sig": b"\xff\xfe" + TEXT.encode("utf-16-le"),
    "utf-16-be-sig": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "utf-16-le": TEXT.encode("utf-16-le"),
    "utf-16-be": TEXT.encode("utf-16-be"),
    "cp1252": TEXT.encode("cp1252"),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_each_encoding_is_recognised_and_written_back(encoding: str) -> None:
    assert decode("x.txt", ENCODED[encoding]) == (TEXT, encoding)
    assert encode(TEXT, encoding) == ENCODED[encoding]


def test_ascii_is_utf8() -> None:
    assert decode("x.txt", b"plain") == ("plain", "utf-8")


def test_a_second_mark_is_text() -> None:
    assert decode("x.txt", b"\xef\xbb\xbf\xef\xbb\xbfa") == ("\ufeffa", "utf-8-sig")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfe \x00", "empty"),
        ("\u00a0\u2003\n".encode(), "empty"),
        (b"PK\x03\x04\x00\x00\x08", "binary"),
        (b"text\0text", "binary"),
        (b"\x01\x02\x03\x04 text", "binary"),
        (b"\xff\xfe\0\0a\0\0\0", "binary"),
        (b"\xff\xfea", "byte 3 (0x61, line 1) is not valid UTF-16-LE"),
        (b"\xef\xbb\xbfa\n\xff", "byte 6 (0xff, line 2) is not valid UTF-8"),
        (b"ann\xe9e\n\x81", "byte 7 (0x81, line 2) is not valid UTF-8/Windows-1252"),
        ("été, mérité".encode() + b"\n\xe9", "byte 17 (0xe9, line 2) is not valid UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode("x.txt", data)
    assert reason in caught.value.messages[0]
    assert caught.value.messages[0] != caught.value.messages[1]


@given(st.binary(max_size=200))
def test_any_bytes_come_back_or_are_refused(data: bytes) -> None:
    try:
        text, encoding = decode("x.txt", data)
    except UnreadableError:
        return
    assert encode(text, encoding) == data


@given(st.text(max_size=200).filter(lambda text: text.strip() and "\0" not in text))
def test_marked_utf16_is_read_whatever_the_text(text: str) -> None:
    for encoding in ("utf-16-le-sig", "utf-16-be-sig"):
        assert decode("x.txt", encode(text, encoding)) == (text, encoding)
