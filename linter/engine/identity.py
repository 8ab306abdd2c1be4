"""The key of a result: all that decides it. These are bilint itself, the rules and settings, and the files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from .. import __version__
from ..files import FileError, read_regular
from ..project.configuration import Configuration
from ..project.discovery import Job
from ..project.locations import stable_name
from ..project.schema import SIDE_CAR_SUFFIX
from ..rulebook.book import shipped
from ..rulebook.rule import Rule
from ..vocabulary import rules_folder

_SIZE = 20  # bytes
# Their tables and their reading of PDF files change findings.
_LIBRARIES = ("babel", "pdfplumber", "pdfminer", "pypdfium2", "rapidfuzz")
_MOST = 100_000_000  # bytes of a termbase or memory


@cache
def of_program() -> bytes:
    """The program: its version, and the size and time of each file. They tell where it was worked on."""
    digest = blake2b(digest_size=_SIZE)
    digest.update(repr((__version__, sys.version, [*map(_installed, _LIBRARIES)])).encode())
    for folder in (Path(__file__).resolve().parents[1], rules_folder()):
        for path, status in _files(str(folder)):
            digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return digest.digest()


def of_rules(
    rules: Sequence[Rule], names: Mapping[str, str], configuration: Configuration, more: Sequence[object]
) -> bytes:
    """The rules in force with the files that their options name, and what the configuration says.

    `names` are those of all rules with their aliases. `more` is what else decides the findings. Of a rule as bilint
    brings it, the name will do: its page is a file of the program.
    """
    own = {rule.name: rule for rule in shipped()}
    digest = blake2b(of_program(), digest_size=_SIZE)
    files = [(source.file.path, source.file.text) for source in configuration.sources]
    written = (files, configuration.folder, configuration.root) if files else ()
    for part in _canonical(
        [[rule.name if own.get(rule.name) is rule else rule for rule in rules], names, written, more]
    ):
        digest.update(part.encode("utf-8", "surrogateescape"))
    for rule in rules:
        for path in _paths(rule.options.values()):
            digest.update(blake2b(_bytes(path), digest_size=_SIZE).digest())
    return digest.digest()


def of_notice(job: Job, files: Sequence[bytes], rules: bytes, root: Path | None) -> bytes:
    """The key of the findings in a notice: its names and files, with `rules` as `of_rules` gives them."""
    beside = [path.with_name(path.name + SIDE_CAR_SUFFIX) for path in job.paths]
    names = (job.name, stable_name(job.name, root), [path.as_posix() for path in job.paths], job.languages)
    digest = blake2b(rules, digest_size=_SIZE)
    digest.update(repr(names).encode())
    for data in (*files, *map(_bytes, beside)):
        digest.update(blake2b(data, digest_size=_SIZE).digest())
    return digest.digest()


def _installed(name: str) -> tuple[int, int] | None:
    """The size and time of a library's first file, which another version replaces; the library is not imported."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return None
    status = Path(spec.origin).stat()
    return status.st_size, status.st_mtime_ns


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                yield entry.path, entry.stat()


def _canonical(value: object) -> Iterator[str]:
    """The parts of a text that is the same for equal values, whatever the order of sets and tables."""
    if is_dataclass(value) and not isinstance(value, type):
        yield from _canonical([getattr(value, one.name) for one in fields(value)])
    elif isinstance(value, Mapping):
        yield "{"
        for key in sorted(value, key=repr):
            yield f"{key!r}:"
            yield from _canonical(value[key])
        yield "}"
    elif isinstance(value, (list, tuple)):
        yield "["
        for one in value:
            yield from _canonical(one)
        yield "]"
    elif isinstance(value, (set, frozenset)):
        yield from _canonical(sorted(value, key=repr))
    else:
        yield f"{value!r},"


def _paths(values: Iterable[object]) -> Iterator[Path]:
    """The files that options name, and all that is in the folders."""
    for value in values:
        names = value if isinstance(value, (list, tuple)) else (value,)
        for name in names:
            if isinstance(name, str) and os.sep in name and Path(name).exists():
                yield Path(name)


def _bytes(path: Path) -> bytes:
    try:
        return read_regular(path, _MOST)
    except FileError:
        return b"\0"
