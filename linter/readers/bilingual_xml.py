"""The segments of XLIFF and TMX: texts in two languages with the codes of the original format between them.

A code that marks a stretch, such as bold, is left out. One that a program replaces, such as `%s`, stays as it stands in
the original, since both versions need it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..language.masks import masks
from ..messages import both
from ..model import Document, Language, Line, Span
from ..patterns import lazy
from . import UnreadableError
from .encoding import decode
from .keyed_document import check_escapes, keyed_document
from .written import Written
from .xml_events import Handler, walk

# Their texts are the codes themselves, in XLIFF 1.2 and 2.x and in TMX. All other elements only mark a stretch.
_CODES = frozenset(("bpt", "ept", "ph", "it", "ut", "x", "bx", "ex", "sc", "ec", "cp"))
# They stand for something of their own, unless their original is a tag.
_ALONE = frozenset(("ph", "x"))
_MARKUP = lazy(r"\s*(?:<|&lt;)")
_NAME = lazy(r"\w{1,40}")
_BREAK = lazy(r"\s*<br\s*/?>\s*|\s*\n\s*")
_BREAK_TYPES = frozenset(("lb", "x-br", "fmt:lb", "x-html-br"))


class Content:
    """The text of one segment, under construction."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self.written = Written()
        self._codes = codes
        self._open: list[str] = []  # the elements within the outermost code
        self._tag = ""
        self._attributes: Mapping[str, str] = {}
        self._code: list[str] = []
        self._start = 0

    def start(self, tag: str, attributes: Mapping[str, str], at: int) -> None:
        if self._open:
            self._open.append(tag)
        elif tag in _CODES:
            self._open, self._tag, self._code, self._attributes, self._start = [tag], tag, [], attributes, at

    def end(self, after: int) -> None:
        if self._open:
            self._open.pop()
            if not self._open:
                self.written.add(self._shown(), Span(self._start, after))

    def text(self, text: str, source: Span) -> None:
        if self._open:
            self._code.append(text)
        else:
            self.written.add(text, source)

    def _shown(self) -> str:
        """The text that a code stands for: that of a placeholder, or its number; a line break; else none."""
        named = (self._attributes.get(name, "") for name in ("equiv-text", "equiv", "disp"))
        forms = ("".join(self._code), self._codes.get(self._attributes.get("dataRef", ""), ""), *named)
        for form in forms:
            if any(mask.kind == "template" for mask in masks(form)):
                return form
        kinds = {self._attributes.get(name, "") for name in ("ctype", "type", "subType")}
        if kinds & _BREAK_TYPES or any(_BREAK.fullmatch(form) for form in forms):
            return "\n"
        name = self._attributes.get("id", "")
        stands_alone = self._tag in _ALONE and _NAME.fullmatch(name) and not any(_MARKUP.match(form) for form in forms)
        return f"{{{name}}}" if stands_alone else ""


class Segments(Handler):
    """Takes the events of a bilingual file and collects the lines of its segments."""

    def __init__(self, path_name: str) -> None:
        self.path_name = path_name
        self.lines: list[Line] = []
        self.root = ""
        self.content: Content | None = None
        self.depth = 0  # of the element that holds the content

    def begin(self, codes: Mapping[str, str] | None = None) -> None:
        """The element that has just begun is a text."""
        self.content = Content(codes or {})
        self.depth = 0

    def take(self, key: str, version: Language | None) -> None:
        """The text is over; it belongs to a version if it is in one of the two languages."""
        if self.content is not None and version is not None:
            self.lines += self.content.written.lines(key, version, folded=True)
        self.content = None


def read_segments(path_name: str, data: bytes, form: str, segments: Segments, roots: Sequence[str]) -> Document:
    """The document of a bilingual XML file. Raises `UnreadableError`."""
    source, encoding = decode(path_name, data)
    check_escapes(path_name, source)
    walk(path_name, source, segments)
    if segments.root not in roots:
        raise UnreadableError(
            path_name, both("this XML begins with “{root}”, so it is no {form}", root=segments.root, form=form.upper())
        )
    return keyed_document(path_name, form, source, segments.lines, encoding)
