"""Sentences as words that can be compared: values, inclusive forms and typography make no difference.

`the form must reach us by 3 May` and `the form must reach us by 12 June` have the same words, as have `la candidate`,
`le candidat` and `la candidate ou le candidat`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from ..facts import finder
from ..language.folding import fold, with_offsets
from ..language.inclusive import LETTER, TAIL, split
from ..language.inflection import masculine
from ..language.number_words import cardinals
from ..language.units import unit_after
from ..model import Language, Span
from ..patterns import lazy

VALUE = "#"
# Values that differ between notices in otherwise equal sentences, apart from numbers. The second tuple has figures, so
# that texts without figures are not searched for it.
_VALUES = ("language-level", "clearance")
_VALUES_WITH_FIGURES = ("date", "time", "amount", "post-id", "grade")

# Quotes, dashes, brackets and apostrophes are typography; what ends a sentence or an item is a matter of its place.
_NO_MARKS = frozenset("«»‹›“”‟„\"'’‘ʼ–—-‐‑*_()[]")
_FINAL_MARKS = ".;:,!?…"
_HOURS = frozenset(("at", "a"))  # before the time that follows a date
_JOINTS = frozenset(("ou", "et", "or", "/"))
_LONGEST_ALTERNATIVE = 4  # words: "à la candidate retenue" needs all of them

# Words that count as others: what differs by gender alone, and contractions as what they stand for.
_SAME: dict[Language, dict[str, tuple[str, ...]]] = {
    "en": {"she": ("he",), "her": ("his",), "him": ("his",), "hers": ("his",), "herself": ("himself",)},
    "fr": {
        word: tuple(keys.split())
        for word, keys in (
            *(("la", "l"), ("le", "l"), ("du", "d l"), ("des", "d ls"), ("au", "a l"), ("aux", "a ls")),
            *(("elle", "il"), ("elles", "ils"), ("celle", "celui"), ("celles", "ceux"), ("cette", "c"), ("cet", "c")),
            *(("toutes", "tous"), ("sa", "son"), ("ma", "mon"), ("nouvelle", "nouveau"), ("nouvel", "nouveau")),
        )
    },
}
# Two words are spellings of one if they are this long and differ in one letter, not in their endings.
_LEAST_LETTERS = 6
_PATTERN = lazy(
    rf"(?P<code>[^\W\d]*\d(?:[\w.,:/'’-]*\w)?)|(?P<acronym>[A-Z]{{2,8}}(?!\w))|(?P<word>{LETTER}+{TAIL}*)|[^\w\s]"
)
_FIGURES = lazy(r"\d[\d.,]*")
_ONE = lazy(r"\b(?:one|une?)\b")
# The verbs of which both spellings are right: `organize`, `organisation`.
_BRITISH = lazy(r"(?<=\w\w\w)iz(?=(?:es?|ed|ers?|ing|ations?|ational|ationally)$)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a value or a punctuation mark: its key, its written form, and its place in the text."""

    key: str
    text: str
    span: Span
    is_word: bool = True


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence as it is compared. `words` are the keys of its words and values, punctuation left out."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Departure:
    """How a text differs from the approved one: the stretch in either of them that holds all differences.

    `spelling` is true where the words are the same but for their spelling, or where only punctuation differs.
    """

    span: Span
    approved: Span
    spelling: bool


@lru_cache(maxsize=4096)
def wording(text: str, language: Language) -> Wording:
    """The words, values and punctuation marks of a text."""
    tokens = [token for token in _tokens(text, language) if token.key not in _NO_MARKS]
    while tokens and not tokens[-1].is_word and tokens[-1].key in _FINAL_MARKS:
        tokens.pop()
    tokens = [token for token in _without_alternatives(_with_values_joined(tokens)) if token.key != "/"]
    tokens = _without_persons(tokens) if language == "fr" else tokens
    return Wording(tuple(tokens), tuple(token.key for token in tokens if token.is_word))


def departure(found: Wording, approved: Wording) -> Departure | None:
    """How a wording differs from the approved one; None where it does not."""
    ours, theirs = found.tokens, approved.tokens
    start = 0
    while start < min(len(ours), len(theirs)) and _alike(ours[start], theirs[start], first=start == 0):
        start += 1
    if start == len(ours) == len(theirs):
        return None
    end = 0
    while end < min(len(ours), len(theirs)) - start and _alike(ours[-1 - end], theirs[-1 - end]):
        end += 1
    here, there = ours[start : len(ours) - end], theirs[start : len(theirs) - end]
    spelling = _spelt_otherwise(here, there)
    if not here or not there:  # a stretch on both sides, so that there is something to show
        start, end = (start - 1, end) if start else (start, end - 1)
        here, there = ours[start : len(ours) - end], theirs[start : len(theirs) - end]
    return Departure(_extent(here), _extent(there), spelling)


