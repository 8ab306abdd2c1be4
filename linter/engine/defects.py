"""One voice: the findings of one defect become one finding with all its places, and doubtful ones are set apart.

This is the last step before the report. Suppressions, the baseline, `--diff` and fixes act on each place before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from ..messages import both
from ..model import Finding, Fix
from ..rulebook.definition import CONFIDENCES
from .outcome import Outcome


def told(outcome: Outcome, tells: Callable[[Finding], bool]) -> Outcome:
    """The outcome as it is reported: one finding a defect, and those apart that are too doubtful to be told."""
    findings = grouped(outcome.findings)
    told = [tells(one) for one in findings]
    return replace(
        outcome,
        findings=tuple(one for one, is_told in zip(findings, told, strict=True) if is_told),
        doubtful=tuple(one for one, is_told in zip(findings, told, strict=True) if not is_told),
    )


def grouped(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those of one defect as one finding in the place of its first; a suppressed place stays apart."""
    defects: dict[object, list[Finding]] = defaultdict(list)
    for number, finding in enumerate(findings):
        same = (finding.notice, finding.rule, finding.defect, finding.suppressed, finding.suppressed_inside)
        defects[same if finding.defect else number].append(finding)
    return [_as_one(places) for places in defects.values()]


def _as_one(places: Sequence[Finding]) -> Finding:
    first = places[0]
    if len(places) == 1:
        return first
    return replace(
        first,
        confidence=min((place.confidence for place in places), key=CONFIDENCES.index),
        messages=_counted(first.messages, len(places)),
        missing=_once(place.missing for place in places),
        extra=_once(place.extra for place in places),
        fix=_fix([place.fix for place in places if place.fix]),
        suggestion=_fix([place.suggestion for place in places if place.suggestion]),
        also=tuple(place.locations for place in places[1:]),
    )


def _counted(messages: tuple[str, str], number: int) -> tuple[str, str]:
    counted = both(" ({number} places)", number=str(number))
    en, fr = (
        f"{message.removesuffix('.')}{places}{'.' if message.endswith('.') else ''}"
        for message, places in zip(messages, counted, strict=True)
    )
    return en, fr


def _once(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(values)))


def _fix(fixes: Sequence[Fix]) -> Fix | None:
    """All edits of the places, safe if each of them is."""
    edits = {(edit.document.path, edit.span, edit.text): edit for fix in fixes for edit in fix.edits}
    return Fix(all(fix.safe for fix in fixes), tuple(edits.values())) if edits else None
