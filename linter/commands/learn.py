"""`bilint learn`: the recurring segments of a repository as a translation memory."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ..bitext import OneVersionError, Reading
from ..messages import UserError, both
from ..model import Language
from ..project.atomic_write import replace_file
from ..project.configuration import Configurations
from ..project.discovery import Layout, find
from ..readers import UnreadableError, read_file
from ..terminology.memory import Learner
from ..terminology.tmx import to_tmx
from ..vocabulary import Vocabulary
from .checking import tell_problems
from .option_groups import searched, without_config
from .parser import Parser
from .streams import complain, say

_SUFFIX = ".tmx"


def add_arguments(parser: Parser) -> None:
    searched(parser)
    parser.option(
        *("-o", "--output"),
        metavar="FILE",
        required=True,
        about=both('the TMX file to write; name it in bilint.toml: memory = "house.tmx"'),
    )
    without_config(parser)


def run(options: Namespace, language: Language) -> int:
    """Reads the notices and writes the memory; exit status 2 where a path or all notices could not be read."""
    output = Path(options.output)
    if output.suffix.lower() != _SUFFIX:
        message = both(
            "{path}: a translation memory is a .tmx file.",
            path=output.as_posix(),
        )
        raise UserError(message)
    configurations = Configurations(enabled=not options.no_config)
    reading, learner = Reading(Vocabulary()), Learner()
    layout = Layout(configurations.excludes, configurations.patterns)
    found = find(options.paths or ["."], layout, speaks=reading.speaks)
    tell_problems(found, language)
    read = 0
    for job in found.jobs:
        try:
            documents = [read_file(path) for path in job.paths]
            learner.take(reading.sections(reading.notice(job.name, documents, job.languages)))
            read += 1
        except UnreadableError as error:
            complain(error.messages, language, of=error.path)
        except OneVersionError as error:
            one = both("only one version was found; left out")
            complain(one, language, of=error.document.path)
    if not read:
        return 2
    units = learner.units()
    replace_file(output, to_tmx(units).encode(), old=None)
    message = both(
        "{path} written; notices read: {notices}; recurring segments: {units}.",
        path=output.as_posix(),
        notices=str(read),
        units=str(len(units)),
    )
    say(message, language)
    return 2 if found.problems else 0
