"""The outcome of a check: the findings in order, and the counts of files and notices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from ..model import Finding
from ..rulebook.definition import SYSTEM
from ..rulebook.rule import Rule

if TYPE_CHECKING:
    from ..bitext import Bitext


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings of a run by path and place. How many files and notices there were, and how many files were read.

    `names` are those of the checked notices, `rules` those that ran. A report of a clean run needs both. `left_out` are
    the names of the files that are no notices, where only notices were wanted. `bitexts` are the aligned notices by
    name, where the engine keeps them. `doubtful` are the findings of low confidence, once they are set apart.
    """

    findings: tuple[Finding, ...]
    files: int
    notices: int
    read: int
    names: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    left_out: tuple[str, ...] = ()
    bitexts: tuple[Bitext, ...] = ()
    doubtful: tuple[Finding, ...] = ()

    @property
    def of_system(self) -> frozenset[str]:
        """The names of the rules that say what could not be checked."""
        return frozenset(rule.name for rule in self.rules if rule.kind == SYSTEM)


def merged(outcomes: Iterable[Outcome], ran: Iterable[Rule], more: Iterable[Finding] = ()) -> Outcome:
    """The outcome of several engines over different notices, with the rules of all and further findings."""
    parts = list(outcomes)
    rules = {rule.name: rule for rule in ran}
    return Outcome(
        findings=tuple(sorted((*chain.from_iterable(part.findings for part in parts), *more), key=order)),
        files=sum(part.files for part in parts),
        notices=sum(part.notices for part in parts),
        read=sum(part.read for part in parts),
        names=tuple(sorted(chain.from_iterable(part.names for part in parts))),
        rules=tuple(sorted(rules.values(), key=lambda rule: (rule.folder, rule.name))),
        left_out=tuple(sorted(chain.from_iterable(part.left_out for part in parts))),
        bitexts=tuple(
            sorted(chain.from_iterable(part.bitexts for part in parts), key=lambda bitext: bitext.notice.name)
        ),
    )


def order(finding: Finding) -> tuple[object, ...]:
    """The sorting key of findings: path and place, the same whatever the order in which they were found."""
    places = tuple((location.document.path, location.span, location.language) for location in finding.locations)
    return places, finding.rule, finding.messages, finding.missing, finding.extra
