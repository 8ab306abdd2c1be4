"""Targets of Markdown links: in brackets behind the text, or defined on a line of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..model import Span
from ..patterns import lazy

ENTITY = lazy(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TITLE = r"""(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))"""
TARGET = lazy(
    r"\(\s*+(?:<(?P<angle>[^<>\n]*+)>|(?P<raw>(?:[^\s()<\\]|\\.|\((?:[^\s()\\]|\\.)*+\))*+))"
    rf"(?:\s++{_TITLE})?+\s*+\)",
    re.DOTALL,
)
LABEL = lazy(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.DOTALL)
_DEFINITION = lazy(
    rf"\[((?:[^\[\]\\^]|\\.)(?:[^\[\]\\]|\\.){{0,998}}+)\]:[ \t]*+(?:<([^<>\n]*+)>|(\S++))(?:[ \t]++{_TITLE})?+[ \t]*+$"
)
_ESCAPE = lazy(r"\\([!-/:-@\[-`{-~])")
_FILE = lazy(r"(?:[\w%-]*+\.)*?[\d_%-]*+[^\W\d_][\w%-]*+\.[a-z]{2,5}", re.IGNORECASE)
Definitions = Mapping[str, str]


def definition(source: str, span: Span) -> tuple[str, str] | None:
    """The label and target of a line `[label]: target`, if it is one.

    The target must look like an address: `[Grade]: 15` is text that somebody wants to be read.
    """
    match = _DEFINITION.match(source, span.start, span.end)
    if match is None:
        return None
    target = match[2] if match[2] is not None else match[3]
    if match[2] is None and not any(char in target for char in "/#:@") and not _FILE.fullmatch(target):
        return None
    return link_label(match[1]), plain_target(target)


def link_label(text: str) -> str:
    return " ".join(text.split()).casefold()


def plain_target(target: str) -> str:
    """A link's target as a browser takes it."""
    target = _ESCAPE.sub(r"\1", target)
    if "&" in target:
        from html import unescape

        target = ENTITY.sub(lambda entity: unescape(entity[0]), target)
    return target
