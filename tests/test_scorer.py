"""The fitted weights of the alignment: the table is whole, and evidence counts on the side that its name says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bilint.alignment.evidence import Unit, Weights
from bilint.alignment.lexicon import Lexicon
from bilint.alignment.matching import WorthATry
from bilint.alignment.scorer import ALONE, LINK, Scorer, Stretches, alone_features, fitted, link_features
from bilint.bitext import Reading
from bilint.model import Segment, Span
from bilint.readers import markdown
from bilint.vocabulary import Vocabulary

VOCABULARY = Vocabulary()
ENGLISH = """## Duties

The keeper opens the lock at 6 a.m. and counts the boats.

- paint the gates;
- write a report of two pages.

Do you swim?
"""
FRENCH = """## Tâches

L'éclusier ouvre l'écluse à 6 heures et compte les bateaux.

- peindre les portes ;
- rédiger un rapport de deux pages.

Savez-vous nager ?
"""


def units(text: str, name: str) -> list[Unit]:
    document = markdown.read(name, text.encode())
    blocks = Reading(VOCABULARY).notice(name, [document, markdown.read("x.fr.md", FRENCH.encode())]).en.blocks
    segments = [Segment(block, Span(0, len(block.text))) for block in blocks]
    weights = Weights(segments, Lexicon())
    return [weights.unit(segment) for segment in segments]


def test_each_feature_has_a_weight() -> None:
    names = [name for name, _ in VOCABULARY.rows("link-weights")]
    assert names == [*LINK, *(f"alone: {name}" for name in ALONE)]


def test_each_feature_has_a_value() -> None:
    found = units(ENGLISH, "x.en.md")
    sides = Stretches(found)
    assert len(link_features(sides.before(1, 1), sides.before(2, 2))) == len(LINK)
    assert len(alone_features(found[0])) == len(ALONE)


@pytest.mark.parametrize("place", range(5))
def test_a_unit_fits_itself_best(place: int) -> None:
    sides = Stretches(units(ENGLISH, "x.en.md"))
    scorer = fitted(VOCABULARY)
    values = [scorer.link(sides.singles[place], sides.singles[j])[0] for j in range(5)]
    assert max(range(5), key=values.__getitem__) == place


def test_words_in_common_speak_for_a_link() -> None:
    found = units(ENGLISH, "x.en.md")
    scorer = fitted(VOCABULARY)
    other = replace(found[1], weights={"boat": 1.0}, total=1.0)
    own, less = (Stretches(some).before(2, 1) for some in (found, [found[0], other, *found[2:]]))
    assert scorer.link(own, own)[0] > scorer.link(own, less)[0]


def test_weights_are_looked_up_by_name() -> None:
    weights = dict.fromkeys((*LINK, *(f"alone: {name}" for name in ALONE)), 0.0)
    sides = Stretches(units(ENGLISH, "x.en.md"))
    one = Scorer({**weights, "units joined": -1.0})
    assert one.link(sides.before(2, 2), sides.before(1, 1))[0] == -1.0
    assert Scorer({**weights, "alone: always": 2.0}).alone(sides.before(1, 1).unit) == 2.0


def test_neighbours_are_joined_only_where_one_has_something_in_common() -> None:
    worth = WorthATry(3)
    assert worth.joined(1, 1, 0.5) == []
    assert worth.joined(1, 2, 0.0) == [(1, 2)]
    assert worth.joined(1, 3, 0.0) == [(1, 3)]
    assert worth.joined(2, 1, 0.0) == [(2, 1)]
    assert worth.joined(2, 2, 0.0) == []


def test_headings_are_never_joined() -> None:
    sides = Stretches(units(ENGLISH, "x.en.md"))
    assert sides.length(2, 2) == 0
    assert sides.length(4, 2) > 0
