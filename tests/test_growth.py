"""Work grows with the length of a text, not with its square. The bounds hold for any text, without a clock."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from bilint.kinds.support import lost_stretch
from bilint.kinds.support.agreeing import Agreeing
from bilint.language import sentences
from bilint.language.spelling import suggestions
from bilint.language.spelling.speller import speller
from bilint.model import Fact, Span
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))  # the benchmarks are not part of the installed package

from benchmarks.growth.notices import checked, files
from benchmarks.growth.shapes import SHAPES
from benchmarks.growth.work import calls

PARTS = st.tuples(*(st.sampled_from(["1", "2", "", None]) for _ in range(3))) | st.tuples(st.sampled_from(["1", None]))


def fact(parts: tuple[str | None, ...]) -> Fact:
    return Fact("x", parts, Span(0, 1), "x")


@given(st.lists(PARTS, max_size=12), PARTS)
def test_the_values_that_agree_are_those_found_one_by_one(
    given_parts: list[tuple[str | None, ...]], asked: tuple[str | None, ...]
) -> None:
    things = [(fact(parts), number) for number, parts in enumerate(given_parts)]
    found = sorted(number for queue in Agreeing(things).of(fact(asked)) for number in queue)
    assert found == [number for one, number in things if fact(asked).agrees(one)]


def test_agreeing_values_are_found_without_comparing_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Fact, "agrees", lambda *_facts: pytest.fail("compared one by one"))
    values = Agreeing((fact((str(number), None)), number) for number in range(2000))
    assert [list(queue) for queue in values.of(fact(("7", "x")))] == [[7]]


class Word:
    """A content word without translation, which counts how often somebody asks for its translations."""

    meaning = SimpleNamespace(content=True)
    absorbed = False
    asked = 0

    @property
    def images(self) -> tuple[int, ...]:
        Word.asked += 1
        return ()


def test_words_of_a_long_sentence_are_compared_with_those_in_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    for number in (1000, 2000):
        monkeypatch.setattr(Word, "asked", 0)
        words = [Word() for _ in range(number)]
        lost_stretch.absorb(words, [Word() for _ in range(number)])
        assert all(word.absorbed for word in words)
        asked.append(Word.asked)
    assert asked[1] < 2.3 * asked[0]


def test_listed_words_are_folded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []
    own = speller("fr")
    monkeypatch.setattr(suggestions, "fold", lambda text: folded.append(text) or text.lower())
    suggestions._shelves.cache_clear()
    suggestions._additions.cache_clear()
    for word in ("fabirudo", "fabirude", "fabirudi"):
        suggestions.suggest(word, own)
    first = len(folded)
    for number in range(50):
        suggestions.suggest(f"fab{'abcdefghij'[number % 10]}rud{'klmnopqrst'[number // 5]}", own)
    suggestions._shelves.cache_clear()
    suggestions._additions.cache_clear()
    assert len(folded) - first < first  # fifty more words cost less than the first three


@pytest.mark.parametrize("sign", [".", "!", "…", "?!"])
def test_a_row_of_stops_is_tried_once(sign: str) -> None:
    """From each place within a row, the pattern fails at once."""
    text = "The office " + sign * 2000
    tried = [at for at in range(12, len(text)) if sentences._END.match(text, at)]
    assert tried == []


def test_only_the_last_word_before_a_stop_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    own = sentences._protected

    def watched(before: str, after: str, language: sentences.Language, *, begins: bool) -> bool:
        seen.append(len(before) + len(after))
        return own(before, after, language, begins=begins)

    monkeypatch.setattr(sentences, "_protected", watched)
    found = sentences.sentences("A.B. " * 4000 + "The office. It is open.", "en")
    assert len(seen) > 1000
    assert max(seen) <= 50
    assert len(found) == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "acronyms",
        "brackets",
        "capitals",
        "definitions",
        "digit groups",
        "durations",
        "levels",
        "links",
        "negations",
        "quotes",
    ],
)
def test_twice_as_many_pieces_are_twice_the_work(name: str) -> None:
    short, long = (files(SHAPES[name], "txt", pieces) for pieces in (120, 240))
    for notice in (short, long):
        checked(*notice, "txt")  # what is loaded or remembered once is not counted
    assert calls(lambda: checked(*long, "txt")) <= 2.3 * calls(lambda: checked(*short, "txt"))


def test_calls_are_counted() -> None:
    assert calls(lambda: [abs(number) for number in range(10)]) == 13  # ten, the range, the list and the function
