"""HTML tags inside Markdown: which are markup, whether they part words, and what they say of the language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import LANGUAGES, Language
from ..patterns import lazy

_TAG = lazy(r"<(/?)([A-Za-z][A-Za-z0-9-]*+)((?:\s[^<>]*)?+/?)>")
_ATTRIBUTES = lazy(r"""(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+)*+\s*+/?""")
_HREF = lazy(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.IGNORECASE)
_LANG = lazy(r"""\slang\s*=\s*["']?([A-Za-z]+)""", re.IGNORECASE)

# fmt: off
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr",
))
_CONTAINERS = frozenset((
    "article", "aside", "div", "footer", "header", "main", "nav", "section",
))
_PARTING = _CONTAINERS | frozenset((
    "address", "blockquote", "body", "br", "caption", "center", "col", "colgroup", "dd", "details", "dl", "dt",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html", "img", "li", "ol", "p",
    "pre", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
# fmt: on


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of HTML; `inline` is false where it parts the words around it. `language` is that of its `lang`.

    `target` is where a link leads, as it is written.
    """

    name: str
    end: int
    closing: bool
    inline: bool
    has_language: bool
    language: Language | None
    target: str


def tag_at(text: str, start: int) -> Tag | None:
    """The tag that begins at `text[start]`; None where there is none, or where HTML has no such element."""
    match = _TAG.match(text, start)
    if match is None:
        return None
    name = match[2].lower()
    inline = name in _INLINE
    if not (inline or name in _PARTING) or not _ATTRIBUTES.fullmatch(match[3]):
        return None
    lang = _LANG.search(match[3])
    code = lang[1].lower() if lang else ""
    language = next((language for language in LANGUAGES if language == code), None)
    href = _HREF.search(match[3]) if name == "a" else None
    target = next((group for group in href.groups() if group), "") if href else ""
    return Tag(name, match.end(), bool(match[1]), inline, lang is not None, language, target.strip())


@dataclass(slots=True)
class _Element:
    name: str
    language: Language | None
    depth: int = 1  # how many elements of this name are open within it, itself included


class Languages:
    """The open elements that have a `lang` attribute, the innermost last."""

    def __init__(self) -> None:
        self.elements: list[_Element] = []

    @property
    def current(self) -> Language | None:
        return self.elements[-1].language if self.elements else None

    def take(self, tag: Tag) -> bool:
        """Opens or closes an element; whether the language may be another from here on."""
        if tag.closing:
            if self.elements and self.elements[-1].name == tag.name:
                self.elements[-1].depth -= 1
                if not self.elements[-1].depth:
                    self.elements.pop()
                    return True
        elif tag.has_language:
            self.elements.append(_Element(tag.name, tag.language))
            return True
        elif self.elements and self.elements[-1].name == tag.name:
            self.elements[-1].depth += 1
        return False

    def end_paragraph(self) -> None:
        """Closes what cannot reach beyond a paragraph, so that a forgotten `</span>` does no harm further on."""
        while self.elements and self.elements[-1].name not in _CONTAINERS:
            self.elements.pop()
