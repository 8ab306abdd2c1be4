"""Notices checked in several processes at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..messages import Both, UserError, both
from ..project.discovery import Job
from .engine import Outcome

# A process that checks fewer notices than this takes longer to start than it saves.
_WORTH_A_PROCESS = 4
_SAFE_PATH = "PYTHONSAFEPATH"


@dataclass(frozen=True, slots=True)
class Part:
    """The findings in a notice, and the used suppressions of each folder's configuration."""

    outcome: Outcome
    used: Mapping[Path, frozenset[int]]


class Checker(Protocol):
    """A worker that checks notices in a process of its own."""

    def part(self, job: Job) -> Part:
        """The findings in a notice."""


def processes_for(notices: int, asked: int | None) -> int:
    """Worker count: the requested number, else one per few notices up to the number of processors."""
    if asked is not None:
        return max(1, min(asked, notices))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, notices // _WORTH_A_PROCESS))


def parts(make: Callable[[], Checker], jobs: Sequence[Job], processes: int) -> Iterator[Part]:
    """The parts of the notices in their order, each as soon as it is there.

    `make` makes the checker of each process. Raises UserError as that does, and where a process comes to an end.
    """
    from concurrent.futures import ProcessPoolExecutor  # lazy import: a run in one process needs none of these
    from concurrent.futures.process import BrokenProcessPool

    try:
        with _safe_path(), ProcessPoolExecutor(processes, initializer=_start, initargs=(make,)) as pool:
            for found in pool.map(_check, jobs):
                if isinstance(found, Part):
                    yield found
                else:
                    raise UserError(found)
    except BrokenProcessPool:
        message = both(
            "A process that checks notices ended unexpectedly, perhaps out of memory. Try: --jobs 1",
        )
        raise UserError(message) from None


@contextmanager
def _safe_path() -> Iterator[None]:
    """Keeps Python from looking for modules in the working folder where it starts a process anew."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def of_part(jobs: Iterable[Job], found: Iterable[Part]) -> Iterator[Part]:
    """The parts, each taken when its notice is."""
    return (part for _, part in zip(jobs, found, strict=True))


_checker: Checker | None = None


def _start(make: Callable[[], Checker]) -> None:
    global _checker  # noqa: PLW0603 - the only way by which a pool hands something to its processes once
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process answers for all of them
    _checker = make()


def _check(job: Job) -> Part | Both:
    assert _checker is not None
    try:
        return _checker.part(job)
    except UserError as error:  # its subclasses do not survive the way between processes
        return error.messages
