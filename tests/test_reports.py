"""The output for people and programs: the text report, the JSON contract, the aligned view, the catalogue."""

from __future__ import annotations

import io
import json
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bilint.engine.engine import Engine, Outcome
from bilint.engine.findings import stamp
from bilint.messages import both, fill, interface_language, nearest, typeset_french
from bilint.model import Box, Edit, Finding, Fix, Location, Pair, Section, Segment, Severity, Span
from bilint.quotes import visible
from bilint.reports import aligned, catalogue, concise, json_report, text
from bilint.reports.terminal import Style, columns, style_for
from bilint.rulebook.page import read_page
from bilint.rulebook.rule import Rule
from bilint.vocabulary import Vocabulary
from hypothesis import given
from hypothesis import strategies as st

from tests.house import document, install_word_kind, make_rule, notice, whole

EN = "1. PRIZES\nEvery runner who reaches the harbour gets a banana and a glass of water from the mayor of the town.\n"
FR = "1. PRIX\nChaque coureur reçoit une pomme.\n"
PLAIN = Style()


@pytest.fixture(autouse=True)
def _word_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    install_word_kind(monkeypatch)


@pytest.fixture
def fruit(tmp_path: Path) -> Rule:
    return make_rule(tmp_path / "header", "fruit")


def outcome_of(*findings: Finding, notices: int = 1) -> Outcome:
    return Outcome(tuple(findings), 2 * notices, notices, 2 * notices)


@pytest.fixture
def outcome(fruit: Rule) -> Outcome:
    made, sections = notice(EN, FR)
    return outcome_of(*stamp(Engine([fruit], Vocabulary()).check_notice(made, sections)))


def finding(source: str, *spans: Span, severity: Severity = "error", **more: Any) -> Finding:
    """A finding of hand-picked places in one text, the first in English, the second in French."""
    read = document("post.txt", source)
    ends = tuple(
        Location("fr" if index else "en", read, span, span.of(source), "1. PRIZES") for index, span in enumerate(spans)
    )
    return Finding("fruit", severity, "high", ("A message.", "Un message."), "post.txt", ends, **more)


def test_the_json_contract(outcome: Outcome) -> None:
    report = json.loads(json_report.render(outcome, "fr"))
    assert list(report) == ["version", "findings", "summary"]
    (found,) = report["findings"]
    keys = "rule severity confidence message fingerprint suppressed locations missing extra fix"
    assert list(found) == keys.split()
    assert found["message"].startswith("L'anglais dit banana, le français dit Chaque coureur")
    assert found["suppressed"] is None
    english, french = found["locations"]
    assert english == {
        "language": "en",
        "path": "post.en.txt",
        "line": 2,
        "column": EN.split("\n")[1].index("banana") + 1,
        "end_line": 2,
        "end_column": EN.split("\n")[1].index("banana") + 7,
        "page": None,
        "box": None,
        "heading": "1. PRIZES",
        "text": "banana",
    }
    assert list(french) == list(english)
    assert found["fix"] == {
        "safety": "safe",
        "edits": [
            {
                **{key: english[key] for key in ("path", "line", "column", "end_line", "end_column")},
                "text": "prize",
            }
        ],
    }
    assert report["summary"] == {"files": 2, "notices": 1, "error": 1, "warning": 0, "info": 0}


def test_json_keeps_accents_and_ends_with_a_line_break(outcome: Outcome) -> None:
    report = json_report.render(outcome, "en")
    assert "reçoit" in report
    assert report.endswith("}\n")
    assert report.startswith('{\n  "version"')


def test_json_gives_page_and_box_of_a_pdf() -> None:
    found = finding("a banana", Span(2, 8))
    boxes = (Box(Span(2, 8), 3, 10.0, 20.0, 40.5, 30.0),)
    end = replace(found.locations[0], document=replace(found.locations[0].document, format="pdf", boxes=boxes))
    report = json.loads(json_report.render(outcome_of(replace(found, locations=(end,))), "en"))
    assert report["findings"][0]["locations"][0]["page"] == 3
    assert report["findings"][0]["locations"][0]["box"] == [10.0, 20.0, 40.5, 30.0]


def test_suppressed_findings_stay_in_json_but_are_neither_counted_nor_shown() -> None:
    found = finding("a banana", Span(2, 8), suppressed="agreed")
    report = json.loads(json_report.render(outcome_of(found), "en"))
    assert report["findings"][0]["suppressed"] == "agreed"
    assert report["summary"]["error"] == 0
    assert text.render(outcome_of(found), "en", PLAIN) == (
        "Nothing to report in 1 notice.\nNot shown: 1 suppressed or in the baseline.\n"
    )


