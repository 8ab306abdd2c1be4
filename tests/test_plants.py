"""Planted discrepancies: one change at a time, where they say, and measured without regard to moved lines."""

import json
import random
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))  # the benchmarks are not part of the installed package

from benchmarks.accuracy import changes, sources
from benchmarks.accuracy.__main__ import main
from benchmarks.accuracy.alignment import true_links
from benchmarks.accuracy.compare import Reported, meets, new_findings
from benchmarks.accuracy.edits import Edit, apply, reflowed, without_lines
from benchmarks.accuracy.operators import OPERATORS
from benchmarks.accuracy.specimen import Specimen, from_rendered
from benchmarks.notices import LAYOUTS, generate, render

ROOT = Path(__file__).parents[1]
TRUTHS = sorted((ROOT / "examples").rglob("*.truth.toml"))
SHARED = ROOT.parent / "shared" / "notices"


def other_lines(before: str, after: str) -> tuple[int, int, int]:
    """How many lines two texts share at the beginning and at the end, and how many the second has."""
    old, new = before.split("\n"), after.split("\n")
    head = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    tail = next((n for n, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), 0)
    return head, tail, len(new)


@cache
def specimens() -> list[Specimen]:
    """The fictional notices that discrepancies are planted in, made once."""
    return sources.generated(5, 24)


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_every_operator_changes_one_place_of_one_version(operator) -> None:
    planted = sources.plants(specimens(), (operator,), 4, 5)
    assert len(planted) >= 2
    for plant in planted:
        changed = [path for path, text in plant.files.items() if text != plant.specimen.files[path]]
        assert len(changed) == 1
        path, (first, last) = plant.places[0]
        assert path == changed[0]
        head, tail, count = other_lines(plant.specimen.files[path], plant.files[path])
        # A deletion between equal lines may be seen one line further down, hence the slack.
        assert first <= head + 2
        assert last >= min(head, count - tail - 1) - 1


@given(st.integers(min_value=0, max_value=500), st.sampled_from(LAYOUTS), st.sampled_from(OPERATORS))
def test_the_counterpart_is_left_as_it_was(seed: int, layout, operator) -> None:
    specimen = from_rendered(render(generate(seed), layout))
    edit = operator.plant(specimen, random.Random(seed))
    if edit is None:
        return
    plant = apply(operator.name, specimen, edit)
    other = "fr" if edit.language == "en" else "en"
    path, (first, last) = plant.places[1]
    lines = plant.files[path].split("\n")[first - 1 : last]
    counterpart = specimen.text(other)[slice(*edit.there)].split("\n")
    assert len(lines) == len(counterpart)
    assert all(whole in line for whole, line in zip(counterpart, lines, strict=True))


def test_the_same_seed_plants_the_same() -> None:
    first, second = (
        [plant.describe() for plant in sources.plants(sources.generated(2, 6), OPERATORS, 2, 9)] for _ in range(2)
    )
    assert first == second
    other = [plant.describe() for plant in sources.plants(sources.generated(2, 6), OPERATORS, 2, 10)]
    assert other != first


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("change", "texts"),
    [
        (changes.number, {"en": "five", "fr": "cinq"}),
        (changes.number, {"en": "5", "fr": "5"}),
        (changes.level, {"en": "III", "fr": "III"}),
        (changes.level, {"en": "CBC", "fr": "CBC"}),
        (changes.level_label, {"en": "Advanced", "fr": "avancé"}),
        (changes.day, {"en": "March 12, 2027", "fr": "1er mars 2027"}),
        (changes.month, {"en": "12-Mar-2027", "fr": "12-févr.-2027"}),
        (changes.year, {"en": "12 March 2027", "fr": "12 mars 2027"}),
        (changes.clock, {"en": "11:59 p.m.", "fr": "23\u00a0h\u00a059"}),
        (changes.digit, {"en": "4,565.36", "fr": "4\u202f565,36"}),
        (changes.currency, {"en": "EUR", "fr": "€"}),
        (changes.period, {"en": "per month", "fr": "par mois"}),
        (changes.schedule, {"en": "Full-time", "fr": "Temps plein"}),
        (changes.clearance, {"en": "Top Secret", "fr": "Très secret"}),
        (changes.acronym, {"en": "HSB", "fr": "BSS"}),
        (changes.link, {"en": "https://www.quiet.example/jobs", "fr": "https://www.quiet.example/jobs"}),
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_a_change_gives_another_value_of_the_same_type(change, texts, language, seed: int) -> None:
    old = texts[language]
    new = change(old, language, random.Random(seed))
    assert new
    assert new != old
    assert any(character.isdigit() for character in new) == any(character.isdigit() for character in old)


@pytest.mark.parametrize(
    ("change", "text"),
    [(changes.digits, "five"), (changes.spelled, "5"), (changes.number, "several"), (changes.level, "VIII")],
)
def test_a_change_that_makes_no_sense_is_refused(change, text: str) -> None:
    assert change(text, "en", random.Random(1)) is None


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("a\nb\nc\n", "b", "a\nc\n"),
        ("a\n\nb\n\nc\n", "b", "a\n\nc\n"),
        ("a\n\n- b\n- c\n", "b", "a\n\n- c\n"),
        ("a\n\n- b\n", "b", "a\n\n"),
    ],
)
def test_lines_go_with_the_blank_lines_around_them(text: str, gone: str, left: str) -> None:
    start = text.index(gone)
    first, end = without_lines(text, (start, start + len(gone)))
    expected = left if "\n\n- c" not in left else "a\n\n- c\n"
    assert text[:first] + text[end:] == expected


