"""A translation memory: the recurring segments of a house, learnt from its notices, and which of them a text is.

A segment is looked up by its beginning and by its end. One of them is unchanged, whatever values and inclusive forms
the other holds. To index the words of all segments would be the greater part of the start.
"""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from ..files import FileError, cannot_be_read, read_regular
from ..messages import Fault, FaultsError
from ..model import LANGUAGES, Language, Pair, Section, Segment, Span
from ..patterns import DIGITS
from .normalised_sentence import wording
from .tmx import TmxError, Unit, from_tmx

MAX_BYTES = 50_000_000
# A wording of one notice alone is not house wording. Neither is a form that few notices have beside the usual one.
_LEAST_NOTICES = 2
_LEAST_SHARE = 0.25
# Below this score the two sides may not be translations of each other.
_LEAST_SCORE = 0.3
_END = 12  # characters
_FINAL_MARKS = " .;:,!?…\u00a0\u202f"

_TYPOGRAPHY = str.maketrans("\u2019\u00a0\u202f\u2009\u2011\u2013", "'   --")

_Key = tuple[tuple[str, ...], tuple[str, ...]]


class Memory:
    """Units, ready for look-up."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = tuple(units)
        self._index = {language: _indexed(unit.text(language) for unit in self.units) for language in LANGUAGES}

    def matches(self, text: str, language: Language) -> list[Unit]:
        """The units that have the words of a text in that language, whatever the values in it."""
        index = self._index[language]
        numbers = dict.fromkeys(number for end in _ends(text) for number in index.get(end, ()))
        if not numbers:
            return []
        near = [unit for unit in map(self.units.__getitem__, numbers) if _alike_in_length(text, unit.text(language))]
        if not near:
            return []
        simple = _simple(text)
        if same := [unit for unit in near if _simple(unit.text(language)) == simple]:  # as most are, which saves much
            return same
        words = wording(text, language).words
        return [unit for unit in near if words and wording(unit.text(language), language).words == words]


def load(path: Path) -> Memory:
    """The memory in a TMX file of at most 50 MB. Raises FaultsError for one that cannot be used."""
    try:
        data = read_regular(path, MAX_BYTES)
        with _collector_paused():
            return Memory(from_tmx(data))
    except TmxError as error:
        raise FaultsError([Fault(path, error.line, error.messages)]) from None
    except FileError as error:
        raise FaultsError([Fault(path, 1, cannot_be_read(error))]) from None


def memory_at(path: Path) -> Memory:
    """The memory in a file, loaded once as long as the file is the same. Raises FaultsError."""
    try:
        status = path.stat()
    except (OSError, ValueError):  # what is wrong is told where it is read
        return load(path)
    return _loaded(path, (status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=4)
def _loaded(path: Path, state: tuple[int, ...]) -> Memory:  # noqa: ARG001 (a file that has changed is read again)
    return load(path)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keeps the collector of reference cycles, of which a memory has none, from looking through it as it grows.

    That would be nearly half of the start.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def stretch(segments: Sequence[Segment]) -> Segment | None:
    """Segments of one block as a single one; None where there are none, or in several blocks."""
    if not segments or any(segment.block is not segments[0].block for segment in segments):
        return None
    start, end = min(one.span.start for one in segments), max(one.span.end for one in segments)
    return Segment(segments[0].block, Span(start, end))


def comparable(pair: Pair) -> tuple[Segment, Segment] | None:
    """The English and the French of a pair that a memory may hold. The header has fields of its own in each notice."""
    if pair.kind == "field":
        return None
    en, fr = stretch(pair.en), stretch(pair.fr)
    return (en, fr) if en and fr else None


class Learner:
    """Gathers the pairs of notices, one notice after the other."""

    def __init__(self) -> None:
        self._notices: Counter[_Key] = Counter()
        self._texts: defaultdict[_Key, Counter[tuple[str, str]]] = defaultdict(Counter)

    def take(self, sections: Iterable[Section]) -> None:
        """Counts what is aligned in a notice."""
        found: dict[_Key, tuple[str, str]] = {}
        for pair in (pair for section in sections if not section.weak for pair in section.pairs):
            sides = comparable(pair) if pair.score >= _LEAST_SCORE else None
            if sides:
                en, fr = (segment.text for segment in sides)
                key = (wording(en, "en").words, wording(fr, "fr").words)
                if all(any(word.isalpha() and len(word) > 2 for word in words) for words in key):
                    found.setdefault(key, (en, fr))
        for key, texts in found.items():
            self._notices[key] += 1
            self._texts[key][texts] += 1

    def units(self) -> list[Unit]:
        """The recurring segments in their most frequent wording, those of most notices first.

        A segment has another form beside its most frequent one only where a quarter as many notices have that.
        """
        recurring = {key: count for key, count in self._notices.items() if count >= _LEAST_NOTICES}
        most: dict[tuple[int, tuple[str, ...]], int] = {}
        for key, count in recurring.items():
            for side, words in enumerate(key):
                most[side, words] = max(count, most.get((side, words), 0))
        units = [
            Unit(*_most_frequent(self._texts[key]), count)
            for key, count in recurring.items()
            if all(count >= _LEAST_SHARE * most[side, words] for side, words in enumerate(key))
        ]
        return sorted(units, key=lambda unit: (-unit.uses, unit.en, unit.fr))


def _most_frequent(texts: Mapping[tuple[str, str], int]) -> tuple[str, str]:
    return min(texts, key=lambda text: (-texts[text], text))


def _indexed(texts: Iterable[str]) -> dict[str, list[int]]:
    """The numbers of the texts by their beginnings and ends."""
    index: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for end in _ends(text):
            if end in index:
                index[end].append(number)
            else:
                index[end] = [number]
    return index


def _alike_in_length(one: str, other: str) -> bool:
    """True if two texts may be the same but for values and inclusive forms, as long as those may be."""
    return 0.5 < (len(one) + 20) / (len(other) + 20) < 2


@lru_cache(maxsize=20_000)
def _simple(text: str) -> str:
    """The text with figures and typography made one: less than `wording` takes away, at a fraction of its cost."""
    return DIGITS.sub("0", text.translate(_TYPOGRAPHY).rstrip(_FINAL_MARKS))


def _ends(text: str) -> tuple[str, str]:
    """The beginning of a text without its first letter, whose case may vary. Its end without the last mark."""
    text = text.rstrip(_FINAL_MARKS)
    return text[1:_END], text[-_END:]
