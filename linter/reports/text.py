"""The report for people: each finding with both its locations, quoted where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from ..engine.outcome import Outcome
from ..messages import pick
from ..model import Finding, Language, Location
from ..quotes import legible, one_line, shorten, visible
from .places import active, also, where
from .terminal import Style, columns
from .totals import not_shown, totals
from .wording import CONFIDENCE, NO_COUNTERPART, SEVERITY, translated

_MOST_COLUMNS = 100
# So wide a terminal has room for a line of its own under each quote.
_CARET_COLUMNS = 100
_INDENT = "    "


def render(outcome: Outcome, language: Language, style: Style) -> str:
    """The findings by notice and place, then a line that counts them."""
    style = Style(min(style.width, _MOST_COLUMNS), style.colour)
    shown = active(outcome)
    named = {rule.name: rule.title(language) for rule in outcome.rules}
    lines: list[str] = []
    for notice, findings in groupby(sorted(shown, key=lambda finding: finding.notice), lambda finding: finding.notice):
        lines += [style.paint(visible(notice), "bold"), ""]
        for finding in findings:
            lines += [*_finding(finding, named.get(finding.rule, finding.rule), language, style), ""]
    return "\n".join((*lines, summary(outcome, language, style)))


def summary(outcome: Outcome, language: Language, style: Style) -> str:
    """The last lines alone: how many findings there are, and how many are not shown."""
    shown = active(outcome)
    lines = [totals(shown, outcome.notices, language, style)]
    if hidden := not_shown(outcome, language):
        lines.append(style.paint(hidden, "dim"))
    return "\n".join(lines) + "\n"


def _finding(finding: Finding, rule: str, language: Language, style: Style) -> Iterator[str]:
    severity = style.paint(pick(SEVERITY[finding.severity], language), finding.severity)
    doubt = pick(CONFIDENCE[finding.confidence], language)
    yield f"{severity}  {style.paint(rule, 'bold')}" + (f"  ({doubt})" if doubt else "")
    yield from (f"  {line}" for line in _wrapped(visible(one_line(finding.message(language))), style.width - 2))
    for location in finding.locations:
        lacking = not location.text and (len(finding.locations) > 1 or bool(finding.missing))
        yield from _location(location, language, style, lacking=lacking)
    if line := also(finding, language):
        yield from (f"  {style.paint(part, 'dim')}" for part in _wrapped(line, style.width - 2))
    if line := translated(finding, language):
        yield from (f"  {part}" for part in _wrapped(line, style.width - 2))


def _wrapped(text: str, width: int) -> list[str]:
    """Lines broken at ordinary spaces only: a no-break space holds its words together."""
    return wrap(text, width, break_on_hyphens=False, break_long_words=True)


def _location(location: Location, language: Language, style: Style, *, lacking: bool) -> Iterator[str]:
    note = f"  {pick(NO_COUNTERPART, language)}" if lacking else ""
    at = where(location, location.document.path, language)
    yield f"  {location.language.upper()}  {at}{style.paint(note, 'dim')}"
    if location.text or lacking:
        yield from (f"{_INDENT}  {line}" for line in _quote(location, style))


def _quote(location: Location, style: Style) -> Iterator[str]:
    """The words of a location, with those that stand on its line before and after it.

    They stand between ‹ ›, or over carets where there is room.
    """
    source = location.document.source
    room = style.width - len(_INDENT) - 4
    marked = legible(shorten(visible(one_line(location.text)), room * 2 // 3))
    line_start, line_end = _line(source, location.span.start)[0], _line(source, location.span.end)[1]
    before = visible(one_line(source[line_start : location.span.start]).lstrip())
    after = visible(one_line(source[location.span.end : line_end]).rstrip())
    left = (room - len(marked)) // 2
    left, right = max(left, room - len(marked) - len(after)), max(left, room - len(marked) - len(before))
    before, after = _last_words(before, left), _first_words(after, right)
    carets = style.width >= _CARET_COLUMNS
    named = (
        marked != visible(one_line(location.text)) and not location.text.strip()
    )  # a code point would look like a word
    bare = (carets and not named) or (style.colour and bool(marked))
    inner = style.paint(marked, "mark") if bare else f"‹{marked}›"
    yield before + inner + after
    if carets:
        indent = columns(before) + (0 if bare else 1)
        yield " " * indent + style.paint("^" * max(1, columns(marked)), "mark")


def _line(source: str, position: int) -> tuple[int, int]:
    start = max(source.rfind("\n", 0, position), source.rfind("\r", 0, position)) + 1
    locations = [at for at in (source.find("\n", position), source.find("\r", position)) if at >= 0]
    return start, min(locations, default=len(source))


def _last_words(text: str, width: int) -> str:
    if len(text) <= width:
        return text
    cut = text[len(text) - max(0, width - 1) :]
    return "…" + cut[cut.find(" ") + 1 :] if " " in cut.rstrip() else "…"


def _first_words(text: str, width: int) -> str:
    if len(text) <= width:
        return text
    cut = text[: max(0, width - 1)]
    return cut[: cut.rfind(" ")] + "…" if " " in cut.lstrip() else "…"
