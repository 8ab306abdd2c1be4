"""The changes since a revision: the lines of text files, and other files as a whole.

Git names the files and gives the old bytes; the comparison is bilint's own. So nothing of the repository converts them.
"""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..messages import UserError, both
from ..model import Location
from ..readers import MAX_BYTES
from ..readers.formats import FORMATS
from .changed_lines import Stretch, changed_lines
from .git import GitError, git
from .locations import absolute, repository_root

_LINK = "120000"  # the mode by which git knows a symbolic link
_LOOKED_AT = 8000  # the bytes in which git looks for a zero before it takes a file for text
_SHA1_DIGITS = 40  # in hexadecimal; newer repositories have SHA-256
# How a file begins that stands for a large one, and holds its digest.
_SUBSTITUTE = b"version https://git-lfs.github.com/spec/"

# The stretches that have changed; None where the whole file counts.
Lines = list[Stretch] | None


@dataclass(frozen=True, slots=True)
class _Blob:
    """A file of the revision: its mode and the name of its content."""

    mode: str
    name: str


@dataclass(slots=True)
class _Repository:
    """The files of the revision, and those that git knows or would add now, by their absolute paths."""

    root: Path
    old: Mapping[Path, _Blob]
    new: frozenset[Path]


@dataclass(slots=True)
class Changes:
    """The files that have changed. Each is compared when somebody asks for it."""

    _repositories: list[_Repository]
    _compared: dict[Path, Lines] = field(default_factory=dict)

    def in_file(self, path: Path) -> bool:
        return self._lines(absolute(path)) != []

    def at(self, location: Location) -> bool:
        """True if the location of a finding is on a changed line, or in a changed file without lines."""
        lines = self._lines(absolute(Path(location.document.path)))
        if lines is None or not FORMATS[location.document.format].line_based:
            return lines != []
        # Counted as git does, for which a carriage return ends no line.
        source = location.document.source
        first = source.count("\n", 0, location.span.start) + 1
        last = first + source.count("\n", location.span.start, max(location.span.start, location.span.end - 1))
        index = bisect_left(lines, first, key=lambda stretch: stretch[1])
        return index < len(lines) and lines[index][0] <= last

    def gone(self) -> list[Path]:
        """The files of the revision that are no longer there."""
        return [path for repository in self._repositories for path in repository.old if not os.path.lexists(path)]

    def _lines(self, path: Path) -> Lines:
        if path not in self._compared:
            self._compared[path] = self._compare(path)
        return self._compared[path]

    def _compare(self, path: Path) -> Lines:
        for repository in self._repositories:
            if path in repository.old:
                return _difference(repository, path)
            if path in repository.new:
                return None
        return []


def changes_since(revision: str, paths: Iterable[Path]) -> Changes:
    """The changes between a revision and the working tree, in the repositories that hold the paths.

    Files that git does not know yet count as changed. Raises UserError where there is no repository, or for a revision
    that it does not have.
    """
    roots: set[Path] = set()
    for folder in {path if path.is_dir() else path.parent for path in map(absolute, paths)}:
        root = repository_root(folder)
        if root is None:
            raise UserError(
                both(
                    "--diff needs a git repository; {folder} is in none.",
                    folder=folder.as_posix(),
                )
            )
        roots.add(root)
    return Changes([_repository(revision, root) for root in sorted(roots)])


def _repository(revision: str, root: Path) -> _Repository:
    old = {}
    for entry in git(root, "ls-tree", "-r", "-z", "--full-tree", _commit(revision, root), "--").split(b"\0"):
        about, _, name = entry.partition(b"\t")
        if name:
            mode, _, blob = about.decode("ascii").split()
            old[root / os.fsdecode(name)] = _Blob(mode, blob)
    names = git(root, "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--").split(b"\0")
    return _Repository(root, old, frozenset(root / os.fsdecode(name) for name in names if name))


def _commit(revision: str, root: Path) -> str:
    try:
        found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError:
        raise UserError(
            both(
                "--diff {revision}: git knows no such revision; try HEAD or origin/main.",
                revision=revision,
            )
        ) from None
    return found.decode("ascii").strip()


def _difference(repository: _Repository, path: Path) -> Lines:
    """How a file differs from that of the revision. A file that cannot be compared counts as changed."""
    blob = repository.old[path]
    new = _content(path)
    if new is None or (blob.mode == _LINK) != path.is_symlink():
        return None
    if blob.name in (_name(new, blob), _name(new.replace(b"\r\n", b"\n"), blob)):
        return []
    if blob.mode == _LINK:
        return None
    try:
        if int(git(repository.root, "cat-file", "-s", blob.name)) > MAX_BYTES:
            return None
        old = git(repository.root, "cat-file", "blob", blob.name)
    except GitError:  # a partial clone lacks it
        return None
    if old.startswith(_SUBSTITUTE) and hashlib.sha256(new).hexdigest().encode() in old:
        return []
    if b"\0" in old[:_LOOKED_AT] + new[:_LOOKED_AT]:
        return None
    return changed_lines(old, new)


def _content(path: Path) -> bytes | None:
    """The content of a file, or where a link leads. None for what git has no content of, or what is too long."""
    try:
        if path.is_symlink():
            return os.fsencode(path.readlink())
        if not path.is_file():
            return None
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        return None
    return data if len(data) <= MAX_BYTES else None


def _name(content: bytes, like: _Blob) -> str:
    """The name that git gives to a content."""
    method = hashlib.sha1 if len(like.name) == _SHA1_DIGITS else hashlib.sha256
    return method(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()
