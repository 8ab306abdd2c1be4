"""The run that the options of a command ask for, and messages that commands share."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..engine.run import Run
from ..engine.settings import CliOverrides
from ..model import Finding, Language
from ..project.discovery import Found
from ..project.locations import existing_folder
from .streams import complain

if TYPE_CHECKING:
    from ..engine.baseline import Known
    from ..project.git_changes import Changes


def run_of(options: Namespace, *, only_notices: bool = False, keep_text: bool = False, translating: bool = True) -> Run:
    """The run that the options of a command ask for."""
    chosen = CliOverrides(
        select=names(options.select),
        ignore=names(options.ignore),
        preview=options.preview,
        doubtful=getattr(options, "all", False),
        translate=getattr(options, "translate", False),
        consistency=getattr(options, "consistency", False),
        fail_on=getattr(options, "fail_on", None),
        baseline=Path(options.baseline) if getattr(options, "baseline", None) else None,
    )
    folders = [existing_folder(Path(folder)) for folder in options.rules]
    return Run(
        chosen,
        folders,
        configured=not options.no_config,
        only_notices=only_notices,
        keep_text=keep_text,
        translating=translating,
        cached=not getattr(options, "no_cache", False),
    )


def language_of(options: Namespace, language: Language, run: Run) -> Language:
    """The language of the messages: that of the command line, else of the configuration here, else as given."""
    if options.lang is None and "lang" in (table := run.configurations.of_folder(Path.cwd()).table):
        return "fr" if table["lang"] == "fr" else "en"
    return language


def names(given: Iterable[str]) -> tuple[str, ...]:
    """The names in options that take several, with commas or repeated."""
    return tuple(name.strip() for several in given for name in several.split(",") if name.strip())


def tell_problems(found: Found, language: Language) -> None:
    """Says on standard error what is wrong with paths; the others go on."""
    for problem in found.problems:
        complain(problem.messages, language, of=str(problem.path))


def tell_rules_left_out(run: Run, language: Language) -> None:
    """Says on standard error which rule could not run, and how it can."""
    if run.left_out:
        complain(run.left_out, language)


def new_findings(findings: Iterable[Finding], run: Run, changes: Changes | None = None) -> list[Finding]:
    """The findings that count: those of a baseline are marked, and those that no change touches left out."""
    known: dict[Path, Known] = {}
    counted = []
    for finding in findings:
        path = run.settings_of(finding).baseline
        if path is not None and path not in known:
            from ..engine.baseline import Known, read  # lazy import: few notices have one

            known[path] = Known(read(path))
        counted.append(known[path].mark(finding) if path is not None else finding)
    if changes is None:
        return counted
    # A finding that keeps a changed notice from being checked always counts.
    return [
        _from_change(finding, changes)
        for finding in counted
        if run.is_of_system(finding) or any(map(changes.at, finding.locations))
    ]


def _from_change(finding: Finding, changes: Changes) -> Finding:
    """The finding with the location on a changed line first. A service shows no mark on an unchanged line."""
    return replace(finding, locations=tuple(sorted(finding.locations, key=lambda location: not changes.at(location))))
