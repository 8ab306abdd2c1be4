"""`bilint show`: the aligned text of one notice."""

from __future__ import annotations

import sys
from argparse import Namespace

from ..bitext import OneVersionError, Reading
from ..messages import UserError, both
from ..model import Language
from ..project.configuration import Configurations
from ..project.discovery import Layout, find
from ..reports import aligned
from ..reports.terminal import style_of_output
from ..vocabulary import Vocabulary
from .checking import tell_problems
from .given_files import read_given
from .option_groups import pairing, without_config
from .parser import Parser


def add_arguments(parser: Parser) -> None:
    parser.argument(
        "paths",
        metavar="PATH",
        nargs="+",
        about=both("a notice: one file with both versions, or two files"),
    )
    pairing(parser)
    parser.option("--format", about=both("form of the output"), choices=("text", "json", "tmx"), default="text")
    without_config(parser)
    parser.option(
        "--no-cache",
        about=both("accepted, without effect: nothing is remembered"),
        action="store_true",
    )


def run(options: Namespace, language: Language) -> int:

    configurations = Configurations(enabled=not options.no_config)
    reading = Reading(Vocabulary())
    layout = Layout(configurations.excludes, configurations.patterns)
    found = find(options.paths, layout, speaks=reading.speaks, pair=options.pair)
    tell_problems(found, language)
    if len(found.jobs) != 1:
        if found.problems:
            return 2
        raise UserError(
            both(
                "“{command}” takes one notice; you gave {number}. For two versions of one, add --pair.",
                command="show",
                number=str(len(found.jobs)),
            )
        )
    job = found.jobs[0]
    try:
        notice = reading.notice(job.name, [read_given(path) for path in job.paths], job.languages)
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
