"""Files that a command line names: read, or written to, or refused with a sentence."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from ..messages import UserError, both
from ..model import Document
from ..project.atomic_write import write_file
from ..readers import UnreadableError, bytes_of, read_file


def bytes_given(path: Path) -> bytes:
    """The bytes of a file. Raises UserError where it cannot be read."""
    try:
        return bytes_of(path, path.as_posix())
    except UnreadableError as error:
        raise _refused(error) from None


def read_given(path: Path, data: bytes | None = None) -> Document:
    """The document of a file, or of its bytes where they are at hand. Raises UserError where it cannot be read."""
    try:
        return read_file(path, data=data)
    except UnreadableError as error:
        raise _refused(error) from None


def _refused(error: UnreadableError) -> UserError:
    en, fr = error.messages
    return UserError((f"{error.path}: {en}", f"{error.path}\u00a0: {fr}"))


def refuse_overwriting(output: Path, read: Iterable[Path]) -> None:
    """Raises UserError if a report would take the place of a file that it is about."""
    for path in read:
        if output.exists() and path.exists() and output.samefile(path):
            message = both(
                "--output {path} would overwrite a notice; choose another file.",
                path=str(output),
            )
            raise UserError(message)


def write_report(report: str | bytes, output: Path | None) -> None:
    """Writes a report to a file, or a text to standard output."""
    data = report if isinstance(report, bytes) else report.encode("utf-8", "backslashreplace")
    if output is not None:
        write_file(output, data)
    elif isinstance(report, str):
        sys.stdout.write(report)
