"""The findings that were made before: a database in the user's folder of caches, by key (see `identity`).

Several runs may use it at once. Where it cannot be read or written, nothing is remembered and nothing fails.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from ..project.cache_folder import opened

FILE = "results-1.sqlite"  # the number is that of the form
_TABLE = "results (key BLOB PRIMARY KEY, used INTEGER NOT NULL, data BLOB NOT NULL) WITHOUT ROWID"
MOST = 200_000_000  # bytes; where there are more, the half goes that was not used for longest
_DAY = 86_400
# Entries written in one go, lest an interrupted run loses all.
_BATCH = 50


class Results:
    """Remembers findings. Its entries are written in batches, and the last ones by `close`."""

    def __init__(self, folder: Path) -> None:
        self._database = opened(folder / FILE, _TABLE)
        self._new: list[tuple[bytes, int, bytes]] = []
        self._seen: list[bytes] = []
        self._today = int(time.time())

    def get(self, key: bytes) -> bytes | None:
        """The entry of a key, or None."""
        if self._database is None:
            return None
        with suppress(sqlite3.Error):
            row = self._database.execute("SELECT used, data FROM results WHERE key = ?", (key,)).fetchone()
            if row and isinstance(row[0], int) and isinstance(row[1], bytes):
                if row[0] < self._today - _DAY:
                    self._seen.append(key)
                return row[1]
        return None

    def put(self, key: bytes, data: bytes) -> None:
        self._new.append((key, self._today, data))
        if len(self._new) >= _BATCH:
            self._write()

    def close(self) -> None:
        """Writes what is left, and keeps the database within its bounds."""
        if self._database is None:
            return
        grown = bool(self._new)
        self._write()
        with suppress(sqlite3.Error):
            if self._seen:
                self._database.executemany(
                    "UPDATE results SET used = ? WHERE key = ?", [(self._today, key) for key in self._seen]
                )
            if grown:
                self._trim(self._database)
        with suppress(sqlite3.Error):
            self._database.close()
        self._database = None

    def size(self) -> tuple[int, int]:
        """The number of entries, and their bytes."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                row = self._database.execute("SELECT COUNT(*), COALESCE(SUM(LENGTH(data)), 0) FROM results").fetchone()
                return int(row[0]), int(row[1])
        return 0, 0

    def _write(self) -> None:
        new, self._new = self._new, []
        if self._database is None or not new:
            return
        with suppress(sqlite3.Error):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                self._database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", new)
            finally:
                self._database.execute("COMMIT")

    def _trim(self, database: sqlite3.Connection) -> None:
        entries, total = self.size()
        if total > MOST:
            oldest = "SELECT key FROM results ORDER BY used LIMIT ?"
            database.execute(f"DELETE FROM results WHERE key IN ({oldest})", ((entries + 1) // 2,))  # noqa: S608
            database.execute("VACUUM")