def test_an_unsafe_fix_is_called_unsafe() -> None:
    found = finding("a banana", Span(2, 8))
    fix = Fix(safe=False, edits=(Edit(found.locations[0].document, Span(2, 8), "prize"),))
    report = json.loads(json_report.render(outcome_of(replace(found, fix=fix)), "en"))
    assert report["findings"][0]["fix"]["safety"] == "unsafe"


def test_the_text_report_reads_at_a_glance(outcome: Outcome) -> None:
    assert text.render(outcome, "en", PLAIN) == (
        "post.en.txt\n"
        "\n"
        "error  fruit\n"
        "  English says banana, French says Chaque coureur reçoit une pomme..\n"
        "  EN  post.en.txt:2:45\n"
        "      …who reaches the harbour gets a ‹banana› and a glass of water from the…\n"
        "  FR  post.fr.txt:2:1\n"
        "      ‹Chaque coureur reçoit une pomme.›\n"
        "\n"
        "1 error in 1 notice\n"
    )


def test_the_text_report_in_french(outcome: Outcome) -> None:
    report = text.render(outcome, "fr", PLAIN)
    assert "erreur  fruit\n  L'anglais dit banana" in report
    assert "pomme.\u202f;\n  lequel\u202f?\n" in report
    assert report.endswith("\n1 erreur dans 1 avis\n")


def test_what_is_missing_is_said_in_words() -> None:
    report = text.render(outcome_of(finding("a banana\nune pomme\n", Span(2, 8), Span(18, 18))), "en", PLAIN)
    assert "  FR  post.txt:2:10  no counterpart; expected here\n      une pomme‹›\n" in report
    french = text.render(outcome_of(finding("a banana\nune pomme\n", Span(2, 8), Span(18, 18))), "fr", PLAIN)
    assert "sans équivalent\u202f; attendu ici" in french


def test_a_finding_about_a_whole_file_has_no_quote() -> None:
    report = text.render(outcome_of(finding("a banana", Span(0, 0))), "en", PLAIN)
    assert "  EN  post.txt:1:1\n\n" in report


SUMMARIES = [
    ([], 1, "Nothing to report in 1 notice.", "Rien à signaler dans 1 avis."),
    ([], 3, "Nothing to report in 3 notices.", "Rien à signaler dans 3 avis."),
    (["error", "error", "warning"], 2, "2 errors, 1 warning in 2 notices", "2 erreurs, 1 avertissement dans 2 avis"),
    (["info", "info"], 1, "2 infos in 1 notice", "2 remarques dans 1 avis"),
]


@pytest.mark.parametrize(("severities", "notices", "english", "french"), SUMMARIES)
def test_the_last_line_counts(severities: list[Severity], notices: int, english: str, french: str) -> None:
    findings = [finding("a banana", Span(2, 8), severity=severity) for severity in severities]
    for language, expected in (("en", english), ("fr", french)):
        report = text.render(outcome_of(*findings, notices=notices), "fr" if language == "fr" else "en", PLAIN)
        assert report.splitlines()[-1] == expected


def test_doubt_is_shown() -> None:
    report = text.render(outcome_of(replace(finding("a banana", Span(2, 8)), confidence="low")), "en", PLAIN)
    assert "error  fruit  (not sure)\n" in report


def test_colour_marks_the_span_on_a_terminal_only() -> None:
    found = outcome_of(finding("a banana", Span(2, 8)))
    assert "\x1b[4;31mbanana\x1b[0m" in text.render(found, "en", Style(colour=True))
    assert "\x1b" not in text.render(found, "en", PLAIN)


HOSTILE = "a \x1b[2J\x1b]0;owned\x07 \x9b31m \u202etxet\u2066 ba\x00na\u2028na\x7f"


def test_a_notice_cannot_steer_the_terminal() -> None:
    found = finding(HOSTILE, Span(2, len(HOSTILE)))
    hostile = replace(found, messages=(HOSTILE, HOSTILE), notice=f"{HOSTILE}.txt")
    report = text.render(outcome_of(hostile), "en", PLAIN)
    assert not [
        character for character in report if character != "\n" and unicodedata.category(character) in {"Cc", "Cf"}
    ]
    assert "\\x1b[2J" in report
    assert "\\u202etxet" in report


