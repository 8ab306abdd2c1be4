import pytest
from bilint.facts.written import claimed, readings


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("86,400", "un plafond de 86 400 appels"),
        ("86\u00a0400", "86,400"),
        ("IT\u201102", "IT-2"),
        ("8.5", "8 ½ x 11 po"),
        ("8.5", "8,5"),
        ("IT-02", "classé IT-2"),
        ("IT 2", "(IT-02)"),
        ("CS-04/05", "CS-5 ou CS-4"),
        ("seven", "7 phares"),
        ("31 mai 2024", "the 31st day of May, 2024"),
        ("31 mai 2024", "2024-05-31"),
        ("23 janvier 2025", "v3_23Jan2025"),
        ("2018", "for the year 2017-18"),
        ("30", "le paragraphe 30(1)"),
        ("4", "level IV"),
        ("2.5 million", "2 500 000 francs"),
        ("24/7", "24 heures sur 24, 7 jours sur 7"),
    ],
)
def test_a_value_is_read_in_another_form(here: str, there: str) -> None:
    assert claimed(here, "en", codes=True) <= readings(there, "fr")


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("IT-02", "classé IT-3, échelon 2"),
        ("86,400", "86 500"),
        ("31 mai 2024", "31 March 2024"),
        ("2018", "2017 and 18 more"),
        ("8.5", "8"),
        ("1", "une semaine"),
    ],
)
def test_another_value_is_none(here: str, there: str) -> None:
    assert not claimed(here, "en", codes=True) <= readings(there, "fr")
