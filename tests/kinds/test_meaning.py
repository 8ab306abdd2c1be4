"""A difference that only a translation shows is reported. An invention of the machine is not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from bilint.bitext import Reading
from bilint.facts import FactStore
from bilint.kinds import meaning
from bilint.kinds.contract import Case, Hit
from bilint.kinds.support.resemblance import chance, resemblance
from bilint.model import LANGUAGES, Language
from bilint.readers import text
from bilint.vocabulary import Vocabulary
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.hits import hits

VOCABULARY = Vocabulary()
READING = Reading(VOCABULARY)
BEFORE = (
    "The ferry brings the letters to the island every day.",
    "Le bac apporte tous les jours les lettres sur l'île.",
)
AFTER = (
    "The harbour master signs the contracts of the crew.",
    "La capitaine du port signe les contrats de l'équipage.",
)


class Dictionary:
    """Translates what it knows, and remembers what it was asked."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known = known
        self.asked: list[tuple[str, Language, Language]] = []

    def translate(self, words: str, source: Language, target: Language) -> str | None:
        self.asked.append((words, source, target))
        return self.known.get(words)


def check(english: str, french: str, translation: str, **options: object) -> tuple[list[Hit], Dictionary]:
    source = english if options.get("from") == "en" else french
    translator = Dictionary({source: translation})
    versions = ["\n\n".join(part) for part in zip(BEFORE, (english, french), AFTER, strict=True)]
    documents = [text.read(f"post.{name}.txt", one.encode()) for name, one in zip(LANGUAGES, versions, strict=True)]
    notice = READING.notice("post", documents, LANGUAGES)
    case = Case(notice, READING.sections(notice), FactStore(), VOCABULARY, translator=translator)
    return list(hits(meaning, case, {"deviation": 2.0, **options})), translator


FOUND = [
    ("value", "The crew has 12 members in winter.", "L'équipage compte une demi-douzaine de membres en hiver.", "The crew has 6 members in winter."),
    ("obligation", "The crew may sign the log in the evening.", "Le journal de bord est à signer le soir par l'équipage.", "The log must be signed by the crew in the evening."),
    ("denial", "The ferry does not sail on Sundays in winter.", "Le bac circule encore le dimanche en hiver.", "The ferry sails on Sundays in winter."),
]  # fmt: skip


@pytest.mark.parametrize(("variant", "english", "french", "translation"), FOUND)
def test_what_only_the_translation_shows(variant: str, english: str, french: str, translation: str) -> None:
    (hit,), _ = check(english, french, translation)
    assert hit.variant == variant
    assert [mark.text for mark in hit.marks] == [english, french]
    assert hit.translation is not None
    assert (hit.translation.language, hit.translation.text, hit.translation.draft) == ("en", translation, False)


PASSED = [
    ("a number that both versions state", "The crew has 12 members.", "L'équipage compte 12 membres.", "The crew has 21 members."),
    ("a denial that the machine makes up", "The crew acts before problems become urgent.", "L'équipage agit avant que les problèmes ne deviennent urgents.", "The crew acts before problems do not become urgent."),
    ("what the versions show themselves", "The ferry does not sail on Sundays.", "Le bac circule le dimanche.", "The ferry sails on Sundays."),
    ("what the machine does not understand", "The crew may sign the log.", "Le journal est à viser par l'équipage.", "Of newspaper must aim team."),
    ("the same in other words", "The crew must sign the log.", "Le journal est à signer par l'équipage.", "The log is to be signed by the crew."),
    ("nothing", "The crew must sign the log.", "L'équipage signe le journal.", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("english", "french", "translation"), [one[1:] for one in PASSED], ids=[one[0] for one in PASSED]
)
def test_what_is_left_alone(english: str, french: str, translation: str) -> None:
    hits, _ = check(english, french, translation)
    assert hits == []


def test_either_version_can_be_translated() -> None:
    english, french = "The log is to be signed by the crew every evening.", "L'équipage peut signer le journal le soir."
    hits, translator = check(
        english, french, "Le journal doit être signé par l'équipage chaque soir.", **{"from": "en"}
    )
    assert [(hit.variant, hit.translation and hit.translation.language) for hit in hits] == [("obligation", "fr")]
    assert {(source, target) for _, source, target in translator.asked} == {("en", "fr")}


def test_a_given_translation_takes_the_place_of_the_model() -> None:
    english, french = "The crew has 12 members in winter.", "L'équipage compte une demi-douzaine de membres en hiver."
    given_ = {french: "The crew has 6 members in winter."}
    hits, translator = check(english, french, "The crew has 12 members in winter.", translations=given_)
    assert [hit.variant for hit in hits] == ["value"]
    assert french not in {words for words, _, _ in translator.asked}


WORDS = st.lists(st.sampled_from(["the", "ferry", "sails", "Île", "12", "log", "é", "-"]), max_size=8).map(" ".join)


@given(WORDS, WORDS)
def test_resemblance_is_a_share(one: str, two: str) -> None:
    assert 0 <= resemblance(one, two) <= 1
    assert resemblance(one, one) in (0, 1) or resemblance(one, one) > 0.99


@given(st.lists(st.tuples(WORDS, WORDS), max_size=8))
def test_chance_is_a_share_and_needs_strangers(pairs: list[tuple[str, str]]) -> None:
    found = chance([one for one, _ in pairs], [two for _, two in pairs])
    assert 0 <= found <= 1
    assert found == 0 or len({two for _, two in pairs}) > 1
