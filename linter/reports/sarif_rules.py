"""Rules as SARIF describes them: the page of the rule is its help."""

from __future__ import annotations

from typing import Any

from ..model import Severity
from ..quotes import shorten
from ..rulebook.page import read_page
from ..rulebook.rule import PageError, Rule, read_page_text
from .addresses import address_of

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}

# The words of GitHub for a property by which it sorts and filters.
_PROBLEMS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
_MOST_CHARACTERS = 1024  # of a description


def descriptor(rule: Rule) -> dict[str, Any]:
    """The `reportingDescriptor` of a rule; without its help where the prose of the page breaks the form."""
    return {
        "id": rule.name,
        "name": rule.name.title().replace("-", ""),
        "shortDescription": {"text": shorten(rule.summary[0], _MOST_CHARACTERS)},
        **_help(rule),
        **({"helpUri": address} if (address := address_of(rule)) else {}),
        "defaultConfiguration": {"level": LEVELS[rule.severity], "enabled": rule.status == "stable"},
        "deprecatedIds": list(rule.aliases),
        "properties": {
            "tags": [rule.folder],
            "precision": rule.confidence,
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _help(rule: Rule) -> dict[str, Any]:
    try:
        page = read_page(rule)
        text = read_page_text(rule.path)
    except PageError:  # `bilint test` tells of it; findings must not be lost for it
        return {}
    return {
        "fullDescription": {"text": shorten(" ".join(page.why.split()), _MOST_CHARACTERS)},
        "help": {"text": page.why, "markdown": _prose(text)},
    }


def _prose(page: str) -> str:
    """The page from its first section on: a reader of the help has no use for the definition."""
    return page[page.index("\n## ") + 1 :]
