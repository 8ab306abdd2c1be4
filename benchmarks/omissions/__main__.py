"""How many omissions are found, by what is left out: `python -m benchmarks.omissions [--every N] [--generated COUNT]`.

In each version of each document, one part of each kind is taken out. The kinds are a clause, a link of an enumeration,
a bracket, an adverbial and a sentence of an item. Or one version gets a row with an unknown label. Found is what a rule
reports at the counterpart and did not report before. New findings elsewhere are false. Documents of other houses that
are not at hand are told and left out.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bilint.bitext import Reading
from bilint.engine.engine import Engine
from bilint.language.sentences import sentences
from bilint.model import LANGUAGES, Block, Finding, Language, Notice, Pair, Piece, Section, SourceMap, Span, other
from bilint.rulebook.book import load
from bilint.vocabulary import Vocabulary, rules_folder

from .documents import NOTICES, STRANGERS, generated, of_folders, with_block, without
from .drops import drops

# What is lost may be a value or a name: then the rule on it tells, too.
FOLDERS = ("coverage", "header", "values", "names")
# What each part should reach at least.
AIMED = {
    "clause": 0.8,
    "coordination": 0.75,
    "bracket": 0.9,
    "adverbial": 0.5,
    "sentence of an item": 0.98,
    "row": 0.98,
}
ROWS = (
    (("Housing grant", "1,200 USD"), ("Aide au logement", "1 200 USD")),
    (("Driving licence", "required"), ("Permis de conduire", "obligatoire")),
    (("Night shifts", "twice a month"), ("Gardes de nuit", "deux fois par mois")),
    (("Uniform", "provided by the office"), ("Uniforme", "fourni par le bureau")),
)


@dataclass(frozen=True, slots=True)
class Omission:
    """A notice with something left out, and where the other version still says it."""

    part: str
    notice: Notice
    language: Language
    place: tuple[Block, Span]


def omissions(notice: Notice, sections: Sequence[Section]) -> Iterator[Omission]:
    """One omission of each part in each version."""
    choice = random.Random(notice.name)
    pairs = [pair for section in sections for pair in section.pairs if pair.matched]
    choice.shuffle(pairs)
    for language in LANGUAGES:
        done: set[str] = set()
        for pair in pairs:
            for part, block, changed in _parts(pair, language, choice):
                if part not in done:
                    done.add(part)
                    theirs = pair.side(other(language))
                    place = theirs[0].block, Span(theirs[0].span.start, theirs[-1].span.end)
                    yield Omission(part, with_block(notice, block, changed), other(language), place)
        yield from _row(notice, language, choice)


def _parts(pair: Pair, language: Language, choice: random.Random) -> Iterator[tuple[str, Block, Block]]:
    segments = pair.side(language)
    if len(segments) != 1 or pair.kind in ("heading", "field") or segments[0].block.language != language:
        return
    segment = segments[0]
    block = segment.block
    for drop in drops(segment.text, choice):
        yield drop.part, block, without(block, segment.span.start + drop.start, segment.span.start + drop.end)
    if block.kind == "item":
        found = sentences(block.text, language)
        if len(found) > 1 and segment.span.start > 0:
            yield "sentence of an item", block, without(block, segment.span.start - 1, segment.span.end)


def _row(notice: Notice, language: Language, choice: random.Random) -> Iterator[Omission]:
    """A row of the header that only this version has; the other one lacks it."""
    fields = [block for block in notice.side(language).blocks if block.kind == "field" and block.label]
    if not fields:
        return
    label, value = choice.choice(ROWS)[LANGUAGES.index(language)]
    text = f"{label}{' :' if language == 'fr' else ':'} {value}"
    above = choice.choice(fields[:-1] or fields)
    end = above.origin.locate(Span(0, len(above.text))).end
    row = replace(
        above,
        text=text,
        origin=SourceMap(_made_up(text, end)),
        label=Span(0, len(label)),
        value=Span(len(text) - len(value), len(text)),
        concept="",
    )
    side = notice.side(language)
    blocks = [one for block in side.blocks for one in ((block, row) if block is above else (block,))]
    sides = {language: replace(side, blocks=tuple(blocks)), other(language): notice.side(other(language))}
    yield Omission("row", Notice(notice.name, sides["en"], sides["fr"]), language, (row, Span(0, len(text))))


def _made_up(text: str, place: int) -> tuple[Piece, ...]:
    """The map of a text that the source does not have: all of it stands at one place."""
    return (Piece(0, len(text), place - 1, 1),)


def reported(engine: Engine, reading: Reading, notice: Notice) -> list[Finding]:
    """The findings that are shown by default."""
    found = engine.check_notice(notice, reading.sections(notice))
    return [one for one in found if one.confidence != "low" and one.severity != "info"]


def same(finding: Finding) -> tuple[str, ...]:
    """The key of a finding that was there before. Its other place may have shrunk."""
    return finding.rule, finding.locations[0].language, finding.locations[0].text


def at(finding: Finding, omission: Omission) -> bool:
    """True if a place of a finding lies in the text of which the counterpart was taken out."""
    block, span = omission.place
    source = block.origin.locate(span)
    return any(
        end.language == omission.language and end.span.start < source.end and source.start <= end.span.end
        for end in finding.locations
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.omissions", description=__doc__)
    parser.add_argument("--every", type=int, default=3, metavar="N", help="take every Nth document of other houses")
    parser.add_argument("--generated", type=int, default=12, metavar="COUNT", help="fictional notices")
    parser.add_argument("--stable", action="store_true", help="without the rules in preview")
    parser.add_argument("--list", action="store_true", help="print what is missed, and what is false")
    options = parser.parse_args()
    vocabulary = Vocabulary()
    reading = Reading(vocabulary)
    rules = [rule for rule in load(rules_folder()).rules if rule.folder in FOLDERS]
    engine = Engine([rule for rule in rules if rule.status == "stable" or not options.stable], vocabulary)
    groups = {
        "fictional": list(generated(options.generated, reading)),
        "other houses": list(of_folders([STRANGERS, NOTICES], reading))[:: options.every],
    }
    for name, notices in groups.items():
        planted, found, false = Counter[str](), Counter[str](), Counter[str]()
        for notice in notices:
            before = {same(one) for one in reported(engine, reading, notice)}
            for omission in omissions(notice, reading.sections(notice)):
                news = [one for one in reported(engine, reading, omission.notice) if same(one) not in before]
                hits = [one for one in news if at(one, omission)]
                planted[omission.part] += 1
                found[omission.part] += bool(hits)
                false[omission.part] += len(news) - len(hits)
                block, span = omission.place
                if options.list and not hits:
                    print(f"MISSED {omission.part} {notice.name} | {span.of(block.text)}")
                if options.list:
                    for one in news:
                        if one not in hits:
                            print(f"FALSE {omission.part} {notice.name} | {one.rule} {one.locations[0].text}")
        print(f"{name}: {len(notices)} documents")
        for part, aim in AIMED.items():
            if planted[part]:
                share, noise = found[part] / planted[part], false[part] / planted[part]
                print(f"  {part:20} {found[part]:4}/{planted[part]:<4} {share:.2f} (aim {aim})  false {noise:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
