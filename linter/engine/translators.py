"""True if the rules that translate can run. Otherwise the user is told what they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..messages import Both, UserError, both, joined
from ..model import Language, other
from ..rulebook.rule import Rule
from .settings import TRANSLATING, CliOverrides

if TYPE_CHECKING:
    from ..translation.translator import Translator


class Translation:
    """The translator of a run, made when a rule first needs it.

    If translation was asked for on the command line, a missing part ends the run. Where a configuration or `--preview`
    asks for it, the rule is left out and `lacking` says so. Where nothing is `wanted`, no rule translates. `watch` is
    told each text that has to be translated.
    """

    def __init__(self, chosen: CliOverrides, *, wanted: bool, cached: bool) -> None:
        self._wanted = wanted
        self._chosen = chosen
        self._cached = cached
        self._translator: Translator | None = None
        self.lacking: Both | None = None
        self.watch: Callable[[str], None] = lambda _text: None

    @property
    def translates(self) -> bool:
        """True if anything translates: a model takes much memory, and is held once."""
        return self._translator is not None and self.lacking is None

    def ready(self, rules: Sequence[Rule]) -> tuple[tuple[Rule, ...], Translator | None]:
        """The rules that can run, and the translator if any of them needs one. Raises UserError."""
        translating = [rule for rule in rules if rule.kind == TRANSLATING]
        if not self._wanted:
            return tuple(rule for rule in rules if rule not in translating), None
        if not translating:
            return tuple(rules), None
        translator = self._made()
        out = [rule for rule in translating if not self._can_run(rule, translator)]
        able = len(out) < len(translating)
        return tuple(rule for rule in rules if rule not in out), translator if able else None

    def _made(self) -> Translator:
        if self._translator is None:
            from ..translation.translator import Translator

            self._translator = Translator(cached=self._cached, watch=self._tell)
        return self._translator

    def _can_run(self, rule: Rule, translator: Translator) -> bool:
        source: Language = "en" if rule.options.get("from") == "en" else "fr"
        lacks = translator.lacks(source, other(source))
        if lacks is None or rule.options.get("translations"):
            return True
        if self._chosen.translate or {rule.name, *rule.aliases} & set(self._chosen.select):
            raise UserError(lacks)
        what = both("The rule “{name}” was left out. ", name=rule.name)
        self.lacking = joined(what, lacks)
        return False

    def _tell(self, text: str) -> None:
        self.watch(text)  # as it is then, not as it was when the translator was made
