"""`bilint test`: rule pages against their own examples."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from ..engine.proof import Proof, Verdict
from ..messages import both, pick
from ..model import Language
from ..project.locations import existing_folder
from ..quotes import visible
from ..reports.terminal import style_of_output
from ..rulebook.book import load
from ..rulebook.rule import Rule, RulebookError
from ..vocabulary import Vocabulary, rules_folder
from .house_rulebook import page_of
from .parser import Parser


def add_arguments(parser: Parser) -> None:
    parser.argument(
        "folder",
        metavar="DIR",
        nargs="?",
        about=both("folder of rule pages (default: the rules of bilint)"),
    )


def run(options: Namespace, language: Language) -> int:
    folder = Path(options.folder) if options.folder else rules_folder()
    rulebook = load(existing_folder(folder))
    proof = Proof(Vocabulary())
    style = style_of_output()
    failed = 0
    for rule in rulebook.rules:
        try:
            verdicts = proof.prove(page_of(rule))
        except RulebookError as error:
            failed += 1
            sys.stdout.write(f"{style.paint('FAIL', 'error')}  {rule.name}\n      {visible(error.message(language))}\n")
            continue
        wrong = [verdict for verdict in verdicts if not verdict.passed]
        failed += bool(wrong)
        word = style.paint("FAIL", "error") if wrong else style.paint("ok", "good") + "  "
        examples = pick(("examples", "exemples"), language)
        sys.stdout.write(f"{word}  {rule.name}  {len(verdicts) - len(wrong)}/{len(verdicts)} {examples}\n")
        for verdict in wrong:
            sys.stdout.write(_failure(verdict, rule, language))
    total = len(rulebook.rules)
    message = both("{ok} of {all} rule pages are valid.", ok=str(total - failed), all=str(total))
    sys.stdout.write(f"{pick(message, language)}\n")
    return 1 if failed else 0


def _failure(verdict: Verdict, rule: Rule, language: Language) -> str:
    lines = [f"      {rule.path}:{verdict.example.line}: {pick(verdict.example.titles, language)}"]
    if verdict.trouble:
        lines.append(f"        {verdict.trouble}")
    else:
        for label, places in ((("expected", "attendu"), verdict.expected), (("got", "obtenu"), verdict.got)):
            shown = ", ".join(places) or pick(("nothing", "rien"), language)
            lines.append(f"        {pick(label, language):<9} {shown}")
    return "".join(f"{visible(line)}\n" for line in lines)
