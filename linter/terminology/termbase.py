"""Termbases from files: our own TOML, CSV tables, and TBX as terminology tools export it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from ..files import FileError, cannot_be_read, read_regular
from ..messages import Both, Fault, FaultsError, both
from ..model import LANGUAGES, Language
from ..project.toml_lines import KeyPath, key_lines, line_of
from ..project.toml_text import TomlError, parse
from .terms import MAX_TERM, STATUSES, Entry, Status, Term, Termbase, TermbaseError

MAX_BYTES = 50_000_000
MAX_TOML_BYTES = 5_000_000  # its parser is some thirty times slower than those of tables
MAX_ENTRIES = 100_000

_COLUMNS: dict[str, tuple[Language, Status]] = {
    language if status == "accepted" else f"{language}_{status}": (language, status)
    for language in LANGUAGES
    for status in STATUSES
}
_YES = frozenset(("", "1", "yes", "true", "oui", "vrai", "x"))


def load(path: Path) -> Termbase:
    """The termbase of a file: `.toml`, `.csv` (or `.tsv`), `.tbx` (or `.xml`).

    Raises FaultsError, which names the file and the line, for what cannot be used.
    """
    try:
        return Termbase(_entries(path))
    except TermbaseError as error:
        raise FaultsError([Fault(path, error.line, error.messages)]) from None


def from_toml(text: str) -> list[Entry]:
    """The entries of a TOML termbase.

    It has tables `[[terms]]` with `entries`, and `subject`, `source` and `strict` (default true) for all of them. An
    entry is `{ en = ["…"], fr = ["…"], loose = { en = ["…"] }, deprecated = { fr = ["…"] }, forbidden = { en = ["…"] }
    }`. Preferred terms come first. An entry may have a `subject`, `source` or `strict` of its own. Its `context`,
    written like `loose`, has words of which one stands near where the terms have this sense. Raises TermbaseError.
    """
    text = text.replace("\r\n", "\n")
    try:
        table = parse(text)
    except TomlError as error:
        raise TermbaseError(error.line, error.messages) from None
    try:
        return list(entries_of(table))
    except _FormError as error:
        lines = key_lines(text)
        raise TermbaseError(line_of(error.path, lines), error.messages) from None


def from_csv(text: str) -> list[Entry]:
    """The entries of a table with the columns `en`, `fr` and, optionally, `en_deprecated`, `fr_forbidden` and the like,
    `strict`, `subject`, `source`.

    A `|` separates the terms of a cell. Raises TermbaseError.
    """
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [name.strip().lower() for name in next(rows, [])]
        if not {"en", "fr"} <= set(columns):
            raise TermbaseError(
                1,
                both("The first line must name the columns; “en” and “fr” are needed."),
            )
        return [
            entry
            for row in rows
            if (entry := _csv_entry(dict(zip(columns, row, strict=False)), rows.line_num)) is not None
        ]
    except csv.Error as error:
        raise TermbaseError(rows.line_num, both("Not a table: {why}", why=str(error))) from None


class _FormError(Exception):
    def __init__(self, path: KeyPath, messages: Both) -> None:
        super().__init__(path, messages)
        self.path, self.messages = path, messages


def _entries(path: Path) -> list[Entry]:
    suffix = path.suffix.lower()
    try:
        data = read_regular(path, MAX_TOML_BYTES if suffix == ".toml" else MAX_BYTES)
    except FileError as error:
        raise TermbaseError(1, cannot_be_read(error)) from None
    if suffix in (".tbx", ".xml"):
        from .tbx import from_tbx  # the XML parser is needed for these only

        entries = from_tbx(data)
    elif suffix in (".toml", ".csv", ".tsv"):
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise TermbaseError(line, both("This is not UTF-8 text.")) from None
        entries = from_toml(text) if suffix == ".toml" else from_csv(text)
    else:
        raise TermbaseError(
            1,
            both("A termbase is a .toml, .csv or .tbx file."),
        )
    if len(entries) > MAX_ENTRIES:
        raise TermbaseError(1, both("More than 100,000 entries are refused."))
    return entries


def entries_of(table: Mapping[str, Any]) -> Iterator[Entry]:
    """The entries of a parsed TOML termbase, as `from_toml` describes it. Raises _FormError for any other table."""
    groups = table.get("terms")
    if not isinstance(groups, list):
        raise _FormError((), both("A termbase has tables [[terms]]."))
    for number, group in enumerate(groups):
        entries = group.get("entries") if isinstance(group, dict) else None
        if not isinstance(entries, list):
            raise _FormError(("terms", number), both("[[terms]] needs a list “entries”."))
        for index, entry in enumerate(entries):
            yield _toml_entry(entry, group, ("terms", number, "entries", index))


def _toml_entry(entry: object, group: Mapping[str, Any], path: KeyPath) -> Entry:
    if not isinstance(entry, dict):
        raise _FormError(path, both("An entry is a table."))
    terms = [
        Term(wording, language, status)
        for status in STATUSES
        for language, wordings in _wordings(entry if status == "accepted" else entry.get(status, {}), path).items()
        for wording in wordings
    ]
    context = [
        Term(word, language) for language, words in _wordings(entry.get("context", {}), path).items() for word in words
    ]
    strict = entry.get("strict", group.get("strict", True))
    if not isinstance(strict, bool):
        raise _FormError(path, both("“strict” must be true or false."))
    words = {key: entry.get(key, group.get(key, "")) for key in ("subject", "source")}
    if not terms or not all(isinstance(word, str) for word in words.values()):
        raise _FormError(path, both("An entry without terms."))
    return Entry(tuple(terms), strict, context=tuple(context), **words)


def _wordings(table: object, path: KeyPath) -> Mapping[Language, list[str]]:
    """The wordings of each language that a table lists."""
    found = {language: table.get(language, []) if isinstance(table, dict) else None for language in LANGUAGES}
    for language, wordings in found.items():
        if not isinstance(wordings, list) or not all(
            isinstance(one, str) and 0 < len(one) <= MAX_TERM for one in wordings
        ):
            raise _FormError(
                path,
                both(
                    "“{language}” must be a list of terms of at most {max_term} characters.",
                    language=str(language),
                    max_term=str(MAX_TERM),
                ),
            )
    return cast("Mapping[Language, list[str]]", found)


def _csv_entry(row: Mapping[str, str], line: int) -> Entry | None:
    terms = [
        Term(wording.strip(), language, status)
        for column, (language, status) in _COLUMNS.items()
        for wording in row.get(column, "").split("|")
        if wording.strip()
    ]
    if any(len(term.text) > MAX_TERM for term in terms):
        raise TermbaseError(
            line,
            both("A term of more than {most} characters is refused.", most=str(MAX_TERM)),
        )
    if not terms:
        return None
    strict = row.get("strict", "").strip().lower() in _YES
    return Entry(tuple(terms), strict, row.get("subject", "").strip(), row.get("source", "").strip())
