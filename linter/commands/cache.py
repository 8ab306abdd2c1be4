"""`bilint cache`: the size and the place of the user's cache, and its end."""

from __future__ import annotations

import sys
from argparse import Namespace

from ..engine.results import FILE as RESULTS
from ..engine.results import Results
from ..messages import UserError, both, pick
from ..model import Language
from ..project.cache_folder import cache_folder
from ..project.compiled import NAME as COMPILED
from ..quotes import visible
from ..translation.cache import FILE as TRANSLATIONS
from .parser import Parser

_ACTIONS = ("info", "clear")


def add_arguments(parser: Parser) -> None:
    parser.argument("action", metavar="ACTION", choices=_ACTIONS, about=both("info, or clear to delete it"))


def run(options: Namespace, language: Language) -> int:
    """`bilint cache`: where the cache is and how large; or the cache is deleted."""
    folder = cache_folder()
    files = [path for name in (RESULTS, TRANSLATIONS, COMPILED) for path in sorted(folder.glob(f"{name}*"))]
    size = sum(path.stat().st_size for path in files)
    if options.action == "clear":
        for path in files:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise UserError(both("{path}: not deleted: {why}.", path=str(path), why=error.strerror or "")) from None
        message = both("{folder}: {kilobytes} kB deleted.", folder=str(folder), kilobytes=f"{size / 1000:.0f}")
    else:
        entries = Results(folder).size()[0] if files else 0
        message = both(
            "{folder}: the findings of {entries} notices; {kilobytes} kB with all else.",
            folder=str(folder),
            entries=str(entries),
            kilobytes=f"{size / 1000:.0f}",
        )
    sys.stdout.write(f"{visible(pick(message, language))}\n")
    return 0
