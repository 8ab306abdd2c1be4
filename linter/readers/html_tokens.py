"""HTML to tags and stretches of text, each with its place in the source, in linear time.

The parser of the standard library reads the rest of the page again for each unclosed tag or comment. 60 kB of `<a `
keep it busy for most of a minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from ..model import Span
from ..patterns import lazy

_MARKUP = lazy(r"<(?:(/?)([A-Za-z][^\s/>]*+)|!--|[!?/])")
_SPACE = r"[ \t\n\r\f]"
# The last quote of a page may have no partner. Then it is part of the value, and the search is not repeated. Within
# attributes, `&section=2` is no section sign.
_REFERENCE = lazy(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ATTRIBUTE = lazy(
    rf"(?:{_SPACE}|/)*+(?:(?P<end>>)|(?P<name>[^\s/>][^\s/>=]*+)"
    rf"""(?:{_SPACE}*+={_SPACE}*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s>]++))?+)?+)"""
)
_WANTED = frozenset((
    "aria-hidden", "charset", "class", "colspan", "hidden", "href", "lang", "open", "role", "rowspan", "start", "style",
    "type", "value",
))  # fmt: skip
# Elements that a browser reads unparsed up to the closing tag. It shows none of them.
_RAW = frozenset(("script", "style", "noscript", "textarea", "title", "iframe", "noembed", "noframes", "xmp"))
# Nobody writes so many: what follows is skipped up to the next bracket.
_MAX_ATTRIBUTES = 1000
_NO_ATTRIBUTES: Mapping[str, str] = {}


@dataclass(slots=True)
class Tag:
    """A tag, its name in lower case; `attributes` holds those that say something of the visible text."""

    name: str
    closing: bool
    span: Span
    attributes: Mapping[str, str]


def tokens(source: str) -> Iterator[Tag | Span]:
    """The tags of a page and the spans of the text between them; comments and scripts are left out."""
    position = 0
    while match := _MARKUP.search(source, position):
        start = match.start()
        if start > position:
            yield Span(position, start)
        if match[2] is None:
            position = _after(source, start, match.end())
            continue
        attributes, position = _attributes(source, match.end())
        name = match[2].lower()
        yield Tag(name, bool(match[1]), Span(start, position), attributes)
        if name in _RAW and not match[1]:
            closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, position)
            position = closing.start() if closing else len(source)
    if position < len(source):
        yield Span(position, len(source))


def _after(source: str, start: int, end: int) -> int:
    """Where a comment or declaration ends: at the end of the page if nothing closes it, as in browsers."""
    if not source.startswith("<!--", start):
        close = source.find(">", end)
        return len(source) if close < 0 else close + 1
    if source.startswith(("<!-->", "<!--->"), start):
        return source.index(">", start) + 1
    close = source.find("-->", end)
    return len(source) if close < 0 else close + 3


def _attributes(source: str, position: int) -> tuple[Mapping[str, str], int]:
    """The attributes of a tag whose name ends at `position`, and where the tag ends."""
    if source.startswith(">", position):
        return _NO_ATTRIBUTES, position + 1
    found: dict[str, str] = {}
    for _ in range(_MAX_ATTRIBUTES):
        match = _ATTRIBUTE.match(source, position)
        if match is None:
            return found, len(source)
        position = match.end()
        if match["end"]:
            return found, position
        name = match["name"].lower()
        if name in _WANTED and name not in found:
            value = next((value for value in match.group("double", "single", "bare") if value is not None), "")
            found[name] = _REFERENCE.sub(lambda reference: unescape(reference[0]), value)
    close = source.find(">", position)
    return found, len(source) if close < 0 else close + 1
