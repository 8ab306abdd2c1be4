"""Front matter: a head for the program that publishes a document, in YAML, TOML, JSON or bare fields.

Its keys are no text, nor are the quotes around its values. Titles and descriptions are, for readers see them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model import Line, Piece, Role, SourceMap, Span
from ..patterns import lazy

_TITLES = frozenset(("title", "heading", "headline"))
_PROSE = _TITLES | frozenset(
    ("abstract", "caption", "description", "excerpt", "intro", "lead", "subheading", "subtitle", "summary", "tagline")
)
_YAML_LINE = lazy(r"[\w-]++:|[ \t#-]|$")
# A name of several words stands beside names in small letters; the header of a notice has none of these.
_SPACED_LINE = lazy(r"\w[\w-]*+(?: [\w-]++){1,4}:(?:[ \t]|$)")
_SETTING = lazy(r"[a-z][a-z\d_-]*+[ \t]*[:=]")
_TOML_LINE = lazy(r"[\w-]++[ \t]*=|[ \t#\[\]\"'},-]|$")
_ENTRY = lazy(r"([\w-]++)[ \t]*[:=][ \t]*")
_MEMBER = lazy(r'"([\w-]+)"\s*:\s*"((?:[^"\\\n]|\\.)*+)"')
# A link that nobody refers to, by which writers of Markdown leave remarks.
REMARK = "[//]:"

_SCALAR = lazy(r"[|>][-+]?[ \t]*$")
# A name in small letters; where a single one follows, `language: fr`, it is a setting.
_FIELD = lazy(r"[a-z_][\w-]*+:(?:[ \t]+[a-z\d_-]+[ \t]*$|[ \t]+|$)")
# A document of bare fields, each between two rules, has more than a header and a footer.
_LEAST_FIELDS = 3
# Texts below a rule of their own are rare there.
_MOSTLY = 4


@dataclass(frozen=True, slots=True)
class Value:
    """A text that readers see, by the stretches of its lines."""

    spans: tuple[Span, ...]
    is_title: bool


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """How many lines it takes, and what readers see of it."""

    end: int
    values: tuple[Value, ...]


def front_matter(source: str, lines: Sequence[Span]) -> FrontMatter | None:
    """The front matter of a document, or None. A notice may open with a rule or a bracket."""
    opening = lines[0].of(source).rstrip() if lines else ""
    if opening == "---":
        return _of_entries(source, lines, ("---", "..."), _YAML_LINE)
    if opening == "+++":
        return _of_entries(source, lines, ("+++",), _TOML_LINE)
    return _of_json(source, lines) if opening == "{" else None


def shown(matter: FrontMatter, source: str, body: Sequence[Line]) -> Iterator[Line]:
    """The lines of the front matter that readers see; a title that the text repeats is one title."""
    first = next((line.text for line in body if line.text.strip()), "")
    for value in matter.values:
        if not (value.is_title and is_repeated([span.of(source) for span in value.spans], first)):
            role: Role = "heading" if value.is_title else "text"
            parts = [Line(span.of(source), SourceMap.verbatim(span), role) for span in value.spans]
            yield replace(folded(parts), level=int(value.is_title), starts_block=True)


def folded(lines: Sequence[Line]) -> Line:
    """The lines of one value as one line, since their breaks are those of the file."""
    text, pieces = "", list[Piece]()
    for line in lines:
        if text:
            end = pieces[-1].source + pieces[-1].source_length
            pieces.append(Piece(len(text), 1, end, max(0, line.origin.pieces[0].source - end)))
            text += " "
        pieces += [replace(piece, start=piece.start + len(text)) for piece in line.origin.pieces]
        text += line.text
    return replace(lines[0], text=text, origin=SourceMap(tuple(pieces)))


def is_repeated(title: Sequence[str], heading: str) -> bool:
    """True if a heading says what the lines of a title say."""
    return " ".join(title).casefold() == heading.strip().casefold()


def _of_entries(
    source: str, lines: Sequence[Span], closing: Sequence[str], line: re.Pattern[str]
) -> FrontMatter | None:
    values: list[Value] = []
    has_entries = False
    is_of_settings = len(lines) > 1 and _SETTING.match(lines[1].of(source)) is not None
    index = 1
    while index < len(lines):
        text = lines[index].of(source)
        if text.rstrip() in closing:
            return FrontMatter(index + 1, tuple(values)) if has_entries else None
        if not line.match(text) and not (is_of_settings and _SPACED_LINE.match(text)):
            return None
        entry = _ENTRY.match(text)
        if entry is None:
            index += 1
            continue
        has_entries = True
        spans, index = _value(source, lines, index, entry.end())
        if entry[1].lower() in _PROSE and spans:
            values.append(Value(tuple(spans), _is_title(entry[1], values)))
    return None


def _is_title(name: str, before: Sequence[Value]) -> bool:
    return name.lower() in _TITLES and not any(value.is_title for value in before)


def _value(source: str, lines: Sequence[Span], index: int, start: int) -> tuple[list[Span], int]:
    """The stretches of a value that begins at a column of a line, and the line after it."""
    first = Span(lines[index].start + start, lines[index].end)
    text = first.of(source).rstrip()
    mark = next((mark for mark in ('"""', "'''", '"', "'") if text.startswith(mark)), "")
    if mark:
        close = _closing(source, mark, first.start + len(mark))
        last = index
        while last + 1 < len(lines) and close > lines[last].end:
            last += 1
        inner = Span(first.start + len(mark), close)
        spans = [Span(max(line.start, inner.start), min(line.end, inner.end)) for line in lines[index : last + 1]]
        return _stripped(source, spans), last + 1
    end = index + 1
    while end < len(lines) and lines[end].of(source)[:1] in (" ", "\t") and lines[end].of(source).strip():
        end += 1
    own = [] if not text or _SCALAR.match(text) else [Span(first.start, first.start + len(text))]
    return _stripped(source, own + list(lines[index + 1 : end])), end


