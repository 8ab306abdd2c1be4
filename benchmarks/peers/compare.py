"""How many planted discrepancies a peer finds, and how much it says of notices that have none."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from statistics import median

from ..accuracy.edits import Lines, Planted
from ..accuracy.specimen import Passage, Specimen, line_of
from ..notices import Language
from .checks import Check
from .defects import is_known
from .segments import changes_of, segments_of

# By operator, for each discrepancy planted: the names of the checks that fail now and did not before.
Caught = dict[str, list[frozenset[str]]]


@dataclass(slots=True)
class Measured:
    """The results of a peer: by operator the catches of its checks, and by clean notice its flags.

    `clean` has the names of the failing checks of each untouched notice. There is a set for each segment or finding
    that is flagged where nothing is wrong. `seconds` is the time for one notice, the median of all.
    """

    caught: Caught = field(default_factory=lambda: defaultdict(list))
    clean: list[list[frozenset[str]]] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. `alarms` are false alarms in each untouched notice, `noisy` the share of those with any."""

    name: str
    recall: float
    alarms: float
    noisy: float
    seconds: float
    operators: dict[str, float]


def measure(check: Check, specimens: Sequence[Specimen], planted: Sequence[Planted]) -> Measured:
    """Runs the checks on all segments of the untouched notices, and on those that something was planted in."""
    measured = Measured()
    times = []
    for specimen in specimens:
        pairs = segments_of(specimen)
        start = time.perf_counter()
        failed = [check(pair) for pair in pairs]
        times.append(time.perf_counter() - start)
        measured.clean.append(
            [
                names
                for passage, names in zip(specimen.passages, failed, strict=True)
                if names and not is_known(specimen, _lines(specimen, passage))
            ]
        )
    measured.seconds = median(times)
    for plant in planted:
        new = [check(change.after) - check(change.before) for change in changes_of(plant)]
        measured.caught[plant.operator].append(frozenset[str]().union(*new))
    return measured


def _lines(specimen: Specimen, passage: Passage) -> dict[Language, Lines]:
    return {
        language: (line_of(specimen.text(language), start), line_of(specimen.text(language), end))
        for language, (start, end) in passage.spans.items()
    }


def row(name: str, measured: Measured, checks: Collection[str] | None = None) -> Row:
    """The figures of a peer, or of it with these checks alone."""

    def kept(names: frozenset[str]) -> bool:
        return bool(names if checks is None else names.intersection(checks))

    operators = {operator: sum(map(kept, caught)) / len(caught) for operator, caught in measured.caught.items()}
    all_caught = [names for caught in measured.caught.values() for names in caught]
    flagged = [sum(map(kept, notice)) for notice in measured.clean]
    return Row(
        name,
        sum(map(kept, all_caught)) / max(1, len(all_caught)),
        sum(flagged) / max(1, len(flagged)),
        sum(map(bool, flagged)) / max(1, len(flagged)),
        measured.seconds,
        operators,
    )


def tuned(measured: Measured, checks: Sequence[str]) -> list[str]:
    """The bundle of checks that does best on these very notices: of two, that with the higher `merit`.

    Checks are added one by one as long as one of them helps. They are removed again if the bundle improves.
    """
    chosen: list[str] = []
    best = 0.0
    while True:
        bundles = [[*chosen, check] for check in checks if check not in chosen]
        bundles += [[check for check in chosen if check != gone] for gone in chosen]
        merit, bundle = max((merit_of(measured, bundle), bundle) for bundle in bundles)
        if merit <= best:
            return sorted(chosen)
        chosen, best = bundle, merit


def merit_of(measured: Measured, checks: Collection[str]) -> float:
    """F1 of the bundle: recall, and precision with each segment flagged in an untouched notice as a false one."""
    caught = [bool(names.intersection(checks)) for found in measured.caught.values() for names in found]
    false = sum(bool(names.intersection(checks)) for notice in measured.clean for names in notice)
    return 2 * sum(caught) / max(1, sum(caught) + false + len(caught))
