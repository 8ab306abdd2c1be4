"""TOML files of the user, read within bounds: their tables, and the line of each key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..files import FileError, cannot_be_read, read_regular
from ..messages import Both, Fault, FaultsError, both
from .locations import is_inside, shown
from .toml_lines import KeyPath, key_lines, line_of
from .toml_text import TomlError, parse

MAX_BYTES = 1_000_000


class ConfigError(FaultsError):
    """Configurations that cannot be used."""


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file: its path as messages name it, its text, its table and the line of each key."""

    path: Path
    text: str
    table: Mapping[str, Any]
    lines: Mapping[KeyPath, int]

    def place(self, key: KeyPath) -> str:
        """Where a key stands: `bilint.toml:3`."""
        return f"{self.path.as_posix()}:{line_of(key, self.lines)}"

    def fault(self, key: KeyPath, messages: Both) -> Fault:
        return Fault(self.path, line_of(key, self.lines), messages)


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
