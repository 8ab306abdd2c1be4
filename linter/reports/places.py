"""Where findings stand, in the words that the formats for other programs share."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ..engine.engine import Outcome
from ..messages import LANGUAGE_NAMES, both, pick
from ..model import SEVERITIES, End, Finding, Language
from ..quotes import one_line, shorten, visible
from .wording import translated

_NOTHING = both("no counterpart")
_QUOTE = 80


def active(outcome: Outcome) -> tuple[Finding, ...]:
    """The findings that nobody has suppressed."""
    return tuple(finding for finding in outcome.findings if finding.suppressed is None)


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by severity, then as they came: what a limit cuts off is what matters least."""
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))


def shown_path(path: str) -> str:
    """A path as a CI service knows it: relative to the working directory where the file lies in it, else as it is."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed: the name is what people see
    here = Path.cwd()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else Path(path).as_posix()


def said(finding: Finding, language: Language) -> str:
    """The message on one line, its control characters made visible."""
    return visible(one_line(finding.message(language)))


def other_ends(finding: Finding, language: Language) -> list[str]:
    """A line for each further end (the language, the place, the words that stand there) and for a translation."""
    lines = [*(_described(end, language) for end in finding.ends[1:]), translated(finding, language)]
    return [line for line in lines if line]


def said_in_full(finding: Finding, language: Language, separator: str = " | ") -> str:
    """The message and the other ends, for formats that know one place only."""
    return separator.join((said(finding, language), *other_ends(finding, language)))


def language_name(end: End, language: Language) -> str:
    return pick(LANGUAGE_NAMES[end.language], language)


def _described(end: End, language: Language) -> str:
    place = end.document.place(end.span)
    where = f"{visible(shown_path(end.document.path))}:{place.line}"
    quote = shorten(visible(one_line(end.text)), _QUOTE)
    line = both(
        "{name}, {where}: {words}",
        name=language_name(end, language),
        where=where,
        words=pick(both("“{quote}”", quote=quote), language) if quote else pick(_NOTHING, language),
    )
    return pick(line, language)
