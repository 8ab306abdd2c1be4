"""The suppression of a finding that somebody accepts, in the file beside the notice, `notice.pdf.bilint.toml`."""

from __future__ import annotations

import json
from pathlib import Path

from ..files import FileError, read_regular
from ..messages import UserError, both
from ..model import Finding
from ..project.atomic_write import replace_file
from ..quotes import canonical, one_line
from ..readers import MAX_BYTES
from .suppressions import SIDE_CAR_SUFFIX


def accept(finding: Finding, reason: str) -> Path:
    """Writes down why a finding is right as it is. Returns the file, which is that of its first place with a quote.

    Raises UserError for an empty reason, and for a file that cannot be written.
    """
    reason = one_line(reason).strip()
    if not reason:
        raise UserError(both("A finding is accepted with a reason; say why it is right as it is."))
    end = next((end for end in finding.ends if canonical(end.text)), finding.ends[0])
    notice = Path(end.document.path)
    beside = notice.with_name(notice.name + SIDE_CAR_SUFFIX)
    entry = ["[[suppress]]", f"rule = {_quoted(finding.rule)}"]
    if text := one_line(end.text).strip():
        entry.append(f"text = {_quoted(text)}")
    entry.append(f"reason = {_quoted(reason)}")
    before = _bytes(beside)
    gap = "" if not before else "\n" if before.endswith(b"\n") else "\n\n"
    added = gap + "\n".join(entry) + "\n"
    replace_file(beside, (before or b"") + added.encode(), old=before)
    return beside


def _bytes(path: Path) -> bytes | None:
    try:
        return read_regular(path, MAX_BYTES)
    except FileError as error:
        if error.missing:
            return None
        en, fr = error.messages
        raise UserError(both("{path}: not written: {en}.", path=path.as_posix(), en=en, fr=fr)) from None


def _quoted(text: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON. Other letters stay as they are."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
