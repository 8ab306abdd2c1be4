"""How the names of files and folders tell the two versions of a notice apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from ..model import LANGUAGES, Language

# (English, French), the commonest first, in any case.
_WORDS: tuple[tuple[str, str], ...] = (
    ("en", "fr"),
    ("eng", "fra"),
    ("eng", "fre"),
    ("e", "f"),
    ("english", "french"),
    ("anglais", "francais"),
    ("anglais", "français"),
    ("english", "francais"),
    ("english", "français"),
)
# As the name of a folder, of a file without its suffix, or after a space. A single letter says too little there.
NAMES = tuple(words for words in _WORDS if len(words[0]) > 1)
_MARKS = (".", "-", "_")
# At the end of a file's name, before its suffix.
_ENDINGS = (
    *((f"{mark}{en}", f"{mark}{fr}") for mark in _MARKS for en, fr in _WORDS),
    *((f"{mark}({en})", f"{mark}({fr})") for mark in (" ", "") for en, fr in _WORDS),
    *((f" {en}", f" {fr}") for en, fr in NAMES),
)
# At the beginning of a file's name.
_BEGINNINGS = (
    *((f"{en}{mark}", f"{fr}{mark}") for mark in (" ", *_MARKS) for en, fr in NAMES),
    *((f"({en}){mark}", f"({fr}){mark}") for mark in (" ", "") for en, fr in NAMES),
)
# Most names have none of them.
_ANY_ENDING = tuple(ending for pair in _ENDINGS for ending in pair)
_ANY_BEGINNING = tuple(beginning for pair in _BEGINNINGS for beginning in pair)

# The part that the names of two versions share, with a sign in place of the language word.
SharedName = tuple[str, ...]


def versions_named(path: Path) -> Iterator[tuple[Language, SharedName, int]]:
    """Each way in which the path names a language: in a folder, in the file's name, or in both alike.

    Yields the language, the part shared with the other path, and a rank: the lower, the more usual.
    """
    folders = list(words_in_folders(path))
    in_name = list(words_in_name(path.stem))
    for language, index, words in folders:
        parts = list(path.parts[:-1])
        parts[index] = f"/{words}"  # no name has a slash
        yield language, (*parts, path.stem), words
        for named, stem, rank in in_name:
            if named == language:
                yield language, (*parts, stem), words + rank
    for language, stem, rank in in_name:
        yield language, (*path.parts[:-1], stem), rank


def words_in_folders(path: Path) -> Iterator[tuple[Language, int, int]]:
    """The language that a folder names, the folder's index in the path, and the index of the words in NAMES."""
    for index, part in enumerate(path.parts[:-1]):
        folded = _folded(part)
        for words, pair in enumerate(NAMES):
            if folded in pair:
                yield LANGUAGES[pair.index(folded)], index, words


def words_in_name(stem: str) -> Iterator[tuple[Language, str, int]]:
    """The language, the name with a sign in place of the word, and how uncommon the word is."""
    folded, name = _folded(stem), normalize("NFC", stem)
    for rank, pair in enumerate(_ENDINGS if folded.endswith(_ANY_ENDING) else ()):
        for language, ending in zip(LANGUAGES, pair, strict=True):
            if folded.endswith(ending) and len(folded) > len(ending):
                yield language, f"{name[: -len(ending)]}/{rank}", rank
    for rank, pair in enumerate(_BEGINNINGS if folded.startswith(_ANY_BEGINNING) else (), len(_ENDINGS)):
        for language, beginning in zip(LANGUAGES, pair, strict=True):
            if folded.startswith(beginning) and len(folded) > len(beginning):
                yield language, f"{rank}/{name[len(beginning) :]}", rank
    for rank, pair in enumerate(NAMES):
        if folded in pair:
            yield LANGUAGES[pair.index(folded)], f"/{rank}", rank


def _folded(name: str) -> str:
    return normalize("NFC", name).lower()
