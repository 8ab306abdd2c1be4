"""The pages of a PDF file, read in a process of their own.

PDFium is native code: a hostile file may make it take all memory, run for ever or break off. The process is started
with the first PDF file of a run and serves the others. Where it ends, its file is told, and the next has another.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
from contextlib import suppress
from threading import Timer
from typing import Any

from ..isolation import isolated
from ..messages import Both, both
from . import UnreadableError, broken
from .pdf_guard import check_file
from .pdf_pages import PageLink, Pages
from .pdf_tags import Tag
from .pdf_words import Cell, Word
from .pdf_worker import MAX_MEMORY, SECONDS_A_PAGE

# Seconds by the clock, for a process that does nothing, or a system without limits of computing.
_PATIENCE = 600
_LAST_SECONDS = 2


def read_pages(path_name: str, data: bytes) -> Pages:
    """The pages of a PDF file. Raises `UnreadableError`."""
    try:
        worker = _running()
    except OSError as error:
        why = error.strerror or str(error)
        raise UnreadableError(path_name, both("a process that reads it cannot be started ({why})", why=why)) from None
    check_file(path_name, data)  # while the process starts
    answer = worker.ask(data)
    if isinstance(answer, int):
        raise UnreadableError(path_name, _ended(answer))
    if "unreadable" in answer:
        en, fr = answer["unreadable"]
        raise UnreadableError(path_name, (en, fr))
    if "broken" in answer:
        name = answer["broken"]
        raise UnreadableError(path_name, _out_of_memory() if name == "MemoryError" else broken(name))
    return Pages(
        [(page, [_word(parts) for parts in words]) for page, words in answer["words"]],
        [PageLink(page, target, tuple(box)) for page, target, box in answer["links"]],
    )


def _word(parts: list[Any]) -> Word:
    *plain, cell, tag = parts
    word = Word(*plain)
    word.cell, word.tag = Cell(*cell) if cell else None, Tag(*tag) if tag else None
    return word


def _ended(status: int) -> Both:
    """Why a process came to an end, by the signal that ended it."""
    if -status == getattr(signal, "SIGXCPU", None):
        return both(
            "a page of it takes more than {seconds} seconds of computing; print the notice to a new PDF",
            seconds=str(SECONDS_A_PAGE),
        )
    return _out_of_memory()


def _out_of_memory() -> Both:
    return both(
        "reading it takes more than {megabytes} MB of memory, or breaks off; print the notice to a new PDF",
        megabytes=str(MAX_MEMORY // 1_000_000),
    )


class _Worker:
    """A process that reads files, and the process that it reads for."""

    def __init__(self) -> None:
        self.of = os.getpid()
        self._process = isolated(f"{__package__}.pdf_worker", str(SECONDS_A_PAGE))

    def alive(self) -> bool:
        return self.of == os.getpid() and self._process.poll() is None

    def ask(self, data: bytes) -> dict[str, Any] | int:
        """The answer about a file; the exit status of the process where it ended."""
        assert self._process.stdin is not None and self._process.stdout is not None
        watch = Timer(_PATIENCE, self._process.kill)
        watch.daemon = True
        watch.start()
        try:
            self._process.stdin.write(b"%d\n" % len(data))
            self._process.stdin.write(data)
            self._process.stdin.flush()
            answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        except (OSError, ValueError):
            return self.end()
        except BaseException:  # an interrupt: what it answers later would be taken for the answer about another file
            self._process.kill()
            raise
        finally:
            watch.cancel()
        return answer

    def end(self) -> int:
        """Ends the process. The exit status that it has, or would have had."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with suppress(OSError):
            self._process.stdin.close()
        try:
            status = self._process.wait(_LAST_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        self._process.stdout.close()
        return status


_worker: _Worker | None = None


def _running() -> _Worker:
    """The process that reads for this one."""
    global _worker  # noqa: PLW0603 - one for all files of a run
    if _worker is None or not _worker.alive():
        if _worker is None:
            atexit.register(_end)
        _worker = _Worker()
    return _worker


def _end() -> None:
    if _worker is not None and _worker.alive():
        _worker.end()
