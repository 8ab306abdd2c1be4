"""`bilint init`: a configuration to begin with, or the schema of one."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from ..messages import UserError, both
from ..model import Language
from ..project.locations import existing_folder
from ..project.starter import schema_text, starter
from .parser import Parser
from .streams import say


def add_arguments(parser: Parser) -> None:
    parser.argument(
        "folder",
        metavar="DIR",
        nargs="?",
        about=both("where to put it (default: the current folder)"),
    )
    parser.option(
        "--schema",
        about=both("print the JSON schema of bilint.toml instead, for editors"),
        action="store_true",
    )


def run(options: Namespace, language: Language) -> int:
    if options.schema:
        sys.stdout.write(schema_text())
        return 0
    path = existing_folder(Path(options.folder or ".")) / "bilint.toml"
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(starter(language))
    except FileExistsError:
        raise UserError(
            both(
                "{path} is there already and was not touched; remove it first, or edit it.",
                path=path.as_posix(),
            )
        ) from None
    except OSError as error:
        why = error.strerror or str(error)
        message = both("{path}: cannot be written ({why}).", path=path.as_posix(), why=why)
        raise UserError(message) from None
    say(both("{path} written.", path=path.as_posix()), language)
    return 0
