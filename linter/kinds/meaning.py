"""True if both versions say the same: one is translated by machine into the language of the other, and compared.

Typed values, obligations and denials are compared, and so are the words as a whole. A pair is reported if it is far
less similar than other pairs. It must also be no more similar than unrelated sentences are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from ..facts import finder, unit_of
from ..language.cues import Sign, unanswered, words_of
from ..messages import both
from ..model import LANGUAGES, Fact, Language, Pair, Translation, other
from ..project.toml_schema import Key
from .contract import Case, Hit, Options, VariantSpec, whole
from .support.denials import DENIAL, cues_of_denial, denials, denied, tight
from .support.modalities import contradictory, modality
from .support.resemblance import chance, resemblance

OPTIONS = {
    "from": Key(
        "string",
        both("The language that is translated."),
        LANGUAGES,
        default="fr",
    ),
    "deviation": Key(
        "number",
        both(
            "The least distance below the usual resemblance, in usual (median) deviations.",
        ),
        required=True,
    ),
    "translations": Key(
        "table",
        both("Translations to use in place of a model."),
        named=Key("string", both("The translation.")),
        default={},
    ),
}
VALUES = {
    "stated": "the words of the version that is not translated",
    "translated": "the words of the translation of the other version",
}
VARIANTS = (
    VariantSpec("", "The translation of one version is far from the other version.", (), claim="differ"),
    VariantSpec(
        "value", "The translation has another date, time, amount or number.", ("stated", "translated"), claim="differ"
    ),
    VariantSpec("obligation", "One of the two obliges, the other permits.", ("stated", "translated"), claim="differ"),
    VariantSpec("denial", "One of the two denies, the other does not.", (), claim="differ"),
)

_VALUES = ("date", "time", "amount", "number")
# The usual resemblance of a notice is not to be had from less.
_LEAST_PAIRS = 6
_LEAST_WORDS = 5
# A deviation below this is that of pairs which are all alike, not a measure of what is usual.
_LEAST_DEVIATION = 0.05
_NORMAL = 1.4826  # a median deviation as a standard one
_UNDERSTOOD = 0.5  # the same where a notice has too few pairs to tell what is usual
# The alignment is sure of pairs that score more, whatever a machine makes of them.
_SURE = 0.5
# And so little sure of those that score less that two doubts make a finding.
_DOUBTFUL = 0.25


@dataclass(frozen=True, slots=True)
class _Compared:
    """A pair with the text of both versions, and the translation of one into the language of the other.

    `likeness` is how much that resembles the other version, 0 to 1.
    """

    pair: Pair
    texts: Mapping[Language, str]
    translation: str
    likeness: float

    @property
    def judged(self) -> bool:
        """True if there are words enough to judge it as a whole. A lead-in to a list is known by its place."""
        long = all(len(words_of(text, language)) >= _LEAST_WORDS for language, text in self.texts.items())
        return long and not all(text.endswith(":") for text in self.texts.values())


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares each pair with its translation by machine. Without a model and `translations`, finds nothing."""
    target: Language = "fr" if options["from"] == "en" else "en"
    compared = list(_compared(case, options, target))
    judged = [one for one in compared if one.judged]
    usual = median(one.likeness for one in judged) if len(judged) >= _LEAST_PAIRS else None
    least = _least(judged, usual, target, options["deviation"]) if usual is not None else 0.0
    for one in compared:
        # Only where the machine understands a sentence does it show what a word of it says.
        hit = _contradiction(case, one, target) if one.likeness >= (usual or _UNDERSTOOD) else None
        if hit:
            yield hit
        elif one.judged and one.likeness < least and one.pair.score < _SURE:
            yield _hit(one, target, confidence_is_medium=one.pair.score < _DOUBTFUL)


