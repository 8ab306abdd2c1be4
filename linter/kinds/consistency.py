"""One sentence with two translations, and two sentences with one: in a notice, or in all of a run."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import LANGUAGES, Language, Segment, other
from ..project.toml_schema import Key
from ..terminology.normalised_sentence import departure, wording
from ..terminology.renderings import Renderings, sides_of
from .contract import Case, Hit, Mark, Options, VariantSpec

OPTIONS: dict[str, Key] = {}
VALUES = {
    "text": "the words of the translation in this place that differ",
    "usual": "the words of the translation that is more frequent, or comes first",
    "sentence": "the sentence that is translated",
    "count": "the number of its translations",
    "notice": "the notice in which the usual translation stands first",
}
_VALUES = ("text", "usual", "sentence", "count")
VARIANTS = (
    VariantSpec("", "A sentence of this notice has another translation elsewhere in it.", _VALUES, alike=("sentence",)),
    VariantSpec(
        "notices",
        "A sentence has another translation in another notice.",
        (*_VALUES, "notice"),
        alike=("sentence",),
    ),
)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares each pair with the usual translation of its sentence, in both directions.

    Without the renderings of a run, those of the notice are taken.
    """
    known = case.renderings
    if known is None:
        known = Renderings()
        known.take(case.notice.name, case.sections)
    for pair in case.pairs():
        sides = sides_of(pair)
        for language in LANGUAGES if sides else ():
            assert sides is not None
            if found := known.usual(sides, language):
                usual, count = found
                there = other(language)
                here, other_words = _difference(sides[language], usual.text, language)
                values = {
                    "text": here.text,
                    "usual": other_words,
                    "sentence": sides[there].text,
                    "count": str(count),
                }
                apart = usual.notice != case.notice.name
                yield Hit(
                    marks=(here, _whole(sides[there], there)),
                    missing=(usual.text,),
                    extra=(sides[language].text,),
                    values={**values, "notice": usual.notice} if apart else values,
                    variant="notices" if apart else "",
                )


def _difference(segment: Segment, usual: str, language: Language) -> tuple[Mark, str]:
    """The stretch of a translation that differs from the usual one, and what that has there."""
    found = departure(wording(segment.text, language), wording(usual, language))
    if found is None:
        return _whole(segment, language), usual
    return Mark(language, segment.block, found.span.shift(segment.span.start)), found.approved.of(usual)


def _whole(segment: Segment, language: Language) -> Mark:
    return Mark(language, segment.block, segment.span)
