"""The TOML of bilint's own pages and vocabulary, parsed when it is needed, or by an earlier run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Parse = Callable[[str], dict[str, Any]]


def parsed(text: str) -> dict[str, Any]:
    """The table of a text that is TOML. Raises tomllib.TOMLDecodeError for any other."""
    import tomllib  # lazy import: a run may know all its tables

    return tomllib.loads(text)


_parse: Parse = parsed


def table_of(text: str) -> dict[str, Any]:
    """The table of a TOML text of bilint's own, new each time."""
    return _parse(text)


def parse_by(function: Parse) -> None:
    """Lets another function parse from now on: one that knows texts which were parsed before."""
    global _parse  # noqa: PLW0603 - vocabularies are constants of modules, so nobody could hand it to them
    _parse = function
