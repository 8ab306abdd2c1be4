"""The report for reading: one HTML page, both versions side by side, the findings beside the words they are about.

The page is self-contained. It holds its style and script, and its content policy lets nothing else load or run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from .. import __version__
from ..engine.outcome import Outcome
from ..messages import Both, both, pick
from ..model import LANGUAGES, SEVERITIES, Finding, Language, Severity
from ..quotes import legible, one_line, shorten, visible
from ..rulebook.page import read_page
from .differing import differing, pieces
from .edits import words_of
from .html_view import Cell, Counts, NoticeView, SectionView, notice_views
from .html_words import words
from .page_files import PageFiles
from .page_policy import policy
from .places import active, said, shown_path, where
from .review_data import review_data
from .totals import counted, not_shown, notices_counted
from .wording import CONFIDENCE, SEVERITIES_NAMED, SEVERITY, translated

_FILES = PageFiles(Path(__file__).parent / "templates")
# Told apart by their shape as well as by their colour.
_SYMBOLS: dict[Severity, str] = {"error": "✕", "warning": "▲", "info": "●"}
_QUOTE = 160


_SCRIPTS = ("start", "review", "report")
_Pieces = list[tuple[str, bool]]


class _RuleNote(NamedTuple):
    name: str
    title: str
    summary: str
    reasons: list[str]


class _Title(NamedTuple):
    text: str
    language: Language


def render(outcome: Outcome, language: Language) -> str:
    """The page. The outcome must hold the aligned texts of its notices, else only the findings are shown."""
    notices = notice_views(outcome)
    findings = active(outcome)
    counts = Counts(Counter(finding.severity for finding in findings))
    said_here = words(language)
    named = {rule.name: rule.title(language) for rule in outcome.rules}
    heading = visible(notices[0].name) if len(notices) == 1 else str(said_here["report"])
    return _FILES.template("report.html").render(
        language=language,
        version=__version__,
        title=f"{heading} – bilint",
        heading=heading,
        words=said_here,
        notices=notices,
        several=len(notices) > 1,
        above=2 if len(notices) > 1 else 1,  # the headings that stand above those of the notices
        notice_count=notices_counted(len(notices), language),
        counts=counts,
        not_shown=not_shown(outcome, language, page=True),
        rules=sorted(Counter(finding.rule for finding in findings).items()),
        rule_title=named,
        rule_summary={rule.name: pick(rule.summary, language) for rule in outcome.rules},
        severities=SEVERITIES,
        symbols=_SYMBOLS,
        severity_word={severity: pick(SEVERITY[severity], language) for severity in SEVERITIES},
        severities_word={severity: pick(SEVERITIES_NAMED[severity], language) for severity in SEVERITIES},
        doubt={confidence: pick(both, language) for confidence, both in CONFIDENCE.items()},
        counted=lambda severity, number: counted(severity, number, language),
        message=lambda finding: said(finding, language),
        translated=lambda finding: translated(finding, language),
        title_of=lambda section: _title(section, language),
        place_of=lambda end: where(end, shown_path(end.document.path), language),
        two_files=_two_files,
        where=_where,
        corrections=_corrections,
        rule_notes=_rule_notes(outcome, findings, language),
        data=review_data(notices, named, language),
        kept_apart=lambda number: pick(_kept_apart(number), language),
        further=lambda number: pick(_further(number), language),
        visible=_shown,
        legible=lambda text: legible(_shown(text)),
        css=_FILES.inline("report.css"),
        script=_script(),
        policy=page_policy(),
    )


def page_policy(*more: str) -> str:
    """The content policy of every page; `more` are further directives."""
    return policy(_FILES.inline("report.css"), _script(), *more)


def _script() -> Markup:
    """The script of the page: its parts share one scope, which nothing outside can reach."""
    parts = Markup("").join(_FILES.inline(f"{name}.js") for name in _SCRIPTS)
    return Markup('"use strict";\n(() => {{\n{}}})();\n').format(parts)


def _rule_notes(outcome: Outcome, findings: Sequence[Finding], language: Language) -> list[_RuleNote]:
    """The rules that found something, with their reasons."""
    found = {finding.rule for finding in findings}
    return [
        _RuleNote(
            rule.name,
            rule.title(language),
            pick(rule.summary, language),
            [" ".join(part.split()) for part in read_page(rule).reasons(language).split("\n\n")],
        )
        for rule in outcome.rules
        if rule.name in found
    ]


class _Correction(NamedTuple):
    """The text before and after an edit, the letters that differ apart; and the new words as they are written."""

    before: _Pieces
    after: _Pieces
    copied: str


def _shown(text: str) -> str:
    return visible(one_line(text))


def _title(section: SectionView, language: Language) -> _Title | None:
    """The heading of a section in the language of the reader, else in the other one. None where it has none."""
    titles = [_Title(text, side) for text, side in zip(section.headings, LANGUAGES, strict=True) if text]
    return next((title for title in titles if title.language == language), titles[0] if titles else None)


def _two_files(notice: NoticeView) -> bool:
    return len({path for _, path in notice.paths}) > 1


def _where(cell: Cell) -> str:
    """The page of a PDF, else the line of the source."""
    return f"p. {cell.page}" if cell.page else str(cell.line)


def _corrections(finding: Finding) -> list[_Correction]:
    """The edits that mend a finding, each once, whatever the type of the file."""
    fix = finding.fix or finding.suggestion
    found = []
    for before, after in dict.fromkeys(map(words_of, fix.edits if fix else ())):
        old, new = _with_spaces(before), _with_spaces(after)
        changed = differing(old, new)
        found.append(_Correction(pieces(old, changed[0]), pieces(new, changed[1]), after))
    return found


def _kept_apart(number: int) -> Both:
    return both("Of low confidence: {number}", number=str(number))


def _further(number: int) -> Both:
    return both("Further places: {number}", number=str(number))


def _with_spaces(text: str) -> str:
    """The text with the usual sign for a no-break space, which looks like any other."""
    return shorten(_shown(text), _QUOTE).replace("\u00a0", "⍽").replace("\u202f", "⍽")
