"""The command line: commands, options and their help in English and French. Only the parser of the command is built."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..messages import UserError, both, did_you_mean, joined, pick
from ..model import SEVERITIES, Language
from ..reports import FORMATS
from .option_groups import rules_folders, searched, selection, translation, without_config
from .parser import Parser, positive


def _check(language: Language) -> Parser:
    about = both("Check notices and report what is wrong.", "Vérifier des avis et signaler ce qui ne va pas.")
    parser = Parser("check", language, about, "bilint check notices/ --fail-on warning")
    searched(parser)
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
        fr="les règles et le nombre de leurs constats seulement",
        action="store_true",
    )
    parser.option(
        "--concise", en="one line for each finding, as for grep", fr="une ligne par constat", action="store_true"
    )
    parser.option(
        "--quiet", en="only the line that counts the findings", fr="seulement leur décompte", action="store_true"
    )
    selection(parser)
    parser.option(
        "--fail-on",
        en="least severity that gives exit status 1 (default: error); findings of low confidence never do",
        fr="gravité qui donne le code de retour 1 (par défaut, error) ; ce qui est peu sûr ne compte pas",
        choices=SEVERITIES,
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
    parser.option(
        "--diff",
        metavar="REV",
        en="only what concerns lines changed since a revision of git",
        fr="seulement ce qui touche les lignes modifiées depuis une révision de git",
    )
    parser.option(
        "--baseline",
        metavar="FILE",
        en="known findings to leave out",
        fr="constats connus à laisser de côté",
    )
    parser.option(
        "--stdin-filename",
        metavar="NAME",
        en="the name of what comes from standard input (-)",
        fr="le nom de ce qui vient de l'entrée standard (-)",
    )
    parser.option(
        "--show-config",
        en="show the settings in force and where they come from",
        fr="montrer les réglages en vigueur et leur origine",
        action="store_true",
    )
    parser.option(
        "--jobs",
        metavar="N",
        type=positive,
        en="notices checked at once (default: as pays)",
        fr="nombre d'avis vérifiés à la fois",
    )
    translation(parser)
    without_config(parser)
    return parser


def _fix(language: Language) -> Parser:
    about = both(
        "Put the fixes that are surely right into text and Markdown files.",
        "Corriger les fichiers texte et Markdown là où la correction est sûre.",
    )
    parser = Parser("fix", language, about, "bilint fix notices/ --diff")
    searched(parser)
    parser.option(
        "--unsafe",
        en="also the fixes that somebody must look at",
        fr="aussi les corrections que quelqu'un doit relire",
        action="store_true",
    )
    parser.option(
        "--diff",
        en="print a patch, write nothing; exit status 1 where there is something to fix",
        fr="afficher les différences sans rien écrire ; code de retour 1 s'il y a à corriger",
        action="store_true",
    )
    selection(parser)
    without_config(parser)
    return parser


def _baseline(language: Language) -> Parser:
    about = both(
        "Write down today's findings, so that check reports new ones only.",
        "Noter les constats d'aujourd'hui, pour que check ne signale que les nouveaux.",
    )
    parser = Parser("baseline", language, about, "bilint baseline notices/ --prune")
    searched(parser)
    parser.option(
        "--baseline",
        metavar="FILE",
        en="the file to write (default: that of the configuration, or .bilint-baseline.json)",
        fr="le fichier à écrire (par défaut, celui de la configuration, ou .bilint-baseline.json)",
    )
    parser.option(
        "--prune",
        en="only drop what no longer occurs; add nothing",
        fr="seulement retirer ce qui n'existe plus ; ne rien ajouter",
        action="store_true",
    )
    selection(parser)
    translation(parser)
    without_config(parser)
    return parser


def _annotate(language: Language) -> Parser:
    about = both(
        "Write a copy of a PDF or Word notice with the findings as comments on its words.",
        "Écrire une copie d'un avis PDF ou Word avec les constats en commentaires sur ses mots.",
    )
    parser = Parser("annotate", language, about, "bilint annotate notice.pdf -o annotated.pdf")
    parser.argument(
        "paths",
        metavar="PATH",
        nargs="+",
        en="the file to annotate; after it, if need be, the one with the other version",
        fr="le fichier à annoter ; après lui, s'il le faut, celui de l'autre version",
    )
    parser.option(
        "-o",
        "--output",
        metavar="FILE",
        en="the copy to write (required); it is replaced where it is there already",
        fr="la copie à écrire (obligatoire) ; elle est remplacée si elle existe déjà",
        required=True,
    )
    selection(parser)
    translation(parser)
    without_config(parser)
    return parser


def _init(language: Language) -> Parser:
    about = both(
        "Write a bilint.toml with every key explained, each of them still a comment.",
        "Écrire un bilint.toml où chaque clé est expliquée, encore en commentaire.",
    )
    parser = Parser("init", language, about, "bilint init notices/")
    parser.argument(
        "folder",
        metavar="DIR",
        nargs="?",
        en="where to put it (default: the current folder)",
        fr="où l'écrire (par défaut, le dossier courant)",
    )
    parser.option(
        "--schema",
        en="print the JSON schema of bilint.toml instead, for editors",
        fr="afficher plutôt le schéma JSON de bilint.toml, pour les éditeurs",
        action="store_true",
    )
    return parser


def _learn(language: Language) -> Parser:
    about = both(
        "Write a translation memory of what recurs in notices, for check and for translators' tools.",
        "Écrire une mémoire de traduction de ce qui revient dans les avis, pour check et les outils de traduction.",
    )
    parser = Parser("learn", language, about, "bilint learn notices/ -o house.tmx")
    searched(parser)
    parser.option(
        *("-o", "--output"),
        metavar="FILE",
        required=True,
        en='the TMX file to write; name it in bilint.toml: memory = "house.tmx"',
        fr='le fichier TMX à écrire ; à nommer dans bilint.toml : memory = "house.tmx"',
    )
    without_config(parser)
    return parser


def _models(language: Language) -> Parser:
    about = both(
        "List the models that translate on this computer, and say what is missing; install some when asked to.",
        "Lister les modèles qui traduisent sur cet ordinateur, et dire ce qui manque ; en installer sur demande.",
    )
    parser = Parser("models", language, about, "bilint models --install fr-en")
    parser.option(
        "--install",
        metavar="WHAT",
        en="a package file (.argosmodel), or fr-en or en-fr from the package index (may be repeated)",
        fr="un paquet (.argosmodel), ou fr-en ou en-fr depuis l'index de paquets (répétable)",
        action="append",
        default=[],
    )
    parser.option(
        "--available",
        en="ask the package index what it has",
        fr="demander à l'index de paquets ce qu'il contient",
        action="store_true",
    )
    parser.option(
        "--index",
        metavar="URL",
        en="the package index to ask in place of that of argostranslate",
        fr="l'index de paquets à interroger au lieu de celui d'argostranslate",
    )
    return parser


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
    parser.option(
        "--format", en="form of the output", fr="forme du résultat", choices=("text", "json", "tmx"), default="text"
    )
    without_config(parser)
    parser.option(
        "--no-cache",
        en="accepted, without effect: nothing is remembered",
        fr="accepté, sans effet : rien n'est gardé en mémoire",
        action="store_true",
    )
    return parser


def _explain(language: Language) -> Parser:
    about = both("Explain a rule, with its examples.", "Expliquer une règle, avec ses exemples.")
    parser = Parser("explain", language, about, "bilint explain deadline")
    parser.argument("rule", metavar="RULE", en="name of the rule", fr="nom de la règle")
    rules_folders(parser)
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
    rules_folders(parser)
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
