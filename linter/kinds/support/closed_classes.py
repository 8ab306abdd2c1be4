"""The closed classes of the vocabulary: the words of their members, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from ...language.analysed import stem_of
from ...model import LANGUAGES, Language
from ...vocabulary import Vocabulary

# The class whose further members are the languages of states.
_LANGUAGE = "language"
# Few words begin with these letters of a word that is looked for, and a stem costs more.
_HEAD = 3

_Forms = Mapping[Language, list[str]]


class ClosedClass(NamedTuple):
    """A class. `says` has the members by the stems of their words, `means` those that further words may mean.

    `capitals`: the languages that write the words with a capital. `listed` is true where a version that names some
    members may leave none of them out.
    """

    name: str
    capitals: Mapping[Language, bool]
    says: Mapping[Language, Mapping[str, str]]
    means: Mapping[Language, Mapping[str, frozenset[str]]]
    listed: bool


class ClosedClasses:
    """All classes of `classes.toml`, with the languages of states from `languages.tsv`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._heads: dict[Language, set[str]] = {language: set() for language in LANGUAGES}
        self._stems: dict[Language, set[str]] = {language: set() for language in LANGUAGES}
        self.all = tuple(
            self._class(name, table, vocabulary)
            for name, table in cast("dict[str, dict[str, object]]", vocabulary.toml("classes")).items()
        )

    def stem(self, word: str, language: Language) -> str:
        """The stem of a word of any class, else ""."""
        if word[:_HEAD].lower() not in self._heads[language]:
            return ""
        stem = stem_of(word, language)
        return stem if stem in self._stems[language] else ""

    def _class(self, name: str, table: Mapping[str, object], vocabulary: Vocabulary) -> ClosedClass:
        members = cast("dict[str, dict[str, object]]", table["members"])
        says: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
        means: dict[Language, dict[str, set[str]]] = {language: {} for language in LANGUAGES}
        words = [(member, *word) for member, forms in members.items() for word in _words(forms)]
        capitals = {
            language: all(word[0].isupper() for _, one, word in words if one == language) for language in LANGUAGES
        }
        if name == _LANGUAGE:
            rows = [row for row in vocabulary.rows("languages") if row[2:]]
            words += [(row[0], language, row[column]) for row in rows for column, language in enumerate(LANGUAGES)]
        for member, language, word in words:
            says[language][stem_of(word, language)] = member
        words += [(member, *word) for member, forms in members.items() for word in _words(forms.get("implied", {}))]
        for member, language, word in words:
            means[language].setdefault(stem_of(word, language), set()).add(member)
            self._heads[language].add(word[:_HEAD].lower())
        for language in LANGUAGES:
            self._stems[language] |= means[language].keys()
        frozen = {
            language: {stem: frozenset(found) for stem, found in means[language].items()} for language in LANGUAGES
        }
        return ClosedClass(name, capitals, says, frozen, bool(table["listed"]))


def _words(forms: object) -> Iterator[tuple[Language, str]]:
    for language in LANGUAGES:
        for word in cast("_Forms", forms).get(language, []):
            yield language, word
