"""An obligation in one version and a permission in the other are reported. Ambiguous words are not."""

from __future__ import annotations

import pytest
from bilint.facts import FactStore
from bilint.kinds import modality
from bilint.kinds.contract import Case, Hit
from bilint.kinds.support import modalities
from bilint.model import LANGUAGES
from bilint.vocabulary import Vocabulary
from hypothesis import given
from hypothesis import strategies as st

from tests.house import notice

VOCABULARY = Vocabulary()


def check(english: str, french: str) -> list[Hit]:
    made, sections = notice(english, french)
    return list(modality.check(Case(made, sections, FactStore(), VOCABULARY), {}))


FOUND = [
    (
        "Passengers who do not show a ticket may be left on the quay.",
        "Les passagers qui ne montrent pas de billet devront rester sur le quai.",
        ("may", "devront"),
    ),
    ("The ferry must wait for the post.", "Le bac peut attendre le courrier.", ("must", "peut")),
    ("The ferry may wait for the post.", "Le bac doit attendre le courrier.", ("may", "doit")),
    ("Passengers SHALL show their tickets.", "Les passagers peuvent montrer leur billet.", ("SHALL", "peuvent")),
    ("Passengers are required to show tickets.", "Les passagers pourront montrer leur billet.", ("are required to", "pourront")),
    ("Passengers can sit on the deck.", "Les passagers sont tenus de s'asseoir sur le pont.", ("can", "sont tenus de")),
    ("The ferry must wait for the post and may then leave.", "Le bac peut attendre le courrier et peut ensuite partir.", ("must", "peut")),
    ("The crew may take the mandatory courses.", "L'équipage doit suivre les cours obligatoires.", ("may", "doit")),
    ("The ferry may wait; it may leave.", "Le bac peut attendre ; il doit partir.", ("may", "doit")),
    ("In May the ferry must wait for the post.", "En mai, le bac peut attendre le courrier.", ("must", "peut")),
]  # fmt: skip


@pytest.mark.parametrize(("english", "french", "words"), FOUND)
def test_one_obliges_and_the_other_permits(english: str, french: str, words: tuple[str, str]) -> None:
    assert [tuple(mark.text for mark in hit.marks) for hit in check(english, french)] == [words]


PASSED = [
    ("The ferry must wait for the post.", "Le bac doit attendre le courrier."),
    ("The ferry may wait for the post.", "Le bac peut attendre le courrier."),
    ("The ferry must not wait for the post.", "Le bac ne peut attendre le courrier."),
    ("The ferry cannot wait for the post.", "Le bac ne doit pas attendre le courrier."),
    ("The ferry may be required to wait.", "Le bac doit attendre, le cas échéant."),
    ("Tickets can only be bought on the quay.", "Les billets doivent être achetés sur le quai."),
    ("The ferry must be able to turn round.", "Le bac peut faire demi-tour et doit pouvoir accoster."),
    ("The ferry waits for the post.", "Le bac peut attendre le courrier."),
    ("The ferry sails on 3 May 2027.", "Le bac doit partir le 3 mai 2027."),
    ("The ferry must wait and may then leave.", "Le bac peut ensuite partir, mais doit attendre."),
    ("The ferry must wait and may then be required to leave.", "Le bac doit attendre et devra ensuite partir."),
    ("The crossing may not exceed two hours.", "La traversée ne doit pas dépasser deux heures."),
    ("The fare cannot exceed 4 euros.", "Le tarif ne doit pas excéder 4 euros."),
    ("The ferry should wait for the post.", "Le bac peut attendre le courrier."),
]


@pytest.mark.parametrize(("english", "french"), PASSED)
def test_what_may_be_the_same(english: str, french: str) -> None:
    assert check(english, french) == []


def test_a_lead_in_is_known_by_its_place() -> None:
    english = "The ferryman must:\n\n- keep the deck clean;\n- count the passengers."
    french = "Le passeur peut :\n\n- tenir le pont propre ;\n- compter les passagers."
    assert [hit.variant for hit in check(english, french)] == ["permitted-fr"]
    longer = french.replace(
        "Le passeur peut", "Au quotidien, la passeuse ou le passeur en fonction peut, à bord du bac"
    )
    assert [hit.variant for hit in check(english, longer)] == ["permitted-fr"]


PIECES = [
    "must",
    "may",
    "May",
    "shall",
    "can",
    "only",
    "n't",
    "doit",
    "peut",
    "ne",
    "pas",
    "e\u0301",
    "İ",
    "ß",
    ".",
    "'",
    "-",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3)).map(" ".join), st.sampled_from(LANGUAGES))
def test_any_text_has_one_modality_or_none(text: str, language: str) -> None:
    sign = modalities.modality(VOCABULARY, text, language)
    assert sign is None or 0 <= sign.first < sign.end
