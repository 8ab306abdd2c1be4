"""`bilint explain`: the page of a rule."""

from __future__ import annotations

import sys
from argparse import Namespace

from ..messages import both
from ..model import Language
from ..reports import catalogue
from ..reports.terminal import style_of_output
from .house_rulebook import page_of, rulebook_here
from .option_groups import rules_folders
from .parser import Parser


def add_arguments(parser: Parser) -> None:
    parser.argument("rule", metavar="RULE", about=both("name of the rule"))
    rules_folders(parser)


def run(options: Namespace, language: Language) -> int:
    rule = rulebook_here(options.rules).find(options.rule)
    sys.stdout.write(catalogue.explain(page_of(rule), language, style_of_output()))
    return 0
