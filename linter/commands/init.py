"""`bilint init`: a configuration to begin with, or the schema of one."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from ..messages import UserError, both
from ..model import Language
from ..project.atomic_write import replace_file
from ..project.locations import existing_folder
from ..project.starter import SCHEMA_NAME, schema_text, starter
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
    if os.path.lexists(path):
        raise UserError(
            both(
                "{path} is there already and was not touched; remove it first, or edit it.",
                path=path.as_posix(),
            )
        )
    schema = (path.parent / SCHEMA_NAME).is_file()
    replace_file(path, starter(language, schema=schema).encode(), old=None)
    say(both("{path} written.", path=path.as_posix()), language)
    return 0
