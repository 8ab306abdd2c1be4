"""The vocabulary of the rules: field labels, headings, word pairs, places.

Read once from `rules/vocabulary/`, on first use.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def rules_folder() -> Path:
    """The folder that holds the rule pages: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


class Vocabulary:
    """Tables of `rules/vocabulary/` by name, each read when it is first asked for.

    Two vocabularies of one folder are equal, so that a second run uses the caches of the first.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or rules_folder() / "vocabulary"
        self._hash = hash(self.folder)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vocabulary) and self.folder == other.folder

    def __hash__(self) -> int:
        return self._hash

    def toml(self, name: str) -> dict[str, object]:
        """The table `NAME.toml`."""
        return _toml(self.folder / f"{name}.toml")

    def rows(self, name: str) -> list[tuple[str, ...]]:
        """The rows of `NAME.tsv`, without comments (`#`) and blank lines."""
        lines = (self.folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=64)
def _toml(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
