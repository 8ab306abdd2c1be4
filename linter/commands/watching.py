"""The same check again whenever a file changes. The tables stay loaded, and only what changed is checked."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from ..messages import UserError, both, pick
from ..model import Language
from ..project.configuration import NAMES, Configurations
from ..project.locations import absolute
from ..quotes import visible

_PAUSE = 0.3  # seconds; shorter than anybody notices
# The share of time that the search for changes may take.
_SHARE = 0.1

State = dict[str, tuple[int, int]]


def repeated(check: Callable[[], int], paths: Sequence[str], language: Language) -> int:
    """Checks now and after each change of files below the paths. It ends with KeyboardInterrupt alone."""
    while True:
        before = _state(paths)
        try:
            check()
        except UserError as error:  # a configuration that is being written
            sys.stderr.write(f"{visible(error.message(language))}\n")
        sys.stdout.flush()
        _wait(paths, before)
        line = pick(both("-- changed at {time} --", time=time.strftime("%H:%M:%S")), language)
        sys.stdout.write(f"\n{line}\n")


def _wait(paths: Sequence[str], before: State) -> None:
    while True:
        start = time.monotonic()
        if _state(paths) != before:
            return
        time.sleep(max(_PAUSE, (time.monotonic() - start) / _SHARE))


def _state(paths: Sequence[str]) -> State:
    """The time and size of each file below the paths, of side-cars and of configurations above them."""
    return dict(_seen(paths))


def _seen(paths: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    configurations = Configurations()
    for path in map(Path, paths):
        if path.is_dir():
            for folder, folders, files in os.walk(path):
                folders[:] = [name for name in folders if not name.startswith(".")]
                yield from _known(Path(folder, name) for name in files)
        else:
            yield from _known((path, path.with_name(f"{path.name}.bilint.toml")))
        for above in absolute(path).parents:
            yield from _known(above / name for name in NAMES)
        with suppress(UserError):  # a configuration that is being written
            yield from _known(source.file.path for source in configurations.of(path / NAMES[0]).sources)


def _known(paths: Iterable[Path]) -> Iterator[tuple[str, tuple[int, int]]]:
    for path in paths:
        with suppress(OSError):
            status = path.stat()
            yield str(path), (status.st_mtime_ns, status.st_size)
