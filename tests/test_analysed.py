"""The analysed text: which tokens a text has, and what is known of each."""

from __future__ import annotations

from itertools import pairwise

import pytest
from bilint.language.analysed import analysed
from bilint.model import Language
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("language", "text", "tokens"),
    [
        ("fr", "L’île qu'on voit", ["L’", "île", "qu'", "on", "voit"]),
        ("fr", "aujourd'hui, un(e) gardien·ne", ["aujourd", "'", "hui", ",", "un(e)", "gardien·ne"]),
        ("fr", "le sous-chef", ["le", "sous-chef"]),
        ("en", "the keeper's twenty-four lamps", ["the", "keeper's", "twenty-four", "lamps"]),
        ("en", "1,200.50 or A4 at lamps.example/x.", ["1,200.50", "or", "A4", "at", "lamps.example/x."]),
        ("en", "Dear {{ first name }}!", ["Dear", "{{ first name }}", "!"]),
    ],
)
def test_tokens(language: Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in analysed(text, language).tokens] == tokens


def test_shapes() -> None:
    text = "The Harbour Board (HB) has 3 A4 pages: Lamps, see www.lamps.example."
    assert [(token.text, token.shape) for token in analysed(text, "en").tokens] == [
        ("The", "word"), ("Harbour", "name"), ("Board", "name"), ("(", "punctuation"), ("HB", "acronym"),
        (")", "punctuation"), ("has", "word"), ("3", "number"), ("A4", "code"), ("pages", "word"),
        (":", "punctuation"), ("Lamps", "word"), (",", "punctuation"), ("see", "word"), ("www.lamps.example.", "link"),
    ]  # fmt: skip


def test_capitals_alone_tell_no_acronym() -> None:
    assert {token.shape for token in analysed("THE KEEPER OF LAMPS", "en").tokens} == {"word"}


@pytest.mark.parametrize(
    ("language", "word", "stem", "number", "forms"),
    [
        ("en", "keepers", "keeper", None, ("keepers",)),
        ("en", "keeper’s", "keeper", None, ("keeper’s",)),
        ("en", "twenty-four", "twenty-four", 24, ("twenty-four",)),
        ("fr", "quatre-vingt-dix", "quatre-vingt-dix", 90, ("quatre-vingt-dix",)),
        ("fr", "12.000", "12.000", 12000, ("12.000",)),
        ("fr", "directeurs(trices)", "directeur", None, ("directeurs", "directrices")),
        ("fr", "directrice", "directeur", None, ("directrice",)),
    ],
)
def test_what_is_known_of_a_word(
    language: Language, word: str, stem: str, number: int | None, forms: tuple[str, ...]
) -> None:
    (token,) = analysed(word, language).tokens
    assert (token.stem, token.number, token.forms) == (stem, number, forms)


def test_compounds_are_one_token_and_several_words() -> None:
    text = "les sous-chefs et expert-e-s"
    found = analysed(text, "fr")
    assert [token.text for token in found.tokens] == ["les", "sous-chefs", "et", "expert-e-s"]
    assert [word.text for word in found.words] == ["les", "sous", "chefs", "et", "expert-e-s"]
    assert all(word.span.of(text) == word.text for word in found.words)


@given(st.text("aé'’-. (){}@/1A·", max_size=40), st.sampled_from(["en", "fr"]))
def test_tokens_cover_the_text(text: str, language: Language) -> None:
    tokens = analysed(text, language).tokens
    assert all(token.span.of(text) == token.text for token in tokens)
    assert all(one.span.end <= other.span.start for one, other in pairwise(tokens))
    covered = "".join(token.text for token in tokens)
    assert covered.replace(" ", "") == text.replace(" ", "")
