"""A denial on one side alone is reported, unless the other side denies in another form."""

from __future__ import annotations

import pytest
from bilint.facts import FactStore
from bilint.kinds import negation
from bilint.kinds.contract import Case, Hit
from bilint.model import LANGUAGES
from bilint.vocabulary import Vocabulary
from hypothesis import given
from hypothesis import strategies as st

from tests.house import notice
from tests.kinds.one_language import run

VOCABULARY = Vocabulary()
TABLE = VOCABULARY.toml("negations")


def check(english: str, french: str) -> list[Hit]:
    made, sections = notice(english, french)
    return list(negation.check(Case(made, sections, FactStore(), VOCABULARY), {}))


def marked(english: str, french: str) -> list[tuple[str, str]]:
    return [(hit.marks[0].language, hit.marks[0].text) for hit in check(english, french)]


FOUND = [
    ("The ferry does not sail on Sundays.", "Le bac circule le dimanche.", ("en", "does not")),
    ("The ferry doesn’t sail on Sundays.", "Le bac circule le dimanche.", ("en", "doesn’t")),
    ("The ferry CANNOT sail at night in winter.", "Le bac peut circuler la nuit en hiver.", ("en", "CANNOT")),
    ("The ferry never waits for passengers.", "Le bac attend les passagers en retard.", ("en", "never")),
    ("No dogs are allowed on the ferry.", "Les chiens sont admis à bord du bac.", ("en", "No")),
    ("Dogs are allowed on the ferry.", "Les chiens ne sont pas admis à bord du bac.", ("fr", "ne sont pas")),
    ("Dogs are allowed on the ferry.", "Les chiens n’y sont jamais admis.", ("fr", "n’y sont jamais")),
    ("Tickets are sold on the quay.", "Aucun billet n'est vendu sur le quai.", ("fr", "Aucun")),
    ("Tickets can be returned later on.", "Les billets ne peuvent être rendus par la suite.", ("fr", "ne peuvent")),
    (
        "Le bac".replace("Le bac", "The ferry waits for the post."),
        "Le bac n'attend pas le courrier.",
        ("fr", "n'attend pas"),
    ),
    # What both sides say in the same way explains nothing: a lost denial beside it is found.
    ("Dogs are allowed without a lead.", "Les chiens ne sont pas admis sans laisse.", ("fr", "ne sont pas")),
    (
        "Dogs may be left for less than an hour.",
        "Les chiens ne doivent pas attendre moins d'une heure.",
        ("fr", "ne doivent pas"),
    ),
]


@pytest.mark.parametrize(("english", "french", "where"), FOUND)
def test_a_denial_on_one_side_alone(english: str, french: str, where: tuple[str, str]) -> None:
    assert marked(english, french) == [where]


PASSED = [
    ("The ferry does not sail on Sundays.", "Le bac ne circule pas le dimanche."),
    ("Tickets must be bought no later than noon.", "Les billets doivent être achetés avant midi au plus tard."),
    ("The crossing takes no more than an hour.", "La traversée dure une heure au maximum."),
    ("The luggage must not exceed twenty kilos.", "Le poids des bagages est de vingt kilos au maximum."),
    ("The maximum stay is two hours.", "La durée du séjour n'excède pas deux heures."),
    ("Only residents may park on the quay.", "Ne peuvent stationner sur le quai que les riverains."),
    ("Not only residents may park on the quay.", "Les riverains et les visiteurs peuvent stationner sur le quai."),
    ("The crew is unable to swim.", "L'équipage ne sait pas nager."),
    (
        "Unsuccessful bidders will be told by letter.",
        "Les soumissionnaires qui n'ont pas été retenus en seront avisés.",
    ),
    ("The deck is a non-smoking area.", "Il n'est pas permis de fumer sur le pont."),
    ("Please feel free to ask the crew.", "N'hésitez pas à vous adresser à l'équipage."),
    ("The mate leaves before the fog is thick.", "Le second part avant que la brume ne soit épaisse."),
    ("The ferry follows Order No. 7 on lights.", "Le bac suit l'arrêté n° 7 sur les feux."),
    ("The captain refuses late passengers.", "Le capitaine n'admet pas les passagers en retard."),
    ("The post of bosun remains vacant.", "Le poste de maître d'équipage n'est pas pourvu."),
    ("The old ferry has stopped sailing.", "L'ancien bac ne circule plus."),
]


@pytest.mark.parametrize(("english", "french"), PASSED)
def test_the_same_in_another_form(english: str, french: str) -> None:
    assert marked(english, french) == []


def test_accents_may_be_decomposed() -> None:
    assert marked(
        "Tickets are sold at the pier.", "Les billets ne sont jamais vendus a\u0300 l'embarcade\u0300re."
    ) == [("fr", "ne sont jamais")]


