"""The fictional notices: the same for the same seed, true to their own truth, right in their typography."""

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))  # the benchmarks are not part of the installed package

from benchmarks.notices import LANGUAGES, LAYOUTS, generate, layout_of, render
from benchmarks.notices import bank as bank_module
from benchmarks.notices.numerals import clock, grouped, words
from benchmarks.notices.values import french_article, with_article

THEMES = sorted(path.stem for path in bank_module.FOLDER.glob("*.txt"))
SLOT = re.compile(r"\{([A-Za-z]+\d?)")
seeds = st.integers(min_value=0, max_value=10_000)


@pytest.mark.parametrize("theme", THEMES)
def test_both_versions_of_a_sentence_name_the_same_values(theme: str) -> None:
    for english, french in bank_module.sentences(theme):
        assert {name.lower() for name in SLOT.findall(english)} == {name.lower() for name in SLOT.findall(french)}


@pytest.mark.parametrize("theme", THEMES)
def test_no_sentence_stands_twice_in_the_bank(theme: str) -> None:
    versions = list(zip(*bank_module.sentences(theme), strict=True))
    for version in versions:
        assert len(set(version)) == len(version)


def test_the_bank_is_large_enough_for_variety() -> None:
    assert sum(len(bank_module.sentences(theme)) for theme in THEMES) >= 300


@given(seeds)
def test_a_seed_always_gives_the_same_files(seed: int) -> None:
    assert render(generate(seed)).files == render(generate(seed)).files


@given(seeds, st.sampled_from(LAYOUTS))
def test_every_unit_stands_where_the_truth_says(seed: int, layout) -> None:
    rendered = render(generate(seed), layout)
    for index, unit in enumerate(rendered.notice.units):
        for language in LANGUAGES:
            text = rendered.files[rendered.path[language]]
            found = "".join(text[place : place + length] for _, length, place in rendered.runs[index, language])
            assert found.replace(" ", "") == unit.text(language).replace(" ", "")
            first, last = rendered.lines(index, language)
            assert text[: rendered.extent(index, language)[0]].count("\n") == first - 1
            assert last - first + 1 >= len(rendered.runs[index, language])


@given(seeds)
def test_every_value_stands_where_its_slot_says(seed: int) -> None:
    rendered = render(generate(seed))
    seen = 0
    for _, unit, language, slot, place in rendered.places():
        span = slot.span(language)
        assert span is not None
        assert rendered.files[rendered.path[language]][slice(*place)] == unit.text(language)[slice(*span)]
        seen += 1
    assert seen > 20


@given(seeds)
def test_the_french_has_the_spaces_of_its_locale(seed: int) -> None:
    notice = generate(seed)
    for unit in notice.units:
        text = re.sub(r"https?://\S+|\d:\d\d", "", unit.fr)
        assert not re.search(r" [:;?!»%]|« ", text), unit.fr
        if notice.locale == "fr":
            assert not re.search(r"(?<![\u202f])[;?!]", text), unit.fr
        else:
            assert not re.search(r"\s[;?!]", text), unit.fr


@given(seeds)
def test_english_reads_without_doubled_or_missing_words(seed: int) -> None:
    for unit in generate(seed).units:
        assert not re.search(r"[{}]|  |\.\.", unit.en + unit.fr)
        if unit.kind != "field":
            assert not re.search(r"\b(\w+) \1\b", unit.en, re.IGNORECASE), unit.en


def test_layouts_come_in_turn() -> None:
    assert {layout_of(seed).name for seed in range(len(LAYOUTS))} == {layout.name for layout in LAYOUTS}


def test_forty_notices_differ_in_shape() -> None:
    notices = [generate(seed) for seed in range(40)]
    assert len({notice.family for notice in notices}) == 4
    assert len({tuple(unit.kind for unit in notice.units) for notice in notices}) == 40
    headings = {unit.en for notice in notices for unit in notice.units if unit.kind == "heading"}
    assert len(headings) > 40
    lengths = [sum(text.count("\n") for text in render(notice).files.values()) for notice in notices]
    assert max(lengths) > 2 * min(lengths)


def test_numbers_are_written_in_words_and_digits_independently() -> None:
    pairs = [
        (unit.en[slice(*slot.en)], unit.fr[slice(*slot.fr)])
        for seed in range(40)
        for unit in generate(seed).units
        for slot in unit.slots
        if slot.type == "years" and slot.en and slot.fr
    ]
    mixed = sum(english.isdigit() != french.isdigit() for english, french in pairs)
    assert 0.2 < mixed / len(pairs) < 0.7


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        (0, "zero", "zéro"),
        (7, "seven", "sept"),
        (21, "twenty-one", "vingt et un"),
        (48, "forty-eight", "quarante-huit"),
    ],
)
def test_numbers_in_words(number: int, english: str, french: str) -> None:
    assert (words(number, "en"), words(number, "fr")) == (english, french)


@pytest.mark.parametrize(
    ("language", "locale", "expected"),
    [("en", "fr", "4,565.36"), ("fr", "fr", "4\u202f565,36"), ("fr", "fr-CA", "4\u00a0565,36")],
)
def test_grouped_digits(language, locale: str, expected: str) -> None:
    assert grouped(4565.36, language, locale, 2) == expected


@pytest.mark.parametrize(
    ("hour", "minute", "language", "style", "expected"),
    [
        (23, 59, "en", "ampm", "11:59 p.m."),
        (12, 0, "en", "ampm", "12:00 p.m."),
        (0, 30, "en", "ampm", "12:30 a.m."),
        (17, 0, "fr", "h", "17\u00a0h"),
        (7, 5, "fr", "h", "7\u00a0h\u00a005"),
        (7, 5, "fr", "digital", "07:05"),
    ],
)
def test_times_of_day(hour: int, minute: int, language, style: str, expected: str) -> None:
    assert clock(hour, minute, language, style) == expected


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("le Bureau", "", "le Bureau"),
        ("le Bureau", "de", "du Bureau"),
        ("le Bureau", "à", "au Bureau"),
        ("la Division", "de", "de la Division"),
        ("l'Unité", "à", "à l'Unité"),
    ],
)
def test_articles_contract_after_prepositions(name: str, form: str, expected: str) -> None:
    assert with_article(name, form) == expected


def test_an_acronym_takes_the_gender_of_its_name() -> None:
    unit = {"fr": "l'Unité des achats", "gender": "f"}
    assert french_article(unit, "PLU", "de") == "de la "
    assert french_article(unit, "UAL", "de") == "de l'"
    assert french_article({"fr": "le Bureau"}, "BSS", "à") == "au "
