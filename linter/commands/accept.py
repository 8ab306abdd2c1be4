"""`bilint accept`: findings that somebody accepts, as suppressions with their reasons.

The reason is given for the rules that are named, or stands in answers in an annotated copy.
"""

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
        about=both("the notice; after it, if need be, the file with the other version"),
    )
    parser.option(
        "--from",
        dest="copy",
        metavar="COPY",
        about=both("the annotated copy, with answers such as “bilint: accepted, agreed with HR”"),
    )
    parser.option("--reason", metavar="TEXT", about=both("why the findings of the rules of --select are accepted"))
    pairing(parser)
    selection(parser)
    without_config(parser)


def run(options: Namespace, language: Language) -> int:
    if bool(options.copy) == bool(options.reason) or (options.reason and not options.select):
        raise UserError(both("Give --from COPY, or --select RULE with --reason TEXT."))
    run = run_of(options, translating=False)
    run.prepare()
    language = language_of(options, language, run)
    found = run.find(options.paths, pair=options.pair)
    tell_problems(found, language)
    if found.problems:
        return 2
    job = job_of(Path(options.paths[0]), found.jobs, "accept")
    data = _copy(Path(options.copy)) if options.copy else b""
    outcome = run.check([job])
    findings = [finding for finding in outcome.findings if run.tells(finding)]
    known = [finding for finding in grouped(findings) if finding.suppressed is None]
    if options.reason:
        given = [(finding, options.reason) for finding in known]
    else:
        answers = accepted(Path(options.copy), data, absolute(Path(options.paths[0])), known, outcome.rules)
        given = [(answer.finding, answer.reason) for answer in answers]
    with_reason = [(finding, reason) for finding, reason in given if reason]
    for finding, reason in with_reason:
        beside = shown(absolute(accept(finding, reason))).as_posix()
        say(both("{path}: {rule}: {reason}", path=beside, rule=finding.rule, reason=reason), language)
    if without := len(given) - len(with_reason):
        complain(both("Answers without a reason, which were left out: {number}.", number=str(without)), language)
    say(both("Findings accepted: {number}.", number=str(len(with_reason))), language)
    return 0


def _copy(path: Path) -> bytes:
    try:
        return read_regular(path, MAX_BYTES)
    except FileError as error:
        raise UserError(cannot_be_read(error)) from None
