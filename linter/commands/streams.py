"""Lines on standard output and standard error, without control characters."""

from __future__ import annotations

import sys

from ..messages import Both, pick
from ..model import Language
from ..quotes import visible


def say(message: Both, language: Language, *, flush: bool = False) -> None:
    """Writes a line to standard output; with `flush`, at once."""
    sys.stdout.write(f"{visible(pick(message, language))}\n")
    if flush:
        sys.stdout.flush()


def complain(message: Both, language: Language, *, of: str = "") -> None:
    """Writes a line to standard error, after the name of the file that it is about."""
    name = f"{visible(of)}: " if of else ""
    sys.stderr.write(f"{name}{visible(pick(message, language))}\n")
