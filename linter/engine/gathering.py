"""The findings in many notices, in their order: from the cache, from this process, or from several."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ..files import FileError, read_regular
from ..messages import Both
from ..project.discovery import Job
from ..project.locations import absolute
from ..readers import MAX_BYTES
from .results import Results
from .stored import DamagedError, Part, decode, encode

# A process that checks fewer notices than this takes longer to start than it saves.
_WORTH_A_PROCESS = 4
# Bytes of notices that are held from the look-up until they are checked.
_MOST_HELD = 50_000_000
# Another run may find something else in these: memory or a time limit decided, or a mistake in bilint.
_NOT_KEPT = frozenset({"unreadable", "rule-crashed", "over-budget"})

Contents = Mapping[Path, bytes]


class Checker(Protocol):
    """Checks notices, here or in a process of its own."""

    def part(self, job: Job, contents: Contents | None = None) -> Part:
        """The findings in a notice. `contents` are as for `Engine.check`."""

    def key(self, job: Job, files: Sequence[bytes]) -> bytes:
        """The key of these findings, as `identity` makes it."""

    def lost(self, job: Job, why: Both) -> Part:
        """The finding that a notice could not be checked."""


@dataclass(frozen=True, slots=True)
class Task:
    """A notice with the bytes of its files. They are None if a file cannot be read; the engine says so."""

    job: Job
    files: tuple[bytes, ...] | None
    key: bytes | None = None  # that of its findings, where they were looked for

    @property
    def contents(self) -> Contents | None:
        if self.files is None:
            return None
        return {absolute(path): data for path, data in zip(self.job.paths, self.files, strict=True)}


# Checks tasks somewhere else. Yields for each in turn what `packed` made of its part.
Workers = Callable[[Iterable[Task]], Iterator[bytes | Part]]


def processes_for(notices: int, asked: int | None) -> int:
    """Worker count: the requested number, else one per few notices up to the number of processors."""
    if asked is not None:
        return max(1, min(asked, notices))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, notices // _WORTH_A_PROCESS))


def task_of(job: Job) -> Task:
    """The notice with its bytes."""
    try:
        return Task(job, tuple(read_regular(path, MAX_BYTES) for path in job.paths))
    except FileError:
        return Task(job, None)


def packed(part: Part, task: Task) -> bytes | Part:
    """The part in its small form. One with aligned texts, or of unknown bytes, stays as it is."""
    return part if task.files is None or part.outcome.bitexts else encode(part, task.files)


@dataclass(slots=True)
class Known:
    """The findings that were made before, by notice, and other notices as they were read for the look-up."""

    parts: dict[Job, Part] = field(default_factory=dict)
    tasks: dict[Job, Task] = field(default_factory=dict)


def known(jobs: Iterable[Job], checker: Checker, results: Results | None) -> Known:
    """Looks for the findings in notices. Of the others, as many are held as have room; the rest is read again."""
    found = Known()
    if results is None:
        return found
    room = _MOST_HELD
    for job in jobs:
        task = task_of(job)
        if task.files is None:
            continue
        key = checker.key(job, task.files)
        if (data := results.get(key)) is not None:
            try:
                found.parts[job] = decode(data, task.files)
                continue
            except DamagedError:
                pass  # it is made and put anew
        room -= sum(map(len, task.files))
        if room >= 0:
            found.tasks[job] = Task(job, task.files, key)
    return found


def gathered(
    jobs: Sequence[Job],
    before: Known,
    checker: Checker,
    *,
    results: Results | None,
    workers: Workers | None,
    watch: Callable[[Iterable[Job]], Iterable[Job]],
) -> Iterator[Part]:
    """The parts of the notices in their order, as far as they are not known before.

    The others are made, here or by `workers`, and put into `results`. `watch` passes the notices on one by one.
    """
    pending: list[Task] = []

    def read(job: Job) -> Task:
        return before.tasks.pop(job, None) or task_of(job)

    def tasks(left: Iterable[Job]) -> Iterator[Task]:
        for job in left:
            task = read(job)
            pending.append(task)
            yield task

    made = workers(tasks(job for job in jobs if job not in before.parts)) if workers else None
    for job in watch(jobs):
        if job in before.parts:
            yield before.parts[job]
            continue
        if made is None:
            task = read(job)
            part = checker.part(job, task.contents)
            data = packed(part, task) if results is not None else None
        else:
            data = next(made)
            task = pending.pop(0)
            part = decode(data, task.files or ()) if isinstance(data, bytes) else data
        if results is not None and isinstance(data, bytes) and task.files is not None and _is_kept(part):
            results.put(task.key or checker.key(job, task.files), data)
        yield part


def _is_kept(part: Part) -> bool:
    outcome = part.outcome
    return outcome.read == outcome.files and not any(finding.rule in _NOT_KEPT for finding in outcome.findings)
