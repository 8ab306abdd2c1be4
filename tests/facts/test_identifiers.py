"""Version numbers and colours: which figures are one, and their values."""

from __future__ import annotations

import pytest
from bilint.facts.identifiers import find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("use v1.7.0, or 2.10.3-beta2.", [("version", "1.7.0"), ("version", "2.10.3-beta2")]),
        ("the address 192.168.0.10 of the pump", [("version", "192.168.0.10")]),
        ("#FF6600 and #00aa11cc", [("colour", "ff6600"), ("colour", "00aa11cc")]),
        ("#facade, #123 and page#a1b2c3", []),
        ("on 12.03.2024, or 01.02.24, for 1.234.567 boats", []),
        ("2.1.3 The pump", []),
        ("https://port.example/1.7.0/x and port-1.7.0.zip", []),
        ("1.7 and 1..7.0", []),
    ],
)
def test_what_is_an_identifier(text: str, found: list[tuple[str, str]]) -> None:
    assert [fact.parts for fact in find(text, "en")] == found
