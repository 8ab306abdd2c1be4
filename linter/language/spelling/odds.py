"""The odds that an unknown word is a slip of a known one, not a word that the lists lack.

A noisy channel compares two likelihoods: the known word was meant and mistyped, or the unknown one was meant. The
weights are fitted by `python -m benchmarks.channel`. Theory has 2.3 for each power of ten.
"""

from __future__ import annotations

from typing import Literal

from ...model import other
from .channel import Slip
from .derivation import is_compound, is_derived
from .frequencies import frequencies
from .speller import Speller, normal
from .suggestions import Suggestion

FEATURES = ("channel", "meant", "written", "uncounted", "derived", "length")
Group = Literal["accent", "usual", "unusual"]
WEIGHTS: dict[Group, tuple[float, ...]] = {
    "accent": (-1.27, 2.12, 1.70, -0.82, 2.11, 0.00, 0.26),
    "usual": (0.48, 1.37, 1.79, -1.93, -0.72, -1.14, 0.02),
    "unusual": (-1.52, 0.94, 1.41, -1.95, -0.38, -2.31, 0.23),
}
# Among the unknown words of real documents three are in use for one slip. The fit had as many of either.
_PRIOR = -1.1
_USUAL = -2.0  # the likelihood of a pair of letters, a swap, an omission, a letter that sounds alike
_OTHER_SPELLING = 1.25  # powers of ten by which another spelling may be rarer than the listed one; slips are rarer
_LONGEST = 12.0
# A word of the other language is this many powers of ten rarer in the counts of a language. It is not a word of its
# own. French pages are full of English, English ones hold little French.
_FOREIGN = {"en": 2.5, "fr": 1.5}


def features(word: str, near: Suggestion, speller: Speller, whole: str = "") -> tuple[float, ...]:
    """The evidence on a word as it stands by itself, in the order of FEATURES. `whole` is the compound around it."""
    lower = normal(word).lower()
    written = in_use(lower, speller)
    # A form that differs in accents alone is not another word. A rule that derived it would have set those accents.
    derived = near.slip.kind != "accent" and (
        is_compound(lower, speller) or any(is_derived(form, speller) for form in {lower, normal(whole).lower()})
    )
    return (
        near.slip.likelihood,
        near.zipf,
        written,
        float(not written),
        float(derived),
        min(len(lower), _LONGEST),
    )


def group(slip: Slip) -> Group:
    """The weights that a slip asks for.

    Mistakes of unsure writers (accents, letters doubled, left out or swapped) occur often in the counts. For these the
    count of the word itself says less.
    """
    if slip.kind == "accent":
        return "accent"
    return "usual" if slip.likelihood >= _USUAL else "unusual"


def log_odds(word: str, near: Suggestion, speller: Speller, whole: str = "") -> float:
    """The logarithm of the odds for a slip, before any evidence of the text."""
    constant, *weights = WEIGHTS[group(near.slip)]
    values = features(word, near, speller, whole)
    return _PRIOR + constant + sum(weight * value for weight, value in zip(weights, values, strict=True))


def is_other_spelling(word: str, near: Suggestion, speller: Speller) -> bool:
    """True if many writers put an accent where the list has none.

    The French of 1990 allows it for foreign words: `sénior`.
    """
    lower, listed = normal(word).lower(), near.word.lower()
    added = sum(not letter.isascii() for letter in lower) > sum(not letter.isascii() for letter in listed)
    own = frequencies(speller.language).zipf(listed)
    return near.slip.kind == "accent" and added and in_use(lower, speller) >= own - _OTHER_SPELLING


def in_use(word: str, speller: Speller) -> float:
    """The frequency of a word in lower case, 0 where it is there as a word of the other one."""
    if speller.is_elision(f"{word}'"):
        return 0.0  # counted without its apostrophe
    counted = frequencies(speller.language).zipf(word)
    foreign = frequencies(other(speller.language)).zipf(word) - _FOREIGN[speller.language]
    return counted if counted > foreign else 0.0
