"""Notices checked in several processes at once. A process that ends costs no other notice its findings."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_start_method

from ..messages import Both, UserError, both
from .gathering import Checker, Task, packed
from .stored import Part

# Notices handed out ahead to each process: enough that none waits, few enough that their bytes take no room.
_AHEAD = 3
# Attempts with a notice alone. A system without memory may end a process for the sake of another.
_ATTEMPTS = 2
_SAFE_PATH = "PYTHONSAFEPATH"

Make = Callable[[], Checker]
_Found = bytes | Part | UserError


def forks() -> bool:
    """True if a process begins as a copy of this one, with all that is loaded."""
    return get_start_method() == "fork"


def parts(
    make: Make, tasks: Iterable[Task], processes: int, lost: Callable[[Task, Both], Part]
) -> Iterator[bytes | Part]:
    """The parts of the notices as `packed` makes them, in their order, each as soon as it is there.

    `make` makes the checker of each process. If a process ends, the notices that were under way are checked one at a
    time. One with which processes end again and again is `lost`. Raises UserError as the checker does.
    """
    source = iter(tasks)
    under_way: deque[tuple[Task, Future[_Found]]] = deque()
    pool = _pool(make, processes)
    try:
        while True:
            whole = True
            while whole and len(under_way) < processes * _AHEAD and (task := next(source, None)) is not None:
                whole = _hand_out(pool, task, under_way)
            if not under_way:
                return
            if whole and not isinstance(under_way[0][1].exception(), BrokenProcessPool):
                yield _told(under_way.popleft()[1].result())
                continue
            pool.shutdown(cancel_futures=True)
            yield from _one_at_a_time(make, under_way, lost)
            under_way.clear()
            pool = _pool(make, processes)
    finally:
        pool.shutdown(cancel_futures=True)


def _hand_out(pool: ProcessPoolExecutor, task: Task, under_way: deque[tuple[Task, Future[_Found]]]) -> bool:
    """True if the pool took a task. A broken pool takes none; the task is then under way with those that broke it."""
    try:
        with _safe_path():  # processes are started as tasks come
            under_way.append((task, pool.submit(_check, task)))
    except BrokenProcessPool as error:
        nothing: Future[_Found] = Future()
        nothing.set_exception(error)
        under_way.append((task, nothing))
        return False
    return True


def _one_at_a_time(
    make: Make, under_way: Iterable[tuple[Task, Future[_Found]]], lost: Callable[[Task, Both], Part]
) -> Iterator[bytes | Part]:
    pool = _pool(make, 1)
    try:
        for task, future in under_way:
            if not future.cancelled() and future.exception() is None:
                yield _told(future.result())
                continue
            for _attempt in range(_ATTEMPTS):
                try:
                    with _safe_path():
                        found = pool.submit(_check, task).result()
                except BrokenProcessPool:
                    pool.shutdown()
                    pool = _pool(make, 1)
                else:
                    yield _told(found)
                    break
            else:
                yield lost(task, both("the process that checked it ended, perhaps out of memory; split the file"))
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(make: Make, processes: int) -> ProcessPoolExecutor:
    with _safe_path():  # a pool may start the process that tracks what its processes share
        return ProcessPoolExecutor(processes, initializer=_start, initargs=(make,))


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


def _told(found: _Found) -> bytes | Part:
    if isinstance(found, UserError):
        raise found
    return found


_checker: Checker | None = None


def _start(make: Make) -> None:
    global _checker  # noqa: PLW0603 - the only way by which a pool hands something to its processes once
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process answers for all of them
    _checker = make()


def _check(task: Task) -> _Found:
    assert _checker is not None
    try:
        return packed(_checker.part(task.job, task.contents), task)
    except UserError as error:  # its subclasses do not survive the way between processes
        return UserError(error.messages)
