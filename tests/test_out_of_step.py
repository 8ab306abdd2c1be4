"""Versions that do not belong together, and versions of which one is older: said first and once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from bilint.bitext import Reading
from bilint.engine.engine import Engine
from bilint.model import LANGUAGES, Finding
from bilint.readers import markdown
from bilint.rulebook.book import load
from bilint.vocabulary import Vocabulary, rules_folder

VOCABULARY = Vocabulary()
READING = Reading(VOCABULARY)
RULES = [rule for rule in load(rules_folder()).rules if rule.status == "stable"]
ENGINE = Engine(RULES, VOCABULARY)

# Six sections of two texts, each in English and in French.
HARBOUR = (
    ("The harbour", "Le port", "The harbour lies behind a wall of grey stone.", "Le port se trouve derrière un mur de pierre grise."),
    ("Boats", "Bateaux", "Each boat pays 12 euros a day for its berth.", "Chaque bateau paie 12 euros par jour pour sa place."),
    ("The crane", "La grue", "A crane lifts boats of at most nine tonnes.", "Une grue soulève les bateaux de neuf tonnes au plus."),
    ("Water", "Eau", "Drinking water is free on all bridges.", "L'eau potable est gratuite sur toutes les passerelles."),
    ("The night", "La nuit", "At night, a guard walks along the quays.", "La nuit, un gardien marche le long des quais."),
    ("Storms", "Tempêtes", "A red lamp on the tower announces a storm.", "Une lampe rouge sur la tour annonce une tempête."),
)  # fmt: skip
GARDEN = (
    ("Seeds", "Graines", "The gardener sows the carrots in the spring.", "La jardinière sème les carottes au printemps."),
    ("Tools", "Outils", "Spades and rakes hang in the wooden shed.", "Les bêches et les râteaux sont accrochés dans la cabane."),
    ("Compost", "Compost", "Leaves and peelings become compost in 7 months.", "Les feuilles et les épluchures deviennent du compost en 7 mois."),
    ("Bees", "Abeilles", "The hives stand at the foot of the apple trees.", "Les ruches se dressent au pied des pommiers."),
    ("Children", "Enfants", "Children may pick strawberries on Saturdays.", "Les enfants peuvent cueillir des fraises le samedi."),
    ("Winter", "Hiver", "In the winter, the soil rests under straw.", "En hiver, la terre se repose sous la paille."),
)  # fmt: skip

Text = Sequence[tuple[str, str, str, str]]


def version(text: Text, side: int) -> bytes:
    return "\n".join(f"# {part[side]}\n\n{part[2 + side]}\n" for part in text).encode()


def found(english: Text, french: Text, engine: Engine = ENGINE) -> list[Finding]:
    documents = [markdown.read("post.en.md", version(english, 0)), markdown.read("post.fr.md", version(french, 1))]
    notice = READING.notice("post.en.md", documents, LANGUAGES)
    return engine.check_notice(notice, READING.sections(notice))


def test_versions_in_step_have_no_such_finding() -> None:
    assert [one.rule for one in found(HARBOUR, HARBOUR)] == []
    one_gap = [one.rule for one in found(HARBOUR, HARBOUR[:5])]
    assert one_gap == ["section"]


@pytest.mark.parametrize(("older", "version"), [("French", "fr"), ("English", "en")])
def test_an_older_version_is_told_once(older: str, version: str) -> None:
    sides = (HARBOUR, HARBOUR[:2]) if version == "fr" else (HARBOUR[:2], HARBOUR)
    [one] = found(*sides)
    assert (one.rule, one.severity) == ("out-of-step", "error")
    assert one.message("en").startswith(f"The {older} version lacks ")
    assert [end.language for end in one.locations] == ["en", "fr"]
    assert one.locations[0].span.start <= 2


def test_what_differs_in_the_rest_of_an_older_version_is_still_told() -> None:
    changed = ("Boats", "Bateaux", "", "Chaque bateau paie 15 euros par jour pour sa place.")
    rules = [one.rule for one in found(HARBOUR, (HARBOUR[0], changed))]
    assert rules == ["out-of-step", "amount"]


def test_versions_of_two_texts_are_told_once() -> None:
    rules = [one.rule for one in found(HARBOUR, GARDEN)]
    assert rules.count("out-of-step") == 1
    assert not {"section", "missing-translation", "amount", "number", "duration", "weak-alignment"} & set(rules)


def test_who_ignores_the_rule_gets_each_gap() -> None:
    engine = Engine([rule for rule in RULES if rule.name != "out-of-step"], VOCABULARY)
    assert {one.rule for one in found(HARBOUR, HARBOUR[:2], engine)} == {"section"}
