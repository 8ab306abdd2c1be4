"""A sentence pasted over another one is told; a free translation and what bilint knows too little of are not."""

from __future__ import annotations

import pytest
from bilint.bitext import Reading
from bilint.facts import FactStore
from bilint.kinds import mismatch
from bilint.kinds.contract import Case, Hit
from bilint.model import LANGUAGES
from bilint.readers import text
from bilint.vocabulary import Vocabulary

VOCABULARY = Vocabulary()
READING = Reading(VOCABULARY)
OPTIONS = {"score": 0.2, "known": 4}
BEFORE = ("The team writes the reports of the council.", "L'équipe rédige les rapports du conseil.")
AFTER = ("The Director signs the contracts every month.", "La direction signe les contrats chaque mois.")


def check(english: str, french: str, options: dict[str, float] | None = None) -> list[Hit]:
    versions = ["\n\n".join(texts) for texts in zip(BEFORE, (english, french), AFTER, strict=True)]
    documents = [
        text.read(f"post.{language}.txt", one.encode()) for language, one in zip(LANGUAGES, versions, strict=True)
    ]
    made = READING.notice("post.en.txt", documents, LANGUAGES)
    return list(mismatch.check(Case(made, READING.sections(made), FactStore(), VOCABULARY), options or OPTIONS))


PASTED = (
    "Candidates must send their diploma and a letter with the application.",
    "Le service organise des formations destinées aux nouveaux membres du personnel.",
)


def test_a_sentence_in_the_place_of_another() -> None:
    (hit,) = check(*PASTED)
    assert [mark.text for mark in hit.marks] == list(PASTED)
    assert (hit.missing, hit.extra) == ((PASTED[0],), (PASTED[1],))


PASSED = [
    # One common word is enough, an acronym or a number as well.
    (PASTED[0], "Les candidates et candidats doivent joindre leurs diplômes et une lettre à leur dossier."),
    (PASTED[0], "Une lettre, des copies de titres : voilà ce que chacune et chacun enverra."),
    ("The office answers 40 letters about leave each week.", "Chaque semaine, ce sont 40 demandes qui trouvent suite."),
    # Words that no list knows prove nothing.
    ("Stale loaves go to the almshouse at dusk.", "Les invendus de la fournée profitent le soir aux déshérités."),
    # Few words can be said in others.
    ("Other tasks may be assigned.", "Cette liste est indicative."),
]


@pytest.mark.parametrize(("english", "french"), PASSED)
def test_what_may_be_the_same(english: str, french: str) -> None:
    assert check(english, french) == []


def test_how_many_words_must_be_known_is_an_option() -> None:
    assert check(*PASTED, {"score": 0.2, "known": 40}) == []
