"""`bilint check`: the report of all notices, and the exit status that it deserves."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ..engine.defects import told
from ..engine.outcome import Outcome
from ..engine.run import Run
from ..engine.settings import Settings
from ..messages import UserError, both
from ..model import SEVERITIES, Language
from ..project.discovery import Job
from ..project.locations import absolute
from ..readers import MAX_BYTES, supported
from ..reports import BINARY, BY_SUFFIX, FORMATS, MODULES, WITH_TEXT
from ..reports.terminal import Style, style_for, style_of_output
from .checking import language_of, new_findings, run_of, tell_problems, tell_rules_left_out
from .given_files import refuse_overwriting, write_report
from .hints import tell_acceptance, tell_counterparts, tell_left_out
from .option_groups import consistency, doubtful, pairing, searched, selection, translation, without_config
from .parser import Parser, positive
from .progress import Progress

if TYPE_CHECKING:
    from ..project.git_changes import Changes

STANDARD_INPUT = "-"
# The options that ask for another form of the text report.
TEXT_FORMS = ("statistics", "concise", "quiet")


def add_arguments(parser: Parser) -> None:
    searched(parser)
    pairing(parser)
    parser.option(
        "--format",
        metavar="FORMAT",
        about=(", ".join(FORMATS),) * 2,
        choices=FORMATS,
    )
    parser.option("--output", metavar="FILE", about=both("the file for the report; its suffix gives the format"))
    parser.option(
        "--statistics",
        about=both("a table of how often each rule found something"),
        action="store_true",
    )
    parser.option("--concise", about=both("one line for each finding, as for grep"), action="store_true")
    parser.option("--quiet", about=both("only the line that counts the findings"), action="store_true")
    selection(parser)
    doubtful(parser)
    parser.option(
        "--fail-on",
        metavar="LEVEL",
        about=both("least severity for exit status 1 (default: error)"),
        choices=SEVERITIES,
    )
    parser.option(
        "--exit-zero",
        about=both("exit status 0 whatever is found"),
        action="store_true",
    )
    parser.option(
        "--only-notices",
        about=both("leave out files that are no notices, such as READMEs"),
        action="store_true",
    )
    parser.option(
        "--diff",
        metavar="REV",
        about=both("only what concerns lines changed since a revision"),
    )
    parser.option(
        "--baseline",
        metavar="FILE",
        about=both("known findings to leave out"),
    )
    parser.option(
        "--stdin-filename",
        metavar="NAME",
        about=both("the name of what comes from standard input (-)"),
    )
    parser.option(
        "--show-config",
        about=both("show the settings in force and where they come from"),
        action="store_true",
    )
    parser.option(
        "--jobs",
        metavar="N",
        type=positive,
        about=both("worker processes (default: automatic)"),
    )
    parser.option(
        "--engine",
        metavar="ENGINE",
        choices=("local", "dask"),
        about=both("local (default), or dask: on a cluster"),
    )
    parser.option("--scheduler", metavar="ADDRESS", about=both("the scheduler of the Dask cluster"))
    parser.option("--watch", about=both("check again whenever a file changes, until Ctrl-C"), action="store_true")
    consistency(parser)
    translation(parser)
    without_config(parser)


def run(options: Namespace, language: Language) -> int:
    """`bilint check`: the report of all notices, and the exit status that it deserves."""
    options.format = options.format or BY_SUFFIX.get(Path(options.output or "").suffix.lower(), "text")
    _refuse_clashes(options)
    if options.watch:
        from .watching import repeated

        return repeated(lambda: _checked(options, language), options.paths or ["."], language)
    return _checked(options, language)


def _checked(options: Namespace, language: Language) -> int:
    run = run_of(options, only_notices=options.only_notices, keep_text=options.format in WITH_TEXT)
    run.prepare()
    language = language_of(options, language, run)
    paths, contents = _sources(options)
    found = run.find(paths, named_too=options.only_notices, given=options.stdin_filename or "", pair=options.pair)
    tell_problems(found, language)
    if options.show_config:
        sys.stdout.write(_settings_report(run, found.jobs, language))
        return 0
    output = Path(options.output) if options.output else None
    if output:
        refuse_overwriting(output, (path for job in found.jobs for path in job.paths))
    if found.problems and not found.jobs:
        return 2
    changes = _changes(options.diff, paths)
    jobs = found.jobs if changes is None else _changed(found.jobs, changes, run)
    whole = changes is None and not contents
    searched = [Path(path) for path in paths] if whole else ()
    with Progress(len(jobs), sys.stderr, style_for(sys.stderr, os.environ).width) as progress:
        outcome = run.check(
            jobs,
            contents,
            searched=searched,
            watch=progress.over,
            translating=progress.within,
            processes=options.jobs,
            scheduler=options.scheduler,
        )
    outcome = told(replace(outcome, findings=tuple(new_findings(outcome.findings, run, changes))), run.tells)
    tell_left_out(outcome, language)
    tell_counterparts(outcome, language)
    tell_rules_left_out(run, language)
    write_report(_report(outcome, options, language, output), output)
    if found.problems or (jobs and not outcome.read):
        return 2
    if options.exit_zero:
        return 0
    if _unread(outcome):
        return 2
    failed = run.fails(outcome.findings)
    if failed and options.only_notices and options.format == "text":
        tell_acceptance(outcome, language)
    return int(failed)


def _unread(outcome: Outcome) -> bool:
    """True if a file could not be read, which is no judgement of the notices."""
    return any(finding.rule == "unreadable" and finding.suppressed is None for finding in outcome.findings)


def _refuse_clashes(options: Namespace) -> None:
    given = [f"--{name}" for name in TEXT_FORMS if getattr(options, name)]
    if given and options.format != "text":
        raise UserError(
            both(
                "{option} works with the text format only; remove --format {form}.",
                option=given[0],
                form=options.format,
            )
        )
    if len(given) > 1:
        raise UserError(
            both(
                "{one} and {two} do not go together.",
                one=given[0],
                two=given[1],
            )
        )
    if (STANDARD_INPUT in options.paths) != bool(options.stdin_filename):
        raise UserError(
            both(
                "Standard input is checked with both “-” and its name: bilint check - --stdin-filename notice.md",
            )
        )
    if (options.engine == "dask") != (options.scheduler is not None):
        raise UserError(both("A Dask cluster is used with both options: --engine dask --scheduler ADDRESS"))
    if options.format in BINARY and not options.output:
        raise UserError(both("--format {form} needs --output FILE.", form=options.format))
    if options.watch and options.stdin_filename:
        raise UserError(both("--watch waits for files to change; it does not go with standard input."))
    if options.diff and options.stdin_filename:
        raise UserError(
            both(
                "--diff compares files; it does not go with standard input.",
            )
        )


def _sources(options: Namespace) -> tuple[list[str], dict[Path, bytes]]:
    """The paths to look at, and the text of standard input under the name that it was given."""
    paths = [path for path in options.paths if path != STANDARD_INPUT]
    if not options.stdin_filename:
        return paths or ["."], {}
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UserError(
            both(
                "Standard input is longer than the {megabytes} MB that bilint reads.",
                megabytes=str(MAX_BYTES // 1_000_000),
            )
        )
    return paths, {absolute(Path(options.stdin_filename)): data}


def _changes(revision: str | None, paths: Sequence[str]) -> Changes | None:
    if revision is None:
        return None
    from ..project.git_changes import changes_since

    # A folder stands for what lies in it, a file for itself.
    return changes_since(revision, [Path(path) / "." if Path(path).is_dir() else Path(path) for path in paths])


def _changed(jobs: Sequence[Job], changes: Changes, run: Run) -> list[Job]:
    """The notices with a file that has changed, or whose other version is gone."""
    gone = [path for path in changes.gone() if supported(path)]
    left = {absolute(path) for name in gone for job in run.find([], given=str(name)).jobs for path in job.paths}
    return [job for job in jobs if any(changes.in_file(path) or absolute(path) in left for path in job.paths)]


def _settings_report(run: Run, jobs: Sequence[Job], language: Language) -> str:
    from ..reports import in_force

    places = {job.name: job.paths[0] for job in jobs} or {".": Path.cwd() / "notice.txt"}
    by_settings: dict[Settings, list[str]] = {}
    for name, path in places.items():
        by_settings.setdefault(run.settings(path), []).append(name)
    return "\n".join(
        in_force.render(settings, names, run.rules(settings), language) for settings, names in by_settings.items()
    )


def _report(outcome: Outcome, options: Namespace, language: Language, output: Path | None) -> str | bytes:
    if module := BINARY.get(options.format):
        written: bytes = import_module(f"..reports.{module}", __package__).render_bytes(outcome, language)
        return written
    if module := MODULES.get(options.format):
        rendered: str = import_module(f"..reports.{module}", __package__).render(outcome, language)
        return rendered
    style = Style() if output else style_of_output()
    for name in ("statistics", "concise"):
        if getattr(options, name):
            shown: str = import_module(f"..reports.{name}", __package__).render(outcome, language, style)
            return shown
    from ..reports import text

    return (text.summary if options.quiet else text.render)(outcome, language, style)
