"""The rules of bilint and of the house, as `explain`, `rules` and `test` read them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..engine.settings import house_rules
from ..messages import Fault
from ..project.configuration import Configurations
from ..project.locations import existing_folder
from ..rulebook.book import Rulebook, load
from ..rulebook.page import Page, read_page
from ..rulebook.rule import PageError, Rule, RulebookError
from ..vocabulary import rules_folder


def rulebook_here(folders: Sequence[str]) -> Rulebook:
    """The rules of bilint, of the folders, and of the configuration here."""
    given = [existing_folder(Path(folder)) for folder in folders]
    return load(rules_folder(), *given, *house_rules(Configurations().of_folder(Path.cwd())))


def page_of(rule: Rule) -> Page:
    try:
        return read_page(rule)
    except PageError as error:
        raise RulebookError([Fault(rule.path, error.line, error.messages)]) from None
