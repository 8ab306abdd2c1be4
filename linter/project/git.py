"""Git, asked in such a way that nothing of the repository runs a program or reaches the network.

A repository may come from anywhere, its `.git/config` too. Only commands that read objects and names are used. None of
them converts a file, so filters and attributes do not count.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from ..messages import UserError, both

_SECONDS = 120
_SETTINGS = ("-c", "core.fsmonitor=false")
# A hook sets these for the folder in which git itself was called.
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF"})
# A partial clone fetches the objects that it lacks, by a program that its configuration names.
_CLOSED = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


class GitError(UserError):
    """An error message of git."""


def git(root: Path, *arguments: str) -> bytes:
    """The output of a git command. Raises GitError."""
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    command: Sequence[str] = (_program(), *_SETTINGS, *arguments)
    try:
        done = subprocess.run(  # noqa: S603 (a list of arguments: no shell)
            command,
            cwd=root,
            env=environment | _CLOSED | _QUIET,
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


def _program() -> str:
    """The path of git. Windows would look for it in the working folder first."""
    for folder in filter(os.path.isabs, os.get_exec_path()):
        for name in ("git", "git.exe"):
            path = Path(folder, name)
            if path.is_file() and os.access(path, os.X_OK):
                return str(path)
    raise GitError(both("git is not installed, or not on the path of programs."))


def _failed(why: str) -> GitError:
    return GitError(both("git: {why}", why=why))
