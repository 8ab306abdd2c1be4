"""The instructions of a short check: `python -m benchmarks.instructions [--check | --record]`.

The counter of the processor (`perf stat`) counts them where a machine lets it, else `valgrind`. Unlike seconds, they
are the same on a machine that does other work too. Counted is `bilint check examples/planted.txt`, a process of its
own. Bytecode, expressions and tables are at hand, and no findings are in the cache. With `--check`, over 5 % more than
the recorded number is a failure. Other Pythons, processors and counters have records of their own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RECORD = Path(__file__).with_suffix(".json")
SLACK = 1.05
_LONGEST = 300  # seconds
_CHECK = ("-m", "bilint", "check", "--no-config", "--exit-zero", str(ROOT / "examples" / "planted.txt"))

Count = Callable[[Sequence[str], Mapping[str, str]], int | None]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.instructions", description=__doc__)
    given = parser.add_mutually_exclusive_group()
    given.add_argument("--check", action="store_true", help="fail if a check takes more than recorded")
    given.add_argument("--record", action="store_true", help="write the number down")
    options = parser.parse_args(arguments)
    counted = _counted()
    if counted is None:
        print("Nothing is measured: neither `perf stat -e instructions` nor `valgrind` works here.")
        return 0
    counter, number = counted
    key = f"{counter}, Python {platform.python_version()}, {platform.machine()}"
    recorded: dict[str, int] = json.loads(RECORD.read_text(encoding="utf-8"))
    known = recorded.get(key)
    print(f"{key}: {number / 1e6:.0f} million instructions" + (f", recorded {known / 1e6:.0f}" if known else ""))
    if options.record:
        RECORD.write_text(json.dumps({**recorded, key: number}, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    elif options.check and known is None:
        print("Nothing is checked: there is no record for this Python and counter; make one with --record.")
    elif options.check and known and number > known * SLACK:
        print("A check takes over 5 % more than recorded. Look for the cause, or record the number with a reason.")
        return 1
    return 0


def _counted() -> tuple[str, int] | None:
    """The name of the counter that works, and its number."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "BILINT"))}
    # The order of sets must not change the work.
    environment |= {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept"
        environment |= {"PYTHONPYCACHEPREFIX": str(Path(folder) / "code"), "BILINT_CACHE_DIR": str(kept)}
        for name, count in _COUNTERS.items():
            if count([sys.executable, "-c", "pass"], environment) is not None:
                subprocess.run([sys.executable, *_CHECK], env=environment, capture_output=True, check=True, cwd=ROOT)
                for file in kept.glob("results-*"):
                    file.unlink()
                number = count([sys.executable, *_CHECK], environment)
                return None if number is None else (name, number)
    return None


def _of_processor(command: Sequence[str], environment: Mapping[str, str]) -> int | None:
    told = _told(["perf", "stat", "-x,", "-e", "instructions:u", *command], environment)
    found = re.search(r"^(\d+),[^,]*,instructions", told, re.MULTILINE)
    return int(found[1]) if found else None


def _of_valgrind(command: Sequence[str], environment: Mapping[str, str]) -> int | None:
    counter = ["valgrind", "--tool=cachegrind", "--cache-sim=no", f"--cachegrind-out-file={os.devnull}"]
    found = re.search(r"I +refs: +([\d,]+)", _told([*counter, *command], environment))
    return int(found[1].replace(",", "")) if found else None


_COUNTERS: Mapping[str, Count] = {"perf": _of_processor, "valgrind": _of_valgrind}


def _told(command: Sequence[str], environment: Mapping[str, str]) -> str:
    """The standard error of a program; nothing if the program is not there or fails."""
    if shutil.which(command[0]) is None:
        return ""
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT, timeout=_LONGEST
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stderr if done.returncode == 0 else ""


if __name__ == "__main__":
    sys.exit(main())
