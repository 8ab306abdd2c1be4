"""The configuration of a file: `bilint.toml` or `[tool.bilint]` of `pyproject.toml`, in the nearest folder above it.

The search ends at the root of the repository (a folder with `.git`) or of the file system. Only the nearest file
counts, and what it extends by name (see `extended`); nothing is inherited from one above it. The command line goes
before the file, and the file before the defaults.

A configuration may come from anywhere with the notices. So it is data of bounded size, and its paths stay inside its
repository.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from ..files import FileError, read_regular
from ..messages import Both, UserError, both
from .extended import EXTENDS, Source, Standing, extended
from .git_ignored import GitIgnored
from .globs import matches
from .locations import absolute, path_fault, relative, repository_root
from .pair_patterns import Pattern, pattern_of
from .schema import KEYS
from .servers import server_fault
from .toml_file import MAX_BYTES, ConfigError, TomlFile, read_toml
from .toml_lines import KeyPath
from .toml_schema import faults

NAMES = ("bilint.toml", "pyproject.toml")
MAX_FAULTS = 50  # more at a time help nobody
MAX_FILES = 10  # that extend each other; nobody finds a setting in more
# Where a table of bilint begins in a file that others use, too.
_TABLES: Mapping[str, tuple[str, ...]] = {"pyproject.toml": ("tool", "bilint")}

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Configuration:
    """A configuration as checked: `table` has known keys of the right types alone.

    `folder` is what its patterns start from, `root` what its paths may not leave; both are absolute.
    `sources` are its files, each of which extends the one before it. Without one, the table is empty. `standing` tells
    the file of each key.
    """

    folder: Path
    root: Path
    table: Mapping[str, Any] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    standing: Mapping[KeyPath, Standing] = field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()

    @property
    def file(self) -> TomlFile | None:
        """The file of the configuration itself; None where there is none."""
        return self.sources[-1].file if self.sources else None

    @property
    def naming_root(self) -> Path | None:
        """The root of the names of notices if a file is the configuration. None where only the place of each counts."""
        return self.root if self.sources else None

    def stands(self, key: KeyPath) -> Standing:
        """Where a key of this configuration stands; it must have a file."""
        for length in range(len(key), 0, -1):
            if found := self.standing.get(key[:length]):
                return Standing(found.source, (*found.key, *key[length:]))
        return Standing(self.sources[-1], key)

    def path(self, key: KeyPath, name: str) -> Path:
        """The path that a key names, as seen from the folder of the file that holds it."""
        return absolute(self.stands(key).source.folder / name)

    def error(self, key: KeyPath, messages: Both) -> ConfigError:
        """The error of a key of this configuration, which must have a file."""
        source, inner = self.stands(key)
        return ConfigError([source.file.fault(source.whole(inner), messages)])

    def origins(self, key: KeyPath) -> tuple[str, ...]:
        """Where a key stands: `bilint.toml:3`. A list of several files has an origin in each."""
        whole: Any = self.table
        for part in key:
            whole = whole[part]
        parts = len(whole) if isinstance(whole, list) else 0
        found = [self.stands((*key, index)) for index in range(parts)] if parts else [self.stands(key)]
        places = (source.file.place(source.whole(inner[: len(key)])) for source, inner in found)
        return tuple(dict.fromkeys(places))

    def looked_up(self, name: str, key: KeyPath | None, look_up: Callable[[str], Found]) -> Found:
        """The meaning of a name of a rule. Where `key` holds it, an unknown one is a ConfigError."""
        try:
            return look_up(name)
        except UserError as error:
            raise (self.error(key, error.messages) if key else error) from None

    def covers(self, patterns: Sequence[str], path: Path) -> bool:
        """True if one of the patterns is for that path."""
        if not patterns:
            return False
        name = relative(path, self.folder)
        return name is not None and any(matches(pattern, name) for pattern in patterns)


class Configurations:
    """The configurations of a run, each read once. Its methods raise ConfigError."""

    def __init__(self, *, enabled: bool = True) -> None:
        self._enabled = enabled
        self._by_folder: dict[Path, Configuration | None] = {}
        self._without: dict[Path, Configuration] = {}
        self._as_given: dict[str, Configuration] = {}  # by folder, relative or not
        self._git_ignored = GitIgnored()

    def of(self, path: Path) -> Configuration:
        """The configuration for a file; also for one that is not there."""
        folder, name = os.path.split(path)
        if name == "..":
            return self.of_folder(absolute(path).parent)
        if folder not in self._as_given:
            self._as_given[folder] = self.of_folder(absolute(path).parent)
        return self._as_given[folder]

    def of_folder(self, folder: Path) -> Configuration:
        """The configuration for what lies directly in a folder."""
        folder = absolute(folder)
        if folder in self._without:
            return self._without[folder]
        for above in (folder, *folder.parents):
            if above not in self._by_folder:
                self._by_folder[above] = self._in(above)
            if found := self._by_folder[above]:
                return found
        here = Path.cwd()  # without a configuration or a repository, paths are as seen from the working folder
        self._without[folder] = Configuration(here, here)
        return self._without[folder]

    def excludes(self, path: Path) -> bool:
        """True if a search leaves a file or folder out: the configuration excludes it, or git ignores it."""
        found = self.of(path)
        if found.covers(found.table.get("exclude", ()), path):
            return True
        return bool(found.table.get("gitignore", True)) and self._git_ignored(path)

    def patterns(self, path: Path) -> Sequence[Pattern]:
        """How the names of the versions of a file may go together, besides the usual ways."""
        return self.of(path).patterns

    def _in(self, folder: Path) -> Configuration | None:
        """The configuration that a folder itself has, which may be that there is none up to the repository's root."""
        if self._enabled:
            for name in NAMES:
                if found := _read(folder, name):
                    return found
        return Configuration(folder, folder) if (folder / ".git").exists() else None


