"""Words that the writer of an unknown word probably meant: near words, ranked, and words glued together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

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
    near = _distances(lower, _around(lower, speller, limit, names=spelt != lower), limit)
    if not near and spelt == lower:
        near = _distances(lower, speller.words.with_prefix(lower[0]), limit)
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


def _around(word: str, speller: Speller, limit: int, *, names: bool) -> set[str]:
    """The listed words that may be near: same head, other accents, or one slip in the head."""
    heads = speller.accented_prefixes(word[:_HEAD])
    slips = set(_one_slip_in_head(word))
    found = set(speller.accented(word))
    if names:
        heads += [head.capitalize() for head in heads]
        slips |= {slip.capitalize() for slip in slips}
    found.update(slip for slip in slips if speller.listed(slip))
    found.update(
        candidate
        for head in heads
        for candidate in speller.words.with_prefix(head)
        if abs(len(candidate) - len(word)) <= limit
    )
    found.update(addition for addition in speller.additions if addition[0] == word[0])
    return {candidate for candidate in found if names or candidate.islower()}


def _one_slip_in_head(word: str) -> Iterable[str]:
    for place in range(_HEAD):
        before, after = word[:place], word[place:]
        yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            yield before + letter + after[1:]


def _distances(word: str, candidates: Iterable[str], limit: int) -> list[tuple[str, int]]:
    """The candidates within `limit` slips; those that differ in accents only are within whatever their number."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    choices: Sequence[str] = sorted(candidates)
    near = {
        choice: int(distance)
        for choice, distance, _ in process.extract_iter(
            word, choices, scorer=OSA.distance, processor=str.lower, score_cutoff=limit
        )
    }
    plain = fold(word)
    accents = {choice: 1 for choice in choices if choice not in near and fold(choice) == plain}
    return [(choice, distance) for choice, distance in (near | accents).items() if distance]


def _with_capitals(candidate: str, model: str) -> str:
    if len(model) > 1 and model.isupper():
        return candidate.upper()
    return candidate[0].upper() + candidate[1:] if model[0].isupper() else candidate


def split_glued(word: str, speller: Speller) -> str | None:
    """`Secretariatadvises` as `Secretariat advises`: two words that lack the space between them; None where it is none.

    Both need four letters, or one of them is a function word: anything falls apart into less.
    """
    spelt = normal(word)
    lower = spelt.lower()
    best = 0, 0
    for place in range(2, len(lower) - 1):
        left, right = lower[:place], lower[place:]
        shorter = min(len(left), len(right))
        if shorter < 4 and left not in speller.function and right not in speller.function:
            continue
        if shorter > best[0] and speller.listed(left) and speller.listed(right):
            best = shorter, place
    place = best[1]
    return f"{spelt[:place]} {spelt[place:]}" if place else None
