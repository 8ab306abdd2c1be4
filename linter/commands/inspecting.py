"""The commands about one notice or the rules. Each imports what it needs, so that the quick ones stay quick."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..engine.settings import house_rules
from ..messages import Fault, UserError, both, pick
from ..model import Language
from ..project.configuration import Configurations
from ..project.locations import existing_folder
from ..quotes import visible
from ..reports.terminal import style_of_output
from ..rulebook.book import Rulebook, load
from ..rulebook.rule import PageError, Rule, RulebookError
from ..vocabulary import Vocabulary, rules_folder

if TYPE_CHECKING:
    from ..engine.proof import Verdict
    from ..rulebook.page import Page


def show(options: Namespace, language: Language) -> int:
    """`bilint show`: the aligned text of one notice."""
    from ..bitext import OneVersionError, Reading
    from ..project.discovery import Layout, find
    from ..readers import UnreadableError, read_file
    from ..reports import aligned
    from .checking import tell_problems

    configurations = Configurations(enabled=not options.no_config)
    found = find(options.paths, Layout(configurations.excludes, configurations.patterns))
    tell_problems(found, language)
    if len(found.jobs) != 1:
        if found.problems:
            return 2
        raise UserError(
            both(
                "“show” takes one notice; you gave {number}.",
                number=str(len(found.jobs)),
            )
        )
    job = found.jobs[0]
    reading = Reading(Vocabulary())
    try:
        notice = reading.notice(job.name, [read_file(path) for path in job.paths], job.languages)
    except UnreadableError as error:
        raise UserError((f"{error.path}: {error.messages[0]}", f"{error.path}\u00a0: {error.messages[1]}")) from None
    except OneVersionError as error:
        message = both(
            "{path}: only one version was found ({language}).",
            path=error.document.path,
            language=error.language,
        )
        raise UserError(message) from None
    sections = reading.sections(notice)
    if options.format == "json":
        sys.stdout.write(aligned.render_json(notice, sections))
    elif options.format == "tmx":
        sys.stdout.write(aligned.render_tmx(sections))
    else:
        sys.stdout.write(aligned.render_text(notice, sections, style_of_output()))
    return 0


def explain(options: Namespace, language: Language) -> int:
    """`bilint explain`: the page of a rule."""
    from ..reports import catalogue

    rule = _rulebook(options.rules).find(options.rule)
    sys.stdout.write(catalogue.explain(_page(rule), language, style_of_output()))
    return 0


def rules(options: Namespace, language: Language) -> int:
    """`bilint rules`: all rules, preview rules among them."""
    from ..reports import catalogue

    rules = _rulebook(options.rules).rules
    if options.format == "json":
        sys.stdout.write(catalogue.rules_json(rules))
    elif options.format == "markdown":
        sys.stdout.write(catalogue.rules_markdown(rules, language))
    else:
        sys.stdout.write(catalogue.rules_text(rules, language, style_of_output()))
    return 0


def test(options: Namespace, language: Language) -> int:
    """`bilint test`: a line a page, and what each failed example expected and got."""
    from ..engine.proof import Proof

    folder = Path(options.folder) if options.folder else rules_folder()
    rulebook = load(existing_folder(folder))
    proof = Proof(Vocabulary())
    style = style_of_output()
    failed = 0
    for rule in rulebook.rules:
        try:
            verdicts = proof.prove(_page(rule))
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
    lines = [f"      {rule.path}:{verdict.example.line}: {verdict.example.title}"]
    if verdict.trouble:
        lines.append(f"        {verdict.trouble}")
    else:
        for label, places in ((("expected", "attendu"), verdict.expected), (("got", "obtenu"), verdict.got)):
            shown = ", ".join(places) or pick(("nothing", "rien"), language)
            lines.append(f"        {pick(label, language):<9} {shown}")
    return "".join(f"{visible(line)}\n" for line in lines)


def _rulebook(folders: Sequence[str]) -> Rulebook:
    """The rules of bilint, of the folders, and of the configuration here."""
    given = [existing_folder(Path(folder)) for folder in folders]
    return load(rules_folder(), *given, *house_rules(Configurations().of_folder(Path.cwd())))


def _page(rule: Rule) -> Page:
    from ..rulebook.page import read_page

    try:
        return read_page(rule)
    except PageError as error:
        raise RulebookError([Fault(rule.path, error.line, error.messages)]) from None
