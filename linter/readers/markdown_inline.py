"""Markdown within a paragraph: markup and visible text, each character with its place in the source.

The rules are CommonMark's, with two departures that keep text visible. An unknown tag is text (`<insert date>`), and so
is an unclosed comment. Every step is linear in the length of the paragraph.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from ..model import Link, Span
from ..patterns import lazy
from .emphasis import Delimiter, delimiter, match_delimiters
from .html_elements import CODE
from .html_tags import Languages, Tag, tag_at
from .markdown_links import ENTITY, LABEL, TARGET, Definitions, link_label, plain_target
from .markdown_shown import Change, Edit, Shown, shown_lines
from .note_marks import is_note_mark
from .template_code import OPENING, blanked, code_at
from .text import printable

# Addresses are taken whole, since their underscores and asterisks are not markup.
_RAISED_END = "</sup>"
_RAISED = 10  # characters with the end: the mark of a note is short
_WORD = 24
_SPECIAL = lazy(
    OPENING + r"|https?://[^\s<>\[\]()&\\`]*+|`++|\*++|_++|(?<!~)~~(?!~)|!?\[|[\\\]<&]|(?<=\d)\^(?=[a-zè]{1,4}\^)"
)
_STRUCK_END = lazy(r"(?<=[^\s~])~~(?!~)")
_ADDRESS_END = "*_"
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_BACKTICKS = lazy("`+")
_AUTOLINK = lazy(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[\w.+-]++@[\w.-]++)>")


def show(
    source: str, spans: Sequence[Span], definitions: Definitions, languages: Languages
) -> tuple[list[Shown], list[Link], list[Span]]:
    """The visible lines of a paragraph whose lines are `spans` of the source, its links, its places of code.

    `languages` holds the elements with a `lang` attribute that are open; it is carried from paragraph to paragraph.
    """
    paragraph = _Paragraph(source, spans, definitions, languages)
    paragraph.scan()
    return paragraph.lines(), paragraph.links, paragraph.literals


@dataclass(slots=True)
class _Bracket:
    start: int
    end: int
    image: bool
    delimiters: int


class _Paragraph:
    def __init__(self, source: str, spans: Sequence[Span], definitions: Definitions, languages: Languages) -> None:
        self.text = "\n".join([span.of(source) for span in spans])
        self.in_tags = blanked(self.text)  # as tags are to be read
        self.spans = spans
        self.starts = [0, *accumulate(len(span) + 1 for span in spans)][:-1]  # of the lines in `text`
        self.definitions = definitions
        self.languages = languages
        self.links: list[Link] = []
        self.literals: list[Span] = []
        self.code = -1  # where the text of the open element of code begins
        self.edits: list[Edit] = []
        self.changes: list[Change] = []
        self.delimiters: list[Delimiter] = []
        self.brackets: list[_Bracket] = []
        self.anchor: tuple[str, int] | None = None  # the target of the open `<a>`, and where its words begin
        self.spent = 0  # brackets below this height enclose a link, so that they cannot open one
        self.last_bracket = -1
        self.comment_end = 0  # of the last comment; -1 where no further one has an end
        self.strikes_end = True  # whether struck text that begins here may have an end
        self.backticks: dict[int, list[int]] | None = None

    def scan(self) -> None:
        position = 0
        if self.languages.current:
            self.changes.append((0, self.languages.current))
        while match := _SPECIAL.search(self.text, position):
            start, position = match.span()
            first = self.text[start]
            if first == "\\":
                if self.text[position : position + 1] in _PUNCTUATION or self.text.startswith("\n", position):
                    self.edits.append((start, position, ""))
                    position += 1
            elif first in "*_":
                mark = delimiter(self.text, start, position)
                if mark.can_open or mark.can_close:
                    self.delimiters.append(mark)
            elif first == "`":
                position = self._code(start, position)
            elif first == "~":
                position = self._struck(start, position)
            elif first == "{":
                position = self._template(start, position)
            elif first == "^":
                position = self._raised(start)
            elif first in "![":
                self.brackets.append(_Bracket(start, position, first == "!", len(self.delimiters)))
                self.last_bracket = start
            elif first == "]":
                position = self._close_bracket(start, position)
                self.last_bracket = start
            elif first == "<":
                position = self._angle(start)
            elif first == "&":
                position = self._entity(start)
            else:  # an address, which emphasis around it may follow
                position = start + len(match[0].rstrip(_ADDRESS_END))
        self.edits.extend(match_delimiters(self.delimiters, 0))
        self.languages.end_paragraph()

    def lines(self) -> list[Shown]:
        self.edits.sort()
        return shown_lines(self.text, self.spans, self.starts, self.edits, self.changes)

    def _source(self, position: int) -> int:
        """The place in the source of a place in `text`."""
        line = bisect_right(self.starts, position) - 1
        return self.spans[line].start + position - self.starts[line]

    def _drop(self, start: int, end: int, replacement: str = "") -> int:
        """Leaves out markup between words without leaving two spaces there. Returns where to go on."""
        after_space = start == 0 or self.text[start - 1] in " \t\n" or self._space_ends_at(start)
        if after_space and self.text[end : end + 1] in (" ", "\t"):
            self.edits.append((start, end + 1, ""))
            return end + 1
        before_space = self.text[end : end + 1] in ("", " ", "\t", "\n")
        self.edits.append((start, end, "" if after_space or before_space else replacement))
        return end

    def _space_ends_at(self, position: int) -> bool:
        return bool(self.edits) and self.edits[-1][1] == position and self.edits[-1][2] == " "

    def _code(self, start: int, end: int) -> int:
        if self.backticks is None:
            self.backticks = {}
            for run in _BACKTICKS.finditer(self.text):
                self.backticks.setdefault(run.end() - run.start(), []).append(run.start())
        closers = self.backticks.get(end - start, [])
        index = bisect_left(closers, end)
        if index == len(closers):
            return end
        close = closers[index]
        code = self.text[end:close]
        padding = int(code[0] in " \n" and code[-1] in " \n" and not code.isspace())
        self.edits.append((start, end + padding, ""))
        self.edits.append((close - padding, close + end - start, ""))
        self._literal(end, close)
        return close + end - start

    def _literal(self, start: int, end: int) -> None:
        self.literals.append(Span(self._source(start), self._source(end)))

    def _struck(self, start: int, end: int) -> int:
        """Text struck out is deleted text, as tracked changes are."""
        if not self.strikes_end or self.text[end : end + 1] in ("", " ", "\t", "\n"):
            return end
        close = _STRUCK_END.search(self.text, end)
        if close is None:
            self.strikes_end = False
            return end
        return self._drop(start, close.end())

    def _raised(self, start: int) -> int:
        """The raised ending of an ordinal, `2^e^`, which Pandoc's Markdown has: a part of its word."""
        close = self.text.index("^", start + 1)
        self.edits += [(start, start + 1, ""), (close, close + 1, "")]
        return close + 1

    def _template(self, start: int, end: int) -> int:
        """Leaves out the code of a template; the texts in it are seen, as a link if it leads somewhere."""
        code = code_at(self.text, start)
        if code is None:
            return end
        if not code.texts:
            return self._drop(start, code.end)
        for span in code.texts:
            self.edits.append((start, span.start, "" if span is code.texts[0] else " "))
            start = span.end
        self.edits.append((start, code.end, ""))
        self._link(code.target, code.texts[0].start, code.texts[0].end)
        return code.end

    def _entity(self, start: int) -> int:
        match = ENTITY.match(self.text, start)
        if match is None:
            return start + 1
        from html import unescape
        from html.entities import html5

        entity = match[0]
        if not entity.startswith("&#") and entity[1:] not in html5:
            return match.end()
        character = unescape(entity)
        self.edits.append((start, match.end(), " " if character in "\t\n\r" else printable(character)))
        return match.end()

    def _angle(self, start: int) -> int:
        if self.text.startswith("<!--", start):
            end = self.text.find("-->", start + 4) if self.comment_end >= 0 else -1
            self.comment_end = end
            return start + 4 if end < 0 else self._drop(start, end + 3)
        if match := _AUTOLINK.match(self.text, start):
            self.edits += [(start, start + 1, ""), (match.end() - 1, match.end(), "")]
            return match.end()
        tag = tag_at(self.in_tags, start)
        if tag is None:
            return start + 1
        if tag.name == "sup" and not tag.closing:
            close = self.text.find(_RAISED_END, tag.end, tag.end + _RAISED)
            if close >= 0 and is_note_mark(self.text[max(0, start - _WORD) : start], self.text[tag.end : close]):
                return self._drop(start, close + len(_RAISED_END))
        end = self._drop(start, tag.end, "" if tag.inline else " ")
        if tag.name == "a":
            self._anchor(tag, start)
        elif tag.name in CODE:
            if tag.closing and self.code >= 0:
                self._literal(self.code, start)
            self.code = -1 if tag.closing else tag.end
        if self.languages.take(tag):
            self.changes.append((tag.end, self.languages.current))
        return end

    def _anchor(self, tag: Tag, start: int) -> None:
        """A link written in HTML; one that is not closed ends where the next one begins."""
        if self.anchor:
            target, begin = self.anchor
            self._link(target, begin, start)
        self.anchor = None if tag.closing else (plain_target(tag.target), tag.end)

    def _link(self, target: str, start: int, end: int) -> None:
        if target and not target.startswith("#") and self.text[start:end].strip():
            self.links.append(Link(target, Span(self._source(start), self._source(end))))

    def _close_bracket(self, start: int, end: int) -> int:
        if not self.brackets:
            return end
        opener = self.brackets.pop()
        height = len(self.brackets)
        spent = height < self.spent and not opener.image
        self.spent = min(self.spent, height)
        found = None if spent else self._target(opener, start, end)
        if found is None:
            return end
        target, end = found
        self.edits.extend(match_delimiters(self.delimiters, opener.delimiters))
        self.edits.append((opener.start, opener.end, ""))
        self.edits.append((start, end, ""))
        if not opener.image:
            self.spent = height
            self._link(target, opener.end, start)
        return end

    def _target(self, opener: _Bracket, start: int, end: int) -> tuple[str, int] | None:
        """The target of the link whose text ends with the bracket at `start`, and where the link ends."""
        match = TARGET.match(self.text, end)
        if match:
            return plain_target(match["raw"] if match["angle"] is None else match["angle"]), match.end()
        if not self.definitions:
            return None
        match = LABEL.match(self.text, end)
        if match and match[1].strip():
            label = match[1]
        elif self.last_bracket <= opener.start:
            label = self.text[opener.end : start]
        else:
            return None
        target = self.definitions.get(link_label(label))
        return None if target is None else (target, match.end() if match else end)