def _closing(source: str, mark: str, start: int) -> int:
    """Where a quotation ends: a mark after a backslash, or doubled between single ones, is part of it."""
    escaped = rf"(?:{re.escape(mark) * 2}|[^{mark}])" if mark == "'" else rf"(?:\\.|(?!{re.escape(mark)})[^\\])"
    match = re.compile(f"{escaped}*+", re.DOTALL).match(source, start)
    return match.end() if match else start


def _stripped(source: str, spans: Sequence[Span]) -> list[Span]:
    found = []
    for span in spans:
        text = span.of(source)
        start = span.start + len(text) - len(text.lstrip())
        if text.strip():
            found.append(Span(start, start + len(text.strip())))
    return found


def _of_json(source: str, lines: Sequence[Span]) -> FrontMatter | None:
    for index in range(1, len(lines)):
        if lines[index].of(source).rstrip() == "}":
            start, end = lines[0].start, lines[index].end
            try:
                json.loads(source[start:end])
            except ValueError:
                return None
            values: list[Value] = []
            for member in _MEMBER.finditer(source, start, end):
                spans = _stripped(source, [Span(*member.span(2))])
                if spans and member[1].lower() in _PROSE:
                    values.append(Value(tuple(spans), _is_title(member[1], values)))
            return FrontMatter(index + 1, tuple(values))
    return None


def field_names(source: str, lines: Sequence[Span]) -> dict[int, Span]:
    """The names of a document of bare fields, `name: text` below a rule each, by their line: they are no text.

    Empty where the document is another one. The span is that of the name with its colon.
    """
    found: dict[int, Span] = {}
    opens, others = True, 0
    for index, line in enumerate(lines):
        text = line.of(source)
        if text.rstrip() == "---":
            opens = True
        elif opens and text.strip():
            opens = False
            if match := _FIELD.match(text):
                found[index] = Span(line.start, line.start + match.end())
            else:
                others += 1
    return found if len(found) >= max(_LEAST_FIELDS, _MOSTLY * others) else {}
