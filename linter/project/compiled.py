"""Regular expressions and tables as an earlier run made them, in the user's folder of caches.

The file belongs to one version of Python. An expression is known by its text, a table by the digest of its TOML: none
is ever stale. The file is in the form of `marshal`, behind a checksum. A damaged or too large one is made anew.
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
from typing import Any

from ..patterns import compile_by
from ..tables import parse_by, parsed
from .cache_folder import cache_folder

_CHECKSUM = 16  # bytes
_MOST = 8_000_000  # bytes, some ten times what all expressions and tables of bilint take
_TYPE = "I"  # the engine's words have 32 bits

# Of an expression: flags, words of the program, number of groups, and names of groups.
_Program = tuple[int, bytes, int, dict[str, int]]
# Expressions by text and flags, and tables in the form of `marshal` by digest.
_Entries = dict[tuple[str, int] | bytes, Any]


class Compiled:
    """The expressions and tables of a file, and those that were made since."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._engine: Any = import_module("_sre")
        self._entries: _Entries = _read(file)
        self._before = len(self._entries)

    def compile(self, source: str, flags: int) -> re.Pattern[str]:
        """The expression: of the file, or compiled."""
        flags = int(flags)
        entry = self._entries.get((source, flags))
        if entry is not None:
            with suppress(RuntimeError, TypeError, ValueError, OverflowError):  # no program of this engine
                return self._made(source, entry)
        return self._compiled(source, flags)

    def _made(self, source: str, entry: _Program) -> re.Pattern[str]:
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

    def table(self, text: str) -> dict[str, Any]:
        """The table of a TOML text: of the file, or parsed."""
        key = blake2b(text.encode(), digest_size=_CHECKSUM).digest()
        with suppress(KeyError, EOFError, ValueError, TypeError):
            found = marshal.loads(self._entries[key])  # noqa: S302 (as below)
            if isinstance(found, dict):
                return found
        table = parsed(text)
        with suppress(ValueError):  # a date has no such form
            self._entries[key] = marshal.dumps(table)
        return table

    def keep(self) -> None:
        """Writes the file anew if there is more to know."""
        if len(self._entries) == self._before:
            return
        from tempfile import mkstemp  # lazy import: most runs keep nothing new

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
def kept(*, more: bool) -> Iterator[None]:
    """Compiles and parses with what an earlier run kept. With `more`, keeps what this one has made, too."""
    magic = getattr(import_module("_sre"), "MAGIC", 0)
    compiled = Compiled(cache_folder() / f"{NAME}-{sys.implementation.cache_tag}-{magic}")
    compile_by(compiled.compile)
    parse_by(compiled.table)
    try:
        yield
    finally:
        compile_by(re.compile)
        parse_by(parsed)
        if more:
            compiled.keep()


NAME = "compiled-1"  # the number is that of the form


def _read(file: Path) -> _Entries:
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
