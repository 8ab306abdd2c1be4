"""The entry point: language, streams, and how a run ends."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from . import __version__

if TYPE_CHECKING:
    from argparse import Namespace

    from .model import Language

# The modules and functions of the commands, of which only the one that is asked for is imported.
COMMANDS = {
    "check": "commands.checking.check",
    "fix": "commands.upkeep.fix",
    "baseline": "commands.upkeep.baseline",
    "annotate": "commands.annotate.annotate",
    "init": "commands.upkeep.init",
    "learn": "commands.learning.learn",
    "models": "commands.modelling.models",
    "show": "commands.inspecting.show",
    "explain": "commands.inspecting.explain",
    "rules": "commands.inspecting.rules",
    "test": "commands.inspecting.test",
}

# As a shell reports a program that SIGINT or SIGPIPE ended.
_INTERRUPTED = 130
_BROKEN_PIPE = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line and returns its exit status: 0 nothing found, 1 findings, 2 wrong usage or nothing read."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        _as_utf8(stream)
    if given[:1] == ["--version"]:  # before any import that costs time
        sys.stdout.write(f"bilint {__version__}\n")
        return 0
    from .commands.arguments import chosen_language
    from .messages import UserError, interface_language
    from .quotes import visible

    language = interface_language(chosen_language(given), os.environ)
    try:
        status = _run(given, language)
        sys.stdout.flush()
    except UserError as error:
        lines = error.message(language).split("\n")
        sys.stderr.write("".join(f"{visible(line)}\n" for line in lines))
        return 2
    except BrokenPipeError:
        # What is left in the buffer would raise again when the interpreter closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status


def _run(arguments: Sequence[str], language: Language) -> int:
    from .commands.arguments import overview, parser_for

    if not arguments or arguments[0] in {"-h", "--help"}:
        sys.stdout.write(overview(language))
        return 0 if arguments else 2
    parser = parser_for(arguments, language)
    if {"-h", "--help"} & set(arguments):
        sys.stdout.write(parser.format_help())
        return 0
    options = parser.parse_args(arguments[1:])
    module, _, function = COMMANDS[arguments[0]].rpartition(".")
    run: Callable[[Namespace, Language], int] = getattr(import_module(f".{module}", __package__), function)
    return run(options, language)


def _as_utf8(stream: object) -> None:
    """The same bytes whatever the locale; a file name that is no Unicode is written as escapes."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
