"""Files of others: regular ones of a bounded size. Whatever reads a file that somebody named reads it here."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from .messages import Both, both

# A pipe without a writer would block the opening; that of a regular file knows no such thing.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)

_NOT_REGULAR = both("this is not a regular file")


class FileError(Exception):
    """A file that is not read: `messages` say why, as a clause; `missing` is true if there is none."""

    def __init__(self, messages: Both, *, missing: bool = False) -> None:
        super().__init__(messages)
        self.messages = messages
        self.missing = missing


class TooLongError(FileError):
    """A file of more bytes than may be read."""


def read_regular(path: Path, most: int) -> bytes:
    """The bytes of a regular file of at most `most` bytes. Raises FileError, and nothing else."""
    try:
        handle = os.open(path, _FLAGS)
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):  # a device would never end
                raise FileError(_NOT_REGULAR)
            # Some files are longer than they say.
            data = file.read(most + 1) if status.st_size <= most else None
    except FileNotFoundError:
        raise FileError(both("there is no such file; check the path"), missing=True) from None
    except IsADirectoryError:
        raise FileError(_NOT_REGULAR) from None
    except PermissionError:
        raise FileError(both("permission to read the file is denied; change its access rights")) from None
    except (OSError, ValueError) as error:  # a name that is too long, or that holds a zero
        why = getattr(error, "strerror", None) or str(error)
        raise FileError(both("the file cannot be read ({error}); check the path and the disk", error=why)) from None
    if data is None or len(data) > most:
        raise TooLongError(both("the file is larger than {most} MB", most=f"{most / 1_000_000:g}"))
    return data


def cannot_be_read(error: FileError) -> Both:
    """Why a file was not read, as a sentence."""
    en, fr = error.messages
    return both("Cannot be read: {en}.", en=en, fr=fr)
