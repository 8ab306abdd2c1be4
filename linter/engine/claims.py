"""Claims: the hits of all rules as statements about a notice, before any refutation."""

from __future__ import annotations

from dataclasses import dataclass

from ..kinds.contract import Case, ClaimType, Hit, VariantSpec
from ..kinds.support.runs import RUN
from ..quotes import canonical
from ..rulebook.contract import Check
from ..rulebook.rule import Rule


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A hit, the rule that made it, and what it says of the two versions.

    `defect` is the same for all claims about one defect; () if the claim stands for itself.
    """

    type: ClaimType
    rule: Rule
    hit: Hit
    defect: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The types of fact that the rule compares, if it compares facts."""
        named = self.rule.options.get("fact", ())
        return (named,) if isinstance(named, str) else tuple(named)


def claims_of(check: Check, case: Case) -> list[Claim]:
    """The claims that the hits of a rule make."""
    specs = {spec.name: spec for spec in check.kind.VARIANTS}
    plain = VariantSpec("", "", ())
    found = ((specs.get(hit.variant, plain), hit) for hit in check.hits(case))
    return [
        Claim(spec.claim, check.rule, hit, _defect(spec, hit))
        for spec, hit in found
        if spec.claim != "form" or not _is_about_own_text(hit)
    ]


def _is_about_own_text(hit: Hit) -> bool:
    """True if a hit would mend a text that a reader put in, or has its place in one."""
    if hit.replacements:
        return any(replacement.block.inserted(replacement.span) for replacement in hit.replacements)
    return any(mark.block.inserted(mark.span) and not mark.block.origin.locate(mark.span) for mark in hit.marks[:1])


def _defect(spec: VariantSpec, hit: Hit) -> tuple[str, ...]:
    if spec.alike is None or not hit.marks:
        return ()
    given = {**hit.values, RUN: hit.run, "missing": "\x1f".join(hit.missing), "extra": "\x1f".join(hit.extra)}
    return (hit.variant, hit.marks[0].language, *(canonical(given[name]) for name in spec.alike))
