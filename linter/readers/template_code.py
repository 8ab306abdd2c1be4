"""The code of template languages within Markdown: Hugo's shortcodes `{{< … >}}` and `{{% … %}}`, Liquid's `{% … %}`.

Readers see none of it, but for the texts that a shortcode is given: `{{< link slug="rules" text="the rules" >}}`.
Marks such as `{{ name }}` stand for words of the page, and stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Span
from ..patterns import lazy

OPENING = r"\{\{[<%]|\{%"
# No code of a template is longer; what is, has lost its end.
_LONGEST = 2000
_CODE = re.compile(
    rf"\{{\{{<.{{0,{_LONGEST}}}?>\}}\}}|\{{\{{%.{{0,{_LONGEST}}}?%\}}\}}|\{{%.{{0,{_LONGEST}}}?%\}}", re.DOTALL
)
_ANY = lazy(rf"{_CODE.pattern}|\{{\{{[^{{}}]{{0,{_LONGEST}}}\}}\}}", re.DOTALL)
_TEXT = lazy(r"""\b(?:text|title|caption)\s*=\s*(?:"((?:[^"\\]|\\.)*+)"|'([^']*)')""")
_TARGET = lazy(r"""\b(?:slug|href|url|to|ref|path)\s*=\s*["']([^"']*)["']""")


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of code: its end, the visible texts in it, and its target as a link."""

    end: int
    texts: tuple[Span, ...]
    target: str


def code_at(text: str, start: int) -> Code | None:
    """The code that begins at a place of a text; None where nothing ends it."""
    match = _CODE.match(text, start)
    if match is None:
        return None
    texts = (
        found.span(1) if found[1] is not None else found.span(2) for found in _TEXT.finditer(text, start, match.end())
    )
    target = _TARGET.search(text, start, match.end())
    return Code(match.end(), tuple(Span(*span) for span in texts if span[0] < span[1]), target[1] if target else "")


def blanked(text: str) -> str:
    """The text with all code and marks as underscores, so that their signs are not taken for those of tags."""
    return _ANY.sub(lambda match: "_" * len(match[0]), text) if "{" in text else text
