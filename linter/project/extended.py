"""Settings that extend others: the tables of several files as one, and where each key of it stands.

A file goes before the one that it extends. Some lists are added instead: those of the file that is extended come
first. Names of files are as seen from the file that names them. Patterns for paths, and the pairs, are as seen from the
file that extends: so a house can share them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from .toml_file import TomlFile
from .toml_lines import KeyPath

EXTENDS = "extends"
# The lists of both files count.
_ADDED: frozenset[KeyPath] = frozenset(
    {
        ("exclude",),
        ("ignore",),
        ("overrides",),
        ("pairs",),
        ("rule-folders",),
        ("suppress",),
        ("termbases",),
        ("vocabulary", "words"),
    }
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file of settings as checked: `folder` is where its paths start, `prefix` where its table begins in it."""

    folder: Path
    table: Mapping[str, Any]
    file: TomlFile
    prefix: KeyPath = ()

    def whole(self, key: KeyPath) -> KeyPath:
        """A key of the table as a key of the file."""
        return (*self.prefix, *key)


class Standing(NamedTuple):
    """The file that a key stands in, and its path in the table of that file."""

    source: Source
    key: KeyPath


def extended(sources: Sequence[Source]) -> tuple[Mapping[str, Any], Mapping[KeyPath, Standing]]:
    """The table of several files, of which each extends the one before it; and where those keys stand that moved.

    A key without a place of its own stands where its table does; without that, in the last file.
    """
    table: Mapping[str, Any] = {}
    standing: dict[KeyPath, Standing] = {}
    for source in sources:
        table = _joined(table, source.table, (), source, standing)
    return table, standing


def _joined(
    below: Mapping[str, Any],
    above: Mapping[str, Any],
    path: KeyPath,
    source: Source,
    standing: dict[KeyPath, Standing],
) -> dict[str, Any]:
    made = dict(below)
    for name, value in above.items():
        key = (*path, name)
        if isinstance(value, dict) and isinstance(below.get(name), dict):
            made[name] = _joined(below[name], value, key, source, standing)
        elif key in _ADDED:
            first = below.get(name, ())
            made[name] = [*first, *value]
            for index in range(len(value)):
                standing[(*key, len(first) + index)] = Standing(source, (*key, index))
        else:
            made[name] = value
            standing[key] = Standing(source, key)
    return made
