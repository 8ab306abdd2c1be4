"""Options that several commands have."""

from __future__ import annotations

from ..messages import both
from .parser import Parser


def searched(parser: Parser) -> None:
    """Paths to look for notices in."""
    parser.argument(
        "paths",
        metavar="PATH",
        nargs="*",
        about=both("files or folders (default: the current folder)"),
    )


def pairing(parser: Parser) -> None:
    """Two files that are the versions of one notice."""
    parser.option("--pair", about=both("the two files are one notice, whatever their names"), action="store_true")


def selection(parser: Parser) -> None:
    """Which rules run."""
    for option, about in (
        ("--select", both("rules or folders, separated by commas")),
        ("--ignore", both("rules or folders to leave out")),
    ):
        parser.option(option, metavar="RULE", about=about, action="append", default=[])
    parser.option("--preview", about=both("run the preview rules, too"), action="store_true")
    rules_folders(parser)


def doubtful(parser: Parser) -> None:
    """Findings of low confidence."""
    parser.option("--all", about=both("report also the findings of low confidence"), action="store_true")


def rules_folders(parser: Parser) -> None:
    """Folders of house rules."""
    parser.option(
        "--rules",
        metavar="DIR",
        about=both("folder with further rule pages (may be repeated)"),
        action="append",
        default=[],
    )


def without_config(parser: Parser) -> None:
    """No configuration."""
    parser.option("--no-config", about=both("read no configuration"), action="store_true")


def consistency(parser: Parser) -> None:
    """The same in two ways."""
    parser.option(
        "--consistency",
        about=both("report sentences translated in two ways"),
        action="store_true",
    )


def translation(parser: Parser) -> None:
    """Translation by a local model."""
    parser.option(
        "--translate",
        about=both("compare the meaning, too, by a local model"),
        action="store_true",
    )
    parser.option("--no-cache", about=both("judge anew, and keep nothing"), action="store_true")
