"""Replaces files in one step. At any moment, even if the program is killed, the file is the old or the new one."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from ..messages import Both, UserError, both


class NotReplacedError(UserError):
    """A file that was left as it is, and why."""


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
        handle, name = mkstemp(prefix=".bilint-", dir=path.parent)
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
