"""A fact that contradicts itself: a weekday that is not the date's, a level numeral with another level's label."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import both
from ..project.toml_schema import Key
from .contract import Case, Hit, Options, VariantSpec
from .support.choices import fact_types
from .support.contradictions import contradictions

OPTIONS = {"fact": Key("string", both("The type of fact."), fact_types, required=True)}
VALUES = {
    "text": "the words that contradict themselves",
    "value": "the canonical value",
    "really": "the value that the other half of these words states",
}
VARIANTS = (
    VariantSpec("contradiction", "A value contradicts itself.", ("text", "value", "really"), alike=("text",)),
    VariantSpec("impossible", "There is no such value.", ("text", "value", "really"), alike=("text",)),
)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Looks at both versions of each pair."""
    for _, hit in contradictions(case, case.pairs(weak=True), options["fact"]):
        yield hit
