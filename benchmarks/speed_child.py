"""One run of `bilint check`, as the shell starts it. Prints when it opens the first notice, and its memory.

Run as a script, with the package's own imports only, so that nothing else counts. The last line on the standard error
stream is for `benchmarks.speed`. It has the clock at the first opening, and the peak memory in kilobytes.
"""

import os
import resource
import sys
import time

notices = {os.path.abspath(path) for path in sys.argv[2:]}  # noqa: PTH100 -- pathlib is the package's to import
opened: list[float] = []


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Keeps the time when a notice is opened first."""
    if opened or event != "open" or not isinstance(arguments[0], (str, os.PathLike)):
        return
    if os.path.abspath(arguments[0]) in notices:  # noqa: PTH100
        opened.append(time.perf_counter())


sys.addaudithook(watch)
from bilint import cli  # noqa: E402 -- its import counts

cli.main(sys.argv[1:])
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
sys.stderr.write(f"{opened[0]} {memory // 1024 if sys.platform == 'darwin' else memory}\n")