def _read(folder: Path, name: str) -> Configuration | None:
    """The configuration in a file of a folder; None where there is none."""
    path = folder / name
    if not os.path.lexists(path) or path.is_dir():
        return None
    root = repository_root(folder) or folder
    prefix = _TABLES.get(name, ())
    if prefix and prefix[-1].encode() not in _start(path):
        return None  # what is wrong with a file of others is none of our business
    own = _source(path, root)
    if own is None:
        return None
    table, standing = extended(sources := _chain(own, root))
    return Configuration(folder, root, table, sources, standing, tuple(_patterns(folder, table.get("pairs", ()))))


def _source(path: Path, root: Path) -> Source | None:
    """The settings in a file; None for a file of others without any. Raises ConfigError."""
    file = read_toml(path, root)
    prefix = _TABLES.get(path.name, ())
    table: Any = file.table
    for key in prefix:
        table = table.get(key) if isinstance(table, dict) else None
    if table is None:
        return None
    if not isinstance(table, dict):
        raise ConfigError([file.fault(prefix, both("[tool.bilint] must be a table."))])
    made = Source(path.parent, table, file, prefix)
    _refuse(made, islice(faults(table, KEYS), MAX_FAULTS))
    _refuse(made, _meaning(made, root))
    return made


def _refuse(source: Source, wrong: Iterable[tuple[KeyPath, Both]]) -> None:
    """Raises ConfigError where anything is wrong."""
    found = [source.file.fault(source.whole(key), messages) for key, messages in wrong]
    if found:
        raise ConfigError(sorted(found, key=lambda fault: fault.line))


def _chain(own: Source, root: Path) -> tuple[Source, ...]:
    """The file and all that it extends, directly or not. Each one extends the one before it."""
    chain = [own]
    seen = {os.path.realpath(own.file.path)}
    while name := chain[-1].table.get(EXTENDS):
        source = chain[-1]
        path = absolute(source.folder / name)
        wrong: Both | None = None
        if os.path.realpath(path) in seen:
            wrong = both("“{name}” leads back to itself: settings cannot extend each other in a circle.", name=name)
        elif len(chain) == MAX_FILES:
            wrong = both("More than {most} files of settings extend each other, which is refused.", most=str(MAX_FILES))
        elif found := _source(path, root):
            seen.add(os.path.realpath(path))
            chain.append(found)
            continue
        wrong = wrong or both("“{name}” has no table [tool.bilint].", name=name)
        raise ConfigError([source.file.fault(source.whole((EXTENDS,)), wrong)])
    return tuple(reversed(chain))


def _start(path: Path) -> bytes:
    """As much of a regular file as a configuration may have; nothing where it cannot be read."""
    try:
        return read_regular(path, MAX_BYTES)
    except FileError:
        return b""


def _patterns(folder: Path, pairs: Sequence[Mapping[str, str]]) -> Iterator[Pattern]:
    for pair in pairs:
        if pattern := pattern_of(folder, pair["en"], pair["fr"]):
            yield pattern


def _meaning(made: Source, root: Path) -> Iterator[tuple[KeyPath, Both]]:
    """Errors in values of the right types: patterns for pairs, and paths that lead outside."""
    for index, pair in enumerate(made.table.get("pairs", ())):
        if pattern_of(made.folder, pair["en"], pair["fr"]) is None:
            yield (
                ("pairs", index),
                both(
                    "“{en}” and “{fr}” are no pair: each needs as many * as the other, one a name, and no “..”.",
                    **pair,
                ),
            )
    for path, table in [
        ((), made.table),
        *((("overrides", i), one) for i, one in enumerate(made.table.get("overrides", ()))),
    ]:
        for name, value in table.get("limits", {}).items():
            if value < 0:
                yield (*path, "limits", name), both("“{name}” must not be negative.", name=name)
    for key, limit in (("rule-folders", made.folder), ("termbases", root)):
        for index, name in enumerate(made.table.get(key, ())):
            if messages := path_fault(name, made.folder, limit):
                yield (key, index), messages
    if (server := made.table.get("grammar", {}).get("server")) and (messages := server_fault(server, anywhere=False)):
        yield ("grammar", "server"), messages
    for key in (EXTENDS, "memory", "baseline"):
        if key in made.table:
            must_exist = key != "baseline"  # which may be written yet
            if messages := path_fault(made.table[key], made.folder, root, must_exist=must_exist):
                yield (key,), messages
