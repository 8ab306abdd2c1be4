"""Translations that were made before, by model and text: a database in the user's folder of caches."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_FILE = "translations-1.sqlite"  # the number is that of the form
_MOST = 200_000  # segments; half of them, the oldest, go when there are more
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


class TranslationCache:
    """Remembers translations. Where the database cannot be used, nothing is remembered and nothing fails."""

    def __init__(self, folder: Path) -> None:
        self._database = _opened(folder / _FILE)

    def get(self, model: str, text: str) -> str | None:
        """The translation of a text by a model, if it was made before."""
        if self._database is None:
            return None
        with suppress(sqlite3.Error):
            row = self._database.execute("SELECT text FROM translations WHERE key = ?", (_key(model, text),)).fetchone()
            if row and isinstance(row[0], str):
                return row[0]
        return None

    def put(self, model: str, text: str, translation: str) -> None:
        """Remembers a translation."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.execute(
                    "INSERT OR REPLACE INTO translations VALUES (?, ?)", (_key(model, text), translation)
                )


def _key(model: str, text: str) -> bytes:
    return sha256(f"{model}\0{text}".encode("utf-8", "surrogatepass")).digest()


def _opened(file: Path) -> sqlite3.Connection | None:
    """The database, made anew where the file is none; None where neither can be."""
    for _attempt in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            return _connected(file)
        except sqlite3.OperationalError:  # locked, or not writable
            return None
        except sqlite3.DatabaseError:
            with suppress(OSError):
                file.unlink()
        except OSError:
            return None
    return None


def _connected(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=_SECONDS_TO_WAIT, isolation_level=None)
    # A translation that a loss of power takes away is made again.
    database.execute("PRAGMA synchronous = OFF")
    database.execute("CREATE TABLE IF NOT EXISTS translations (key BLOB PRIMARY KEY, text TEXT NOT NULL)")
    if database.execute("SELECT COUNT(*) FROM translations").fetchone()[0] > _MOST:
        newest = "SELECT rowid FROM translations ORDER BY rowid DESC LIMIT ?"
        database.execute(f"DELETE FROM translations WHERE rowid NOT IN ({newest})", (_MOST // 2,))  # noqa: S608
    return database
