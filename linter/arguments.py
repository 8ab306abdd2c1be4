"""The command line: commands, options and their help in English and French. Only the parser of the command is built."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from .messages import Both, UserError, both, did_you_mean, joined, pick, typeset_french
from .model import SEVERITIES, Language
from .reports import FORMATS

# What argparse says, in French. Its own translations depend on catalogues that are not installed with Python.
_FRENCH = (
    (r"the following arguments are required: (.+)", r"il manque : \1"),
    (r"unrecognized arguments: (.+)", r"argument inconnu : \1"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1 : valeur inconnue \2 (au choix : \3)"),
    (r"argument (.+?): expected one argument", r"\1 : il faut une valeur"),
    (r"argument (.+?): expected at least one argument", r"\1 : il faut au moins une valeur"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 : cette option ne prend pas de valeur (\2)"),
)


class _FrenchFormatter(argparse.HelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or "utilisation\u00a0: ")


class Parser(argparse.ArgumentParser):
    """The parser of one command; wrong usage raises UserError instead of leaving the program."""

    def __init__(self, command: str, language: Language, about: Both, example: str) -> None:
        super().__init__(
            prog=f"bilint {command}",
            description=pick(about, language),
            epilog=pick(both("Example: {example}", "Exemple : {example}", example=example), language),
            add_help=False,
            allow_abbrev=False,
            formatter_class=_FrenchFormatter if language == "fr" else argparse.HelpFormatter,
        )
        self.language = language
        self._paths = self.add_argument_group(pick(("arguments", "arguments"), language))
        self._choices = self.add_argument_group(pick(("options", "options"), language))
        self.option("-h", "--help", en="show this help", fr="afficher cette aide", action="store_true")
        self.option(
            "--lang",
            en="language of the messages (default: that of the locale)",
            fr="langue des messages (par défaut, celle de l'environnement)",
            choices=("en", "fr"),
        )

    def argument(self, name: str, *, en: str, fr: str, **settings: Any) -> None:
        self._paths.add_argument(name, help=pick((en, typeset_french(fr)), self.language), **settings)

    def option(self, *names: str, en: str, fr: str, **settings: Any) -> None:
        self._choices.add_argument(*names, help=pick((en, typeset_french(fr)), self.language), **settings)

    def error(self, message: str) -> NoReturn:
        french = message
        for pattern, replacement in _FRENCH:
            french = re.sub(pattern, replacement, french)
        hint: Both = ("", "")
        if message.startswith("unrecognized arguments: -"):
            known = [name for action in self._actions for name in action.option_strings]
            hint = did_you_mean(message.split()[2].partition("=")[0], known)
        raise UserError(
            joined(
                (f"{self.prog}: {message}", typeset_french(f"{self.prog} : {french}")),
                joined(hint, both("\nSee: {prog} --help", "\nVoir : {prog} --help", prog=self.prog)),
            )
        )


def _check(language: Language) -> Parser:
    about = both("Check notices and report what is wrong.", "Vérifier des avis et signaler ce qui ne va pas.")
    parser = Parser("check", language, about, "bilint check notices/ --fail-on warning")
    parser.argument(
        "paths",
        metavar="PATH",
        nargs="*",
        en="files, or folders to search for notices (default: the current folder)",
        fr="fichiers, ou dossiers où chercher des avis (par défaut, le dossier courant)",
    )
    parser.option(
        "--format",
        en="form of the report (default: text)",
        fr="forme du rapport (par défaut, text)",
        choices=FORMATS,
        default="text",
    )
    parser.option("--output", metavar="FILE", en="write the report to a file", fr="écrire le rapport dans un fichier")
    parser.option(
        "--statistics",
        en="a table of the rules and how often they found something, in place of the findings",
        fr="un tableau des règles et du nombre de leurs constats, à la place de ceux-ci",
        action="store_true",
    )
    _selection(parser)
    parser.option(
        "--fail-on",
        en="least severity that gives exit status 1 (default: error); findings of low confidence never do",
        fr="gravité qui donne le code de retour 1 (par défaut, error) ; ce qui est peu sûr ne compte pas",
        choices=SEVERITIES,
        default="error",
    )
    parser.option(
        "--exit-zero",
        en="exit status 0 whatever is found",
        fr="code de retour 0, quoi qu'il soit trouvé",
        action="store_true",
    )
    parser.option(
        "--only-notices",
        en="leave out what is no notice: README files, and files in one language without the header of a notice",
        fr="laisser de côté ce qui n'est pas un avis : fichiers README, fichiers en une langue sans en-tête d'avis",
        action="store_true",
    )
    _without_effect(parser)
    return parser


def _selection(parser: Parser) -> None:
    for option, en, fr in (
        (
            "--select",
            "rules or folders of rules to run, with commas",
            "règles ou dossiers de règles, avec des virgules",
        ),
        ("--ignore", "rules or folders of rules to leave out", "règles ou dossiers de règles à laisser de côté"),
    ):
        parser.option(option, metavar="RULE", en=en, fr=fr, action="append", default=[])
    parser.option(
        "--preview", en="run the preview rules, too", fr="utiliser aussi les règles à l'essai", action="store_true"
    )
    _rules_folders(parser)


def _rules_folders(parser: Parser) -> None:
    parser.option(
        "--rules",
        metavar="DIR",
        en="folder with further rule pages (may be repeated)",
        fr="dossier contenant d'autres pages de règles (répétable)",
        action="append",
        default=[],
    )


def _without_effect(parser: Parser) -> None:
    for option in ("--no-config", "--no-cache"):
        parser.option(
            option,
            en="accepted, without effect: there is no configuration or cache yet",
            fr="accepté, sans effet : il n'y a encore ni configuration ni cache",
            action="store_true",
        )


def _show(language: Language) -> Parser:
    about = both("Show the aligned text of a notice.", "Montrer le texte aligné d'un avis.")
    parser = Parser("show", language, about, "bilint show notice.en.md notice.fr.md")
    parser.argument(
        "paths",
        metavar="PATH",
        nargs="+",
        en="a notice: one file with both versions, or two files",
        fr="un avis : un fichier avec les deux versions, ou deux fichiers",
    )
    parser.option("--format", en="form of the output", fr="forme du résultat", choices=("text", "json"), default="text")
    _without_effect(parser)
    return parser


def _explain(language: Language) -> Parser:
    about = both("Explain a rule, with its examples.", "Expliquer une règle, avec ses exemples.")
    parser = Parser("explain", language, about, "bilint explain deadline")
    parser.argument("rule", metavar="RULE", en="name of the rule", fr="nom de la règle")
    _rules_folders(parser)
    return parser


def _rules(language: Language) -> Parser:
    about = both("List the rules.", "Lister les règles.")
    parser = Parser("rules", language, about, "bilint rules --format markdown")
    parser.option(
        "--format",
        en="form of the list",
        fr="forme de la liste",
        choices=("text", "json", "markdown"),
        default="text",
    )
    _rules_folders(parser)
    return parser


def _test(language: Language) -> Parser:
    about = both("Prove rule pages with their own examples.", "Éprouver les pages de règles par leurs exemples.")
    parser = Parser("test", language, about, "bilint test house-rules/")
    parser.argument(
        "folder",
        metavar="DIR",
        nargs="?",
        en="folder of rule pages (default: the rules of bilint)",
        fr="dossier de pages de règles (par défaut, les règles de bilint)",
    )
    return parser


COMMANDS: dict[str, Callable[[Language], Parser]] = {
    "check": _check,
    "show": _show,
    "explain": _explain,
    "rules": _rules,
    "test": _test,
}


def parser_for(arguments: Sequence[str], language: Language) -> Parser:
    """The parser of the command that the arguments begin with. Raises UserError for an unknown one."""
    command = arguments[0]
    if command not in COMMANDS:
        message = both("There is no command “{name}”.", "Il n'y a pas de commande « {name} ».", name=command)
        hint = both("\nSee: bilint --help", "\nVoir : bilint --help")
        raise UserError(joined(joined(message, did_you_mean(command, COMMANDS)), hint))
    return COMMANDS[command](language)


def overview(language: Language) -> str:
    """The help of bilint as a whole."""
    lines = [
        pick(both("usage: bilint COMMAND ...", "utilisation : bilint COMMANDE ..."), language),
        "",
        pick(
            both(
                "Compares the English and the French version of notices and reports where they disagree.",
                "Compare les versions anglaise et française d'avis et signale où elles divergent.",
            ),
            language,
        ),
        "",
        *(f"  {name:<9} {build(language).description}" for name, build in COMMANDS.items()),
        "",
        pick(both("  --version  show the version", "  --version  afficher la version"), language),
        pick(both("Help on a command: bilint check --help", "Aide d'une commande : bilint check --help"), language),
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
