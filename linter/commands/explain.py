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
    parser.argument("rule", metavar="RULE", nargs="?", about=both("name of the rule, or of a folder of rules"))
    rules_folders(parser)


def run(options: Namespace, language: Language) -> int:
    """The page of a rule; the rules of a folder, or all, a line each."""
    rulebook = rulebook_here(options.rules)
    folder = [rule for rule in rulebook.rules if options.rule in (None, rule.folder, f"{rule.folder}/")]
    if folder and not any(options.rule in (rule.name, *rule.aliases) for rule in rulebook.rules):
        sys.stdout.write(catalogue.rules_text(folder, language, style_of_output()))
        return 0
    sys.stdout.write(catalogue.explain(page_of(rulebook.find(options.rule)), language, style_of_output()))
    return 0
