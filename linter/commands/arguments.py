"""The command line: commands, options and their help in English and French. Only the parser of the command is built."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..messages import UserError, both, did_you_mean, joined, pick
from ..model import SEVERITIES, Language
from ..reports import FORMATS
from .option_groups import doubtful, rules_folders, searched, selection, translation, without_config
from .parser import Parser, positive


def _check(language: Language) -> Parser:
    about = both("Check notices and report what is wrong.")
    parser = Parser("check", language, about, "bilint check notices/ --fail-on warning")
    searched(parser)
    parser.option(
        "--format",
        about=both("form of the report (default: text)"),
        choices=FORMATS,
        default="text",
    )
    parser.option("--output", metavar="FILE", about=both("write the report to a file"))
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
        about=both("least severity that gives exit status 1 (default: error); findings of low confidence never do"),
        choices=SEVERITIES,
    )
    parser.option(
        "--exit-zero",
        about=both("exit status 0 whatever is found"),
        action="store_true",
    )
    parser.option(
        "--only-notices",
        about=both(
            "leave out what is no notice: README files, and files in one language without the header of a notice"
        ),
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
    translation(parser)
    without_config(parser)
    return parser


def _fix(language: Language) -> Parser:
    about = both(
        "Put the fixes that are surely right into text and Markdown files.",
    )
    parser = Parser("fix", language, about, "bilint fix notices/ --diff")
    searched(parser)
    parser.option(
        "--unsafe",
        about=both("also apply the fixes that need review"),
        action="store_true",
    )
    parser.option(
        "--diff",
        about=both("print a patch, write nothing; exit status 1 where there is something to fix"),
        action="store_true",
    )
    selection(parser)
    without_config(parser)
    return parser


def _baseline(language: Language) -> Parser:
    about = both(
        "Write down today's findings, so that check reports new ones only.",
    )
    parser = Parser("baseline", language, about, "bilint baseline notices/ --prune")
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
    return parser


def _annotate(language: Language) -> Parser:
    about = both(
        "Write a copy of a PDF or Word notice with the findings as comments on its words.",
    )
    parser = Parser("annotate", language, about, "bilint annotate notice.pdf -o annotated.pdf")
    parser.argument(
        "paths",
        metavar="PATH",
        nargs="+",
        about=both("the file to annotate; after it, if need be, the one with the other version"),
    )
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
    return parser


def _init(language: Language) -> Parser:
    about = both(
        "Write a bilint.toml with every key explained, each of them still a comment.",
    )
    parser = Parser("init", language, about, "bilint init notices/")
    parser.argument(
        "folder",
        metavar="DIR",
        nargs="?",
        about=both("where to put it (default: the current folder)"),
    )
    parser.option(
        "--schema",
        about=both("print the JSON schema of bilint.toml instead, for editors"),
        action="store_true",
    )
    return parser


def _learn(language: Language) -> Parser:
    about = both(
        "Write a translation memory of what recurs in notices, for check and for translators' tools.",
    )
    parser = Parser("learn", language, about, "bilint learn notices/ -o house.tmx")
    searched(parser)
    parser.option(
        *("-o", "--output"),
        metavar="FILE",
        required=True,
        about=both('the TMX file to write; name it in bilint.toml: memory = "house.tmx"'),
    )
    without_config(parser)
    return parser


def _models(language: Language) -> Parser:
    about = both(
        "List the models that translate on this computer, and say what is missing; install some when asked to.",
    )
    parser = Parser("models", language, about, "bilint models --install fr-en")
    parser.option(
        "--install",
        metavar="WHAT",
        about=both("a package file (.argosmodel), or fr-en or en-fr from the package index (may be repeated)"),
        action="append",
        default=[],
    )
    parser.option(
        "--available",
        about=both("ask the package index what it has"),
        action="store_true",
    )
    parser.option(
        "--index",
        metavar="URL",
        about=both("the package index to ask in place of that of argostranslate"),
    )
    return parser


def _show(language: Language) -> Parser:
    about = both("Show the aligned text of a notice.")
    parser = Parser("show", language, about, "bilint show notice.en.md notice.fr.md")
    parser.argument(
        "paths",
        metavar="PATH",
        nargs="+",
        about=both("a notice: one file with both versions, or two files"),
    )
    parser.option("--format", about=both("form of the output"), choices=("text", "json", "tmx"), default="text")
    without_config(parser)
    parser.option(
        "--no-cache",
        about=both("accepted, without effect: nothing is remembered"),
        action="store_true",
    )
    return parser


def _explain(language: Language) -> Parser:
    about = both("Explain a rule, with its examples.")
    parser = Parser("explain", language, about, "bilint explain deadline")
    parser.argument("rule", metavar="RULE", about=both("name of the rule"))
    rules_folders(parser)
    return parser


def _rules(language: Language) -> Parser:
    about = both("List the rules.")
    parser = Parser("rules", language, about, "bilint rules --format markdown")
    parser.option(
        "--format",
        about=both("form of the list"),
        choices=("text", "json", "markdown"),
        default="text",
    )
    rules_folders(parser)
    return parser


def _test(language: Language) -> Parser:
    about = both("Check rule pages against their own examples.")
    parser = Parser("test", language, about, "bilint test house-rules/")
    parser.argument(
        "folder",
        metavar="DIR",
        nargs="?",
        about=both("folder of rule pages (default: the rules of bilint)"),
    )
    return parser


COMMANDS: dict[str, Callable[[Language], Parser]] = {
    "check": _check,
    "fix": _fix,
    "baseline": _baseline,
    "annotate": _annotate,
    "init": _init,
    "learn": _learn,
    "models": _models,
    "show": _show,
    "explain": _explain,
    "rules": _rules,
    "test": _test,
}


def parser_for(arguments: Sequence[str], language: Language) -> Parser:
    """The parser of the command that the arguments begin with. Raises UserError for an unknown one."""
    command = arguments[0]
    if command not in COMMANDS:
        message = both("There is no command “{name}”.", name=command)
        hint = both("\nSee: bilint --help")
        raise UserError(joined(joined(message, did_you_mean(command, COMMANDS)), hint))
    return COMMANDS[command](language)


def overview(language: Language) -> str:
    """The help of bilint as a whole."""
    lines = [
        pick(both("usage: bilint COMMAND ..."), language),
        "",
        pick(
            both(
                "Compares the English and the French version of notices and reports where they disagree.",
            ),
            language,
        ),
        "",
        *(f"  {name:<9} {build(language).description}" for name, build in COMMANDS.items()),
        "",
        pick(both("  --version  show the version"), language),
        pick(both("Help on a command: bilint check --help"), language),
    ]
    return "\n".join(lines) + "\n"


def chosen_language(arguments: Sequence[str]) -> str | None:
    """The value of `--lang`, needed before the arguments are parsed: errors are told in this language."""
    for index, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    return None
