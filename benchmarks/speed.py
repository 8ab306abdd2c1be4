"""How long bilint takes, and where: `python -m benchmarks.speed [PATH ...]`.

Cold is `bilint check` as a process of its own, with bytecode compiled, the median of several runs. The time *to the
first notice* ends before it reads. Warm is a notice checked by a process that has checked it before. The notices are
the examples, the real ones where they are at hand, and a generated one of 900 lines. The stages of the last notice
follow: the first time, when tables are loaded and patterns compiled, and warm.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import median

from bilint.bitext import Reading
from bilint.engine.engine import Engine, Outcome
from bilint.engine.findings import finding_of, headings_of, order, stamp
from bilint.facts import FactStore, Finder
from bilint.kinds.contract import Case
from bilint.model import Fact, Finding, Language
from bilint.project.discovery import Job, find
from bilint.readers import read_file
from bilint.reports import text
from bilint.reports.terminal import Style
from bilint.rulebook import book as rulebook
from bilint.rulebook.contract import check_of
from bilint.rulebook.definition import SYSTEM
from bilint.vocabulary import Vocabulary, rules_folder

from .notices import LAYOUTS, Rendered, generate, render

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "notices"
LINES = 900
ROWS = 10


@dataclass(slots=True)
class Clock:
    """Seconds by stage. A stage within a stage counts for itself alone, not for the one around it."""

    seconds: Counter[str] = field(default_factory=Counter)
    _within: list[float] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._within.append(0.0)
        start = time.perf_counter()
        try:
            yield
        finally:
            passed = time.perf_counter() - start
            self.seconds[name] += passed - self._within.pop()
            if self._within:
                self._within[-1] += passed


class TimedFacts(FactStore):
    """A fact store that tells a clock what each type of fact costs."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def _finder(self, fact: str) -> Finder:
        with self._clock.stage(f"fact {fact}"):
            finder = super()._finder(fact)

        def timed(passage: str, language: Language) -> list[Fact]:
            with self._clock.stage(f"fact {fact}"):
                return finder(passage, language)

        return timed


class Stages:
    """Checks a notice as the engine does, step by step."""

    def __init__(self, clock: Clock) -> None:
        with clock.stage("rules and kinds"):
            rules = rulebook.load(rules_folder()).select()
            self._checks = [check_of(rule) for rule in rules if rule.kind != SYSTEM]
        self._vocabulary = Vocabulary()
        self._reading = Reading(self._vocabulary)

    def check(self, job: Job, clock: Clock) -> None:
        with clock.stage("read"):
            documents = [read_file(path) for path in job.paths]
        with clock.stage("layout and languages"):
            notice = self._reading.notice(job.name, documents, job.languages)
        with clock.stage("align"):
            sections = self._reading.sections(notice)
        case = Case(notice, sections, TimedFacts(clock), self._vocabulary)
        headings = headings_of(sections)
        found: list[Finding] = []
        for check in self._checks:
            with clock.stage(f"rule {check.rule.name}"):
                found += [finding_of(hit, check.rule, notice, headings) for hit in check.hits(case)]
        with clock.stage("report"):
            findings = tuple(sorted(stamp(found), key=order))
            text.render(Outcome(findings, len(job.paths), 1, len(job.paths)), "en", Style())


@dataclass(frozen=True, slots=True)
class Cold:
    """Processes of their own: seconds in all and before the first notice is read, and peak memory in megabytes.

    `processor` is the time of the processor alone, the least of all runs. The load of the machine shows less in it.
    """

    whole: float
    processor: float
    before: float
    memory: float


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="notices to time in place of those named above")
    parser.add_argument("--runs", type=int, default=9, metavar="N", help="how often each is timed")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        jobs = find(options.paths).jobs if options.paths else _jobs(Path(folder))
        if not jobs:
            print("no notice found", file=sys.stderr)
            return 2
        first, warm = _stages(jobs[-1], options.runs)
        engine = Engine(rulebook.load(rules_folder()).select(), Vocabulary())
        print(
            f"{'':32}{'lines':>7}{'cold ms':>9}{'(processor)':>13}{'to the first notice':>21}"
            f"{'warm ms':>9}{'memory MB':>11}"
        )
        for job in jobs:
            lines = sum(path.read_bytes().count(b"\n") for path in job.paths)
            cold = measure_cold(job, options.runs, Path(folder) / "bytecode")
            passed = _median(lambda job=job: engine.check([job]), options.runs)
            print(
                f"{job.paths[0].name:32}{lines:7}{cold.whole * 1000:9.0f}{cold.processor * 1000:13.0f}"
                f"{cold.before * 1000:21.0f}{passed * 1000:9.0f}{cold.memory:11.1f}"
            )
    _print_stages(jobs[-1], first, warm)
    return 0


