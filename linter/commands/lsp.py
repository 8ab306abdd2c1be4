"""`bilint lsp`: the language server for editors, over standard input and output."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..engine.defects import told
from ..engine.outcome import Outcome
from ..messages import UserError, both, pick
from ..model import Language
from ..project.discovery import Job
from ..project.locations import absolute
from ..readers import supported
from .checking import new_findings, run_of
from .house_rulebook import page_of, rulebook_here
from .option_groups import doubtful, selection, without_config
from .parser import Parser


def add_arguments(parser: Parser) -> None:
    selection(parser)
    doubtful(parser)
    without_config(parser)


def run(options: Namespace, language: Language) -> int:
    try:
        from ..editor.server import made
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise UserError(both("The language server needs pygls: pip install pygls, or the extra “lsp”.")) from None
    made(lambda: _Checks(options), language if options.lang else None).start_io()
    return 0


class _Checks:
    """A run with the settings of today."""

    def __init__(self, options: Namespace) -> None:
        self._options = options
        self._run = run_of(options, only_notices=True, keep_text=True, translating=False)
        self._run.prepare()

    def job(self, path: Path) -> Job | None:
        if not supported(path):
            return None
        found = self._run.find([str(path)], named_too=True).jobs
        return next((job for job in found if path in map(absolute, job.paths)), None)

    def check(self, job: Job, contents: Mapping[Path, bytes]) -> Outcome:
        outcome = self._run.check([job], contents)
        findings = new_findings(outcome.findings, self._run)
        return told(replace(outcome, findings=tuple(findings)), self._run.tells)

    def about(self, rule: str, language: Language) -> str:
        page = page_of(rulebook_here(self._options.rules).find(rule))
        title = f"**{page.rule.title(language)}** · {pick(page.rule.summary, language)}"
        return f"{title}\n\n{page.reasons(language)}"
