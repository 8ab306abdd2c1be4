"""On which line of a TOML text each key stands, which `tomllib` does not tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from ..patterns import lazy

# Names of tables and keys, and indexes of elements: ("suppress", 0, "rule").
KeyPath = tuple[str | int, ...]

_BLANK = lazy(r"[ \t]*")
_NOTHING = lazy(r"(?:[ \t\n]|#[^\n]*)*+")
_BETWEEN = lazy(r"(?:[ \t\n,]|#[^\n]*)*+")
_BARE_KEY = lazy(r"[A-Za-z0-9_-]+")
_LITERAL_STRING = lazy(r"'[^'\n]*'")
_BASIC_STRING = lazy(r'"(?:[^"\\\n]|\\.)*+"')
_LONG_LITERAL = lazy(r"'''.*?'''('{0,2})", re.DOTALL)
_LONG_BASIC = lazy(r'"""(?:[^"\\]|\\.|"(?!""))*+"""("{0,2})', re.DOTALL)
_BARE_VALUE = lazy(r"[^,\]}#\n]+")


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line (from 1) of each key, table and element of a list, by its path.

    The text must be valid TOML with `\\n` line ends: the scanner relies on it, and does not find errors.
    """
    return _Scanner(text).scan()


def line_of(path: KeyPath, lines: Mapping[KeyPath, int]) -> int:
    """The line of a path, or of the nearest table around it that has one."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.breaks = [match.start() for match in re.finditer("\n", text)]
        self.lines: dict[KeyPath, int] = {}
        self.elements: dict[KeyPath, int] = {}  # how many `[[name]]` there are so far

    def scan(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        self._skip(_NOTHING)
        while self.at < len(self.text):
            if self.text.startswith("[", self.at):
                table = self._header()
            else:
                self._assignment(table)
            self._skip(_NOTHING)
        return self.lines

    def _header(self) -> KeyPath:
        line = self._line()
        is_element = self.text.startswith("[[", self.at)
        self.at += 1 + is_element
        *outer, last = self._keys()
        self.at += 1 + is_element
        path: KeyPath = (*self._inside(outer), last)
        if is_element:
            self.lines.setdefault(path, line)
            self.elements[path] = self.elements.get(path, 0) + 1
            path = (*path, self.elements[path] - 1)
        self.lines[path] = line
        return path

    def _inside(self, names: Sequence[str]) -> KeyPath:
        """The path of a table named in a header. The name of a list means its last element."""
        path: KeyPath = ()
        for name in names:
            path = (*path, name)
            if path in self.elements:
                path = (*path, self.elements[path] - 1)
        return path

    def _assignment(self, table: KeyPath) -> None:
        line = self._line()
        path = table
        for key in self._keys():
            path = (*path, key)
            self.lines.setdefault(path, line)
        self.at += 1  # the sign =
        self._skip(_BLANK)
        self._value(path)

    def _keys(self) -> list[str]:
        """A key with its dots; the position is then behind it and the blanks after it."""
        keys = []
        while True:
            self._skip(_BLANK)
            keys.append(self._key())
            self._skip(_BLANK)
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def _key(self) -> str:
        for quoted in (_LITERAL_STRING, _BASIC_STRING):
            if match := quoted.match(self.text, self.at):
                self.at = match.end()
                import tomllib  # lazy import: few keys are quoted

                return str(tomllib.loads(f"key = {match[0]}")["key"])
        start = self.at
        self._skip(_BARE_KEY)
        return self.text[start : self.at]

    def _value(self, path: KeyPath) -> None:
        if self.text.startswith("[", self.at):
            self._list(path)
        elif self.text.startswith("{", self.at):
            self.at += 1
            self._skip(_BETWEEN)
            while not self.text.startswith("}", self.at):
                self._assignment(path)
                self._skip(_BETWEEN)
            self.at += 1
        else:
            for form in (_LONG_LITERAL, _LONG_BASIC, _LITERAL_STRING, _BASIC_STRING, _BARE_VALUE):
                if match := form.match(self.text, self.at):
                    self.at = match.end()
                    return

    def _list(self, path: KeyPath) -> None:
        self.at += 1
        self._skip(_BETWEEN)
        index = 0
        while not self.text.startswith("]", self.at):
            self.lines[(*path, index)] = self._line()
            self._value((*path, index))
            self._skip(_BETWEEN)
            index += 1
        self.at += 1

    def _skip(self, form: re.Pattern[str]) -> None:
        if match := form.match(self.text, self.at):
            self.at = match.end()

    def _line(self) -> int:
        return bisect_right(self.breaks, self.at) + 1
