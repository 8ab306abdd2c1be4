"""Suppressions: their reach, and those that are wrong or unused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bilint.bitext import Reading
from bilint.engine.suppressions import RULE
from bilint.model import Block
from bilint.readers import markdown, text
from bilint.readers.comments import comments
from bilint.readers.source_lines import source_lines
from bilint.vocabulary import Vocabulary
from hypothesis import given
from hypothesis import strategies as st

from tests.command_line import Bilint, set_up

EN = """# The race

Every runner who comes gets a banana from the mayor of the town.

The winner of the race gets a banana and a medal from the mayor.

- A second banana is for those who help on the day of the race.
- The last banana is for the mayor and his guests from the town.
"""
FR = """# La course

Chaque coureur qui vient reçoit une banane des mains du maire de la ville.

Le vainqueur de la course reçoit une banane et une médaille des mains du maire.

- Une deuxième banane est pour ceux qui aident le jour de la course.
- La dernière banane est pour le maire et ses invités de la ville.
"""
ALL = [3, 5, 7, 8]
IGNORE = "<!-- bilint-ignore fruit: agreed with the mayor -->"


@pytest.fixture
def bilint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Bilint:
    made = set_up(tmp_path, monkeypatch, capsys)
    for path in (tmp_path / "notices").iterdir():
        path.unlink()
    return made


def found(bilint: Bilint, suffix: str, en: str = EN, fr: str = FR) -> list[dict[str, Any]]:
    bilint.write(f"notices/x.en{suffix}", en)
    bilint.write(f"notices/x.fr{suffix}", fr)
    findings: list[dict[str, Any]] = json.loads(bilint.check("--format", "json", "notices").out)["findings"]
    return findings


def found_in_one_file(bilint: Bilint, source: str) -> list[dict[str, Any]]:
    bilint.write("notices/x.md", source)
    findings: list[dict[str, Any]] = json.loads(bilint.check("--format", "json", "notices").out)["findings"]
    return findings


def shown(findings: list[dict[str, Any]], source: str, rule: str = "fruit") -> list[int]:
    """The lines, as counted without those of suppressions, of the findings that are not suppressed."""
    comment_lines = [number for number, line in enumerate(source.split("\n"), 1) if line.strip().startswith("<!--")]
    lines = [
        finding["locations"][0]["line"]
        for finding in findings
        if finding["suppressed"] is None and finding["rule"] == rule
    ]
    return [line - sum(number < line for number in comment_lines) for line in lines]


def above(line: int, comment: str = IGNORE, source: str = EN) -> str:
    lines = source.split("\n")
    return "\n".join([*lines[: line - 1], comment, *lines[line - 1 :]])


def beside(line: int, comment: str = IGNORE, source: str = EN) -> str:
    lines = source.split("\n")
    lines[line - 1] += f" {comment}"
    return "\n".join(lines)


BOTH_FORMATS = pytest.mark.parametrize("suffix", [".txt", ".md"])


@BOTH_FORMATS
@pytest.mark.parametrize("line", ALL)
@pytest.mark.parametrize("place", [above, beside])
def test_a_comment_reaches_the_next_block_or_those_on_its_line(
    bilint: Bilint, suffix: str, line: int, place: Any
) -> None:
    source = place(line)
    findings = found(bilint, suffix, en=source)
    assert shown(findings, source) == [other for other in ALL if other != line]
    (silent,) = (finding for finding in findings if finding["suppressed"])
    assert silent["suppressed"] == "agreed with the mayor"
    assert not [finding for finding in findings if finding["rule"] == RULE]


@BOTH_FORMATS
@pytest.mark.parametrize("line", ALL)
def test_a_comment_at_the_other_end_is_enough(bilint: Bilint, suffix: str, line: int) -> None:
    findings = found(bilint, suffix, fr=above(line, source=FR))
    assert shown(findings, EN) == [other for other in ALL if other != line]


@BOTH_FORMATS
def test_a_whole_file(bilint: Bilint, suffix: str) -> None:
    source = "<!-- bilint-ignore-file fruit: there is no other fruit -->\n" + EN
    findings = found(bilint, suffix, en=source)
    assert [finding["suppressed"] for finding in findings] == ["there is no other fruit"] * 4


def test_html(bilint: Bilint) -> None:
    def page(source: str) -> str:
        lines = [line.removeprefix("# ").removeprefix("- ") for line in source.split("\n") if line]
        body = [line if line.startswith("<!--") else f"<p>{line}</p>" for line in lines]
        return "\n".join(["<html><body>", *body, "</body></html>"])

    findings = found(bilint, ".html", en=page(above(5)), fr=page(FR))
    assert [(finding["rule"], finding["suppressed"] is None) for finding in findings] == [
        ("fruit", True), ("fruit", False), ("fruit", True), ("fruit", True)
    ]  # fmt: skip


def test_several_rules_and_a_reason_over_two_lines(bilint: Bilint) -> None:
    comment = "<!-- bilint-ignore\n  fruit, deadline:\n  agreed: see\n  the minutes -->"
    findings = found(bilint, ".md", en=above(3, comment))
    assert [finding["suppressed"] for finding in findings].count("agreed: see the minutes") == 1


def test_suppressed_findings_do_not_fail_a_run_and_are_counted(bilint: Bilint) -> None:
    found(bilint, ".md", en="<!-- bilint-ignore-file fruit: no -->\n" + EN)
    run = bilint.check("notices")
    assert (run.status, run.out) == (
        0,
        "Nothing to report in 1 notice.\nNot shown: 4 suppressed or in the baseline.\n",
    )
    assert bilint.check("notices", "--lang", "fr").out.endswith(
        "Constats acceptés, non affichés\u00a0: 4 (suppressions ou liste de référence).\n"
    )


WRONG = [
    ("<!-- bilint-ignore fruit -->", "This suppression has no effect: the reason is missing after the colon."),
    ("<!-- bilint-ignore fruit:  -->", "This suppression has no effect: the reason is missing after the colon."),
    ("<!-- bilint-ignore: because -->", "write <!-- bilint-ignore RULE: reason -->, with the name of a rule."),
    ("<!-- bilint-disable fruit: because -->", "write <!-- bilint-ignore RULE: reason -->"),
    ("<!-- bilint ignore fruit: because -->", "write <!-- bilint-ignore RULE: reason -->"),
    ("<!-- bilint-ignore friut: because -->", "there is no rule “friut”. Did you mean “fruit”?"),
    ("<!-- bilint-ignore fruit: because", "nothing closes the comment; end it with -->."),
]


@BOTH_FORMATS
@pytest.mark.parametrize(("comment", "message"), WRONG)
def test_malformed_suppressions_are_findings_and_silence_nothing(
    bilint: Bilint, suffix: str, comment: str, message: str
) -> None:
    findings = found(bilint, suffix, en=EN + "\n" + comment + "\n")
    assert len([finding for finding in findings if finding["rule"] == "fruit"]) == 4
    (wrong,) = (finding for finding in findings if finding["rule"] == RULE)
    assert message in wrong["message"]
    assert wrong["severity"] == "warning"
    location = wrong["locations"][0]
    assert (location["line"], location["language"], location["text"]) == (10, "en", comment)


def test_a_suppression_of_no_use_is_a_finding_if_its_rule_did_run(bilint: Bilint) -> None:
    findings = found(bilint, ".md", en=above(1))
    (unused,) = (finding for finding in findings if finding["rule"] == RULE)
    assert unused["message"] == "This suppression is no longer needed: the rule “fruit” finds nothing here. Remove it."
    assert unused["locations"][0]["line"] == 1
    findings = found(bilint, ".md", en=above(1, "<!-- bilint-ignore deadline: no -->"))
    assert not [finding for finding in findings if finding["rule"] == RULE]
    assert bilint.check("notices", "--ignore", RULE, "--format", "json").out.count(RULE) == 0


def test_a_suppression_is_not_judged_where_the_notice_was_not_checked(bilint: Bilint) -> None:
    findings = found_in_one_file(bilint, above(1))
    assert [finding["rule"] for finding in findings] == ["one-version"]


def test_a_file_that_cannot_be_checked_may_be_accepted(bilint: Bilint) -> None:
    findings = found_in_one_file(bilint, "<!-- bilint-ignore-file one-version: to be translated -->\n" + EN)
    assert [finding["suppressed"] for finding in findings] == ["to be translated"]


def test_a_comment_in_a_block_of_code_is_an_example(bilint: Bilint) -> None:
    findings = found(bilint, ".md", en=EN + f"\n```\n{IGNORE}\n<!-- bilint-nothing -->\n```\n")
    assert shown(findings, EN) == ALL
    assert not [finding for finding in findings if finding["rule"] == RULE]


def test_a_comment_in_one_file_says_nothing_of_another(bilint: Bilint) -> None:
    bilint.write("notices/y.en.md", EN)
    bilint.write("notices/y.fr.md", FR)
    findings = found(bilint, ".md", en="<!-- bilint-ignore-file fruit: no -->\n" + EN)
    assert {finding["locations"][0]["path"] for finding in findings if finding["suppressed"] is None} == {
        "notices/y.en.md"
    }


# Side-cars and configurations


def side_car(bilint: Bilint, content: str) -> list[dict[str, Any]]:
    bilint.write("notices/x.en.md.bilint.toml", content)
    return found(bilint, ".md")


def test_a_side_car_silences_a_rule_in_its_notice(bilint: Bilint) -> None:
    findings = side_car(bilint, '[[suppress]]\nrule = "fruit"\nreason = "a scan"\n')
    assert [finding["suppressed"] for finding in findings] == ["a scan"] * 4


def test_a_quote_narrows_a_suppression(bilint: Bilint) -> None:
    findings = side_car(bilint, '[[suppress]]\nrule = "fruit"\ntext = "BANANE  est pour"\nreason = "a scan"\n')
    assert shown(findings, EN) == [3, 5]
    findings = side_car(bilint, '[[suppress]]\nrule = "fruit"\ntext = "dernière  BANANE est"\nreason = "a scan"\n')
    assert shown(findings, EN) == [3, 5, 7]


SIDE_CAR_MISTAKES = [
    ('[[suppress]]\nrule = "friut"\nreason = "x"\n', 2, "there is no rule “friut”. Did you mean “fruit”?"),
    ('[[suppress]]\nrule = "fruit"\n', 1, "“reason” is missing from this “suppress”."),
    ('\n[[suppress]]\nrule = "fruit"\nreason = "x"\nfile = "y"\n', 5, "Unknown key “file”."),
    ('select = ["fruit"]\n', 1, "Unknown key “select”."),
    ("[[suppress]\n", 1, "Not valid TOML: "),
    (
        '[[suppress]]\nrule = "deadline"\nreason = "x"\n[[suppress]]\nrule = "fruit"\ntext = "zzz"\nreason = "x"\n',
        4,
        "finds nothing",
    ),
]


@pytest.mark.parametrize(("content", "line", "message"), SIDE_CAR_MISTAKES)
def test_mistakes_in_a_side_car_are_findings(bilint: Bilint, content: str, line: int, message: str) -> None:
    findings = side_car(bilint, content)
    assert shown(findings, EN) == ALL
    (wrong,) = (finding for finding in findings if finding["rule"] == RULE)
    assert message in wrong["message"]
    location = wrong["locations"][0]
    assert (location["path"], location["line"]) == ("notices/x.en.md.bilint.toml", line)


def test_a_configuration_silences_rules_by_path(bilint: Bilint) -> None:
    bilint.write(
        "bilint.toml", '[[suppress]]\nrule = "fruit"\nfiles = ["x.fr.*"]\ntext = "médaille"\nreason = "a prize"\n'
    )
    findings = found(bilint, ".md")
    assert shown(findings, EN) == [3, 7, 8]


def test_an_unused_suppression_of_a_configuration_is_told_when_all_of_it_was_searched(bilint: Bilint) -> None:
    bilint.write("bilint.toml", '# x\n[[suppress]]\nrule = "fruit"\nfiles = ["gone.*"]\nreason = "a prize"\n')
    assert shown(found(bilint, ".md"), EN) == ALL
    whole = json.loads(bilint.check("--format", "json", ".").out)["findings"]
    (unused,) = (finding for finding in whole if finding["rule"] == RULE)
    location = unused["locations"][0]
    assert (location["path"], location["line"]) == ("bilint.toml", 2)
    part = json.loads(bilint.check("--format", "json", "notices").out)["findings"]
    assert not [finding for finding in part if finding["rule"] == RULE]


# What comments do to the text


def blocks_of(source: str, suffix: str) -> list[tuple[str, str, str]]:
    read = markdown.read if suffix == ".md" else text.read
    documents = [read(f"x.{language}{suffix}", part.encode()) for language, part in (("en", source), ("fr", FR))]
    notice = Reading(Vocabulary()).notice("x", documents, ("en", "fr"))
    return [_outline(block) for block in notice.en.blocks]


def _outline(block: Block) -> tuple[str, str, str]:
    return block.kind, block.text, block.marker


WRAPPED = """1. THE RACE

