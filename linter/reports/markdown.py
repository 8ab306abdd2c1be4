"""The report as Markdown: for the summary of a CI job, a comment on a pull request, or an issue."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..engine.outcome import Outcome
from ..messages import both, pick
from ..model import SEVERITIES, Finding, Language, Location
from ..patterns import lazy
from ..quotes import one_line, shorten, visible
from .places import active, also, gravest, language_name, said, shown_path, where
from .terminal import Style
from .totals import not_shown, totals
from .wording import CONFIDENCE, NO_COUNTERPART, SEVERITY, translated

# A job summary of GitHub takes 1 MiB; a finding of this report is below 4 kB.
# https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
_MOST_FINDINGS = 250
_QUOTE = 160
# Characters that Markdown or HTML reads as markup, or that GitHub turns into a person, issue, link or picture.
_MARKUP = lazy(r"([\\`*_\[\]<>#|~@&$:])")


def render(outcome: Outcome, language: Language) -> str:
    """A heading with the totals, then a list of findings for each notice; the gravest where there are too many."""
    findings = active(outcome)
    lines = [f"## bilint: {totals(findings, outcome.notices, language, Style())}", ""]
    if hidden := not_shown(outcome, language):
        lines += [_plain(hidden), ""]
    shown = sorted(
        gravest(findings, _MOST_FINDINGS),
        key=lambda finding: (finding.notice, SEVERITIES.index(finding.severity)),
    )
    for notice, of_notice in groupby(shown, lambda finding: finding.notice):
        lines += [f"### {_plain(visible(notice))}", ""]
        for finding in of_notice:
            lines += _finding(finding, language)
        lines.append("")
    if len(shown) < len(findings):
        message = both(
            "Only the gravest {kept} of {all} findings are listed.", kept=str(len(shown)), all=str(len(findings))
        )
        lines += [pick(message, language), ""]
    return "\n".join(lines)


def _finding(finding: Finding, language: Language) -> Iterator[str]:
    severity = pick(SEVERITY[finding.severity], language)
    doubt = pick(CONFIDENCE[finding.confidence], language)
    sure = f" ({doubt})" if doubt else ""
    yield f"- **{severity}** `{finding.rule}`{sure}: {_plain(said(finding, language))}"
    for location in finding.locations:
        yield f"  - {_location(location, language)}"
    for line in (also(finding, language), translated(finding, language)):
        if line:
            yield f"  - {_plain(line)}"


def _location(location: Location, language: Language) -> str:
    at = where(location, shown_path(location.document.path), language, column=False)
    quote = shorten(visible(one_line(location.text)), _QUOTE)
    words = both("“{quote}”", quote=quote) if quote.strip() else NO_COUNTERPART
    return f"{language_name(location, language)}, {_plain(at)}: {_plain(pick(words, language))}"


def _plain(text: str) -> str:
    """The text with its markup escaped: a notice says what it says, and formats nothing."""
    return _MARKUP.sub(r"\\\1", text)
