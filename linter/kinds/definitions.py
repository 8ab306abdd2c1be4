"""The introduction of acronyms: `Full Name (ABC)`, once, with the name that the acronym stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..facts.acronyms import TYPE as ACRONYM
from ..facts.acronyms import Definition, find_definitions
from ..language.function_words import LINKS
from ..language.inclusive import without_endings
from ..language.inflection import stem
from ..messages import both
from ..model import LANGUAGES, Block, Language, Span, other
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
    VariantSpec("comma", "A comma separates the name from its acronym.", ("acronym",), only=("look_for", "comma")),
    VariantSpec("name", "The name is nearly the usual one.", ("acronym", "name", "usual"), only=("look_for", "name")),
    VariantSpec("twice", "The acronym is introduced again.", ("acronym",), only=("look_for", "twice")),
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
_REST_OF_CODE = re.compile(r"[/_-](?=\S*\d)")


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
        names = usual.get(one.definition.acronym, ())
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
    """True if two names have the same words but for endings and the small words between them.

    A name may stand in the plural; but a French name that is a plural has no singular (`les technologies de …`).
    """
    words, usual_words = _words(name, language), _words(usual, language)
    if language == "fr" and usual_words[:1] == [f"{word}s" for word in words[:1]]:
        return False
    return [stem(word, language) for word in words] == [stem(word, language) for word in usual_words]


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
    there = {one.definition.acronym: one for one in defined[other(language)]}
    usual = _usual(case, language)
    seen: set[str] = set()
    for block in case.side(language).blocks:
        if block.kind in ("furniture", "field"):
            continue
        for fact in case.facts.of(block, "acronym"):
            name = ACRONYM.of(fact).letters
            in_code = _REST_OF_CODE.match(block.text, fact.span.end) is not None
            if name in there and name not in here and name not in usual and name not in seen and not in_code:
                seen.add(name)
                introduced = there[name]
                yield Hit(
                    marks=(
                        Mark(language, block, fact.span),
                        Mark(other(language), introduced.block, introduced.definition.span),
                    ),
                    missing=(name,),
                    values={"acronym": name},
                    variant=f"undefined-{language}",
                )
