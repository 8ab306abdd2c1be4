"""French spaces: before `: ; ? !` and inside guillemets, by the locale's custom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..language.masks import inside
from ..messages import both
from ..model import Block, Language, Span
from ..patterns import lazy
from ..project.toml_schema import Key
from ..readers.formats import FORMATS
from .contract import Case, Hit, Mark, Options, Replacement, VariantSpec
from .support.passages import no_prose, passages
from .support.regions import region

OPTIONS = {
    "strict": Key(
        "boolean",
        both(
            "Ask for no-break spaces even where a version has none at all.",
        ),
        default=False,
    )
}
VALUES = {
    "sign": "the sign",
    "text": "the sign with the word beside it",
}
_VALUES = ("sign", "text")
_ALIKE = ("sign",)
VARIANTS = (
    VariantSpec("missing", "The space before a punctuation mark is missing.", _VALUES, alike=_ALIKE),
    VariantSpec("opening", "The space after an opening guillemet is missing.", _VALUES, alike=_ALIKE),
    VariantSpec("closing", "The space before a closing guillemet is missing.", _VALUES, alike=_ALIKE),
    VariantSpec("extra", "There is a space that French of Canada does not have.", _VALUES, alike=_ALIKE),
    VariantSpec("unit", "The space before `%`, `$` or `€` is missing.", _VALUES, alike=_ALIKE),
    VariantSpec("unit-alone", "The same, where the version has the space elsewhere.", _VALUES, alike=_ALIKE),
    VariantSpec("breakable", "An ordinary space stands where others are no-break.", _VALUES, alike=_ALIKE),
)

NO_BREAK, NARROW = "\u00a0", "\u202f"
_HIGH = ";?!"
_SIGN = lazy("[:;?!«»]")
_UNITS = "%$€"  # French of France and of Canada sets a space before each
_MISSING = {"«": "opening", "»": "closing"}
# A house that sets the space before `. ! ?` may forget it often. One that sets it less than once in four does not.
_LEAST_SHARE = 0.25
# A document of Canada is expected to follow the custom of Canada. Most of its signs must have the space to show
# another.
_LEAST_SHARE_IN_CANADA = 0.5
# Words of a text beside a sign. If two before it and one behind occur in the other version, they are a name.
_BEFORE = lazy(r"\S+\s+\S+$")
_LONGEST_WORDS = 60
_BEHIND = lazy(r"\s+[^\W\d_]\S*")
_OPENING, _CLOSING = "\"“«'‘", ('"', "”", "»", "'", "’")
# The beginning of a note or link definition in Markdown: `[^1]:`.
_MARKER = lazy(r"(?<!\S)\[[^\s\[\]]{1,60}\]:")


@dataclass(frozen=True, slots=True)
class _Place:
    """A sign that needs a space beside it: the present space ("" for none), and the marked stretch."""

    side: Language
    block: Block
    sign: str
    space: Span
    marked: Span

    @property
    def written(self) -> str:
        return self.space.of(self.block.text)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Judges the French version. A French title in an English text has the spaces of English.

    Without `strict`, any space passes in a version without no-break spaces, and in text extracted from a PDF.
    """
    blocks = [block for side, block in passages(case, "fr") if side == "fr"]
    places = [place for block in blocks for place in _places(case, "fr", block)]
    document = case.side("fr").document
    if not FORMATS[document.format].extracted:  # narrow spaces are lost in a PDF
        yield from _units(case, blocks)
    if places:
        loose = FORMATS[document.format].extracted or not any(place.written in (NO_BREAK, NARROW) for place in places)
        yield from _judge(case, places, check_kind=options["strict"] or not loose)


def _units(case: Case, blocks: Sequence[Block]) -> Iterator[Hit]:
    """Signs that are glued to their number. In Switzerland they often are."""
    glued: list[_Place] = []
    spaced = False
    for block in blocks:
        text = block.text
        for sign in _UNITS:
            at = text.find(sign)
            while at > 0:
                number = _skip(text, at, -1, _is_figure)
                alone = number < at and not text[number - 1 : number].isalnum() and not text[at + 1 : at + 2].isalnum()
                spaced = spaced or text[at - 1].isspace()
                if alone and text[at - 1].isdigit() and not inside(at, no_prose(case, block, "fr")):
                    glued.append(_Place("fr", block, sign, Span(at, at), Span(number, at + 1)))
                at = text.find(sign, at + 1)
    if glued and region(case) != "CH":
        yield from (_hit(place, "unit-alone" if spaced else "unit", NO_BREAK) for place in glued)


def _is_figure(character: str) -> bool:
    return character.isdigit() or character in ".,"


