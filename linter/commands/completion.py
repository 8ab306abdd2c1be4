"""`bilint completion`: the completion of commands and options by a shell, and the manual page."""

from __future__ import annotations

import argparse
import sys
from argparse import Namespace

from ..messages import UserError, both, pick
from ..model import Language
from .parser import Parser
from .table import COMMANDS, parser_for

_SHELLS = ("bash", "zsh", "tcsh")
MANUAL = "man"


def add_arguments(parser: Parser) -> None:
    parser.argument(
        "form",
        metavar="SHELL",
        choices=(*_SHELLS, MANUAL),
        about=both("bash, zsh or tcsh, whose completion is printed; or man, for the manual page"),
    )


def run(options: Namespace, language: Language) -> int:
    if options.form == MANUAL:
        from ..reports.manual import render

        sys.stdout.write(render(_sections(language), language))
        return 0
    try:
        import shtab
    except ModuleNotFoundError:
        raise UserError(both("Completion is written by shtab: pip install shtab, or the extra “completion”.")) from None
    sys.stdout.write(f"{shtab.complete(_whole(language), options.form)}\n")
    return 0


def _whole(language: Language) -> argparse.ArgumentParser:
    """One parser of all commands, as shtab takes it. bilint itself makes only the one that it needs."""
    whole = argparse.ArgumentParser(prog="bilint")
    commands = whole.add_subparsers()
    for name, command in COMMANDS.items():
        own = parser_for(name, language)
        commands.add_parser(name, parents=[own], add_help=False, help=pick(command.summary, language))
    return whole


def _sections(language: Language) -> list[tuple[str, str, str]]:
    """Each command with its summary and the help on it."""
    return [
        (name, pick(command.summary, language), parser_for(name, language).format_help())
        for name, command in COMMANDS.items()
    ]
