"""Words that explain a term of the other language have no translation."""

from __future__ import annotations

import pytest
from bilint.kinds.support.glosses import explains
from bilint.model import Span


@pytest.mark.parametrize(
    ("text", "words", "other", "explained"),
    [
        ("la porte mobile (« floodgate ») du port", "porte mobile", "the floodgate of the port", True),
        ("toujours RC (« race committee », les arbitres)", "les arbitres", "always RC (race committee)", True),
        ("la porte mobile (Lisport) du port", "porte mobile", "the gate (Lisport) of the port", False),
        ("la porte mobile (rouge) du port", "porte mobile", "the floodgate of the port", False),
        ("le bac (du port, avec les filets) part", "avec les filets", "the ferry (of the port) leaves", False),
        ("la porte mobile du port", "porte mobile", "the floodgate of the port", False),
    ],
)
def test_a_term_in_brackets_or_quotation_marks(text: str, words: str, other: str, explained: bool) -> None:
    start = text.index(words)
    assert explains(text, Span(start, start + len(words)), other) is explained