Every runner who comes to the race gets a banana from the mayor of the town, who
stands at the last bridge over the river and hands it out to those who still can
take it.
• A second banana is for those who help on the day of the race, on the bridge and
elsewhere.
Grade: B4
Location: Riverbend
"""


@pytest.mark.parametrize("line", range(1, 10))
@pytest.mark.parametrize("place", [above, beside])
def test_comments_leave_the_blocks_of_a_text_as_they_are(line: int, place: Any) -> None:
    assert blocks_of(place(line, source=WRAPPED), ".txt") == blocks_of(WRAPPED, ".txt")


@pytest.mark.parametrize("line", [1, *ALL])
@pytest.mark.parametrize("place", [above, beside])
def test_comments_leave_the_blocks_of_markdown_as_they_are(line: int, place: Any) -> None:
    assert blocks_of(place(line), ".md") == blocks_of(EN, ".md")


def test_a_comment_beside_a_title_in_capitals_leaves_it_a_title() -> None:
    source = "1. THE RACE\n\n" + EN
    assert blocks_of(beside(1, source=source), ".md") == blocks_of(source, ".md")


@given(st.lists(st.sampled_from(["a", " ", "\n", "\r\n", "<!--", "-->", "bilint-ignore x: y", "<!-- bilint-x -->"])))
def test_the_text_that_is_left_is_that_of_the_source(parts: list[str]) -> None:
    source = "b" + "".join(parts)
    document = text.read("x.txt", source.encode())
    for line in document.lines:
        assert (
            "".join(source[piece.source : piece.source + piece.source_length] for piece in line.origin.pieces)
            == line.text
        )
    kept = "".join(line.text for line in document.lines)
    cut = "".join(comment.span.of(source) for comment in comments(source))
    visible = "".join(span.of(source) for span in source_lines(source))
    assert len(kept.replace(" ", "")) + len(cut.replace(" ", "").replace("\n", "").replace("\r", "")) == len(
        visible.replace(" ", "")
    )


@pytest.mark.parametrize("piece", ["<!--", "<!-- bilint-ignore ", "<!-- bilint-ignore x: y -->", "bilint <!-- -->\n"])
def test_text_around_hostile_comments_is_kept(piece: str) -> None:
    document = text.read("x.txt", ("bilint a\n" + piece * 20_000).encode())
    assert document.lines[0].text == "bilint a"


def test_too_many_suppressions_are_told(bilint: Bilint) -> None:
    findings = found(bilint, ".md", en=EN + f"{IGNORE}\n" * 1001)
    assert "a file may have 1000 of them" in json.dumps(findings, ensure_ascii=False)
