"""Links that differ: the message names the sort of link."""

from __future__ import annotations

import pytest

from tests.kinds.one_language import ENGLISH, FRENCH, run


@pytest.mark.parametrize(
    ("english", "french", "messages"),
    [
        (
            "www.park.example/rose-12",
            "www.park.example/rose-21",
            ("The web address is {} in English and {} in French.", "Adresse web\u00a0: {} en anglais, {} en français."),
        ),
        (
            "roses@park.example",
            "rosse@park.example",
            (
                "The e-mail address is {} in English and {} in French.",
                "Adresse électronique\u00a0: {} en anglais, {} en français.",
            ),
        ),
        (
            "+32 2 555 01 47",
            "+32 2 555 01 74",
            (
                "The telephone number is {} in English and {} in French.",
                "Numéro de téléphone\u00a0: {} en anglais, {} en français.",
            ),
        ),
    ],
)
def test_the_message_names_the_sort_of_link(english: str, french: str, messages: tuple[str, str]) -> None:
    found = run("link", en=f"{ENGLISH}Contact: {english}\n", fr=f"{FRENCH}Contact : {french}\n")
    assert [one.messages for one in found.findings] == [tuple(one.format(english, french) for one in messages)]
