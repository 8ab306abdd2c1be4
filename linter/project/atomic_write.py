"""Replaces files in one step. At any moment, even if the program is killed, the file is the old or the new one."""

from __future__ import annotations

import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path

from ..messages import Both, UserError, both
from ..patterns import lazy
from .locations import leads_out

# A file that is not in its place yet. One that is older than an hour was left by a program that was killed.
_PREFIX, _SUFFIX = ".bilint-", ".tmp"
_LEFT = lazy(rf"{re.escape(_PREFIX)}[a-z0-9_]{{8}}{re.escape(_SUFFIX)}")
_HOUR = 3600


class NotReplacedError(UserError):
    """A file that was left as it is, and why."""


def write_file(path: Path, new: bytes) -> None:
    """Puts `new` in the place of a file. A device or a pipe takes it as it comes.

    A link is followed, unless it leads out of the repository. Raises NotReplacedError.
    """
    if leads_out(path):
        raise _refused(path, both("it is a link that leads out of the repository"))
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                file.write(new)
            return
    except OSError as error:
        why = error.strerror or str(error)
        raise _refused(path, (why, why)) from None
    replace_file(Path(os.path.realpath(path)) if path.is_symlink() else path, new, old=None)


def replace_file(path: Path, new: bytes, *, old: bytes | None) -> None:
    """Puts `new` into a file that holds `old` (None: that is not there yet, or may be anything).

    The permissions and, where that is allowed, the owner stay. Raises NotReplacedError for a link, a file that may not
    be written, or one that has changed meanwhile.
    """
    try:
        before = path.lstat() if os.path.lexists(path) else None
        if before is not None and not stat.S_ISREG(before.st_mode):
            raise _refused(
                path,
                both(
                    "it is a link or no file; name the file itself",
                ),
            )
        if before is not None and not os.access(path, os.W_OK):
            raise _refused(path, both("it is write-protected"))
        if before is not None and before.st_nlink > 1:
            raise _refused(path, both("it has other names (hard links), under which it would stay as it was"))
        _sweep(path.parent)
        from tempfile import mkstemp  # lazy import: few runs write

        handle, name = mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(new)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(stat.S_IMODE(before.st_mode) if before else 0o666 & ~_umask())
            if before is not None:
                with suppress(OSError):  # only the superuser may give files away
                    os.chown(name, before.st_uid, before.st_gid)
            if old is not None and path.read_bytes() != old:
                raise _refused(path, both("it has changed meanwhile; run again"))
            Path(name).replace(path)
        finally:
            with suppress(FileNotFoundError):
                Path(name).unlink()
        _flush_folder(path.parent)
    except OSError as error:
        why = error.strerror or str(error)
        raise _refused(path, (why, why)) from None


def _sweep(folder: Path) -> None:
    """Takes away the unfinished files of programs that were killed."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _LEFT.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime > _HOUR:
                        Path(entry.path).unlink()


def _refused(path: Path, why: Both) -> NotReplacedError:
    en, fr = why
    return NotReplacedError(
        both(
            "{path}: not written: {en}.",
            path=path.as_posix(),
            en=en,
            fr=fr,
        )
    )


def _umask() -> int:
    """The permissions that new files do not get; the system tells them only to those who set them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _flush_folder(folder: Path) -> None:
    """Makes the new name last through a loss of power, where the system can do so."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
