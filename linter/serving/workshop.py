"""Runs a check in a process of its own. A file that would take for ever, or all memory, ends that process alone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from base64 import b64decode
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Any

from ..isolation import isolated
from ..messages import Both, both
from ..model import Language

# Two notices at a time: more would only take turns on a computer for people.
_AT_ONCE = BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class File:
    """A file that was dropped on the page. It has no path: its name is shown and tells its format."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """The choices on the page: the language of the messages, those of the files if turned, and each file apart."""

    language: Language
    languages: tuple[Language, ...] = ()
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """All that can be taken from the page. `notices` name the file of each version."""

    notices: tuple[Mapping[str, str], ...]
    counts: Mapping[str, int]
    report: str
    lists: Mapping[str, bytes]
    copies: Mapping[str, bytes]
    problems: tuple[Both, ...]


class Workshop:
    """Checks files with the rules of one command line, each time for at most so many `seconds`."""

    def __init__(self, chosen: Mapping[str, Any], seconds: float) -> None:
        self._chosen = chosen
        self._seconds = seconds

    def check(self, files: Sequence[File], asked: Asked) -> Result | Both:
        """The results, or why there are none."""
        question = {
            "files": [{"name": file.name, "size": len(file.data)} for file in files],
            "language": asked.language,
            "languages": asked.languages,
            "apart": asked.apart,
            "chosen": self._chosen,
        }
        data = b"".join((json.dumps(question).encode(), b"\n", *(file.data for file in files)))
        with _AT_ONCE:
            answer = self._ask(data)
        if answer is None:
            return both(
                "This takes longer than {seconds} seconds, so the check was stopped. Try a shorter file, or print it "
                "to a new PDF.",
                seconds=f"{self._seconds:g}",
            )
        try:
            return _result(json.loads(answer))
        except (ValueError, KeyError):  # an end without an answer
            return both("The check broke off, perhaps for want of memory. Try a shorter file.")

    def _ask(self, question: bytes) -> bytes | None:
        with isolated(f"{__package__}.work") as process:
            try:
                return process.communicate(question, timeout=self._seconds)[0]
            except subprocess.TimeoutExpired:
                _end(process)
                return None
            except BaseException:  # an interrupt
                _end(process)
                raise


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _result(answer: Mapping[str, Any]) -> Result | Both:
    if "problem" in answer:
        en, fr = answer["problem"]
        return en, fr
    return Result(
        notices=tuple(answer["notices"]),
        counts=answer["counts"],
        report=answer["report"],
        lists={name: b64decode(data) for name, data in answer["lists"].items()},
        copies={name: b64decode(data) for name, data in answer["copies"].items()},
        problems=tuple((en, fr) for en, fr in answer["problems"]),
    )
