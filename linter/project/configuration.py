"""The configuration of a file: `bilint.toml` or `[tool.bilint]` of `pyproject.toml`, in the nearest folder above it.

The search ends at the root of the repository (a folder with `.git`) or of the file system. Only the nearest file
counts; nothing is inherited from one above it. The command line goes before the file, and the file before the defaults.

A configuration may come from anywhere with the notices. So it is data of bounded size, and its paths stay inside its
repository.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from ..files import FileError, cannot_be_read, read_regular
from ..messages import Both, Fault, FaultsError, UserError, both
from .git_ignored import GitIgnored
from .globs import matches
from .locations import absolute, is_inside, path_fault, relative, repository_root, shown
from .pair_patterns import Pattern, pattern_of
from .schema import KEYS
from .servers import server_fault
from .toml_lines import KeyPath, key_lines, line_of
from .toml_schema import faults
from .toml_text import TomlError, parse

NAMES = ("bilint.toml", "pyproject.toml")
MAX_BYTES = 1_000_000
MAX_FAULTS = 50  # more at a time help nobody
# Where a table of bilint begins in a file that others use, too.
_TABLES: Mapping[str, tuple[str, ...]] = {"pyproject.toml": ("tool", "bilint")}

Found = TypeVar("Found")


class ConfigError(FaultsError):
    """Configurations that cannot be used."""


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file: its path as messages name it, its text, its table and the line of each key."""

    path: Path
    text: str
    table: Mapping[str, Any]
    lines: Mapping[KeyPath, int]

    def fault(self, key: KeyPath, messages: Both) -> Fault:
        return Fault(self.path, line_of(key, self.lines), messages)


@dataclass(frozen=True, slots=True)
class Configuration:
    """A configuration as checked: `table` has known keys of the right types alone.

    `folder` is what its paths and patterns start from, `root` what they may not leave; both are absolute.
    `file` is None where there is no configuration; the table is then empty.
    """

    folder: Path
    root: Path
    table: Mapping[str, Any] = field(default_factory=dict)
    file: TomlFile | None = None
    prefix: KeyPath = ()
    patterns: tuple[Pattern, ...] = ()

    @property
    def naming_root(self) -> Path | None:
        """The root of the names of notices if a file is the configuration. None where only the place of each counts."""
        return self.root if self.file else None

    def error(self, key: KeyPath, messages: Both) -> ConfigError:
        """The error of a key of this configuration, which must have a file."""
        assert self.file is not None
        return ConfigError([self.file.fault((*self.prefix, *key), messages)])

    def origin(self, key: KeyPath) -> str:
        """Where a key stands: `bilint.toml:3`."""
        assert self.file is not None
        return f"{self.file.path.as_posix()}:{line_of((*self.prefix, *key), self.file.lines)}"

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


def read_toml(path: Path, root: Path) -> TomlFile:
    """A TOML file of at most 1 MB in a folder `root`. Raises ConfigError."""
    name = shown(path)
    text = _text(path, name, root)
    try:
        return TomlFile(name, text, parse(text), key_lines(text))
    except TomlError as error:
        raise ConfigError([Fault(name, error.line, error.messages)]) from None


def _text(path: Path, name: Path, root: Path) -> str:
    if not is_inside(path, root):
        raise _unusable(
            name,
            both(
                "This is a link that leads out of the repository; put the file itself here.",
            ),
        )
    try:
        return read_regular(path, MAX_BYTES).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise _unusable(
            name,
            both(
                "The file is not UTF-8 text; save it as UTF-8.",
            ),
        ) from None
    except FileError as error:
        raise _unusable(name, cannot_be_read(error)) from None


def _unusable(name: Path, messages: Both) -> ConfigError:
    return ConfigError([Fault(name, 1, messages)])


def _read(folder: Path, name: str) -> Configuration | None:
    """The configuration in a file of a folder; None where there is none."""
    path = folder / name
    if not os.path.lexists(path) or path.is_dir():
        return None
    root = repository_root(folder) or folder
    prefix = _TABLES.get(name, ())
    if prefix and prefix[-1].encode() not in _start(path):
        return None  # what is wrong with a file of others is none of our business
    file = read_toml(path, root)
    table: Any = file.table
    for key in prefix:
        table = table.get(key) if isinstance(table, dict) else None
    if table is None:
        return None
    if not isinstance(table, dict):
        raise ConfigError([file.fault(prefix, both("[tool.bilint] must be a table."))])
    wrong = islice(faults(table, KEYS), MAX_FAULTS)
    found = [file.fault((*prefix, *key), messages) for key, messages in wrong]
    if found:
        raise ConfigError(sorted(found, key=lambda fault: fault.line))
    made = Configuration(folder, root, table, file, prefix, tuple(_patterns(folder, table.get("pairs", ()))))
    found = [file.fault((*prefix, *key), messages) for key, messages in _meaning(made)]
    if found:
        raise ConfigError(sorted(found, key=lambda fault: fault.line))
    return made


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


def _meaning(made: Configuration) -> Iterator[tuple[KeyPath, Both]]:
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
    for key, limit in (("rule-folders", made.folder), ("termbases", made.root)):
        for index, name in enumerate(made.table.get(key, ())):
            if messages := path_fault(name, made.folder, limit):
                yield (key, index), messages
    if (server := made.table.get("grammar", {}).get("server")) and (messages := server_fault(server, anywhere=False)):
        yield ("grammar", "server"), messages
    for key in ("memory", "baseline"):
        if key in made.table:
            must_exist = key != "baseline"  # which may be written yet
            if messages := path_fault(made.table[key], made.folder, made.root, must_exist=must_exist):
                yield (key,), messages
