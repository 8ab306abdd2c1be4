"""What the commands do. Each imports what it needs when it runs, so that the quick ones stay quick."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from .definition import PageError, Rule
from .messages import Both, Fault, UserError, both, pick
from .model import SEVERITIES, Language
from .quotes import visible
from .rulebook import Rulebook, RulebookError, load
from .terminal import Style, style_for
from .vocabulary import Vocabulary, rules_folder

if TYPE_CHECKING:
    from .engine import Outcome
    from .page import Page
    from .pairing import Found, Job
    from .proof import Verdict


def check(options: Namespace, language: Language) -> int:
    """`bilint check`: the report of all notices, and the exit status that it deserves."""
    from .engine import Engine

    if options.statistics and options.format != "text":
        raise UserError(
            both(
                "--statistics is text; it does not go with --format {form}.",
                "--statistics est du texte ; cette option ne va pas avec --format {form}.",
                form=options.format,
            )
        )
    rules = _rulebook(options.rules).select(_names(options.select), _names(options.ignore), preview=options.preview)
    engine = Engine(rules, Vocabulary(), only_notices=options.only_notices)
    found = _notices(options.paths or ["."], language, named_too=options.only_notices)
    output = Path(options.output) if options.output else None
    if output:
        _refuse_overwriting(output, found.jobs)
    if found.problems and not found.jobs:
        return 2
    outcome = engine.check(found.jobs)
    _tell_left_out(outcome, language)
    _write(_report(outcome, options, language, output), output)
    if found.problems or (found.jobs and not outcome.read):
        return 2
    return 0 if options.exit_zero else _status(outcome, options.fail_on)


def show(options: Namespace, language: Language) -> int:
    """`bilint show`: the aligned text of one notice."""
    from .bitext import OneVersionError, Reading
    from .readers import UnreadableError, read_file
    from .reports import aligned

    found = _notices(options.paths, language)
    if len(found.jobs) != 1:
        if found.problems:
            return 2
        raise UserError(
            both(
                "“show” takes one notice; here are {number}.",
                "« show » prend un seul avis ; en voici {number}.",
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
            "{path} : une seule version a été trouvée ({language}).",
            path=error.document.path,
            language=error.language,
        )
        raise UserError(message) from None
    sections = reading.sections(notice)
    if options.format == "json":
        sys.stdout.write(aligned.render_json(notice, sections))
    else:
        sys.stdout.write(aligned.render_text(notice, sections, _style()))
    return 0


def explain(options: Namespace, language: Language) -> int:
    """`bilint explain`: the page of a rule."""
    from .reports import catalogue

    rule = _rulebook(options.rules).find(options.rule)
    sys.stdout.write(catalogue.explain(_page(rule), language, _style()))
    return 0


def rules(options: Namespace, language: Language) -> int:
    """`bilint rules`: all rules, preview rules among them."""
    from .reports import catalogue

    pages = [_page(rule) for rule in _rulebook(options.rules).rules]
    if options.format == "json":
        sys.stdout.write(catalogue.rules_json(pages))
    elif options.format == "markdown":
        sys.stdout.write(catalogue.rules_markdown(pages, language))
    else:
        sys.stdout.write(catalogue.rules_text(pages, _style()))
    return 0


def test(options: Namespace, language: Language) -> int:
    """`bilint test`: a line a page, and what each failed example expected and got."""
    from .proof import Proof

    folder = Path(options.folder) if options.folder else rules_folder()
    rulebook = load(_existing_folder(folder))
    proof = Proof(Vocabulary())
    style = _style()
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
    message = both(
        "{ok} of {all} pages hold.", "{ok} pages sur {all} tiennent.", ok=str(total - failed), all=str(total)
    )
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
    return load(rules_folder(), *(_existing_folder(Path(folder)) for folder in folders))


def _existing_folder(folder: Path) -> Path:
    if not folder.is_dir():
        message = both("{path}: there is no such folder.", "{path} : ce dossier n'existe pas.", path=str(folder))
        raise UserError(message)
    return folder


def _page(rule: Rule) -> Page:
    from .page import read_page

    try:
        return read_page(rule)
    except PageError as error:
        raise RulebookError([Fault(rule.path, error.line, error.messages)]) from None


def _names(given: Iterable[str]) -> list[str]:
    return [name.strip() for names in given for name in names.split(",") if name.strip()]


def _notices(paths: Sequence[str], language: Language, *, named_too: bool = False) -> Found:
    """The notices of the paths; what is wrong with a path is said at once, and the others go on."""
    from .pairing import find

    found = find(paths, named_too=named_too)
    for problem in found.problems:
        sys.stderr.write(f"{visible(str(problem.path))}: {visible(pick(problem.messages, language))}\n")
    return found


def _tell_left_out(outcome: Outcome, language: Language) -> None:
    message = both(
        "one language and no header of a notice; not checked", "une seule langue, sans en-tête d'avis ; non vérifié"
    )
    for name in outcome.left_out:
        sys.stderr.write(f"{visible(name)}: {pick(message, language)}\n")


def _report(outcome: Outcome, options: Namespace, language: Language, output: Path | None) -> str:
    from .reports import MACHINE_FORMATS

    if module := MACHINE_FORMATS.get(options.format):
        rendered: str = import_module(f".reports.{module}", __package__).render(outcome, language)
        return rendered
    from .reports import statistics, text

    render = statistics.render if options.statistics else text.render
    return render(outcome, language, Style() if output else _style())


def _style() -> Style:
    return style_for(sys.stdout, os.environ)


def _refuse_overwriting(output: Path, jobs: Iterable[Job]) -> None:
    for path in (path for job in jobs for path in job.paths):
        if output.exists() and path.exists() and output.samefile(path):
            message: Both = both(
                "--output {path} would overwrite a notice; choose another file.",
                "--output {path} écraserait un avis ; choisissez un autre fichier.",
                path=str(output),
            )
            raise UserError(message)


def _write(report: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(report)
        return
    try:
        output.write_bytes(report.encode("utf-8", "backslashreplace"))
    except OSError as error:
        why = error.strerror or str(error)
        message = both(
            "{path}: cannot be written ({why}).", "{path} : écriture impossible ({why}).", path=str(output), why=why
        )
        raise UserError(message) from None


def _status(outcome: Outcome, fail_on: str) -> int:
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1]  # the gravest comes first
    return int(
        any(
            finding.severity in failing and finding.confidence != "low" and finding.suppressed is None
            for finding in outcome.findings
        )
    )
