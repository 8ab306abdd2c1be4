"""Words side by side that differ in gender or number: cases beyond those of the page."""

from pathlib import Path

import pytest
from bilint.language.agreement import Agreement, Features, agreement, entry
from bilint.language.spelling.wordlist import WordList, pack

from tests.kinds.one_language import ENGLISH, FRENCH, run


@pytest.mark.parametrize(
    ("french", "found"),
    [
        ("Elle lit la processus et le formation", ["la processus", "le formation"]),
        ("Elle en crée un principale, et la principal lampe brille", ["un principale", "la principal"]),
        ("Elle parle de leur bateaux et de plusieurs navire", ["leur bateaux", "plusieurs navire"]),
        ("Elle les arrange, la porte et leur parle", []),
        ("Elle les référence, un avis à la fois, chaque fois", []),
        ("Elle donne ses nom et adresse, les lundi 3 et mardi 4", []),
        ("Elle éclaire des bateau et des lampes", ["des bateau"]),
        ("Elle connaît le ou la capitaine, la chef, une témoin", []),
        ("Elle lit les langues française et anglaise", []),
        ("Elle lit les documents nautique du port", ["les documents nautique"]),
        ("Elle lit le code des impôts breton et les sources amont", []),
        ("Elle lit les « document », le robots.txt et les candidat.e.s", []),
        ("L'un formation, d'un lampe", ["d'un lampe"]),
    ],
)
def test_french_words_side_by_side(french: str, found: list[str]) -> None:
    assert run("agreement", fr=f"{FRENCH}{french}.\n").quotes() == found


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("She reads these document, those requirement of the port", ["these document", "those requirement"]),
        ("She reads a documents, a means, a series, a communications officer", ["a documents"]),
        ("She asks for an information, an information desk, a feedback of the crew", ["an information", "a feedback"]),
        ("These include lamps, and those present are paid", []),
        ("The candidate have a lamp. The team have lamps. The following are lamps", ["The candidate have"]),
        ("If the candidate have a lamp. The news is good. The applicants is late", ["The applicants is"]),
        ("A conflicts with B. Each applies once. This requires a lamp", []),
    ],
)
def test_english_words_side_by_side(english: str, found: list[str]) -> None:
    assert run("agreement", en=f"{ENGLISH}{english}.\n").quotes() == found


def test_a_term_of_both_versions_is_left_alone() -> None:
    found = run("agreement", f"{ENGLISH}We like pull requests.\n", f"{FRENCH}Nous aimons les pull requests.\n")
    assert found.quotes() == []


def test_the_list_is_searched_by_pages(tmp_path: Path) -> None:
    words = {f"mot{number}": Features("noun", "m", "s") for number in range(3000)}
    path = tmp_path / "words.lst"
    path.write_bytes(pack(entry(*one) for one in words.items()))
    table = Agreement(WordList(path))
    assert all(table.features(word) == features for word, features in words.items())
    assert table.features("mot") is None
    assert table.features("zut") is None


def test_what_may_be_another_word_is_told() -> None:
    known = agreement().features
    assert known("document") == Features("noun", "m", "s")
    assert known("recrutements") == Features("noun or verb", "m", "p")
    assert known("avis") == Features("noun", "m", "")
    assert known("chef") == Features("noun", "", "s")
    assert known("personne") is None
