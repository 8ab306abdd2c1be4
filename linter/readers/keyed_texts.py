"""The texts of JSON and YAML: which key leads to each, and which of the keys name a language.

Keys such as `en`, `title_fr` and `labelEn` name a language. A file holds both versions if most of its text stands under
such keys with a counterpart. Else it is one version, and keys tell which texts of the other file are its translations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..files import FileError, read_regular
from ..messages import Both, both
from ..model import Language, Line
from ..patterns import lazy
from . import MAX_BYTES
from .written import Written, language_named, total

# A hostile file could be all brackets.
MAX_DEPTH = 100
MAX_VALUES = 300_000
_MOST = 0.5
_ONE_OR_BOTH = (".json", ".arb", ".yaml", ".yml")
_WORDS = lazy(r"(?i)(?:(.+)[-_. ])?(en|eng|fr|fra|fre)(?:[-_][a-z]{2})?")
_CAMEL = lazy(r"(.*[a-z0-9])(En|EN|Eng|Fr|FR|Fra)")

# The keys that lead to French texts, as bytes: a quick look, since most JSON and YAML holds no translation.
_FRENCH_KEY = rb"""(?:(?<![A-Za-z])(?i:fr|fra|fre)(?:[-_][A-Za-z]{2})?|[a-z0-9](?:Fr|FR|Fra))["']?\s*:"""

Keys = tuple[str, ...]
TOO_DEEP: Both = both("values nested more than {most} deep", most=str(MAX_DEPTH))
TOO_MANY: Both = both("more than the {most} values that bilint reads; split the file", most=f"{MAX_VALUES:,}")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text and the keys that lead to it. A number in a list counts as a key."""

    path: Keys
    written: Written


def walk(
    roots: Iterable[object],
    below: Callable[[Any], Sequence[tuple[object, object]] | None],
    refused: Callable[[Both], Exception],
) -> Iterator[tuple[Keys, Any]]:
    """The values that hold no others, in order, each with the keys that lead to it.

    `below` gives the values that one holds, and None for a leaf. Above the bounds, the error of `refused` is raised.
    """
    waiting: list[tuple[Keys, object]] = [((), root) for root in reversed([*roots])]
    seen = 0
    while waiting:
        path, value = waiting.pop()
        seen += 1
        if seen > MAX_VALUES:
            raise refused(TOO_MANY)
        if len(path) > MAX_DEPTH:
            raise refused(TOO_DEEP)
        held = below(value)
        if held is None:
            yield path, value
        else:
            waiting += [((*path, str(key)), one) for key, one in reversed(held)]


def may_hold_both(path: Path) -> bool:
    """True unless a file is JSON or YAML without a key for French texts."""
    if path.suffix.lower() not in _ONE_OR_BOTH:
        return True
    try:
        return re.search(_FRENCH_KEY, read_regular(path, MAX_BYTES)) is not None
    except FileError:
        return False


def lines_of(leaves: Sequence[Leaf]) -> list[Line]:
    """The lines of all texts that have a version or a key. Keys with an `@` before them describe others."""
    leaves = [leaf for leaf in leaves if not any(key.startswith("@") for key in leaf.path)]
    plain = [line for leaf in leaves for line in leaf.written.lines("/".join(leaf.path))]
    sorted_by_version = list(_by_version(leaves))
    found = {
        language: {line.key for line in sorted_by_version if line.version == language} for language in ("en", "fr")
    }
    both_sides = found["en"] & found["fr"]
    if total(line for line in sorted_by_version if line.key in both_sides) > _MOST * total(plain):
        return sorted_by_version
    root = {leaf.path[0] for leaf in leaves if leaf.path}
    if len(root) == 1 and language_named(next(iter(root))):
        return [line for leaf in leaves for line in leaf.written.lines("/".join(leaf.path[1:]))]
    return plain


def _by_version(leaves: Sequence[Leaf]) -> Iterator[Line]:
    """The lines below a key that names a language. Its key is the rest of the path."""
    taken: set[tuple[str, Language]] = set()
    for leaf in leaves:
        for index, key in enumerate(leaf.path):
            if named := _named(key):
                language, stem = named
                rest = "/".join((*leaf.path[:index], *stem, *leaf.path[index + 1 :]))
                if (rest, language) not in taken:
                    taken.add((rest, language))
                    yield from leaf.written.lines(rest, language)
                break


def _named(key: str) -> tuple[Language, Keys] | None:
    """The language that a key names, and the rest of the key."""
    match = _WORDS.fullmatch(key) or _CAMEL.fullmatch(key)
    if match is None:
        return None
    language = language_named(match[2])
    return (language, (match[1],) if match[1] else ()) if language else None
