"""The budget of a notice. A hostile or damaged one costs no more, and a finding says what was left out."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from ..messages import Both, both
from ..model import SEVERITIES, Document, Finding

_MEGABYTE = 1_000_000
# An alarm that a call has swallowed comes again after so many seconds.
_AGAIN = 0.5
# A message names so many rules.
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a notice may have or take; 0 is no limit.

    `seconds` of computing hold for the alignment, for the rules, and for weighing their findings: three times at most.
    `memory` counts megabytes above that before, and `characters` those of a line. A vacancy notice of 900 lines takes a
    fifth of a second and 45 MB.
    """

    seconds: float = 60
    memory: int = 1000
    findings: int = 1000
    lines: int = 100_000
    characters: int = 500_000


class OverTimeError(BaseException):
    """The seconds are used up. No `except Exception` on the way may take it for a mistake of its own."""


class Clock:
    """The time that is left, for where no alarm can be set."""

    def __init__(self, seconds: float) -> None:
        self._last = time.process_time() + seconds if seconds else float("inf")

    def check(self) -> None:
        """Raises OverTimeError where no time is left."""
        if time.process_time() > self._last:
            raise OverTimeError


@contextmanager
def limited(budget: Budget) -> Iterator[Clock]:
    """Bounds the computing and memory of what is done inside: it raises OverTimeError or MemoryError.

    An alarm needs a main thread and a system that has it; elsewhere, only the clock that is given tells. Memory is
    bounded on Linux.
    """
    with _memory(budget.memory), _alarm(budget.seconds):
        yield Clock(budget.seconds)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if not (seconds and hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise OverTimeError

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def _memory(megabytes: int) -> Iterator[None]:
    if not (megabytes and sys.platform == "linux"):
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + megabytes * _MEGABYTE
    bounds = [limit for limit in (most, soft, hard) if limit != resource.RLIM_INFINITY]
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (min(bounds), hard))
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def too_long(documents: Sequence[Document], budget: Budget) -> Both | None:
    """Why documents are not compared at all, or None."""
    for document in documents:
        lines = len(document.lines)
        if budget.lines and lines > budget.lines:
            return both(
                "it has {count} lines, and at most {most} are compared",
                count=f"{lines:,}",
                most=f"{budget.lines:,}",
            )
        longest = max((len(line.text) for line in document.lines), default=0)
        if budget.characters and longest > budget.characters:
            return both(
                "it has a line of {count} characters, and at most {most} are compared",
                count=f"{longest:,}",
                most=f"{budget.characters:,}",
            )
    return None


def unaligned(error: BaseException, budget: Budget) -> Both:
    """Why nothing of a notice was compared, since its versions could not be aligned within the budget."""
    if isinstance(error, MemoryError):
        return both(
            "aligning its versions takes more than {megabytes} MB of memory, so nothing was compared",
            megabytes=f"{budget.memory:,}",
        )
    return both(
        "aligning its versions takes more than {seconds} seconds, so nothing was compared",
        seconds=f"{budget.seconds:g}",
    )


def unfinished(rules: Sequence[str], error: BaseException, budget: Budget) -> Both:
    """Which rules did not finish within the budget."""
    names = list(dict.fromkeys(rules))
    named = ", ".join(names[:_NAMED]) + (f" + {len(names) - _NAMED}" if len(names) > _NAMED else "")
    if isinstance(error, MemoryError):
        return both(
            "these rules take more than {megabytes} MB of memory: {rules}",
            megabytes=f"{budget.memory:,}",
            rules=named,
        )
    return both(
        "its rules take more than {seconds} seconds, and these did not finish: {rules}",
        seconds=f"{budget.seconds:g}",
        rules=named,
    )


def gravest(found: Sequence[Finding], budget: Budget) -> tuple[list[Finding], Both | None]:
    """As many findings as the budget has, the gravest of them, and that there are more, or None."""
    if not budget.findings or len(found) <= budget.findings:
        return list(found), None
    ranked = sorted(found, key=lambda finding: SEVERITIES.index(finding.severity))
    left_out = both(
        "it has {count} findings, of which the gravest {most} are reported",
        count=f"{len(found):,}",
        most=f"{budget.findings:,}",
    )
    return ranked[: budget.findings], left_out
