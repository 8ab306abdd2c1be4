"""TOML of others: parsed within bounds, or a fault with its line."""

from __future__ import annotations

import re
from typing import Any

from ..messages import Both, both
from ..patterns import lazy

# Parsers keep every beginning of a key with dots. A long key takes time and memory by the square.
MAX_PARTS = 20

_STRINGS_AND_REMARKS = lazy(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""'
    r"|'''(?:[^']|'(?!''))*+'''"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'|#[^\n]*+",
    re.DOTALL,
)
_PART = r"[A-Za-z0-9_-]++[ \t]*+"
_LONG_KEY = lazy(rf"(?<![\w.-]){_PART}(?:\.[ \t]*+{_PART}){{{MAX_PARTS}}}")


class TomlError(Exception):
    """A text that is no TOML, or more than bilint takes: its line, from 1, and why."""

    def __init__(self, line: int, messages: Both) -> None:
        super().__init__(line, messages)
        self.line = line
        self.messages = messages


def parse(text: str) -> dict[str, Any]:
    """The table of a TOML text with `\\n` line ends. Raises TomlError, and nothing else."""
    # What is quoted may be a part of a key, and keeps its lines.
    plain = _STRINGS_AND_REMARKS.sub(lambda match: "q" + "\n" * match[0].count("\n"), text)
    if match := _LONG_KEY.search(plain):
        line = plain.count("\n", 0, match.start()) + 1
        raise TomlError(line, both("A key of more than {most} parts is refused.", most=str(MAX_PARTS)))
    import tomllib  # lazy import: a run without a configuration parses nothing

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # not all that tomllib raises is a TOMLDecodeError
        at = re.search(r"at line (\d+)", str(error))
        raise TomlError(int(at[1]) if at else 1, both("Not valid TOML: {why}", why=str(error))) from None
