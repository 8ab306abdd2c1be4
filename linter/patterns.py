"""Regular expressions that are compiled when they are first used: a run needs few of them, and start-up none."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

_METHODS = ("finditer", "findall", "search", "match", "fullmatch", "sub", "split")


Compile = Callable[[str, int], re.Pattern[str]]

_compile: Compile = re.compile


def compile_by(function: Compile) -> None:
    """Lets another function compile from now on: one that knows patterns which were compiled before."""
    global _compile  # noqa: PLW0603 - patterns are constants of modules, so nobody could hand it to them
    _compile = function


class _Lazy:
    """Stands for a pattern until it is used; then its methods are those of the compiled pattern."""

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        source = self._source if isinstance(self._source, str) else self._source()
        compiled = _compile(source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """A pattern with the methods that search in a text; as a decorator, of a function that writes the pattern."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


# Patterns that many modules share.
LETTERS = lazy(r"[^\W\d_]+")
LETTERS_2 = lazy(r"[^\W\d_]{2,}")
LETTERS_AND_DIGITS = lazy(r"[^\W_]+")
WORD = lazy(r"[\w\u0300-\u036f]+")
CHUNK = lazy(r"\S+")
DIGITS = lazy(r"\d+")
HYPHEN = lazy(r"[-‐‑]")
ACRONYM = lazy(r"\b[A-Z]{2,8}\b")


def has_letters(text: str, number: int) -> bool:
    """True if so many letters follow each other in a text."""
    return any(len(word) >= number for word in LETTERS.findall(text))
