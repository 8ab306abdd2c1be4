"""An obligation in one version, a permission in the other: `must` and `peut`, `may` and `doit`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..language.cues import Sign, place, unanswered
from ..model import LANGUAGES, Language, Pair, other
from ..project.toml_schema import Key
from ..vocabulary import Vocabulary
from .contract import Case, Hit, Mark, Options, VariantSpec
from .support.denials import denied, tight
from .support.modalities import OBLIGES, OPPOSITE, PERMITS, contradictory, only_meaning, signs_of

OPTIONS: dict[str, Key] = {}
VALUES = {"en": "the modal words in English", "fr": "the modal words in French"}
VARIANTS = (
    VariantSpec("permitted-en", "The French obliges, the English permits.", ("en", "fr"), claim="differ"),
    VariantSpec("permitted-fr", "The English obliges, the French permits.", ("en", "fr"), claim="differ"),
)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Looks at tightly aligned segments of which one side obliges and the other permits."""
    for pair in case.pairs():
        if not tight(pair):
            continue
        texts: dict[Language, str] = {language: pair.side(language)[0].text for language in LANGUAGES}
        found = _opposed(case.vocabulary, texts)
        # A denial makes of a permission a prohibition: `cannot` and `ne doit pas` are one. Two of another verb do not.
        if found and len({denied(case.vocabulary, text, language) for language, text in texts.items()}) == 1:
            yield _hit(pair, dict(zip(LANGUAGES, found, strict=True)))


def _opposed(vocabulary: Vocabulary, texts: Mapping[Language, str]) -> tuple[Sign, Sign] | None:
    """The modal words in which two sentences differ: all they have, or one of several."""
    english = signs_of(vocabulary, texts["en"], "en")
    french = signs_of(vocabulary, texts["fr"], "fr") if english else []
    if not french:
        return None
    # A hint on both sides (`the mandatory courses`, `les cours obligatoires`) belongs to another word.
    english, french = unanswered(english, french, but=OPPOSITE), unanswered(french, english, but=OPPOSITE)
    one, two = only_meaning(english), only_meaning(french)
    if one and two:
        return (one, two) if contradictory(one, two) else None
    return _one_of_several(english, french)


def _one_of_several(english: Sequence[Sign], french: Sequence[Sign]) -> tuple[Sign, Sign] | None:
    """The one modal word in which two sentences differ that have several: `must … and may …`, `peut … et peut …`.

    There must be no sign of any other way to say it, on either side.
    """
    if len(english) != len(french) or any(sign.meaning not in OPPOSITE for sign in (*english, *french)):
        return None
    differing = [couple for couple in zip(english, french, strict=True) if contradictory(*couple)]
    return differing[0] if len(differing) == 1 else None


def _hit(pair: Pair, signs: Mapping[Language, Sign]) -> Hit:
    segments = {language: pair.side(language)[0] for language in LANGUAGES}
    spans = {language: place(segments[language], signs[language]) for language in LANGUAGES}
    marks = {language: Mark(language, segments[language].block, spans[language]) for language in LANGUAGES}
    obliging: Language = "en" if signs["en"].meaning == OBLIGES else "fr"
    return Hit(
        marks=(marks["en"], marks["fr"]),
        missing=(OBLIGES,),
        extra=(PERMITS,),
        values={language: marks[language].text for language in LANGUAGES},
        variant=f"permitted-{other(obliging)}",
    )
