"""XLIFF 1.2 and 2.x, the exchange format of translation tools, also as Trados, memoQ and Phrase write it."""

from __future__ import annotations

from collections.abc import Mapping

from ..messages import both
from ..model import Document, Language, Span, other
from . import UnreadableError
from .bilingual_xml import Segments, read_segments
from .written import language_named

# The elements that hold a source and a target of their own, in 1.2 and in 2.x. Suggestions from memories do as well.
_UNITS = ("trans-unit", "segment")
_TEXTS = ("source", "target")


def read(path_name: str, data: bytes) -> Document:
    """The document in an XLIFF file. Raises `UnreadableError`."""
    return read_segments(path_name, data, "xliff", _Xliff(path_name), ("xliff",))


class _Xliff(Segments):
    def __init__(self, path_name: str) -> None:
        super().__init__(path_name)
        self._open: list[str] = []
        self._languages: dict[str, Language] = {}
        self._unit = 0
        self._segment = 0
        self._codes: dict[str, str] = {}
        self._data = ""
        self._left_out = 0  # how many of the open elements say that they are not translated

    def start(self, tag: str, attributes: Mapping[str, str], at: int) -> None:
        self.root = self.root or tag
        if self.content is not None:
            self.depth += 1
            self.content.start(tag, attributes, at)
            return
        above = self._open[-1] if self._open else ""
        self._open.append(tag)
        if tag in ("xliff", "file"):
            self._set_languages(attributes)
        elif tag in ("trans-unit", "unit"):
            self._unit += 1
            self._segment = 0
            self._codes = {}
        self._left_out += self._left_out > 0 or attributes.get("translate") == "no"
        if tag == "segment":
            self._segment += 1
        elif tag == "data" and above == "originalData":
            self._data = attributes.get("id", "")
        elif tag in _TEXTS and above in _UNITS and not self._left_out:
            self.begin(self._codes)

    def end(self, after: int) -> None:
        if self.content is not None and self.depth:
            self.depth -= 1
            self.content.end(after)
            return
        tag = self._open.pop()
        if self.content is not None:
            self.take(f"{self._unit} {self._segment}", self._languages.get(tag))
        self._left_out -= self._left_out > 0
        self._data = ""

    def text(self, text: str, source: Span) -> None:
        if self.content is not None:
            self.content.text(text, source)
        elif self._data:
            self._codes[self._data] = self._codes.get(self._data, "") + text

    def _set_languages(self, attributes: Mapping[str, str]) -> None:
        source = attributes.get("srcLang") or attributes.get("source-language")
        target = attributes.get("trgLang") or attributes.get("target-language")
        if source is None:
            return
        spoken = language_named(source)
        translated = language_named(target) if target else spoken and other(spoken)
        if spoken is None or translated is None or spoken == translated:
            raise UnreadableError(
                self.path_name,
                both(
                    "the file translates from “{source}” to “{target}”; bilint compares English and French",
                    source=source,
                    target=target or "?",
                ),
            )
        self._languages = {"source": spoken, "target": translated}
