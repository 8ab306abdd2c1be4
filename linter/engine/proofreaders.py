"""True if the rules that ask grammar engines can run. Otherwise the user is told what they need."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..messages import Both, UserError, both, joined
from ..project.servers import VARIABLE, server_fault
from ..rulebook.rule import Rule
from .settings import GRAMMAR, CliOverrides, Settings

if TYPE_CHECKING:
    from ..grammar.proofreader import Proofreader


class Proofreading:
    """The grammar engines of a run, made when a rule first needs them; one set for each server.

    If the rule was named on the command line, a missing engine ends the run. Elsewhere the rule is left out, and
    `lacking` says so. Where nothing is `wanted`, no rule asks an engine.
    """

    def __init__(self, chosen: CliOverrides, *, wanted: bool) -> None:
        self._chosen = chosen
        self._wanted = wanted
        self._made: dict[str, Proofreader] = {}
        self.lacking: Both | None = None

    @property
    def asks(self) -> bool:
        """True if any engine was made that can be asked."""
        return any(proofreader.lacks is None for proofreader in self._made.values())

    def ready(self, rules: Sequence[Rule], settings: Settings) -> tuple[tuple[Rule, ...], Proofreader | None]:
        """The rules that can run, and the engines if any of them needs one. Raises UserError."""
        asking = [rule for rule in rules if rule.kind == GRAMMAR]
        others = tuple(rule for rule in rules if rule not in asking)
        if not asking or not self._wanted:
            return others, None
        proofreader = self._proofreader(settings)
        if proofreader.lacks is None:
            return tuple(rules), proofreader
        named = {name for rule in asking for name in (rule.name, *rule.aliases)}
        if named & set(self._chosen.select):
            raise UserError(proofreader.lacks)
        self.lacking = joined(both("The rule “{name}” was left out. ", name=asking[0].name), proofreader.lacks)
        return others, None

    def _proofreader(self, settings: Settings) -> Proofreader:
        from ..grammar.proofreader import Proofreader

        server = os.environ.get(VARIABLE, "")
        if server:
            if fault := server_fault(server, anywhere=True):
                raise UserError(fault)
        else:
            server = settings.configuration.table.get("grammar", {}).get("server", "")
        if server not in self._made:
            self._made[server] = Proofreader(server)
        return self._made[server]
