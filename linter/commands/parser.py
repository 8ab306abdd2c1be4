"""A parser of arguments that speaks English or French, and raises errors for the caller to tell."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from ..messages import Both, UserError, both, did_you_mean, joined, pick, typeset_french
from ..model import Language
from ..patterns import lazy

# The messages of argparse in French. Its own translations depend on catalogues that are not installed with Python.
_FRENCH = (
    (r"the following arguments are required: (.+)", r"il manque : \1"),
    (r"unrecognized arguments: (-.+)", r"option inconnue : \1"),
    (r"unrecognized arguments: (.+)", r"argument inconnu : \1"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1 : valeur inconnue \2 (au choix : \3)"),
    (
        r"argument (.+?): it takes a whole number from 1, not (.+)",
        r"\1 : il faut un nombre entier à partir de 1, pas \2",
    ),
    (r"argument (.+?): expected one argument", r"\1 : il faut une valeur"),
    (r"argument (.+?): expected at least one argument", r"\1 : il faut au moins une valeur"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 : cette option ne prend pas de valeur (\2)"),
)
_CHOICE = lazy(r"invalid choice: '(.*?)' \(choose from (.+)\)")
_QUOTED = lazy(r"[\w-]+")


class _Formatter(argparse.HelpFormatter):
    """Help whose usage names the arguments alone: the options are listed below it, and all must fit a screen."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, [action for action in actions if not action.option_strings], groups, prefix)


class _FrenchFormatter(_Formatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or "utilisation\u00a0: ")


class Parser(argparse.ArgumentParser):
    """The parser of one command; wrong usage raises UserError instead of leaving the program."""

    def __init__(self, command: str, language: Language, about: Both, example: str) -> None:
        super().__init__(
            prog=f"bilint {command}",
            description=pick(about, language),
            epilog=pick(both("Example: {example}", example=example), language),
            add_help=False,
            allow_abbrev=False,
            formatter_class=_FrenchFormatter if language == "fr" else _Formatter,
        )
        self.language = language
        self._paths = self.add_argument_group(pick(("arguments", "arguments"), language))
        self._choices = self.add_argument_group(pick(("options", "options"), language))
        self.option("-h", "--help", about=both("show this help"), action="store_true")
        self.option(
            "--lang",
            about=both("language of the messages (default: that of the locale)"),
            choices=("en", "fr"),
        )

    def argument(self, name: str, *, about: Both, **settings: Any) -> None:
        self._paths.add_argument(name, help=pick(about, self.language), **settings)

    def option(self, *names: str, about: Both, **settings: Any) -> None:
        self._choices.add_argument(*names, help=pick(about, self.language), **settings)

    def error(self, message: str) -> NoReturn:
        message = message.replace("invalid positive value: ", "it takes a whole number from 1, not ")
        french = message
        for pattern, replacement in _FRENCH:
            french = re.sub(pattern, replacement, french)
        hint: Both = ("", "")
        if message.startswith("unrecognized arguments: -"):
            known = [name for action in self._actions for name in action.option_strings]
            hint = joined((".", "."), did_you_mean(message.split()[2].partition("=")[0], known))
        elif choice := _CHOICE.search(message):
            hint = joined((".", "."), did_you_mean(choice[1], _QUOTED.findall(choice[2])))
        raise UserError(
            joined(
                (f"{self.prog}: {message}", typeset_french(f"{self.prog} : {french}")),
                joined(hint, both("\nSee: {prog} --help", prog=self.prog)),
            )
        )


def positive(text: str) -> int:
    """A whole number from 1, as an option takes it."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def chosen_language(arguments: Sequence[str]) -> str | None:
    """The value of `--lang`, needed before the arguments are parsed: usage errors are reported in this language."""
    for index, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    return None
