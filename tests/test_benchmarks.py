"""The benchmarks beside accuracy: the input of the peers, their counts, and the sums of the clocks."""

import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from bilint.bitext import Reading
from bilint.engine.engine import Engine
from bilint.readers import text
from bilint.rulebook.book import load
from bilint.vocabulary import Vocabulary, rules_folder

sys.path.insert(0, str(Path(__file__).parents[1]))  # the benchmarks are not part of the installed package

from benchmarks import calibration, projects
from benchmarks.accuracy import sources
from benchmarks.accuracy.operators import OPERATORS
from benchmarks.accuracy.specimen import from_rendered
from benchmarks.notices import LAYOUTS, generate, render
from benchmarks.peers.checks import digits, numbers
from benchmarks.peers.compare import Measured, measure, row, tuned
from benchmarks.peers.segments import Segments, changes_of, segments_of
from benchmarks.speed import Clock, long_notice

SPECIMENS = sources.generated(7, 12)
PLANTED = sources.plants(SPECIMENS, OPERATORS, 2, 7)


def planted(operator: str):
    return next(plant for plant in PLANTED if plant.operator == operator)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_the_peers_are_given_the_sentences_that_the_generator_wrote(layout) -> None:
    notice = generate(4)
    written = {(unit.en, unit.fr) for unit in notice.units}
    given = [(pair.en, pair.fr) for pair in segments_of(from_rendered(render(notice, layout)))]
    assert len(given) > 0.9 * len(notice.units)
    assert [pair for pair in given if pair not in written] == []


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.operator)
def test_what_is_planted_changes_a_pair_on_one_side(plant) -> None:
    changes = changes_of(plant)
    assert changes
    for change in changes:
        here, there = ("en", "fr") if plant.edit.language == "en" else ("fr", "en")
        assert getattr(change.before, here) != getattr(change.after, here)
        assert getattr(change.before, there) == getattr(change.after, there)


def test_dropped_segments_are_empty_and_swapped_ones_change_places() -> None:
    (dropped,) = changes_of(planted("dropped item"))
    assert "" in (dropped.after.en, dropped.after.fr)
    first, second = changes_of(planted("swapped items"))
    side = planted("swapped items").edit.language
    assert getattr(first.after, side) == getattr(second.before, side)
    assert getattr(second.after, side) == getattr(first.before, side)


@pytest.mark.parametrize(
    ("en", "fr", "by_digits", "by_numbers"),
    [
        ("4,565.36 EUR", "4\u202f565,36 EUR", False, False),
        ("4,565.36 EUR", "4\u202f565,63 EUR", True, True),
        ("3 years", "trois ans", True, False),
        ("twenty-four months", "vingt-quatre mois", False, False),
        ("by 3 April 2027", "avant le 3 mai 2027", False, True),
        ("two or three", "trois ou deux", False, False),
    ],
)
def test_comparisons_of_digits(en: str, fr: str, by_digits: bool, by_numbers: bool) -> None:
    assert bool(digits(Segments(en, fr))) is by_digits
    assert bool(numbers(Segments(en, fr))) is by_numbers


def test_pofilter_flags_what_its_checks_are_made_for() -> None:
    pytest.importorskip("translate.filters", reason="translate-toolkit (extra `benchmarks`) is not installed")
    from benchmarks.peers.checks import pofilter

    check = pofilter()
    assert "numbers" in check(Segments("Within 5 days.", "Dans les 6 jours."))
    assert "numbers" not in check(Segments("Within 5 days.", "Dans les 5 jours."))
    assert check(Segments("Within 5 days.", "")) == check(Segments("", "Dans les 5 jours.")) == {"untranslated"}


def test_only_what_was_not_flagged_before_counts_as_found() -> None:
    def long_or_short(pair: Segments) -> frozenset[str]:
        return frozenset({"empty"}) if not (pair.en and pair.fr) else frozenset({"always"})

    measured = measure(long_or_short, SPECIMENS, PLANTED)
    figures = row("peer", measured)
    assert figures.operators["dropped item"] == 1.0
    assert figures.operators["deadline day"] == 0.0
    assert figures.noisy == 1.0
    assert figures.alarms == sum(map(len, map(segments_of, SPECIMENS))) / len(SPECIMENS)
    assert row("peer", measured, ["empty"]).alarms == 0


