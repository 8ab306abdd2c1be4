"""Two spellings of one word or name in one text. The places of the rarer spelling are one defect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import LANGUAGES, Confidence
from ..project.toml_schema import Key
from .contract import Case, Hit, Options, Replacement, VariantSpec
from .support.habits import complements, dashes, possessives
from .support.name_variants import Renamed, capitals, official_names, product_names, renamed
from .support.renderings import renderings
from .support.variants import Variants, hyphens, listed, suffixes
from .support.version_text import Place, VersionText

OPTIONS: dict[str, Key] = {}
VALUES = {
    "word": "the rarer spelling",
    "usual": "the usual spelling",
    "noun": "the word of the other version that is rendered in two ways",
    "count": "how often the usual one occurs; of a product name, how often the rarer one does",
}
_VALUES = ("word", "usual", "count")
# Of one spelling, its words may have several endings: `extra` is the first of them.
_ALIKE = ("extra", "usual")
VARIANTS = (
    VariantSpec("suffix", "English words with -ise and with -ize.", _VALUES, alike=_ALIKE),
    VariantSpec("listed", "Two spellings of a word that `variants.tsv` pairs.", _VALUES, alike=_ALIKE),
    VariantSpec(
        "solid", "A word with a hyphen and in one word: `pre-selection` beside `preselection`.", _VALUES, alike=_ALIKE
    ),
    VariantSpec(
        "prefix", "A prefix with a hyphen that is usually written in one word: `multi-national`.", _VALUES, alike=_ALIKE
    ),
    VariantSpec("hyphen", "A compound with and without its hyphen before the same word.", _VALUES, alike=_ALIKE),
    VariantSpec("hyphen-name", "A name with and without its hyphen.", _VALUES, alike=_ALIKE),
    VariantSpec("product", "A product name in two words, in either version: `Chat GPT`.", _VALUES, alike=_ALIKE),
    VariantSpec("name", "One word of a name differs.", _VALUES, alike=_ALIKE),
    VariantSpec("official", "A product's name has other capitals than its maker gives it.", _VALUES, alike=_ALIKE),
    VariantSpec("possessive", "The possessive of an acronym with and without its s.", _VALUES, alike=_ALIKE),
    VariantSpec("complement", "A French complement in the singular and the plural.", _VALUES, alike=_ALIKE),
    VariantSpec("dash", "A hyphen stands for a dash, which the version has elsewhere.", _VALUES, alike=("usual",)),
    VariantSpec(
        "rendering", "A body that one version names in one way, and this one in two.", (*_VALUES, "noun"), alike=_ALIKE
    ),
    VariantSpec("capitals", "The capitals of a name differ.", _VALUES, alike=_ALIKE),
)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Looks for names and suffixes in English, for compounds in both versions, for product names across them."""
    versions = [VersionText(case, language) for language in LANGUAGES]
    for version in versions:
        if version.side == "en":
            for spelt in suffixes(version):
                yield from _spelt(version, spelt)
            for named in renamed(version):
                yield from _named(version, named, "name")
            for named in capitals(version):
                yield from _named(version, named, "capitals")
        changing = (*possessives(version), *complements(version), *dashes(version))
        for spelt in (*listed(version, case.vocabulary), *hyphens(version, case.vocabulary), *changing):
            yield from _spelt(version, spelt)
        for name, places in official_names(version, case.vocabulary):
            values = {"word": places[0].text, "usual": name, "count": str(len(places))}
            yield from _at_each(version, places, Hit((), extra=(places[0].text,), values=values, variant="official"))
    for found in renderings(case):
        values = {"word": found.word, "usual": found.usual, "count": str(found.count), "noun": found.noun}
        hit = Hit((), extra=(found.word,), values=values, variant="rendering", confidence="medium")
        yield from (replace(hit, marks=(mark,)) for mark in found.marks)
    for camel in product_names(versions):
        usual_version, usual = camel.usual
        word = camel.places[0][1].text
        for version, place in camel.places:
            mark = version.mark(place)
            yield Hit(
                marks=(mark, usual_version.mark(usual)),
                extra=(word,),
                values={"word": word, "usual": camel.name, "count": str(len(camel.places))},
                variant="product",
                replacements=(Replacement(mark.language, mark.block, mark.span, camel.name),),
                safe=True,
            )


def _spelt(version: VersionText, found: Variants) -> list[Hit]:
    values = {"word": found.places[0].text, "usual": found.usual, "count": str(len(found.others))}
    sure: Confidence | None = None if len(found.places) != len(found.others) else "medium"
    # Of two spellings that are as frequent, nobody knows which one is meant: both are shown.
    beside = (version.mark(found.others[0]),) if found.way == "possessive" or (sure and found.way == "listed") else ()
    hit = Hit(marks=beside, extra=(values["word"],), values=values, variant=found.way, confidence=sure)
    return _at_each(version, found.places, hit)


def _named(version: VersionText, found: Renamed, variant: str) -> list[Hit]:
    values = {"word": found.places[0].text, "usual": found.usual, "count": str(found.count)}
    marks = tuple(map(version.mark, found.beside))
    return _at_each(version, found.places, Hit(marks, extra=(values["word"],), values=values, variant=variant))


def _at_each(version: VersionText, places: Sequence[Place], hit: Hit) -> list[Hit]:
    """The hit at each place, which stands before the marks that it has."""
    return [replace(hit, marks=(version.mark(place), *hit.marks)) for place in places]
