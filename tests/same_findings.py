"""The findings of a notice in any format, to compare with those of its text."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from bilint.engine.engine import Engine, Outcome
from bilint.model import Finding
from bilint.project.discovery import find
from bilint.rulebook.book import load
from bilint.vocabulary import Vocabulary, rules_folder

Findings = Counter[tuple[str, ...]]


@cache
def _engine() -> Engine:
    return Engine(load(rules_folder()).select(), Vocabulary())


def checked(path: Path) -> Outcome:
    """The outcome of the usual rules for a notice, or for the notices of a folder."""
    return _engine().check(find([str(path)]).jobs)


def findings(path: Path) -> Findings:
    """The rule and the quotes of each finding."""
    return quotes(checked(path))


@cache
def in_text(path: Path) -> Findings:
    """The same for the text that other formats are made of. Cached, since each format is compared with it."""
    return findings(path)


@cache
def _stable() -> Engine:
    return Engine([rule for rule in load(rules_folder(), proven=True).rules if rule.status == "stable"], Vocabulary())


@cache
def _of_stable(path: Path, _data: bytes) -> tuple[Finding, ...]:
    return _stable().check(find([str(path)]).jobs).findings


def of_stable_rules(path: Path) -> tuple[Finding, ...]:
    """The findings of the stable rules in a notice, found once as long as its bytes stay."""
    return _of_stable(path, path.read_bytes())


def quotes(outcome: Outcome) -> Findings:
    """The rule and the quotes of each finding of an outcome."""
    return Counter(_quotes(finding) for finding in outcome.findings)


def _quotes(finding: Finding) -> tuple[str, ...]:
    ends = {end.language: " ".join(end.text.split()) for end in finding.locations}
    return finding.rule, ends.get("en", ""), ends.get("fr", "")
