"""Suppressions: findings that somebody accepted, with a reason; and those suppressions that silence nothing.

A comment on a line of its own is about the next block. Beside text, it is about the blocks on its line. A finding is
silenced where one of its ends lies there. In plain text, Markdown and HTML a suppression is a comment. For any format
it may stand in a side-car, `notice.pdf.bilint.toml`, or in the configuration.

It is long, since the places of a suppression are found and used up by one record.
"""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..messages import Both, both, did_you_mean, joined
from ..model import Document, Finding, Language, Location, Notice, Span
from ..project.discovery import Job
from ..project.locations import repository_root
from ..project.schema import SIDE_CAR, SIDE_CAR_SUFFIX
from ..project.toml_file import ConfigError, read_toml
from ..project.toml_lines import KeyPath, line_of
from ..project.toml_schema import faults
from ..quotes import canonical
from ..readers.comments import Comment, comments
from ..readers.formats import FORMATS
from ..rulebook.definition import ONE_VERSION
from ..rulebook.rule import Rule
from .findings import stamp
from .system_findings import malformed_suppression, unused_suppression

RULE = "unused-suppression"

# Each is compared with each finding: a bound against hostile files.
_MOST = 1000
# These findings show that a rule has not seen all of the notice. It may well find something there later.
_INCOMPLETE = frozenset({"unreadable", ONE_VERSION, "rule-crashed", "weak-alignment", "out-of-step", "over-budget"})


@dataclass(frozen=True, slots=True)
class Suppression:
    """A rule silenced, and why. `location` is where that is written.

    It holds for findings with a location in the document `path`, or in any with "". The location is in one of the
    stretches `spans` (None for all). `text` is part of a quote or value.
    """

    rule: str
    reason: str
    location: Location
    path: str = ""
    spans: tuple[Span, ...] | None = None
    text: str = ""

    def covers(self, finding: Finding) -> bool:
        return (
            finding.rule == self.rule
            and any(self._reaches(location) for location in finding.locations)
            and (not self.text or any(canonical(self.text) in canonical(said) for said in _said(finding)))
        )

    def _reaches(self, location: Location) -> bool:
        if self.path and location.document.path != self.path:
            return False
        return self.spans is None or any(_meet(location.span, span) for span in self.spans)


@dataclass(frozen=True, slots=True)
class Problem:
    """An error in a suppression."""

    location: Location
    messages: Both


class Suppressor:
    """Silences findings.

    `names` are those of all rules and their aliases, with the rule that each means. `ran` are the names of the rules
    that run. `rule` raises what is unused or malformed; None where the user ignores it. `root` is as for
    `findings.stamp`. Without `side_cars`, no file beside a notice is read.
    """

    def __init__(
        self,
        names: Mapping[str, str],
        ran: Iterable[str],
        rule: Rule | None,
        root: Path | None = None,
        *,
        side_cars: bool = True,
    ) -> None:
        self._side_cars = side_cars
        self._names = names
        self._ran = frozenset(ran)
        self._rule = rule
        self._root = root

    def review(
        self,
        findings: Sequence[Finding],
        job: Job,
        documents: Sequence[Document],
        notice: Notice | None,
        configured: Sequence[Suppression] = (),
    ) -> tuple[list[Finding], set[int]]:
        """The findings of a notice, those that are silenced marked, with what is wrong with its own suppressions.

        `configured` are suppressions from elsewhere; the set has the indexes of the used ones.
        """
        own: list[Suppression] = []
        problems: list[Problem] = []
        for found in (*self._in_comments(documents, notice), *self._in_side_cars(job.paths)):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                own.append(found)
        known = [*own, *configured]
        used: set[int] = set()
        reviewed = [_silenced(finding, known, used) for finding in findings]
        complete = not any(finding.rule in _INCOMPLETE for finding in findings)
        unused = [one for index, one in enumerate(own) if index not in used and complete]
        of_use = {index - len(own) for index in used if index >= len(own)}
        return reviewed + self.complaints(job.name, unused, problems), of_use

    def complaints(self, notice: str, unused: Iterable[Suppression], problems: Iterable[Problem] = ()) -> list[Finding]:
        """Findings about suppressions: unused ones whose rule did run, and malformed ones."""
        if self._rule is None:
            return []
        rule = self._rule
        found = [unused_suppression(rule, notice, one.location, one.rule) for one in unused if one.rule in self._ran]
        found += [malformed_suppression(rule, notice, one.location, one.messages) for one in problems]
        return stamp(found, self._root)

    def _in_comments(self, documents: Sequence[Document], notice: Notice | None) -> Iterator[Suppression | Problem]:
        for document in documents:
            found = _prose_comments(document) if FORMATS[document.format].comments else []
            layout = _Layout(document, notice, found)
            for comment in found[:_MOST]:
                yield from self._read(comment, document, layout)
            for comment in found[_MOST : _MOST + 1]:
                yield Problem(_location(comment, document, layout), _too_many())

    def _read(self, comment: Comment, document: Document, layout: _Layout) -> Iterator[Suppression | Problem]:
        location = _location(comment, document, layout)
        head, _, reason = (comment.body or "").partition(":")
        word, _, names = " ".join(head.split()).partition(" ")
        rules = [name.strip() for name in names.split(",") if name.strip()]
        reason = " ".join(reason.split())
        if problem := _form_problem(comment, word, rules, reason):
            yield Problem(location, problem)
            return
        whole = word.lower() == "bilint-ignore-file"
        spans = None if whole else layout.reach(comment.span)
        for name in rules:
            if name in self._names:
                yield Suppression(self._names[name], reason, location, document.path, spans)
            else:
                yield Problem(location, self._unknown(name))

    def _in_side_cars(self, paths: Sequence[Path]) -> Iterator[Suppression | Problem]:
        for path in paths if self._side_cars else ():
            beside = path.with_name(path.name + SIDE_CAR_SUFFIX)
            if os.path.lexists(beside):
                yield from self._side_car(beside, path)

    def _side_car(self, beside: Path, path: Path) -> Iterator[Suppression | Problem]:
        root = repository_root(beside.parent) or beside.parent
        try:
            file = read_toml(beside, root)
        except ConfigError as error:
            nowhere = Location("en", Document(beside.as_posix(), "toml", "", ()), Span(0, 0), "")
            yield from (Problem(nowhere, fault.messages) for fault in error.faults)
            return
        document = Document(beside.as_posix(), "toml", file.text, ())

        def location(key: KeyPath) -> Location:
            return toml_location(document, line_of(key, file.lines))

        wrong = list(faults(file.table, SIDE_CAR))
        yield from (Problem(location(key), messages) for key, messages in wrong)
        for index, entry in enumerate([] if wrong else file.table.get("suppress", ())):
            name, text = entry["rule"], entry.get("text", "")
            if name in self._names:
                at = location(("suppress", index))
                yield Suppression(self._names[name], entry["reason"], at, path.as_posix(), None, text)
            else:
                yield Problem(location(("suppress", index, "rule")), self._unknown(name))

    def _unknown(self, name: str) -> Both:
        message = both("there is no rule “{name}”.", name=name)
        return joined(message, did_you_mean(name, self._names))


