"""A deviation from the house's wording in one version is reported. Sentences that the memory lacks are not judged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from bilint.facts import FactStore
from bilint.kinds import house_wording
from bilint.kinds.contract import Case, Hit
from bilint.messages import FaultsError
from bilint.terminology.memory import Learner
from bilint.terminology.tmx import Unit, to_tmx
from bilint.vocabulary import Vocabulary

from tests.house import notice
from tests.kinds.hits import hits

VOCABULARY = Vocabulary()
LAMP = Unit(
    "The keeper must light the lamp within two hours of sunset.",
    "La gardienne ou le gardien doit allumer la lampe dans les deux heures qui suivent le coucher du soleil.",
)
LETTERS = Unit("All letters are kept for one winter.", "Toutes les lettres sont conservées pendant un hiver.")


def check(english: str, french: str, units: Sequence[Unit] = (LAMP, LETTERS)) -> list[Hit]:
    made, sections = notice(english, french)
    approved = [{"en": unit.en, "fr": unit.fr} for unit in units]
    return list(hits(house_wording, Case(made, sections, FactStore(), VOCABULARY), {"approved": approved}))


def told(hits: Sequence[Hit]) -> list[tuple[str, str, str, str]]:
    return [(hit.variant, hit.marks[0].language, hit.marks[0].text, hit.values["usual"]) for hit in hits]


def test_one_version_departs() -> None:
    hits = check("The keeper may light the lamp within two hours of sunset.", LAMP.fr)
    assert told(hits) == [("departure", "en", "may", "must")]
    assert [mark.text for mark in hits[0].marks] == ["may", LAMP.fr]
    assert hits[0].missing == (LAMP.en,)
    french = LAMP.fr.replace("allumer", "nettoyer").replace("La gardienne ou le", "Le")
    assert told(check(LAMP.en, french)) == [("departure", "fr", "nettoyer", "allumer")]


def test_spelling_and_punctuation_are_told_as_such() -> None:
    hits = check(LETTERS.en.replace("letters", "letters,"), LETTERS.fr.replace("é", "e"))
    assert told(hits) == [("spelling", "en", "letters,", "letters"), ("spelling", "fr", "conservees", "conservées")]


def test_another_translation() -> None:
    hits = check(LETTERS.en, "Le courrier du port reste une saison froide dans un tiroir.")
    assert [(hit.variant, hit.marks[0].language, hit.missing) for hit in hits] == [("pairing", "fr", (LETTERS.fr,))]
    assert [hit.variant for hit in check(LETTERS.en, LAMP.fr)] == ["pairing"]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        (LAMP.en, LAMP.fr),
        ("The keeper must light the lamp within three hours of sunset.", LAMP.fr.replace("deux", "quatre")),
        (LAMP.en.replace("must", "may"), LAMP.fr.replace("doit", "peut")),  # both versions say something else
        ("The boat comes on Fridays.", "Le bateau vient le vendredi."),
        (f"{LAMP.en}\n{LETTERS.en}", f"{LETTERS.fr}\n{LAMP.fr}"),  # the alignment is not as usual, the notice is
    ],
)
def test_nothing_to_tell(english: str, french: str) -> None:
    assert check(english, french) == []


def test_any_of_several_forms_will_do() -> None:
    other = Unit(LETTERS.en, "Le port garde toutes les lettres pendant un hiver.")
    assert check(LETTERS.en, other.fr, [LETTERS, other]) == []
    assert check(LETTERS.en, LETTERS.fr, [LETTERS, other]) == []
    hits = check(LETTERS.en, other.fr.replace("garde", "brûle"), [LETTERS, other])
    assert told(hits) == [("departure", "fr", "brûle", "garde")]


def test_labels_may_be_said_in_several_ways() -> None:
    assert check("The old lamp", "Le phare", [Unit("The old lamp", "La vieille lampe")]) == []


def test_the_memory_is_read_again_when_it_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "house.tmx"
    made, sections = notice(LETTERS.en, LETTERS.fr.replace("conservées", "brûlées"))
    case = Case(made, sections, FactStore(), VOCABULARY)
    path.write_text(to_tmx([LAMP]), encoding="utf-8")
    assert list(hits(house_wording, case, {"memory": str(path)})) == []
    path.write_text(to_tmx([LAMP, LETTERS]), encoding="utf-8")
    assert len(list(hits(house_wording, case, {"memory": str(path)}))) == 1
    path.unlink()
    with pytest.raises(FaultsError):
        list(hits(house_wording, case, {"memory": str(path)}))


def learnt(*notices: tuple[str, str]) -> list[Unit]:
    learner = Learner()
    for english, french in notices:
        learner.take(notice(english, french)[1])
    return learner.units()


def test_what_recurs_is_learnt_in_its_most_frequent_form() -> None:
    usual = (LAMP.en, LAMP.fr)
    later = (LAMP.en.replace("two", "three"), LAMP.fr.replace("deux", "trois"))
    odd = (LAMP.en, LAMP.fr.replace("doit", "peut"))
    alone = (LETTERS.en, LETTERS.fr)
    assert learnt(usual, later, usual, odd, alone, (LETTERS.en, "Le port garde tout.")) == [Unit(*usual, 3)]


def test_a_form_that_few_notices_have_is_no_house_wording() -> None:
    usual, rare = (LAMP.en, LAMP.fr), (LAMP.en.replace("must", "may"), LAMP.fr)
    assert [unit.uses for unit in learnt(*[usual] * 9, *[rare] * 2)] == [9]
    assert [unit.uses for unit in learnt(*[usual] * 6, *[rare] * 3)] == [6, 3]


def test_a_sentence_that_one_notice_repeats_does_not_recur() -> None:
    assert learnt((f"{LAMP.en}\n{LAMP.en}", f"{LAMP.fr}\n{LAMP.fr}")) == []
