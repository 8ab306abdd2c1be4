"""Pumps every regular expression of bilint, and tells those whose work grows faster than the text.

usage: python -m benchmarks.expressions [--size CHARACTERS] [--seconds S] [PART]

A pump is a piece that the expression repeats, again and again. The text before it comes first or is repeated as well.
A sign that nothing matches ends it. An expression fails if a search for all matches in such a text takes more than the
seconds of computing. Linear work takes a hundredth of them. `PART` is a part of the module's name.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import pkgutil
import re
import signal
import sys
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from re import _constants as codes
from re import _parser as parser
from types import FrameType
from typing import Any, NamedTuple

import bilint
from bilint.patterns import WORD

_SIZE = 20_000
_SECONDS = 0.5
# A repetition that ends before is no pump: its cost is a constant.
_LONG = 300
# Pieces at which one expression passes into the next, besides what it says itself.
_PIECES = (
    "a",
    "A",
    "1",
    " ",
    ".",
    "-",
    "a ",
    "A.",
    "1 ",
    "a-",
    "1,",
    "a.",
    "l'",
    "(a",
    "A ",
    "word ",
    "Word ",
    "12 ",
    " -",
    "\n",
    "a\n",
)
_END = "\x01"
_SHOWN = 60
_DEEP = 3
# Those that search in stretches of bounded length alone, or are tried at the beginnings of lines under another name.
_BOUNDED = frozenset(
    f"bilint.{name}"
    for name in (
        "commands.parser._CHOICE",
        "facts.amounts._JOINTS",
        "facts.grades._PART",
        "kinds.endings._ABBREVIATION",
        "kinds.french_spacing._BEFORE",
        "kinds.note_marks._WORD_BEFORE",
        "kinds.support.version_text._WORD_BEFORE",
        "readers.front_matter._TOML_LINE",
        "readers.front_matter._YAML_LINE",
    )
)
_ANCHORED = {"match", "fullmatch"}


class Expression(NamedTuple):
    """An expression, and the module that has it. `anchored` is true if it is tried at given places alone."""

    module: str
    pattern: re.Pattern[Any]
    anchored: bool


class _SlowError(BaseException):
    """A search that takes too long."""


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    arguments.add_argument("--size", type=int, default=_SIZE, help="characters of a text")
    arguments.add_argument("--seconds", type=float, default=_SECONDS, help="seconds of computing for a text")
    arguments.add_argument("part", nargs="?", default="", metavar="PART", help="a part of a module's name")
    given = arguments.parse_args()
    found = [one for one in expressions() if given.part in one.module]
    slow = 0
    for one in found:
        if pump := slow_pump(one, given.size, given.seconds):
            slow += 1
            print(f"{one.module}: {pump!r}\n    {one.pattern.pattern!r}", flush=True)
    print(f"{len(found)} expressions, {slow} slow")
    return 1 if slow else 0


def expressions() -> list[Expression]:
    """All expressions that modules of bilint hold, each once."""
    found: dict[tuple[Any, int], Expression] = {}
    used = _methods()
    for module in sorted(pkgutil.walk_packages(bilint.__path__, "bilint."), key=lambda one: one.name):
        if module.name.endswith("__main__"):
            continue
        try:
            held = importlib.import_module(module.name)
        except ImportError:  # needs an extra that is not there
            continue
        for name, value in vars(held).items():
            methods = used[module.name if name.startswith("_") else "", name]
            anchored = (bool(methods) and methods <= _ANCHORED) or f"{module.name}.{name}" in _BOUNDED
            for pattern in _patterns([value], 0):
                found.setdefault((pattern.pattern, pattern.flags), Expression(module.name, pattern, anchored))
    return [*found.values()]


def _methods() -> dict[tuple[str, str], set[str]]:
    """The attributes that the code uses of each name: of one that begins with an underscore, in its own module."""
    used: dict[tuple[str, str], set[str]] = defaultdict(set)
    package = Path(bilint.__file__).parent
    for path in package.rglob("*.py"):
        module = ".".join(("bilint", *path.relative_to(package).with_suffix("").parts)).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                name = node.value.id
                used[module if name.startswith("_") else "", name].add(node.attr)
    return used


def _patterns(values: Sequence[Any], depth: int) -> Iterator[re.Pattern[Any]]:
    for value in values:
        if type(value) is type(WORD):  # compiled when it is first used
            yield value.finditer.__self__
        elif isinstance(value, re.Pattern):
            yield value
        elif isinstance(value, dict) and depth < _DEEP:
            yield from _patterns([*value.values()], depth + 1)
        elif isinstance(value, tuple | list) and depth < _DEEP:
            yield from _patterns(value, depth + 1)


def slow_pump(one: Expression, size: int = _SIZE, seconds: float = _SECONDS) -> str:
    """A pump by which the work of an expression grows faster than the text; empty where there is none."""
    for before, piece in pumps(one.pattern):
        whole = before + piece
        for text in (before + piece * (size // len(piece)), whole * (size // len(whole))):
            if _is_slow(one, text + _END, seconds):
                return text[:_SHOWN]
    return ""


def _is_slow(one: Expression, text: str, seconds: float) -> bool:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _SlowError

    subject: Any = text.encode() if isinstance(one.pattern.pattern, bytes) else text
    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
        if one.anchored:
            one.pattern.match(subject)
        else:
            deque(one.pattern.finditer(subject), maxlen=0)
    except _SlowError:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return False


def pumps(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """The text before each long repetition of an expression, and a piece of it; then the pieces of all."""
    text = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    flags = pattern.flags & ~re.UNICODE if text is not pattern.pattern else pattern.flags
    own = ((before, piece) for before, piece in _repeated(parser.parse(text, flags), "") if piece)
    return list(dict.fromkeys([*own, *(("", piece) for piece in _PIECES)]))


def _repeated(nodes: Any, before: str) -> Iterator[tuple[str, str]]:
    for code, value in nodes:
        match code:
            case codes.MAX_REPEAT | codes.MIN_REPEAT | codes.POSSESSIVE_REPEAT:
                _, most, body = value
                if most is codes.MAXREPEAT or most >= _LONG:
                    yield before, _sample(body)
                yield from _repeated(body, before)
            case codes.SUBPATTERN:
                yield from _repeated(value[-1], before)
            case codes.ATOMIC_GROUP:
                yield from _repeated(value, before)
            case codes.BRANCH:
                for branch in value[1]:
                    yield from _repeated(branch, before)
            case codes.ASSERT | codes.ASSERT_NOT:
                yield from _repeated(value[1], before)
        before += _sample([(code, value)])


def _sample(nodes: Any) -> str:
    """A text that some nodes match, by and large."""
    return "".join(_one(code, value) for code, value in nodes)


def _one(code: Any, value: Any) -> str:
    match code:
        case codes.LITERAL:
            return chr(value)
        case codes.NOT_LITERAL:
            return "a" if value != ord("a") else "b"
        case codes.ANY:
            return "a"
        case codes.IN:
            return _of_set(value)
        case codes.BRANCH:
            return _sample(value[1][0])
        case codes.SUBPATTERN:
            return _sample(value[-1])
        case codes.ATOMIC_GROUP:
            return _sample(value)
        case codes.MAX_REPEAT | codes.MIN_REPEAT | codes.POSSESSIVE_REPEAT:
            return _sample(value[2]) * max(1, value[0])
    return ""


_CATEGORIES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_WORD: " ",
}


def _of_set(items: Any) -> str:
    if items[0][0] is codes.NEGATE:
        return next((sign for sign in "a1 -.A," if not any(_holds(item, sign) for item in items[1:])), "~")
    for code, value in items:
        if code is codes.LITERAL:
            return chr(value)
        if code is codes.RANGE:
            return chr(value[0])
        if code is codes.CATEGORY:
            return _CATEGORIES[value]
    return ""


def _holds(item: Any, sign: str) -> bool:
    code, value = item
    if code is codes.LITERAL:
        return ord(sign) == value
    if code is codes.RANGE:
        return value[0] <= ord(sign) <= value[1]
    return code is codes.CATEGORY and _CATEGORIES[value] == sign


if __name__ == "__main__":
    sys.exit(main())
