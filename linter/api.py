"""The check of one notice as a pure function of its bytes and options, for programs; `docs/python.md` describes it.

No configuration, side-car or cache is read, and nothing is written. Equal arguments give equal results in any process.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from .bitext import Reading
from .engine.defects import told
from .engine.engine import Engine
from .engine.outcome import Outcome
from .engine.settings import TRANSLATING
from .engine.suppressions import RULE, Suppressor
from .messages import UserError
from .model import Document, Finding, Language, Notice
from .project.discovery import Job
from .project.locations import absolute
from .reports import json_report
from .rulebook.book import Rulebook, load
from .vocabulary import Vocabulary, rules_folder

__all__ = ["Finding", "Language", "Options", "Result", "UserError", "check"]


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a check, as those of the command line. Those of low confidence are reported with `doubtful`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    doubtful: bool = False
    english: str = "en"
    french: str = "fr"


@dataclass(frozen=True, slots=True)
class Result:
    """The findings in a notice, and those of low confidence, unless they were asked for."""

    outcome: Outcome

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings by place. `end.document.place(end.span)` is the line and column of an end."""
        return self.outcome.findings

    def report(self, language: Language = "en") -> dict[str, Any]:
        """The report as `bilint check --format json` has it."""
        found: dict[str, Any] = json.loads(json_report.render(self.outcome, language))
        return found


def check(files: Mapping[str, bytes], options: Options = Options()) -> Result:
    """The findings in a notice: one file with both versions, or two files with one each.

    `files` are the bytes by name; the suffix of a name says the format. Raises UserError for an unknown rule, and
    ValueError unless there are one or two files. Whatever a file holds is a finding.
    """
    if len(files) not in {1, 2}:
        raise ValueError("a notice is one file or two")
    paths = tuple(Path(name) for name in files)
    job = Job(paths[0].as_posix(), paths, (None,) * len(paths))
    contents = {absolute(path): data for path, data in zip(paths, files.values(), strict=True)}
    outcome = _engine(options).check([job], contents)
    system = outcome.of_system
    return Result(
        told(outcome, lambda one: options.doubtful or one.confidence != "low" or one.rule in system),
    )


@lru_cache(maxsize=4)
def _engine(options: Options) -> Engine:
    rulebook = _rulebook()
    chosen = rulebook.select(options.select, options.ignore, preview=options.preview)
    rules = [rule for rule in chosen if rule.kind != TRANSLATING]
    ran = {rule.name: rule for rule in rules}
    suppressor = Suppressor(rulebook.names(), ran, ran.get(RULE), Path.cwd(), side_cars=False)

    def review(
        job: Job, documents: Sequence[Document], notice: Notice | None, findings: list[Finding]
    ) -> list[Finding]:
        return suppressor.review(findings, job, documents, notice)[0]

    vocabulary = Vocabulary()
    return Engine(
        rules,
        vocabulary,
        locales={"en": options.english, "fr": options.french},
        reading=Reading(vocabulary),
        root=Path.cwd(),
        review=review,
    )


@lru_cache(maxsize=1)
def _rulebook() -> Rulebook:
    return load(rules_folder(), proven=True)
