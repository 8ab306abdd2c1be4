"""The form of paired blocks and of lists: cases beyond those of the page."""

from __future__ import annotations

import pytest
from bilint.bitext import Reading
from bilint.engine.engine import Engine
from bilint.readers import markdown
from bilint.vocabulary import Vocabulary

from tests.kinds.one_language import rulebook, run

LIST = "The gardener has these tasks{}\n\n- water the roses of the park\n- rake the leaves of the trees\n"
LISTE = "La jardinière a les tâches suivantes{}\n\n- arroser les roses du parc\n- ratisser les feuilles des arbres\n"


@pytest.mark.parametrize(
    ("english", "french", "variants"),
    [
        (":", " :", []),
        ("", " :", ["lead-in"]),
        (":", "", ["lead-in"]),
        (".", " :", []),
        ("", "", []),
    ],
)
def test_lead_ins(english: str, french: str, variants: list[str]) -> None:
    assert run("layout", LIST.format(english), LISTE.format(french)).variants() == variants


@pytest.mark.parametrize(
    ("numbers", "variants"),
    [
        ("1 2 3 4", []),
        ("1 2 4 5", ["number"]),
        ("1 2 2 3", ["number"]),
        ("1 1 1 1", []),
        ("3 4 5 6", []),
        ("2 4 6 8", []),
    ],
)
def test_numbers_of_items(numbers: str, variants: list[str]) -> None:
    items = zip(numbers.split(), ("water the roses", "rake the leaves", "prune trees", "mow lawns"), strict=True)
    english = LIST.format(":").split("\n")[0] + "\n\n" + "".join(f"{number}. {task}\n" for number, task in items)
    assert run("layout", english, LISTE.format(" :")).variants() == variants


def test_levels_of_headings_and_emphasis() -> None:
    english = "# Gardener\n\n## Tasks\n\nWater the roses.\n\n*How we work here*\n\nWe rake.\n\n## Salary\n\nTen roses.\n\n## Date\n\nMay.\n"
    french = (
        "# Jardinière\n\n## Tâches\n\nArroser les roses.\n\n**Notre façon de travailler**\n\nOn ratisse.\n\n"
        "### Salaire\n\nDix roses.\n\n## Date\n\nMai.\n"
    )
    vocabulary = Vocabulary()
    reading = Reading(vocabulary)
    documents = [markdown.read(f"x.{side}.md", text.encode()) for side, text in (("en", english), ("fr", french))]
    notice = reading.notice("x.en.md", documents, ("en", "fr"))
    found = Engine([rulebook()["layout"]], vocabulary).check_notice(notice, reading.sections(notice))
    assert {(one.locations[0].text, one.locations[1].text) for one in found} == {
        ("How we work here", "Notre façon de travailler"),
        ("Salary", "Salaire"),
    }