def test_invisible_spaces_are_named() -> None:
    report = text.render(outcome_of(finding("11\u00a0000", Span(2, 3))), "en", PLAIN)
    assert "11‹U+00A0›000" in report


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300), st.integers(40, 200))
def test_any_text_can_be_quoted_within_the_width(source: str, one: int, two: int, width: int) -> None:
    start, end = sorted((min(one, len(source)), min(two, len(source))))
    report = text.render(outcome_of(finding(source, Span(start, end), Span(end, end))), "en", Style(width))
    assert all(len(line) <= max(width, 40) + 1 for line in report.splitlines() if line.startswith("      "))
    assert not any(character < " " and character != "\n" for character in report)


@given(st.text())
def test_visible_text_holds_no_control_characters(raw: str) -> None:
    assert not [character for character in visible(raw) if unicodedata.category(character) == "Cc"]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "colour"),
    [
        (_Terminal(), {}, True),
        (_Terminal(), {"NO_COLOR": "1"}, False),
        (_Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True),
        (io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_follows_the_terminal_and_the_user(
    stream: io.StringIO, environment: dict[str, str], colour: bool
) -> None:
    assert style_for(stream, environment).colour is colour


def test_width_comes_from_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "133")
    assert style_for(_Terminal(), {}).width == 133
    assert style_for(io.StringIO(), {}).width == 80


def test_aligned_pairs_as_json() -> None:
    made, sections = notice("Alpha.\nBeta.\nGamma.\n", "Un.\nDeux.\nTrois.\n")
    en, fr = made.en.blocks, made.fr.blocks
    pairs = (
        Pair("sentence", (whole(en[0]), whole(en[1])), (whole(fr[0]),), 0.876),
        Pair("item", (), (Segment(fr[1], Span(0, 4)),), 0.0),
    )
    report = json.loads(aligned.render_json(made, (Section(None, None, pairs),)))
    assert report == {
        "pairs": [
            {
                "kind": "sentence",
                "score": 0.88,
                "en": {"line": 1, "end_line": 2, "text": "Alpha. Beta."},
                "fr": {"line": 1, "end_line": 1, "text": "Un."},
            },
            {"kind": "item", "score": 0.0, "en": None, "fr": {"line": 2, "end_line": 2, "text": "Deux"}},
        ]
    }
    assert len(json.loads(aligned.render_json(made, sections))["pairs"]) == 3


def test_the_aligned_view_is_stacked_or_in_columns() -> None:
    made, _ = notice("Alpha beta.\nGamma.\n", "Un deux.\nTrois.\n")
    pairs = (
        Pair("sentence", (whole(made.en.blocks[0]),), (whole(made.fr.blocks[0]),), 0.9),
        Pair("sentence", (whole(made.en.blocks[1]),), (), 0.0),
    )
    sections = (Section(None, None, pairs),)
    assert aligned.render_text(made, sections, Style(80)) == (
        "EN         1  Alpha beta.\nFR         1  Un deux.\n\nEN         2  Gamma.\nFR         -\n\n"
    )
    wide = aligned.render_text(made, sections, Style(120)).splitlines()
    assert [line.split() for line in wide] == [
        ["1", "Alpha", "beta.", "|", "1", "Un", "deux."],
        ["2", "Gamma.", "|", "-"],
    ]
    assert wide[0].index("|") == wide[1].index("|")


def test_the_catalogue(fruit: Rule) -> None:
    found = ("The word “banana”.", "Le mot «\u00a0banana\u00a0».")
    assert catalogue.rules_text([fruit], "en", PLAIN) == f"fruit  error  stable  word\n    {found[0]}\n"
    french = f"mot défendu (fruit)  erreur  stable  word\n    {found[1]}\n"
    assert catalogue.rules_text([fruit], "fr", PLAIN) == french
    assert catalogue.rules_markdown([fruit], "en").splitlines() == [
        "| Rule | Severity | Status | Kind | What it finds |",
        "|---|---|---|---|---|",
        f"| [fruit](rules/header/fruit.md) | error | stable | word | {found[0]} |",
    ]
    (entry,) = json.loads(catalogue.rules_json([fruit]))
    assert (entry["name"], entry["french_name"], entry["folder"]) == ("fruit", "mot défendu", "header")
    assert (entry["summary"]["en"], entry["summary"]["fr"]) == found


def test_a_rule_explained(fruit: Rule) -> None:
    explained = catalogue.explain(read_page(fruit), "en", PLAIN)
    assert explained.startswith("fruit  (error, stable, kind word, since 0.1)\n")
    assert "\n  The word “banana”.\n" in explained
    assert "Message\n  English says {en}, French says {fr}.\n" in explained
    assert "Why\n  The word is wrong. It always was.\n" in explained
    assert "What fails\n  The word stands there\n    EN  We offer a ‹banana› to the winner" in explained
    french = catalogue.explain(read_page(fruit), "fr", PLAIN)
    assert french.startswith(
        "mot défendu (fruit)  (erreur, stable, genre «\u00a0word\u00a0», depuis la version 0.1)\n\n"
        "  Le mot «\u00a0banana\u00a0».\n"
    )
    assert "Pourquoi\n  Le mot est faux.\n" in french
    assert "Ce qui échoue\n  Le mot y est\n" in french
    assert "Ce qui passe\n" in french


@pytest.mark.parametrize(
    ("chosen", "environment", "language"),
    [
        ("fr", {"LANG": "en_GB.UTF-8"}, "fr"),
        ("en", {"LANG": "fr_FR"}, "en"),
        (None, {"LANG": "fr_CA.UTF-8"}, "fr"),
        (None, {"LC_ALL": "C", "LANG": "fr_FR"}, "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "fr", "LANG": "en"}, "fr"),
        (None, {"LANG": "fry_NL"}, "en"),
        (None, {}, "en"),
        ("de", {"LANG": "fr_FR"}, "fr"),
    ],
)
def test_the_language_of_the_interface(chosen: str | None, environment: dict[str, str], language: str) -> None:
    assert interface_language(chosen, environment) == language


def test_messages_are_filled_once_and_set_as_french_is() -> None:
    en, fr = both("There is no rule “{name}”.", name="{name} : y")
    assert (en, fr) == ("There is no rule “{name} : y”.", "Il n’y a pas de règle «\u00a0{name} : y\u00a0».")
    with pytest.raises(KeyError):
        fill("{a}", {})


@given(st.text())
def test_setting_french_twice_changes_nothing(raw: str) -> None:
    assert typeset_french(typeset_french(raw)) == typeset_french(raw)


def test_the_nearest_name() -> None:
    assert nearest("dealine", ["salary", "deadline"]) == "deadline"
    assert nearest("zzz", ["salary", "deadline"]) is None


def test_a_wide_terminal_has_carets_under_the_words() -> None:
    made = finding("a banana\nune pomme\n", Span(2, 8), Span(18, 18))
    lines = text.render(outcome_of(made), "en", Style(100)).splitlines()
    assert lines[lines.index("      a banana") + 1] == "        ^^^^^^"
    assert lines[lines.index("      une pomme") + 1] == "               ^"
    assert "‹" not in "".join(lines)


@pytest.mark.parametrize("before", ["e\u0301te\u0301 ", "日本 "])
def test_carets_stand_under_what_a_terminal_shows(before: str) -> None:
    made = finding(f"{before}banana", Span(len(before), len(before) + 6))
    lines = text.render(outcome_of(made), "en", Style(120)).splitlines()
    assert lines[lines.index(f"      {before}banana") + 1] == "      " + " " * columns(before) + "^^^^^^"


def test_spaces_are_named_over_carets_as_well() -> None:
    lines = text.render(outcome_of(finding("11\u00a0000", Span(2, 3))), "en", Style(100)).splitlines()
    assert lines[lines.index("      11‹U+00A0›000") + 1] == "         ^^^^^^"


def test_one_line_a_finding_for_grep() -> None:
    source = "a banana\nune pomme\n"
    two = [finding(source, Span(2, 8), Span(13, 18)), finding(source, Span(9, 12), severity="warning")]
    hidden = finding(source, Span(0, 1), suppressed="agreed")
    assert concise.render(outcome_of(*two, hidden), "fr", PLAIN) == (
        "post.txt:1:3: error fruit Un message. [fr post.txt:2:5]\npost.txt:2:1: warning fruit Un message.\n"
    )
    assert concise.render(outcome_of(), "en", PLAIN) == ""


def test_hostile_text_stays_on_one_line() -> None:
    hostile = replace(finding("a banana", Span(2, 8)), messages=("a\nb\x1b[2J\u202e", "a\nb"))
    assert concise.render(outcome_of(hostile), "en", PLAIN) == "post.txt:1:3: error fruit a b\\x1b[2J\\u202e\n"


def test_the_count_alone() -> None:
    found = outcome_of(finding("a banana", Span(2, 8)), finding("a banana", Span(2, 8), suppressed="agreed"))
    assert text.summary(found, "en", PLAIN) == "1 error in 1 notice\nNot shown: 1 suppressed or in the baseline.\n"
    assert text.render(found, "en", PLAIN).endswith(text.summary(found, "en", PLAIN))
