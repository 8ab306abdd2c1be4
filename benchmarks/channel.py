"""Fits the odds of the spelling rule: a slip of a frequent word, or a word that the lists lack?

    python -m benchmarks.channel [--misspellings FILE] [--seed N]

Slips are planted in frequent words, each kind as often as typists make it. French forms that people wrote with other
accents are added. English misspellings that people made come from FILE, a line each, `wrong->right`. Words in use are
listed words of middling and low frequency, hidden from the lists. Some are hidden alone, so that the words they come
from are still known. The others are hidden with all their relations, as a new word comes. Both are shown to the rule
without any text around them. It prints the weights of a logistic regression, which `linter/language/spelling/odds.py`
holds. It also prints how well they separate words that took no part in it.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path

from bilint.language.folding import fold
from bilint.language.spelling.derivation import rectified
from bilint.language.spelling.frequencies import frequencies
from bilint.language.spelling.odds import FEATURES, features, group
from bilint.language.spelling.speller import Speller, speller
from bilint.language.spelling.suggestions import suggest
from bilint.model import LANGUAGES, Language

from .typos import double, drop, lose_accent, substitute, swap

Make = Callable[[str, random.Random], str]


def halve(word: str, rng: random.Random) -> str:
    """One letter of a pair is lost: `comittee`."""
    places = [place for place in range(1, len(word)) if word[place] == word[place - 1]]
    if not places:
        return word
    place = rng.choice(places)
    return word[:place] + word[place + 1 :]


# How often each kind of slip comes, as the table of the channel has it.
SHARES: dict[Make, int] = {
    drop: 25,
    substitute: 25,
    halve: 15,
    double: 10,
    swap: 12,
    lose_accent: 15,
}
FREQUENT = 3.0
IN_USE = (1.25, 3.5)  # on the Zipf scale: what is more frequent is in every list
# How often a list lacks one form of a word that it has. The French list has all forms of each.
ALONE: dict[Language, float] = {"en": 0.5, "fr": 0.05}
NEVER_COUNTED = 0.2  # the share of unknown words in use that were never counted, in the judged documents
SHORTEST = 4
Example = tuple[str, tuple[float, ...], bool]


class Hiding(Speller):
    """A speller that some words are hidden from."""

    def __init__(self, whole: Speller, hidden: Callable[[str], bool]) -> None:
        self.__dict__.update(whole.__dict__)
        self._known = {}
        self._hidden = hidden

    def listed(self, word: str) -> bool:
        return not self._hidden(word) and super().listed(word)


def is_kin(word: str, hidden: str) -> bool:
    """True if two words share all but their endings, as far as letters tell."""
    shared = max(SHORTEST, len(hidden) - 3)
    return word[:shared] == hidden[:shared]


def vocabulary(language: Language, least: float, most: float = 9.0) -> list[str]:
    """The listed words of prose whose frequency lies between two bounds."""
    counted = frequencies(language)
    words = (word for word in speller(language).words.with_prefix("") if word.isalpha() and word.islower())
    return [word for word in words if len(word) >= SHORTEST and least <= counted.zipf(word) <= most]


def drawn(words: Sequence[str], language: Language, rng: random.Random) -> Iterator[str]:
    """Words in use come as often as they are written; the root keeps the few most frequent from being all."""
    counted = frequencies(language)
    weights = list(accumulate(math.sqrt(10 ** counted.zipf(word)) for word in words))
    while True:
        yield rng.choices(words, cum_weights=weights)[0]


def slips(language: Language, rng: random.Random) -> Iterator[tuple[str, Speller]]:
    own = speller(language)
    for word in drawn(vocabulary(language, FREQUENT), language, rng):
        (make,) = rng.choices(list(SHARES), list(SHARES.values()))
        wrong = make(word, rng)
        if not own.known(wrong):
            yield wrong, own


def lost_accents(rng: random.Random) -> Iterator[tuple[str, Speller]]:
    """Forms that people wrote for frequent French words with other accents.

    The list has all forms of each word. So an unlisted form that differs in accents alone is a slip, however frequent.
    """
    own, foreign = speller("fr"), speller("en")
    right = {fold(word): word for word in vocabulary("fr", FREQUENT) if not word.isascii()}
    wrong = [
        word
        for word in frequencies("fr").words()
        if len(word) >= SHORTEST and fold(word) in right and not (own.known(word) or foreign.known(word))
    ]
    for word in drawn([word for word in wrong if not any(map(own.listed, rectified(word)))], "fr", rng):
        yield word, own


def words_in_use(language: Language, rng: random.Random) -> Iterator[tuple[str, Speller]]:
    own = speller(language)
    rare = vocabulary(language, 0.0, 0.0)
    for word in drawn(vocabulary(language, *IN_USE), language, rng):
        hidden = rng.choice(rare) if rng.random() < NEVER_COUNTED else word
        alone = rng.random() < ALONE[language]
        yield hidden, Hiding(own, hidden.__eq__ if alone else lambda other, hidden=hidden: is_kin(other, hidden))


def misspellings(path: Path, rng: random.Random) -> Iterator[tuple[str, Speller]]:
    own = speller("en")
    counted = frequencies("en")
    wrong = []
    for line in path.read_text(encoding="utf-8").splitlines():
        form, _, right = line.partition("->")
        if right.isalpha() and len(form) >= SHORTEST and counted.zipf(right) >= FREQUENT and not own.known(form):
            wrong.append(form)
    for form in drawn(wrong, "en", rng):
        yield form, own


def example(word: str, own: Speller, *, slip: bool) -> Example | None:
    """The features of a word; None where nothing is near, which the rule never reports as a slip."""
    near = [one for one in suggest(word, own) if own.listed(one.word)]
    return (group(near[0].slip), features(word, near[0], own), slip) if near else None


def fit(examples: Sequence[Example]) -> list[float]:
    """The weights of a logistic regression, a constant first, by gradient ascent with a light penalty."""
    rows = [((1.0, *values), float(slip)) for _, values, slip in examples]
    # Features have unlike sizes: each is brought to one scale first.
    scale = [max(1e-9, math.sqrt(sum(row[i] ** 2 for row, _ in rows) / len(rows))) for i in range(len(rows[0][0]))]
    weights = [0.0] * len(scale)
    for step in range(800):
        gradient = [-0.0005 * weight for weight in weights]
        for row, slip in rows:
            scaled = [value / size for value, size in zip(row, scale, strict=True)]
            wrong = slip - 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(map(float.__mul__, weights, scaled))))))
            for i, value in enumerate(scaled):
                gradient[i] += wrong * value / len(rows)
        rate = 2.0 if step < 500 else 0.5
        weights = [weight + rate * change for weight, change in zip(weights, gradient, strict=True)]
    return [weight / size for weight, size in zip(weights, scale, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misspellings", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=600, help="slips, and words in use, of each language")
    parser.add_argument("--list", action="store_true", help="print the words that are told wrong")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    examples: list[tuple[str, Example]] = []
    none = {True: 0, False: 0}
    sources: list[tuple[Iterator[tuple[str, Speller]], bool, int]] = []
    for language in LANGUAGES:
        sources.append((slips(language, rng), True, options.count))
        sources.append((words_in_use(language, rng), False, 2 * options.count))
    sources.append((lost_accents(rng), True, options.count // 2))
    if options.misspellings:
        sources.append((misspellings(options.misspellings, rng), True, 2 * options.count))
    for source, slip, count in sources:
        for word, own in islice(source, count):
            found = example(word, own, slip=slip)
            if found is None:
                none[slip] += 1
            else:
                examples.append((word, found))
    rng.shuffle(examples)
    half = len(examples) // 2
    print(f"{sum(slip for _, (_, _, slip) in examples)} slips, {sum(not slip for _, (_, _, slip) in examples)} words")
    print(f"nothing near: {none[True]} slips, {none[False]} words in use")
    print(" " * 12 + "".join(f"{name:>12}" for name in ("constant", *FEATURES)))
    weights = {}
    for name in sorted({name for _, (name, _, _) in examples}):
        weights[name] = fit([found for _, found in examples[:half] if found[0] == name])
        counts = Counter(slip for _, (group, _, slip) in examples if group == name)
        shown = "".join(f"{weight:12.2f}" for weight in weights[name])
        print(f"{name:12}{shown}   {counts[True]} slips, {counts[False]} words")
    scored = sorted(
        (
            (sum(map(float.__mul__, weights[name], (1.0, *values))), slip, word)
            for word, (name, values, slip) in examples[half:]
        ),
        reverse=True,
    )
    all_slips = sum(slip for _, slip, _ in scored) or 1
    all_words = len(scored) - all_slips
    print(f"{'log-odds':>9}{'slips found':>13}{'words in use reported':>23}")
    for least in (-2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0):
        above = [slip for odds, slip, _ in scored if odds >= least]
        print(f"{least:9.1f}{sum(above) / all_slips:13.1%}{(len(above) - sum(above)) / max(1, all_words):23.2%}")
    if options.list:
        for odds, slip, word in scored:
            if (odds > 2) != slip:
                print(f"{odds:6.1f} {'slip' if slip else 'word'} {word}")


if __name__ == "__main__":
    main()
