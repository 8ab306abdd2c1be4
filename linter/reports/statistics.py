"""How often each rule has found something: a table in place of the findings."""

from __future__ import annotations

from collections import Counter, defaultdict

from ..engine.outcome import Outcome
from ..messages import both, pick
from ..model import SEVERITIES, Language, Severity
from .places import active, places_of
from .terminal import Style
from .text import summary

_HEADS = both("Rule|Errors|Warnings|Infos|All|Places")


def render(outcome: Outcome, language: Language, style: Style) -> str:
    """A line a rule with its findings and their places, the most frequent first, then the lines that count them."""
    findings = active(outcome)
    numbers: dict[str, Counter[Severity]] = defaultdict(Counter)
    places: Counter[str] = Counter()
    for finding in findings:
        places[finding.rule] += len(places_of(finding))
        numbers[finding.rule][finding.severity] += 1
    lines = []
    if numbers:
        rules = sorted(numbers, key=lambda rule: (-numbers[rule].total(), rule))
        heads = pick(_HEADS, language).split("|")
        rows = [(rule, *(str(numbers[rule][severity]) for severity in SEVERITIES)) for rule in rules]
        table = [(*row, str(numbers[row[0]].total()), str(places[row[0]])) for row in rows]
        widths = [max(len(line[column]) for line in (heads, *table)) for column in range(len(heads))]
        lines = [style.paint(_row(heads, widths), "bold"), *(_row(row, widths) for row in table), ""]
    return "\n".join((*lines, summary(outcome, language, style)))


def _row(cells: list[str] | tuple[str, ...], widths: list[int]) -> str:
    numbers = (f"{cell:>{width}}" for cell, width in zip(cells[1:], widths[1:], strict=True))
    return "  ".join((f"{cells[0]:<{widths[0]}}", *numbers))
