"""`python -m benchmarks.peers`: bilint and its peers on the same planted discrepancies.

bilint reads the files as they are. The peers are given the segments in right pairs, which no file comes with. A
discrepancy is found when a check flags its segment (bilint: its place) and did not before it was planted. False alarms
are flags in the untouched notices where nothing is wrong. Fictional notices have no discrepancy. In the real ones, the
discrepancies that revisers marked do not count. Discrepancies that bilint has no rule for yet are left out.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from multiprocessing import Pool
from statistics import median
from typing import cast

from ..accuracy import sources
from ..accuracy.compare import Reported
from ..accuracy.edits import Lines, Planted
from ..accuracy.measure import result_of, rule_names, untouched
from ..accuracy.operators import OPERATORS
from ..accuracy.specimen import Specimen
from ..notices import Language
from .checks import POFILTER, digits, numbers, pofilter
from .compare import Measured, Row, measure, row, tuned
from .defects import is_known


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a table for each group of notices. Returns 2 where nothing could be measured."""
    options = _parser().parse_args(arguments)
    operators = tuple(operator for operator in OPERATORS if operator.rules & rule_names())
    groups = {"generated": sources.generated(options.seed, options.count)}
    if not options.generated_only:
        groups["shared"] = sources.shared()
    for group, specimens in groups.items():
        if not specimens:
            print(f"{group}: no notices at hand, not measured", file=sys.stderr)
            continue
        planted = sources.plants(specimens, operators, options.per_operator, options.seed)
        rows = _rows(specimens, planted, options.jobs, alone=options.alone)
        print(f"{group}: {len(planted)} discrepancies of {len(operators)} kinds in {len(specimens)} notices\n")
        print("\n".join(_table(rows, markdown=options.markdown)), end="\n\n")
        if options.operators:
            print("\n".join(_by_operator(rows)), end="\n\n")
    return 0 if any(groups.values()) else 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="other seeds give other notices and other discrepancies")
    parser.add_argument("--per-operator", type=int, default=6, metavar="K", help="discrepancies of each kind")
    parser.add_argument("--count", type=int, default=48, help="number of generated notices")
    parser.add_argument("--generated-only", action="store_true", help="leave out the real notices")
    parser.add_argument("--alone", action="store_true", help="each check of pofilter alone as well")
    parser.add_argument("--operators", action="store_true", help="what each finds of each kind of discrepancy")
    parser.add_argument("--markdown", action="store_true", help="print the tables as Markdown")
    parser.add_argument("--jobs", type=int, default=2)
    return parser


def _rows(specimens: list[Specimen], planted: list[Planted], jobs: int, *, alone: bool) -> list[Row]:
    ours = _bilint(specimens, planted, jobs)
    theirs = measure(pofilter(), specimens, planted)
    best = tuned(theirs, POFILTER)
    rows = [
        row("bilint", ours),
        row("pofilter, all checks that suit", theirs),
        row(f"pofilter, tuned ({', '.join(best)})", theirs, best),
        row("digits", measure(digits, specimens, planted)),
        row("digits, number words, months", measure(numbers, specimens, planted)),
    ]
    if alone:
        rows += [row(f"pofilter {check}", theirs, [check]) for check in POFILTER]
    return rows


def _bilint(specimens: list[Specimen], planted: list[Planted], jobs: int) -> Measured:
    """bilint from the files, measured as the peers are: the names of the checks are those of its rules."""
    times = []
    before = {}
    for specimen in specimens:
        start = time.perf_counter()
        before[specimen.name] = untouched(specimen)
        times.append(time.perf_counter() - start)
    clean = [
        [frozenset({f.rule}) for f in before[specimen.name] if not is_known(specimen, _lines(f))]
        for specimen in specimens
    ]
    measured = Measured(clean=clean, seconds=median(times))
    with Pool(jobs) as pool:
        results = pool.starmap(result_of, [(plant, before[plant.specimen.name]) for plant in planted], chunksize=4)
    for result in results:
        measured.caught[result.operator].append(frozenset(finding.rule for finding in result.here))
    return measured


def _lines(finding: Reported) -> dict[Language, Lines]:
    return {cast(Language, language): (first, last) for language, _, first, last, _ in finding.locations}


def _table(rows: Sequence[Row], *, markdown: bool) -> list[str]:
    head = ["", "found", "false alarms a notice", "notices with any", "time a notice"]
    body = [
        [row.name, f"{row.recall:.1%}", f"{row.alarms:.2f}", f"{row.noisy:.0%}", f"{row.seconds * 1000:.0f} ms"]
        for row in rows
    ]
    if markdown:
        lines = [head, ["---", *["--:"] * 4], *body]
        return [f"| {' | '.join(line)} |" for line in lines]
    widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]
    return [
        "  ".join(
            text.ljust(width) if n == 0 else text.rjust(width)
            for n, (text, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in [head, *body]
    ]


def _by_operator(rows: Sequence[Row]) -> list[str]:
    """The share found of each kind of discrepancy, in the order of the rows above."""
    lines = [f"{'':24}" + "".join(f"{number:>6}" for number in range(1, len(rows) + 1))]
    for operator in rows[0].operators:
        lines.append(f"{operator:24}" + "".join(f"{row.operators[operator]:6.0%}" for row in rows))
    return lines


if __name__ == "__main__":
    sys.exit(main())