def test_a_much_shorter_counterpart_has_left_the_rest_to_its_neighbour() -> None:
    english = "The ferry is slow, the crew is old, and the captain does not like the fog of the morning at all."
    assert marked(english, "Le bac est lent, et son équipage est vieux.") == []
    assert marked(english, "Le bac est lent, son équipage est vieux, et le capitaine aime la brume du matin.") != []


def test_a_longer_counterpart_may_say_more_than_its_partner() -> None:
    french = (
        "Le bac ne circule pas le dimanche, ni les jours de fête, ni par gros temps, comme l'annonce l'affiche du quai."
    )
    assert marked("The ferry sails on weekdays.", french) == []


def test_the_other_end_is_the_whole_counterpart() -> None:
    (hit,) = check("Dogs are allowed on the ferry.", "Les chiens ne sont pas admis à bord du bac.")
    assert hit.marks[1].text == "Dogs are allowed on the ferry."
    assert (hit.variant, hit.missing) == ("missing-en", ("ne sont pas",))


WORDS = st.sampled_from(
    ["not", "n't", "n'", "ne", "pas", "aucun", "no", "sans", "º", "ﬁn", "été", "e\u0301", "’", "-", "x" * 40, "…", "12"]
)


@given(st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=30))
def test_any_text_is_read(english: list[str], french: list[str]) -> None:
    for hit in check("a" + " ".join(english), "a" + "".join(french)):
        assert hit.marks[0].text.strip()


def test_phrases_are_folded_and_listed_once() -> None:
    meanings = {"denies": TABLE["denies"], "neutral": TABLE["neutral"], **TABLE["hints"]}  # type: ignore[dict-item]
    for language in LANGUAGES:
        listed = [phrase for entry in meanings.values() for phrase in entry[language]]  # type: ignore[index]
        assert [phrase for phrase in listed if phrase != negation.fold(phrase) and "…" not in phrase] == []
        assert [phrase for phrase in listed if phrase.startswith(("*", "…")) or phrase.endswith("…")] == []
        doubled = sorted({phrase for phrase in listed if listed.count(phrase) > 1})
        assert doubled == []


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("You may opt out of the newsletter.", "Vous pouvez choisir de ne pas recevoir la lettre."),
        ("None of the skippers answered.", "Tous les patrons se sont abstenus de répondre."),
        ("Late passengers are screened out.", "Les passagers en retard ne pourrez pas embarquer."),
        ("The lamps did not work well.", "Les lampes étaient défectueuses depuis longtemps."),
        ("One day on the ferry is not like the next.", "À bord du bac, chaque jour est différent des autres."),
        ("The letters of the crew cannot be shown.", "Les lettres de l'équipage sont confidentielles."),
        ("Some of the crew are too shy to ask.", "Certains membres de l'équipage n'osent pas demander."),
    ],
)
def test_antonyms_answer_a_denial(english: str, french: str) -> None:
    assert marked(english, french) == []


def test_a_limit_of_time_is_no_limit_of_the_denial() -> None:
    english = "Tickets bought after the closing date will not be valid."
    french = "Les billets achetés après la date limite seront valables."
    assert marked(english, french) == [("en", "will not")]


DIVIDED = [
    ("The ferry does not sail at night or in the fog.", "Le bac circule le jour et par temps clair."),
    ("The crew likes the noise and the smell of the harbour.", "L'équipage n'aime pas le bruit ni l'odeur du port."),
    (
        "Tickets are sold by the mate on the quay in summer.",
        "Les billets sont vendus sur le quai par le second en été.",
    ),
]


def divided(joint: str, likes: str = "likes") -> list[str]:
    english, french = (joint.join(sentences) for sentences in zip(*DIVIDED, strict=True))
    return run("negation", en=english.replace("likes", likes), fr=french).quotes()


def test_a_denial_in_the_same_paragraph_answers() -> None:
    assert divided(" ") == []
    assert divided("\n\n") == ["does not", "n'aime pas"]


def test_a_denial_that_is_answered_there_answers_nothing_else() -> None:
    assert divided(" ", "never likes") == ["does not"]


@pytest.mark.parametrize(
    ("english", "french", "told"),
    [
        ("Not everyone is able to swim.", "Personne ne sait nager.", [("scope-en", "Not everyone", "Personne ne")]),
        (
            "Nobody on board is able to swim.",
            "Tout le monde ne sait pas nager.",
            [("scope-fr", "Tout le monde ne", "Nobody")],
        ),
        (
            "The ferry is not always late.",
            "Le bac n'est jamais en retard.",
            [("scope-en", "not always", "n'est jamais")],
        ),
        ("Not everyone is able to swim.", "Tout le monde ne sait pas nager.", []),
        ("Not all of them swim, and none of them dives.", "Aucun d'eux ne nage.", []),
    ],
)
def test_some_are_not_all(english: str, french: str, told: list[tuple[str, ...]]) -> None:
    assert [(hit.variant, *(mark.text for mark in hit.marks)) for hit in check(english, french)] == told
