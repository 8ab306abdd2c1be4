"""Cues come in pairs: each form of a row, in either language, lets the finder read the same fact."""

from collections.abc import Sequence

import pytest
from bilint.facts import clearances, counts, grades
from bilint.facts.cue_pairs import CuePair
from bilint.vocabulary import Vocabulary


def rows(pairs: Sequence[CuePair]) -> list[tuple[str, str]]:
    return [(language, form) for pair in pairs for language in ("en", "fr") for form in getattr(pair, language)]


@pytest.mark.parametrize("pair", [*grades.CUES, *grades.VERBS, *clearances.CUES, *counts.CUES])
def test_each_cue_has_its_counterpart(pair: CuePair) -> None:
    assert all(pair.en)
    assert all(pair.fr)


@pytest.mark.parametrize(("language", "form"), rows([*grades.CUES, *grades.VERBS]))
def test_a_grade_is_read_behind_each_cue(language: str, form: str) -> None:
    assert [fact.value for fact in grades.find(f"{form} AS-04", language)] == ["AS-04"]


@pytest.mark.parametrize(("language", "form"), rows(clearances.CUES))
def test_a_clearance_is_read_behind_each_cue(language: str, form: str) -> None:
    assert [fact.value for fact in clearances.find(f"{form} secret", language)] == ["SECRET"]


@pytest.mark.parametrize(("language", "form"), rows(counts.CUES))
def test_reports_are_counted_by_each_name(language: str, form: str) -> None:
    sentence = f"4 direct {form}s" if language == "en" else f"4 {form}és directs"
    assert [fact.value for fact in counts.find(sentence, language)] == ["direct 4"]


@pytest.mark.parametrize("table", ["schedules", "levels", "clearances"])
def test_what_is_listed_is_listed_in_both_languages(table: str) -> None:
    (entries,) = Vocabulary().toml(table).values()
    assert [entry["value"] for entry in entries if bool(entry["en"]) != bool(entry["fr"])] == []


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("The post is classified as an EC-05.", "Le poste est classé EC-05."),
        ("Keepers are classified as EC-05.", "Les gardiennes sont classées EC-05."),
        ("They are classified at the EC-05 level.", "Ils sont classifiés au niveau EC-05."),
    ],
)
def test_posts_are_classified_in_both_languages(english: str, french: str) -> None:
    (en,), (fr,) = grades.find(english, "en"), grades.find(french, "fr")
    assert en.agrees(fr)
