"""Fixes put into the text of files, in memory: one round after another, until nothing is left to mend."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from ..messages import Both, both
from ..model import Document, Edit, Finding, Span
from ..project.locations import absolute
from ..readers import UnreadableError
from ..readers.encoding import decode, encode

# Each round mends what overlapped with something in the round before; rules that undo each other end here.
_MOST_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Mended:
    """A file with its fixes: its path as given, its bytes before and after, and the number of fixes.

    `doubt` says why the bytes after must not be written; None where they may be.
    """

    path: Path
    notice: str
    before: bytes
    after: bytes
    fixes: int
    doubt: Both | None = None


Check = Callable[[Mapping[Path, bytes]], Sequence[Finding]]


def mend(check: Check, *, unsafe: bool) -> list[Mended]:
    """The files that fixes change, by path.

    `check` finds what is wrong, given the new bytes of the files changed so far by absolute path. Where the fixes of
    two findings overlap, the first one is applied. The other one follows in the next round if still needed.

    A fix that the last round still changes, or that brings a new finding, is in doubt. So is the other version of its
    notice.
    """
    found: dict[Path, Mended] = {}
    first = last = check({})
    changed = list(_round(first, unsafe=unsafe))
    for _ in range(_MOST_ROUNDS):
        for new in changed:
            path = absolute(new.path)
            old = found.get(path)
            found[path] = replace(new, before=old.before, fixes=old.fixes + new.fixes) if old else new
        if not changed:
            break
        last = check({path: mended.after for path, mended in found.items()})
        changed = list(_round(last, unsafe=unsafe))
    doubts = {new.notice: _UNSETTLED for new in changed}
    doubts.update({notice: _worse(rule) for notice, rule in _new_findings(first, last)})
    judged = (replace(one, doubt=doubts.get(one.notice) or _misread(one)) for one in found.values())
    return sorted((one for one in judged if one.before != one.after), key=lambda one: one.path)


_UNSETTLED: Both = both("its fixes do not settle: each run would change it again")


def _worse(rule: str) -> Both:
    return both("with its fixes, the rule “{rule}” would find more in it than before", rule=rule)


def _new_findings(first: Iterable[Finding], last: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    """The notices in which a rule finds more at last than at first, each with the rule."""
    before, after = (
        Counter((one.notice, one.rule) for one in found if one.suppressed is None) for found in (first, last)
    )
    return (key for key in sorted(after) if after[key] > before[key])


def _misread(mended: Mended) -> Both | None:
    """The doubt of a file whose new bytes would be taken for those of another encoding."""
    try:
        encodings = [decode(str(mended.path), data)[1] for data in (mended.before, mended.after)]
    except UnreadableError:
        encodings = []
    return None if len(set(encodings)) == 1 else both("with its fixes, it would be read in another encoding")


def _round(findings: Sequence[Finding], *, unsafe: bool) -> Iterator[Mended]:
    documents: dict[str, Document] = {}
    notices: dict[str, str] = {}
    edits: dict[str, _Edits] = defaultdict(_Edits)
    for finding in findings:
        if finding.fix and finding.suppressed is None and (finding.fix.safe or unsafe):
            by_path = _by_path(finding.fix.edits)
            documents.update((edit.document.path, edit.document) for edit in finding.fix.edits)
            notices.update((edit.document.path, finding.notice) for edit in finding.fix.edits)
            if all(edits[path].fit(new, documents[path].encoding) for path, new in by_path.items()):
                for path, new in by_path.items():
                    edits[path].take(new)
    for path, document in sorted(documents.items()):
        before = encode(document.source, document.encoding)
        after = encode(applied(document.source, edits[path].taken), document.encoding)
        if after != before:
            yield Mended(Path(path), notices[path], before, after, edits[path].fixes)


def applied(source: str, edits: Iterable[tuple[Span, str]]) -> str:
    """The text with its edits, which must be in order and not overlap."""
    parts = []
    start = 0
    for span, text in edits:
        parts += [source[start : span.start], text]
        start = span.end
    return "".join([*parts, source[start:]])


class _Edits:
    """The edits of one document that go together."""

    def __init__(self) -> None:
        self.taken: list[tuple[Span, str]] = []
        self.fixes = 0

    def fit(self, edits: Sequence[Edit], encoding: str) -> bool:
        """True if edits of one fix are apart from those taken, and the encoding of the file can write them."""
        ordered = sorted(edit.span for edit in edits)
        apart = all(_apart(one, two) for one, two in pairwise(ordered))
        return apart and all(self._is_free(edit.span) and _encodable(edit.text, encoding) for edit in edits)

    def take(self, edits: Sequence[Edit]) -> None:
        for edit in edits:
            insort(self.taken, (edit.span, edit.text))
        self.fixes += 1

    def _is_free(self, span: Span) -> bool:
        index = bisect_left(self.taken, (span, ""))
        return all(_apart(*sorted((span, taken))) for taken, _ in self.taken[max(0, index - 1) : index + 1])


def _apart(one: Span, two: Span) -> bool:
    """True if the order of two edits is clear. They do not overlap or begin at one place, and the first comes first."""
    return one.end <= two.start and one.start < two.start


def _by_path(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        found[edit.document.path].append(edit)
    return found


def _encodable(text: str, encoding: str) -> bool:
    try:
        encode(text, encoding)
    except UnicodeEncodeError:  # a narrow no-break space in a file of Windows-1252
        return False
    return True
