"""Findings as the language server protocol says them: ranges, diagnostics, edits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lsprotocol import types
from pygls.workspace import PositionCodec

from ..messages import both, pick
from ..model import Document, Finding, Language, Location, Severity, Span
from ..project.locations import absolute
from ..reports.edits import words_of
from ..reports.wording import NO_COUNTERPART

SOURCE = "bilint"
_SEVERITIES: Mapping[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


class Translator:
    """Says findings in the positions of a client, and in a language."""

    def __init__(self, codec: PositionCodec, language: Language) -> None:
        self._codec = codec
        self._language = language

    def range(self, document: Document, span: Span) -> types.Range:
        return types.Range(self._position(document, span.start), self._position(document, span.end))

    def _position(self, document: Document, offset: int) -> types.Position:
        place = document.place(Span(offset, offset))
        start = document.line_starts[place.line - 1]
        return types.Position(place.line - 1, self._codec.client_num_units(document.source[start:offset]))

    def location(self, document: Document, span: Span) -> types.Location:
        return types.Location(uri_of(document), self.range(document, span))

    def diagnostics(self, finding: Finding, path: Path) -> Iterator[types.Diagnostic]:
        """A mark at each location of a finding in a file, with the other ones beside it."""
        for locations in (finding.locations, *finding.also):
            for location in locations:
                if absolute(Path(location.document.path)) == path:
                    yield self._diagnostic(finding, location, [one for one in locations if one is not location])

    def _diagnostic(self, finding: Finding, location: Location, others: list[Location]) -> types.Diagnostic:
        return types.Diagnostic(
            range=self.range(location.document, location.span),
            message=finding.message(self._language),
            severity=_SEVERITIES[finding.severity],
            code=finding.rule,
            source=SOURCE,
            related_information=[
                types.DiagnosticRelatedInformation(self.location(one.document, one.span), self._beside(one))
                for one in others
            ],
            data={"fingerprint": finding.fingerprint},
        )

    def _beside(self, location: Location) -> str:
        if location.text.strip():
            return location.text
        return pick(NO_COUNTERPART, self._language)

    def fix(self, finding: Finding, diagnostic: types.Diagnostic) -> types.CodeAction | None:
        """The fix of a finding, in all files that it mends."""
        if finding.fix is None:
            return None
        changes: dict[str, list[types.TextEdit]] = {}
        for edit in finding.fix.edits:
            place = self.range(edit.document, edit.span)
            changes.setdefault(uri_of(edit.document), []).append(types.TextEdit(place, edit.text))
        old, new = words_of(finding.fix.edits[0])
        message = (
            both("Replace “{old}” by “{new}”", old=old, new=new)
            if finding.fix.safe
            else both("Replace “{old}” by “{new}”, after a look at it", old=old, new=new)
        )
        return types.CodeAction(
            title=pick(message, self._language),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            is_preferred=finding.fix.safe,
            edit=types.WorkspaceEdit(changes=changes),
        )

    def hover(self, finding: Finding, about: str) -> str:
        """The message, and why there is such a rule."""
        return f"{finding.message(self._language)}\n\n---\n\n{about}"


def uri_of(document: Document) -> str:
    return absolute(Path(document.path)).as_uri()
