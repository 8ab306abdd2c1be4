"""The alignment of headers and footers, whose values must agree though nobody has to translate all of them."""

from __future__ import annotations

from ..model import LANGUAGES, Notice, Section, Segment, Span
from .evidence import Weights
from .lexicon import Lexicon
from .sections import pairs_of


def page_sections(notice: Notice, lexicon: Lexicon) -> tuple[Section, ...]:
    """A section of the pairs that headers and footers make; none where they make no pair."""
    english, french = (
        [Segment(block, Span(0, len(block.text))) for block in notice.side(language).blocks if block.key]
        for language in LANGUAGES
    )
    if not english or not french:
        return ()
    weights = Weights([*english, *french], lexicon)
    found = pairs_of([weights.unit(one) for one in english], [weights.unit(one) for one in french], weights)
    pairs = tuple(pair for pair in found if pair.en and pair.fr)
    return (Section(None, None, pairs),) if pairs else ()
