"""Numbers and dates in the form of a locale, which CLDR decides."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.one_language import ENGLISH, FRENCH, run

NO_BREAK, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("written", "locale", "mended"),
    [
        ("13,039.44 EUR", "fr", f"13{NARROW}039,44 EUR"),
        ("13,039.44 EUR", "fr-CA", f"13{NO_BREAK}039,44 EUR"),
        ("1.250.000 habitants", "fr", f"1{NARROW}250{NARROW}000 habitants"),
        ("13'039.44 EUR", "fr", f"13{NARROW}039,44 EUR"),
        ("4565.36 EUR", "fr", "4565,36 EUR"),
        ("2.5 % du prix", "fr", "2,5 % du prix"),
        ("13 039,44 EUR", "fr", "13 039,44 EUR"),
        ("la version 2.5 du logiciel", "fr", "la version 2.5 du logiciel"),
        ("la section 3.2", "fr", "la section 3.2"),
        ("le 12.05.2026 à 10.30", "fr", "le 12.05.2026 à 10.30"),
        ("le poste 412,233", "fr", "le poste 412,233"),
        ("l'adresse 10.20.30.40", "fr", "l'adresse 10.20.30.40"),
        ("www.parc.example/1,234.50", "fr", "www.parc.example/1,234.50"),
    ],
)
def test_french_numbers(written: str, locale: str, mended: str) -> None:
    found = run("number-format", fr=f"{FRENCH}On lit {written}.\n", locales={"fr": locale})
    assert found.mended("fr") == f"{FRENCH}On lit {mended}.\n"


@pytest.mark.parametrize(
    ("written", "locale", "mended"),
    [
        ("13 039,44 EUR", "en", "13,039.44 EUR"),
        ("13.039,44 EUR", "en-GB", "13,039.44 EUR"),
        ("4565,36 EUR", "en", "4565.36 EUR"),
        ("12 000 EUR", "en", "12,000 EUR"),
        ("13 039,44 EUR", "en-ZA", "13 039,44 EUR"),
        ("13,039.44 EUR", "en", "13,039.44 EUR"),
        ("room 12 000", "en", "room 12 000"),
        ("call 02 707 4111", "en", "call 02 707 4111"),
    ],
)
def test_english_numbers(written: str, locale: str, mended: str) -> None:
    found = run("number-format", en=f"{ENGLISH}It says {written}.\n", locales={"en": locale})
    assert found.mended("en") == f"{ENGLISH}It says {mended}.\n"


@given(st.integers(min_value=1_000, max_value=99_999_999), st.integers(min_value=0, max_value=99))
def test_a_sum_in_the_form_of_one_language_is_wrong_in_the_other_only(euros: int, cents: int) -> None:
    english = f"{euros:,}.{cents:02}"
    french = english.replace(",", NARROW).replace(".", ",")
    texts = {"en": f"{ENGLISH}Salary: {{}} EUR.\n", "fr": f"{FRENCH}Salaire : {{}} EUR.\n"}
    assert run("number-format", en=texts["en"].format(english), fr=texts["fr"].format(french)).hits == []
    swapped = run("number-format", en=texts["en"].format(french), fr=texts["fr"].format(english))
    assert swapped.mended("en") == texts["en"].format(english)
    assert swapped.mended("fr") == texts["fr"].format(french)


@pytest.mark.parametrize("locale", ["en", "en-GB", "en-US", "fr", "fr-CA", "fr-CH"])
def test_all_months_of_cldr_pass_in_their_locale(locale: str) -> None:
    months = Locale.parse(locale, sep="-").months["format"]
    names = {name for width in ("wide", "abbreviated") for name in months[width].values()}
    language = locale[:2]
    text = "".join(f"Date: 22 {name} 2026.\n\n22-{name}-2026\n\n" for name in sorted(names))
    versions = {"en": ENGLISH, "fr": FRENCH}
    versions[language] += text
    assert run("date-format", versions["en"], versions["fr"], locales={language: locale}).quotes() == []


@pytest.mark.parametrize(
    ("written", "variant", "mended"),
    [
        ("22-mar-2026", "month", "22-mars-2026"),
        ("3 feb. 2026", "month", "3 févr. 2026"),
        ("3 February 2026", "month", "3 février 2026"),
        ("7-Dec-2026", "month", "7-déc.-2026"),
        ("2 Juin 2026", "capital", "2 juin 2026"),
        ("2nd juin 2026", "ordinal", "2nd juin 2026"),
        ("1st juin 2026", "ordinal", "1er juin 2026"),
        ("1 juin 2026", "first", "1er juin 2026"),
        ("juin 14, 2026", "order", "juin 14, 2026"),
        ("06/15/2026", "order", "06/15/2026"),
        ("22-MARS-2026", "", "22-MARS-2026"),
        ("15/06/2026", "", "15/06/2026"),
        ("juin 2026", "", "juin 2026"),
    ],
)
def test_french_dates(written: str, variant: str, mended: str) -> None:
    found = run("date-format", fr=f"{FRENCH}\nClôture : {written}\n")
    assert found.variants() == ([variant] if variant else [])
    assert found.mended("fr") == f"{FRENCH}\nClôture : {mended}\n"


@pytest.mark.parametrize(
    ("written", "variant", "mended"),
    [
        ("2 juin 2026", "month", "2 June 2026"),
        ("15-déc-2026", "month", "15-Dec-2026"),
        ("2 june 2026", "lower", "2 June 2026"),
        ("1er June 2026", "ordinal", "1er June 2026"),
        ("June 1st, 2026", "", "June 1st, 2026"),
        ("3 Sept. 2026", "", "3 Sept. 2026"),
        ("5 may apply", "", "5 may apply"),
    ],
)
def test_english_dates(written: str, variant: str, mended: str) -> None:
    found = run("date-format", en=f"{ENGLISH}\nClosing: {written}\n")
    assert found.variants() == ([variant] if variant else [])
    assert found.mended("en") == f"{ENGLISH}\nClosing: {mended}\n"


def test_a_month_at_the_end_of_a_sentence_keeps_its_full_stop() -> None:
    found = run("date-format", fr=f"{FRENCH}L'épreuve a lieu le 3 feb. Elle dure une heure.\n")
    assert found.mended("fr") == f"{FRENCH}L'épreuve a lieu le 3 févr. Elle dure une heure.\n"


def test_babel_is_left_alone_where_numbers_and_dates_have_their_usual_form() -> None:
    script = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from tests.kinds.one_language import run
text = "Clôture le 3 mai 2026 ; 13 039,44 EUR par an et 2,5 % de plus, dit-on au parc de la ville.\\n"
assert run("number-format", fr=text).hits == run("date-format", fr=text).hits == []
assert "babel" not in sys.modules, "babel"
"""
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize(
    ("french", "found"),
    [
        ("Le parc de Berne coûte 98'450 CHF et 37.50 CHF.", []),
        ("Le parc coûte 98'450 EUR et le jardin 12'300 EUR.", []),
        ("Le parc coûte 98'450 EUR et le jardin 12 300 EUR.", ["98'450"]),
        ("Le parc de Lyon coûte 37.50 EUR.", ["37.50"]),
    ],
)
def test_the_numbers_of_switzerland(french: str, found: list[str]) -> None:
    assert run("number-format", fr=f"{FRENCH}\n{french}\n").quotes() == found
