"""The files that git ignores, by the `.gitignore` files of a repository: drafts and copies are no notices to check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .locations import absolute, is_inside, repository_root

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".gitignore"
# The longest list of github/gitignore has some 10 kB.
_MAX_BYTES = 100_000


class GitIgnored:
    """Tells ignored files; each `.gitignore` is read once.

    Other settings of git (`.git/info/exclude`, a user's own list) are not of the repository, and do not count.
    """

    def __init__(self) -> None:
        self._by_folder: dict[Path, GitIgnoreSpec | None] = {}
        self._roots: dict[Path, Path | None] = {}

    def __call__(self, path: Path) -> bool:
        """True if git ignores a file or folder; where a folder above is ignored, only that folder is told."""
        whole = absolute(path)
        root = self._root(whole.parent)
        if root is None:
            return False
        inner = whole.parent
        while True:
            if (spec := self._spec(inner, root)) is not None:
                name = whole.relative_to(inner).as_posix()
                decided = spec.check_file(f"{name}/" if whole.is_dir() else name).include
                if decided is not None:
                    return decided
            if inner == root:
                return False
            inner = inner.parent

    def _root(self, folder: Path) -> Path | None:
        if folder not in self._roots:
            self._roots[folder] = repository_root(folder)
        return self._roots[folder]

    def _spec(self, folder: Path, root: Path) -> GitIgnoreSpec | None:
        if folder not in self._by_folder:
            self._by_folder[folder] = _read(folder / NAME, root)
        return self._by_folder[folder]


def _read(path: Path, root: Path) -> GitIgnoreSpec | None:
    """The patterns of a file; None where there is none, or none that can be read."""
    try:
        if not path.is_file() or not is_inside(path, root) or path.stat().st_size > _MAX_BYTES:
            return None
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:  # a pattern that git itself would not understand
        return None
