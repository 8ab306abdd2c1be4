"""Shared by the XML formats: text without the characters that XML 1.0 forbids, and the written tree."""

from __future__ import annotations

from xml.etree import ElementTree

from ..patterns import lazy
from ..quotes import visible

_NOT_XML = lazy("[\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """The text with control characters as escapes and other characters that are no XML replaced by U+FFFD."""
    return _NOT_XML.sub("\ufffd", visible(text))


def write(root: ElementTree.Element) -> str:
    """The tree as an indented document."""
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'