def test_a_paragraph_is_laid_out_anew_at_its_width() -> None:
    text = "One two three four.\nFive six well-\nknown. Nine ten."
    gone = text.index("Five"), text.index("Nine")
    assert reflowed(text, (0, len(text)), gone, "") == "One two three four.\nNine ten."
    start = text.index("One")
    assert reflowed(text, (0, len(text)), (start, start + 4), "") == "two three four.\nFive six well-\nknown. Nine ten."


def specimen() -> Specimen:
    text = "one\ntwo\nthree\n\nun\ndeux\ntrois\n"
    return Specimen("sample", {"n.txt": text}, {"en": "n.txt", "fr": "n.txt"}, ())


def reported(rule: str, line: int, text: str) -> Reported:
    return Reported(rule, "error", "high", "", (("en", "n.txt", line, line, text),))


def test_a_finding_that_only_moved_is_not_new() -> None:
    plant = apply("dropped", specimen(), Edit("en", (4, 8), "", (4, 4), (18, 22)))
    assert plant.shift == -1
    assert plant.places == (("n.txt", (2, 2)), ("n.txt", (5, 5)))
    before = [reported("spelling", 7, "trois"), reported("spelling", 3, "three")]
    after = [reported("spelling", 6, "trois"), reported("spelling", 2, "three"), reported("length", 2, "three")]
    assert [finding.rule for finding in new_findings(before, after, plant)] == ["length"]


def test_the_second_of_two_equal_findings_is_new() -> None:
    plant = apply("changed", specimen(), Edit("en", (4, 7), "tow", (4, 7), (18, 22)))
    before = [reported("number", 1, "5")]
    after = [reported("number", 1, "5"), reported("number", 2, "5")]
    assert [finding.locations[0][2] for finding in new_findings(before, after, plant)] == [2]


@pytest.mark.parametrize(("line", "expected"), [(1, False), (2, True), (4, True), (6, True), (7, False)])
def test_a_finding_may_lie_a_line_of_text_away(line: int, expected: bool) -> None:
    files = {"n.txt": "a\nb\n\nc\n\nd\ne\n"}
    assert meets(reported("x", line, ""), [("n.txt", (4, 4))], files) is expected


@pytest.mark.parametrize("table", TRUTHS, ids=lambda path: path.stem)
def test_the_truth_of_an_example_points_into_its_files(table: Path) -> None:
    truth = tomllib.loads(table.read_text(encoding="utf-8"))
    texts = {side: (table.parent / truth[side]).read_text(encoding="utf-8").split("\n") for side in ("en", "fr")}
    for entry in truth.get("discrepancy", []):
        assert entry["rules"]
        for side, lines in texts.items():
            first, last = entry[side]
            assert 1 <= first <= last <= len(lines)
            assert lines[first - 1].strip()


def test_there_are_eight_examples_and_one_is_clean() -> None:
    counts = [len(example.truths) for example in sources.examples()]
    assert len(counts) == 8
    assert counts.count(0) == 1
    assert max(counts) >= 12


def test_real_notices_take_discrepancies_too() -> None:
    if not (SHARED / "align").is_dir():
        pytest.skip("the real notices (../shared/notices) are not at hand")
    specimens = sources.shared()
    assert len(specimens) >= 3
    planted = sources.plants(specimens, OPERATORS, 2, 1)
    assert len({plant.operator for plant in planted}) > 25
    assert all(plant.files != plant.specimen.files for plant in planted)


@pytest.mark.slow
def test_figures_are_recorded_and_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    few = ["--notices", "generated", "--count", "1", "--per-operator", "1", "--jobs", "1", "--operator", "grade"]
    recorded = tmp_path / "figures.json"
    assert main([*few, "--record", str(recorded)]) == 0
    assert "generated:" in capsys.readouterr().out
    assert main([*few, "--check", str(recorded)]) == 0
    figures = json.loads(recorded.read_text(encoding="utf-8"))
    assert figures["generated"]["total"]["planted"] == 1
    # A record that claims more than is found now.
    figures["generated"]["total"] = {"planted": 1, "found": 2, "right": 1, "false": 0}
    recorded.write_text(json.dumps(figures), encoding="utf-8")
    assert main([*few, "--check", str(recorded)]) == 1
    assert "recall fell" in capsys.readouterr().err


def test_the_truth_of_an_alignment_links_each_unit_to_its_counterpart() -> None:
    rendered = render(generate(3), LAYOUTS[2])
    links = true_links(rendered)
    english, french = (rendered.files[rendered.path[side]].split("\n") for side in ("en", "fr"))
    for unit in rendered.notice.units:
        if unit.kind in ("heading", "field"):
            assert any(unit.en in english[a - 1] and unit.fr in french[b - 1] for a, b in links)
