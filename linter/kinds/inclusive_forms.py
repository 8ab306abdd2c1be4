"""Participles in the masculine alone, where the French version writes both forms elsewhere: `vous serez appelé`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..language import inclusive
from ..language.spelling.speller import speller
from ..model import Block, Language, Span
from ..patterns import lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec
from .support.passages import passages

OPTIONS: dict[str, Key] = {}
VALUES = {"word": "the participle", "like": "a form for both that the version has elsewhere"}
VARIANTS = (VariantSpec("", "A participle has the masculine form alone.", ("word", "like"), alike=()),)

# So many forms for both show a custom of the version. A single one may have come with a name.
_CUSTOM = 2
# The reader is the one of whom this is said, one person: `vous serez appelé`, `Capacité d'être organisé`.
_OF_READER = lazy(
    r"(?:\b[Vv]ous (?:êtes|serez|seriez|étiez|soyez)|\b[Êê]tes-vous|^(?:Capacité|Aptitude|Désir|Volonté) d['’]être)"
    r" (?:(?:bien|très|déjà|aussi|\w+ment) )?(?P<word>[a-zà-ÿ]{3,20}é)(?![\w(·•./-])"
)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Looks for forms for both first; a version without any has another custom."""
    blocks = [(side, block) for side, block in passages(case, "fr") if side == "fr"]
    both = [span.of(block.text) for _, block in blocks for span in _forms_for_both(block)]
    if len(both) < _CUSTOM:
        return
    known = speller("fr").known
    for side, block in blocks:
        for match in _OF_READER.finditer(block.text):
            if known(match["word"] + "e"):
                yield _hit(side, block, match, both[0])


def _forms_for_both(block: Block) -> Iterator[Span]:
    """The written forms for both with one head, `candidat(e)`; a pair of words stands for itself."""
    for span, words in inclusive.find(block.text):
        if len(words) > 1 and "/" not in span.of(block.text) and words[1].rstrip("s") != words[0].rstrip("s"):
            yield span


def _hit(side: Language, block: Block, match: re.Match[str], like: str) -> Hit:
    return Hit(
        marks=(Mark(side, block, Span(*match.span("word"))),),
        values={"word": match["word"], "like": like},
    )
