"""Members of closed classes, and names, that one version has in place of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from ..language.analysed import Token, analysed, stem_of
from ..model import LANGUAGES, Language, Pair, Segment, other
from ..project.toml_schema import Key
from ..vocabulary import Vocabulary
from .contract import Case, Hit, Mark, Options, VariantSpec, mark, whole
from .support.exchanged_names import ExchangedNames, Name

OPTIONS: dict[str, Key] = {}
VALUES = {
    "en": "the word of the English version",
    "fr": "the word of the French version",
    "text": "the word that has no counterpart",
}
VARIANTS = (
    VariantSpec("", "The versions name different members of a class.", ("en", "fr"), claim="differ"),
    VariantSpec(
        "name", "The versions have names without a common letter at their beginning.", ("en", "fr"), claim="differ"
    ),
    VariantSpec("missing-en", "Only the French version names a member, beside others.", ("text",), claim="lack"),
    VariantSpec("missing-fr", "Only the English version names a member, beside others.", ("text",), claim="lack"),
)

# Each version may name its own language or the other one: `also in French`, `aussi en anglais`.
_OF_THE_VERSIONS = frozenset(("english", "french"))
_LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class _Class:
    """A class. `says` has the members by the stems of their words, `means` those that further words may mean.

    `capitals`: the languages that write the words with a capital. `listed` is true where a version that names some
    members may leave none of them out.
    """

    name: str
    capitals: Mapping[Language, bool]
    says: Mapping[Language, Mapping[str, str]]
    means: Mapping[Language, Mapping[str, frozenset[str]]]
    listed: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a class where it stands."""

    stem: str
    token: Token
    segment: Segment

    def mark(self, language: Language) -> Mark:
        return mark(self.segment, self.token.span, language)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares the members of each class in sentences that are surely paired."""
    classes, names = case.vocabulary.made(_classes), ExchangedNames(case)
    for pair in case.pairs():
        if pair.en and pair.fr and pair.matched:
            if found := names.of(pair):
                yield _other_name(found)
            words = {language: _words(pair, language, case.vocabulary) for language in LANGUAGES}
            if words["en"] and words["fr"]:
                for one in classes:
                    yield from _compared(case, pair, one, words)


def _words(pair: Pair, language: Language, vocabulary: Vocabulary) -> list[_Word]:
    """The words of one side that belong to any class."""
    wanted = vocabulary.made(_stems)[language]
    return [
        _Word(stem, token, segment)
        for segment in pair.side(language)
        for token in analysed(segment.text, language).words
        if (stem := stem_of(token.text, language)) in wanted
    ]


def _compared(case: Case, pair: Pair, compared: _Class, words: Mapping[Language, Sequence[_Word]]) -> Iterator[Hit]:
    named = {language: _named(case, compared, words[language], language) for language in LANGUAGES}
    if not named["en"] or not named["fr"]:
        return
    meant = {
        language: frozenset().union(*(compared.means[language].get(word.stem, ()) for word in words[language]))
        for language in LANGUAGES
    }
    lone = {
        language: {member: word for member, word in named[language].items() if member not in meant[other(language)]}
        for language in LANGUAGES
    }
    if lone["en"] and lone["fr"]:
        if not _is_adapted(lone):
            yield _exchanged(lone)
        return
    for language in LANGUAGES:
        if compared.listed and len(lone[language]) < len(named[language]):
            for member, word in lone[language].items():
                if member not in _OF_THE_VERSIONS:
                    yield _lacking(pair, language, member, word)


def _named(case: Case, compared: _Class, words: Sequence[_Word], language: Language) -> dict[str, _Word]:
    """The members that one side names, each where it does so first. The weekday of a date belongs to the date."""
    found = {}
    for word in words:
        member = compared.says[language].get(word.stem)
        if member and member not in found and (not compared.capitals[language] or word.token.text[0].isupper()):
            place = word.token.span.shift(word.segment.span.start)
            if compared.name != "weekday" or not case.facts.around(word.segment.block, place, "date"):
                found[member] = word
    return found


def _is_adapted(lone: Mapping[Language, Mapping[str, _Word]]) -> bool:
    """True if each version names its own language where the other names another one, or each names the other's."""
    own = "english" in lone["en"] or "french" in lone["fr"]
    return own or _OF_THE_VERSIONS.issuperset({*lone["en"], *lone["fr"]})


def _exchanged(lone: Mapping[Language, Mapping[str, _Word]]) -> Hit:
    (english, in_english), (french, in_french) = (next(iter(lone[language].items())) for language in LANGUAGES)
    return Hit(
        marks=(in_english.mark("en"), in_french.mark("fr")),
        missing=(english,),
        extra=(french,),
        values={"en": in_english.token.text, "fr": in_french.token.text},
    )


def _other_name(found: Mapping[Language, Name]) -> Hit:
    marks = {language: mark(segment, token.span, language) for language, (segment, token) in found.items()}
    return Hit(
        marks=(marks["en"], marks["fr"]),
        missing=(marks["en"].text,),
        extra=(marks["fr"].text,),
        values={language: marks[language].text for language in LANGUAGES},
        variant="name",
        confidence="medium",
    )


def _lacking(pair: Pair, language: Language, member: str, word: _Word) -> Hit:
    return Hit(
        marks=(word.mark(language), whole(pair, other(language))),
        missing=(member,),
        values={"text": word.token.text},
        variant=f"missing-{other(language)}",
    )


def _classes(vocabulary: Vocabulary) -> tuple[_Class, ...]:
    tables = cast("dict[str, dict[str, object]]", vocabulary.toml("classes"))
    return tuple(_class(name, table, vocabulary) for name, table in tables.items())


def _class(name: str, table: Mapping[str, object], vocabulary: Vocabulary) -> _Class:
    members = cast("dict[str, dict[str, object]]", table["members"])
    says: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
    means: dict[Language, dict[str, set[str]]] = {language: {} for language in LANGUAGES}
    words = [
        (member, language, word)
        for member, forms in members.items()
        for language in LANGUAGES
        for word in cast("dict[Language, list[str]]", forms)[language]
    ]
    if name == _LANGUAGE:
        words += [
            (row[0], language, row[column])
            for row in vocabulary.rows("languages")
            if row[2:]
            for column, language in enumerate(LANGUAGES)
        ]
    for member, language, word in words:
        says[language][stem_of(word, language)] = member
        means[language].setdefault(stem_of(word, language), set()).add(member)
    for member, forms in members.items():
        for language, implied in cast("dict[Language, list[str]]", forms.get("implied", {})).items():
            for word in implied:
                means[language].setdefault(stem_of(word, language), set()).add(member)
    frozen = {language: {key: frozenset(found) for key, found in means[language].items()} for language in LANGUAGES}
    capitals: dict[Language, bool] = {
        language: all(
            word[0].isupper()
            for forms in members.values()
            for word in cast("dict[Language, list[str]]", forms)[language]
        )
        for language in LANGUAGES
    }
    return _Class(name, capitals, says, frozen, bool(table["listed"]))


def _stems(vocabulary: Vocabulary) -> dict[Language, frozenset[str]]:
    """The stems of all words of all classes."""
    classes = vocabulary.made(_classes)
    return {language: frozenset().union(*(one.means[language] for one in classes)) for language in LANGUAGES}
