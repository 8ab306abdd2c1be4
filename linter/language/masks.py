"""Stretches of a text that are no prose: addresses, code, identifiers, marks of templates.

A rule says which kinds it wants to see; it never meets markup by accident.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, cast, get_args

from ..model import Span
from ..patterns import CHUNK, lazy

# `address`: links, e-mail, hosts with a path, names of files, numbers of hosts. `code`: what has the signs of a
# programming language, and all that follows the prompt of a shell.
# `identifier`: a word with an underscore or a backslash inside. `template`: what a program replaces, `{{ name }}`.
MaskKind = Literal["address", "code", "identifier", "template"]
MASK_KINDS: tuple[MaskKind, ...] = get_args(MaskKind)

# Without one of these signs nothing is masked: a quick look before a slow one.
_SIGNS = lazy(r"[@_\\={<>/%$]|::|\s:[a-z]|www\.|\d\.\d{1,3}\.\d|^~?#|\.\*|\*\.|\[\w|[(\[{] ?(?:at|arobase)\b")
# A mail address that programs are not to read: `keeper [at] island (dot) example`.
_SPELT_OUT = lazy(
    r"\b[\w.+-]{1,40} ?[(\[{] ?(?:at|arobase) ?[)\]}] ?[\w.-]{1,60}(?: ?[(\[{] ?(?:dot|point) ?[)\]}] ?\w{1,60}){0,4}"
)
_TEMPLATE = lazy(
    r"\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}|<%[^%]{0,200}%>"  # Jinja, Handlebars, ERB
    r"|\$?\{[A-Za-z_][\w.]{0,60}\}|%\([A-Za-z_]\w{0,60}\)[sd]|(?<![\w%])%[sd]\b"  # Python, shells, C
    r"|\{\d{1,2}\}|%\d\$[a-z@]|%@|%\{[A-Za-z_]\w{0,60}\}"  # C#, Java, Objective-C, Ruby
    r"|(?<![\w@./])@[A-Za-z_]\w{0,60}(?![\w@.])"
    r"|(?<![\d%])(?<!\d[ \u00a0\u202f])%[a-z]\w{0,30}(?: [a-z]\w{0,30}){0,2}%"  # mailing lists, batch files
    r"|\$[a-z]\w{0,30}\$"
    r"|(?<![\w:]):[a-z]{1,30}(?:_[a-z0-9]{1,30}){1,5}(?![\w:])"  # Rails, Laravel; without `_` it may be a slip
)
# A message with forms by number or gender, `{count, plural, =1 {one lamp} other {# lamps}}`: all but its texts is code.
_CHOICE_OPENING = r"\{\s?\w{1,60}\s?,\s?(?:plural|select|selectordinal)\s?,"
_CHOICE = lazy(_CHOICE_OPENING)
_CHOICE_PARTS = lazy(rf"{_CHOICE_OPENING}|(?:(?<=[\s}}])(?:=\d{{1,9}}|\w{{1,40}})\s?)?\{{|[}}#]")
# A prompt of a shell, with a user's name, a folder or a dollar sign. A number sign alone may head a title.
_PROMPT = lazy(r"\s*(?:(?:\[?[\w-]{1,30}@[\w.-]{1,60}[^#$%\s]{0,60}(?: [\w~./-]{1,60}\])?|~)[#$%]|\$) (?=[a-z./~])")
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_NO_PROSE = lazy(
    r"(?P<address>://|www\.|\w@\w|\w\.\w{1,20}/|/\w{1,40}\.[a-z]{2,5}\b"
    r"|(?<![\w.~/\])])(?:/[\w.+-]{1,60}/|(?:~|\.{1,2})/\w)|(?<![\d.])"
    + _OCTET
    + r"(?:\."
    + _OCTET
    + r"){3}(?![\d.]?\d))"
    r"|(?P<code>\w=\w|::|[{}<>]|\w\.\*|\*\.\w)"
    r"|(?P<identifier>\w[_\\]\w|^\W*\[\w*[a-z][A-Z]\w*\]\W*$)"  # the key of a source: `[SeaLamps]`
)


class Mask(NamedTuple):
    """A masked stretch of a text."""

    span: Span
    kind: MaskKind


@lru_cache(maxsize=2048)
def masks(text: str) -> tuple[Mask, ...]:
    """The masked stretches of a text in reading order; none overlaps another."""
    if not _SIGNS.search(text):
        return ()
    if _PROMPT.match(text):
        return (Mask(Span(0, len(text)), "code"),)
    whole = [Mask(Span(*match.span()), "template") for match in _TEMPLATE.finditer(text)]
    taken = [mask.span for mask in whole]
    addresses = [Mask(Span(*match.span()), "address") for match in _SPELT_OUT.finditer(text)]
    whole += [one for one in addresses if not any(_overlap(one.span, span) for span in taken)]
    if _CHOICE.search(text):
        taken = sorted(mask.span for mask in whole)
        parts = (Span(*match.span()) for match in _CHOICE_PARTS.finditer(text))
        whole += [Mask(part, "code") for part in parts if not inside(part.start, taken)]
    whole.sort()
    return tuple(sorted((*whole, *_chunks(text, [mask.span for mask in whole]))))


def masked(text: str, kinds: Collection[MaskKind] = MASK_KINDS) -> list[Span]:
    """The stretches of some kinds."""
    return [mask.span for mask in masks(text) if mask.kind in kinds]


def kind_of(chunk: str) -> MaskKind | None:
    """The kind of what stands between two spaces; None for prose."""
    match = _NO_PROSE.search(chunk)
    return cast("MaskKind", match.lastgroup) if match else None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def inside(position: int, spans: Sequence[Span]) -> bool:
    """True if a position lies in one of the spans, which are in reading order."""
    index = bisect_right(spans, Span(position, 1 << 60))
    return any(span.start <= position < span.end for span in spans[max(0, index - 3) : index])


def _chunks(text: str, known: Sequence[Span]) -> Iterator[Mask]:
    """The addresses, code and identifiers between what is known already."""
    start = 0
    for span in (*known, Span(len(text), len(text))):
        for match in CHUNK.finditer(text, start, span.start):
            if kind := kind_of(match[0]):
                yield Mask(Span(*match.span()), kind)
        start = span.end
