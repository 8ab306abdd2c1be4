"""Levels, names and order of competencies are compared by the closed list. Others are left alone."""

from __future__ import annotations

from itertools import combinations

import pytest
from bilint.bitext import Reading
from bilint.facts import FactStore
from bilint.kinds import competencies, lists
from bilint.kinds.contract import Case, Hit
from bilint.model import LANGUAGES
from bilint.readers import text
from bilint.terminology.competencies import Competency, CompetencyList, plain, read_competencies
from bilint.vocabulary import Vocabulary
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.hits import hits

VOCABULARY = Vocabulary()
READING = Reading(VOCABULARY)
TABLES = VOCABULARY.toml("competencies")
KNOWN = read_competencies(TABLES.values())  # type: ignore[arg-type]
LISTED = CompetencyList(KNOWN)
LEVELS = [(one, number) for one in KNOWN for number in range(len(one.levels))]


def statement(competency: Competency, level: int) -> tuple[str, str]:
    wordings = competency.levels[level]
    return f"{competency.names['en'][0]}: {wordings['en']}", f"{competency.names['fr'][0]} : {wordings['fr']}"


def case(english: list[str], french: list[str]) -> Case:
    sources = {
        "en": "\n".join(["5. COMPETENCIES", "", "The keeper must show:", "", *(f"- {line};" for line in english)]),
        "fr": "\n".join(["5. COMPÉTENCES", "", "La gardienne doit montrer :", "", *(f"- {line}." for line in french)]),
    }
    documents = [text.read(f"keeper.{language}.txt", sources[language].encode()) for language in LANGUAGES]
    made = READING.notice("keeper", documents, LANGUAGES)
    return Case(made, tuple(READING.sections(made)), FactStore(), VOCABULARY)


def check(english: list[str], french: list[str]) -> list[Hit]:
    return list(hits(competencies, case(english, french), {}))


@pytest.mark.parametrize(
    ("competency", "level"), LEVELS, ids=lambda one: str(getattr(one, "names", {"en": [one]})["en"][0])
)
def test_a_listed_level_meets_its_translation(competency: Competency, level: int) -> None:
    english, french = statement(competency, level)
    assert check([english, "Empathy: Listens"], [french, "Empathie : écoute"]) == []


@pytest.mark.parametrize(
    "competency", [one for one in KNOWN if len(one.levels) > 1], ids=lambda one: str(one.names["en"][0])
)
def test_another_level_is_found_in_either_version(competency: Competency) -> None:
    for one, other in combinations(range(len(competency.levels)), 2):
        for levels in ((one, other), (other, one)):
            english, french = statement(competency, levels[0])[0], statement(competency, levels[1])[1]
            (hit,) = check([english, "Empathy: Listens"], [french, "Empathie : écoute"])
            assert hit.missing == (competency.levels[levels[0]]["fr"],)
            assert [mark.text for mark in hit.marks] == [
                competency.levels[levels[0]]["en"],
                competency.levels[levels[1]]["fr"],
            ]


def test_the_list_itself_is_without_doubles() -> None:
    for language in LANGUAGES:
        names = [plain(name) for one in KNOWN for name in one.names[language]]
        wordings = [plain(one.levels[level][language]) for one, level in LEVELS]
        assert len(set(names)) == len(names)
        assert len(set(wordings)) == len(wordings)


@pytest.mark.parametrize(
    ("wording", "language", "level"),
    [
        ("comprend la structure de l’organisation", "fr", 1),
        ("Understands the Organisation’s structure", "en", 1),
        ("understands Organizational politics", "en", 2),
        ("Understands organisational climate and culture", "en", None),
        ("Understands", "en", None),
        ("", "en", None),
    ],
)
def test_small_edits_are_recognised_and_others_are_not(wording: str, language: str, level: int | None) -> None:
    found = LISTED.behaviour(wording, language)  # type: ignore[arg-type]
    assert (found.level if found else None) == level


