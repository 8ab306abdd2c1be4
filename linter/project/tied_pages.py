"""Pages that their front matter ties together: `translationKey`, `ref` with `lang`, or `altLangPage` on both.

Site generators know the versions of a page so. The names of the files need not have anything in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ..files import FileError, read_regular
from ..model import LANGUAGES, Language
from ..patterns import lazy
from ..readers import MAX_BYTES

# Front matter is a few lines at the top. What lies farther down is text.
_TOP = 4096  # bytes
_SUFFIXES = frozenset({".md", ".markdown", ".html", ".htm"})
_FENCES = ("---", "+++")
_ENTRY = lazy(r"(?m)^(translationKey|ref|altLangPage|lang)[ \t]*[:=][ \t]*[\"']?([^\"'\s]+)")


class Head(NamedTuple):
    """The name that the versions of a page share, and the language that the page names for itself."""

    key: tuple[str, ...]
    language: Language | None


def tied(files: Iterable[Path], speaks: Callable[[Path], Language | None]) -> list[tuple[Path, Path]]:
    """The English and the French page of each two that are tied. `speaks` tells the language of a text."""
    by_key: dict[tuple[str, ...], list[tuple[Path, Head]]] = defaultdict(list)
    for path in files:
        if head := _head(path):
            by_key[head.key].append((path, head))
    pairs = []
    for pages in by_key.values():
        if len(pages) == len(LANGUAGES):
            found = {head.language or speaks(path): path for path, head in pages}
            if set(found) == set(LANGUAGES):
                pairs.append((found["en"], found["fr"]))
    return pairs


def _head(path: Path) -> Head | None:
    if path.suffix.lower() not in _SUFFIXES:
        return None
    try:
        text = read_regular(path, MAX_BYTES)[:_TOP].decode("utf-8-sig", "replace")
    except FileError:
        return None
    fence = text[:3]
    if fence not in _FENCES:
        return None
    entries = dict(_ENTRY.findall(text[: text.find(f"\n{fence}", 3)]))
    marked = entries.get("lang", "")[:2].lower()
    language = next((one for one in LANGUAGES if one == marked), None)
    return Head(key, language) if (key := _key(path, entries)) else None


def _key(path: Path, entries: dict[str, str]) -> tuple[str, ...]:
    if name := entries.get("translationKey"):
        return ("key", name)
    if "altLangPage" in entries:
        # Each of the two names the other one.
        return ("pages", *sorted((path.stem, PurePosixPath(entries["altLangPage"].rstrip("/")).stem)))
    return ("ref", entries["ref"]) if "ref" in entries and "lang" in entries else ()
