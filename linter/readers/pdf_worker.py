"""The process that reads PDF files for another one, within limits of memory and time.

A request is the length of a file on a line, and the file. The answer is a line of JSON. Whoever breaks into PDFium gets
no further than here: nothing of an answer is run.
"""

from __future__ import annotations

import json
import math
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from ..isolation import answers
from . import UnreadableError
from .pdf_pages import Pages, read_pages
from .pdf_words import Word

MAX_MEMORY = 500_000_000  # bytes; a notice of a hundred pages takes a fifth
# Of computing; a page of a notice takes a hundredth.
SECONDS_A_PAGE = 5
SECONDS_A_FILE = 60


def main(seconds: str) -> None:
    """Answers until nothing more is asked. `seconds` of computing are allowed a page."""
    questions, told = sys.stdin.buffer, answers()
    clock = _limit(int(seconds))
    while header := questions.readline():
        answer = _answer(questions.read(int(header)), clock)
        told.write(json.dumps(answer).encode() + b"\n")
        told.flush()


def _answer(data: bytes, clock: Callable[[float], None]) -> dict[str, Any]:
    last = time.process_time() + SECONDS_A_FILE
    try:
        return _flat(read_pages("", data, lambda: clock(last)))
    except UnreadableError as error:
        return {"unreadable": error.messages}
    except MemoryError:
        return {"broken": "MemoryError"}
    except Exception as error:
        return {"broken": type(error).__name__}


def _flat(pages: Pages) -> dict[str, Any]:
    """The pages as JSON has them; `pdf_cell` makes pages of them again."""
    return {
        "words": [(page, [_parts(word) for word in words]) for page, words in pages.words],
        "links": [(link.page, link.target, link.box) for link in pages.links],
    }


def _parts(word: Word) -> tuple[Any, ...]:
    cell, tag = word.cell, word.tag
    box = (cell.top, cell.left, cell.bottom, cell.right) if cell else None
    block = (tag.block, tag.role, tag.level) if tag else None
    place = word.x0, word.top, word.x1, word.bottom, word.base, word.size
    return word.text, *place, word.symbol, word.note, word.opens, box, block


def _limit(seconds_a_page: int) -> Callable[[float], None]:
    """Bounds the memory of this process; gives what allows it more time for a page, up to a last moment."""
    try:
        import resource
    except ImportError:  # Windows has no limits that a process sets itself: the other process watches the clock
        return lambda _last: None

    for limit, value in (
        (resource.RLIMIT_AS, MAX_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))

    def allow(last: float) -> None:
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        seconds = math.ceil(min(time.process_time() + seconds_a_page, last))
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, most))

    return allow
