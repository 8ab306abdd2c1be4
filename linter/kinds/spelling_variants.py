"""Two spellings of one word or name in one text: one finding for the rarer spelling, with all its places."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import LANGUAGES
from ..project.toml_schema import Key
from .contract import Case, Hit, Options, Replacement, VariantSpec
from .support.name_variants import Renamed, capitals, product_names, renamed
from .support.variants import Variants, hyphens, listed, suffixes
from .support.version_text import VersionText

OPTIONS: dict[str, Key] = {}
VALUES = {
    "word": "the rarer spelling",
    "usual": "the usual spelling",
    "count": "how often the usual one occurs; of a product name, how often the rarer one does",
}
_VALUES = ("word", "usual", "count")
VARIANTS = (
    VariantSpec("suffix", "English words with -ise and with -ize.", _VALUES),
    VariantSpec("listed", "Two spellings of a word that `variants.tsv` pairs.", _VALUES),
    VariantSpec("solid", "A word with a hyphen and in one word: `pre-selection` beside `preselection`.", _VALUES),
    VariantSpec("prefix", "A prefix with a hyphen that is usually written in one word: `multi-national`.", _VALUES),
    VariantSpec("hyphen", "A compound with and without its hyphen before the same word.", _VALUES),
    VariantSpec("hyphen-name", "A name with and without its hyphen.", _VALUES),
    VariantSpec("product", "A product name in two words, in either version: `Chat GPT`.", _VALUES),
    VariantSpec("name", "One word of a name differs.", _VALUES),
    VariantSpec("capitals", "The capitals of a name differ.", _VALUES),
)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Looks for names and suffixes in English, for compounds in both versions, for product names across them."""
    versions = [VersionText(case, language) for language in LANGUAGES]
    for version in versions:
        if version.side == "en":
            yield from (_spelt(version, found) for found in suffixes(version))
            yield from (_named(version, found, "name") for found in renamed(version))
            yield from (_named(version, found, "capitals") for found in capitals(version))
        yield from (_spelt(version, found) for found in listed(version, case.vocabulary))
        yield from (_spelt(version, found) for found in hyphens(version, case.vocabulary))
    for camel in product_names(versions):
        marks = [version.mark(place) for version, place in camel.places]
        usual_version, usual = camel.usual
        yield Hit(
            marks=(*marks, usual_version.mark(usual)),
            extra=(camel.places[0][1].text,),
            values={"word": camel.places[0][1].text, "usual": camel.name, "count": str(len(marks))},
            variant="product",
            replacements=tuple(Replacement(mark.language, mark.block, mark.span, camel.name) for mark in marks),
            safe=True,
        )


def _spelt(version: VersionText, found: Variants) -> Hit:
    return Hit(
        marks=tuple(version.mark(place) for place in found.places),
        extra=(found.places[0].text,),
        values={"word": found.places[0].text, "usual": found.usual, "count": str(len(found.others))},
        variant=found.way,
        confidence="medium" if len(found.places) == len(found.others) else None,
    )


def _named(version: VersionText, found: Renamed, variant: str) -> Hit:
    return Hit(
        marks=tuple(version.mark(place) for place in found.places),
        extra=(found.places[0].text,),
        values={"word": found.places[0].text, "usual": found.usual, "count": str(found.count)},
        variant=variant,
    )
