"""Two spellings of one word or name in one text: one finding for the rarer spelling, with all its places."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import LANGUAGES
from .contract import Case, Hit, Options, Replacement
from .support.name_variants import Renamed, capitals, product_names, renamed
from .support.variants import Variants, hyphens, listed, suffixes
from .support.version_text import VersionText

OPTIONS: dict[str, type] = {}


def check(case: Case, options: Options) -> Iterator[Hit]:  # noqa: ARG001 (every kind is called alike)
    """Variants: "suffix" (-ise and -ize), "listed" (pairs of `variants.tsv`), "solid" (`pre-selection` beside
    `preselection`), "prefix" (`multi-national`), "hyphen" and "hyphen-name" (a compound with and without its hyphen
    before the same word), "product" (`Chat GPT` beside `ChatGPT`, in either version), "name" (one word of a name
    differs), "capitals"."""
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
