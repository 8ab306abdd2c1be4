"""Changes house sentences in generated notices and counts what is found: `python -m benchmarks.house`.

A memory is learnt from some generated notices. In others, sentences of the memory are changed in one version. A word is
dropped, added or replaced, or the halves are exchanged. A change counts as found if the rule reports something there.
All its other findings, and those in the untouched notices, are false alarms. The same changes are looked for without a
memory, by the translations in all notices of a run.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace

from bilint.bitext import Reading
from bilint.facts import FactStore
from bilint.kinds import consistency
from bilint.kinds.contract import Case, Hit
from bilint.kinds.support import departures
from bilint.language.spelling.words import words
from bilint.model import LANGUAGES, Language, Segment, Span
from bilint.readers import markdown, text
from bilint.terminology.memory import Learner, Memory, comparable
from bilint.terminology.renderings import Renderings
from bilint.terminology.tmx import Unit, from_tmx, to_tmx
from bilint.vocabulary import Vocabulary

from .accuracy import sources
from .accuracy.specimen import Specimen

VOCABULARY = Vocabulary()
READING = Reading(VOCABULARY)
LEARNT, CHECKED = 36, 24
# Words that change what a sentence says, in place of one that it has.
STRANGE = {"en": ("seldom", "perhaps", "elsewhere", "partly"), "fr": ("rarement", "parfois", "ailleurs", "peut-être")}


@dataclass(frozen=True, slots=True)
class Change:
    """A notice with a changed sentence: the change, and the stretch of the file that shows it."""

    what: str
    files: dict[str, str]
    language: Language
    place: Span


def _of_one_house(specimen: Specimen) -> Specimen:
    """The notice with the one word that a house has for those who hold its posts; the generator varies it."""
    files = {name: re.sub(r"post\s+holder|incumbent", "jobholder", source) for name, source in specimen.files.items()}
    return replace(specimen, files=files)


def case_of(files: dict[str, str], path: dict[Language, str]) -> Case:
    """A notice as the rules see it."""
    paths = list(dict.fromkeys(path[language] for language in LANGUAGES))
    documents = [(markdown if name.endswith(".md") else text).read(name, files[name].encode()) for name in paths]
    notice = READING.notice(paths[0], documents, LANGUAGES if len(paths) == 2 else ())
    return Case(notice, tuple(READING.sections(notice)), FactStore(), VOCABULARY)


def learnt(specimens: list[Specimen]) -> list[Unit]:
    """The recurring segments of notices, through a TMX file as for the rule."""
    learner = Learner()
    for specimen in specimens:
        learner.take(case_of(specimen.files, specimen.path).sections)
    return from_tmx(to_tmx(learner.units()).encode())


def house_sentences(case: Case, memory: Memory) -> Iterator[dict[Language, Segment]]:
    """The sentences of a notice that the memory has in both versions."""
    for pair in case.pairs():
        sides = comparable(pair)
        if sides and len(sides[0].text.split()) > 5:
            known = [memory.matches(side.text, language) for side, language in zip(sides, LANGUAGES, strict=True)]
            if any(unit in known[1] for unit in known[0]):
                yield dict(zip(LANGUAGES, sides, strict=True))


def changes(
    specimens: list[Specimen], memory: Memory, count: int, rng: random.Random
) -> Iterator[tuple[Specimen, Change]]:
    """This many changes, of all kinds in turn, each in a notice of its own if there are enough."""
    number = 0
    for specimen in specimens * count:
        found = list(house_sentences(case_of(specimen.files, specimen.path), memory))
        if found:
            yield specimen, _changed(specimen, rng.choice(found), number, rng)
            number += 1
        if number == count:
            return


def _changed(specimen: Specimen, sides: dict[Language, Segment], number: int, rng: random.Random) -> Change:
    language: Language = rng.choice(LANGUAGES)
    segment = sides[language]
    places = [word.span.shift(segment.span.start) for word in words(segment.text) if len(word.text) > 3][1:]
    name = specimen.path[language]
    source = specimen.files[name]
    place = segment.block.origin.locate(rng.choice(places))
    old = place.of(source)
    strange = rng.choice(STRANGE[language])
    match number % 4:
        case 0:
            what, new = "word dropped", ""
            place = Span(place.start - 1, place.end)
        case 1:
            what, new = "word added", f"{old} {strange}"
        case 2:
            what, new = "word replaced", strange
        case _:
            what = "other order"
            place = segment.block.origin.locate(segment.span)
            sentence = place.of(source)
            bare = sentence.rstrip(" .;")
            half = bare.index(" ", len(bare) // 2)
            moved = bare[half + 1 :]
            new = f"{moved[:1].upper()}{moved[1:]}, {bare[:1].lower()}{bare[1:half]}{sentence[len(bare) :]}"
    whole = segment.block.origin.locate(segment.span)
    after = source[: place.start] + new + source[place.end :]
    return Change(
        f"{what}: {language} {old!r} -> {new!r}",
        {**specimen.files, name: after},
        language,
        Span(whole.start, max(whole.end, place.start + len(new))),
    )


def hits(case: Case, memory: Memory) -> list[Hit]:
    """The findings of the rule."""
    return list(departures.hits_of(case, memory))


def _is_at(hit: Hit, change: Change) -> bool:
    places = [mark.block.origin.locate(mark.span) for mark in hit.marks if mark.language == change.language]
    return any(place.start <= change.place.end and change.place.start <= place.end for place in places)


def main() -> None:
    """Prints what was found of the changes, the false alarms, and the cost of a large memory."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.house", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--list", action="store_true", help="show what was missed, and every false alarm")
    options = parser.parse_args()
    specimens = [_of_one_house(specimen) for specimen in sources.generated(options.seed, LEARNT + CHECKED)]
    units = learnt(specimens[:LEARNT])
    memory = Memory(units)
    untouched = [hit for specimen in specimens for hit in hits(case_of(specimen.files, specimen.path), memory)]
    found = planted = false = 0
    for specimen, change in changes(specimens[LEARNT:], memory, options.count, random.Random(options.seed)):
        told = hits(case_of(change.files, specimen.path), memory)
        right = [hit for hit in told if _is_at(hit, change)]
        planted += 1
        found += bool(right)
        false += len(told) - len(right)
        if options.list and not right:
            print(f"MISSED {change.what}")
    if options.list:
        for hit in untouched:
            print("FALSE", hit.variant, *(mark.text for mark in hit.marks), hit.missing, sep=" | ")
    print(f"memory: {len(units)} segments of {LEARNT} notices")
    print(f"{planted} planted, {found} found ({found / max(1, planted):.0%}), {false} false alarms beside them")
    print(f"{len(specimens)} untouched notices: {len(untouched)} false alarms")
    _without_memory(specimens, memory, options.count, options.seed)
    _time(units, specimens[LEARNT], random.Random(options.seed))


