"""`python -m benchmarks.accuracy`: plants discrepancies, runs bilint, prints what it found.

A discrepancy counts as found if a new finding is within a line of the planted place or its counterpart. It counts as
right if such a finding is of a rule made for it. New findings elsewhere count as false. Discrepancies that no rule is
made for yet are counted apart from the total.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from multiprocessing import Pool
from multiprocessing.pool import Pool as Workers
from pathlib import Path

from . import sources
from .compare import Reported, meets
from .measure import Result, findings, result_of, rule_names, untouched
from .operators import OF_STRANGERS, OPERATORS
from .sources import Example
from .specimen import Specimen

GROUPS = ("generated", "examples", "shared")
_OF = {"shared": sources.shared, "strangers": sources.strangers}


@dataclass(slots=True)
class Tally:
    """The counts of one operator, or of all."""

    planted: int = 0
    found: int = 0
    right: int = 0
    false: int = 0

    def add(self, result: Result, rules: frozenset[str]) -> None:
        self.planted += 1
        self.found += bool(result.here)
        self.right += any(finding.rule in rules for finding in result.here)
        self.false += len(result.elsewhere)

    def __iadd__(self, other: Tally) -> Tally:
        self.planted += other.planted
        self.found += other.found
        self.right += other.right
        self.false += other.false
        return self

    @property
    def recall(self) -> float:
        return self.found / self.planted if self.planted else 1.0

    @property
    def rightness(self) -> float:
        return self.right / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.false) if self.found + self.false else 1.0


@dataclass(slots=True)
class Figures:
    """The record of a group of notices. `apart` are operators without a rule; `total` leaves them out."""

    total: Tally = field(default_factory=Tally)
    operators: dict[str, Tally] = field(default_factory=dict)
    apart: dict[str, Tally] = field(default_factory=dict)
    clean: dict[str, int] = field(default_factory=dict)


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 1 where recall or precision is below the recorded figures, 2 where nothing could be measured."""
    options = _parser().parse_args(arguments)
    wanted = options.notices or list(GROUPS)
    figures: dict[str, Figures] = {}
    with Pool(options.jobs) as pool:
        for group in wanted:
            if group == "examples":
                figures[group] = _examples(pool.map(_example, list(sources.examples())), options)
            else:
                specimens = sources.generated(options.seed, options.count) if group == "generated" else _OF[group]()
                if not specimens:
                    print(f"{group}: no notices at hand, not measured", file=sys.stderr)
                    continue
                figures[group] = _planted(group, specimens, options, pool)
    if not figures:
        return 2
    for group, found in figures.items():
        total = found.total
        print(
            f"{group}: {total.found} of {total.planted} found ({total.recall:.1%}), {total.right} by the right rule, "
            f"{total.false} false (precision {total.precision:.1%})"
        )
    if options.record:
        options.record.write_text(json.dumps({g: asdict(f) for g, f in figures.items()}, indent=1) + "\n")
    return _check(figures, json.loads(options.check.read_text())) if options.check else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="other seeds give other notices and other discrepancies")
    parser.add_argument("--per-operator", type=int, default=3, metavar="K", help="discrepancies of each kind")
    parser.add_argument("--count", type=int, default=24, help="number of generated notices")
    parser.add_argument(
        "--notices", action="append", choices=(*GROUPS, "strangers"), help="which notices; all but strangers by default"
    )
    parser.add_argument("--operator", action="append", help="only these operators")
    parser.add_argument("--list", action="store_true", help="show what was missed, and every false finding")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--record", type=Path, metavar="FILE", help="write the figures")
    parser.add_argument("--check", type=Path, metavar="FILE", help="fail when the figures are worse than these")
    return parser


