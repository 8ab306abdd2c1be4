"""Official names by code. A version may call a class of posts, a standard or a register by another name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..language.analysed import Token, analysed
from ..language.function_words import LINKS
from ..messages import both
from ..model import LANGUAGES, Language, Pair, Span, other
from ..patterns import lazy
from ..project.toml_schema import Key
from ..terminology.terms import word_keys
from ..vocabulary import Vocabulary
from .contract import Case, Hit, Options, VariantSpec, whole

OPTIONS = {
    "names": Key(
        "tables",
        both("Further official names."),
        keys={
            "code": Key("strings", both("The code, or the English and the French one."), required=True),
            "en": Key("string", both("The English name."), required=True),
            "fr": Key("string", both("The French name."), required=True),
        },
        default=(),
    )
}
VALUES = {
    "code": "the code",
    "found": "the name that the text has",
    "usual": "the official name in its language",
    "en": "the official English name",
    "fr": "the official French name",
}
VARIANTS = (
    VariantSpec("wrong-en", "The English name is not the official one.", ("code", "found", "usual"), claim="differ"),
    VariantSpec("wrong-fr", "The French name is not the official one.", ("code", "found", "usual"), claim="differ"),
    VariantSpec("wrong", "Neither name is the official one.", ("code", "en", "fr"), claim="differ"),
)

# The word that tells that a name is the name of a class, and whether the name stands before it.
_HEAD: Mapping[Language, str] = {"en": "group", "fr": "groupe"}
_LEVEL = lazy(r"(?:[-‐‑– \u00a0]?\d{1,2})?(?!\w)")
_BREAK = lazy(r"[^\w\s'’&-]|\n")
# An unofficial name is shown up to so many words beyond the length of the official one.
_MORE = 1


@dataclass(frozen=True, slots=True)
class _Official:
    """The code and the names of one class or standard, by language; the preferred name first."""

    codes: Mapping[Language, str]
    names: Mapping[Language, Sequence[str]]
    keys: Mapping[Language, Sequence[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class _Named:
    """The name that a version has for a code, official or not, and its place."""

    official: bool
    span: Span


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Looks at each pair of which both sides have one code of the table, and a name beside it."""
    further = (_official(row["code"], row["en"].split("|"), row["fr"].split("|")) for row in options["names"])
    table = [*further, *case.vocabulary.made(_shipped)]
    for pair in case.pairs():
        if pair.matched and all(len({segment.block for segment in pair.side(one)}) == 1 for one in LANGUAGES):
            yield from _misnamed(pair, table)


def _shipped(vocabulary: Vocabulary) -> Sequence[_Official]:
    return [
        _official((en_code, fr_code), en.split("|"), fr.split("|"))
        for en_code, fr_code, en, fr in vocabulary.rows("official-names")
    ]


def _official(codes: Sequence[str], en: Sequence[str], fr: Sequence[str]) -> _Official:
    names: Mapping[Language, Sequence[str]] = {"en": en, "fr": fr}
    keys = {language: [word_keys(name, language) for name in names[language]] for language in LANGUAGES}
    return _Official({"en": codes[0], "fr": codes[-1]}, names, keys)


def _misnamed(pair: Pair, table: Sequence[_Official]) -> Iterator[Hit]:
    sides = {language: whole(pair, language) for language in LANGUAGES}
    texts = {language: side.text for language, side in sides.items()}
    found = {
        language: {one.codes[language]: one for one in _coded(texts[language], language, table)}
        for language in LANGUAGES
    }
    if any(len(codes) != 1 for codes in found.values()):
        return
    one = next(iter(found["en"].values()))
    if one is not next(iter(found["fr"].values())):
        return
    named = {language: _named(texts[language], language, one) for language in LANGUAGES}
    official = [language for language, name in named.items() if name and name.official]
    marks = {
        language: replace(
            sides[language],
            span=(name.span if name else _place(texts[language], one.codes[language])).shift(
                sides[language].span.start
            ),
        )
        for language, name in named.items()
    }
    values = {"code": one.codes["en"]}
    for language in LANGUAGES:
        name, counterpart = named[language], named[other(language)]
        if name and not name.official and official == [other(language)]:
            yield Hit(
                marks=(marks[language], marks[other(language)]),
                missing=tuple(one.names[language][:1]),
                extra=(marks[language].text,),
                values={**values, "found": marks[language].text, "usual": one.names[language][0]},
                variant=f"wrong-{language}",
            )
        elif language == "en" and name and counterpart and not official:
            usual = {"en": one.names["en"][0], "fr": one.names["fr"][0]}
            yield Hit((marks["en"], marks["fr"]), tuple(usual.values()), values={**values, **usual}, variant="wrong")


