"""The introduction of acronyms: `Full Name (ABC)`, once, with the name that the acronym stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..facts.acronyms import TYPE as ACRONYM
from ..facts.acronyms import Definition, find_definitions
from ..language.function_words import LINKS
from ..language.inclusive import without_endings
from ..language.inflection import stem
from ..messages import both
from ..model import LANGUAGES, Block, Language, Span, other
from ..patterns import LETTERS_AND_DIGITS, lazy
from ..project.toml_schema import Key
from ..structure.labels import label_key
from .contract import Case, Hit, Mark, Options, VariantSpec

OPTIONS = {
    "look_for": Key(
        "strings",
        both("The defects to look for."),
        ("comma", "name", "twice", "undefined"),
        required=True,
    )
}
VALUES = {
    "acronym": "the acronym",
    "name": "the name that the text gives",
    "usual": "the usual name",
}
VARIANTS = (
    VariantSpec(
        "comma", "A comma separates the name from its acronym.", ("acronym",), only=("look_for", "comma"), alike=()
    ),
    VariantSpec(
        "name",
        "The name is nearly the usual one.",
        ("acronym", "name", "usual"),
        only=("look_for", "name"),
        alike=("acronym", "name"),
    ),
    VariantSpec(
        "twice", "The acronym is introduced again.", ("acronym",), only=("look_for", "twice"), alike=("acronym",)
    ),
    VariantSpec(
        "undefined-en",
        "Only the French version introduces the acronym.",
        ("acronym",),
        only=("look_for", "undefined"),
    ),
    VariantSpec(
        "undefined-fr",
        "Only the English version introduces the acronym.",
        ("acronym",),
        only=("look_for", "undefined"),
    ),
)

# A name that is this much like the usual one, and not the same, is the usual one distorted.
_DISTORTED = 82


@dataclass(frozen=True, slots=True)
class Defined:
    """A definition where it stands."""

    definition: Definition
    block: Block


# `AUC/ARBE/2026/0384` is the number of a file.
_REST_OF_CODE = lazy(r"[/_-](?=\S*\d)")


# The text between an acronym and its name, other than a bracket. `pour` and the like mean other things as well.
_SIGN_OF_NAME = lazy(r"[»”\"]?(?:\s*[:=]|\s+[–—-])\s+(?=[A-ZÀ-Þ])(?:\S+\s+){1,}\S")
_WORD_OF_NAME = lazy(
    r"[»”\"]?,?\s+(?:stands for|means|short for|pour|signifie|désigne)\s+[«“\"]?\s?(?P<initial>[A-ZÀ-Þ])"
)
# The name behind a comma within the brackets of the acronym, or in brackets behind it.
_BRACKET_OR_QUOTES = lazy(r",\s([^(),;.]{5,100})\)|\s\(([^()]{5,120})\)")
_ARTICLE = lazy(r"\w \((?:an?|the|une?|l[ea]s?|l['’])\s?$")
_CAPITALS = lazy(r"\b[A-Z]{2,5}\b")
_SMALL = LINKS["en"] | LINKS["fr"]
# Two acronyms and no more: longer rows are units of a house.
_SLASH_BEHIND = lazy(r"/[A-ZÀ-Þ]{2,8}(?![\w/])")
_SLASH_BEFORE = lazy(r"(?<![\w/])[A-ZÀ-Þ]{2,8}/$")


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Looks for the defects in the definitions of both versions."""
    defined = {language: _defined(case, language) for language in LANGUAGES}
    for language in LANGUAGES:
        if "comma" in options["look_for"]:
            yield from _commas(defined[language], language)
        if "name" in options["look_for"]:
            yield from _names(case, defined[language], language)
        if "twice" in options["look_for"]:
            yield from _twice(defined[language], language)
        if "undefined" in options["look_for"]:
            yield from _undefined(case, defined, language)


def _defined(case: Case, language: Language) -> list[Defined]:
    return [
        Defined(definition, block)
        for block in case.side(language).blocks
        if block.kind in ("paragraph", "item")
        for definition in find_definitions(block.text, block.language)
    ]


def _commas(defined: Sequence[Defined], language: Language) -> Iterator[Hit]:
    for one in defined:
        text, bracket = one.block.text, one.definition.span.start
        before = text[:bracket].rstrip("(\u00a0\u202f ")
        if before.endswith(",") and one.definition.expansion_span.end <= bracket:
            span = Span(len(before) - 1, one.definition.span.end + 1)
            yield Hit(
                marks=(Mark(language, one.block, span),), values={"acronym": one.definition.acronym}, variant="comma"
            )


def _names(case: Case, defined: Sequence[Defined], language: Language) -> Iterator[Hit]:
    from rapidfuzz import fuzz

    usual = _usual(case, language)
    for one in defined:
        name = _plain(one.definition.expansion)
        names = [_shortened(known, one.definition.expansion) for known in usual.get(one.definition.acronym, ())]
        best = max(names, key=lambda known: fuzz.ratio(name, _plain(known)), default="")
        if best and (_plain(best).endswith(name.removeprefix("the ")) or name.endswith(_plain(best))):
            continue  # where a name begins is a guess: `(Treaty on) the Functioning of …`, `(knowledge of) standards …`
        like = best and _DISTORTED <= fuzz.ratio(name, _plain(best)) < 100
        if like and not _same_but_inflected(name, _plain(best), language):
            yield Hit(
                marks=(Mark(language, one.block, one.definition.expansion_span),),
                missing=(best,),
                extra=(one.definition.expansion,),
                values={"name": one.definition.expansion, "usual": best, "acronym": one.definition.acronym},
                variant="name",
            )


