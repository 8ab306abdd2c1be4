"""A whole rule page: the prose for people and the examples for the proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ..messages import Both, both, typeset_french
from ..model import Language, Span
from ..patterns import lazy
from ..project.toml_text import TomlError, parse
from .definition import SYSTEM
from .rule import PageError, Rule, read_page_text

FENCES = ("en", "fr", "text", "toml")
HEADINGS = ("Why", "Pourquoi", "Fails", "Passes")

_FENCE = lazy(r"(`{3,})[ \t]*([^`\s]*)[ \t]*")
_HEADING = lazy(r"(#{1,3})[ \t]+(.*?)[ \t]*")
# Surrogates are no characters: `\uD800` stays as it is written.
_MARK_OR_ESCAPE = lazy(r"\\u(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\\\|\\t|\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """The text of a fence without its marks, and where they were. An empty span is a place where something belongs."""

    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a page: its texts by fence (`en` and `fr`, or `text` for a file with both versions).

    The page of a house may lack the French title: then the other one serves for both.
    """

    titles: Both
    line: int
    texts: Mapping[str, Marked]
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """A rule with its reasons in English and French, and its examples. The page of a house may lack the French."""

    rule: Rule
    why: str
    pourquoi: str
    fails: tuple[Example, ...]
    passes: tuple[Example, ...]

    def reasons(self, language: Language) -> str:
        return self.pourquoi if language == "fr" and self.pourquoi else self.why


def read_page(rule: Rule) -> Page:
    """The page of a rule. Raises PageError for a page that breaks the form, or has too few examples."""
    text = read_page_text(rule.path)
    page = _Reader(rule)
    for part in _parts(text):
        page.take(part)
    return page.finish()


def unmark(raw: str, line: int) -> Marked:
    """Reads the escapes and takes out the marks `[[ ]]` of a fence that begins at a line of its page."""
    out: list[str] = []
    marks: list[Span] = []
    length = position = 0
    opened: int | None = None
    for match in _MARK_OR_ESCAPE.finditer(raw):
        out.append(raw[position : match.start()])
        length += match.start() - position
        position = match.end()
        found = match[0]
        if found in {"[[", "]]"}:
            if (found == "[[") == (opened is not None):
                raise _unmatched(line + raw.count("\n", 0, match.start()))
            if opened is not None:
                marks.append(Span(opened, length))
            opened = length if found == "[[" else None
        else:
            out.append(_unescape(found))
            length += 1
    if opened is not None:
        raise _unmatched(line + raw.count("\n"))
    return Marked("".join(out) + raw[position:], tuple(marks))


def _unescape(found: str) -> str:
    if found in {"\\\\", "\\t"}:
        return "\\" if found == "\\\\" else "\t"
    return chr(int(found[2:], 16))


def _unmatched(line: int) -> PageError:
    return PageError(line, both("A mark [[ ]] is not closed or not opened."))


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading, a fence or a line of prose. `info` is the word behind the fence's backticks."""

    what: Literal["heading", "fence", "prose"]
    line: int
    text: str
    level: int = 0
    info: str = ""


def _parts(text: str) -> Iterator[_Part]:
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if match := _FENCE.fullmatch(line):
            first = number
            while number < len(lines) and lines[number].rstrip() != match[1]:
                number += 1
            if number == len(lines):
                raise PageError(first, both("This fence is not closed."))
            yield _Part("fence", first, "\n".join((*lines[first:number], "")), info=match[2])
            number += 1
        elif match := _HEADING.fullmatch(line):
            yield _Part("heading", number, match[2], level=len(match[1]))
        else:
            yield _Part("prose", number, line)


@dataclass(slots=True)
class _Draft:
    titles: Both
    line: int
    texts: dict[str, Marked] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)


class _Reader:
    """Puts the parts of one page together."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.section = ""
        self.line = 1
        self.prose: dict[str, list[str]] = {"Why": [], "Pourquoi": []}
        self.examples: dict[str, list[_Draft]] = {"Fails": [], "Passes": []}

    def take(self, part: _Part) -> None:
        self.line = part.line
        if part.what == "heading":
            self._heading(part)
        elif part.what == "fence" and self.section:
            self._fence(part)
        elif part.what == "prose" and self.section in self.prose:
            self.prose[self.section].append(part.text)

    def finish(self) -> Page:
        why, pourquoi = ("\n".join(lines).strip() for lines in self.prose.values())
        if not why:
            raise PageError(self.line, both("The section “## Why” is missing."))
        fails, passes = (self._examples(heading) for heading in ("Fails", "Passes"))
        if self.rule.kind != SYSTEM and (not fails or len(passes) < 2):
            message = both(
                "A page needs at least one example under “## Fails” and two under “## Passes”; "
                "here: {fails} and {passes}.",
                fails=str(len(fails)),
                passes=str(len(passes)),
            )
            raise PageError(self.line, message)
        return Page(self.rule, why, pourquoi, fails, passes)

    def _heading(self, part: _Part) -> None:
        if part.level == 2:
            if part.text not in HEADINGS:
                message = both(
                    "Unknown heading “{heading}”; a page has: {known}.",
                    heading=part.text,
                    known=", ".join(f"## {known}" for known in HEADINGS),
                )
                raise PageError(part.line, message)
            self.section = part.text
        elif part.level == 3 and self.section in self.examples:
            self.examples[self.section].append(_Draft(_titles(part.text), part.line))

    def _fence(self, part: _Part) -> None:
        if part.info not in FENCES:
            message = both(
                "Unknown fence “{info}”; an example has: {known}.",
                info=part.info,
                known=", ".join(FENCES),
            )
            raise PageError(part.line, message)
        drafts = self.examples.get(self.section)
        if not drafts:
            message = both(
                "An example begins with a title: put “### …” above this fence.",
            )
            raise PageError(part.line, message)
        draft = drafts[-1]
        if part.info in draft.texts or (part.info == "toml" and draft.options):
            message = both("A second fence “{info}” in one example.", info=part.info)
            raise PageError(part.line, message)
        if part.info == "toml":
            draft.options = _options(part)
        else:
            draft.texts[part.info] = unmark(part.text, part.line + 1)

    def _examples(self, section: str) -> tuple[Example, ...]:
        for draft in self.examples[section]:
            if set(draft.texts) not in ({"en", "fr"}, {"text"}):
                message = both(
                    "An example has the fences en and fr, or text alone.",
                )
                raise PageError(draft.line, message)
            marked = any(text.marks for text in draft.texts.values())
            if marked != (section == "Fails"):
                message = both(
                    "An example that fails marks what it finds with [[ ]]; one that passes has no marks.",
                )
                raise PageError(draft.line, message)
        return tuple(Example(draft.titles, draft.line, draft.texts, draft.options) for draft in self.examples[section])


def _titles(heading: str) -> Both:
    """The English and the French title of an example, which a `|` separates."""
    en, _, fr = heading.partition(" | ")
    return en, typeset_french(fr or en)


def _options(part: _Part) -> dict[str, Any]:
    try:
        return parse(part.text)
    except TomlError as error:
        raise PageError(part.line, error.messages) from None
