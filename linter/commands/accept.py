"""`bilint accept`: the findings that answers in an annotated copy accept, as suppressions with their reasons."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ..engine.acceptance import accept
from ..engine.defects import grouped
from ..files import FileError, cannot_be_read, read_regular
from ..messages import UserError, both
from ..model import Language
from ..project.locations import absolute, shown
from ..readers import MAX_BYTES
from ..reports.annotated.replies import accepted
from .annotate import job_of
from .checking import language_of, run_of, tell_problems
from .option_groups import pairing, selection, without_config
from .parser import Parser
from .streams import complain, say


def add_arguments(parser: Parser) -> None:
    parser.argument(
        "paths",
        metavar="PATH",
        nargs="+",
        about=both("the notice that was annotated; after it, if need be, the one with the other version"),
    )
    parser.option(
        "--from",
        dest="copy",
        metavar="COPY",
        required=True,
        about=both("the annotated copy (required), with answers such as “bilint: accepted, agreed with HR”"),
    )
    pairing(parser)
    selection(parser)
    without_config(parser)


def run(options: Namespace, language: Language) -> int:
    path, copy = Path(options.paths[0]), Path(options.copy)
    run = run_of(options, translating=False)
    run.prepare()
    language = language_of(options, language, run)
    found = run.find(options.paths, pair=options.pair)
    tell_problems(found, language)
    if found.problems:
        return 2
    try:
        data = read_regular(copy, MAX_BYTES)
    except FileError as error:
        raise UserError(cannot_be_read(error)) from None
    findings = run.check([job_of(path, found.jobs, "accept")]).findings
    known = [finding for finding in grouped(findings) if finding.suppressed is None]
    number = without = 0
    for answer in accepted(copy, data, absolute(path), known):
        if not answer.reason:
            without += 1
            continue
        written = accept(answer.finding, answer.reason)
        number += 1
        beside = shown(absolute(written)).as_posix()
        said = both("{path}: {rule}: {reason}", path=beside, rule=answer.finding.rule, reason=answer.reason)
        say(said, language)
    if without:
        complain(both("Answers without a reason, which were left out: {number}.", number=str(without)), language)
    say(both("Findings accepted: {number}.", number=str(number)), language)
    return 0
