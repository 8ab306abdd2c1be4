"""The analysed text: its tokens, each with its form, stem, number and shape, and its masks; made once a text.

Rules, finders and the aligner read tokens, so that all agree on the words of a text. Elisions are split, inclusive
forms are one word, and a compound is one word with parts. Markup is not a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from ..model import Language, Span
from ..patterns import HYPHEN, lazy
from . import inclusive
from .folding import fold
from .inflection import stem
from .masks import Mask, masks
from .number_words import cardinal

# `name`: a capital that no sentence's beginning explains. `code`: letters with digits, and masked code and templates.
Shape = Literal["word", "acronym", "name", "code", "number", "link", "punctuation"]
# By the group of the pattern; what is left is a word or an elision.
_SHAPES: dict[str, Shape] = {"number": "number", "code": "code", "punctuation": "punctuation"}
WORDS: frozenset[Shape] = frozenset(("word", "acronym", "name"))

_ELISION = r"(?:[cdjlmnst]|(?:jus|lors|puis|quoi|pres|quel)?qu|entr)['’](?=[^\W\d_])"
# A word, perhaps a compound, with the endings of inclusive forms behind each part.
_COMPOUND = rf"{inclusive.LETTER}+(?:{inclusive.TAIL}|[-‐‑]{inclusive.LETTER}+)*"
_POSSESSIVE = r"(?:['’](?:s|re|ve|ll|d|m|t)(?!\w))?"
_FRENCH = lazy(
    rf"(?P<elision>(?<![\w'’])(?i:{_ELISION}))|(?P<number>\d+(?:[.,'’]\d+)*(?!\w))|(?P<code>(?=[^\W_]*\d)[^\W_]+)"
    rf"|(?P<word>{_COMPOUND})|(?P<punctuation>\S)"
)
_ENGLISH = lazy(
    rf"(?P<number>\d+(?:[.,'’]\d+)*(?!\w))|(?P<code>(?=[^\W_]*\d)[^\W_]+)"
    rf"|(?P<word>{_COMPOUND}{_POSSESSIVE})|(?P<punctuation>\S)"
)
_FIGURE_SIGNS = str.maketrans("", "", ".,'’")
_MOST_DIGITS = 18  # nobody counts further
_SENTENCE_END = frozenset(".!?:;…•")
_BESIDE = frozenset("\"'“”«»()[]*–—-")


class Token(NamedTuple):
    """A word, number, code, link or sign as it is written, and its place in the text."""

    start: int
    end: int
    text: str
    shape: Shape
    language: Language

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        return self.shape in WORDS

    @property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def forms(self) -> tuple[str, ...]:
        """The words that the token stands for: two of an inclusive form, else one."""
        return inclusive.forms(self.text)

    @property
    def stem(self) -> str:
        """The key that all forms of the word share."""
        return stem_of(self.text, self.language)

    @property
    def number(self) -> int | None:
        """The value of a whole number in figures or words; None where the token is none."""
        if self.shape == "number":
            digits = self.text.translate(_FIGURE_SIGNS)
            return int(digits) if len(digits) <= _MOST_DIGITS else None
        return cardinal(self.folded, self.language) if self.is_word else None

    @property
    def parts(self) -> tuple[Token, ...]:
        """The words of a compound; the token itself where it is none."""
        if self.shape not in WORDS or self.text.isalpha() or HYPHEN.search(self.text) is None:
            return (self,)
        if inclusive.split(self.text)[1]:
            return (self,)
        parts = []
        start = 0
        for joint in (*HYPHEN.finditer(self.text), None):
            end = joint.start() if joint else len(self.text)
            written = self.text[start:end]
            parts.append(Token(self.start + start, self.start + end, written, self.shape, self.language))
            start = joint.end() if joint else end
        return tuple(parts)


class AnalysedText:
    """A text of one language with what is known of it. Each thing is found out when it is first asked for."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language: Language = language

    @cached_property
    def masks(self) -> tuple[Mask, ...]:
        """The stretches that are no prose."""
        return masks(self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens in reading order; a masked stretch is one token."""
        tokens: list[Token] = []
        start = 0
        for mask in self.masks:
            tokens += self._between(start, mask.span.start, tokens)
            shape: Shape = "link" if mask.kind == "address" else "code"
            tokens.append(Token(mask.span.start, mask.span.end, mask.span.of(self.text), shape, self.language))
            start = mask.span.end
        tokens += self._between(start, len(self.text), tokens)
        return tuple(tokens)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The words alone, compounds as their parts."""
        return tuple(part for part in self.said if part.is_word)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of what is said."""
        return tuple([stem_of(token.text, self.language) for token in self.said])

    @cached_property
    def said(self) -> tuple[Token, ...]:
        """The tokens without punctuation, compounds as their parts."""
        return tuple([part for token in self.tokens if token.shape != "punctuation" for part in token.parts])

    def _between(self, start: int, end: int, before: list[Token]) -> Iterator[Token]:
        shouted = self.text.isupper()
        begins = _begins(before)
        for match in (_FRENCH if self.language == "fr" else _ENGLISH).finditer(self.text, start, end):
            written = match[0]
            shape = _SHAPES.get(match.lastgroup or "")
            if shape is None:
                shape = "word" if shouted else _shape(written, begins=begins)
            yield Token(match.start(), match.end(), written, shape, self.language)
            begins = (
                written in _SENTENCE_END
                if shape == "punctuation" and written not in _BESIDE
                else (begins and shape == "punctuation")
            )


@lru_cache(maxsize=1024)
def analysed(text: str, language: Language) -> AnalysedText:
    """The analysed form of a text, made once."""
    return AnalysedText(text, language)


@lru_cache(maxsize=20_000)
def stem_of(word: str, language: Language) -> str:
    """The key that all forms of a written word share, of an inclusive form that of its head."""
    head, _ = inclusive.split(word)
    if language == "en":
        head = head.removesuffix("'s").removesuffix("’s")
    return stem(head.rstrip("'’"), language)


def _begins(before: list[Token]) -> bool:
    """True if the next word begins a sentence."""
    signs = (token for token in reversed(before) if token.text not in _BESIDE)
    last = next(signs, None)
    return last is None or last.text in _SENTENCE_END


def _shape(written: str, *, begins: bool) -> Shape:
    if written.islower():
        return "word"
    head, _ = inclusive.split(written)
    if len(head) > 1 and head.removesuffix("s").isupper():
        return "acronym"
    return "name" if head[0].isupper() and not begins else "word"
