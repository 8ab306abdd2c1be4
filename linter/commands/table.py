"""The table of commands: their summaries and examples; `commands/NAME.py` adds the arguments of NAME and runs it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..messages import Both, UserError, both, did_you_mean, joined, pick
from ..model import Language
from ..project.locations import exists

if TYPE_CHECKING:
    from argparse import Namespace
    from types import ModuleType

    from .parser import Parser


class Command(NamedTuple):
    summary: Both
    example: str


COMMANDS: dict[str, Command] = {
    "check": Command(both("Check notices and report what is wrong."), "bilint check notices/ --fail-on warning"),
    "fix": Command(
        both(
            "Put the fixes that are surely right into the files, where their type is text.",
        ),
        "bilint fix notices/ --diff",
    ),
    "baseline": Command(
        both(
            "Write down today's findings, so that check reports new ones only.",
        ),
        "bilint baseline notices/ --prune",
    ),
    "annotate": Command(
        both(
            "Write a copy of a PDF or Word notice with the findings as comments on its words.",
        ),
        "bilint annotate notice.pdf -o annotated.pdf",
    ),
    "update": Command(
        both(
            "Show which sentences changed since last year's text, and whether the translation followed.",
        ),
        "bilint update 2026.en.docx 2027.en.docx 2027.fr.docx",
    ),
    "serve": Command(
        both(
            "Open a page on this computer: drop one or two files, read the report, save an annotated copy.",
        ),
        "bilint serve",
    ),
    "accept": Command(
        both("Write findings down as accepted, with a reason or with the answers in an annotated copy."),
        'bilint accept notice.md --select deadline --reason "agreed with HR"',
    ),
    "init": Command(
        both(
            "Write a bilint.toml with every key explained, each of them still a comment.",
        ),
        "bilint init notices/",
    ),
    "learn": Command(
        both(
            "Write a translation memory of what recurs in notices, for check and for translators' tools.",
        ),
        "bilint learn notices/ -o house.tmx",
    ),
    "models": Command(
        both(
            "List the models that translate on this computer, and say what is missing; install some when asked to.",
        ),
        "bilint models --install fr-en",
    ),
    "cache": Command(both("Say what earlier runs have kept, or delete it."), "bilint cache clear"),
    "show": Command(both("Show the aligned text of a notice."), "bilint show notice.en.md notice.fr.md"),
    "explain": Command(both("Explain a rule, with its examples."), "bilint explain deadline"),
    "rules": Command(both("List the rules."), "bilint rules --format markdown"),
    "lsp": Command(
        both("Serve an editor: findings, fixes and counterparts while you type."),
        "bilint lsp",
    ),
    "completion": Command(
        both("Print the completion of a shell, or the manual page."),
        "bilint completion bash > ~/.local/share/bash-completion/completions/bilint",
    ),
    "test": Command(both("Check rule pages against their own examples."), "bilint test house-rules/"),
}


def parser_for(name: str, language: Language) -> Parser:
    """The parser of a command. Raises UserError for an unknown one."""
    from .parser import Parser

    if name not in COMMANDS:
        message = both("There is no command “{name}”.", name=name)
        hint = both("\nSee: bilint --help")
        if exists(Path(name)):
            hint = joined(both(" To check it: bilint check {name}", name=name), hint)
        raise UserError(joined(joined(message, did_you_mean(name, COMMANDS)), hint))
    command = COMMANDS[name]
    parser = Parser(name, language, command.summary, command.example)
    _module(name).add_arguments(parser)
    return parser


def run(name: str, options: Namespace, language: Language) -> int:
    """Runs a command and returns its exit status."""
    status: int = _module(name).run(options, language)
    return status


def overview(language: Language) -> str:
    """The help of bilint as a whole."""
    lines = [
        pick(both("usage: bilint COMMAND ..."), language),
        "",
        pick(both("Compares the English and the French version of notices and reports where they disagree."), language),
        "",
        *(f"  {name:<10} {pick(command.summary, language)}" for name, command in COMMANDS.items()),
        "",
        pick(both("  --version  show the version"), language),
        pick(both("Help on a command: bilint check --help"), language),
    ]
    return "\n".join(lines) + "\n"


def _module(name: str) -> ModuleType:
    return import_module(f".{name}", __package__)