def likeness(one: Wording, other: Wording) -> float:
    """The share of words that two wordings have in common, in their order: 0 to 1."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one.words, other.words))


def _tokens(text: str, language: Language) -> Iterator[Token]:
    values = _values(text, language)
    capitals = text.isupper()  # then they do not tell an acronym, whose place a rule of its own looks after
    number = 0
    for match in _PATTERN.finditer(text):
        start, end = match.span()
        while number < len(values) and values[number].end <= start:
            number += 1
        in_value = number < len(values) and values[number].start < end
        if in_value or match["code"] or (match["acronym"] and not capitals):
            yield Token(VALUE, match[0], Span(start, end))
        elif match["word"] or match["acronym"]:
            for key in keys_of(match[0], language):
                yield Token(key, match[0], Span(start, end))
        else:
            yield Token(match[0], match[0], Span(start, end), is_word=False)


def _values(text: str, language: Language) -> list[Span]:
    """The places of dates, amounts and the like, in order and without overlaps."""
    names = [*_VALUES, *(_VALUES_WITH_FIGURES if _FIGURES.search(text) else ())]
    if "@" in text or "//" in text or "www." in text:
        names.append("link")
    found = sorted([*_numbers(text, language), *(fact.span for name in names for fact in finder(name)(text, language))])
    kept: list[Span] = []
    for span in found:
        if kept and span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept


def _numbers(text: str, language: Language) -> Iterator[Span]:
    """Numbers with the units behind them: `two winters` and `one winter` differ in more than the number.

    Facts would not do. They leave out numbers that may be a word (`les deux heures`). They take in the text between a
    number and its unit.
    """
    plain = with_offsets(text)
    numbers = [match.span() for match in _FIGURES.finditer(plain.text)]
    numbers += [(numeral.start, numeral.end) for numeral in cardinals(plain.text, language) if numeral.value > 1]
    numbers += [match.span() for match in _ONE.finditer(plain.text)]
    for start, end in numbers:
        unit = unit_after(plain.text, end, language, adjectives=0)
        if unit or plain.text[start:end] not in ("one", "un", "une"):
            yield plain.span(start, unit[1] if unit else end)


@lru_cache(maxsize=20_000)
def keys_of(word: str, language: Language) -> tuple[str, ...]:
    """The key of a word: without case, accents and, in French, gender. `du` counts as `de le`."""
    head, endings = split(word)
    base = normalize("NFC", head.lower())
    if same := _SAME[language].get(base):
        return same
    if language == "en":
        return (_BRITISH.sub("is", fold(base)),)
    in_plural = bool(endings) and endings != ("s",) and endings[-1].endswith("s")
    return (masculine(f"{base.removesuffix('s')}s" if in_plural else base),)


def _with_values_joined(tokens: Sequence[Token]) -> list[Token]:
    """One value for several side by side (`3 May 2031, at 12:00`), without the marks behind it (`2:00 p.m.,`)."""
    joined: list[Token] = []
    for token in tokens:
        if token.key == VALUE and len(joined) > 1 and joined[-1].key in _HOURS and joined[-2].key == VALUE:
            joined.pop()
        before = joined[-1] if joined else None
        if before is None or before.key != VALUE or (token.is_word and token.key != VALUE):
            joined.append(token)
        elif token.key == VALUE:
            joined[-1] = Token(VALUE, before.text, Span(before.span.start, token.span.end))
    return joined


def _without_alternatives(tokens: Sequence[Token]) -> list[Token]:
    """One of two forms that are the same but for gender: `la candidate ou le candidat`, `directrice/directeur`."""
    left = list(tokens)
    at = 1
    while at < len(left) - 1:
        if left[at].key in _JOINTS:
            for length in range(min(_LONGEST_ALTERNATIVE, at, len(left) - at - 1), 0, -1):
                before, after = left[at - length : at], left[at + 1 : at + 1 + length]
                if [one.key for one in before] == [one.key for one in after] and before[0].key != VALUE:
                    del left[at : at + 1 + length]
                    at -= 1
                    break
        at += 1
    return left


def _without_persons(tokens: Sequence[Token]) -> list[Token]:
    """Without the word that inclusive wording puts before another: `la personne titulaire`, `le titulaire`."""
    persons = {("l", "person"), ("ls", "persons")}
    last = len(tokens) - 1
    return [
        token
        for at, token in enumerate(tokens)
        if not (0 < at < last and (tokens[at - 1].key, token.key) in persons and tokens[at + 1].is_word)
    ]


def _alike(one: Token, other: Token, *, first: bool = False) -> bool:
    """True if two tokens are the same, also in their accents and, but for the first word, their capitals."""
    if one.key != other.key or one.is_word != other.is_word:
        return False
    if one.text == other.text or one.key == VALUE or not one.is_word:
        return True
    plain, other_plain = fold(one.text), fold(other.text)
    if plain != other_plain:  # the gender
        return True
    if first:
        return one.text.lower() == other.text.lower()
    return one.text.replace("\u2019", "'") == other.text.replace("\u2019", "'")


def _spelt_otherwise(here: Sequence[Token], there: Sequence[Token]) -> bool:
    ours, theirs = ([token.key for token in tokens if token.is_word] for tokens in (here, there))
    if "".join(ours) == "".join(theirs):  # also as one word or two: `email`, `e-mail`
        return True
    return len(ours) == len(theirs) and all(map(_same_word, ours, theirs))


def _same_word(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    if one == other:
        return True
    long = min(len(one), len(other)) >= _LEAST_LETTERS and VALUE not in (one, other)
    return long and one[-2:] == other[-2:] and one[:2] == other[:2] and OSA.distance(one, other) == 1


def _extent(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].span.start, tokens[-1].span.end)
