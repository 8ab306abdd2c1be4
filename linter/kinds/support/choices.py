"""The words that options of kinds allow: types of facts, units, and concepts of header fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...facts import MODULES, fact_type
from ...vocabulary import SHIPPED, Vocabulary


def fact_types(_options: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the types of facts."""
    return tuple(MODULES)


def field_concepts(_options: Mapping[str, Any]) -> tuple[str, ...]:
    """The concepts of header fields in `fields.tsv`."""
    return SHIPPED.made(_concepts)


def _concepts(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[0] for row in vocabulary.rows("fields")))


def units(options: Mapping[str, Any]) -> tuple[str, ...]:
    """The units of the types that the option `fact` names; without it, the units of all types."""
    types = [name for name in options.get("fact", ()) if name in MODULES] or MODULES
    return tuple(dict.fromkeys(unit for name in types for unit in fact_type(name).units))
