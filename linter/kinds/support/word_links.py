"""The words of a text that have a translation in another one.

They are linked by the families of the vocabulary, counted pairs, cognates, numbers and names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...alignment.lexicon import Lexicon, lexicon_of
from ...alignment.translations import Translations, counted
from ...language.folding import fold
from ...language.function_words import CONNECTIVES, PHRASES
from ...language.inflection import cognate_key
from ...model import Language
from ...patterns import lazy
from ...vocabulary import Vocabulary

_WORD = lazy(r"[^\W\d_]+|\d(?:[\d.,]*\d)?")
# Words that are shorter, and that the vocabulary does not know, say nothing of the subject.
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Meaning:
    """The keys that a word shares with its translations. `content` is false for words that carry no meaning alone.

    `known` is true where translations are listed, so that it tells something if none of them is there.
    """

    keys: frozenset[str]
    content: bool
    known: bool


@dataclass(slots=True)
class Token:
    """A word of a text; `images` are the places of its translations among the words of the other text.

    `absorbed` is true for a word without translation that has another such word in its place.
    """

    start: int
    end: int
    word: str
    meaning: Meaning
    images: tuple[int, ...] = ()
    absorbed: bool = False

    @property
    def lone(self) -> bool:
        """True if the word has a meaning and no translation. Figures are left to the rules on values."""
        return self.meaning.content and not self.images and self.word[0].isalpha()

    @property
    def linked(self) -> bool:
        return self.meaning.content and bool(self.images)


_NONE = Meaning(frozenset(), content=False, known=False)
# The phrases that carry no meaning: their first words, and what follows these.
_PHRASES = {
    language: {first: [phrase[1:] for phrase in phrases if phrase[0] == first] for first, *_ in phrases}
    for language, phrases in PHRASES.items()
}


class WordLinks:
    """Looks words up. Make one for a run, since it keeps its knowledge of words."""

    def __init__(self, lexicon: Lexicon, translations: Translations) -> None:
        self._lexicon = lexicon
        self._translations = translations
        self._meanings: dict[Language, dict[str, Meaning]] = {"en": {}, "fr": {}}

    def tokens(self, text: str, language: Language) -> list[Token]:
        """The words of a text, none of them linked yet."""
        known = self._meanings[language]
        found = []
        for match in _WORD.finditer(text):
            word = match[0]
            meaning = known.get(word)
            if meaning is None:
                meaning = known[word] = self._meaning(word, language)
            found.append(Token(*match.span(), word, meaning))
        for index, token in enumerate(found):
            for rest in _PHRASES[language].get(token.word.lower(), ()):
                if tuple(fold(one.word) for one in found[index + 1 : index + 1 + len(rest)]) == rest:
                    for one in found[index : index + 1 + len(rest)]:
                        one.meaning = _NONE
        return found

    def _meaning(self, word: str, language: Language) -> Meaning:
        plain = fold(word)
        keys = set(self._lexicon.keys(word, language))
        listed = any(key[0] not in "~@#/" for key in keys)
        stop = self._lexicon.is_stop(plain, language) or plain in CONNECTIVES[language]
        if stop and not listed:
            return _NONE
        if plain in CONNECTIVES[language] or (len(plain) < _LEAST_LETTERS and not keys):
            return _NONE
        keys.update(cognate_key(plain))
        translations = self._translations.of(plain) if language == "en" and plain.isalpha() else ()
        keys.update(_stem(one) for one in (translations if language == "en" else (plain,)))
        return Meaning(frozenset(keys), content=True, known=listed or bool(translations))


def word_links(vocabulary: Vocabulary) -> WordLinks:
    """The links of a vocabulary, made once."""
    return WordLinks(lexicon_of(vocabulary), counted(vocabulary))


def link(tokens: Sequence[Token], others: Sequence[Token]) -> None:
    """Notes for each word of two texts where its translations are in the other one."""
    _point(tokens, others)
    _point(others, tokens)


def _point(tokens: Sequence[Token], others: Sequence[Token]) -> None:
    """Notes the images of some words. Words that recur share theirs."""
    places: dict[str, list[int]] = {}
    for index, token in enumerate(others):
        for key in token.meaning.keys:
            places.setdefault(key, []).append(index)
    known: dict[frozenset[str], tuple[int, ...]] = {}
    for token in tokens:
        keys = token.meaning.keys
        images = known.get(keys)
        if images is None:
            images = known[keys] = tuple(sorted({place for key in keys for place in places.get(key, ())}))
        if images:
            token.images = images


def said(tokens: Iterable[Token], others: Iterable[Token]) -> int:
    """How many of some words without translation have one among other words."""
    keys = {key for token in others for key in token.meaning.keys}
    return sum(token.lone and not token.meaning.keys.isdisjoint(keys) for token in tokens)


def _stem(word: str) -> str:
    """The key that the forms of a French word share: its beginning, or all of a short word."""
    key = cognate_key(word)
    return f">{key[0]}" if key else f">{word}"
