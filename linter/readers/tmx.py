"""TMX translation memories as documents: each unit with an English and a French segment is a pair."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Document, Language, Span
from .bilingual_xml import Segments, read_segments
from .written import language_named


def read(path_name: str, data: bytes) -> Document:
    """The document in a TMX file. Raises `UnreadableError`."""
    return read_segments(path_name, data, "tmx", _Tmx(path_name), ("tmx",))


class _Tmx(Segments):
    def __init__(self, path_name: str) -> None:
        super().__init__(path_name)
        self._unit = 0
        self._version: Language | None = None
        self._taken: set[Language] = set()

    def start(self, tag: str, attributes: Mapping[str, str], at: int) -> None:
        self.root = self.root or tag
        if self.content is not None:
            self.depth += 1
            self.content.start(tag, attributes, at)
        elif tag == "tu":
            self._unit += 1
            self._taken = set()
        elif tag == "tuv":
            self._version = language_named(attributes.get("xml:lang") or attributes.get("lang"))
        elif tag == "seg":
            self.begin()

    def end(self, after: int) -> None:
        if self.content is None:
            return
        if self.depth:
            self.depth -= 1
            self.content.end(after)
            return
        version = None if self._version in self._taken else self._version
        if version is not None:
            self._taken.add(version)
        self.take(str(self._unit), version)

    def text(self, text: str, source: Span) -> None:
        if self.content is not None:
            self.content.text(text, source)
