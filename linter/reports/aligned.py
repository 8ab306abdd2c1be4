"""The aligned text of a notice, as bilint sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Any

from ..model import LANGUAGES, Document, Language, Notice, Pair, Section, Segment
from ..quotes import one_line, visible
from ..terminology.tmx import Unit, to_tmx
from .json_report import dump
from .terminal import Style

_SIDE_BY_SIDE = 110


def render_json(notice: Notice, sections: Iterable[Section]) -> str:
    """The pairs in document order, the finest units that were aligned, with their lines in the source."""
    return dump({"pairs": [_pair(notice, pair) for section in sections for pair in section.pairs]})


def render_tmx(sections: Iterable[Section]) -> str:
    """The pairs as a translation memory. Lone units are left out, since TMX has no place for them."""
    pairs = (pair for section in sections for pair in section.pairs if pair.matched)
    return to_tmx(Unit(_joined(pair.en), _joined(pair.fr)) for pair in pairs)


def render_text(notice: Notice, sections: Iterable[Section], style: Style) -> str:
    """Two columns on a wide terminal, else the English above the French; each unit after its line numbers."""
    rows = _columns if style.width >= _SIDE_BY_SIDE else _stacked
    lines = [line for section in sections for pair in section.pairs for line in rows(notice, pair, style)]
    return "\n".join(lines) + "\n"


def _pair(notice: Notice, pair: Pair) -> dict[str, Any]:
    english, french = (_side(notice.side(language).document, pair.side(language)) for language in LANGUAGES)
    return {"kind": pair.kind, "score": round(pair.score, 2), "en": english, "fr": french}


def _side(document: Document, segments: Sequence[Segment]) -> dict[str, Any] | None:
    if not segments:
        return None
    lines = [_lines(document, segment) for segment in segments]
    first, last = min(first for first, _ in lines), max(last for _, last in lines)
    return {"line": first, "end_line": last, "text": _joined(segments)}


def _joined(segments: Sequence[Segment]) -> str:
    return " ".join(segment.text for segment in segments)


def _lines(document: Document, segment: Segment) -> tuple[int, int]:
    place = document.place(segment.source_span)
    return place.line, place.end_line


def _columns(notice: Notice, pair: Pair, style: Style) -> Iterator[str]:
    half = (style.width - 3) // 2
    english, french = (_numbered(notice, pair, language, half, "") for language in LANGUAGES)
    for left, right in zip_longest(english, french, fillvalue=""):
        yield f"{left:<{half}} {_joint(pair, style)} {right}".rstrip()


def _stacked(notice: Notice, pair: Pair, style: Style) -> Iterator[str]:
    for language in LANGUAGES:
        yield from _numbered(notice, pair, language, style.width, f"{language.upper()} ")
    yield ""


def _joint(pair: Pair, style: Style) -> str:
    return style.paint("|", "dim" if pair.matched else "warning")


def _numbered(notice: Notice, pair: Pair, language: Language, width: int, label: str) -> list[str]:
    """The lines of one side, wrapped, the numbers of its source lines in front; a dash where there is nothing."""
    side = _side(notice.side(language).document, pair.side(language))
    if side is None:
        return [f"{label}{'-':>9}"]
    first, last = side["line"], side["end_line"]
    number = str(first) if first == last else f"{first}-{last}"
    indent = " " * (len(label) + 11)
    text = visible(one_line(side["text"]))
    start = f"{label}{number:>9}  "
    return wrap(text, width, initial_indent=start, subsequent_indent=indent, break_on_hyphens=False) or [start.rstrip()]
