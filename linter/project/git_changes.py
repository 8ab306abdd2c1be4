"""What has changed since a revision, as git tells: the lines of text files, and other files as a whole."""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..messages import UserError, both
from ..model import End
from ..readers.formats import FORMATS
from .locations import absolute, repository_root

# Formats whose lines are those of the file itself.
_SECONDS = 120
# Neither the configuration of the repository nor its attributes may run a program on behalf of a check.
_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=true", "-c", "diff.noprefix=false")
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPED = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}

# First and last line of each stretch that has changed; None where the whole file counts.
Lines = list[tuple[int, int]] | None


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that have changed, by absolute path."""

    files: Mapping[Path, Lines]

    def in_file(self, path: Path) -> bool:
        return absolute(path) in self.files

    def at(self, end: End) -> bool:
        """Whether the end of a finding lies on a changed line, or in a changed file that has no lines."""
        path = absolute(Path(end.document.path))
        lines = self.files.get(path)
        if lines is None or not FORMATS[end.document.format].line_based:
            return path in self.files
        # Counted as git does, for which a carriage return ends no line.
        source = end.document.source
        first = source.count("\n", 0, end.span.start) + 1
        last = first + source.count("\n", end.span.start, max(end.span.start, end.span.end - 1))
        index = bisect_left(lines, first, key=lambda stretch: stretch[1])
        return index < len(lines) and lines[index][0] <= last


def changes_since(revision: str, paths: Iterable[Path]) -> Changes:
    """What has changed between a revision and the working tree, in the repositories that hold the paths.

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
    files: dict[Path, Lines] = {}
    for root in sorted(roots):
        files.update({root / name: lines for name, lines in _in_repository(revision, root).items()})
    return Changes(files)


def _in_repository(revision: str, root: Path) -> dict[str, Lines]:
    commit = _commit(revision, root)
    options = ("--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--no-relative")
    names = _git(root, "diff", *options, "--name-only", "-z", commit, "--")
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--")
    files: dict[str, Lines] = {os.fsdecode(name): None for name in (names + untracked).split(b"\0") if name}
    patch = _git(root, "diff", *options, "--unified=0", "--src-prefix=a/", "--dst-prefix=b/", commit, "--")
    files.update(parse_patch(patch))
    return files


def parse_patch(patch: bytes) -> dict[str, Lines]:
    """The changed lines of each file in a unified patch without context. Files without such lines are left out."""
    files: dict[str, list[tuple[int, int]]] = {}
    stretches: list[tuple[int, int]] = []
    lines = iter(patch.split(b"\n"))
    for line in lines:
        if line.startswith(b"+++ "):
            name = _name(line[4:])
            stretches = files.setdefault(name, []) if name else []
        elif hunk := _HUNK.match(line):
            removed, first, added = (int(group) if group else 1 for group in hunk.groups())
            # Where lines were taken out, their neighbours count: what is missing there belongs between them.
            stretches.append((first, first + added - 1) if added else (max(1, first), first + 1))
            # The lines themselves are no headers, whatever they look like.
            left = removed + added
            while left:
                left -= not next(lines, b"").startswith(b"\\")
    return dict(files)


def _name(text: bytes) -> str:
    """The name in a header of a patch; empty for no file (`/dev/null`)."""
    text = text.rstrip(b"\t\r")
    if text.startswith(b'"'):
        text = _ESCAPE.sub(_unescaped, text[1:-1])
    return os.fsdecode(text[2:]) if text.startswith(b"b/") else ""


def _unescaped(match: re.Match[bytes]) -> bytes:
    found = match[1]
    return bytes([int(found, 8)]) if len(found) == 3 else _ESCAPED.get(found, found)


def _commit(revision: str, root: Path) -> str:
    try:
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except _GitError:
        raise UserError(
            both(
                "--diff {revision}: git knows no such revision; try HEAD or origin/main.",
                revision=revision,
            )
        ) from None
    return found.decode("ascii").strip()


class _GitError(UserError):
    """What git complained of."""


def _git(root: Path, *arguments: str) -> bytes:
    # A hook sets these for the folder in which git itself was called.
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command: Sequence[str] = ("git", *_SAFE, *arguments)
    try:
        done = subprocess.run(  # noqa: S603 (a list of arguments: no shell)
            command,
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise _failed(str(error)) from None
    if done.returncode:
        raise _failed(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF"})


def _failed(why: str) -> _GitError:
    return _GitError(both("git: {why}", why=why))
