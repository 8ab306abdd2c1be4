"""All rules together: loads the pages, refuses what clashes, and selects what runs.

Only the `toml` block of a page is read here. A run does not pay for prose and examples, which `page` reads.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..messages import Fault, UserError, both, did_you_mean, joined
from ..vocabulary import rules_folder
from .definition import SYSTEM
from .rule import PageError, Rule, RulebookError, read_rule


class UnknownRuleError(UserError):
    """A name that is neither a rule nor a folder of rules."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules, by folder and name."""

    rules: tuple[Rule, ...]

    def find(self, name: str) -> Rule:
        """The rule of that name or alias. Raises UnknownRuleError."""
        for rule in self.rules:
            if name == rule.name or name in rule.aliases:
                return rule
        raise self._unknown(name)

    def names(self) -> dict[str, str]:
        """The names and aliases of all rules, each with the name of its rule."""
        return {name: rule.name for rule in self.rules for name in (rule.name, *rule.aliases)}

    def select(
        self, names: Sequence[str] = (), ignored: Sequence[str] = (), *, preview: bool = False
    ) -> tuple[Rule, ...]:
        """The rules that run: those named (all without names), less those ignored. Raises UnknownRuleError.

        A name is that of a rule, an alias, or a folder. `meaning/` is the folder where a rule has the same name.
        Preview rules run when selected by their own name or with `preview`. Rules of the engine (an unreadable file, a
        crashed rule) run unless they are ignored by name. Nothing is silently clean.
        """
        wanted = {rule.name for rule in self.rules if rule.kind == SYSTEM}
        for name in names:
            wanted |= self._named(name, preview=preview)
        if not names:
            wanted |= {rule.name for rule in self.rules if preview or rule.status == "stable"}
        for name in ignored:
            wanted -= self._named(name, preview=True)
        return tuple(rule for rule in self.rules if rule.name in wanted)

    def _named(self, name: str, *, preview: bool) -> set[str]:
        for rule in self.rules:
            if name == rule.name or name in rule.aliases:
                return {rule.name}
        folder = [rule for rule in self.rules if rule.folder == name.removesuffix("/")]
        if not folder:
            raise self._unknown(name)
        return {rule.name for rule in folder if preview or rule.status == "stable"}

    def _unknown(self, name: str) -> UnknownRuleError:
        known = {known for rule in self.rules for known in (rule.name, rule.folder, *rule.aliases)}
        message = both("There is no rule “{name}”.", name=name)
        return UnknownRuleError(joined(message, did_you_mean(name, known)))


def shipped() -> tuple[Rule, ...]:
    """The rules of bilint's own pages, the same objects in each rulebook that was loaded as proven."""
    return _proven(rules_folder())


def load(*folders: Path, proven: bool = False) -> Rulebook:
    """The rules of the pages `NAME.md` in the folders and their subfolders. Raises RulebookError with all faults.

    Pages from elsewhere are held to the contracts of their kinds. `Proof` does so for bilint's own pages: their kinds
    are imported only when a rule runs. With `proven`, bilint's own pages are read without a look for faults.
    """
    rules: list[Rule] = []
    faults: list[Fault] = []
    for folder in folders:
        own = folder.resolve() == rules_folder().resolve()
        if own and proven:
            rules += _proven(folder)
            continue
        if not own:
            from .contract import verified  # lazy import: it imports the contract of kinds
        for path in pages(folder):
            try:
                rule = read_rule(path)
                rules.append(rule if own else verified(rule))
            except PageError as error:
                faults.append(Fault(path, error.line, error.messages))
            except RulebookError as error:
                faults.extend(error.faults)
    faults.extend(_duplicates(rules))
    if faults:
        raise RulebookError(faults)
    return Rulebook(tuple(sorted(rules, key=lambda rule: (rule.folder, rule.name))))


@lru_cache(maxsize=1)
def _proven(folder: Path) -> tuple[Rule, ...]:
    return tuple(read_rule(path, proven=True) for path in pages(folder))


def pages(folder: Path) -> list[Path]:
    """The paths of the rule pages in a folder and its subfolders, sorted."""
    found: list[Path] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir() and not entry.name.startswith("."):
                with os.scandir(entry.path) as inner:
                    names = sorted(page.name for page in inner if page.name.endswith(".md"))
                found += [Path(entry.path) / name for name in names]
            elif entry.name.endswith(".md"):
                found.append(Path(entry.path))
    return [path for path in found if path.name != "README.md"]


def _duplicates(rules: Iterable[Rule]) -> list[Fault]:
    taken: dict[str, Path] = {}
    faults = []
    for rule in rules:
        for name in (rule.name, *rule.aliases):
            if name in taken:
                message = both(
                    "The name “{name}” is taken by {page}; rename one of the two.",
                    name=name,
                    page=str(taken[name]),
                )
                faults.append(Fault(rule.path, 1, message))
            taken.setdefault(name, rule.path)
    return faults
