"""`bilint rules`: all rules, preview rules among them."""

from __future__ import annotations

import sys
from argparse import Namespace

from ..messages import both
from ..model import Language
from ..reports import catalogue
from ..reports.terminal import style_of_output
from .house_rulebook import rulebook_here
from .option_groups import rules_folders
from .parser import Parser


def add_arguments(parser: Parser) -> None:
    parser.option(
        "--format",
        about=both("form of the list"),
        choices=("text", "json", "markdown"),
        default="text",
    )
    rules_folders(parser)


def run(options: Namespace, language: Language) -> int:
    rules = rulebook_here(options.rules).rules
    if options.format == "json":
        sys.stdout.write(catalogue.rules_json(rules))
    elif options.format == "markdown":
        sys.stdout.write(catalogue.rules_markdown(rules, language))
    else:
        sys.stdout.write(catalogue.rules_text(rules, language, style_of_output()))
    return 0
