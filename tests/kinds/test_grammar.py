"""Remarks of grammar engines are reported only as far as the notice does not show that the engine is mistaken."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from bilint.bitext import Reading
from bilint.engine.engine import Engine
from bilint.facts import FactStore
from bilint.grammar.remark import Fault, Remark
from bilint.kinds import grammar
from bilint.kinds.contract import Case, Hit
from bilint.model import LANGUAGES, Language, Notice, Span
from bilint.readers import text
from bilint.rulebook.book import load
from bilint.vocabulary import Vocabulary, rules_folder

from tests.kinds.hits import hits

VOCABULARY = Vocabulary()
READING = Reading(VOCABULARY)
BEFORE = ("The gardener waters the roses every evening.", "La jardinière arrose les roses chaque soir.")


class Told:
    """An engine that remarks on each place where some words stand."""

    def __init__(self, words: Sequence[str], *, sure: bool = True, fault: Fault = "") -> None:
        self.words = words
        self.sure = sure
        self.fault = fault
        self.asked: list[tuple[str, Language]] = []

    def remarks(self, words: str, language: Language) -> list[Remark]:
        self.asked.append((words, language))
        return [
            Remark(Span(at, at + len(word)), "Engine", "r", self.fault, "wrong", sure=self.sure)
            for word in self.words
            for at in range(len(words))
            if words.startswith(word, at)
        ]


def notice_of(english: str, french: str) -> Notice:
    versions = ["\n\n".join(part) for part in zip(BEFORE, (english, french), strict=True)]
    documents = [text.read(f"post.{name}.txt", one.encode()) for name, one in zip(LANGUAGES, versions, strict=True)]
    return READING.notice("post", documents, LANGUAGES)


def found(english: str, french: str, engine: Told, **options: object) -> list[Hit]:
    notice = notice_of(english, french)
    return hits(grammar, Case(notice, READING.sections(notice), FactStore(), VOCABULARY, proofreader=engine), options)


CASES = [
    ("She plants the tree.", "Elle plante les arbre.", "les arbre", 1),
    # a name or a term that the other version has as well
    ("She reads the pull request.", "Elle lit les pull requests.", "pull", 0),
    # an ending, a name behind it, a name, a name of a file, a quotation
    ("The gardeners sow.", "Les jardinier(e)s sèment.", "jardinier", 0),
    ("The unit helps her.", "Elle est aidée par la TI du jardin.", "la", 0),
    ("She sows in Verdun.", "Elle sème au Vert Pré du village.", "Pré", 0),
    ("She opens the file.", "Elle ouvre arbre_vert.txt le soir.", "arbre_vert", 0),
    # The noun behind a determiner is a word of the other version. An address or the name of a field may be beside it.
    ("She reads the pull request.", "Elle lit une pull request.", "une", 0),
    ("She reads the page.", "Il part du https://jardin.example/plan ce soir.", "du", 0),
    ("The field holds the seed.", "Le champ De tiendra la graine.", "tiendra", 0),
    # a capital at the start of a sentence is none of a name
    ("Your must sow.", "Vos devrez semer le soir.", "Vos", 1),
]


@pytest.mark.parametrize(("english", "french", "words", "number"), CASES)
def test_the_notice_corrects_the_engine(english: str, french: str, words: str, number: int) -> None:
    assert len(found(english, french, Told([words]))) == number


def test_each_version_is_read_in_its_language() -> None:
    engine = Told([])
    assert found("She plants trees.", "Elle plante des arbres.", engine) == []
    assert engine.asked == [
        (BEFORE[0], "en"),
        ("She plants trees.", "en"),
        (BEFORE[1], "fr"),
        ("Elle plante des arbres.", "fr"),
    ]


def test_a_text_with_many_remarks_is_no_sentence() -> None:
    words = "semis, fleur, fruit, arbre"
    assert len(found("Seeds of all kinds.", f"Ici {words}.", Told(["semis", "fleur", "fruit"]))) == 3
    assert found("Seeds of all kinds.", f"Ici {words}.", Told(["semis", "fleur", "fruit", "arbre"])) == []


def test_a_notice_has_a_most_of_remarks() -> None:
    french = "\n\n".join(f"Elle sème la fleur numéro {number}." for number in range(60))
    english = "\n\n".join(f"She sows seed number {number}." for number in range(60))
    assert len(found(english, french, Told(["fleur"]))) == 40


def test_unsure_remarks_are_asked_for() -> None:
    engine = Told(["arbre"], sure=False)
    texts = ("She plants the tree.", "Elle plante les arbre.")
    assert found(*texts, engine) == []
    assert [hit.confidence for hit in found(*texts, engine, every=True)] == ["low"]


def test_a_fault_that_bilint_names_has_words_of_its_own() -> None:
    (hit,) = found("She plants the tree.", "Elle plante les arbre.", Told(["les arbre"], fault="number"))
    assert (hit.variant, dict(hit.values)) == ("number", {"text": "les arbre"})


def test_another_rule_says_it_already() -> None:
    rules = [rule for rule in load(rules_folder()).rules if rule.name in ("grammar", "function-word")]
    notice = notice_of("She goes to the park by the tree.", "Elle va à le parc près des arbre.")
    engine = Engine(rules, VOCABULARY, proofreader=Told(["le parc", "des arbre"]))
    told = engine.check_notice(notice, READING.sections(notice))
    assert [(one.rule, one.locations[0].span.of(one.locations[0].document.source)) for one in told] == [
        ("function-word", "à le"),
        ("grammar", "des arbre"),
    ]
