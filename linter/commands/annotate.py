"""`bilint annotate`: a copy of a PDF or Word notice with its findings as comments where they stand."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..engine.defects import told
from ..messages import UserError, both
from ..model import Language
from ..project.atomic_write import replace_file
from ..project.discovery import Job
from ..project.locations import absolute, shown
from ..reports.annotated.copies import copy_of, maker, safe_fixes, suggested_in
from ..reports.annotated.notes import notes_on
from .checking import language_of, new_findings, run_of, tell_problems, tell_rules_left_out
from .given_files import bytes_given, read_given
from .option_groups import doubtful, pairing, selection, translation, without_config
from .parser import Parser
from .streams import say


def add_arguments(parser: Parser) -> None:
    parser.argument(
        "paths",
        metavar="PATH",
        nargs="+",
        about=both("the file to annotate; after it, if need be, the one with the other version"),
    )
    pairing(parser)
    parser.option(
        "-o",
        "--output",
        metavar="FILE",
        about=both("the copy to write (required); it is replaced where it is there already"),
        required=True,
    )
    parser.option(
        "--suggest",
        about=both("put fixes that are surely right into a Word copy as tracked changes"),
        action="store_true",
    )
    selection(parser)
    doubtful(parser)
    translation(parser)
    without_config(parser)


def run(options: Namespace, language: Language) -> int:
    """`bilint annotate`: writes the copy; the notice itself is not touched."""
    path, output = Path(options.paths[0]), Path(options.output)
    make = maker(path)
    run = run_of(options)
    run.prepare()
    language = language_of(options, language, run)
    found = run.find(options.paths, pair=options.pair)
    tell_problems(found, language)
    if found.problems:
        return 2
    job = job_of(path, found.jobs, "annotate")
    _refuse_output(output, path, job)
    data = bytes_given(path)
    document = read_given(path, data)
    outcome = run.check([job], {absolute(path): data})
    tell_rules_left_out(run, language)
    if outcome.read < outcome.files:
        for other in job.paths:
            read_given(other)
    findings = told(replace(outcome, findings=tuple(new_findings(outcome.findings, run))), run.tells).findings
    notes = notes_on(path, findings, language, outcome.rules)
    copy, number = copy_of(make, path, data, document, notes)
    suggested = 0
    if options.suggest:
        copy, suggested = suggested_in(path, copy, document, safe_fixes(path, findings))
    replace_file(output, copy, old=None)
    message = both(
        "{path} written; annotations: {number}, findings: {findings}.",
        path=shown(output).as_posix(),
        number=str(number),
        findings=str(sum(finding.suppressed is None for finding in findings)),
    )
    say(message, language)
    if options.suggest:
        say(both("Tracked changes: {number}.", number=str(suggested)), language)
    return 0


def job_of(path: Path, jobs: Sequence[Job], command: str) -> Job:
    """The one notice that the file is a version of."""
    if len(jobs) != 1 or absolute(path) not in map(absolute, jobs[0].paths):
        raise UserError(
            both(
                "“{command}” takes one notice; you gave {number}. For two versions of one, add --pair.",
                command=command,
                number=str(len(jobs)),
            )
        )
    return jobs[0]


def _refuse_output(output: Path, path: Path, job: Job) -> None:
    """Raises UserError for a copy that would replace the notice, or whose name has another file type."""
    for file in job.paths:
        if absolute(output) == absolute(file) or (output.exists() and file.exists() and output.samefile(file)):
            raise UserError(
                both(
                    "{path}: the copy would overwrite the notice; choose another file.",
                    path=output.as_posix(),
                )
            )
    if output.suffix.lower() != path.suffix.lower():
        raise UserError(
            both(
                "{path}: the copy is of the same type as the notice; give it a name that ends with {suffix}",
                path=output.as_posix(),
                suffix=path.suffix,
            )
        )
