"""Options that several commands have."""

from __future__ import annotations

from .parser import Parser


def searched(parser: Parser) -> None:
    """Paths to look for notices in."""
    parser.argument(
        "paths",
        metavar="PATH",
        nargs="*",
        en="files, or folders to search for notices (default: the current folder)",
        fr="fichiers, ou dossiers où chercher des avis (par défaut, le dossier courant)",
    )


def selection(parser: Parser) -> None:
    """Which rules run."""
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
    rules_folders(parser)


def rules_folders(parser: Parser) -> None:
    """Folders of house rules."""
    parser.option(
        "--rules",
        metavar="DIR",
        en="folder with further rule pages (may be repeated)",
        fr="dossier contenant d'autres pages de règles (répétable)",
        action="append",
        default=[],
    )


def without_config(parser: Parser) -> None:
    """No configuration."""
    parser.option("--no-config", en="read no configuration", fr="ne lire aucune configuration", action="store_true")


def translation(parser: Parser) -> None:
    """Translation by a local model."""
    parser.option(
        "--translate",
        en="compare the meaning, too, by a local model",
        fr="comparer aussi le sens, traduit par un modèle local",
        action="store_true",
    )
    parser.option(
        "--no-cache",
        en="translate anew what was translated before",
        fr="retraduire ce qui a déjà été traduit",
        action="store_true",
    )
