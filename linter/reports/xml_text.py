"""What the XML formats share: text without the characters that XML 1.0 forbids, and the written tree."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

from ..quotes import visible


def xml_text(text: str) -> str:
    """The text with control characters as escapes and other characters that are no XML replaced by U+FFFD."""
    return _not_xml().sub("\ufffd", visible(text))


def write(root: ElementTree.Element) -> str:
    """The tree as an indented document."""
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


@cache
def _not_xml() -> re.Pattern[str]:
    return re.compile("[\ud800-\udfff\ufffe\uffff]")
