"""The findings as a Parquet file, a row each, for questions to an archive; `docs/archives.md` shows some.

A notice without findings has a row with its name alone. So the rows also count notices.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from .. import __version__
from ..engine.outcome import Outcome
from ..messages import UserError, both
from ..model import Finding, Language, Location

_TEXTS = ("rule", "severity", "confidence", "message_en", "message_fr", "fingerprint", "suppressed")
_PLACE = ("path", "language", "line", "column", "end_line", "end_column", "page", "heading", "text")
_NUMBERS = frozenset({"line", "column", "end_line", "end_column", "page"})
_OTHER = "other_"  # before the columns of the other location


def render_bytes(outcome: Outcome, _: Language) -> bytes:
    """The file, with the messages in both languages. Raises UserError where the library is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError:
        raise UserError(
            both("The Parquet file needs a library: pip install pyarrow, or the extra “parquet”.")
        ) from None
    places = [f"{prefix}{name}" for prefix in ("", _OTHER) for name in _PLACE]
    schema = pyarrow.schema(
        [
            pyarrow.field("notice", pyarrow.string(), nullable=False),
            *(pyarrow.field(name, pyarrow.string()) for name in _TEXTS),
            *(pyarrow.field(name, pyarrow.list_(pyarrow.string())) for name in ("missing", "extra")),
            pyarrow.field("places", pyarrow.int32()),
            pyarrow.field("fix", pyarrow.string()),
            *(
                pyarrow.field(name, pyarrow.int32() if name.removeprefix(_OTHER) in _NUMBERS else pyarrow.string())
                for name in places
            ),
        ],
        metadata={"bilint": __version__},
    )
    written = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(list(_rows(outcome)), schema=schema), written, compression="zstd")
    return written.getvalue()


def _rows(outcome: Outcome) -> Iterator[dict[str, Any]]:
    with_findings = {finding.notice for finding in outcome.findings}
    for finding in outcome.findings:
        yield _row(finding)
    for name in outcome.names:
        if name not in with_findings:
            yield {"notice": _text(name)}


def _row(finding: Finding) -> dict[str, Any]:
    first, *others = finding.locations
    english, french = finding.messages
    return {
        "notice": _text(finding.notice),
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message_en": _text(english),
        "message_fr": _text(french),
        "fingerprint": finding.fingerprint,
        "suppressed": None if finding.suppressed is None else _text(finding.suppressed),
        "missing": [*map(_text, finding.missing)],
        "extra": [*map(_text, finding.extra)],
        "places": 1 + len(finding.also),
        "fix": ("safe" if finding.fix.safe else "unsafe") if finding.fix else None,
        **_place(first, ""),
        **(_place(others[0], _OTHER) if others else {}),
    }


def _place(location: Location, prefix: str) -> dict[str, Any]:
    place = location.document.place(location.span)
    values = {
        "path": _text(location.document.path),
        "language": location.language,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "page": place.page,
        "heading": _text(location.heading),
        "text": _text(location.text),
    }
    return {f"{prefix}{name}": value for name, value in values.items()}


def _text(text: str) -> str:
    """A text that UTF-8 can hold: names of files may be any bytes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
