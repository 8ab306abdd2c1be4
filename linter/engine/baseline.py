"""The baseline: the findings that are known and left for later, so that a check reports new ones only.

It holds fingerprints, which know no lines; with the rule, the notice and a quote for those who read it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..files import FileError, read_regular
from ..messages import Both, UserError, both
from ..model import Finding
from ..project.locations import shown, stable_name
from ..quotes import one_line, shorten, visible

# The reason for the suppression of a finding of the baseline.
REASON = "baseline"

_VERSION = 1
_KEYS = ("notice", "rule", "fingerprint", "quote")
_MAX_BYTES = 50_000_000
_QUOTE = 60


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A known finding. `notice` is its name as seen from the repository's root."""

    notice: str
    rule: str
    fingerprint: str
    quote: str


@dataclass(frozen=True, slots=True)
class Scope:
    """The scope of a run: the stable names of its notices, which begin in the folder `root`, and its rules."""

    notices: frozenset[str]
    rules: frozenset[str]
    root: Path

    def judges(self, entry: Entry) -> bool:
        """True if the run would have found again what the entry stands for, were it still there."""
        if entry.notice in self.notices:
            return entry.rule in self.rules
        return not (self.root / entry.notice).exists()


def entries_of(findings: Iterable[Finding], root: Path | None = None) -> list[Entry]:
    """The findings that are not suppressed, as entries in order."""
    return sorted(
        Entry(stable_name(finding.notice, root), finding.rule, finding.fingerprint, _quote(finding))
        for finding in findings
        if finding.suppressed is None
    )


class Known:
    """The fingerprints of a baseline, each of which is used up by one finding."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._left = Counter(entry.fingerprint for entry in entries)

    def mark(self, finding: Finding) -> Finding:
        """The finding, marked as suppressed where the baseline has it."""
        if finding.suppressed is not None or not self._left[finding.fingerprint]:
            return finding
        self._left[finding.fingerprint] -= 1
        return replace(finding, suppressed=REASON)


def updated(old: Iterable[Entry], today: Sequence[Entry], scope: Scope, *, prune: bool) -> list[Entry]:
    """The entries of a new baseline: today's, and those that the run could not judge.

    With `prune`, nothing is added. The result is the old findings that still occur or could not be judged.
    """
    old = list(old)
    kept = [entry for entry in old if not scope.judges(entry)]
    if prune:
        left = Counter(entry.fingerprint for entry in old if scope.judges(entry))
        still = []
        for entry in today:
            if left[entry.fingerprint] > 0:
                left[entry.fingerprint] -= 1
                still.append(entry)
        today = still
    return sorted([*kept, *today])


def read(path: Path) -> list[Entry]:
    """The entries of a baseline. Raises UserError where there is none, or where it cannot be understood."""
    data = stored(path)
    if data is None:
        raise _unusable(
            path,
            both(
                "there is no such baseline; write it with: bilint baseline",
            ),
        )
    return entries_in(data, path)


def stored(path: Path) -> bytes | None:
    """The bytes of a baseline; None where there is none yet. Raises UserError."""
    try:
        return read_regular(path, _MAX_BYTES)
    except FileError as error:
        if error.missing:
            return None
        raise _unusable(path, error.messages) from None


def entries_in(written: bytes, path: Path) -> list[Entry]:
    """The entries in the bytes of a baseline. Raises UserError."""
    try:
        data = json.loads(written)
    except (ValueError, RecursionError) as error:
        raise _unusable(path, both("it is not JSON ({why})", why=str(error))) from None
    if not isinstance(data, dict) or data.get("version") != _VERSION or not _are_entries(data.get("findings")):
        raise _unusable(
            path,
            both(
                "it is not a baseline of this version of bilint; write it again with: bilint baseline",
            ),
        )
    return [Entry(**{key: entry[key] for key in _KEYS}) for entry in data["findings"]]


def text_of(entries: Iterable[Entry]) -> str:
    """A baseline as it is written: the same for the same entries."""
    findings: list[Mapping[str, Any]] = [{key: getattr(entry, key) for key in _KEYS} for entry in sorted(entries)]
    return json.dumps({"version": _VERSION, "findings": findings}, ensure_ascii=False, indent=1) + "\n"


def _are_entries(data: object) -> bool:
    return isinstance(data, list) and all(
        isinstance(entry, dict) and all(isinstance(entry.get(key), str) for key in _KEYS) for entry in data
    )


def _quote(finding: Finding) -> str:
    text = next((location.text for location in finding.locations if location.text.strip()), "")
    return visible(shorten(one_line(text), _QUOTE))


def _unusable(path: Path, why: Both) -> UserError:
    name = shown(path).as_posix()
    return UserError((f"{name}: {why[0]}.", f"{name}\u00a0: {why[1]}."))
