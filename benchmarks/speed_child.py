"""One run of `bilint check`, as the shell starts it: says when it reads the first notice and how much memory it takes.

Run as a script, with the package's own imports only, so that nothing else counts. What it prints to the standard error
stream is for `benchmarks.speed`: the clock at the first reading, and the peak memory in kilobytes.
"""

import resource
import sys
import time

from bilint import cli
from bilint.engine import Engine

first: list[float] = []
read = Engine._read


def reading(engine: Engine, job: object) -> object:
    """The engine's own reading, with the time of the first one kept."""
    first.append(time.perf_counter())
    return read(engine, job)


Engine._read = reading
cli.main(sys.argv[1:])
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
sys.stderr.write(f"{first[0]} {memory // 1024 if sys.platform == 'darwin' else memory}\n")
