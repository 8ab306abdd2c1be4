"""Large word lists that cost nothing to open: grouped by stem, sorted, mapped into memory and searched there.

A list is a UTF-8 text file. Each line holds the words of one stem: `coin,,ed,s` is coin, coined, coins. A line without
a comma is a single word. Lines, and the words in them, are in the order of their UTF-8 bytes. A binary search over the
file finds a word in some ten microseconds. It does not read the rest.
"""

from __future__ import annotations

import mmap
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from pathlib import Path

_PAGE = 2048  # bytes: some hundred lines
_GROUP = 64  # the most words on a line: longer lines save no space and slow the search down


class WordList:
    """The words of a list file, exactly as they are written there.

    Raises OSError where the file cannot be read and ValueError where it is empty.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._probes: dict[int, tuple[int, int, bytes]] = {}

    def __contains__(self, word: str) -> bool:
        key = word.encode()
        if not key or b"," in key or b"\n" in key:
            return False
        stem, comma, endings = self._line(self._last_line_up_to(key)).partition(b",")
        if not comma:
            return stem == key
        return key.startswith(stem) and key[len(stem) :] in endings.split(b",")

    def with_prefix(self, prefix: str) -> list[str]:
        """The words that begin with `prefix`, in the order of the file."""
        key = prefix.encode()
        # No UTF-8 text holds the byte 0xFF: what sorts up to it is all that begins with the prefix.
        start, last = self._last_line_up_to(key), self._last_line_up_to(key + b"\xff")
        words = []
        for line in self._data[start : self._end_of_line(last)].decode().splitlines():
            stem, _, endings = line.partition(",")
            words += [stem + ending for ending in endings.split(",")]
        # The first and the last line may hold words beyond the prefix.
        return [word for word in words if word.startswith(prefix)]

    def has_prefix(self, prefix: str) -> bool:
        """True if any word begins with `prefix`."""
        key = prefix.encode()
        start = self._last_line_up_to(key)
        # The words with the prefix follow it at once: on its line, or at the head of the next one.
        following = self._line(self._end_of_line(start) + 1)
        return any(word.startswith(key) for line in (self._line(start), following) for word in _words(line))

    def _last_line_up_to(self, key: bytes) -> int:
        """The start of the last line whose first word is not after `key`; 0 where there is none."""
        # Few steps are left where the page is known; the first words of all pages are searched at once.
        starts, words = self._pages
        page = bisect_right(words, key)
        found = start = starts[page - 1] if page else 0
        end = starts[page] if page < len(starts) else len(self._data)
        while start < end:
            middle = (start + end) // 2
            # All searches begin with the same steps: remembering them halves the time of a search.
            probe = self._probes.get(middle)
            if probe is None:
                probe = self._probes[middle] = self._probe(middle)
            line, stop, first = probe
            if first <= key:
                found = line
                start = stop + 1
            else:
                end = line
        return found

    @cached_property
    def _pages(self) -> tuple[list[int], list[bytes]]:
        """The first line of each page of the file: where it starts, and its first word."""
        probes = [self._probe(offset) for offset in range(0, len(self._data), _PAGE)]
        lines = {line: word for line, _, word in probes}
        return [*lines], [*lines.values()]

    def _probe(self, middle: int) -> tuple[int, int, bytes]:
        """The line around an offset: its start, its end and its first word."""
        line = self._data.rfind(b"\n", 0, middle) + 1
        stop = self._end_of_line(line)
        stem, _, endings = self._data[line:stop].partition(b",")
        return line, stop, stem + endings.partition(b",")[0]

    def _line(self, start: int) -> bytes:
        return self._data[start : self._end_of_line(start)]

    def _end_of_line(self, start: int) -> int:
        stop = self._data.find(b"\n", start)
        return len(self._data) if stop < 0 else stop


def pack(words: Iterable[str]) -> bytes:
    """The smallest file that holds these words. No word may hold a comma or a line break."""
    ordered = sorted(set(words), key=str.encode)
    shared = [0, *(_shared(*neighbours) for neighbours in pairwise(ordered))]
    # size[n]: the size of the best grouping of the first n words; begin[n]: where its last group begins.
    size = [0] + [0] * len(ordered)
    begin = [0] * (len(ordered) + 1)
    for last, word in enumerate(ordered):
        stem = len(word)
        letters = 0
        best = -1
        for first in range(last, max(-1, last - _GROUP), -1):
            if first < last:
                stem = min(stem, shared[first + 1])
            letters += len(ordered[first]) + 1
            total = size[first] + letters - stem * (last - first)
            if best < 0 or total < best:
                best = total
                begin[last + 1] = first
            if stem == 0:
                break
        size[last + 1] = best
    lines = []
    end = len(ordered)
    while end:
        lines.append(_line(ordered[begin[end] : end]))
        end = begin[end]
    return "".join(reversed(lines)).encode()


def _line(words: list[str]) -> str:
    if len(words) == 1:
        return f"{words[0]}\n"
    stem = words[0][: _shared(words[0], words[-1])]
    return ",".join([stem, *(word[len(stem) :] for word in words)]) + "\n"


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _words(line: bytes) -> list[bytes]:
    stem, _, endings = line.partition(b",")
    return [stem + ending for ending in endings.split(b",")]
