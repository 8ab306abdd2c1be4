"""Quotation marks in French: guillemets, with other marks inside them only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..language.masks import inside
from ..model import LANGUAGES, Block, Language, Span
from ..patterns import lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, Replacement, VariantSpec
from .support.passages import no_prose, passages

OPTIONS: dict[str, Key] = {}
VALUES = {
    "text": "the first quotation with its marks",
    "quoted": "the first quotation without them",
    "count": "the number of quotations",
}
VARIANTS = (
    VariantSpec("", "A quotation in French is not set in guillemets.", ("text", "quoted", "count")),
    VariantSpec("often", "Several quotations of a version are not set in guillemets.", ("text", "quoted", "count")),
)

_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class _Quotation:
    """A quotation in other marks than guillemets, and its two marks."""

    mark: Mark
    opening: Span
    closing: Span
    quoted: str


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Reports the quotations in French text that are set in other marks than guillemets and not nested in them.

    Several of one version are one habit.
    """
    found: dict[Language, list[_Quotation]] = {language: [] for language in LANGUAGES}
    for side, block in passages(case, "fr"):
        if any(mark in block.text for mark in '"“”„'):
            found[side].extend(_quotations(case, side, block))
    for quotations in found.values():
        if quotations:
            yield _hit(quotations)


def _quotations(case: Case, side: Language, block: Block) -> Iterator[_Quotation]:
    text = block.text
    skipped = no_prose(case, block)
    nested = 0
    for match in _tokens.finditer(text):
        if match["guillemet"]:
            nested = max(0, nested + (1 if match[0] == "«" else -1))
        elif nested == 0 and not inside(match.start(), skipped):
            opening, closing = Span(*match.span("open")), Span(*match.span("close"))
            yield _Quotation(Mark(side, block, Span(*match.span())), opening, closing, match["quoted"].strip())


def _hit(quotations: Sequence[_Quotation]) -> Hit:
    first = quotations[0]
    replacements = [
        Replacement(one.mark.language, one.mark.block, span, guillemet)
        for one in quotations
        for span, guillemet in ((one.opening, f"«{_NO_BREAK}"), (one.closing, f"{_NO_BREAK}»"))
    ]
    return Hit(
        marks=tuple(one.mark for one in quotations),
        values={"text": first.mark.text, "quoted": first.quoted, "count": str(len(quotations))},
        variant="often" if len(quotations) > 1 else "",
        replacements=tuple(replacements),
        safe=True,
    )


@lazy
def _tokens() -> str:
    quoted = r"(?P<quoted>[^\"“”„«»]{1,300})"
    # A straight mark behind a digit measures inches, unless it was opened before.
    return (
        r"(?P<guillemet>[«»])"
        rf"|(?P<open>(?<![\w\"])[\"“”„](?=\w)){quoted}(?P<close>(?<=[\w.,;:!?)’'])[\"“”])(?!\w)"
    )
