"""Configured patterns for the names of the two versions of a notice: `*-angl.md` and `*-franc.md`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..model import LANGUAGES, Language, other

Captured = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """The names of the two versions, part by part. A part has one `*` at most, and what it stands for is shared.

    Patterns of one part are names of files in the same folder; longer ones begin at `folder`.
    """

    folder: Path
    en: tuple[str, ...]
    fr: tuple[str, ...]

    def version(self, path: Path) -> tuple[Language, Captured] | None:
        """Which version a path is, and what it shares with the other one. None where the pattern is not about it."""
        for language in LANGUAGES:
            captured = _captured(self._names(language), self._parts(path, language))
            if captured is not None:
                where = path.parent if self._is_name(language) else self.folder
                return language, (where.as_posix(), *captured)
        return None

    def folder_of_other(self, path: Path) -> Path | None:
        """Where the other version of a path would lie; None where the pattern is not about it."""
        found = self.version(path)
        if found is None:
            return None
        language, (where, *captured) = found
        parts = []
        for part in self._names(other(language)):
            parts.append(part.replace("*", captured.pop(0)) if "*" in part else part)
        return Path(where, *parts).parent

    def _names(self, language: Language) -> tuple[str, ...]:
        return self.en if language == "en" else self.fr

    def _is_name(self, language: Language) -> bool:
        return len(self._names(language)) == 1

    def _parts(self, path: Path, language: Language) -> tuple[str, ...]:
        if self._is_name(language):
            return (path.name,)
        return path.relative_to(self.folder).parts if path.is_relative_to(self.folder) else ()


def pattern_of(folder: Path, en: str, fr: str) -> Pattern | None:
    """The pattern of a pair of names; None where the two cannot tell which files belong together."""
    names = [tuple(name.removeprefix("./").split("/")) for name in (en, fr)]
    fit = all(part not in ("", ".", "..") and part.count("*") <= 1 for parts in names for part in parts)
    shared = [sum("*" in part for part in parts) for parts in names]
    alike = shared[0] == shared[1] and (len(names[0]) == 1) == (len(names[1]) == 1)
    if not fit or not alike or names[0] == names[1]:
        return None
    return Pattern(folder, names[0], names[1])


def _captured(pattern: tuple[str, ...], parts: tuple[str, ...]) -> Captured | None:
    if len(pattern) != len(parts):
        return None
    captured = []
    for wanted, part in zip(pattern, parts, strict=True):
        before, star, after = wanted.partition("*")
        if not star and part != wanted:
            return None
        if star:
            if len(part) <= len(before) + len(after) or not (part.startswith(before) and part.endswith(after)):
                return None
            captured.append(part[len(before) : len(part) - len(after)])
    return tuple(captured)
