"""Changes to input by chance: of bytes, text, markup and the parts of a package. The same dice give the same input."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence

Mutation = Callable[[bytes, Sequence[bytes], random.Random], bytes]

# Signs and pieces at which readers and finders decide something.
_PIECES = (
    *"()[]{}«»“”‘’'\"!?.,;:/\\|*_`~#>-–—•…%€$&@=+<^°§\t\n\r\f\v\x00\x1b\x85\u2028\ufeff\u00ad\u200b\u202e\u0301\u0327",
    *(
        "\r\n",
        "\n\n",
        "- ",
        "1. ",
        "a) ",
        "# ",
        "| ",
        "> ",
        "```",
        "~~~",
        "---",
        "<!--",
        "-->",
        "[a](b)",
        "![",
        "$$",
        "::",
    ),
    *(
        "A.B.",
        "l'",
        "l’",
        "n't",
        "(s)",
        "·e·s",
        "and/or",
        "et/ou",
        "1 234,5",
        "1,234.5",
        "31/02/2030",
        "30 February 2030",
    ),
    *(
        "12 h 75",
        "25:61 PM",
        "P-99",
        "C3",
        "niveau Z1",
        "EUR -1",
        "€0",
        "%",
        "999999999999999999999999",
        "٣",
        "½",
        "²",
        "Ⅷ",
    ),
    *(
        "not",
        "ne pas",
        "must",
        "doit",
        "may",
        "level",
        "niveau",
        "grade",
        "Deadline:",
        "Date limite :",
        "bilint: ignore",
    ),
    *(
        "<b>",
        "</b>",
        "<p>",
        "</td>",
        "<table>",
        "<li>",
        "<!DOCTYPE",
        "<![CDATA[",
        "]]>",
        "&#x110000;",
        "&#0;",
        "&amp",
        "lang=fr",
    ),
    *(
        "http://",
        "https://a.example/en/",
        "a@b.example",
        "www.",
        "{0}",
        "%s",
        "${a}",
        "{{ a }}",
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    ),
)
_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"2147483648",
    b"99999999999999999999",
    b"1e9",
    b"0.00001",
    b"nan",
    b"9" * 5000,
    b"",
    b"90",
)
_VALUES = (
    b"",
    b"0",
    b"-1",
    b"abc",
    b"9" * 30,
    b"true",
    b"none",
    b"bullet",
    b"Heading1",
    b"%1.%9",
    b"\xc2\xb2",
    b"fr",
    b"en-XX",
)
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?")
_NAME = re.compile(rb"/\w+")
_TAG = re.compile(rb"<[^<>]*>")
_VALUE = re.compile(rb'"[^"<>]*"')
_SAID = re.compile(rb">([^<>]+)<")
_FEW = (1, 1, 2, 3, 5, 8)


def of_bytes(data: bytes, corpus: Sequence[bytes], dice: random.Random) -> bytes:
    """Bytes that are set, cut out, doubled, or taken from another file."""
    for _ in range(dice.choice(_FEW)):
        start, end = sorted(dice.randrange(len(data) + 1) for _ in range(2))
        end = min(end, start + dice.choice((1, 2, 8, 64, 512)))
        other = dice.choice(corpus)
        place = dice.randrange(len(other) + 1)
        data = dice.choice(
            (
                data[:start] + bytes([dice.randrange(256)]) + data[start + 1 :],
                data[:start] + data[end:],
                data[:end] + data[start:end] * dice.choice((1, 2, 20)) + data[end:],
                data[:start] + other[place : place + end - start] + data[end:],
                data[:start],
            )
        )
    return data


def of_text(data: bytes, corpus: Sequence[bytes], dice: random.Random) -> bytes:
    """Lines and pieces that are put in, taken out, doubled or exchanged; at times, another encoding."""
    lines = data.decode("utf-8", "replace").split("\n")
    if len(lines) > 60 and dice.random() < 0.7:  # a short text shows more odd neighbours a second
        start, half = dice.randrange(len(lines) // 2), len(lines) // 2
        size = dice.randint(2, 14)
        lines = lines[start : start + size] + lines[start + half : start + half + size]
    for _ in range(dice.choice(_FEW)):
        index = dice.randrange(len(lines)) if lines else 0
        action = dice.randrange(8)
        if action == 0 or not lines:
            lines.insert(index, "".join(dice.choice(_PIECES) for _ in range(dice.choice(_FEW))))
        elif action == 1:
            del lines[index]
        elif action == 2:
            lines.insert(index, dice.choice(lines))
        elif action == 3:
            other = dice.choice(corpus).decode("utf-8", "replace").split("\n")
            lines.insert(index, dice.choice(other))
        elif action == 4:
            lines[index] = dice.choice((str.upper, str.lower, str.strip, str.title))(lines[index])
        else:
            words = lines[index].split(" ")
            place = dice.randrange(len(words))
            piece = dice.choice(_PIECES) * dice.choice((1, 1, 1, 2, 9))
            words[place] = dice.choice((piece, words[place] + piece, piece + words[place], words[place] * 2, ""))
            lines[index] = " ".join(words)
    text = "\n".join(lines)
    encoding = dice.choice(("utf-8",) * 12 + ("utf-16", "utf-8-sig", "cp1252", "utf-16-be"))
    return text.encode(encoding, "replace")


def of_markup(data: bytes, corpus: Sequence[bytes], dice: random.Random) -> bytes:
    """Tags, values and texts that are taken out, doubled, exchanged or put elsewhere; else as for text."""
    for _ in range(dice.choice(_FEW)):
        tags = [*_TAG.finditer(data)]
        if not tags or dice.random() < 0.2:
            data = of_text(data, corpus, dice)
            continue
        found, other = dice.choice(tags), dice.choice(tags)
        action = dice.randrange(6)
        if action == 0:
            data = data[: found.start()] + data[found.end() :]
        elif action == 1:
            data = data[: found.start()] + other[0] * dice.choice((1, 1, 2, 40)) + data[found.start() :]
        elif action == 2:
            first, last = sorted((found.start(), other.end()))
            data = data[:last] + data[first:last] + data[last:]
        elif action == 3:
            data = data[: found.start()] + other[0] + data[found.end() :]
        else:
            data = _exchanged(data, _VALUE if action == 4 else _SAID, dice)
    return data


def _exchanged(data: bytes, pattern: re.Pattern[bytes], dice: random.Random) -> bytes:
    found = [*pattern.finditer(data)]
    if not found:
        return data
    one = dice.choice(found)
    if pattern is _VALUE:
        return data[: one.start() + 1] + dice.choice(_VALUES) + data[one.end() - 1 :]
    piece = dice.choice(_PIECES).encode("utf-8", "replace").replace(b"&", b"&amp;").replace(b"<", b"&lt;")
    place = dice.randint(*one.span(1))
    return data[:place] + piece + data[place:]


def of_package(data: bytes, corpus: Sequence[bytes], dice: random.Random) -> bytes:
    """A package of which one part is changed as markup is, or taken out; at times its bytes are."""
    if dice.random() < 0.1:
        return of_bytes(data, corpus, dice)
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        changed = "word/document.xml" if dice.random() < 0.7 else dice.choice(names)
        for name in names:
            part = old.read(name)
            if name == changed:
                if dice.random() < 0.03:
                    continue
                part = of_markup(part, [part], dice)
            new.writestr(name, part)
    return file.getvalue()


def of_pdf(data: bytes, corpus: Sequence[bytes], dice: random.Random) -> bytes:
    """Numbers, names and operators of a PDF file that are exchanged; at times, its streams are packed."""
    for _ in range(dice.choice(_FEW)):
        action = dice.randrange(6)
        pattern = _NAME if action == 0 else _NUMBER
        found = [*pattern.finditer(data)]
        if action == 5 or not found:
            data = of_bytes(data, corpus, dice)
        elif action == 4:
            piece = dice.choice(
                (b" q ", b" Q ", b" BT ", b" ET ", b" 0 -1 1 0 0 0 Tm ", b" 3 Tr ", b" 0 Tz ", b" (a) Tj ", b" T* ")
            )
            place = data.find(b"Tj", dice.randrange(len(data))) + 2
            data = data[:place] + piece + data[place:]
        else:
            one = dice.choice(found)
            new = dice.choice(found)[0] if action == 0 else dice.choice(_NUMBERS)
            data = data[: one.start()] + new + data[one.end() :]
    if dice.random() < 0.1:
        data = re.sub(
            rb"stream\n(.*?)\nendstream",
            lambda one: b"stream\n" + zlib.compress(one[1]) + b"\nendstream",
            data,
            flags=re.DOTALL,
        )
    return data