def _places(case: Case, side: Language, block: Block) -> Iterator[_Place]:
    text = block.text
    signs = [match.start() for match in _SIGN.finditer(text) if _wants_space(text, match.start())]
    if not signs:
        return
    skipped = sorted([*(Span(*match.span()) for match in _MARKER.finditer(text)), *no_prose(case, block, side)])
    for at in signs:
        if inside(at, skipped) or block.inserted(Span(at, at + 1)):
            continue
        if text[at] == "«":
            space = Span(at + 1, _skip(text, at + 1, 1, str.isspace))
            marked = Span(at, _skip(text, space.end, 1, _is_no_space))
        else:
            space = Span(_skip(text, at, -1, str.isspace), at)
            marked = Span(_skip(text, space.start, -1, _is_no_space), at + 1)
        yield _Place(side, block, text[at], space, marked)


def _wants_space(text: str, at: int) -> bool:
    """True if a sign belongs to the sentence, not to a time, ratio, code, row of signs or brackets."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "«":
        return after != ""
    if text[at] == "»":
        return before not in {"", "«", "/"}
    ends = not after or after.isspace() or after in '»”")]'
    start = _skip(text, at, -1, str.isspace)
    if text[start - 1 : start] == "«":
        return False  # the space there is that of the guillemet
    return ends and before not in {"", *"([?!:;…*/"}


def _skip(text: str, position: int, step: int, wanted: Callable[[str], bool]) -> int:
    """The end of the characters that are wanted, forwards or backwards from a position; at most thirty of them."""
    for _ in range(30):
        here = position if step > 0 else position - 1
        if not 0 <= here < len(text) or not wanted(text[here]):
            break
        position += step
    return position


def _is_no_space(character: str) -> bool:
    return not character.isspace()


def _judge(case: Case, places: Sequence[_Place], *, check_kind: bool) -> Iterator[Hit]:
    closed = _closed(case, places)
    if case.locales["fr"] == "fr-CA":
        yield from (_hit(place, "extra", "") for place in places if place.sign in _HIGH and place.written)
    for sign in sorted({place.sign for place in places} - closed):
        same = [place for place in places if place.sign == sign]
        space = _usual(same, sign)
        without = (place for place in same if not place.written and not _is_foreign(case, place))
        yield from (_hit(place, _MISSING.get(sign, "missing"), space) for place in without)
        if check_kind:
            proper = NO_BREAK if sign in ":«»" else NARROW
            ordinary = (place for place in same if place.written and place.written.strip(NO_BREAK + NARROW))
            yield from (_hit(place, "breakable", proper) for place in ordinary)


def _closed(case: Case, places: Sequence[_Place]) -> frozenset[str]:
    """The signs that a version sets without a space by custom.

    In Canada these are `; ! ?`, in Switzerland often all signs. A locale with a territory settles it. Otherwise a
    version that never has the space follows such a custom. For colons and guillemets this is so in Switzerland alone.
    """
    locale = case.locales["fr"]
    if locale == "fr-CA":
        return frozenset(_HIGH)
    if "-" in locale:
        return frozenset()
    high = [place for place in places if place.sign in _HIGH]
    spaced = sum(bool(place.written) for place in high)
    closed: set[str] = set()
    share = spaced / len(high) if high else 0
    if share < _LEAST_SHARE or (share < _LEAST_SHARE_IN_CANADA and region(case) == "CA"):
        closed.update(_HIGH)
    for signs in (":", "«»"):
        same = [place for place in places if place.sign in signs]
        if same and not spaced and not any(place.written for place in same) and region(case) == "CH":
            closed.update(signs)
    return frozenset(closed)


def _is_foreign(case: Case, place: _Place) -> bool:
    """True if the English has the words around a sign as well: a title, a name, a label between quotes."""
    if place.sign in "«»":
        return False
    text, end = place.block.text, place.marked.end
    english = [block.text for side, block in passages(case, "en") if side != place.side]
    if text in english:
        return True  # left untranslated
    before = _BEFORE.search(text, max(0, end - _LONGEST_WORDS), end)
    behind = _BEHIND.match(text, end)
    if text[end : end + 2].strip()[:1] in _CLOSING:
        words = place.marked.of(text).lstrip(_OPENING)
    elif before and behind:
        words = before[0] + behind[0]
    else:
        return False
    return any(map(str.isalpha, words)) and any(words in one for one in english)


def _usual(places: Sequence[_Place], sign: str) -> str:
    """The space that a version sets beside a sign, else the one of French typography."""
    written = Counter(place.written for place in places if len(place.written) == 1)
    return written.most_common(1)[0][0] if written else (NO_BREAK if sign in ":«»" else NARROW)


def _hit(place: _Place, variant: str, space: str) -> Hit:
    return Hit(
        marks=(Mark(place.side, place.block, place.marked),),
        values={"sign": place.sign, "text": place.marked.of(place.block.text)},
        variant=variant,
        replacements=(Replacement(place.side, place.block, place.space, space),),
        safe=True,
    )