def toml_location(document: Document, line: int) -> Location:
    """The location of a finding about a line of a TOML file."""
    start = document.line_starts[line - 1]
    end = document.source.find("\n", start)
    span = Span(start, end if end >= 0 else len(document.source))
    return Location("en", document, span, span.of(document.source))


class _Layout:
    """Where the blocks of a document are: sorted stretches of its source, with their languages."""

    def __init__(self, document: Document, notice: Notice | None, found: Sequence[Comment]) -> None:
        self._document = document
        self._comments = [comment.span for comment in found]
        self._blocks: list[tuple[Span, Language]] = []
        for side in (notice.en, notice.fr) if notice else ():
            if side.document is document:
                for block in side.blocks:
                    self._blocks.append((block.origin.locate(Span(0, len(block.text))), side.language))
        self._blocks.sort()
        self._starts = [span.start for span, _ in self._blocks]

    def language(self, comment: Span) -> Language:
        """The version in which a comment stands: that of the block after it, else of the one before."""
        index = min(bisect_left(self._starts, comment.start), len(self._blocks) - 1)
        return self._blocks[index][1] if self._blocks else "en"

    def reach(self, comment: Span) -> tuple[Span, ...]:
        """The stretch of the source that a comment is about."""
        source = self._document.source
        starts = self._document.line_starts
        first = bisect_right(starts, comment.start)
        last = bisect_right(starts, comment.end)
        line = Span(starts[first - 1], starts[last] if last < len(starts) else len(source))
        if self._is_alone(line):
            index = bisect_left(self._starts, comment.end)
            return tuple(span for span, _ in self._blocks[index : index + 1])
        return (line, *(span for span, _ in self._blocks if _meet(span, line)))

    def _is_alone(self, line: Span) -> bool:
        """True if comments are all that a line holds, besides the sign of a quote or an item."""
        rest = []
        start = line.start
        for comment in self._comments:
            if _meet(comment, line):
                rest.append(self._document.source[start : max(start, comment.start)])
                start = comment.end
        rest.append(self._document.source[start : line.end])
        return not "".join(rest).strip(" \t\r\n>")


def _form_problem(comment: Comment, word: str, rules: Sequence[str], reason: str) -> Both | None:
    if comment.body is None:
        return both("nothing closes the comment; end it with -->.")
    if word.lower() not in ("bilint-ignore", "bilint-ignore-file") or not rules:
        return both(
            "write <!-- bilint-ignore RULE: reason -->, with the name of a rule.",
        )
    if not reason:
        return both("the reason is missing after the colon.")
    return None


def _silenced(finding: Finding, known: Sequence[Suppression], used: set[int]) -> Finding:
    """The finding with the reason of the first suppression that covers it. All that do are used."""
    covering = [index for index, one in enumerate(known) if one.covers(finding)]
    used.update(covering)
    if not covering:
        return finding
    first = known[covering[0]]
    inside = any(location.document is first.location.document for location in finding.locations)
    return replace(finding, suppressed=first.reason, suppressed_inside=inside)


def _prose_comments(document: Document) -> list[Comment]:
    """The comments of a document, less those that a block of code shows as examples."""
    found = comments(document.source)
    if not found or document.format != "markdown":
        return found
    lines = (line for line in document.lines if line.role == "code" and line.text)
    code = sorted(line.origin.locate(Span(0, len(line.text))) for line in lines)
    starts = [span.start for span in code]

    def is_code(comment: Comment) -> bool:
        index = bisect_right(starts, comment.span.start) - 1
        return index >= 0 and _meet(code[index], comment.span)

    return [comment for comment in found if not is_code(comment)]


def _location(comment: Comment, document: Document, layout: _Layout) -> Location:
    return Location(layout.language(comment.span), document, comment.span, comment.span.of(document.source))


def _too_many() -> Both:
    return both(
        "a file may have {most} of them; silence a rule in the whole file instead.",
        most=str(_MOST),
    )


def _said(finding: Finding) -> Iterator[str]:
    yield from (location.text for location in finding.locations)
    yield from finding.missing
    yield from finding.extra


def _meet(one: Span, two: Span) -> bool:
    """True if two stretches share a character; an empty one, whether it touches the other."""
    if len(one) and len(two):
        return one.start < two.end and two.start < one.end
    return one.start <= two.end and two.start <= one.end
