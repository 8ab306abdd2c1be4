"""The name that an acronym stands for: found by its initials, read backwards from the bracket, or guessed.

French keeps many English acronyms after a French name. Then the name is a guess, the words back to the capital behind
the nearest article.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..language.function_words import ARTICLES, GENITIVES, LINKS
from ..language.inclusive import TAIL
from ..model import Language
from ..patterns import lazy
from .plain import Plain, plain

# The endings of inclusive French forms, `adjoint(e)`, are part of the word before them.
_PIECE = lazy(rf"[^\W_]+{TAIL}*")
_GAP = lazy(r"[\s'\"/,&.-]{1,3}")
_SENTENCE_END = lazy(r"[^\W_]{2}\.\s")
# French words before a name: articles, those that hold a "de", and what ties a noun to an earlier one.
_ARTICLES = ARTICLES["fr"] | {"cette", "ce", "son", "sa", "leur", "notre"}
_GENITIVE = GENITIVES["fr"]
_TIES = _GENITIVE | {"pour", "sur", "par", "en"}
# "au sein du comité": the noun belongs to a preposition, and a new name begins behind it.
_RELATIONAL = frozenset({"travers", "sein", "service", "cours", "moyen", "aide", "niveau", "profit", "titre", "nom"})
_NO_BEGINNING = _ARTICLES | {"elle", "il", "elles", "ils", "ces", "cet", "dans", "sont", "est"}
_NOT_A_NAME = lazy(
    r"\s*(?:e\.?g|i\.?e|p\. ?ex|c\.-a-d|see|voir|at|in|on|by|for|with|from|including|y compris|dont|ex\b)"
)
_WINDOW = 24
_MISS = 3  # what it costs to pass over a word that the acronym leaves out


class _Word(NamedTuple):
    """A word of a name, a part of a compound counted as one. `joined` is true for its second and later parts."""

    text: str
    start: int
    end: int
    joined: bool
    capital: bool
    after_comma: bool


def name_before(words: Plain, bracket: int, acronym: str, language: Language) -> tuple[int, int, bool] | None:
    names = _words_before(words, bracket)
    if not names:
        return None
    first = _match_initials(names, _letters(acronym), language)
    matched = first is not None
    if first is None:
        first = _guess(names, _letters(acronym), language)
    while matched and names[first].joined and first > 0:
        first -= 1
    return names[first].start, names[-1].end, matched


def name_inside(
    words: Plain, inside: tuple[int, int], acronym: str, language: Language
) -> tuple[int, int, bool] | None:
    start, end = inside
    names = _words_before(words, end, start)
    if len(names) < 2:
        return None
    first = _match_initials(names, _letters(acronym), language)
    if first is not None:
        while first > 0 and (names[first].joined or names[first - 1].text in LINKS[language]):
            first -= 1
        return (names[first].start, names[-1].end, True) if first == 0 else None
    content = [word for word in names if word.text not in LINKS[language]]
    holds_more = re.search(r"[\d,;:/?!]", words.text[start:end]) or _NOT_A_NAME.match(words.text, start)
    if holds_more or len(content) < 2 or len(content) != len(_letters(acronym)):
        return None
    return names[0].start, names[-1].end, False


def _letters(acronym: str) -> str:
    return "".join(filter(str.isalnum, plain(acronym).text))


def _words_before(words: Plain, end: int, start: int = 0) -> list[_Word]:
    """The last words before a position, back to the end of a sentence or a bracket."""
    start = max(start, end - 200)
    names: list[_Word] = []
    for match in _PIECE.finditer(words.text, start, end):
        gap = words.text[names[-1].end : match.start()] if names else ""
        before = words.text[max(0, match.start() - 4) : match.start()]
        if (names and not _GAP.fullmatch(gap)) or _SENTENCE_END.search(before):
            names.clear()
        joined = bool(names) and gap == "-"
        names.append(
            _Word(match.group(), match.start(), match.end(), joined, words.cased[match.start()].isupper(), "," in gap)
        )
    if not names or words.text[names[-1].end : end].strip(" \",'-"):
        return []
    if start > 0 and names[0].start == start and words.text[start - 1].isalnum():
        del names[0]
    return names[-_WINDOW:]


def _match_initials(names: list[_Word], letters: str, language: Language) -> int | None:
    """The index of the first word of the name whose initials are the letters; None where they do not match."""
    stop = LINKS[language]

    @cache
    def cost(word: int, letter: int) -> tuple[int, int] | None:
        """The least cost, and the first word, of reading the letters up to `letter` in the words up to `word`."""
        if letter < 0:
            return 0, word + 1
        if word < nearest:
            return None
        name = names[word]
        options: list[tuple[int, int]] = []
        for taken in range(1, letter + 2 if name.text[0] in letters else 0):
            # More than one letter from a word is dear: it must not win over the initials of two words.
            if name.text.startswith(letters[letter - taken + 1 : letter + 1]):
                whole = name.text == letters[letter - taken + 1 : letter + 1]
                rest = cost(word - 1, letter - taken)
                if rest:
                    options.append((rest[0] + (0 if whole or taken == 1 else taken), rest[1]))
        inner = _inner(name.text, letters, letter)
        if inner and (rest := cost(word - 1, letter - inner)):
            options.append((rest[0] + inner, rest[1]))
        if rest := cost(word - 1, letter):
            passed = 0 if name.text in stop else 1 if name.joined else _MISS
            options.append((rest[0] + passed, rest[1]))
        return min(options, default=None, key=lambda option: (option[0], -option[1]))

    if names[-1].text in stop:
        return None
    nearest = max(0, len(names) - 3 * len(letters) - 4)
    best = cost(len(names) - 1, len(letters) - 1)
    limit = _MISS if len(letters) > 3 else 2
    return best[1] if best and best[0] <= limit else None


def _inner(word: str, letters: str, letter: int) -> int:
    """2 where a long compound gives two letters, the second from within: HeadQuarters; else 0."""
    if letter < 1 or len(word) < 9:
        return 0
    return 2 if word[0] == letters[letter - 1] and letters[letter] in word[3:-3] else 0


def _guess(names: list[_Word], letters: str, language: Language) -> int:
    """The first word of the name that an acronym with other initials stands for."""
    clause = max((index for index, word in enumerate(names) if word.after_comma), default=0)
    return _guess_english(names, letters, clause) if language == "en" else _guess_french(names, clause)


def _guess_english(names: list[_Word], letters: str, clause: int) -> int:
    """Of the capitalised words before the bracket, as many as the acronym has letters."""
    first, content = len(names) - 1, 0
    for index in range(len(names) - 1, clause - 1, -1):
        if names[index].text in LINKS["en"]:
            continue
        if not names[index].capital or content == len(letters):
            break
        first, content = index, content + 1
    return first


def _guess_french(names: list[_Word], clause: int) -> int:
    """The capital that begins the name (`le Groupe des plans`), else the word behind the article (`le groupe`).

    A complement of an earlier noun (`de l'Agence`, `pour la sécurité`) is not the beginning.
    """
    first_capital = None
    for index in range(len(names) - 1, clause - 1, -1):
        word = names[index]
        if word.capital and word.text not in _NO_BEGINNING:
            first_capital = index
            if index == 0 or _behind_article(names, index):
                return index
    if first_capital is not None:
        return first_capital
    behind = (index for index in range(len(names) - 1, clause, -1) if _behind_article(names, index))
    return next(behind, clause)


def _behind_article(names: list[_Word], index: int) -> bool:
    """True behind an article that does not tie the word to an earlier noun."""
    before = names[index - 1].text if index else ""
    earlier = names[index - 2].text if index > 1 else ""
    if before in _GENITIVE:
        return earlier in _RELATIONAL
    return before in _ARTICLES and earlier not in _TIES
