"""The public addresses of bilint, as the metadata of the installed package gives them; none where it gives none."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, metadata

from .. import __version__
from ..rulebook.rule import Rule
from ..vocabulary import rules_folder

_SOURCE = ("source", "source code", "repository", "github")


@cache
def source() -> str:
    """The address of the repository, without a slash at its end."""
    try:
        urls = metadata("bilint").get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    by_label = {label.lower(): address for label, _, address in (url.partition(", ") for url in urls)}
    return next((by_label[label].rstrip("/") for label in _SOURCE if label in by_label), "")


def address_of(rule: Rule) -> str:
    """The public page of a rule of bilint; "" for those of a house, and where no repository is known."""
    if not source() or not rule.path.is_relative_to(rules_folder()):
        return ""
    return f"{source()}/blob/v{__version__}/rules/{rule.folder}/{rule.name}.md"
