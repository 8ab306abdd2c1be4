"""From a notice to files, and where each unit and value stands in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from .model import LANGUAGES, FictionalNotice, Language, Slot, Span, Unit

_BREAK = re.compile(r" +|(?<=[^\W\d])-(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a notice is laid out.

    `width` None leaves paragraphs on one line. `gap` is the number of blank lines after every line. It is 1 in some
    extractions of a PDF. `page` is the number of lines between page furniture, 0 for none. `order` is "en", "fr" (which
    version comes first), "files" or "paragraphs".
    """

    name: str
    suffix: str = ".txt"
    width: int | None = 88
    gap: int = 0
    page: int = 0
    order: str = "en"
    spaced_items: bool = False


LAYOUTS = (
    Layout("wrapped", width=88),
    Layout("narrow", width=80, spaced_items=True),
    Layout("unwrapped", width=None),
    Layout("interleaved", width=92, gap=1),
    Layout("pages", width=90, page=44),
    Layout("french-first", width=95, order="fr"),
    Layout("markdown", suffix=".md", width=None),
    Layout("markdown-french-first", suffix=".md", width=None, order="fr", spaced_items=True),
    Layout("files", suffix=".md", width=None, order="files"),
    Layout("text-files", width=84, order="files"),
    Layout("paragraphs", width=None, order="paragraphs"),
    Layout("wrapped-paragraphs", width=86, order="paragraphs"),
)


@dataclass(slots=True)
class Rendered:
    """A notice as files. `path` names the file of each version; `runs` says where the units stand in it."""

    notice: FictionalNotice
    layout: Layout
    files: dict[str, str]
    path: dict[Language, str]
    # for each unit and language: (offset in the unit, length, offset in the file), in order
    runs: dict[tuple[int, Language], list[tuple[int, int, int]]] = field(default_factory=dict)
    # for each unit and language, the offset of the beginning of its first line's marker
    starts: dict[tuple[int, Language], int] = field(default_factory=dict)

    def locate(self, unit: int, language: Language, span: Span) -> Span | None:
        """The stretch of the file of a stretch of a unit; None where a line break divides it."""
        for offset, length, place in self.runs[unit, language]:
            if offset <= span[0] and span[1] <= offset + length:
                return place + span[0] - offset, place + span[1] - offset
        return None

    def extent(self, unit: int, language: Language) -> Span:
        """The whole stretch of a unit in its file, without marker."""
        runs = self.runs[unit, language]
        return runs[0][2], runs[-1][2] + runs[-1][1]

    def lines(self, unit: int, language: Language) -> Span:
        """First and last line of a unit, from 1."""
        start, end = self.extent(unit, language)
        breaks = [match.start() for match in re.finditer("\n", self.files[self.path[language]])]
        return bisect_right(breaks, start - 1) + 1, bisect_right(breaks, end - 1) + 1

    def places(self) -> Iterator[tuple[int, Unit, Language, Slot, Span]]:
        """Every typed value that stands undivided on a line."""
        for index, unit in enumerate(self.notice.units):
            for language in LANGUAGES:
                for slot in unit.slots:
                    span = slot.span(language)
                    place = span and self.locate(index, language, span)
                    if place:
                        yield index, unit, language, slot, place


@dataclass(slots=True)
class _File:
    """A file being written, line by line, with page furniture where a page is full."""

    layout: Layout
    links: tuple[str, ...]
    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: int = 0
    pages: int = 0
    indent: str = ""

    def line(self, text: str) -> int:
        """Writes a line and returns the offset of its text."""
        if self.layout.page and self.lines and self.lines % self.layout.page == 0:
            self._furniture()
        start = self.length + len(self.indent)
        self._put(self.indent + text + "\n" * (1 + self.layout.gap))
        self.indent = ""
        self.lines += 1
        return start

    def blank(self) -> None:
        self._put("\n")

    def text(self) -> str:
        return "".join(self.parts).rstrip("\n") + "\n"

    def _furniture(self) -> None:
        self.pages += 1
        links = self.links[: self.pages % 3]
        self._put("\n" + "".join(f"{link}\n" for link in links) + f"{self.pages}\n")
        self.indent = " "
        self.lines += 1

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def layout_of(seed: int) -> Layout:
    """The layout that the notice of a seed is shown in: all of them in turn."""
    return LAYOUTS[seed % len(LAYOUTS)]


