"""Where a sentence may have words that its translation lacks: the stretch with the most words without translation.

It begins and ends at a sign or a word that joins (a comma, a bracket, `and`, `in`).
"""

from __future__ import annotations

from collections.abc import Sequence

from ...language.folding import fold
from ...language.function_words import LINKS
from ...model import Language, Span
from ...patterns import lazy
from .word_links import Token

# What a word adds to a stretch or takes from it: without translation, known or not; with one.
_LONE_KNOWN, _LONE, _ABSORBED, _LINKED = 1.0, 0.6, -0.2, -1.5
# A word in the place of another counts so much beside a translation in its place.
_ABSORPTION = 0.35
# Twice the words of a long sentence. Longer ones are lists, where a word so far off has another place.
_BAND = 100
# So many words between a stretch and a sign are shown with it.
_FEW = 2
# Where words decide nothing, a short stretch is preferred, and one that ends at a sign.
_AT_SIGN, _PER_WORD = 0.1, -0.01

_BRACKETS = lazy(r"[()\[\]]")
_SIGNS = lazy(r"[,;:–—•]| - ")
_CLAUSE_WORDS: dict[Language, frozenset[str]] = {
    "en": frozenset("but nor while which who that including where when if as per than via through within".split()),
    "fr": frozenset("mais ni qui que dont y ou quand si selon afin lors vers chez entre pendant du des aux".split()),
}


def absorb(tokens: Sequence[Token], others: Sequence[Token]) -> None:
    """Notes which words without translation have another such word in their place: that may be a free translation.

    A place is at most `_BAND` words from where its share of the sentence ends. So the work grows with the length.
    """
    mine = [token for token in tokens if token.meaning.content]
    places = [place for place, token in enumerate(others) if token.meaning.content]
    theirs = [others[place] for place in places]
    slope = len(theirs) / max(len(mine), 1)
    starts = [max(0, int(i * slope) - _BAND) for i in range(len(mine) + 1)]
    ends = [min(len(theirs), int((i + 1) * slope) + _BAND) for i in range(len(mine) + 1)]
    best = [[0.0] * (ends[0] + 1)]
    for i, one in enumerate(mine, start=1):
        above = best[-1][starts[i] - starts[i - 1] :]
        above += [0.0] * (ends[i] - ends[i - 1])
        images = set(one.images)
        row = above.copy()
        for at, j in enumerate(range(starts[i], ends[i])):
            before, over = above[at], above[at + 1]
            worth = 1.0 if places[j] in images else 0.0
            if not images and not theirs[j].images:
                worth = _ABSORPTION
            value = over if over >= row[at] else row[at]
            if worth and before + worth > value:
                value = before + worth
            row[at + 1] = value
        best.append(row)
    i, j = len(mine), len(theirs)
    while i and j:
        here, over = best[i][j - starts[i]], j - starts[i - 1]
        if over < len(best[i - 1]) and here == best[i - 1][over]:
            i -= 1
        elif j > starts[i] and here == best[i][j - 1 - starts[i]]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            if not mine[i].images:
                mine[i].absorbed = theirs[j].absorbed = True


def stretch(text: str, language: Language, tokens: Sequence[Token]) -> tuple[int, int, int, int] | None:
    """The stretch between two borders with the most words without translation, and how plain its borders are."""
    borders = _borders(text, language, tokens)
    sums = [0.0]
    for token in tokens:
        worth = 0.0
        if token.linked:
            worth = _LINKED
        elif token.absorbed:
            worth = _ABSORBED
        elif token.lone:
            worth = _LONE_KNOWN if token.meaning.known else _LONE
        sums.append(sums[-1] + worth + _PER_WORD)
    # From left to right: for each end, the best beginning before it.
    best: tuple[float, int, int] | None = None
    begin: int | None = None
    for end in sorted(borders):
        if begin is not None and not (begin == 0 and end == len(tokens)):
            value = sums[end] - sums[begin] + _AT_SIGN * (min(borders[end], 2) + min(borders[begin], 2)) / 2
            if best is None or value > best[0]:
                best = value, begin, end
        gain = -sums[end] + _AT_SIGN * min(borders[end], 2) / 2
        if begin is None or gain > -sums[begin] + _AT_SIGN * min(borders[begin], 2) / 2:
            begin = end
    if best is None or best[0] <= 0:
        return None
    _, first, last = best
    return first, last, borders[first], borders[last]


def to_signs(text: str, language: Language, tokens: Sequence[Token], first: int, last: int) -> Span:
    """The place of a stretch, with the few words that part it from a sign: readers see a whole clause."""
    borders = _borders(text, language, tokens)
    begin = next((index for index in range(first, max(-1, first - _FEW - 1), -1) if borders.get(index, 0) > 1), first)
    end = next((index for index in range(last, min(len(tokens), last + _FEW) + 1) if borders.get(index, 0) > 1), last)
    if begin == 0 and end == len(tokens):
        begin, end = first, last
    return Span(tokens[begin].start, tokens[end - 1].end)


def with_signs(text: str, span: Span) -> str:
    """A stretch with the rest of its first and its last word, such as the whole of an address."""
    start = max(text.rfind(" ", 0, span.start), text.rfind("(", 0, span.start)) + 1
    end = min(
        (place for place in (text.find(" ", span.end), text.find(")", span.end)) if place >= 0), default=len(text)
    )
    return text[start:end]


def hole(tokens: Sequence[Token], others: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Between the translations of the words beside a stretch: words without translation, and words with a meaning."""
    left = next((token.images for token in reversed(tokens[:first]) if token.linked), (-1,))
    right = next((token.images for token in tokens[last:] if token.linked), (len(others),))
    holes = []
    for start in left:
        for end in right:
            low, high = min(start, end), max(start, end)
            between = others[low + 1 : high]
            holes.append((sum(token.lone for token in between), sum(token.meaning.content for token in between)))
    return min(holes, key=lambda hole: (hole[0] + 0.3 * hole[1], hole))


def _borders(text: str, language: Language, tokens: Sequence[Token]) -> dict[int, int]:
    """The words before which a stretch may begin or end. The value is 3 at an end or bracket, 2 at a sign, else 1."""
    borders = {0: 3, len(tokens): 3}
    for index in range(1, len(tokens)):
        gap = text[tokens[index - 1].end : tokens[index].start]
        if gap != " ":
            if _BRACKETS.search(gap):
                borders[index] = 3
                continue
            if _SIGNS.search(gap):
                borders[index] = 2
                continue
        word = tokens[index].word.lower() if tokens[index].word.isascii() else fold(tokens[index].word)
        if word in LINKS[language] or word in _CLAUSE_WORDS[language]:
            borders[index] = 1
    return borders
