"""Patterns for paths, as in a shell: for files that a configuration names, and for the versions of one notice."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fnmatch import fnmatchcase

_FOLDERS = "**"


def matches(pattern: str, path: str) -> bool:
    """True if a path (relative, with forward slashes) matches a pattern, or lies in a folder that does.

    A pattern without a slash is a name at any depth (`*-draft.md`, `drafts/`). One with a slash begins at the top
    (`archive/*.md`). `*` stays within a name, `**` is any number of folders. The time is linear in the path.
    """
    names = [name for name in pattern.split("/") if name]
    if "/" not in pattern.rstrip("/"):
        names.insert(0, _FOLDERS)
    reached = {0}
    for part in path.split("/"):
        waiting = {at for at in _past_folders(reached, names) if at < len(names)}
        reached = {at for at in waiting if names[at] == _FOLDERS}
        reached |= {at + 1 for at in waiting if names[at] == _FOLDERS or fnmatchcase(part, names[at])}
        if len(names) in reached:
            return True
    return False


def _past_folders(reached: Collection[int], names: Sequence[str]) -> set[int]:
    """Adds what follows each `**`, which may stand for no folder at all."""
    found = set(reached)
    for at, name in enumerate(names):
        if at in found and name == _FOLDERS:
            found.add(at + 1)
    return found
