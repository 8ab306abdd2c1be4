"""Versions, colours and documents: which figures are one, and their values."""

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
        ("the Travel Rules (document HR/2019/07), 4.2", [("document", "2019/7")]),
        ("resolution A/RES/70/12 and paper EB147/7", [("document", "70/12"), ("document", "147/7")]),
        ("EN ISO 9001, ISO/IEC 27001:2022", [("document", "9001"), ("document", "27001/2022")]),
        ("form PPTC 153", [("document", "153")]),
        ("EUR 500, P3/P4, COP 2027, GS 13, TEL 022 345, AND/OR and 24/7", []),
        ("Vacancy HR/2019/07", []),
    ],
)
def test_what_is_an_identifier(text: str, found: list[tuple[str, str]]) -> None:
    assert [fact.parts for fact in find(text, "en")] == found
