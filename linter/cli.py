"""The entry point: language, streams, and how a run ends."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__

if TYPE_CHECKING:
    from .model import Language

# As a shell reports a program that SIGINT or SIGPIPE ended.
_INTERRUPTED = 130
_BROKEN_PIPE = 141
# Objects made between two searches for cycles. There are hardly any cycles, and the usual 700 cost a fifth of the time.
_OBJECTS = 100_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line and returns its exit status: 0 nothing found, 1 findings, 2 wrong usage or nothing read."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    gc.set_threshold(_OBJECTS)
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        _as_utf8(stream)
    if given[:1] == ["--version"]:  # before any import that costs time
        sys.stdout.write(f"bilint {__version__}\n")
        return 0
    from .commands.parser import chosen_language
    from .messages import UserError, both, interface_language, pick
    from .project.compiled import kept
    from .quotes import visible

    language = interface_language(chosen_language(given), os.environ)
    try:
        with kept(more="--no-cache" not in given):
            status = _run(given, language)
        if not sys.stdout.closed:  # as a language server leaves it
            sys.stdout.flush()
    except UserError as error:
        lines = error.message(language).split("\n")
        sys.stderr.write("".join(f"{visible(line)}\n" for line in lines))
        return 2
    except BrokenPipeError:
        _let_go()
        return _BROKEN_PIPE
    except OSError as error:
        if error.filename is not None:  # that of a file is told where it is opened
            raise
        _let_go()
        why = error.strerror or str(error)
        message = both("Standard output cannot be written ({why}); the report is not complete.", why=why)
        _last_words(visible(pick(message, language)))
        return 2
    except KeyboardInterrupt:
        _last_words(pick(both("Interrupted: nothing more is checked, told or written."), language))
        return _INTERRUPTED
    return status


def page() -> int:
    """Opens the page of `bilint serve`: a program without a terminal, for a shortcut on a desktop."""
    return main(["serve"])


def _open_closed_streams() -> None:
    """Gives a program that was started without its streams some that take anything."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (open until the end)
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def _let_go() -> None:
    """Drops the rest of the buffer, which would raise again when the interpreter closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _last_words(line: str) -> None:
    with suppress(OSError):
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


def _run(arguments: Sequence[str], language: Language) -> int:
    from .commands.table import overview, parser_for, run

    if not arguments or arguments[0] in {"-h", "--help"}:
        sys.stdout.write(overview(language))
        return 0 if arguments else 2
    parser = parser_for(arguments[0], language)
    if {"-h", "--help"} & set(arguments):
        sys.stdout.write(parser.format_help())
        return 0
    options = parser.parse_args(arguments[1:])
    return run(arguments[0], options, language)


def _as_utf8(stream: object) -> None:
    """The same bytes whatever the locale; a file name that is no Unicode is written as escapes."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
