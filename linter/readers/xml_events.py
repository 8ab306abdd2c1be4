"""The elements and texts of an XML file with their places in the source, read as a possibly hostile file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn, Protocol
from xml.parsers import expat

from ..messages import Both, both
from ..model import Span
from . import UnreadableError
from .docx_package import MAX_DEPTH, MAX_ELEMENTS


class Handler(Protocol):
    """Takes the events of a file. Names come without their prefixes."""

    def start(self, tag: str, attributes: Mapping[str, str], at: int) -> None:
        """An element begins at an offset of the source."""

    def end(self, after: int) -> None:
        """The element is over; the source goes on at `after`."""

    def text(self, text: str, source: Span) -> None:
        """Text in the element that is open."""


def walk(path_name: str, source: str, handler: Handler) -> None:
    """Hands the events of a file to a handler. Raises `UnreadableError` for what no tool writes.

    A document type may be named, as TMX does; nothing may be declared in it, and it is not fetched.
    """
    _Walk(path_name, source, handler).run()


class _Walk:
    def __init__(self, path_name: str, source: str, handler: Handler) -> None:
        self._path_name = path_name
        self._source = source
        self._handler = handler
        self._data = source.encode("utf-8", "replace")
        self._ascii = len(self._data) == len(source)
        self._byte = self._char = 0
        self._size = self._depth = 0
        self._empty = False  # True if nothing has followed the beginning of the element
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._declared
        self._parser.SkippedEntityHandler = self._declared

    def run(self) -> None:
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise self._refused(
                both(
                    "line {line} is not valid XML ({error})",
                    line=str(error.lineno),
                    error=expat.ErrorString(error.code),
                )
            ) from None

    def _offset(self) -> int:
        """The place of the event in the source. Events come in order, so each byte is decoded once."""
        byte = self._parser.CurrentByteIndex
        if self._ascii:
            return byte
        self._char += len(self._data[self._byte : byte].decode("utf-8", "replace"))
        self._byte = byte
        return self._char

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._size += 1 + len(attributes)
        self._depth += 1
        if self._size > MAX_ELEMENTS:
            raise self._refused(
                both("more than the {most} elements that bilint reads; split the file", most=f"{MAX_ELEMENTS:,}")
            )
        if self._depth > MAX_DEPTH:
            raise self._refused(both("elements nested more than {max_depth} deep", max_depth=str(MAX_DEPTH)))
        self._empty = True
        self._handler.start(_local(tag), attributes, self._offset())

    def _end(self, _tag: str) -> None:
        self._depth -= 1
        offset = self._offset()
        # An element without content is over where its tag ends, any other where its second tag ends.
        empty = self._empty and self._source.endswith("/>", 0, offset)
        self._empty = False
        self._handler.end(offset if empty else self._source.find(">", offset) + 1)

    def _text(self, text: str) -> None:
        self._empty = False
        start = self._offset()
        length = len(text)
        if not self._source.startswith(text, start):
            if self._source.startswith("&", start):
                length = self._source.index(";", start) + 1 - start
            elif self._source.startswith("\r\n", start):
                length = 2
        self._handler.text(text, Span(start, start + length))

    def _declared(self, *_: object) -> NoReturn:
        raise self._refused(both("it declares or uses entities of its own, which no translation tool does"))

    def _refused(self, why: Both) -> UnreadableError:
        en, fr = why
        return UnreadableError(self._path_name, both("the XML cannot be read: {en}", en=en, fr=fr))


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
