"""Facts of aligned units must agree. The other version may state another value, or none."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..facts import fact_type, unit_of
from ..messages import both
from ..model import LANGUAGES, Block, Fact, Language, Pair, Segment, Span, other
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec
from .support.agreeing import Agreeing
from .support.choices import fact_types, field_concepts, units
from .support.contradictions import contradictions

OPTIONS = {
    "fact": Key("strings", both("The types of fact to compare."), fact_types, required=True),
    "fields": Key(
        "strings",
        both("Only the header fields with these concepts."),
        field_concepts,
    ),
    "except_fields": Key(
        "strings",
        both("Leave out the header fields with these concepts."),
        field_concepts,
        default=(),
    ),
    "units": Key("strings", both("Report only values with these units."), units),
    "except_units": Key(
        "strings",
        both("Do not report values with these units."),
        units,
        default=(),
    ),
    "one_sided": Key(
        "boolean",
        both("Report a value that one version lacks."),
        default=True,
    ),
    "contradictions": Key(
        "boolean",
        both("Also report a value that contradicts itself."),
        default=False,
    ),
}
VALUES = {
    "en": "the value as the English version words it, or nothing",
    "fr": "the value as the French version words it, or nothing",
    "value": "the value that one version lacks, as the other words it; of a contradiction, the canonical value",
    "text": "the words that contradict themselves",
    "really": "the value that the other half of these words states",
}
VARIANTS = (
    VariantSpec(
        "",
        "Both versions state a value, and the values differ.",
        ("en", "fr"),
        claim="differ",
        alike=("missing", "extra"),
    ),
    VariantSpec(
        "missing-en",
        "Only the French version states the value.",
        ("en", "fr", "value"),
        only=("one_sided", True),
        claim="lack",
    ),
    VariantSpec(
        "missing-fr",
        "Only the English version states the value.",
        ("en", "fr", "value"),
        only=("one_sided", True),
        claim="lack",
    ),
    VariantSpec(
        "contradiction",
        "A value contradicts itself.",
        ("text", "value", "really"),
        only=("contradictions", True),
        alike=("text",),
    ),
)

# A fact may stand in a neighbouring sentence of the other version: this many pairs away, within its section.
_NEARBY = 3
# Facts of a pair that differ are compared with this many before and after them in the other version.
_REACH = 50


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A fact where it stands; `pair` is the number of its pair in the section."""

    fact: Fact
    segment: Segment
    pair: int

    def mark(self, language: Language) -> Mark:
        return Mark(language, self.segment.block, self.fact.span)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares the facts of aligned pairs; with `contradictions`, also those that contradict themselves."""
    wanted = [
        [pair for pair in section.pairs if _wanted(pair, options)] for section in case.sections if not section.weak
    ]
    holders = [_holders(compared) for compared in wanted]
    for fact in options["fact"]:
        hits = [
            hit
            for compared, numbers in zip(wanted, holders, strict=True)
            for hit in _section(case, compared, numbers, fact, options)
        ]
        yield from hits
        if options["contradictions"]:
            yield from _contradictions(case, fact, options, {mark for hit in hits for mark in hit.marks})


def _contradictions(case: Case, kind: str, options: Options, reported: set[Mark]) -> Iterator[Hit]:
    pairs = (pair for pair in case.pairs(weak=True) if _wanted(pair, options))
    for fact, hit in contradictions(case, pairs, kind):
        # A value that does not exist at all (31 June) is for the kind "contradiction" to report.
        if fact.contradicts and _reported(fact, options) and hit.marks[0] not in reported:
            yield hit


def _holders(compared: Sequence[Pair]) -> dict[Block, set[int]]:
    """The numbers of the pairs that each block has a part in."""
    holders: dict[Block, set[int]] = defaultdict(set)
    for number, pair in enumerate(compared):
        for segment in (*pair.en, *pair.fr):
            holders[segment.block].add(number)
    return holders


def _section(
    case: Case, compared: Sequence[Pair], holders: Mapping[Block, set[int]], fact: str, options: Options
) -> Iterator[Hit]:
    left: dict[Language, list[Stated]] = {"en": [], "fr": []}
    stating = (numbers for block, numbers in holders.items() if case.facts.any(block, fact))
    for number in sorted(set().union(*stating)):
        pair = compared[number]
        stated = {language: _stated(case, pair, number, fact, language) for language in LANGUAGES}
        for language in LANGUAGES:
            if stated[language]:
                left[language] += _unmatched(stated[language], stated[other(language)])
    if not (left["en"] or left["fr"]):
        return
    _reconcile(left)
    by_pair: dict[tuple[Language, int], list[Stated]] = defaultdict(list)
    for language in LANGUAGES:
        for one in left[language]:
            by_pair[language, one.pair].append(one)
    for number in sorted({number for _, number in by_pair}):
        pair = compared[number]
        if not pair.matched:
            continue  # its facts may answer those of a neighbour; that it stands alone is for another rule to say
        yield from _hits(pair, by_pair["en", number], by_pair["fr", number], options)


def _wanted(pair: Pair, options: Options) -> bool:
    concept = ""
    for side in (pair.fr, pair.en):  # the label of the English version goes first
        if side and side[0].block.kind == "field":
            concept = side[0].block.concept or concept
    if options["fields"] is not None:
        return concept in options["fields"]
    return concept not in options["except_fields"]


def _stated(case: Case, pair: Pair, number: int, fact: str, language: Language) -> list[Stated]:
    """The facts of a pair on one side. Of a field only those of its value, since a label states nothing."""
    kind = fact_type(fact)
    stated = []
    for segment in pair.side(language):
        in_field = segment.block.kind == "field" and not kind.labelled
        found = case.facts.in_value(segment.block, fact) if in_field else case.facts.within(segment, fact)
        for stronger in kind.yields_to if found else ():
            if segment.block.concept == fact_type(stronger).field:
                codes = [code.span for code in case.facts.in_value(segment.block, stronger)]
                found = [
                    one
                    for one in found
                    if not any(one.span.start < code.end and code.start < one.span.end for code in codes)
                ]
        stated += [Stated(one, segment, number) for one in found]
    return stated


def _unmatched(here: Sequence[Stated], there: Sequence[Stated]) -> list[Stated]:
    """The facts that agree with no fact of the other side. A value that is only said more often is no difference."""
    values = Agreeing((two.fact, two) for two in there)
    return [one for one in here if not values.of(one.fact)]


def _reconcile(left: dict[Language, list[Stated]]) -> None:
    """Lets go of facts that stand in a neighbouring sentence of the other version."""
    by_pair: dict[int, list[Stated]] = {}
    for two in left["fr"]:
        by_pair.setdefault(two.pair, []).append(two)
    french = {number: Agreeing((two.fact, two) for two in stated) for number, stated in by_pair.items()}
    gone: set[Stated] = set()
    for one in left["en"]:
        places = (one.pair + sign * distance for distance in range(_NEARBY + 1) for sign in (-1, 1))
        queues = (queue for place in places if place in french for queue in french[place].of(one.fact))
        answer = next(filter(None, (_first_left(queue, gone) for queue in queues)), None)
        if answer is not None:
            gone |= {one, answer}
    for language in LANGUAGES:
        left[language] = [one for one in left[language] if one not in gone]


def _first_left(queue: deque[Stated], gone: Collection[Stated]) -> Stated | None:
    """The first of those that are not gone, which are taken out."""
    while queue and queue[0] in gone:
        queue.popleft()
    return queue[0] if queue else None


def _hits(pair: Pair, english: Sequence[Stated], french: Sequence[Stated], options: Options) -> Iterator[Hit]:
    couples = _couples(english, french)
    for en, fr in couples:
        if _reported(en.fact, options) or _reported(fr.fact, options):
            yield Hit(
                marks=(en.mark("en"), fr.mark("fr")),
                missing=(en.fact.value,),
                extra=(fr.fact.value,),
                values={"en": en.fact.text, "fr": fr.fact.text},
                confidence="medium" if en.fact.weak and fr.fact.weak else None,
            )
    if not options["one_sided"]:
        return
    coupled = {one for couple in couples for one in couple}
    for language, stated in (("en", english), ("fr", french)):
        for one in stated:
            if one not in coupled and not one.fact.weak and _reported(one.fact, options):
                yield _one_sided(pair, one, "en" if language == "en" else "fr")


def _couples(english: Sequence[Stated], french: Sequence[Stated]) -> list[tuple[Stated, Stated]]:
    """Facts that stand for each other though they differ: those with most parts in common first, then in order."""
    ranked = sorted(
        (
            (_likeness(english[i].fact, french[j].fact), -abs(i - j), i, j)
            for i in range(len(english))
            for j in range(max(0, i - _REACH), min(len(french), i + _REACH + 1))
        ),
        reverse=True,
    )
    couples = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for likeness, _, i, j in ranked:
        if i not in taken[0] and j not in taken[1] and likeness >= 0:
            couples.append((english[i], french[j]))
            taken[0].add(i)
            taken[1].add(j)
    return sorted(couples, key=lambda couple: couple[0].fact.span)


def _likeness(en: Fact, fr: Fact) -> int:
    """How many parts agree; -1 where the two cannot stand for each other, as years and percent cannot."""
    if unit_of(en) != unit_of(fr) and (en.weak or fr.weak or None not in (unit_of(en), unit_of(fr))):
        return -1
    return sum(a == b for a, b in zip(en.parts, fr.parts, strict=False))


def _one_sided(pair: Pair, one: Stated, language: Language) -> Hit:
    lacking = other(language)
    last = pair.side(lacking)[-1]
    place = Mark(lacking, last.block, Span(last.span.end, last.span.end))
    return Hit(
        marks=(one.mark(language), place),
        missing=(one.fact.value,),
        values={language: one.fact.text, lacking: "", "value": one.fact.text},
        variant=f"missing-{lacking}",
    )


def _reported(fact: Fact, options: Options) -> bool:
    unit = unit_of(fact) or ""
    if options["units"] is not None:
        return unit in options["units"]
    return unit not in options["except_units"]
