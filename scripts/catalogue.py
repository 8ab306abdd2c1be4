"""Brings `linter/locale/fr.po` up to date with the messages in the code, and compiles it.

usage: python scripts/catalogue.py [--check]

A new message appears with an empty `msgstr`, which must be filled in. A message that left the code is dropped. With
`--check`, nothing is written. The exit status is 1 if a message lacks its French or the files are stale.
"""

from __future__ import annotations

import io
import sys
import warnings
from pathlib import Path

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

LINTER = Path(__file__).resolve().parents[1] / "linter"
PO = LINTER / "locale" / "fr.po"


def main(arguments: list[str]) -> int:
    with PO.open("rb") as file:
        known = pofile.read_po(file, locale="fr")
    catalogue = Catalog(
        locale="fr",
        header_comment="# The French wording of bilint's messages, under the English one.",
        creation_date=known.creation_date,
        revision_date=known.revision_date,
        project="bilint",
        version="",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        fuzzy=False,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # f-strings in values are no messages
        for _file, _line, message, _comments, _context in extract_from_dir(
            str(LINTER), method_map=[("**.py", "python")], keywords={"both": None}
        ):
            if isinstance(message, str):
                found = known.get(message)
                catalogue.add(message, found.string if found else "")
    written, compiled = io.BytesIO(), io.BytesIO()
    pofile.write_po(written, catalogue, sort_output=True, width=100, no_location=True)
    mofile.write_mo(compiled, catalogue)
    lacking = [str(message.id) for message in catalogue if message.id and not message.string]
    for message in lacking:
        sys.stderr.write(f"no French for: {message}\n")
    files = {PO: written.getvalue(), PO.with_suffix(".mo"): compiled.getvalue()}
    if "--check" in arguments:
        stale = [path for path, data in files.items() if path.read_bytes() != data]
        for path in stale:
            sys.stderr.write(f"{path.name} is stale: python scripts/catalogue.py\n")
        return int(bool(lacking or stale))
    for path, data in files.items():
        path.write_bytes(data)
    return int(bool(lacking))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
