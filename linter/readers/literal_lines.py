"""Plain text that is no prose: commands, settings and output, set apart from the paragraphs by their indentation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Line, Span
from ..patterns import lazy
from .scale import scale

_INDENT = 2  # columns by which code stands further in than the text around it
_TAB = 8
# Signs of commands and settings that an address or a verse, indented as well, does not have.
_SIGNS = lazy(
    r"^[ \t]*(?:[#$%>]|~#|//|/\*) ?\S|\S +--?[A-Za-z]|[{}=<>|\\~]|[\w\])]\(|;$|\w_\w|(?:^|\s)\.{0,2}/\w"
    r"|\w\.[a-z]{2,4}\b(?!\.)"
)


def literal_lines(lines: Sequence[Line]) -> tuple[Span, ...]:
    """The places in the source of the lines that are no prose. Each group of lines between blanks is judged as one."""
    found: list[Span] = []
    margin = 0
    for group in _groups(lines):
        depth = min(_depth(line.text) for line in group)
        texts = [line.text for line in group]
        prose = scale().is_prose(" ".join(texts))
        if not prose and has_signs(texts) and depth >= margin + _INDENT:
            found += [line.origin.locate(Span(0, len(line.text))) for line in group]
        elif prose:
            margin = depth
    return tuple(found)


def has_signs(lines: Sequence[str]) -> bool:
    """True if half of some lines or more have the signs of code."""
    return 2 * sum(_SIGNS.search(line.rstrip()) is not None for line in lines) >= len(lines)


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines between two blank ones, divided again where the indentation changes."""
    group: list[Line] = []
    for line in lines:
        blank = not line.text.strip()
        if group and (blank or abs(_depth(line.text) - _depth(group[0].text)) >= _INDENT):
            yield group
            group = []
        if not blank:
            group.append(line)
    if group:
        yield group


def _depth(text: str) -> int:
    """The column that a line begins in."""
    shown = text.expandtabs(_TAB)
    return len(shown) - len(shown.lstrip())
