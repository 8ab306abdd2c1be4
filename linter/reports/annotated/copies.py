"""Annotated copies of the files whose formats have them. The text of a copy is proven to be that of the notice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path

from ...engine.fixes import applied
from ...messages import UserError, both
from ...model import Document, Edit, Finding, Fix
from ...project.locations import absolute
from ...readers import read_file
from ...readers.formats import FORMATS, format_of
from .notes import Note

# Makes a copy. It takes the bytes of a file, its document and the notes. It returns the new bytes and the number of
# notes.
Annotate = Callable[[bytes, Document, Sequence[Note]], tuple[bytes, int]]


def maker(path: Path) -> Annotate:
    """The maker of copies of that type. Raises UserError where there is nothing, or the libraries are not installed."""
    made_of = format_of(path)
    if made_of is None or made_of.annotator is None:
        raise UserError(
            both(
                "{path}: only PDF and Word files (.pdf, .docx) can be annotated; for others: "
                "bilint check --format html {path}",
                path=path.as_posix(),
            )
        )
    try:
        made: Annotate = import_module(f".{made_of.annotator}", __package__).annotated
    except ModuleNotFoundError as error:
        if error.name not in ("pypdf", "docx"):
            raise
        raise UserError(
            both(
                "Copies need libraries: pip install pypdf python-docx, or the extra “annotate”.",
            )
        ) from None
    return made


def safe_fixes(path: Path, findings: Iterable[Finding]) -> list[Fix]:
    """The fixes of findings, not suppressed ones, that are surely right and in the file at `path` alone."""
    fixes = (one.suggestion for one in findings if one.suppressed is None and one.suggestion)
    return [
        fix
        for fix in fixes
        if fix.safe and all(absolute(Path(edit.document.path)) == absolute(path) for edit in fix.edits)
    ]


def suggested_in(path: Path, data: bytes, document: Document, fixes: Sequence[Fix]) -> tuple[bytes, int]:
    """The file with fixes as tracked changes, and how many fixes those are.

    Its text with all changes accepted is proven to be that of the notice with the fixes. Raises UserError.
    """
    if format_of(path) is not FORMATS["docx"]:
        raise UserError(both("{path}: only Word files (.docx) take fixes as tracked changes.", path=path.as_posix()))
    from .docx_suggestions import suggested

    taken: list[Edit] = []
    for edit in sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span):
        if not taken or taken[-1].span.end < edit.span.start:
            taken.append(edit)
    copy, made = suggested(data, document, taken)
    expected = applied(document.source, [(edit.span, edit.text) for edit in made])
    if read_file(path, data=copy).source != expected:
        raise _unsuited(path)
    done = set(made)
    return copy, sum(all(edit in done for edit in fix.edits) for fix in fixes)


def copy_of(make: Annotate, path: Path, data: bytes, document: Document, notes: Sequence[Note]) -> tuple[bytes, int]:
    """The copy and the number of its annotations; its text is proven to be that of the notice."""
    cause: Exception | None = None
    try:
        copy, number = make(data, document, notes)
        if read_file(path, data=copy).source == document.source:
            return copy, number
    except Exception as error:  # libraries raise anything for a file that is damaged, protected or of an unusual kind
        cause = error
    raise _unsuited(path) from cause


def _unsuited(path: Path) -> UserError:
    return UserError(
        both(
            "{path}: this file cannot be annotated without changing it otherwise, as protected and damaged "
            "files cannot. Save it anew without protection, or take: bilint check --format html {path}",
            path=path.as_posix(),
        )
    )