def _coded(text: str, language: Language, table: Sequence[_Official]) -> Iterator[_Official]:
    """The rows of which a text has the code; that of a class stands before a level."""
    return (one for one in table if one.codes[language] in text and len(_place(text, one.codes[language])))


def _place(text: str, code: str) -> Span:
    """The place of a code with its level; empty where the letters belong to another word, or to no level."""
    start = text.find(code)
    while start >= 0:
        end = start + len(code)
        level = _LEVEL.match(text, end)
        alone = start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "-")
        if alone and level and (level[0] or not code.isalpha()):
            return Span(start, level.end())
        start = text.find(code, end)
    return Span(0, 0)


def _named(text: str, language: Language, one: _Official) -> _Named | None:
    """The name that a text has for a code; None where the code stands alone."""
    analysis = analysed(text, language)
    words, stems = analysis.said, analysis.stems
    for keys in one.keys[language]:
        for at in range(len(stems) - len(keys) + 1):
            if stems[at : at + len(keys)] == keys:
                return _Named(True, Span(words[at].start, words[at + len(keys) - 1].end))
    longest = max(map(len, one.keys[language])) + _MORE
    for at, word in enumerate(words):
        if word.folded == _HEAD[language]:
            span = _before(words[:at], text) if language == "en" else _behind(words[at + 1 : at + 2 + longest], text)
            return _Named(False, span) if span else None
    return None if one.codes[language].isalpha() else _beside(text, one.codes[language])


def _before(words: Sequence[Token], text: str) -> Span | None:
    """The name that ends with these words: those with capitals, and what ties them."""
    start = len(words)
    for at in range(len(words) - 1, -1, -1):
        behind = words[at + 1].start if at + 1 < len(words) else words[at].end + 1
        if _BREAK.search(text, words[at].end, behind) or not _may_name(words[at]):
            break
        if words[at].text[0].isupper():
            start = at
    return Span(words[start].start, words[-1].end) if start < len(words) - 1 else None


def _behind(words: Sequence[Token], text: str) -> Span | None:
    """The name that begins with these words; its first word alone has a capital."""
    while words and words[0].folded in LINKS["fr"] and words[0].text.islower():
        words = words[1:]
    if not words or not words[0].text[0].isupper() or not words[0].is_word or words[0].shape == "acronym":
        return None
    end = next(
        (
            at
            for at in range(1, len(words))
            if words[at].text[0].isupper() or _BREAK.search(text, words[at - 1].end, words[at].start)
        ),
        len(words),
    )
    while end > 1 and words[end - 1].folded in LINKS["fr"]:
        end -= 1
    return Span(words[0].start, words[end - 1].end)


def _may_name(word: Token) -> bool:
    """True for a word with a capital, and for one that ties such words."""
    return word.is_word and word.shape != "acronym" and (word.text[0].isupper() or word.folded in LINKS["en"])


def _beside(text: str, code: str) -> _Named | None:
    """The code of a standard or register where a name stands beside it, in brackets or over a dash."""
    place = _place(text, code)
    before, behind = text[: place.start].rstrip()[-1:], text[place.end :].lstrip()[:1]
    opens = bool(before) and before in "(,–—" and behind == ")"
    names = bool(behind) and behind in "(–—:" and len(text[place.end :].split()) > 1
    return _Named(False, place) if opens or names else None
