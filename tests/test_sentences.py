"""Where sentences end, and where a full stop ends nothing."""

from itertools import pairwise

import pytest
from bilint.language.sentences import sentences
from bilint.model import Language
from hypothesis import given
from hypothesis import strategies as st

CASES: list[tuple[Language, str]] = [
    ("en", "The lock opens at six.|It closes at nine."),
    ("fr", "L'écluse ouvre à six heures.|Elle ferme à neuf heures."),
    ("en", "Is the gate open?|Then go."),
    ("fr", "La porte est-elle ouverte\u202f?|Alors passez."),
    ("fr", "Il est appelé «\u00a0gardien\u00a0».|À l'aube, il ouvre."),
    ("en", "Keepers (e.g. Ms. Lee) live there."),
    ("fr", "Les gardiens (p. ex. M. Roy) y habitent."),
    ("fr", "Délai\u00a0: 15-déc.-2031 au plus tard."),
    ("en", "See www.rivers.example/a.b.C for more."),
    ("en", "More at our site (https://rivers.example/x)|Applications are read twice."),
    ("en", "Bring tools, boots, etc.|The rest is provided."),
    ("en", "It costs 1.5 million."),
    ("en", "1. Keep the gates."),
    ("en", "He said “Close the gate.”|Then he left."),
    ("en", "The U.S. Navy came."),
]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_sentences(language: Language, text: str) -> None:
    whole = text.replace("|", " ")
    assert [span.of(whole) for span in sentences(whole, language)] == text.split("|")


@given(st.text(max_size=200))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    spans = sentences(text, "en")
    assert "".join(span.of(text) for span in spans).split() == text.split() or "".join(
        "".join(span.of(text) for span in spans).split()
    ) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
