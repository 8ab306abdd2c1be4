"""Quotation marks in French: guillemets, with other marks inside them only."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.masks import inside
from ..model import Block, Language, Span
from ..patterns import lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, Replacement, VariantSpec
from .support.passages import no_prose, passages

OPTIONS: dict[str, Key] = {}
VALUES = {"text": "the quotation with its marks", "quoted": "the quotation without them"}
VARIANTS = (VariantSpec("", "A quotation in French is not set in guillemets.", ("text", "quoted"), alike=()),)

_NO_BREAK = "\u00a0"


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Reports the quotations in French text that are set in other marks than guillemets and not nested in them."""
    for side, block in passages(case, "fr"):
        if any(mark in block.text for mark in '"“”„'):
            yield from _quotations(case, side, block)


def _quotations(case: Case, side: Language, block: Block) -> Iterator[Hit]:
    text = block.text
    skipped = no_prose(case, block)
    nested = 0
    for match in _tokens.finditer(text):
        if match["guillemet"]:
            nested = max(0, nested + (1 if match[0] == "«" else -1))
        elif nested == 0 and not inside(match.start(), skipped):
            opening, closing = Span(*match.span("open")), Span(*match.span("close"))
            yield Hit(
                marks=(Mark(side, block, Span(*match.span())),),
                values={"text": match[0], "quoted": match["quoted"].strip()},
                replacements=(
                    Replacement(side, block, opening, f"«{_NO_BREAK}"),
                    Replacement(side, block, closing, f"{_NO_BREAK}»"),
                ),
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
