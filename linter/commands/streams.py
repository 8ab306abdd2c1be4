"""Lines on standard output and standard error, without control characters."""

from __future__ import annotations

import sys

from ..messages import Both, pick
from ..model import Language
from ..quotes import visible


def say(message: Both, language: Language) -> None:
    """Writes a line to standard output."""
    sys.stdout.write(f"{visible(pick(message, language))}\n")


def complain(message: Both, language: Language, *, of: str = "") -> None:
    """Writes a line to standard error, after the name of the file that it is about."""
    name = f"{visible(of)}: " if of else ""
    sys.stderr.write(f"{name}{visible(pick(message, language))}\n")
