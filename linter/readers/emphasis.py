"""Emphasis in Markdown: which runs of `*` and `_` are markup. The algorithm is CommonMark's, in linear time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import category


@dataclass(slots=True)
class Delimiter:
    """A run of `*` or `_`. It shrinks from the inside as it is matched. `size` is its first length."""

    char: str
    start: int
    end: int
    size: int
    can_open: bool
    can_close: bool


def delimiter(text: str, start: int, end: int) -> Delimiter:
    """The run of `*` or `_` at `text[start:end]`."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
    closes = not before.isspace() and (not _is_punctuation(before) or after.isspace() or _is_punctuation(after))
    if text[start] == "_":  # within a word it is a letter: snake_case
        opens, closes = (
            opens and (not closes or _is_punctuation(before)),
            closes and (not opens or _is_punctuation(after)),
        )
    return Delimiter(text[start], start, end, end - start, opens, closes)


def match_delimiters(delimiters: list[Delimiter], bottom: int) -> Iterator[tuple[int, int, str]]:
    """Takes the delimiters from `bottom` on off the list, and yields the stretches that are markup, each with ""."""
    openers: list[Delimiter] = []
    # For each sort of closer, the height of `openers` below which none fits: what keeps the search linear.
    floors: dict[tuple[str, bool, int], int] = {}
    for closer in delimiters[bottom:]:
        while closer.can_close and closer.start < closer.end:
            sort = (closer.char, closer.can_open, closer.size % 3)
            floor = floors.get(sort, 0)
            height = len(openers)
            while height > floor and not _fits(openers[height - 1], closer):
                height -= 1
            if height == floor:
                floors[sort] = len(openers)
                break
            opener = openers[height - 1]
            length = 2 if min(opener.end - opener.start, closer.end - closer.start) > 1 else 1
            opener.end -= length
            closer.start += length
            yield opener.end, opener.end + length, ""
            yield closer.start - length, closer.start, ""
            del openers[height if opener.start < opener.end else height - 1 :]
            for key, value in floors.items():
                floors[key] = min(value, len(openers))
        if closer.can_open and closer.start < closer.end:
            openers.append(closer)
    del delimiters[bottom:]


def _fits(opener: Delimiter, closer: Delimiter) -> bool:
    if opener.char != closer.char:
        return False
    either_way = opener.can_close or closer.can_open
    return not either_way or (opener.size + closer.size) % 3 != 0 or (opener.size % 3 == 0 and closer.size % 3 == 0)


def _is_punctuation(char: str) -> bool:
    return category(char)[0] in "PS"
