"""House wording: a recurring sentence that departs from its approved form, or has another translation than usual."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import both
from ..project.toml_schema import Key
from .contract import SENTENCES, Case, Hit, Options, VariantSpec

OPTIONS = {
    "memory": Key("string", both("A translation memory (TMX)."), path=True, default=""),
    "approved": Key(
        "tables",
        both("Further approved sentences."),
        keys=SENTENCES,
        default=(),
    ),
}
VALUES = {"text": "the words of the notice", "usual": "the approved words"}
VARIANTS = (
    VariantSpec(
        "departure", "The sentence has other words than the approved one.", ("text", "usual"), alike=("text", "usual")
    ),
    VariantSpec(
        "spelling", "The sentence is spelt or punctuated otherwise.", ("text", "usual"), alike=("text", "usual")
    ),
    VariantSpec(
        "pairing", "The sentence has another translation than usual.", ("text", "usual"), alike=("text", "usual")
    ),
)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares the sentences with those of the memory and with the approved ones.

    A sentence is recognised by its other version, which must be the approved one. Where both versions differ from the
    memory, they say something else.
    """
    if not (options["memory"] or options["approved"]):
        return
    from .support.departures import (  # lazy: the TMX reader is slow to import, and most runs have no memory
        hits_of,
        memories,
    )

    for memory in memories(options):
        yield from hits_of(case, memory)
