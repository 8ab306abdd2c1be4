"""Claims: what the hits of all rules say of a notice, before anybody has tried to refute them."""

from __future__ import annotations

from dataclasses import dataclass

from ..kinds.contract import Case, ClaimType, Hit
from ..rulebook.contract import Check
from ..rulebook.rule import Rule


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A hit, the rule that made it, and what it says of the two versions."""

    type: ClaimType
    rule: Rule
    hit: Hit

    @property
    def facts(self) -> tuple[str, ...]:
        """The types of fact that the rule compares, if it compares facts."""
        named = self.rule.options.get("fact", ())
        return (named,) if isinstance(named, str) else tuple(named)


def claims_of(check: Check, case: Case) -> list[Claim]:
    """The claims that the hits of a rule make."""
    types = {spec.name: spec.claim for spec in check.kind.VARIANTS}
    return [Claim(types.get(hit.variant, "form"), check.rule, hit) for hit in check.hits(case)]
