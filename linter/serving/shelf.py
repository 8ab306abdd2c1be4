"""The files and results of a page, in memory only: a few of them, and none for long."""

from __future__ import annotations

import time
from collections.abc import Callable
from secrets import token_urlsafe
from threading import Lock
from typing import Generic, TypeVar

# A browser asks for the newest; the others are those of tabs that are still open.
_MOST = 8
_SECONDS = 3600

Kept = TypeVar("Kept")


class Shelf(Generic[Kept]):
    """Things under names that nobody can guess; the oldest ones make room for new ones."""

    def __init__(
        self, most: int = _MOST, seconds: float = _SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._kept: dict[str, tuple[float, Kept]] = {}
        self._lock = Lock()

    def put(self, thing: Kept) -> str:
        """The name under which the thing is kept."""
        name = token_urlsafe(12)
        with self._lock:
            self._sweep()
            self._kept[name] = (self._clock(), thing)
            for oldest in list(self._kept)[: -self._most]:
                del self._kept[oldest]
        return name

    def get(self, name: str) -> Kept | None:
        """The thing of that name; None where there is none any more."""
        with self._lock:
            self._sweep()
            found = self._kept.get(name)
        return found[1] if found else None

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()

    def _sweep(self) -> None:
        late = self._clock() - self._seconds
        for name in [name for name, (since, _) in self._kept.items() if since < late]:
            del self._kept[name]
