"""Words side by side that differ in gender or number: `la processus`, `les document`, `these document`."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.masks import inside
from ..language.spelling.setting import setting
from ..model import Block, Language, Span, other
from ..patterns import CHUNK
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec
from .support.english_agreement import english_faults
from .support.french_agreement import Fault, french_faults
from .support.passages import no_prose, passages

OPTIONS: dict[str, Key] = {}
VALUES = {"text": "the words that differ"}
VARIANTS = (
    VariantSpec("gender", "A determiner has not the gender of its noun.", ("text",), alike=("text",)),
    VariantSpec("number", "A determiner has not the number of its noun.", ("text",), alike=("text",)),
    VariantSpec("adjective", "An adjective has not the form of its noun.", ("text",), alike=("text",)),
    VariantSpec("verb", "A verb has not the number of its subject.", ("text",), alike=("text",)),
)
_FAULTS = {"en": english_faults, "fr": french_faults}
_BEHIND = '.,;:!?…»”")'


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Looks at the prose of each block in the language of its version."""
    for side, block in passages(case):
        if block.language == side:
            for fault in _FAULTS[side](block.text.split()):
                yield from _hit(case, side, block, fault)


def _hit(case: Case, side: Language, block: Block, fault: Fault) -> Iterator[Hit]:
    """The hit, unless the words are a name, quoted, code or of the other version."""
    variant, first, last = fault
    text = block.text
    chunks = [match.span() for match in CHUNK.finditer(text)]
    span = Span(chunks[first][0], chunks[last][0] + len(text[slice(*chunks[last])].rstrip(_BEHIND)))
    behind = text[chunks[last][0] : chunks[last + 1][1]].rstrip(_BEHIND + "s").lower() if last + 1 < len(chunks) else ""
    skipped = no_prose(case, block, side)
    if inside(span.start, skipped) or inside(span.end - 1, skipped) or setting(case.side(side), block, span):
        return
    if behind and any(behind in one.text.lower() for one in case.side(other(side)).blocks):
        return  # a term of both versions: `les pull requests`
    words = span.of(text)
    yield Hit(marks=(Mark(side, block, span),), extra=(words,), values={"text": words}, variant=variant)