def _compared(case: Case, options: Options, target: Language) -> Iterator[_Compared]:
    given = options["translations"]
    for pair in case.pairs():
        if not pair.matched or pair.kind in ("field", "heading"):
            continue
        if any(one.block.language != language for language in LANGUAGES for one in pair.side(language)):
            continue  # left in the other language: there is nothing to translate
        texts: dict[Language, str] = {
            language: " ".join(one.text for one in pair.side(language)) for language in LANGUAGES
        }
        text = texts[other(target)]
        translation = given.get(text)
        if translation is None and case.translator:
            translation = case.translator.translate(text, other(target), target)
        if isinstance(translation, str) and translation:
            yield _Compared(pair, texts, translation, resemblance(translation, texts[target]))


def _least(judged: Sequence[_Compared], usual: float, target: Language, deviation: float) -> float:
    """Similarity threshold: the lower of the notice's outlier bound and the similarity of unrelated sentences."""
    spread = max(_LEAST_DEVIATION, _NORMAL * median(abs(one.likeness - usual) for one in judged))
    by_chance = chance([one.translation for one in judged], [one.texts[target] for one in judged])
    return min(usual - deviation * spread, by_chance)


def _contradiction(case: Case, one: _Compared, target: Language) -> Hit | None:
    """Differences that only the translation shows. Other rules report those that the versions show."""
    if not tight(one.pair):
        return None
    return _value(one, target) or _obligation(case, one, target) or _denial(case, one, target)


def _value(one: _Compared, target: Language) -> Hit | None:
    source = other(target)
    for name in _VALUES:
        find = finder(name)
        if find(one.texts[source], source):
            continue  # read directly, and compared by the rule for it
        stated, translated = find(one.texts[target], target), find(one.translation, target)
        for fact in _without_equal(stated, translated):
            for rival in _without_equal(translated, stated):
                if unit_of(fact) == unit_of(rival):  # two years and two pages are not rivals
                    return _hit(one, target, "value", values={"stated": fact.text, "translated": rival.text})
    return None


def _without_equal(facts: Sequence[Fact], there: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if not fact.weak and not any(fact.agrees(other) for other in there)]


def _obligation(case: Case, one: _Compared, target: Language) -> Hit | None:
    stated, translated, said = (
        modality(case.vocabulary, text, language)
        for text, language in (
            (one.texts[target], target),
            (one.translation, target),
            (one.texts[other(target)], other(target)),
        )
    )
    if not stated or not translated or not contradictory(stated, translated) or said:
        return None
    if any(denied(case.vocabulary, text, target) for text in (one.texts[target], one.translation)):
        return None
    words = [words_of(text, target) for text in (one.texts[target], one.translation)]
    values = {
        "stated": " ".join(words[0][stated.first : stated.end]),
        "translated": " ".join(words[1][translated.first : translated.end]),
    }
    return _hit(one, target, "obligation", values=values)


def _denial(case: Case, one: _Compared, target: Language) -> Hit | None:
    if denials(case.vocabulary, one.texts):
        return None
    cues = case.vocabulary.made(cues_of_denial)[0][target]
    stated, translated = (cues.signs(words_of(text, target)) for text in (one.texts[target], one.translation))
    lost = _denies_alone(stated, translated)
    # A machine makes denials of its own (of `point`, of the `ne` in `avant que … ne`): the text must deny as well.
    made = _denies_alone(translated, stated) and denied(case.vocabulary, one.texts[other(target)], other(target))
    return _hit(one, target, "denial") if lost or made else None


def _denies_alone(here: Sequence[Sign], there: Sequence[Sign]) -> bool:
    return any(sign.meaning == DENIAL for sign in here) and not unanswered(there, here, but=(DENIAL,))


def _hit(
    one: _Compared,
    target: Language,
    variant: str = "",
    *,
    values: Mapping[str, str] | None = None,
    confidence_is_medium: bool = False,
) -> Hit:
    marks = {language: whole(one.pair, language) for language in LANGUAGES}
    return Hit(
        marks=(marks["en"], marks["fr"]),
        values=values or {},
        variant=variant,
        confidence="medium" if confidence_is_medium else None,
        translation=Translation(target, one.translation),
    )
