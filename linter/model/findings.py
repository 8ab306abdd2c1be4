"""Findings: the results of rules, with their locations, fixes and translations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .documents import Document, Spot
from .languages import LANGUAGES, Language
from .spans import Span

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
Confidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of a stretch of a document's source."""

    document: Document
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding. `safe` is true where the result is surely right."""

    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """Machine translation of the words of a finding, in `language`. `draft`: True if proposed for missing text."""

    language: Language
    text: str
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Location:
    """One location of a finding: a stretch of a document's source in one version.

    An empty span is the place where something belongs. `heading` is the section's heading, `text` the quote.
    `spot` is the place as people count in a Word document.
    """

    language: Language
    document: Document
    span: Span
    text: str
    heading: str = ""
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A result of a rule: its places, severity and confidence. The first location is the primary one.

    `suppressed` is the reason given, or None. `suppressed_inside` is True if declared inside the notice. `defect` is
    common to the findings of one defect. `also` are its further places once they are one finding. `suggestion` is the
    fix of a file that no fix is written into, such as that of a Word document.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    messages: tuple[str, str]
    notice: str
    locations: tuple[Location, ...]
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    fix: Fix | None = None
    suggestion: Fix | None = None
    translation: Translation | None = None
    fingerprint: str = ""
    suppressed: str | None = None
    suppressed_inside: bool = False
    defect: tuple[str, ...] = ()
    also: tuple[tuple[Location, ...], ...] = ()

    def message(self, language: Language) -> str:
        return self.messages[LANGUAGES.index(language)]
