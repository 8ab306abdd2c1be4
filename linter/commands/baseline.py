"""`bilint baseline`: the findings of today into the files that hold known ones."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ..engine import baseline as known
from ..messages import both, joined
from ..model import Finding, Language
from ..project.atomic_write import replace_file
from ..project.locations import project_root, shown, stable_name
from ..project.schema import BASELINE
from .checking import language_of, run_of, tell_problems, tell_rules_left_out
from .option_groups import doubtful, searched, selection, translation, without_config
from .parser import Parser
from .streams import say


def add_arguments(parser: Parser) -> None:
    searched(parser)
    parser.option(
        "--baseline",
        metavar="FILE",
        about=both("the file to write (default: that of the configuration, or .bilint-baseline.json)"),
    )
    parser.option(
        "--prune",
        about=both("only drop what no longer occurs; add nothing"),
        action="store_true",
    )
    selection(parser)
    doubtful(parser)
    translation(parser)
    without_config(parser)


def run(options: Namespace, language: Language) -> int:

    run = run_of(options)
    run.prepare()
    language = language_of(options, language, run)
    found = run.find(options.paths or ["."])
    tell_problems(found, language)
    outcome = run.check(found.jobs)
    tell_rules_left_out(run, language)
    # Each configuration may name a baseline of its own; what it accepts goes there.
    findings: dict[Path, list[Finding]] = {}
    notices: dict[Path, set[str]] = {}
    for job in found.jobs:
        settings = run.settings(job.paths[0])
        path = settings.baseline or settings.configuration.folder / BASELINE
        notices.setdefault(path, set()).add(stable_name(job.name, settings.configuration.naming_root))
        findings.setdefault(path, [])
    for finding in filter(run.tells, outcome.findings):
        settings = run.settings_of(finding)
        findings[settings.baseline or settings.configuration.folder / BASELINE].append(finding)
    rules = frozenset(rule.name for rule in outcome.rules)
    for path, of_path in findings.items():
        configuration = run.configurations.of(path)
        root = configuration.naming_root or project_root(path.parent)
        before = known.stored(path)
        old = known.entries_in(before, path) if before is not None else []
        scope = known.Scope(frozenset(notices[path]), rules, root)
        new = known.updated(old, known.entries_of(of_path, configuration.naming_root), scope, prune=options.prune)
        replace_file(path, known.text_of(new).encode(), old=before)
        message = both(
            "{path} written; known findings: {number}.",
            path=shown(path).as_posix(),
            number=str(len(new)),
        )
        hint = both(
            " Leave them out with: bilint check --baseline {path}",
            path=shown(path).as_posix(),
        )
        say(joined(message, hint) if options.baseline else message, language)
    return 2 if found.problems else 0
