"""Names with nearly the same letters in both versions: slips are found, and the ways of each language are not."""

from __future__ import annotations

import pytest
from bilint.kinds.support.misspelt_names import is_slip

from tests.kinds.one_language import run


@pytest.mark.parametrize(
    ("one", "another", "slip"),
    [
        ("Halvorssen", "Halvosrsen", True),
        ("Halvorssen", "Havlorssen", True),
        ("Grevendunck", "Grevedunck", True),
        ("Grevendunck", "Grerendunck", True),
        ("Grevenduncks", "Grevendunck", False),
        ("Grevensky", "Grevenski", False),
        ("Mohammed", "Mohamed", False),
        ("Halvorssen", "Halvorssen", False),
        ("Halvorssen", "Malvorssen", False),
        ("Gravendunck", "Grevendunck", False),
        ("Grevenkunck", "Grevencunck", False),
        ("Orval", "Orvalin", False),
        ("Orval", "", False),
    ],
)
def test_slips_of_names(one: str, another: str, slip: bool) -> None:
    assert is_slip(one, another) is slip
    if another:
        assert is_slip(another, one) is slip


def test_a_name_that_both_versions_have_elsewhere_is_another_name() -> None:
    english = "Anna Halvorssen writes the report.\n\nOtto Halvosrsen paints the boats of the harbour.\n"
    french = "Anna Halvorssen rédige le rapport.\n\nOtto Halvosrsen repeint les bateaux du port.\n"
    assert [one.locations[0].text for one in run("spelling", en=english, fr=french).findings] == []


@pytest.mark.parametrize(
    ("english", "french", "slip"),
    [("Anna Hurk", "Anna Hirk", True), ("Anna Hurk", "Otto Hirk", False), ("Anna Hurk", "Anna Hürk", False)],
)
def test_behind_a_first_name_any_letter_tells(english: str, french: str, slip: bool) -> None:
    texts = {"en": f"The boats belong to {english} in the harbour.\n", "fr": f"Les bateaux sont à {french} au port.\n"}
    assert [one.locations[0].text for one in run("spelling", **texts).findings] == (["Hurk"] if slip else [])
