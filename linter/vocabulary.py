"""The vocabulary of the rules: field labels, headings, word pairs, places.

Read once from `rules/vocabulary/`, on first use.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple, cast

from .tables import table_of

_Made = TypeVar("_Made")
_Arguments = TypeVarTuple("_Arguments")

# By folder, all that was made of its tables: vocabularies of one folder share it.
_MADE: defaultdict[Path, dict[tuple[object, ...], Any]] = defaultdict(dict)


def rules_folder() -> Path:
    """The folder that holds the rule pages: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


class Vocabulary:
    """Tables of `rules/vocabulary/` by name, each read when it is first asked for.

    Two vocabularies of one folder are equal, and share what was made of their tables.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or rules_folder() / "vocabulary"
        self._hash = hash(self.folder)
        self._made = _MADE[self.folder]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vocabulary) and self.folder == other.folder

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[type[Vocabulary], tuple[Path]]:
        return Vocabulary, (self.folder,)  # another process makes its own

    def made(self, make: Callable[[Vocabulary, *_Arguments], _Made], *arguments: *_Arguments) -> _Made:
        """The result of a function of the vocabulary: an index, a pattern, a lexicon. It is called once."""
        key = make, *arguments
        if key not in self._made:
            self._made[key] = make(self, *arguments)
        return cast("_Made", self._made[key])

    def toml(self, name: str) -> dict[str, object]:
        """The table `NAME.toml`."""
        return self.made(_toml, name)

    def rows(self, name: str) -> list[tuple[str, ...]]:
        """The rows of `NAME.tsv`, without comments (`#`) and blank lines."""
        lines = (self.folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def _toml(vocabulary: Vocabulary, name: str) -> dict[str, object]:
    return table_of((vocabulary.folder / f"{name}.toml").read_text(encoding="utf-8"))


# The vocabulary that comes with bilint.
SHIPPED = Vocabulary()