def long_rendering() -> Rendered:
    """A generated notice of at least 900 lines, as an extraction from PDF gives it."""
    layout = next(layout for layout in LAYOUTS if layout.name == "interleaved")
    found = (render(generate(seed), layout) for seed in count())
    return next(one for one in found if one.files[one.path["en"]].count("\n") >= LINES)


def long_notice(folder: Path) -> Path:
    """The file of this notice."""
    rendered = long_rendering()
    content = rendered.files[rendered.path["en"]]
    path = folder / f"generated-{content.count(chr(10))}-lines.txt"
    path.write_text(content, encoding="utf-8")
    return path


def _jobs(folder: Path) -> Sequence[Job]:
    shared = [str(SHARED)] if SHARED.is_dir() else []
    jobs = [job for job in find([str(ROOT / "examples"), *shared]).jobs if job.paths[0].suffix in (".txt", ".md")]
    return [job for job in jobs if job.paths[0].name != "README.md"] + list(find([str(long_notice(folder))]).jobs)


def measure_cold(job: Job, runs: int, bytecode: Path) -> Cold:
    """Runs `bilint check` on a notice and times it from outside."""
    # Clocks of different processes agree where the system has one monotonic clock (Linux, macOS).
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(bytecode)
    paths = [str(path) for path in job.paths]
    plain = [sys.executable, "-m", "bilint", "check", *paths]
    watched = [sys.executable, "-P", str(Path(__file__).with_name("speed_child.py")), "check", *paths]
    whole, processor, before, memory = [], [], [], []
    for number in range(runs + 1):
        used = _processor()
        start = time.perf_counter()
        checked = subprocess.run(plain, env=environment, capture_output=True, check=False)
        middle = time.perf_counter()
        used = _processor() - used
        if checked.stderr:  # a run that failed would look fast
            raise RuntimeError(checked.stderr.decode())
        result = subprocess.run(watched, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
        if number:  # the first run compiles
            reading, kilobytes = result.stderr.split()[-2:]
            whole.append(middle - start)
            processor.append(used)
            before.append(float(reading) - middle)
            memory.append(int(kilobytes) / 1024)
    return Cold(median(whole), min(processor), median(before), max(memory))


def _processor() -> float:
    """The seconds of processor time of all processes that this one started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _median(run: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return median(times[1:])


def _stages(job: Job, runs: int) -> tuple[Counter[str], Counter[str]]:
    """Seconds by stage: the first time in this process, and the median of later times."""
    first = Clock()
    stages = Stages(first)
    stages.check(job, first)
    later = []
    for _ in range(runs):
        clock = Clock()
        stages.check(job, clock)
        later.append(clock.seconds)
    return first.seconds, Counter({name: median(times[name] for times in later) for name in later[0]})


def _print_stages(job: Job, first: Counter[str], warm: Counter[str]) -> None:
    print(f"\n{job.paths[0].name}, by stage{'':>18}first ms  warm ms")
    groups = (
        [name for name in first if not name.startswith(("rule ", "fact "))],
        [name for name, _ in first.most_common() if name.startswith("fact ")][:ROWS],
        [name for name, _ in first.most_common() if name.startswith("rule ")][:ROWS],
    )
    for group in groups:
        for name in group:
            print(f"  {name:40}{first[name] * 1000:10.1f}{warm[name] * 1000:9.1f}")
    for kind in ("fact ", "rule "):
        both = [sum(seconds for name, seconds in times.items() if name.startswith(kind)) for times in (first, warm)]
        print(f"  {'all ' + kind.strip() + 's':40}{both[0] * 1000:10.1f}{both[1] * 1000:9.1f}")


if __name__ == "__main__":
    sys.exit(main())