def _shortened(known: str, name: str) -> str:
    """A usual name with those words as an acronym that a name has so: `UN Convention on Trade`."""
    for acronym in _CAPITALS.findall(name):
        words = known.split()
        for start in range(len(words) - len(acronym) + 1):
            end = start + len(acronym)
            if "".join(word[0] for word in words[start:end]) == acronym:
                known = " ".join((*words[:start], acronym, *words[end:]))
                break
    return known


def _plain(name: str) -> str:
    """A name for comparison: hyphens, inclusive endings and the spelling with z make no other name."""
    return label_key(without_endings(name)).replace("-", " ").replace("z", "s")


def _usual(case: Case, language: Language) -> Mapping[str, list[str]]:
    names: dict[str, list[str]] = {}
    for row in case.vocabulary.rows("acronyms"):
        acronym, name = (row[0], row[2]) if language == "en" else (row[1], row[3] if len(row) > 3 else "")
        if acronym and name:
            names.setdefault(acronym, []).append(name)
    return names


def _same_but_inflected(name: str, usual: str, language: Language) -> bool:
    """True if two names have the same words apart from endings and small words.

    One may leave out a word (`medium-sized`, `medium`).

    A name may stand in the plural. A French plural whose first word alone lacks the `s` is a slip (`la technologies de
    …`).
    """
    words, usual_words = _words(name, language), _words(usual, language)
    if language == "fr" and usual_words == [f"{word}s" for word in words[:1]] + words[1:]:
        return False
    stems, usual_stems = ([stem(word, language) for word in one] for one in (words, usual_words))
    shorter, longer = sorted((stems, usual_stems), key=len)
    rest = iter(longer)
    return all(one in rest for one in shorter)


def _words(name: str, language: Language) -> list[str]:
    return [word for word in name.replace("'", " ").split() if word not in LINKS[language]]


def _twice(defined: Sequence[Defined], language: Language) -> Iterator[Hit]:
    first: dict[str, Defined] = {}
    for one in defined:
        name = one.definition.acronym
        if name in first and one.definition.matched:
            yield Hit(
                marks=(Mark(language, one.block, one.definition.span),),
                extra=(name,),
                values={"acronym": name},
                variant="twice",
            )
        first.setdefault(name, one)


def _undefined(case: Case, defined: Mapping[Language, Sequence[Defined]], language: Language) -> Iterator[Hit]:
    here = {one.definition.acronym for one in defined[language]}
    there: dict[str, Defined] = {}
    for one in defined[other(language)]:
        if _introduces(one, other(language)):
            there.setdefault(one.definition.acronym, one)
    wanted = there.keys() - here - _usual(case, language).keys()
    blocks = [block for block in case.side(language).blocks if block.kind not in ("furniture", "field")]
    first: dict[str, Mark] = {}
    for block in blocks if wanted else ():
        for fact in case.facts.of(block, "acronym"):
            name = ACRONYM.of(fact).letters
            if name not in wanted or _REST_OF_CODE.match(block.text, fact.span.end):
                continue
            if _is_explained(block.text, fact.span):
                wanted = wanted - {name}
                first.pop(name, None)
            elif not _is_bilingual(block.text, fact.span):
                first.setdefault(name, Mark(language, block, fact.span))
    for name, mark in first.items():
        introduced = there[name]
        yield Hit(
            marks=(mark, Mark(other(language), introduced.block, introduced.definition.span)),
            missing=(name,),
            values={"acronym": name},
            variant=f"undefined-{language}",
        )


def _introduces(one: Defined, language: Language) -> bool:
    """True if what stands in brackets is an acronym, and no level or rate: `bilingualism (BBB)`, `per IP (per day)`.

    Its initials fit. French keeps English acronyms, but only behind a name of several words.
    """
    definition = one.definition
    kept = language == "fr" and definition.style == "name (acronym)" and len(_words(definition.expansion, "fr")) > 1
    return definition.matched or kept


def _is_explained(text: str, span: Span) -> bool:
    """True if an acronym is explained in another way: `ABC – Full Name`, `ABC pour Full Name`, `(ABC, full name)`.

    Or if it stands in brackets with its article, behind what it stands for: `a lasting name (an ABC)`.
    """
    if _SIGN_OF_NAME.match(text, span.end) or (text.startswith(")", span.end) and _ARTICLE.search(text, 0, span.start)):
        return True
    match = _WORD_OF_NAME.match(text, span.end)
    if match is not None and match["initial"] == text[span.start]:
        return True
    behind = _BRACKET_OR_QUOTES.match(text, span.end)
    return behind is not None and _spells(behind[1] or behind[2], span.of(text))


def _spells(words: str, acronym: str) -> bool:
    """True if words that follow each other have the letters of an acronym as their initials, in any language."""
    initials = "".join(
        word[0] for word in LETTERS_AND_DIGITS.findall(words) if word[0].isalpha() and word.lower() not in _SMALL
    ).lower()
    return acronym.lower() in initials


def _is_bilingual(text: str, span: Span) -> bool:
    """True if an acronym follows or precedes another one with a slash, as names in two languages do."""
    if _SLASH_BEHIND.match(text, span.end):
        return text[span.start - 1 : span.start] != "/"
    return _SLASH_BEFORE.search(text, 0, span.start) is not None and text[span.end : span.end + 1] != "/"
