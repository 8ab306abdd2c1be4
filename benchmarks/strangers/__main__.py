"""Plants discrepancies in documents of other houses, and counts those found: `python -m benchmarks.strangers`.

A figure or acronym of the French version is changed, or a list item or sentence is dropped. Each is planted alone, in a
document that is otherwise as its house published it. It counts as found if a new warning or error of high or medium
confidence touches its place or counterpart. The documents are read from `../shared`; where they are not at hand,
nothing is measured. With --check, returns 1 where less than LEAST is found.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bilint.bitext import Reading
from bilint.engine.defects import grouped
from bilint.engine.engine import Engine
from bilint.language.masks import inside, masked
from bilint.model import Block, Finding, Notice, Pair, Section, Segment, Span
from bilint.rulebook.book import load
from bilint.vocabulary import Vocabulary, rules_folder

from ..omissions.documents import STRANGERS, of_folders, with_block, without

# The goal of issue 13.
LEAST = 0.95
A_DOCUMENT = 2  # plants of each sort
_FIGURE = re.compile(r"(?<![\w.,/:-])\d{2,6}(?![\w/:-]|[.,]\d)")
_ACRONYM = re.compile(r"(?<![\w/.-])[A-Z]{3,5}(?![\w/-])")
_LEAST_WORDS = 4
_LEAST_SENTENCE = 40
_LEAST_ITEMS = 3
# A pair of a lower score may be no translation, so that nobody can say what was dropped.
_PAIRED = 0.4


@dataclass(frozen=True, slots=True)
class Plant:
    """A notice with a discrepancy, the block where it was planted, and the block that it is compared with."""

    notice: Notice
    place: Block
    counterpart: Block
    quote: str


Operator = Callable[[Notice, Sequence[Section]], Iterator[Plant]]


def _pairs(sections: Sequence[Section]) -> Iterator[Pair]:
    for section in sections:
        if not section.weak:
            yield from (pair for pair in section.pairs if len(pair.en) == len(pair.fr) == 1)


def _changed(notice: Notice, pair: Pair, span: Span, text: str) -> Plant:
    block = pair.fr[0].block
    new = replace(block, text=block.text[: span.start] + text + block.text[span.end :])
    return Plant(with_block(notice, block, new), block, pair.en[0].block, text)


def _stretches(pattern: re.Pattern[str], segment: Segment) -> Iterator[re.Match[str]]:
    """The matches in a segment, without those in addresses and code."""
    hidden = masked(segment.block.text)
    for match in pattern.finditer(segment.block.text, segment.span.start, segment.span.end):
        if not inside(match.start(), hidden):
            yield match


def figures(notice: Notice, sections: Sequence[Section]) -> Iterator[Plant]:
    """A figure of both versions with another last digit but one, as by a slip."""
    for pair in _pairs(sections):
        for match in _stretches(_FIGURE, pair.fr[0]):
            if match[0] in _FIGURE.findall(pair.en[0].text):
                digit = str((int(match[0][-1]) + 3) % 10)
                yield _changed(notice, pair, Span(*match.span()), match[0][:-1] + digit)


def acronyms(notice: Notice, sections: Sequence[Section]) -> Iterator[Plant]:
    """An acronym of both versions, used more than once, with two letters exchanged."""
    used = Counter(name for block in notice.fr.blocks for name in _ACRONYM.findall(block.text))
    for pair in _pairs(sections):
        for match in _stretches(_ACRONYM, pair.fr[0]):
            swapped = match[0][0] + match[0][2] + match[0][1] + match[0][3:]
            known = match[0] in _ACRONYM.findall(pair.en[0].text) and used[match[0]] > 1
            if known and swapped != match[0] and not used[swapped]:
                yield _changed(notice, pair, Span(*match.span()), swapped)


def items(notice: Notice, sections: Sequence[Section]) -> Iterator[Plant]:
    """A list item dropped from a list of three or more."""
    for section in sections:
        run = [pair for pair in section.pairs if pair.kind == "item" and len(pair.en) == len(pair.fr) == 1]
        for pair in run if len(run) >= _LEAST_ITEMS and not section.weak else ():
            block = pair.fr[0].block
            if len(pair.fr[0].text.split()) >= _LEAST_WORDS and pair.score >= _PAIRED and _is_whole(pair.fr[0]):
                yield Plant(with_block(notice, block, None), block, pair.en[0].block, pair.en[0].text)


def sentences(notice: Notice, sections: Sequence[Section]) -> Iterator[Plant]:
    """A sentence dropped from a paragraph of several."""
    for pair in _pairs(sections):
        one = pair.fr[0]
        if (
            pair.kind == "paragraph"
            and pair.score >= _PAIRED
            and len(one.text) >= _LEAST_SENTENCE
            and not _is_whole(one)
        ):
            rest = without(one.block, one.span.start, one.span.end)
            yield Plant(with_block(notice, one.block, rest), one.block, pair.en[0].block, pair.en[0].text)


def _is_whole(segment: Segment) -> bool:
    return len(segment.text.strip()) == len(segment.block.text.strip())


OPERATORS: dict[str, Operator] = {
    "figure changed": figures,
    "acronym changed": acronyms,
    "item dropped": items,
    "sentence dropped": sentences,
}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.strangers", description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail where less than the goal is found")
    parser.add_argument("--list", action="store_true", help="print what is missed")
    options = parser.parse_args(arguments)
    vocabulary = Vocabulary()
    reading = Reading(vocabulary)
    engine = Engine([rule for rule in load(rules_folder()).rules if rule.status == "stable"], vocabulary)
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for notice in of_folders([STRANGERS], reading):
        sections = reading.sections(notice)
        before = Counter(map(_key, _shown(engine.check_notice(notice, sections))))
        for name, operator in OPERATORS.items():
            choice = random.Random(f"{notice.name} {name}")
            plants = list(operator(notice, sections))
            for plant in choice.sample(plants, min(A_DOCUMENT, len(plants))):
                after = _shown(engine.check_notice(plant.notice, reading.sections(plant.notice)))
                hit = any(_is_about(finding, plant) for finding in after if not before[_key(finding)])
                counts[name][hit] += 1
                if options.list and not hit:
                    print(f"MISSED {name}: {notice.name} “{plant.quote}”")
    if not counts:
        return 0
    for name, count in counts.items():
        print(f"{name:20s} {count[True]:4d} of {count.total():4d} found = {count[True] / count.total():.2f}")
    found, planted = sum(count[True] for count in counts.values()), sum(count.total() for count in counts.values())
    print(f"{'all':20s} {found:4d} of {planted:4d} found = {found / planted:.3f}")
    return 1 if options.check and found < LEAST * planted else 0


def _shown(findings: Sequence[Finding]) -> list[Finding]:
    return [one for one in grouped(findings) if one.severity != "info" and one.confidence != "low"]


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.missing, finding.extra, tuple((end.language, end.text) for end in finding.locations)


def _is_about(finding: Finding, plant: Plant) -> bool:
    """True if a finding has an end in the block of the plant, or in its counterpart."""
    places = {
        block.language: block.origin.locate(Span(0, len(block.text))) for block in (plant.place, plant.counterpart)
    }
    ends = [*finding.locations, *(end for group in finding.also for end in group)]
    return any(
        end.language in places
        and end.span.start <= places[end.language].end
        and places[end.language].start <= end.span.end
        for end in ends
    )


if __name__ == "__main__":
    sys.exit(main())