def render(notice: FictionalNotice, layout: Layout | None = None) -> Rendered:
    """The files of a notice, with the truth about them."""
    layout = layout or layout_of(notice.seed)
    name = notice.name
    if layout.order == "files":
        paths: dict[Language, str] = {language: f"{name}.{language}{layout.suffix}" for language in LANGUAGES}
    else:
        paths = dict.fromkeys(LANGUAGES, f"{name}{layout.suffix}")
    rendered = Rendered(notice, layout, {}, paths)
    files = {path: _File(layout, _links(notice)) for path in set(paths.values())}
    if notice.banner and layout.order != "files":
        file = files[paths["en"]]
        file.line(notice.banner)
        file.blank()
    for language, indexes in _sequence(notice, layout):
        _write(rendered, files[paths[language]], language, indexes)
    rendered.files = {path: files[path].text() for path in sorted(files)}
    return rendered


def _links(notice: FictionalNotice) -> tuple[str, ...]:
    domain = next(
        (match[0] for unit in notice.units if (match := re.search(r"https://www\.[a-z-]+\.example", unit.en))),
        "https://www.notices.example",
    )
    return (f"{domain}/careers", f"{domain}/about/privacy")


def _sequence(notice: FictionalNotice, layout: Layout) -> Iterator[tuple[Language, list[int]]]:
    """The blocks in the order in which they are written, each with its language and the indexes of its units."""
    blocks: dict[int, list[int]] = {}
    for index, unit in enumerate(notice.units):
        blocks.setdefault(unit.block, []).append(index)
    if layout.order == "paragraphs":
        for indexes in blocks.values():
            for language in LANGUAGES:
                yield language, indexes
        return
    for language in LANGUAGES if layout.order != "fr" else reversed(LANGUAGES):
        for indexes in blocks.values():
            yield language, indexes


def _write(rendered: Rendered, file: _File, language: Language, indexes: list[int]) -> None:
    layout = rendered.layout
    units = rendered.notice.units
    unit = units[indexes[0]]
    previous = units[indexes[0] - 1] if indexes[0] else None
    alone = layout.order == "paragraphs" or layout.spaced_items
    if previous is None or unit.kind not in ("item", "field") or previous.kind != unit.kind or alone:
        file.blank()
    text, offsets = _joined([units[index].text(language) for index in indexes])
    prefix, end = _prefix(unit, layout)
    for number, (start, stop) in enumerate(wrap(text, layout.width, len(prefix))):
        lead = prefix if number == 0 else " " * len(prefix) if unit.kind == "item" and layout.gap == 0 else ""
        at = file.line(lead + text[start:stop] + (end if stop == len(text) else "")) + len(lead)
        for index, (first, last) in zip(indexes, offsets, strict=True):
            low, high = max(start, first), min(stop, last)
            if low < high:
                rendered.starts.setdefault((index, language), at - len(lead) if low == start else at + low - start)
                rendered.runs.setdefault((index, language), []).append((low - first, high - low, at + low - start))


def _joined(texts: list[str]) -> tuple[str, list[Span]]:
    joined, offsets = "", []
    for text in texts:
        joined += " " if joined else ""
        offsets.append((len(joined), len(joined) + len(text)))
        joined += text
    return joined, offsets


def _prefix(unit: Unit, layout: Layout) -> tuple[str, str]:
    """The signs that the layout puts before and after the text of a block."""
    if layout.suffix == ".md":
        marker = unit.marker if unit.marker.endswith(".") else "-"
        prefixes = {"title": "# ", "heading": "## ", "subheading": "### ", "label": "### ", "item": f"{marker} "}
        return prefixes.get(unit.kind, ""), "  " if unit.kind == "field" else ""
    return (f"{unit.marker} " if unit.marker else ""), ""


def wrap(text: str, width: int | None, indent: int) -> Iterator[Span]:
    """The lines of a text as stretches of it. Lines break at spaces and, as in print, after a hyphen."""
    if width is None:
        yield 0, len(text)
        return
    room = width - indent
    start = 0
    while len(text) - start > room:
        ends = [
            (match.start(), match.end()) if match[0] != "-" else (match.end(), match.end())
            for match in _BREAK.finditer(text, start, start + room + 1)
        ]
        ends = [(stop, then) for stop, then in ends if start < stop <= start + room] or [
            next(((m.start(), m.end()) for m in re.compile(" ").finditer(text, start + room)), (len(text), len(text)))
        ]
        stop, then = ends[-1]
        yield start, stop
        start = then
    if start < len(text):
        yield start, len(text)
