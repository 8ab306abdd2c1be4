"""Numbers with the separators of the other language: `13,039.44` in French, `13 039,44` in English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from ..facts import unit_of
from ..language.locales import locale_data
from ..language.masks import inside
from ..model import Block, Fact, Language, Span, other
from ..patterns import lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, Replacement, VariantSpec
from .support.passages import no_prose, passages
from .support.regions import region

OPTIONS: dict[str, Key] = {}
VALUES = {"number": "the number as written", "right": "the number with the right separators"}
VARIANTS = (
    VariantSpec("", "A number has separators that the locale does not have.", ("number", "right"), alike=()),
    VariantSpec(
        "spaced", "English groups of digits are set apart by spaces, as in ISO.", ("number", "right"), alike=()
    ),
)

# So many numbers are a custom.
_LEAST_SPACED = 2
_SPACES = " \u00a0\u2009\u202f"
_MAY_HOLD = lazy(rf"\d[.,'’{_SPACES}]\d")
_SEPARATOR = lazy(rf"[.,'’{_SPACES}]")
_PATTERN = lazy(
    rf"(?<![\w.,:/'’-])(?:(?P<whole>[1-9]\d{{0,2}}(?P<group>[.,'’{_SPACES}])\d{{3}}(?:(?P=group)\d{{3}}){{0,4}}"
    rf"|\d{{1,12}}?(?=[.,]\d{{1,2}}(?!\d)))(?:(?P<point>[.,])(?P<decimals>\d{{1,2}}))?)(?![\d_-]|[.,:/'’]\d|[{_SPACES}]\d{{3}}(?!\d))"
)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number in digits: its groups, its decimals, and the signs between them ("" where it has none).

    All kinds of spaces are one; so are the two apostrophes.
    """

    span: Span
    groups: tuple[str, ...]
    decimals: str
    group: str
    point: str

    def written(self, group: str, point: str) -> str:
        return group.join(self.groups) + (point + self.decimals if self.decimals else "")


# The form of numbers in nearly all locales of a language, without a look-up.
_USUAL: dict[Language, tuple[str, str]] = {"en": (",", "."), "fr": (" ", ",")}


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Reports numbers whose separators the locale does not have.

    Where a sign is ambiguous (`1,250`), the number must be an amount, a measure, or copied from the other version.
    """
    # Read only where a number has another form than most.
    spaced_house, swiss = cache(partial(_spaced_house, case)), cache(partial(_is_swiss, case))
    for side, block in passages(case):
        if not _MAY_HOLD.search(block.text):
            continue
        for figure in _figures(block.text):
            if _is_usual(figure, block.language) or not _is_sure(case, block, figure, side):
                continue
            data = locale_data(case.locales[block.language])
            if _fits(figure, _plain(data.group), data.decimal) or inside(
                figure.span.start, no_prose(case, block, side)
            ):
                continue
            if figure.group in ("'", "") and swiss():
                continue
            right = figure.written(data.group, data.decimal)
            spaced = block.language == "en" and figure.group == " "
            if spaced and figure.point in ("", ".") and spaced_house():
                continue
            spaced = spaced and not figure.decimals
            yield Hit(
                marks=(Mark(side, block, figure.span),),
                missing=(right,),
                extra=(figure.span.of(block.text),),
                values={"number": figure.span.of(block.text), "right": right},
                variant="spaced" if spaced else "",
                replacements=(Replacement(side, block, figure.span, right),),
                safe=True,
            )


def _spaced_house(case: Case) -> bool:
    """True if the English sets digits apart by spaces throughout, as ISO does and some houses."""
    groups = [
        figure.group
        for side, block in passages(case, "en")
        if side == "en" and _MAY_HOLD.search(block.text)
        for figure in _figures(block.text)
        if figure.point != ","
    ]
    return groups.count(" ") >= _LEAST_SPACED and "," not in groups


def _is_swiss(case: Case) -> bool:
    """True if numbers are written as in Switzerland, `98'450.50`: there, or where a document has no other groups."""
    if region(case) == "CH":
        return True
    groups = [
        figure.group
        for _, block in passages(case)
        if _MAY_HOLD.search(block.text)
        for figure in _figures(block.text)
        if figure.group
    ]
    return groups.count("'") == len(groups) >= _LEAST_SPACED


def _figures(text: str) -> Iterator[_Figure]:
    for match in _PATTERN.finditer(text):
        groups = tuple(_SEPARATOR.split(match["whole"]))
        group = _plain(match["group"] or "")
        if len(groups) == 1 and not match["decimals"]:
            continue
        yield _Figure(Span(*match.span()), groups, match["decimals"] or "", group, match["point"] or "")


def _is_usual(figure: _Figure, language: Language) -> bool:
    return _fits(figure, *_USUAL[language])


def _fits(figure: _Figure, group: str, decimal: str) -> bool:
    return figure.group in ("", group) and figure.point in ("", decimal)


def _plain(separator: str) -> str:
    if not separator:
        return ""
    return " " if separator in _SPACES else "'" if separator in "'’" else separator


def _is_sure(case: Case, block: Block, figure: _Figure, side: Language) -> bool:
    """True if this is a quantity, and its separators have no second meaning."""
    if figure.group and figure.group != " " and (figure.decimals or len(figure.groups) > 2):
        return True
    if _covering(case, block, figure.span, "amount"):
        return True
    measured = any(unit_of(fact) for fact in _covering(case, block, figure.span, "number"))
    if figure.group in (",", "."):  # "1,250 kg" may be three decimals
        return measured and _is_copied(case, figure.span.of(block.text), side)
    return measured


def _covering(case: Case, block: Block, span: Span, kind: str) -> list[Fact]:
    """The facts of a type that are written with these digits."""
    return [fact for fact in case.facts.around(block, span, kind) if span.end <= fact.span.end]


def _is_copied(case: Case, number: str, side: Language) -> bool:
    there = other(side)
    return any(number in block.text for one, block in passages(case, there) if one == there)
