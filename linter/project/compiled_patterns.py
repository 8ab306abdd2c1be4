"""Regular expressions as compiled by an earlier run, in the user's folder of caches: a tenth of a short run.

The file belongs to one version of Python. Its entries are known by the text of the expression, so that none is stale.
It is in Python's own form for such data, behind a checksum. A file that is damaged, or too large, is made anew.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from ..patterns import compile_by
from .cache_folder import cache_folder

_CHECKSUM = 16  # bytes
_MOST = 8_000_000  # bytes, some twenty times what all expressions of bilint take
_TYPE = "I"  # the engine's words have 32 bits

# Flags, words of the program, number of groups, and names of groups.
_Entry = tuple[int, bytes, int, dict[str, int]]


class Compiled:
    """The expressions of a file, and those that were compiled since."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._engine: Any = import_module("_sre")
        self._entries: dict[tuple[str, int], _Entry] = _read(file)
        self._before = len(self._entries)

    def compile(self, source: str, flags: int) -> re.Pattern[str]:
        """The expression: of the file, or compiled."""
        flags = int(flags)
        entry = self._entries.get((source, flags))
        if entry is not None:
            with suppress(RuntimeError, TypeError, ValueError, OverflowError):  # no program of this engine
                return self._made(source, entry)
        return self._compiled(source, flags)

    def _made(self, source: str, entry: _Entry) -> re.Pattern[str]:
        flags, words, groups, names = entry
        by_number = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name  # type: ignore[call-overload]
        made: re.Pattern[str] = self._engine.compile(
            source, flags, array(_TYPE, words).tolist(), groups, names, tuple(by_number)
        )
        return made

    def _compiled(self, source: str, flags: int) -> re.Pattern[str]:
        with suppress(AttributeError, ImportError, TypeError):  # another Python may do this in another way
            compiler, parser = import_module("re._compiler"), import_module("re._parser")
            parsed = parser.parse(source, flags)
            words = array(_TYPE, compiler._code(parsed, flags)).tobytes()
            state = parsed.state
            entry = (flags | state.flags, words, state.groups - 1, dict(state.groupdict))
            found = self._made(source, entry)
            self._entries[source, flags] = entry
            return found
        return re.compile(source, flags)

    def keep(self) -> None:
        """Writes the file anew if there is more to know."""
        if len(self._entries) == self._before:
            return
        payload = marshal.dumps({**_read(self._file), **self._entries})
        if len(payload) > _MOST:
            payload = marshal.dumps({})
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = mkstemp(dir=self._file.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_digest(payload) + payload)
                Path(name).replace(self._file)
            except OSError:
                Path(name).unlink(missing_ok=True)


@contextmanager
def kept_patterns() -> Iterator[None]:
    """Compiles with what an earlier run kept, and keeps what this one has compiled."""
    magic = getattr(import_module("_sre"), "MAGIC", 0)
    compiled = Compiled(cache_folder() / f"{NAME}-{sys.implementation.cache_tag}-{magic}")
    compile_by(compiled.compile)
    try:
        yield
    finally:
        compile_by(re.compile)
        compiled.keep()


NAME = "patterns-1"  # the number is that of the form


def _read(file: Path) -> dict[tuple[str, int], _Entry]:
    try:
        data = file.read_bytes()
    except OSError:
        return {}
    payload = data[_CHECKSUM:]
    if len(data) > _MOST or _digest(payload) != data[:_CHECKSUM]:
        return {}
    try:
        entries = marshal.loads(payload)  # noqa: S302 (no code is in it; written by this user's own runs)
    except (ValueError, EOFError, TypeError):
        return {}
    return entries if isinstance(entries, dict) else {}


def _digest(payload: bytes) -> bytes:
    # The full version: two builds of one Python may differ in their engine.
    return blake2b(payload, digest_size=_CHECKSUM, key=sys.version.encode()[:64]).digest()
