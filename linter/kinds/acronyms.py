"""Acronyms: one that is mistyped in one version, where the other version and the rest of the text have it right.

An acronym may legitimately be kept, translated (IMS, EMI) or written out in the other version. What translates what is
learnt from `Full Name (ABC)` in aligned sentences and from the vocabulary; what is left over on both sides and differs
in one letter is a slip.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..case import Case, Hit, Mark, Options
from ..facts.acronyms import find_definitions, translations
from ..model import LANGUAGES, Fact, Language, Pair, Segment, other

OPTIONS: dict[str, type] = {}


@dataclass(frozen=True, slots=True)
class Used:
    """An acronym where it stands."""

    name: str
    fact: Fact
    segment: Segment

    def mark(self, language: Language) -> Mark:
        return Mark(language, self.segment.block, self.fact.span)


ByLanguage = Mapping[Language, Sequence[Used]]


def check(case: Case, options: Options) -> Iterator[Hit]:  # noqa: ARG001 (every kind is called alike)
    """Compares the acronyms of each aligned pair, knowing those of the whole notice."""
    counts = {language: _counts(case, language) for language in LANGUAGES}
    known = _known(case)
    compared = [
        (pair, {language: _used(case, pair, language) for language in LANGUAGES})
        for pair in case.pairs()
        if pair.en and pair.fr
    ]
    _learn_from_use([_left(used, known) for _, used in compared], counts, known)
    named = {language: _named(case, language) for language in LANGUAGES}
    for pair, used in compared:
        for hit in _slips(pair, _left(used, known), used, counts, known):
            if not (hit.values["en"] in named["en"] and hit.values["fr"] in named["fr"]):
                yield hit


def _named(case: Case, language: Language) -> set[str]:
    """The acronyms that are introduced with a name whose initials they are: such a one is no slip."""
    return {
        definition.acronym
        for block in case.side(language).blocks
        if block.kind != "furniture"
        for definition in find_definitions(block.text, language)
        if definition.matched
    }


def _left(used: ByLanguage, known: Mapping[str, frozenset[str]]) -> ByLanguage:
    """The acronyms of a pair that nothing on the other side answers."""
    return {
        language: [one for one in used[language] if not _answered(one.name, used[other(language)], known)]
        for language in LANGUAGES
    }


def _learn_from_use(
    left: Sequence[ByLanguage], counts: Mapping[Language, Counter[str]], known: dict[str, frozenset[str]]
) -> None:
    """Two acronyms, each used in one version only and more than once where the other is, name the same body."""
    together = Counter(
        (english, french)
        for one in left
        for english in {used.name for used in one["en"]}
        for french in {used.name for used in one["fr"]}
    )
    for (english, french), times in together.items():
        if times > 1 and not counts["fr"][english] and not counts["en"][french]:
            known[english] = known.get(english, frozenset()) | {french}
            known[french] = known.get(french, frozenset()) | {english}


def _counts(case: Case, language: Language) -> Counter[str]:
    return Counter(
        fact.parts[0] or ""
        for block in case.side(language).blocks
        if block.kind != "furniture"
        for fact in case.facts.of(block, "acronym")
    )


def _used(case: Case, pair: Pair, language: Language) -> list[Used]:
    return [
        Used(fact.parts[0] or "", fact, segment)
        for segment in pair.side(language)
        for fact in case.facts.within(segment, "acronym")
    ]


def _known(case: Case) -> dict[str, frozenset[str]]:
    """What translates what: the vocabulary, and the definitions that stand in aligned sentences."""
    known = dict(translations(case.vocabulary.rows("acronyms")))
    for pair in case.pairs():
        if not (pair.en and pair.fr):
            continue
        defined = [
            [one for segment in pair.side(language) for one in find_definitions(segment.text, language)]
            for language in LANGUAGES
        ]
        both = {one.acronym for one in defined[0]} & {one.acronym for one in defined[1]}
        rest = [[one for one in found if one.acronym not in both] for found in defined]
        if len(rest[0]) == len(rest[1]) == 1:
            english, french = rest[0][0], rest[1][0]
            # A slip in the French acronym would not match the initials of its own name.
            if english.matched and french.matched:
                known[english.acronym] = known.get(english.acronym, frozenset()) | {french.acronym}
                known[french.acronym] = known.get(french.acronym, frozenset()) | {english.acronym}
    return known


def _answered(name: str, there: Sequence[Used], known: Mapping[str, frozenset[str]]) -> bool:
    forms = known.get(name, frozenset()) | {name}
    return any(one.name in forms for one in there)


def _slips(
    pair: Pair,
    left: ByLanguage,
    used: ByLanguage,
    counts: Mapping[Language, Counter[str]],
    known: Mapping[str, frozenset[str]],
) -> Iterator[Hit]:
    reported: set[int] = set()
    for language in LANGUAGES:
        there = other(language)
        for one in left[language]:
            if id(one) in reported:
                continue
            partner = _partner(one, left[there], known) or _partner_used_elsewhere(one, used, language, counts, known)
            if partner is None:
                continue
            reported |= {id(one), id(partner)}
            ends = (one, partner) if language == "en" else (partner, one)
            yield _hit(ends[0], ends[1], pair, counts)


def _partner(one: Used, candidates: Sequence[Used], known: Mapping[str, frozenset[str]]) -> Used | None:
    near = [two for two in candidates if _is_slip(one.name, {two.name, *known.get(two.name, ())})]
    return near[0] if near else None


def _partner_used_elsewhere(
    one: Used,
    used: ByLanguage,
    language: Language,
    counts: Mapping[Language, Counter[str]],
    known: Mapping[str, frozenset[str]],
) -> Used | None:
    """For an acronym that occurs nowhere else in the notice: the one in the aligned sentence that it is a slip of."""
    if counts[language][one.name] > 1 or counts[other(language)][one.name] or one.name in known:
        return None
    text = one.segment.block.text
    if text[: one.fact.span.start].rstrip().endswith("("):
        return None  # introduced here, and so an acronym of its own
    return _partner(one, used[other(language)], known)


def _is_slip(name: str, forms: set[str]) -> bool:
    """Whether a name differs from one of the forms by one letter (wrong, missing, too many, or two exchanged)."""
    from rapidfuzz.distance import OSA  # only where acronyms are left over

    return any(OSA.distance(name, form, score_cutoff=1) == 1 for form in forms if min(len(name), len(form)) >= 2)


def _hit(english: Used, french: Used, pair: Pair, counts: Mapping[Language, Counter[str]]) -> Hit:
    name, form = english.name, french.name
    lengthened = name.startswith(form) or form.startswith(name) or name.endswith(form) or form.endswith(name)
    both_used = counts["fr"][name] + counts["en"][name] > 1 and counts["en"][form] + counts["fr"][form] > 1
    return Hit(
        marks=(english.mark("en"), french.mark("fr")),
        missing=(name,),
        extra=(form,),
        values={"en": name, "fr": form},
        variant="lengthened" if lengthened else ("exchanged" if both_used else ""),
        confidence="medium" if pair.score < 0.25 else None,
    )
