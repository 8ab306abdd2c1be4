"""Terms: a termbase in memory, and where a text has its terms, whatever their number, gender and case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from ..language.analysed import Token, analysed, stem_of
from ..language.folding import fold
from ..language.function_words import LINKS
from ..language.inflection import cognate_key
from ..messages import Both
from ..model import Language, Span
from ..patterns import ACRONYM, WORD

# `loose`: no term, but a wording that renders the concept in context ("leave" for "annual leave").
Status = Literal["accepted", "loose", "deprecated", "forbidden"]
MAX_TERM = 300  # characters
STATUSES: tuple[Status, ...] = ("accepted", "loose", "deprecated", "forbidden")


class TermbaseError(Exception):
    """An error in a termbase: the line, and a message in both languages."""

    def __init__(self, line: int, messages: Both) -> None:
        super().__init__(line, messages)
        self.line = line
        self.messages = messages


@dataclass(frozen=True, slots=True)
class Term:
    """A wording for a concept, and what the termbase says of its use."""

    text: str
    language: Language
    status: Status = "accepted"


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A concept with its terms, the preferred one of each language first.

    `strict`: one-to-one, so that a term of one version without any of the other language's is a fault. `context`: words
    of which one stands near where a term has this sense. None are needed where terms have one sense only.
    """

    terms: tuple[Term, ...]
    strict: bool = True
    subject: str = ""
    source: str = ""
    context: tuple[Term, ...] = ()

    def wordings(self, language: Language, status: Status = "accepted") -> tuple[str, ...]:
        return tuple(term.text for term in self.terms if term.language == language and term.status == status)

    def answers(self, language: Language) -> tuple[str, ...]:
        """The wordings that render the concept in a language."""
        return self.wordings(language) + self.wordings(language, "loose")


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a text: the concepts that have it, and its place."""

    term: Term
    entries: tuple[Entry, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class _Listed:
    term: Term
    keys: tuple[str, ...]
    entries: list[Entry] = field(default_factory=list)


class Termbase:
    """Entries, ready for look-up."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        listed: dict[Term, _Listed] = {}
        for entry in self.entries:
            for term in (term for term in entry.terms if term.status != "loose"):
                one = listed.setdefault(term, _Listed(term, word_keys(term.text, term.language)))
                one.entries.append(entry)
        self._by_first: dict[tuple[Language, str], list[_Listed]] = {}
        for one in sorted(listed.values(), key=lambda one: (-len(one.keys), STATUSES.index(one.term.status))):
            if one.keys:
                self._by_first.setdefault((one.term.language, one.keys[0]), []).append(one)

    def find(self, text: str, language: Language) -> list[Found]:
        """The terms of a text in reading order. Of two that begin at one word the longer one, none inside another."""
        analysis = analysed(text, language)
        words, keys = analysis.said, analysis.stems
        found = []
        at = 0
        while at < len(words):
            one = self._at(text, language, words, keys, at)
            if one:
                end = at + len(one.keys)
                span = Span(words[at].start, words[end - 1].end)
                found.append(Found(one.term, tuple(one.entries), span))
            at = end if one else at + 1
        return found

    def _at(
        self, text: str, language: Language, words: Sequence[Token], keys: Sequence[str], at: int
    ) -> _Listed | None:
        for one in self._by_first.get((language, keys[at]), ()):
            end = at + len(one.keys)
            if tuple(keys[at:end]) == one.keys:
                here = text[words[at].start : words[end - 1].end]
                # A term in capitals is an acronym, and not the word that is spelt alike.
                if not one.term.text.isupper() or here == one.term.text:
                    return one
        return None


def word_keys(text: str, language: Language) -> tuple[str, ...]:
    """The words of a text, each as the key that its plural and its feminine share."""
    # Most terms are plain words, which need no analysis, and all terms are read at each start.
    if text.replace(" ", "").isalpha():
        return tuple(stem_of(word, language) for word in text.split())
    return analysed(text, language).stems


def says(text_keys: frozenset[str], wording: str, language: Language) -> bool:
    """True if a text, given by its keys, has all the words of a wording in any order. Links between them aside."""
    keys = [key for key in word_keys(wording, language) if key not in _links(language)]
    return bool(keys) and text_keys.issuperset(keys)


def cognates(text: str, language: Language) -> frozenset[str]:
    """The keys that the words of a text, links aside, share with their cognates in the other language.

    A word too short to have such a key stands for itself.
    """
    words = (word for word in WORD.findall(fold(text)) if word not in LINKS[language])
    return frozenset(key for word in words for key in cognate_key(word) or (word,))


def acronyms_in(text: str) -> set[str]:
    return set(ACRONYM.findall(text))


def initials(wording: str, language: Language) -> str:
    """The acronym that a wording may have: the initials of its words, links left out."""
    words = [word for word in WORD.findall(fold(wording)) if word not in LINKS[language]]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


@lru_cache(maxsize=2)
def _links(language: Language) -> frozenset[str]:
    return frozenset(stem_of(word, language) for word in LINKS[language])


def preferred(entries: Iterable[Entry], language: Language) -> tuple[str, ...]:
    """The preferred term of each entry in a language."""
    return tuple(dict.fromkeys(wording for entry in entries for wording in entry.wordings(language)[:1]))
