"""Translations that were made before, by model and text: a database in the user's folder of caches."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from ..project.cache_folder import opened

FILE = "translations-1.sqlite"  # the number is that of the form
_TABLE = "translations (key BLOB PRIMARY KEY, text TEXT NOT NULL)"
_MOST = 200_000  # segments; half of them, the oldest, go when there are more


class TranslationCache:
    """Remembers translations. Where the database cannot be used, nothing is remembered and nothing fails."""

    def __init__(self, folder: Path) -> None:
        self._database = opened(folder / FILE, _TABLE)
        if self._database is not None:
            with suppress(sqlite3.Error):
                _trim(self._database)

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


def _trim(database: sqlite3.Connection) -> None:
    if database.execute("SELECT COUNT(*) FROM translations").fetchone()[0] > _MOST:
        newest = "SELECT rowid FROM translations ORDER BY rowid DESC LIMIT ?"
        database.execute(f"DELETE FROM translations WHERE rowid NOT IN ({newest})", (_MOST // 2,))  # noqa: S608
