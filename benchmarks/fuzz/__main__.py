"""Gives damaged and odd input to all that reads, and tells each defect once.

usage: python -m benchmarks.fuzz [--seconds S | --inputs N] [--first SEED] [--keep FOLDER] [TARGET ...]

The same first seed gives the same inputs. The exit status is 1 if there was a defect. With --keep, the input of each
defect is written to a folder.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from .targets import TARGETS, Target

_SLOW = 5.0  # seconds of computing for inputs of a few kilobytes


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--seconds", type=float, default=10, help="computing for each target")
    parser.add_argument("--inputs", type=int, help="so many inputs for each target, instead")
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--keep", type=Path, help="a folder for the inputs of defects")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    given = parser.parse_args()
    defects = 0
    for name in given.targets or TARGETS:
        seeds = islice(count(given.first), given.inputs)
        until = None if given.inputs else time.process_time() + given.seconds
        tried, found = fuzz(TARGETS[name], seeds, until=until, keep=given.keep and given.keep / name)
        print(f"{name:12s} {tried:8d} inputs, {len(found)} defects", flush=True)
        for place, seed in found.items():
            print(f"    seed {seed}: {place}", flush=True)
        defects += len(found)
    return 1 if defects else 0


def fuzz(
    target: Target, seeds: Iterator[int], *, until: float | None = None, keep: Path | None = None
) -> tuple[int, dict[str, int]]:
    """How many inputs were tried, and for each defect, the number of its first input."""
    found: dict[str, int] = {}
    tried = 0
    for seed in seeds:
        start = time.process_time()
        if until is not None and start > until:
            break
        tried += 1
        data = target.input(seed)
        place = _defect(target, data)
        if not place and time.process_time() - start > _SLOW:
            place = "slow"
        if place and place not in found:
            found[place] = seed
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / str(seed)).write_bytes(data)
    return tried, found


def _defect(target: Target, data: bytes) -> str:
    """The defect that an input shows, and its place; empty where it shows none."""
    try:
        target.run(data)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {str(error)[:150]} ({Path(last.filename).name}:{last.lineno})"
    return ""


if __name__ == "__main__":
    sys.exit(main())
