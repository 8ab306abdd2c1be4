"""A bracket, or a link of an enumeration, that one of two sentences lacks although it has all the others.

Here the shape of the sentences is the evidence: one has a further bracket, comma or `and`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...language.folding import fold
from ...language.function_words import ARTICLES
from ...model import Span
from ...patterns import lazy
from .glosses import BRACKET
from .losses import Sides, may_be_lost
from .lost_stretch import hole
from .word_links import Token

_SEPARATOR = lazy(r"(?:(?<!\s)\s++)?[,;]\s*+(?:(?:and|or|et|ou)\s++)?|(?<!\s)\s++(?:and|or|et|ou)\s++")
_SIGNS = " ,;\n"
# A bracket of fewer words with a meaning is a gloss, an ending or an acronym.
_LEAST_IN_BRACKET = 2
# A longer stretch between two commas is a clause, which the weighed evidence judges.
_MOST_IN_LINK = 4
# A link needs a longer word than the `any` of `by any or all means`.
_LEAST_LETTERS = 4
# What opens a clause, and no link: the weighed evidence judges it.
_OPENS_CLAUSE = frozenset("as but if in order that though what when where which while who mais ni que qui si".split())
# An enumeration has so many links.
_ENUMERATION = 3


def may_lack_a_part(text: str, other_text: str) -> bool:
    """True if a text has one bracket, or one link of an enumeration, more than another: cheap to tell beforehand."""
    if text.count("(") == other_text.count("(") + 1:
        return True
    links = len(_SEPARATOR.findall(text))
    return links >= _ENUMERATION - 1 and links == len(_SEPARATOR.findall(other_text)) + 1


def lost_part(sides: Sides) -> tuple[Span, tuple[Token, ...]] | None:
    """The place and the words of the only part that the other text lacks, or None."""
    for parts in (_brackets(sides), _links(sides)):
        found = list(parts)
        if len(found) == 1:
            return found[0]
    return None


def _brackets(sides: Sides) -> Iterator[tuple[Span, tuple[Token, ...]]]:
    found = list(BRACKET.finditer(sides.text))
    if len(found) != len(BRACKET.findall(sides.other_text)) + 1:
        return
    for match in found:
        first, last, words = _within(sides, Span(*match.span(1)))
        lone = sum(token.lone for token in words)
        if (
            " " in match[1]
            and lone >= _LEAST_IN_BRACKET
            and not _said(sides, first, last)
            and _fits(sides, first, last)
        ):
            yield Span(*match.span(1)), words


def _said(sides: Sides, first: int, last: int) -> bool:
    """True if the other text says a word of a stretch. The translation of a word outside of it does not count."""
    rest = {place for token in (*sides.tokens[:first], *sides.tokens[last:]) for place in token.images}
    return any(token.linked and not rest.issuperset(token.images) for token in sides.tokens[first:last])


def _links(sides: Sides) -> Iterator[tuple[Span, tuple[Token, ...]]]:
    separators = list(_SEPARATOR.finditer(sides.text))
    borders = [match.span() for match in separators]
    if len(borders) < _ENUMERATION - 1 or len(borders) != len(_SEPARATOR.findall(sides.other_text)) + 1:
        return
    # A conjunction ends an enumeration; commas without one may enclose an aside.
    last = max((place for place, match in enumerate(separators) if match[0].strip(_SIGNS)), default=-1)
    ends = [*(start for start, _ in borders), len(sides.text.rstrip(" .;:!?"))]
    for (_, start), end in zip(borders[: last + 1], ends[1:], strict=False):
        first, behind, words = _within(sides, Span(start, end))
        content = [token for token in words if token.meaning.content]
        if (
            not content
            or fold(words[0].word) in _OPENS_CLAUSE
            or fold(words[-1].word) in ARTICLES[sides.language]  # a cut between two articles: `le ou la`
            or len(content) > _MOST_IN_LINK
            or any(token.word.isupper() for token in content)
        ):
            continue
        if all(len(token.word) < _LEAST_LETTERS for token in content):
            continue
        lost = all(token.lone and token.meaning.known for token in content)
        if lost and hole(sides.tokens, sides.others, first, behind)[1] == 0 and _fits(sides, first, behind):
            yield Span(words[0].start, words[-1].end), words


def _within(sides: Sides, span: Span) -> tuple[int, int, tuple[Token, ...]]:
    places = [index for index, token in enumerate(sides.tokens) if span.start <= token.start and token.end <= span.end]
    if not places:
        return 0, 0, ()
    return places[0], places[-1] + 1, tuple(sides.tokens[places[0] : places[-1] + 1])


def _fits(sides: Sides, first: int, last: int) -> bool:
    """True if the rest of the two sentences is the same on the whole, and the words are prose."""
    rest = [*sides.tokens[:first], *sides.tokens[last:]]
    return may_be_lost(sides, first, last) and all(
        sum(token.lone for token in one) <= sum(token.linked for token in one) for one in (rest, sides.others)
    )
