"""Members of closed classes, and names, that one version has in place of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..language.analysed import Token, analysed
from ..model import LANGUAGES, Language, Pair, Segment, other
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec, mark, whole
from .support.closed_classes import ClosedClass, ClosedClasses
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


class _Word(NamedTuple):
    """A word of a class where it stands."""

    stem: str
    token: Token
    segment: Segment

    def mark(self, language: Language) -> Mark:
        return mark(self.segment, self.token.span, language)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares the members of each class in sentences that are surely paired."""
    classes, names = case.vocabulary.made(ClosedClasses), ExchangedNames(case)
    for pair in case.pairs():
        if pair.en and pair.fr and pair.matched:
            if found := names.of(pair):
                yield _other_name(found)
            words = {language: _words(pair, language, classes) for language in LANGUAGES}
            if words["en"] and words["fr"]:
                for one in classes.all:
                    yield from _compared(case, pair, one, words)


def _words(pair: Pair, language: Language, classes: ClosedClasses) -> list[_Word]:
    """The words of one side that belong to any class."""
    return [
        _Word(stem, token, segment)
        for segment in pair.side(language)
        for token in analysed(segment.text, language).words
        if (stem := classes.stem(token.text, language))
    ]


def _compared(
    case: Case, pair: Pair, compared: ClosedClass, words: Mapping[Language, Sequence[_Word]]
) -> Iterator[Hit]:
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


def _named(case: Case, compared: ClosedClass, words: Sequence[_Word], language: Language) -> dict[str, _Word]:
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
