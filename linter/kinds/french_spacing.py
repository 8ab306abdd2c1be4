"""French spaces: before `: ; ? !` and inside guillemets, by the locale's custom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..language.masks import inside
from ..messages import both
from ..model import LANGUAGES, Block, Language, Span
from ..project.toml_schema import Key
from ..readers.formats import FORMATS
from .contract import Case, Hit, Mark, Options, Replacement, VariantSpec
from .support.passages import no_prose, passages

OPTIONS = {
    "strict": Key(
        "boolean",
        both(
            "Ask for no-break spaces even where a version has none at all.",
            "Exiger des espaces insécables même dans une version qui n'en a aucune.",
        ),
        default=False,
    )
}
VALUES = {
    "sign": "the sign",
    "text": "the sign with the word beside it, at the first place",
    "count": "the number of places",
}
_VALUES = ("sign", "text", "count")
VARIANTS = (
    VariantSpec("missing", "The space before a punctuation mark is missing.", _VALUES),
    VariantSpec("opening", "The space after an opening guillemet is missing.", _VALUES),
    VariantSpec("closing", "The space before a closing guillemet is missing.", _VALUES),
    VariantSpec("throughout", "A version never has the space.", _VALUES),
    VariantSpec("extra", "There is a space that French of Canada does not have.", _VALUES),
    VariantSpec("breakable", "An ordinary space stands where others are no-break.", _VALUES),
)

NO_BREAK, NARROW = "\u00a0", "\u202f"
_HIGH = ";?!"
_SIGN = re.compile("[:;?!«»]")
_MISSING = {"«": "opening", "»": "closing"}
# So many signs without a space, and none with it, are a custom and one finding.
_LEAST_CUSTOM = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """A sign that wants a space beside it: the space that is there (empty where none is), and what is marked."""

    side: Language
    block: Block
    sign: str
    space: Span
    marked: Span

    @property
    def written(self) -> str:
        return self.space.of(self.block.text)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Judges each version for itself.

    Without `strict`, any space passes in a version without no-break spaces, and in text extracted from a PDF.
    """
    for side in LANGUAGES:
        places = [place for one, block in passages(case, "fr") if one == side for place in _places(case, one, block)]
        if places:
            document = case.side(side).document
            loose = FORMATS[document.format].extracted or not any(
                place.written in (NO_BREAK, NARROW) for place in places
            )
            strict = options["strict"]
            yield from _judge(places, case.locales["fr"], check_kind=strict or not loose)


def _places(case: Case, side: Language, block: Block) -> Iterator[_Place]:
    text = block.text
    signs = [match.start() for match in _SIGN.finditer(text) if _wants_space(text, match.start())]
    skipped = no_prose(case, block) if signs else []
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
    """Whether a sign belongs to the sentence: not to a time, a ratio, a code, a row of signs or brackets."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "«":
        return after != ""
    if text[at] == "»":
        return before not in {"", "«", "/"}
    ends = not after or after.isspace() or after in '»”")]'
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


def _judge(places: Sequence[_Place], locale: str, *, check_kind: bool) -> Iterator[Hit]:
    canadian = locale == "fr-CA" or _is_canadian(places)
    high = [place for place in places if place.sign in _HIGH]
    wanting = [place for place in places if not (canadian and place.sign in _HIGH)]
    if canadian and locale == "fr-CA":
        yield from (_hit([place], "extra", "") for place in high if place.written)
    for sign in sorted({place.sign for place in wanting}):
        same = [place for place in wanting if place.sign == sign]
        space = _usual(same, sign)
        without = [place for place in same if not place.written]
        if len(without) == len(same) >= _LEAST_CUSTOM:
            yield _hit(without, "throughout", space)
        else:
            yield from (_hit([place], _MISSING.get(sign, "missing"), space) for place in without)
        if check_kind:
            proper = NO_BREAK if sign in ":«»" else NARROW
            ordinary = [place for place in same if place.written and place.written.strip(NO_BREAK + NARROW)]
            if ordinary:
                yield _hit(ordinary, "breakable", proper)


def _is_canadian(places: Sequence[_Place]) -> bool:
    """Whether a text has spaces before colons and none before semicolons, question and exclamation marks."""
    high = [place for place in places if place.sign in _HIGH]
    colons = [place for place in places if place.sign == ":"]
    spaced = sum(bool(place.written) for place in colons)
    return bool(high) and not any(place.written for place in high) and 2 * spaced > len(colons)


def _usual(places: Sequence[_Place], sign: str) -> str:
    """The space that a version sets beside a sign, else the one of French typography."""
    written = Counter(place.written for place in places if len(place.written) == 1)
    return written.most_common(1)[0][0] if written else (NO_BREAK if sign in ":«»" else NARROW)


def _hit(places: Sequence[_Place], variant: str, space: str) -> Hit:
    return Hit(
        marks=tuple(Mark(place.side, place.block, place.marked) for place in places),
        values={"sign": places[0].sign, "text": places[0].marked.of(places[0].block.text), "count": str(len(places))},
        variant=variant,
        replacements=tuple(Replacement(place.side, place.block, place.space, space) for place in places),
        safe=True,
    )
