"""Notices checked by the workers of a Dask cluster. A worker that ends costs no notice its findings.

The bytes of a notice go to the worker. It reads configurations, house rules and side-cars itself, in the same folder.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import uuid4

from .. import __version__
from ..messages import Both, UserError, both
from .gathering import Checker, Task, packed
from .stored import Part

# Notices handed out ahead to each thread of the workers.
_AHEAD = 4
_SECONDS_TO_CONNECT = 20
# How many workers may end with a notice before it is taken for the cause.
_ATTEMPTS = 3

Make = Callable[[], Checker]


def parts(
    make: Make, tasks: Iterable[Task], scheduler: str, lost: Callable[[Task, Both], Part]
) -> Iterator[bytes | Part]:
    """The parts of the notices as `packed` makes them, in their order.

    `make` makes the checker of each worker. Raises UserError where the cluster cannot be used, and as the checker does.
    """
    try:
        distributed: Any = import_module("distributed")
    except ModuleNotFoundError:
        raise UserError(both("--engine dask needs a library: pip install distributed, or the extra “dask”.")) from None
    # A lost worker is no news for the reader of the report: its notices are checked anew.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    try:
        client = distributed.Client(scheduler, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        message = both("The scheduler {address} cannot be reached: {error}.", address=scheduler, error=str(error))
        raise UserError(message) from None
    run, folder = uuid4().hex, str(Path.cwd())
    source = iter(tasks)
    under_way: deque[tuple[Task, Any]] = deque()
    with client:
        most = _AHEAD * max(1, sum(client.nthreads().values()))
        while True:
            while len(under_way) < most and (task := next(source, None)) is not None:
                future = client.submit(_checked, __version__, run, make, folder, task, pure=False, retries=_ATTEMPTS)
                under_way.append((task, future))
            if not under_way:
                return
            task, future = under_way.popleft()
            try:
                found = future.result()
            except distributed.scheduler.KilledWorker:
                yield lost(task, both("the workers that checked it ended, perhaps out of memory; split the file"))
                continue
            if isinstance(found, UserError):
                raise found
            yield found


_checkers: dict[str, Checker] = {}  # by run
# One notice at a time in each process: a checker and the working folder are its own.
_one_at_a_time = Lock()


def _checked(version: str, run: str, make: Make, folder: str, task: Task) -> bytes | Part | UserError:
    """The part of a notice, in a worker."""
    if version != __version__:
        message = both("A worker has bilint {theirs}, this is {ours}.", theirs=__version__, ours=version)
        return UserError(message)
    with _one_at_a_time:
        before = Path.cwd()
        try:
            os.chdir(folder)
            if run not in _checkers:
                _checkers.clear()  # that of a run before
                _checkers[run] = make()
            return packed(_checkers[run].part(task.job, task.contents), task)
        except UserError as error:
            return UserError(error.messages)
        except OSError as error:
            return UserError(
                both("A worker cannot work in {folder}: {why}.", folder=folder, why=error.strerror or str(error))
            )
        finally:
            os.chdir(before)
