"""The words that options of kinds allow: types of facts, units, and concepts of header fields."""

from __future__ import annotations

from functools import cache

from ...facts import MODULES
from ...language.units import UNITS
from ...vocabulary import Vocabulary


def fact_types() -> tuple[str, ...]:
    """The names of the types of facts."""
    return tuple(MODULES)


@cache
def field_concepts() -> tuple[str, ...]:
    """The concepts of header fields in `fields.tsv`."""
    return tuple(dict.fromkeys(row[0] for row in Vocabulary().rows("fields")))


def units() -> tuple[str, ...]:
    """The units that facts may have."""
    return (*UNITS, "direct", "indirect", "url", "email", "phone")
