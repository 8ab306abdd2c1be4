"""How far a long run is: one line on standard error that comes late and goes again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Protocol, TextIO, TypeVar

from ..quotes import shorten, visible
from ..reports.terminal import CLEAR_LINE

_PATIENCE = 1.0  # seconds; a shorter run needs no line


class Named(Protocol):
    """A thing with a name to show."""

    @property
    def name(self) -> str: ...


Work = TypeVar("Work", bound=Named)


class Progress:
    """Says which piece of work of how many is under way, on a terminal only. A context: its end clears the line."""

    def __init__(self, total: int, stream: TextIO, width: int) -> None:
        self._total = total
        self._stream = stream
        self._width = width
        self._terminal = stream.isatty()
        self._start = monotonic()
        self._done = 0
        self._shown = False

    def over(self, pieces: Iterable[Work]) -> Iterator[Work]:
        """The pieces one by one, each announced; may be called several times."""
        for piece in pieces:
            self._done += 1
            if self._total > 1:
                self._show(piece.name)
            yield piece

    def within(self, what: str) -> None:
        """Announces what is under way within a piece, which may itself take long."""
        self._show(what)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._write("")

    def _show(self, name: str) -> None:
        if not self._terminal or monotonic() - self._start <= _PATIENCE:
            return
        self._shown = True
        count = f"{self._done}/{self._total}  "
        self._write(count + shorten(visible(name), max(8, self._width - len(count) - 1)))

    def _write(self, line: str) -> None:
        self._stream.write(f"{CLEAR_LINE}{line}")
        self._stream.flush()
