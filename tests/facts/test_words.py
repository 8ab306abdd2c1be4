from __future__ import annotations

import pytest
from bilint.language.folding import fold
from bilint.language.number_words import cardinal, cardinals, ordinal
from bilint.model import Language
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words
from text_to_num import text2num

LOCALES: list[tuple[Language, str]] = [("en", "en_GB"), ("fr", "fr"), ("fr", "fr_BE"), ("fr", "fr_CH")]
VALUES = [*range(1000), *range(1000, 1_000_000, 7919), 999_999]


@pytest.mark.parametrize(("language", "locale"), LOCALES)
def test_cardinals_as_num2words_spells_them(language: Language, locale: str) -> None:
    spelled = {value: fold(num2words(value, lang=locale.removesuffix("_GB"))) for value in VALUES}
    assert {value: cardinal(words, language) for value, words in spelled.items()} == {value: value for value in VALUES}


@pytest.mark.parametrize(("language", "locale"), LOCALES)
def test_ordinals_as_num2words_spells_them(language: Language, locale: str) -> None:
    spelled = {value: fold(num2words(value, lang=locale.removesuffix("_GB"), to="ordinal")) for value in range(1, 1000)}
    assert {value: ordinal(words, language) for value, words in spelled.items()} == {value: value for value in spelled}


@given(st.integers(0, 999_999), st.sampled_from(["en", "fr"]))
def test_agrees_with_text2num(value: int, language: Language) -> None:
    words = num2words(value, lang=language).replace(",", "")
    assert cardinal(fold(words), language) == text2num(words, language)


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("en", "twenty four", 24),
        ("en", "one hundred and five", 105),
        ("en", "one hundred five", 105),
        ("en", "a hundred", 100),
        ("en", "twelve hundred", 1200),
        ("en", "two million", 2_000_000),
        ("fr", "vingt et un", 21),
        ("fr", "vingt-et-une", 21),
        ("fr", "soixante-dix", 70),
        ("fr", "soixante et onze", 71),
        ("fr", "septante et un", 71),
        ("fr", "quatre vingt dix neuf", 99),
        ("fr", "huitante", 80),
        ("fr", "deux cent", 200),
        ("fr", "mille", 1000),
        ("fr", "deux millions", 2_000_000),
        ("en", "two hundred hundred", None),
        ("en", "twenty eleven", None),
        ("en", "several", None),
        ("fr", "vingt dix", None),
        ("fr", "une", 1),
    ],
)
def test_cardinal(language: Language, words: str, value: int | None) -> None:
    assert cardinal(words, language) == value


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("en", "1st", 1),
        ("en", "twenty-first", 21),
        ("en", "hundredth", None),
        ("en", "month", None),
        ("fr", "1er", 1),
        ("fr", "1re", 1),
        ("fr", "2e", 2),
        ("fr", "3eme", 3),
        ("fr", "premiere", 1),
        ("fr", "seconde", 2),
        ("fr", "quatrieme", 4),
        ("fr", "vingt et unieme", 21),
        ("fr", "iie", None),
    ],
)
def test_ordinal(language: Language, words: str, value: int | None) -> None:
    assert ordinal(words, language) == value


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "two, three and twenty-five boats", ["two", "three", "twenty-five"]),
        ("en", "two or three, five six", ["two", "three", "five", "six"]),
        ("fr", "dix pour cent de deux cents", ["dix", "deux cents"]),
        ("fr", "les sixties, le dixieme et la centaine", []),
    ],
)
def test_numbers_in_a_running_text(language: Language, text: str, found: list[str]) -> None:
    assert [text[numeral.start : numeral.end] for numeral in cardinals(text, language)] == found


@given(st.lists(st.sampled_from(["one", "twenty", "hundred", "and", "thousand", "million", "a", ",", "-"])))
def test_numbers_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    ends = 0
    for numeral in cardinals(text, "en"):
        assert ends <= numeral.start < numeral.end
        ends = numeral.end
