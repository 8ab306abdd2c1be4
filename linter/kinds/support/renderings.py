"""A body that one version names with one word, and the other with two: `le Ministère` and `le Département`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ...language.folding import fold
from ...model import LANGUAGES, Language, Pair, Span, other
from ...patterns import LETTERS, lazy
from ..contract import Case, Mark, mark

# A noun with a capital that stands for a whole name behind its article. Nothing of a name goes on after it.
_NOUN: dict[Language, re.Pattern[str]] = {
    "en": lazy(
        r"\b[Tt]he (?P<noun>[A-Z][a-z]{3,24}(?:[a-rt-z]|ss))\b(?![ \u00a0](?:[A-Z&(]|of\b|for\b|and [A-Z])|[’'-])"
    ),
    "fr": lazy(
        r"(?:\b(?:[Ll]e|[Ll]a|[Dd]u|[Aa]u) |\b[Ll]['’])(?P<noun>[A-ZÀ-Þ][a-zà-ÿœ]{4,24})\b"
        r"(?![ \u00a0](?:[A-ZÀ-Þ&(]|et [A-ZÀ-Þ]|d[eu]s?\b|d['’]|pour\b|à\b|aux?\b"
        r"|[a-zà-ÿ]{3,20}(?:al|ale|ique|aire|if|ive|ien|ienne)\b)|-)"
    ),
}
_USUAL = 3  # places of the usual rendering, with those in names and fields
_STEM = 5  # letters that two forms of one word share


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun and the sentence that it stands in."""

    mark: Mark
    sentence: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """The rarer rendering of a noun: its places, the noun it stands for, and the usual rendering."""

    marks: tuple[Mark, ...]
    word: str
    usual: str
    noun: str
    count: int


def renderings(case: Case) -> Iterator[Rendering]:
    """Looks at the pairs of sentences with one such noun on each side."""
    found: dict[Language, dict[str, dict[str, list[_Noun]]]] = {
        language: defaultdict(lambda: defaultdict(list)) for language in LANGUAGES
    }
    for pair in case.pairs():
        nouns = {language: _nouns(pair, language) for language in LANGUAGES}
        if all(len({one.mark.text for one in nouns[language]}) == 1 for language in LANGUAGES):
            for language in LANGUAGES:
                noun = nouns[other(language)][0].mark.text
                found[language][noun][nouns[language][0].mark.text] += nouns[language]
    for language in LANGUAGES:
        yield from _rarer(case, language, found[language])


def _rarer(case: Case, language: Language, found: dict[str, dict[str, list[_Noun]]]) -> Iterator[Rendering]:
    partners: Counter[str] = Counter(word for words in found.values() for word in words)
    version = Counter(word for block in case.side(language).blocks for word in LETTERS.findall(block.text))
    for noun, words in found.items():
        if len(words) != 2:
            continue
        usual, rare = sorted(words, key=lambda word: version[word], reverse=True)
        likely = version[usual] >= max(_USUAL, version[rare] + 1) and partners[rare] == 1
        if likely and not any(_holds(text, usual) for text in (rare, *(one.sentence for one in words[rare]))):
            yield Rendering(tuple(one.mark for one in words[rare]), rare, usual, noun, version[usual])


def _holds(text: str, word: str) -> bool:
    """True if a text has a word, or another one with its stem: the usual rendering is there as well."""
    return re.search(rf"\b{re.escape(fold(word)[:_STEM])}", fold(text)) is not None


def _nouns(pair: Pair, language: Language) -> list[_Noun]:
    return [
        _Noun(mark(segment, Span(*match.span("noun")), language), segment.text)
        for segment in pair.side(language)
        for match in _NOUN[language].finditer(segment.text)
    ]
