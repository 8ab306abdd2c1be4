"""Marks of notes and their notes: `experience*` asks for a note that begins with `*`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..language.masks import inside
from ..model import LANGUAGES, Block, Side, Span, other
from ..patterns import lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec
from .support.passages import no_prose

OPTIONS: dict[str, Key] = {}
VALUES = {"sign": "the sign or number of the note", "text": "the words beside it"}
_VALUES = ("sign", "text")
VARIANTS = (
    VariantSpec("no-note", "A mark stands in the text, and no note begins with it.", _VALUES, alike=("sign",)),
    VariantSpec("no-mark", "A note begins with a mark that stands nowhere in the text.", _VALUES, alike=("sign",)),
    VariantSpec("no-mark-both", "Both versions have a note whose mark stands nowhere.", _VALUES, alike=("sign",)),
)

# `*word*` is emphasis that no reader took for such, as in plain text.
_EMPHASIS = lazy(r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*\n]{1,300}(?<=[^\s*])\1(?![\w*])")
_MARK = lazy(r"(?<=[\w)\]»”.,;:%])(?P<sign>\*{1,3}|[†‡])(?![\w*])|\[\^(?P<number>\w{1,12})\](?!:)")
_NOTE = lazy(r"(?:^|(?<=[.;)]\s))(?P<sign>\*{1,3}|[†‡])\s?(?=[^\W\d_])|^\[\^(?P<number>\w{1,12})\]:")
_LOOSE = lazy(r"(?:^|\s)(?:\*{1,3}|[†‡])(?:\s|$)")
_WORD_BEFORE = lazy(r"[\w'’()/-]+[.,;:]?$")
_WORDS_AFTER = lazy(r"\s?[\w'’-]+(?: [\w'’-]+)?")
_BULLETS = frozenset("*†‡")


@dataclass(frozen=True, slots=True)
class _Version:
    """The marks and the notes of a version by their sign. `loose` is true where a sign stands between two spaces."""

    marks: dict[str, list[Mark]] = field(default_factory=dict)
    notes: dict[str, list[Mark]] = field(default_factory=dict)
    loose: bool = False


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Looks for each mark of a version among its notes, and for each note among its marks."""
    versions = {language: _read(case, case.side(language)) for language in LANGUAGES}
    for language in LANGUAGES:
        here, there = versions[language], versions[other(language)]
        for sign, marks in here.marks.items():
            if sign not in here.notes and not (here.loose and sign in _BULLETS):
                yield from (_hit(mark, sign, "no-note") for mark in marks)
        for sign, notes in here.notes.items():
            if sign in here.marks or _may_be_other(sign, here):
                continue
            both = sign in there.notes and sign not in there.marks
            if both and language == "fr":
                continue
            more = (there.notes[sign][0],) if both else ()
            yield from (_hit(note, sign, "no-mark-both" if both else "no-mark", more) for note in notes)


def _may_be_other(sign: str, version: _Version) -> bool:
    """True if a sign may be no note's: it stands between spaces elsewhere, or one star has no use."""
    if sign[0] not in _BULLETS:
        return False
    return version.loose or (len(sign) > 1 and sign[1:] not in version.marks)


def _read(case: Case, side: Side) -> _Version:
    version = _Version()
    loose = False
    for number, block in enumerate(side.blocks):
        glued = _glued(side, block)
        if glued:
            words = _WORDS_AFTER.match(block.text)
            span = Span(0, words.end() if words else 1)
            version.notes.setdefault(block.marker, []).append(Mark(side.language, block, span))
        elif block.marker in _BULLETS and _stands_alone(side.blocks, number):
            loose = True
        if not any(sign in block.text for sign in ("*", "†", "‡", "[^")):
            continue
        loose = loose or _LOOSE.search(block.text) is not None
        skipped = [*no_prose(case, block), *(Span(*match.span()) for match in _EMPHASIS.finditer(block.text))]
        skipped.sort()
        for kind, pattern in ((version.notes, _NOTE), (version.marks, _MARK)):
            for match in pattern.finditer(block.text):
                if not inside(match.start(), skipped):
                    sign = match["sign"] or match["number"]
                    span = _with_words(block.text, *match.span(), behind=pattern is _NOTE)
                    kind.setdefault(sign, []).append(Mark(side.language, block, span))
    return _Version(version.marks, version.notes, loose)


def _glued(side: Side, block: Block) -> bool:
    """True if a star that was taken for a bullet touches the first word. Emphasis has a star at its end as well."""
    if block.marker not in _BULLETS or not block.text:
        return False
    place = block.origin.locate(Span(0, len(block.text)))
    source = side.document.source
    before = source[max(0, place.start - 2) : place.start]
    return before.lstrip("\\\n ") == block.marker and not source.startswith("*", place.end)


def _stands_alone(blocks: Sequence[Block], number: int) -> bool:
    """True if an item is no part of a list: `* required field`."""
    beside = (*blocks[max(0, number - 1) : number], *blocks[number + 1 : number + 2])
    return not any(block.marker == blocks[number].marker for block in beside)


def _with_words(text: str, start: int, end: int, *, behind: bool) -> Span:
    words = _WORDS_AFTER.match(text, end) if behind else None
    before = None if behind else _WORD_BEFORE.search(text, max(0, start - 40), start)
    return Span(before.start() if before else start, words.end() if words else end)


def _hit(mark: Mark, sign: str, variant: str, more: tuple[Mark, ...] = ()) -> Hit:
    return Hit(marks=(mark, *more), extra=(sign,), values={"sign": sign, "text": mark.text}, variant=variant)
