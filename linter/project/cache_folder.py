"""The user's folder for all that bilint can make again, and the databases in it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_SECONDS_TO_WAIT = 5.0


def cache_folder() -> Path:
    """Where bilint keeps what it can make again: BILINT_CACHE_DIR, else the folder that the system has for that."""
    if own := os.environ.get("BILINT_CACHE_DIR"):
        return Path(own)
    if xdg := os.environ.get("XDG_CACHE_HOME"):
        return Path(xdg) / "bilint"
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "bilint" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "bilint"
    return Path.home() / ".cache" / "bilint"


def opened(file: Path, *tables: str) -> sqlite3.Connection | None:
    """The database with these tables, made anew where the file is none; None where neither can be."""
    import sqlite3  # lazy import: not every run opens one

    for _attempt in range(2):
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return _connected(file, tables)
        except sqlite3.OperationalError:  # locked, or not writable
            return None
        except sqlite3.DatabaseError:
            with suppress(OSError):
                file.unlink()
        except OSError:
            return None
    return None


def _connected(file: Path, tables: tuple[str, ...]) -> sqlite3.Connection:
    import sqlite3

    database = sqlite3.connect(file, timeout=_SECONDS_TO_WAIT, isolation_level=None)
    # What a loss of power takes away is made again.
    database.execute("PRAGMA synchronous = OFF")
    for table in tables:
        database.execute(f"CREATE TABLE IF NOT EXISTS {table}")
    return database