def test_a_tuned_bundle_leaves_out_what_only_makes_noise() -> None:
    measured = Measured(clean=[[frozenset({"loud"})] * 9])
    measured.caught["one"] = [frozenset({"good", "loud"}), frozenset({"good"}), frozenset({"fair"})]
    assert tuned(measured, ("loud", "good", "fair", "idle")) == ["fair", "good"]


def test_the_same_seed_gives_the_same_figures() -> None:
    again = sources.generated(7, 12)
    figures = [
        measure(numbers, specimens, sources.plants(specimens, OPERATORS, 2, 7)) for specimens in (SPECIMENS, again)
    ]
    assert figures[0].caught == figures[1].caught
    assert figures[0].clean == figures[1].clean


def test_a_stage_within_a_stage_counts_once() -> None:
    clock = Clock()
    start = time.perf_counter()
    with clock.stage("outer"):
        time.sleep(0.002)
        for _ in range(2):
            with clock.stage("inner"):
                time.sleep(0.005)
    passed = time.perf_counter() - start
    assert clock.seconds["inner"] >= 0.01
    assert 0.002 <= clock.seconds["outer"] <= passed - clock.seconds["inner"]


def test_the_long_notice_is_long(tmp_path: Path) -> None:
    path = long_notice(tmp_path)
    assert 900 <= path.read_text(encoding="utf-8").count("\n") < 1200


def test_findings_are_counted_by_rule_level_and_verdict() -> None:
    reading = Reading(Vocabulary())
    texts = {"en": "The keeper has 10 boats.\n", "fr": "La gardienne a 12 bateaux.\n"}
    documents = [text.read(f"post.{language}.txt", written.encode()) for language, written in texts.items()]
    notice = reading.notice("post.en.txt", documents, ("en", "fr"))
    rules = [rule for rule in load(rules_folder()).rules if rule.name == "number"]
    (found,) = Engine(rules, Vocabulary()).check_notice(notice, reading.sections(notice))
    assert calibration.tally([found], {}) == {("number", "high"): {"": 1}}
    assert calibration.median_of([found], ["folder/post.en.txt"]) == 0
    assert calibration.median_of([replace(found, notice="job1.md")] * 3, ["job1.md", "job2.md"]) == 1.5
    (counts,) = calibration.tally([found], {calibration.key(found): "false"}).values()
    assert calibration.right(counts) == 0
    assert calibration.right(calibration.tally([found], {})["number", "high"]) is None


def test_the_verdicts_are_known_words() -> None:
    assert set(calibration.verdicts(calibration.JUDGED).values()) == {"true", "minor", "false"}


def told(line: int, text: str, *, severity: str = "warning") -> dict:
    place = {"path": "a.md", "language": "en", "line": line, "text": text}
    return {"rule": "date", "severity": severity, "confidence": "high", "locations": [place]}


def test_a_change_shows_what_goes_and_what_comes() -> None:
    old = [told(3, "3 May"), told(4, "4 May"), told(9, "4 May")]
    new = [told(30, "3 May"), told(4, "4 May"), told(5, "4 May", severity="error")]
    changed = [(sign, finding["locations"][0]["line"]) for sign, finding in projects.difference(old, new)]
    assert changed == [("-", 9), ("+", 5)]


@pytest.mark.slow
def test_the_packages_of_two_trees_are_compared(tmp_path: Path) -> None:
    package = projects.laid_out(projects.ROOT, tmp_path)
    example = str(projects.ROOT / "examples" / "planted.txt")
    found = projects.findings(package, [example])
    assert "deadline" in {finding["rule"] for finding in found}
    with pytest.raises(RuntimeError, match="no-such-file"):
        projects.findings(package, ["no-such-file.md"])
