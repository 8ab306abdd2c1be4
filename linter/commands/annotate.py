"""`bilint annotate`: a copy of a PDF or Word notice with its findings as comments where they stand."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from ..engine.defects import told
from ..messages import UserError, both
from ..model import Document, Language
from ..project.atomic_write import replace_file
from ..project.discovery import Job
from ..project.locations import absolute, shown
from ..readers import UnreadableError, read_file
from ..readers.formats import format_of
from ..reports.annotated.notes import Note, notes_on
from .checking import language_of, new_findings, run_of, tell_problems, tell_rules_left_out
from .option_groups import doubtful, pairing, selection, translation, without_config
from .parser import Parser
from .streams import say

# Makes a copy. It takes the bytes of a file, its document and the notes. It returns the new bytes and the number of
# notes.
Annotate = Callable[[bytes, Document, Sequence[Note]], tuple[bytes, int]]


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
    selection(parser)
    doubtful(parser)
    translation(parser)
    without_config(parser)


def run(options: Namespace, language: Language) -> int:
    """`bilint annotate`: writes the copy; the notice itself is not touched."""
    path, output = Path(options.paths[0]), Path(options.output)
    make = _maker(path)
    run = run_of(options)
    run.prepare()
    language = language_of(options, language, run)
    found = run.find(options.paths, pair=options.pair)
    tell_problems(found, language)
    if found.problems:
        return 2
    job = _job_of(path, found.jobs)
    _refuse_output(output, path, job)
    document, data = _read(path), path.read_bytes()
    outcome = run.check([job], {absolute(path): data})
    tell_rules_left_out(run, language)
    if outcome.read < outcome.files:
        for other in job.paths:
            _read(other)
    findings = told(replace(outcome, findings=tuple(new_findings(outcome.findings, run))), run.tells).findings
    notes = notes_on(path, findings, language)
    copy, number = _copy(make, path, data, document, notes)
    replace_file(output, copy, old=None)
    message = both(
        "{path} written; annotations: {number}, findings: {findings}.",
        path=shown(output).as_posix(),
        number=str(number),
        findings=str(sum(finding.suppressed is None for finding in findings)),
    )
    say(message, language)
    return 0


def _maker(path: Path) -> Annotate:
    """The maker of copies of that type. Raises UserError where there is nothing, or the libraries are not installed."""
    made_of = format_of(path)
    if made_of is None or made_of.annotator is None:
        raise UserError(
            both(
                "{path}: only PDF and Word files (.pdf, .docx) can be annotated; for others: "
                "bilint check --format html {path}",
                path=path.as_posix(),
            )
        )
    try:
        made: Annotate = import_module(f"..reports.annotated.{made_of.annotator}", __package__).annotated
    except ModuleNotFoundError as error:
        if error.name not in ("pypdf", "docx"):
            raise
        raise UserError(
            both(
                "“annotate” needs libraries that are not installed: pip install 'bilint[annotate]'",
            )
        ) from None
    return made


def _job_of(path: Path, jobs: Sequence[Job]) -> Job:
    """The one notice that the file is a version of."""
    if len(jobs) != 1 or absolute(path) not in map(absolute, jobs[0].paths):
        raise UserError(
            both(
                "“annotate” takes one notice; you gave {number}. For two versions of one, add --pair.",
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


def _read(path: Path) -> Document:
    try:
        return read_file(path)
    except UnreadableError as error:
        raise UserError((f"{error.path}: {error.messages[0]}", f"{error.path}\u00a0: {error.messages[1]}")) from None


def _copy(make: Annotate, path: Path, data: bytes, document: Document, notes: Sequence[Note]) -> tuple[bytes, int]:
    """The copy and the number of its annotations; its text is proven to be that of the notice."""
    cause: Exception | None = None
    try:
        copy, number = make(data, document, notes)
        if read_file(path, data=copy).source == document.source:
            return copy, number
    except Exception as error:  # libraries raise anything for a file that is damaged, protected or of an unusual kind
        cause = error
    raise UserError(
        both(
            "{path}: this file cannot be annotated without changing it otherwise, as protected and damaged "
            "files cannot. Save it anew without protection, or take: bilint check --format html {path}",
            path=path.as_posix(),
        )
    ) from cause