def _planted(group: str, specimens: list[Specimen], options: argparse.Namespace, pool: Workers) -> Figures:
    """Plants in the specimens and measures."""
    known_here = (*OPERATORS, *OF_STRANGERS) if group == "strangers" else OPERATORS
    operators = tuple(o for o in known_here if not options.operator or o.name in options.operator)
    rules = {operator.name: operator.rules for operator in operators}
    planted = sources.plants(specimens, operators, options.per_operator, options.seed)
    before = dict(zip((s.name for s in specimens), pool.map(untouched, specimens), strict=True))
    results = pool.starmap(result_of, [(plant, before[plant.specimen.name]) for plant in planted], chunksize=4)
    figures = Figures()
    known = rule_names()
    for result in results:
        tallies = figures.operators if rules[result.operator] & known else figures.apart
        tallies.setdefault(result.operator, Tally()).add(result, rules[result.operator])
    for tally in figures.operators.values():
        figures.total += tally
    if group == "generated":
        _clean(figures, before, listed=options.list)
    print(f"{group}:\n  {'operator':22} planted found right false")
    for name, tally in {**figures.operators, **figures.apart}.items():
        apart = "  no rule yet, not in the total" if name in figures.apart else ""
        print(f"  {name:22} {tally.planted:7} {tally.found:5} {tally.right:5} {tally.false:5}{apart}")
    if options.list:
        _show(results, rules)
    return figures


def _clean(figures: Figures, before: dict[str, list[Reported]], *, listed: bool) -> None:
    """Whatever is found in an untouched fictional notice is false."""
    for name, found in before.items():
        for finding in found:
            figures.clean[finding.severity] = figures.clean.get(finding.severity, 0) + 1
            if listed:
                print(f"FALSE  {name}: {finding.describe()}")
    spotless = sum(not found for found in before.values())
    print(f"untouched: {spotless} of {len(before)} notices without a finding; findings: {figures.clean or 'none'}")


def _show(results: Sequence[Result], rules: dict[str, frozenset[str]]) -> None:
    for result in results:
        if not result.here:
            print(f"MISSED {result.operator}: {result.description}")
        elif not any(finding.rule in rules[result.operator] for finding in result.here):
            print(f"OTHER  {result.operator}: {result.description}: {sorted({f.rule for f in result.here})}")
        for finding in result.elsewhere:
            print(f"FALSE  {result.operator}: {result.description}: {finding.describe()}")


def _example(example: Example) -> tuple[Example, list[Reported]]:
    return example, findings(example.files, example.path)


def _examples(measured: list[tuple[Example, list[Reported]]], options: argparse.Namespace) -> Figures:
    """Compares the findings of the examples with what is known to be wrong in them."""
    figures = Figures()
    print("examples:")
    for example, found in measured:
        tally = Tally(planted=len(example.truths))
        false = list(found)
        for truth in example.truths:
            places = [(example.path[side], lines) for side, lines in truth.lines.items()]
            hits = [finding for finding in found if meets(finding, places, example.files)]
            right = [finding for finding in hits if finding.rule in truth.rules]
            tally.found += bool(hits)
            tally.right += bool(right)
            false = [finding for finding in false if finding not in hits]
            if options.list and not right:
                print(f"{'OTHER ' if hits else 'MISSED'} {example.name}: {truth.what}: {[f.rule for f in hits]}")
        tally.false = len(false)
        print(f"  {example.name:22} {tally.planted:7} {tally.found:5} {tally.right:5} {tally.false:5}")
        if options.list:
            for finding in false:
                print(f"FALSE  {example.name}: {finding.describe()}")
        for finding in false:
            figures.clean[finding.severity] = figures.clean.get(finding.severity, 0) + 1
        figures.operators[example.name] = tally
        figures.total += tally
    return figures


def _check(figures: dict[str, Figures], recorded: dict[str, dict[str, dict[str, int]]]) -> int:
    """True if any group is worse than what was recorded. The same seed plants the same, so nothing may be worse."""
    worse = 0
    for group, found in figures.items():
        if group not in recorded:
            print(f"{group}: no figures are recorded", file=sys.stderr)
            worse = 1
            continue
        then = Tally(**recorded[group]["total"])
        if found.total.planted != then.planted:
            print(f"{group}: recorded with {then.planted} discrepancies, not {found.total.planted}", file=sys.stderr)
            worse = 1
        for name in ("recall", "rightness", "precision"):
            now, before = getattr(found.total, name), getattr(then, name)
            if now < before:
                print(f"{group}: {name} fell from {before:.2%} to {now:.2%}", file=sys.stderr)
                worse = 1
        for severity in ("error", "warning"):
            if found.clean.get(severity, 0) > recorded[group]["clean"].get(severity, 0):
                print(f"{group}: more findings of severity {severity} where nothing is wrong", file=sys.stderr)
                worse = 1
    return worse


if __name__ == "__main__":
    sys.exit(main())
