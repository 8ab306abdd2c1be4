"""Words that the writer of an unknown word probably meant: near words, ranked, and words glued together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..folding import fold
from .channel import Slip, slip
from .frequencies import frequencies
from .speller import Speller, normal

_LETTERS = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôöùûüœ"
_STEM = 6  # letters that cognates have in common
_HEAD = 3  # letters at the beginning whose slips are looked for one by one; the others are found among words alike


# A word of the text is as frequent here as grammar words are elsewhere: once on a page or two.
_HERE = 5.5
_COGNATE = 1.0  # how many powers of ten likelier a word is whose cognate stands in the other version
_ELIDED = 0.5  # how many powers of ten rarer a word is behind one that has lost its vowel for it
_UNCOUNTED = 0.5  # the frequency of a listed word that was never counted
_IN_USE = 2.0  # the frequency of a word that occurs ten times in a hundred million


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word that may have been meant. `distance` counts slips: letters wrong, missing, too many, or swapped. `slip`
    is the way to what was written, `zipf` how frequent the word is, given the text."""

    word: str
    distance: int
    slip: Slip
    zipf: float

    @property
    def score(self) -> float:
        """The logarithm of how likely the word was meant and so written, but for a constant."""
        return self.zipf + self.slip.likelihood


def suggest(
    word: str, speller: Speller, *, beside: Collection[str] = (), cognates: Collection[str] = ()
) -> list[Suggestion]:
    """The words that an unknown word may stand for, the likeliest first, at most five; none where nothing is near.

    `beside` are words of the same text, in lower case. A word that is right elsewhere is the likely one here.
    `cognates` are folded words of the other version: `développement` speaks for `development`. The suggestions have the
    capitals of the word.
    """
    spelt = normal(word)
    lower = spelt.lower()
    if len(lower) < 3:
        return []
    limit = 1 if len(lower) < 6 else 2
    # Names are near only to what has a capital; a word in lower case is never a slip for one.
    near = _near(lower, _around(lower, speller, limit, names=spelt != lower), limit, names=spelt != lower)
    if not near and spelt == lower:
        near = _near(lower, _of_lengths(_shelves(speller, lower[0]), lower, limit), limit, names=True)
    near += [(elided, 1) for elided in speller.elided(lower)]
    stems = {cognate[:_STEM] for cognate in cognates if len(cognate) >= _STEM}
    counted = frequencies(speller.language).zipf
    found: dict[str, Suggestion] = {}
    for candidate, distance in near:
        plain = candidate.lower()
        zipf = max(counted(plain.rpartition("'")[2]) - (_ELIDED if "'" in plain else 0.0), _UNCOUNTED)
        if plain in beside:
            zipf = max(zipf, _HERE)
        if fold(candidate)[:_STEM] in stems:
            zipf += _COGNATE
        suggestion = Suggestion(_with_capitals(candidate, spelt), distance, slip(lower, plain, speller.language), zipf)
        if suggestion.word not in found or suggestion.score > found[suggestion.word].score:
            found[suggestion.word] = suggestion
    return sorted(found.values(), key=lambda suggestion: (-suggestion.score, suggestion.word))[:5]


class _Shelf(NamedTuple):
    """Listed words of one length, each in lower case and folded."""

    words: tuple[str, ...]
    lower: tuple[str, ...]
    folded: tuple[str, ...]


def _shelf(words: Iterable[str]) -> _Shelf:
    put = tuple(sorted(words))
    # A word in lower case without accents is all three; so it is kept once.
    lower = tuple(word if word.islower() else word.lower() for word in put)
    return _Shelf(put, lower, tuple(word if word.isascii() else fold(word) for word in lower))


@lru_cache(maxsize=4096)
def _shelves(speller: Speller, head: str) -> Mapping[int, _Shelf]:
    """The words that begin alike, by their length. To lower and to fold them anew takes longer than to compare them."""
    by_length: dict[int, list[str]] = {}
    for word in speller.words.with_prefix(head):
        by_length.setdefault(len(word), []).append(word)
    return {length: _shelf(words) for length, words in by_length.items()}


@lru_cache(maxsize=256)
def _additions(speller: Speller, letter: str) -> _Shelf:
    return _shelf(addition for addition in speller.additions if addition[0] == letter)


def _of_lengths(shelves: Mapping[int, _Shelf], word: str, limit: int) -> list[_Shelf]:
    """The shelves of words that may be near by their length."""
    return [shelves[length] for length in range(len(word) - limit, len(word) + limit + 1) if length in shelves]


def _around(word: str, speller: Speller, limit: int, *, names: bool) -> list[_Shelf]:
    """The listed words that may be near: same head, other accents, or one slip in the head."""
    heads = speller.accented_prefixes(word[:_HEAD])
    slips = set(_one_slip_in_head(word))
    if names:
        heads += [head.capitalize() for head in heads]
        slips |= {slip.capitalize() for slip in slips}
    alike = {*speller.accented(word), *(slip for slip in slips if speller.listed(slip))}
    of_heads = [shelf for head in heads for shelf in _of_lengths(_shelves(speller, head), word, limit)]
    return [_shelf(alike), *of_heads, _additions(speller, word[0])]


def _one_slip_in_head(word: str) -> Iterable[str]:
    for place in range(_HEAD):
        before, after = word[:place], word[place:]
        yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            yield before + letter + after[1:]


def _near(word: str, shelves: Iterable[_Shelf], limit: int, *, names: bool) -> list[tuple[str, int]]:
    """The words within `limit` slips; those that differ in accents only are within whatever their number."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    plain = fold(word)
    found: dict[str, int] = {}
    for shelf in shelves:
        near = process.extract(word, shelf.lower, scorer=OSA.distance, score_cutoff=limit, limit=None)
        distances = {index: int(distance) for _, distance, index in near}
        if plain in shelf.folded:
            alike = (index for index, folded in enumerate(shelf.folded) if folded == plain)
            distances = {**dict.fromkeys(alike, 1), **distances}
        for index in sorted(distances):
            if names or shelf.words[index].islower():
                found.setdefault(shelf.words[index], distances[index])
    return [(candidate, distance) for candidate, distance in sorted(found.items()) if distance]


def _with_capitals(candidate: str, model: str) -> str:
    if len(model) > 1 and model.isupper():
        return candidate.upper()
    return candidate[0].upper() + candidate[1:] if model[0].isupper() else candidate


def split_glued(word: str, speller: Speller) -> str | None:
    """`Secretariatadvises` as `Secretariat advises`: two words that lack the space between them; None where it is none.

    Both need four letters, or one of them is a function word: anything falls apart into less. Both must be in use: a
    long word falls apart into rare forms as well.
    """
    spelt = normal(word)
    lower = spelt.lower()
    counted = frequencies(speller.language).zipf
    best = 0, 0
    for place in range(2, len(lower) - 1):
        left, right = lower[:place], lower[place:]
        shorter = min(len(left), len(right))
        if shorter < 4 and left not in speller.function and right not in speller.function:
            continue
        if min(counted(left), counted(right)) < _IN_USE:
            continue
        if shorter > best[0] and speller.listed(left) and speller.listed(right):
            best = shorter, place
    place = best[1]
    return f"{spelt[:place]} {spelt[place:]}" if place else None
