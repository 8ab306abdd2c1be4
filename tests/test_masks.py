"""Masks: which stretches of a text are no prose, and of which kind."""

from __future__ import annotations

from itertools import pairwise

import pytest
from bilint.language.masks import inside, masked, masks
from bilint.model import Span
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("see https://lamps.example/a?b=1 for lamps", [("https://lamps.example/a?b=1", "address")]),
        ("write to keeper@lamps.example.", [("keeper@lamps.example.", "address")]),
        ("in /etc/lamps.conf now", [("/etc/lamps.conf", "address")]),
        ("Dear {{ keeper.first name }}, {% if lit %}hello", [("{{ keeper.first name }}", "template"), ("{% if lit %}", "template")]),
        ("<%= render :partial => 'form' %> lamp", [("<%= render :partial => 'form' %>", "template")]),
        ("Bonjour <%= @gardien.nom %> !", [("<%= @gardien.nom %>", "template")]),
        ("{count} lamps of ${port}", [("{count}", "template"), ("${port}", "template")]),
        ("%(count)s lamps, %s keepers, 10 % of all", [("%(count)s", "template"), ("%s", "template")]),
        ("{0} lamps, %1$s keepers, %@ oil, %{port}", [("{0}", "template"), ("%1$s", "template"), ("%@", "template"), ("%{port}", "template")]),
        (
            "{n, plural, =1 {a lamp} other {# lamps}}",
            [("{n, plural,", "code"), ("=1 {", "code"), ("}", "code"), ("other {", "code"), ("#", "code"), ("}", "code"), ("}", "code")],
        ),
        ("from :start_date to :end_date", [(":start_date", "template"), (":end_date", "template")]),
        ("ask @keeper about it", [("@keeper", "template")]),
        ("set lamp_count to x=5 in std::lamp", [("lamp_count", "identifier"), ("x=5", "code"), ("std::lamp", "code")]),
        ("under /srv/lamps or ~/lamps, and in ./oil", [("/srv/lamps", "address"), ("~/lamps,", "address"), ("./oil", "address")]),
        ("the host 10.0.12.250 is lit", [("10.0.12.250", "address")]),
        ("$ lamp light --all", [("$ lamp light --all", "code")]),
        ("keeper@tower:~# lamp light", [("keeper@tower:~# lamp light", "code")]),
        ("[keeper@tower oil]$ lamp light", [("[keeper@tower oil]$ lamp light", "code")]),
        ("%if lit% The lamp of $keeper$ %endif%", [("%if lit%", "template"), ("$keeper$", "template"), ("%endif%", "template")]),
        ("all of lamp.* and *.oil, see [SeaLamps]", [("lamp.*", "code"), ("*.oil,", "code"), ("[SeaLamps]", "identifier")]),
        ("the lamp[s] and [the] wick*, [PgUp]/[Next]", []),
        ("$ 50 a month, between 10 % and 20% of 1.250.000", []),
        ("# Lamps and oil", []),
        ("la lampe et/ou le phare, l'un /ou l'autre, 300.124.146.176", []),
        ("Note :voir la lampe, 9 : 5, and/or, 50 %", []),
    ],
)  # fmt: skip
def test_what_is_masked(text: str, stretches: list[tuple[str, str]]) -> None:
    assert [(mask.span.of(text), mask.kind) for mask in masks(text)] == stretches


def test_a_rule_chooses_the_kinds() -> None:
    text = "{{ name }} at lamps.example/x"
    assert [span.of(text) for span in masked(text, ("address",))] == ["lamps.example/x"]


def test_positions_inside() -> None:
    assert [inside(at, [Span(2, 4)]) for at in range(1, 5)] == [False, True, True, False]


@given(st.text("a {}%<>=@:_/.\\w$s", max_size=40))
def test_masks_are_in_order_and_apart(text: str) -> None:
    spans = [mask.span for mask in masks(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
