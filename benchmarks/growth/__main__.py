"""Prints how the work of a check grows when a notice is doubled, by shape and format.

usage: python -m benchmarks.growth [--size BYTES] [--clock] [--most SECONDS] [NAME ...]

Work is counted in calls of functions. So a busy machine gives the same figures. With --clock, it is seconds. Linear
work gives a ratio near 2, quadratic work near 4. `NAME` is a part of the name of a shape, or a format. The exit
status is 1 if a ratio is above 2.3, or a time above the most.
"""

from __future__ import annotations

import argparse
import sys
import time

from .formats import FORMATS
from .notices import checked, files, size_of
from .shapes import SHAPES, Shape
from .work import calls

_MOST_RATIO = 2.3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--size", type=int, default=20_000, help="bytes of the shorter notice, both versions")
    parser.add_argument("--clock", action="store_true", help="measure seconds of computing")
    parser.add_argument("--most", type=float, default=float("inf"), help="seconds that the longer notice may take")
    parser.add_argument("names", nargs="*", metavar="NAME", help="parts of names of shapes, or formats")
    given = parser.parse_args()
    forms = [name for name in given.names if name in FORMATS] or [*FORMATS]
    parts = [name for name in given.names if name not in FORMATS] or [""]
    checked(*files(SHAPES["rows"], "txt", 3), "txt")  # what is loaded once is not counted
    worst = 0
    for form in forms:
        for name, shape in SHAPES.items():
            if any(part in name for part in parts):
                ratio, work = _growth(shape, form, given.size, clock=given.clock)
                over = ratio > _MOST_RATIO or (given.clock and work > given.most)
                worst += over
                said = f"{work:9.2f}" if given.clock else f"{work:9.0f}"
                print(f"{'!' if over else ' '} {ratio:5.2f} {said}  {form:5s} {name}", flush=True)
    return 1 if worst else 0


def _growth(shape: Shape, form: str, size: int, *, clock: bool) -> tuple[float, float]:
    """The ratio of the work for twice as many pieces, and that work."""
    probe = 50
    pieces = max(2, round(probe * size / size_of(shape, form, probe)))
    works = []
    for number in (pieces, 2 * pieces):
        pair = files(shape, form, number)
        if clock:
            start = time.process_time()
            checked(*pair, form)
            works.append(time.process_time() - start)
        else:
            works.append(calls(lambda pair=pair: checked(*pair, form)))
    return works[1] / works[0], works[1]


if __name__ == "__main__":
    sys.exit(main())
