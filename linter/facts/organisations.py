"""Organisations by name or acronym: `NATO IS`, `OTAN SI` and `Secrétariat international` name the same bodies.

Known are the bodies of `acronyms.tsv`: rows whose English name is a proper name. Rows that share an acronym or a name
are one value, since the text does not tell them apart. The value is the first English acronym of such a group.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..language.function_words import DEFINITE_ARTICLES
from ..model import LANGUAGES, Fact, Language, other
from ..patterns import LETTERS_AND_DIGITS
from ..vocabulary import SHIPPED, Vocabulary
from .fact_type import FactType
from .plain import key, plain


class Body(NamedTuple):
    """The canonical value."""

    body: str


TYPE = FactType(
    "organisation",
    "A body of `acronyms.tsv`.",
    Body,
    {"body": "its first English acronym"},
    ("the International Staff", "le Secrétariat international"),
)
_NO_ACRONYM = "—"

Name = tuple[str, ...]


class _Bodies(NamedTuple):
    """The names of a language, as words of the plain text, and the body that each is. Acronyms stand in capitals.

    `longest` is the number of words of the longest name that begins with a word.
    """

    names: Mapping[Name, str]
    longest: Mapping[str, int]


def find(text: str, language: Language) -> list[Fact]:
    """The organisations of a text; of a name and an acronym inside it (`NATO Secretariat`) the longer one is read."""
    words = plain(text)
    tokens = [(match[0], match.start(), match.end()) for match in LETTERS_AND_DIGITS.finditer(words.text)]
    found: list[Fact] = []
    index = 0
    while index < len(tokens):
        read = _read(tokens, index, words.cased, language)
        if read:
            body, count = read
            found.append(words.fact(TYPE, Body(body), tokens[index][1], tokens[index + count - 1][2]))
        index += read[1] if read else 1
    return found


def _read(tokens: list[tuple[str, int, int]], index: int, cased: str, language: Language) -> tuple[str, int] | None:
    """The body that is named from a word on, and in how many words. Names of the other language count as well."""
    word, start, end = tokens[index]
    for tongue in (language, other(language)):
        bodies = SHIPPED.made(_bodies)[tongue]
        for count in range(min(bodies.longest.get(_spelling(word), 0), len(tokens) - index), 0, -1):
            name = tuple(_spelling(token[0]) for token in tokens[index : index + count])
            if name in bodies.names:
                return bodies.names[name], count
        acronym = (cased[start:end],)
        if acronym in bodies.names:
            return bodies.names[acronym], 1
    return None


def _bodies(vocabulary: Vocabulary) -> Mapping[Language, _Bodies]:
    rows = [row for row in vocabulary.rows("acronyms") if row[2][:1].isupper()]
    named = [(_names(row, 0), _names(row, 1)) for row in rows]
    groups = [rows[number][0] for number in _groups(named)]
    bodies: dict[Language, _Bodies] = {}
    for column, language in enumerate(LANGUAGES):
        names: dict[Name, str] = {}
        for own, body in zip(named, groups, strict=True):
            for name in own[column]:
                names.setdefault(name, body)
        longest: dict[str, int] = {}
        for name in names:
            longest[name[0]] = max(len(name), longest.get(name[0], 0))
        bodies[language] = _Bodies(names, longest)
    return bodies


def _groups(named: list[tuple[list[Name], list[Name]]]) -> list[int]:
    """For each row, the number of the first row that it shares a name with, however indirectly."""
    first: dict[tuple[int, Name], int] = {}
    for number, own in enumerate(named):
        forms = [(column, name) for column in (0, 1) for name in own[column]]
        joined = {first[form] for form in forms if form in first}
        group = min(joined, default=number)
        if len(joined) > 1:
            first |= {form: group for form, old in first.items() if old in joined}
        first |= dict.fromkeys(forms, group)
    return [first[0, own[0][0]] for own in named]


def _names(row: tuple[str, ...], column: int) -> list[Name]:
    """The names of a row's body in a language: the acronym as written, the full name in plain words."""
    full = [_spelling(word) for word in LETTERS_AND_DIGITS.findall(key(row[column + 2]))]
    if full[0] in DEFINITE_ARTICLES[LANGUAGES[column]]:
        del full[0]
    acronym = [] if row[column] == _NO_ACRONYM else [(row[column],)]
    return [*acronym, tuple(full)]


def _spelling(word: str) -> str:
    """A word with the one spelling that `Organisation` and `Organization` share."""
    return word.replace("z", "s")
