"""List items that can be compared: those of one level below one parent, with one kind of bullet."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Block
from ...patterns import lazy

_NUMBER = lazy(r"\(?(?:(?P<parts>\d+(?:\.\d+)+)|(?P<number>\d+)|(?P<letter>[A-Za-z]{1,4}))[.)]?")


def siblings(items: Sequence[Block]) -> list[list[Block]]:
    """The lists that items which follow each other make up, in the order of their first items.

    A list ends where an item of a higher level begins, or where the outer list goes on. The sub-lists of two items are
    two lists, indented or not.
    """
    lists: list[list[Block]] = []
    open_lists: list[tuple[tuple[int, str], list[Block]]] = []
    for item in items:
        key = (item.level, _bullet(item))
        known = [one for one, _ in open_lists]
        if key in known:
            del open_lists[known.index(key) + 1 :]
        else:
            open_lists = [one for one in open_lists if one[0][0] <= item.level]
            open_lists.append((key, []))
            lists.append(open_lists[-1][1])
        open_lists[-1][1].append(item)
    return lists


def _bullet(item: Block) -> str:
    """The kind of bullet: a sign, or a name for numbers, letters and numbers of several parts (`17.1`)."""
    match = _NUMBER.fullmatch(item.marker)
    return (match.lastgroup or "") if match else item.marker
