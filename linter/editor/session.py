"""The notices of an editor: which text belongs to which notice, and what was found in it last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..engine.acceptance import accept
from ..engine.outcome import Outcome
from ..model import LANGUAGES, Document, Finding, Language, Pair, Section, Span, other
from ..project.discovery import Job
from ..project.locations import absolute


class Checks(Protocol):
    """The part of bilint that a session asks; made anew when the settings have changed."""

    def job(self, path: Path) -> Job | None:
        """The notice that a file belongs to."""

    def check(self, job: Job, contents: Mapping[Path, bytes]) -> Outcome:
        """The findings as they are reported, with the aligned text."""

    def about(self, rule: str, language: Language) -> str:
        """The page of a rule in Markdown, without its examples."""


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of one version, and its counterpart in the other."""

    document: Document
    span: Span
    target: Document
    place: Span
    heading: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """A notice as it was checked last."""

    job: Job
    findings: tuple[Finding, ...]
    links: tuple[Link, ...]

    def about(self, path: Path) -> Iterator[Finding]:
        """The findings with a location in a file."""
        for finding in self.findings:
            if any(
                absolute(Path(location.document.path)) == path
                for locations in (finding.locations, *finding.also)
                for location in locations
            ):
                yield finding


class Session:
    """Checks the notices of open files."""

    def __init__(self, make: Callable[[], Checks]) -> None:
        self._make = make
        self._checks: Checks | None = None
        self._last: dict[Path, Checked] = {}

    @property
    def checks(self) -> Checks:
        if self._checks is None:
            self._checks = self._make()
        return self._checks

    def forget_settings(self) -> None:
        """Settings, rules or suppressions have changed: the next check reads them anew."""
        self._checks = None

    def check(self, path: Path, texts: Mapping[Path, str]) -> Checked | None:
        """The notice of a file, checked as it stands in the editor. None for a file that is no notice.

        `texts` are those of the open files by absolute path.
        """
        job = self.checks.job(path)
        if job is None:
            return None
        paths = [absolute(one) for one in job.paths]
        outcome = self.checks.check(job, {one: texts[one].encode() for one in paths if one in texts})
        sections = [section for bitext in outcome.bitexts for section in bitext.sections]
        documents = {
            language: bitext.notice.side(language).document for bitext in outcome.bitexts for language in LANGUAGES
        }
        findings = tuple(finding for finding in outcome.findings if finding.suppressed is None)
        checked = Checked(job, findings, tuple(_links(sections, documents)))
        self._last.update(dict.fromkeys(paths, checked))
        return checked

    def last(self, path: Path) -> Checked | None:
        """The notice of a file as it was checked last."""
        return self._last.get(path)

    def accept(self, path: Path, fingerprint: str, reason: str) -> Path | None:
        """Writes the suppression of a finding. None if the finding is gone."""
        checked = self._last.get(path)
        for finding in checked.about(path) if checked else ():
            if finding.fingerprint == fingerprint:
                self.forget_settings()
                return accept(finding, reason)
        return None


def _links(sections: list[Section], documents: Mapping[Language, Document]) -> Iterator[Link]:
    for section in sections:
        for pair in section.pairs:
            if pair.matched:
                for language in LANGUAGES:
                    far = other(language)
                    heading = pair.kind == "heading"
                    yield Link(documents[language], _span(pair, language), documents[far], _span(pair, far), heading)


def _span(pair: Pair, language: Language) -> Span:
    """The stretch of the source from the first to the last word of one side of a pair."""
    return Span.around([segment.source_span for segment in pair.side(language)])
