"""The words of a running text that a dictionary can be asked for, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ...model import Span
from ...patterns import CHUNK, lazy
from ..inclusive import TAIL
from ..masks import inside, masked

# Latin letters, combining accents, soft hyphens and the ligatures of PDF fonts.
_L = "A-Za-zÀ-ÖØ-öø-ɏ\u0300-\u036f\u00ad\ufb00-\ufb06"
# One word with its apostrophes and hyphens, and the endings of an inclusive form.
_WORD = rf"[{_L}]+(?:{TAIL}|['’ʼ‐‑-][{_L}]+|\.[a-zà-ÿ]+)*"
_SENTENCE_END = ".!?:;…•–—"
_JOINERS = "-‐‑.’'"
_CLOSING = '”"»›’)]'
_WORD_PATTERN = lazy(_WORD)


class Word(NamedTuple):
    """A word in a text. `begins` is true where its capital may be that of a sentence's beginning."""

    text: str
    start: int
    begins: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))


def words(text: str) -> Iterator[Word]:
    """The words of a text in reading order. Addresses, file names, codes and whatever touches a digit are left out."""
    begins = True
    hidden = masked(text)
    for match in CHUNK.finditer(text):
        chunk = match[0]
        for start, word in _words_of(chunk):
            at = match.start() + start
            if hidden and inside(at, hidden):
                continue
            yield Word(word, at, begins)
            begins = False
        last = chunk.rstrip(_CLOSING)[-1:]
        begins = last in _SENTENCE_END if last else begins


@lru_cache(maxsize=20_000)
def _words_of(chunk: str) -> tuple[tuple[int, str], ...]:
    if chunk.isascii() and chunk.isalpha():
        return ((0, chunk),)
    found = []
    for match in _WORD_PATTERN.finditer(chunk):
        before, after = chunk[: match.start()].rstrip(_JOINERS)[-1:], chunk[match.end() :].lstrip(_JOINERS)[:1]
        option = chunk[: match.start()].endswith("--")
        if not (before.isdigit() or after.isdigit() or before == "#" or option):  # a hashtag
            found.append((match.start(), match[0]))
    return tuple(found)