def test_an_exchanged_name_is_found_once() -> None:
    english = ["Teamwork: Shares the rope", "Leadership: Holds the helm", "Flexibility: Bends with the wind"]
    french = ["Travail en équipe : partage le cordage", "Maîtrise de soi : tient la barre", "Souplesse : plie au vent"]
    (hit,) = check(english, french)
    assert (hit.variant, [mark.text for mark in hit.marks]) == ("name", ["Leadership", "Maîtrise de soi"])
    assert hit.missing == ("Aptitude à diriger",)


def test_names_exchanged_between_two_statements_are_two_wrong_levels() -> None:
    (first, french_first), (second, french_second) = (statement(one, 0) for one in KNOWN[:2])
    name, _, wording = french_first.partition(" : ")
    other_name, _, other_wording = french_second.partition(" : ")
    hits = check([first, second], [f"{name} : {other_wording}", f"{other_name} : {wording}"])
    assert [hit.variant for hit in hits] == ["", ""]


def test_a_lost_competency_is_left_to_the_rule_for_lists() -> None:
    pairs = [statement(one, 0) for one in KNOWN if one.levels][:5]
    english, french = [one for one, _ in pairs], [two for _, two in pairs]
    lost = case(english, french[:2] + french[3:])
    assert list(hits(competencies, lost, {})) == []
    assert [hit.variant for hit in hits(lists, lost, {"compare": "length"})] == ["missing-fr"]


@pytest.mark.parametrize("places", [(0, 1), (1, 3), (0, 4)])
def test_another_order_is_told_by_one_rule_only(places: tuple[int, int]) -> None:
    pairs = [statement(one, 0) for one in KNOWN if one.levels][:5]
    french = [two for _, two in pairs]
    french[places[0]], french[places[1]] = french[places[1]], french[places[0]]
    moved = case([one for one, _ in pairs], french)
    told = [*hits(competencies, moved, {}), *hits(lists, moved, {"compare": "order"})]
    assert len(told) == 1


def test_an_unlike_wording_is_of_low_confidence_only() -> None:
    french = "Initiative : rend compte des délais"
    hits = check(["Initiative: Plans and acts for the long-term", "Empathy: Listens"], [french, "Empathie : écoute"])
    assert [hit.variant for hit in hits] == ["unusual"]


def test_the_competencies_of_a_house_are_added() -> None:
    more = [
        {"en": ["Seamanship"], "fr": ["Sens marin"], "levels": [["Ties knots", "fait des nœuds"], ["Sails", "navigue"]]}
    ]
    made = case(["Seamanship: Ties knots", "Empathy: Listens"], ["Sens marin : navigue", "Empathie : écoute"])
    assert list(hits(competencies, made, {})) == []
    (hit,) = hits(competencies, made, {"more": more})
    assert hit.values["usual"] == "fait des nœuds"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"en": ["A"]}, "list of names as “fr”"),
        ({"en": "A", "fr": ["B"]}, "list of names as “en”"),
        ({"en": ["A"], "fr": ["B"], "levels": [["only one"]]}, "pairs of an English and a French behaviour"),
        ({"en": ["A"], "fr": ["B"], "levels": "x"}, "pairs of an English and a French behaviour"),
    ],
)
def test_a_faulty_table_is_refused(table: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_competencies([table])


WORDINGS = st.lists(st.text("ab:.;- é\u0301\u00a0’ﬁº", max_size=30), max_size=4)


@given(WORDINGS, WORDINGS)
def test_any_wording_is_read(english: list[str], french: list[str]) -> None:
    made = case(
        ["Empathy: Listens", *("Teamwork: " + one for one in english)],
        ["Empathie : écoute", *("Travail en équipe : " + one for one in french)],
    )
    for hit in hits(competencies, made, {}):
        assert all(mark.text.strip() for mark in hit.marks)
