"""`bilint update`: the sentences that changed since last year's text, and whether the translation followed."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ..bitext import OneVersionError, Reading
from ..messages import UserError, both
from ..model import Language
from ..project.configuration import Configurations
from ..reports import BY_SUFFIX
from ..reports.terminal import Style, style_of_output
from ..terminology.memory import Memory, memory_at
from ..vocabulary import Vocabulary
from .given_files import read_given, refuse_overwriting, write_report
from .option_groups import without_config
from .parser import Parser

_FORMATS = ("text", "html", "json")


def add_arguments(parser: Parser) -> None:
    parser.argument("old", metavar="OLD", about=both("the text as it was, such as last year's English"))
    parser.argument("new", metavar="NEW", about=both("the same text as it is now, in the same language"))
    parser.argument(
        "translation",
        metavar="TRANSLATION",
        nargs="?",
        about=both("the other version; not needed where OLD and NEW each hold both"),
    )
    parser.option("--format", about=both("form (default: by the suffix of --output, or text)"), choices=_FORMATS)
    parser.option("--output", metavar="FILE", about=both("write the report to a file"))
    parser.option(
        "--source",
        choices=("en", "fr"),
        default="en",
        about=both("the version that changed, where each file holds both (default: en)"),
    )
    parser.option("--memory", metavar="FILE", about=both("a translation memory (TMX) for proposals, too"))
    parser.option("--exit-zero", about=both("exit status 0 whatever is found"), action="store_true")
    without_config(parser)


def run(options: Namespace, language: Language) -> int:
    """`bilint update`: the report, and exit status 1 where the translation did not follow."""
    from ..alignment.lexicon import lexicon_of
    from ..engine.update import update_of, versions
    from ..reports import update_html, update_json, update_text

    output = Path(options.output) if options.output else None
    form = options.format or BY_SUFFIX.get(output.suffix.lower() if output else "")
    given = [Path(name) for name in (options.old, options.new, options.translation) if name]
    if output:
        refuse_overwriting(output, given)
    vocabulary = Vocabulary()
    reading = Reading(vocabulary)
    old, new, *rest = map(read_given, given)
    translation = rest[0] if rest else None
    try:
        sides = versions(reading, old, new, translation, options.source)
    except OneVersionError as error:
        raise UserError(
            both(
                "{path}: no translation stands against this file. Give OLD and NEW in one language and TRANSLATION in "
                "the other.",
                path=error.document.path,
            )
        ) from None
    found = update_of(reading, lexicon_of(vocabulary), sides, _memories(options))
    if form == "html":
        report = update_html.render(found, language)
    elif form == "json":
        report = update_json.render(found)
    else:
        report = update_text.render(found, language, Style() if output else style_of_output())
    write_report(report, output)
    return int(not options.exit_zero and any(change.state == "not-followed" for change in found.changes))


def _memories(options: Namespace) -> list[Memory]:
    """The memory of the configuration, and that of the command line."""
    configuration = Configurations(enabled=not options.no_config).of(Path(options.new))
    paths = [Path(options.memory)] if options.memory else []
    if "memory" in configuration.table:
        paths.append(configuration.path(("memory",), configuration.table["memory"]))
    return [memory_at(path) for path in paths]