def _without_memory(specimens: list[Specimen], memory: Memory, count: int, seed: int) -> None:
    """Prints how many of the changes the rule `consistency` finds in one run over the notices."""
    cases = [case_of(specimen.files, specimen.path) for specimen in specimens]
    known = Renderings()
    for number, case in enumerate(cases):
        known.take(str(number), case.sections)
    untouched = sum(len(list(consistency.check(replace(case, renderings=known), {}))) for case in cases)
    found = planted = 0
    for specimen, change in changes(specimens[LEARNT:], memory, count, random.Random(seed)):
        case = case_of(change.files, specimen.path)
        with_change = deepcopy(known)
        with_change.take("changed", case.sections)
        planted += 1
        found += any(_is_at(hit, change) for hit in consistency.check(replace(case, renderings=with_change), {}))
    print(f"without a memory: {planted} planted, {found} found ({found / max(1, planted):.0%})")
    print(f"without a memory: {len(cases)} untouched notices, {untouched} with another wording")


def _time(units: list[Unit], specimen: Specimen, rng: random.Random) -> None:
    """The cost of 10,000 segments: those learnt, and sentences made of their words."""
    pools = {language: " ".join(unit.text(language) for unit in units).split() for language in LANGUAGES}
    while len(units) < 10_000:
        size = rng.randint(6, 28)
        units = [
            *units,
            *(Unit(*(" ".join(rng.choices(pools[side], k=size)) for side in LANGUAGES)) for _ in range(500)),
        ]
    data = to_tmx(units[:10_000]).encode()
    started = time.perf_counter()
    memory = Memory(from_tmx(data))
    loaded = time.perf_counter()
    case = case_of(specimen.files, specimen.path)
    for name in ("date", "time", "number", "amount"):
        for block in (*case.notice.en.blocks, *case.notice.fr.blocks):
            case.facts.of(block, name)
    begun = time.perf_counter()
    list(departures.hits_of(case, memory))
    ended = time.perf_counter()
    print(f"10,000 segments: {1000 * (loaded - started):.0f} ms at start, {1000 * (ended - begun):.0f} ms a notice")


if __name__ == "__main__":
    main()
