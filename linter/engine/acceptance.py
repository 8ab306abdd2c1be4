"""The suppression of a finding that somebody accepts, in the file beside the notice, `notice.pdf.bilint.toml`."""

from __future__ import annotations

import json
from pathlib import Path

from ..files import FileError, read_regular
from ..messages import UserError, both
from ..model import Finding
from ..project.atomic_write import replace_file
from ..project.schema import SIDE_CAR_SUFFIX
from ..quotes import canonical, one_line
from ..readers import MAX_BYTES


def accept(finding: Finding, reason: str) -> Path:
    """Writes down why a finding is right as it is, at all its places. Returns the file, beside that of its first place.

    Raises UserError for an empty reason, and for a file that cannot be written.
    """
    reason = one_line(reason).strip()
    if not reason:
        raise UserError(both("A finding is accepted with a reason; say why it is right as it is."))
    places = [
        next((location for location in locations if canonical(location.text)), locations[0])
        for locations in (finding.locations, *finding.also)
        if locations
    ]
    notice = Path(places[0].document.path)
    beside = notice.with_name(notice.name + SIDE_CAR_SUFFIX)
    texts = dict.fromkeys(one_line(location.text).strip() for location in places)
    entries = [_entry(finding.rule, text, reason) for text in texts]
    before = _bytes(beside)
    gap = "" if not before else "\n" if before.endswith(b"\n") else "\n\n"
    added = gap + "\n".join(entries)
    replace_file(beside, (before or b"") + added.encode(), old=before)
    return beside


def _entry(rule: str, text: str, reason: str) -> str:
    lines = ["[[suppress]]", f"rule = {_quoted(rule)}", *([f"text = {_quoted(text)}"] if text else [])]
    return "".join(f"{line}\n" for line in (*lines, f"reason = {_quoted(reason)}"))


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
