"""The time of bilint beside that of other programs: `python -m benchmarks.speed_table [--runs N] [--other BILINT]`.

All commands run in turn, several times, so that the load of the machine meets them alike. The least processor time of
each counts, and its ratio to `import pdfplumber`. The notices are generated: one of 900 lines, and some hundred others.
For pofilter, the pairs of segments are a PO file. `--other` is the command of another version of bilint.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .accuracy.specimen import from_rendered
from .notices import LAYOUTS, generate, render
from .peers.segments import segments_of
from .speed import long_notice, long_rendering


@dataclass(slots=True)
class Command:
    """A command and what it took at least: seconds of the processor, and megabytes at most."""

    name: str
    words: Sequence[str]
    notices: int = 1
    seconds: float = float("inf")
    wall: float = float("inf")
    memory: float = 0.0

    def run(self) -> None:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        start = os.times().elapsed
        process = subprocess.Popen(
            self.words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, text=True
        )
        assert process.stderr is not None
        told = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) not in {0, 1}:
            raise RuntimeError(f"{self.name}: {told}")
        self.seconds = min(self.seconds, used.ru_utime + used.ru_stime)
        self.wall = min(self.wall, os.times().elapsed - start)
        self.memory = max(self.memory, used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed_table", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="how often each is run")
    parser.add_argument("--many", type=int, default=100, metavar="N", help="how many notices the larger folder has")
    parser.add_argument("--other", metavar="BILINT", help="the command of another version")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        commands = list(_commands(Path(name), options.many, options.other))
        for command in commands:
            command.run()  # compiles what is compiled once
            command.seconds = command.wall = float("inf")
        for _ in range(options.runs):
            for command in commands:
                command.run()
    _print(commands)
    return 0


def _commands(folder: Path, many: int, other: str | None) -> Iterable[Command]:
    python = sys.executable
    bilint = [python, "-m", "bilint", "check", "--no-config", "--format", "json"]
    long = long_notice(folder)
    yield Command("bare interpreter", [python, "-c", "pass"], notices=0)
    yield Command("import pdfplumber", [python, "-c", "import pdfplumber"], notices=0)
    yield Command("bilint --version", [python, "-m", "bilint", "--version"], notices=0)
    if pofilter := shutil.which("pofilter", path=f"{Path(python).parent}{os.pathsep}{os.environ.get('PATH', '')}"):
        yield Command("pofilter, the pairs of the notice of 900 lines", [pofilter, str(_po(folder)), os.devnull])
    yield Command("notice of 900 lines, --no-cache", [*bilint, "--no-cache", str(long)])
    cache = folder / "cache"
    with_cache = ["env", f"BILINT_CACHE_DIR={cache}", *bilint]
    results = folder / "cache of results"
    yield Command(
        "notice of 900 lines, changed since the last run",
        [python, "-c", _CHANGED, str(long), f"BILINT_CACHE_DIR={results}", *bilint],
    )
    (folder / "unchanged").mkdir()
    unchanged = shutil.copy(long, folder / "unchanged")
    yield Command("notice of 900 lines, unchanged", [*with_cache, str(unchanged)])
    for number in sorted({10, many}):
        notices = _folder(folder / str(number), number)
        for jobs in ("1", "2"):
            words = [*bilint, "--no-cache", "--jobs", jobs, str(notices)]
            yield Command(f"{number} notices, --jobs {jobs}, --no-cache", words, notices=number)
        yield Command(f"{number} notices, unchanged", [*with_cache, str(notices)], notices=number)
    if other:
        there = [other, "check", "--no-config", "--format", "json"]
        yield Command("other version: notice of 900 lines", [*there, str(long)])
        yield Command("other version: 10 notices, --jobs 1", [*there, "--jobs", "1", str(folder / "10")], notices=10)


# Adds a line to the notice, then becomes bilint: what it takes is bilint's but for a bare interpreter.
_CHANGED = """
import os, sys
with open(sys.argv[1], "a", encoding="utf-8") as file:
    file.write("\\n")
os.execvp("env", ["env", *sys.argv[2:], sys.argv[1]])
"""


def _folder(folder: Path, number: int) -> Path:
    folder.mkdir()
    seed = written = 0
    while written < number:
        rendered = render(generate(seed), LAYOUTS[seed % len(LAYOUTS)])
        seed += 1
        if len(rendered.files) == 1:
            ((name, text),) = rendered.files.items()
            (folder / f"{written:04}-{Path(name).name}").write_text(text, encoding="utf-8")
            written += 1
    return folder


def _po(folder: Path) -> Path:
    """The pairs of the notice of 900 lines."""
    entries = [
        f"#: {number}\nmsgid {_quoted(pair.en)}\nmsgstr {_quoted(pair.fr)}\n"
        for number, pair in enumerate(segments_of(from_rendered(long_rendering())))
        if pair.en
    ]
    file = folder / "notice.po"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    file.write_text("\n".join([head, *entries]), encoding="utf-8")
    return file


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _print(commands: Sequence[Command]) -> None:
    base = next(command for command in commands if command.name == "import pdfplumber")
    print("| command | CPU s | × `import pdfplumber` | CPU ms a notice | elapsed s | MB |")
    print("|---|---|---|---|---|---|")
    for one in commands:
        each = f"{1000 * one.seconds / one.notices:.1f}" if one.notices else ""
        ratio = f"{one.seconds / base.seconds:.2f}"
        print(f"| {one.name} | {one.seconds:.2f} | {ratio} | {each} | {one.wall:.2f} | {one.memory:.0f} |")


if __name__ == "__main__":
    sys.exit(main())
