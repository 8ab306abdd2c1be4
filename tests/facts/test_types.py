"""A type of fact says of itself what the kinds and the documentation need to know."""

from __future__ import annotations

from importlib import import_module

import pytest
from bilint.facts import MODULES, FactStore, fact_type, unit_of
from bilint.model import Block, Language, SourceMap, Span
from bilint.vocabulary import Vocabulary


@pytest.mark.parametrize("name", MODULES)
def test_a_type_describes_its_parts(name: str) -> None:
    kind = fact_type(name)
    assert kind.name == name
    assert tuple(kind.meanings) == kind.parts._fields
    assert not kind.unit or kind.unit in kind.meanings
    assert bool(kind.unit) == bool(kind.units)
    assert set(kind.yields_to) <= set(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_type_agree(name: str) -> None:
    kind = fact_type(name)
    english, french = kind.examples
    found = [
        FactStore().in_value(_field(text, language, kind.field), name)
        for text, language in ((english, "en"), (french, "fr"))
    ]
    assert [len(facts) for facts in found] == [1, 1]
    assert found[0][0].agrees(found[1][0])
    assert isinstance(found[0][0].parts, kind.parts)
    assert unit_of(found[0][0]) in (*kind.units, None)


def _field(text: str, language: Language, concept: str) -> Block:
    whole = Span(0, len(text))
    return Block("field", text, SourceMap.verbatim(whole), language, value=whole, concept=concept)


def test_only_a_type_with_a_field_of_its_own_reads_values_otherwise() -> None:
    concepts = {row[0] for row in Vocabulary().rows("fields")}
    for name, module in MODULES.items():
        field = fact_type(name).field
        assert hasattr(import_module(f"bilint.facts.{module}"), "find_in_field") == bool(field)
        assert not field or field in concepts
