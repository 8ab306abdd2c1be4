"""Fixes put into the text of files, in memory: one round after another, until nothing is left to mend."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from ..model import Document, Edit, Finding, Span
from ..project.locations import absolute
from ..readers.encoding import encode

# Each round mends what overlapped with something in the round before; rules that undo each other end here.
_MOST_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Mended:
    """A file with its fixes: its path as the user named it, its bytes before and after, and how many fixes went in."""

    path: Path
    before: bytes
    after: bytes
    fixes: int


def mend(check: Callable[[Mapping[Path, bytes]], Sequence[Finding]], *, unsafe: bool) -> list[Mended]:
    """The files that fixes change, by path.

    `check` finds what is wrong, given the new bytes of the files changed so far by absolute path. Where the fixes of
    two findings overlap, the first one goes in, and the other one in the next round, if it is still needed.
    """
    found: dict[Path, Mended] = {}
    for _ in range(_MOST_ROUNDS):
        contents = {path: mended.after for path, mended in found.items()}
        changed = list(_round(check(contents), unsafe=unsafe))
        for new in changed:
            path = absolute(new.path)
            old = found.get(path)
            found[path] = Mended(new.path, old.before, new.after, old.fixes + new.fixes) if old else new
        if not changed:
            break
    return sorted((one for one in found.values() if one.before != one.after), key=lambda one: one.path)


def _round(findings: Sequence[Finding], *, unsafe: bool) -> Iterator[Mended]:
    documents: dict[str, Document] = {}
    edits: dict[str, _Edits] = defaultdict(_Edits)
    for finding in findings:
        if finding.fix and finding.suppressed is None and (finding.fix.safe or unsafe):
            by_path = _by_path(finding.fix.edits)
            documents.update((edit.document.path, edit.document) for edit in finding.fix.edits)
            if all(edits[path].fit(new, documents[path].encoding) for path, new in by_path.items()):
                for path, new in by_path.items():
                    edits[path].take(new)
    for path, document in sorted(documents.items()):
        before = encode(document.source, document.encoding)
        after = encode(applied(document.source, edits[path].taken), document.encoding)
        if after != before:
            yield Mended(Path(path), before, after, edits[path].fixes)


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
        """Whether edits of one fix are apart from those taken, and can be written in the encoding of the file."""
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
    """Whether the order of two edits is clear, the first one given first: they do not overlap, nor begin alike."""
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
