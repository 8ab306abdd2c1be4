"""The reports for other programs: valid against the schemas, and read back as those programs read them."""

from __future__ import annotations

import json
import os
import re
from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import junitparser
import pytest
import xmlschema
from bilint.cli import main
from bilint.engine.engine import Engine, Outcome
from bilint.model import Box, Edit, Finding, Fix, Language, Location, Severity, Span
from bilint.project.discovery import find
from bilint.reports import MACHINE_FORMATS, checkstyle, github, gitlab, junit, markdown, rdjson, sarif, statistics, text
from bilint.reports.terminal import Style
from bilint.rulebook.book import load
from bilint.rulebook.rule import Rule
from bilint.vocabulary import Vocabulary, rules_folder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sarif.loader import load_sarif_file

from tests.house import document, make_rule

ROOT = Path(__file__).parents[1]
SCHEMAS = Path(__file__).parent / "schemas"
REAL = ROOT.parent / "shared" / "notices"
LANGUAGES: tuple[Language, ...] = ("en", "fr")


def outcome_of(*findings: Finding) -> Outcome:
    names = {finding.notice for finding in findings}
    return Outcome(findings, len(names), len(names), len(names), tuple(sorted(names)))


def finding(source: str, *spans: Span, path: str = "post.txt", severity: Severity = "error", **more: Any) -> Finding:
    """A finding of hand-picked places in one text, the first in English, the second in French."""
    read = document(path, source)
    ends = tuple(
        Location("fr" if index else "en", read, span, span.of(source), "1. PRIZES") for index, span in enumerate(spans)
    )
    settings = {"messages": ("A message.", "Un message."), "fingerprint": "f1", "confidence": "high"} | more
    return Finding(rule="fruit", severity=severity, notice=path, locations=ends, **settings)


def check(folder: Path, *paths: str) -> Outcome:
    with chdir(folder):
        return Engine(load(rules_folder()).select(), Vocabulary()).check(find(paths).jobs)


@pytest.fixture(scope="module")
def examples() -> Outcome:
    outcome = check(ROOT, "examples")
    severities = {found.severity for found in outcome.findings}
    assert severities == {"error", "warning", "info"}, "the examples no longer show every severity"
    return outcome


@pytest.fixture(scope="module")
def sarif_schema() -> jsonschema.Draft7Validator:
    schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)


@pytest.fixture(autouse=True)
def _in_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


# Markdown


def test_markdown_shows_what_a_notice_says_and_formats_nothing() -> None:
    source = "<b>x</b> **y** [z](https://a.example) `w` #1 @team :+1: | a"
    report = markdown.render(outcome_of(finding(source, Span(0, len(source)))), "en")
    (line,) = (line for line in report.splitlines() if line.startswith("  - English"))
    # CommonMark reads a backslash before a sign as the sign itself.
    assert re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", line) == f"  - English, post.txt:1: “{source}”"
    assert re.findall(r"(?<!\\)[<>*`\[\]#@|]", line) == []


def test_markdown_of_too_many_findings_keeps_the_gravest_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "_MOST_FINDINGS", 2)
    severities: list[Severity] = ["info", "error", "info", "error"]
    report = markdown.render(outcome_of(*(finding("a", Span(0, 1), severity=one) for one in severities)), "fr")
    assert report.count("- **erreur**") == 2
    assert "**remarque**" not in report
    assert "2 constats les plus graves sur 4" in report


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.html", "<!DOCTYPE"), ("a.json", "{"), ("a.sarif", "{"), ("a.md", "## bilint"), ("a.xyz", "n")],
)
def test_the_suffix_of_the_output_names_its_form(
    name: str, begins: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("n.md").write_text("There is one version only, and it is in English.", encoding="utf-8")
    main(["check", "n.md", "--output", name])
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


# SARIF


def run_of(report: str) -> dict[str, Any]:
    log = json.loads(report)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def region_text(source: str, region: dict[str, Any]) -> str:
    """The stretch of a region, as SARIF says: lines and columns from 1, columns in code points, the end exclusive."""
    starts = [0, *(match.end() for match in re.finditer("\r\n|\r|\n", source))]
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    return source[start : starts[region["endLine"] - 1] + region["endColumn"] - 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sarif_of_the_examples_is_valid(
    examples: Outcome, sarif_schema: jsonschema.Draft7Validator, language: Language
) -> None:
    log = json.loads(sarif.render(examples, language))
    assert [error.message for error in sarif_schema.iter_errors(log)] == []
    assert len(log["runs"][0]["results"]) == len(examples.findings)


@pytest.mark.slow
def test_sarif_of_real_notices_is_valid(sarif_schema: jsonschema.Draft7Validator) -> None:
    names = ("250717.txt", "260280.txt", "241656.md")
    if not all((REAL / name).exists() for name in names):
        pytest.skip("NOT VALIDATED: ../shared/notices is absent, so the SARIF of real notices was not checked")
    outcome = check(REAL, *names)
    assert (outcome.read, len(outcome.findings) > 0) == (3, True)
    for language in LANGUAGES:
        log = json.loads(sarif.render(outcome, language))
        assert [error.message for error in sarif_schema.iter_errors(log)] == []


def test_sarif_is_read_by_sarif_tools(examples: Outcome, tmp_path: Path) -> None:
    path = tmp_path / "bilint.sarif"
    path.write_text(sarif.render(examples, "en"), encoding="utf-8")
    read = load_sarif_file(str(path))
    assert read.get_distinct_tool_names() == ["bilint"]
    levels = {"error": "error", "warning": "warning", "info": "note"}
    assert sorted((row["Location"], row["Line"], row["Severity"]) for row in read.get_records()) == sorted(
        (end.document.path, end.document.place(end.span).line, levels[found.severity])
        for found in examples.findings
        for end in found.locations[:1]
    )


def test_sarif_regions_cover_the_words_and_the_other_end_is_related(examples: Outcome) -> None:
    run = run_of(sarif.render(examples, "en"))
    assert run["columnKind"] == "unicodeCodePoints"
    two_ended = 0
    for result, found in zip(run["results"], examples.findings, strict=True):
        locations = [*result["locations"], *result.get("relatedLocations", [])]
        assert len(locations) == len(found.locations)
        for location, end in zip(locations, found.locations, strict=True):
            physical = location["physicalLocation"]
            assert physical["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
            source = (ROOT / unquote(physical["artifactLocation"]["uri"])).read_text(encoding="utf-8")
            assert region_text(source, physical["region"]) == end.span.of(end.document.source)
            assert physical["region"].get("snippet", {"text": ""})["text"] == end.span.of(end.document.source)
        for number, end in enumerate(found.locations[1:], 1):
            name = "French" if end.language == "fr" else "English"
            assert (locations[number]["id"], locations[number]["message"]["text"]) == (number, name)
            assert f"[{name}]({number})" in result["message"]["text"]  # GitHub shows related locations by links alone
            two_ended += 1
        assert result["partialFingerprints"] == {"bilint/v1": found.fingerprint}
        assert result["properties"] == {
            "confidence": found.confidence,
            "missing": list(found.missing),
            "extra": list(found.extra),
        }
    assert two_ended > 10


def test_sarif_rules_carry_their_pages(examples: Outcome) -> None:
    run = run_of(sarif.render(examples, "fr"))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.name for rule in load(rules_folder()).select()]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    deadline = next(rule for rule in rules if rule["id"] == "deadline")
    page = (ROOT / "rules" / "header" / "deadline.md").read_text(encoding="utf-8")
    assert page.endswith(deadline["help"]["markdown"])
    assert deadline["help"]["markdown"].startswith("## Why\n")
    assert deadline["shortDescription"]["text"].startswith("Application deadlines whose date")
    assert deadline["fullDescription"]["text"].startswith("The deadline decides")
    assert deadline["defaultConfiguration"] == {"level": "error", "enabled": True}


def test_sarif_of_a_rule_whose_page_is_broken_keeps_the_findings(
    tmp_path: Path, sarif_schema: jsonschema.Draft7Validator, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.house import install_word_kind

    install_word_kind(monkeypatch)
    rule: Rule = make_rule(tmp_path / "header", "fruit")
    page = rule.path.read_text(encoding="utf-8")
    rule.path.write_text(page.replace("## Why", "## Wherefore"), encoding="utf-8")
    report = sarif.render(replace(outcome_of(finding("a banana", Span(2, 8))), rules=(rule,)), "en")
    assert [error.message for error in sarif_schema.iter_errors(json.loads(report))] == []
    assert run_of(report)["results"][0]["ruleIndex"] == 0


def test_sarif_fixes_are_the_edits() -> None:
    source = "é\U0001f34c a banana\r\nand «  a pear »"
    found = finding(source, Span(5, 11))
    read = found.locations[0].document
    edits = (Edit(read, Span(5, 11), "prize"), Edit(read, Span(19, 20), ""), Edit(read, Span(20, 20), "\u00a0"))
    run = run_of(sarif.render(outcome_of(replace(found, fix=Fix(True, edits))), "en"))
    (fix,) = run["results"][0]["fixes"]
    assert fix["properties"] == {"safety": "safe"}
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "post.txt", "uriBaseId": "%SRCROOT%"}
    replaced = [
        (region_text(source, item["deletedRegion"]), item["insertedContent"]["text"]) for item in change["replacements"]
    ]
    assert replaced == [("banana", "prize"), (" ", ""), ("", "\u00a0")]


def test_sarif_messages_are_escaped() -> None:
    found = finding("a banana\nune pomme", Span(2, 8), Span(9, 9), messages=("a [b](c) {0} \\ \x1b", "x"))
    (result,) = run_of(sarif.render(outcome_of(found), "en"))["results"]
    assert result["message"]["text"] == "a \\[b\\](c) {{0}} \\\\ \\\\x1b ([French](1))"


URIS = [
    ("notices/à pourvoir 50%.md", {"uri": "notices/%C3%A0%20pourvoir%2050%25.md", "uriBaseId": "%SRCROOT%"}),
    ("./c:d#e?.md", {"uri": "c%3Ad%23e%3F.md", "uriBaseId": "%SRCROOT%"}),
    (os.fsdecode(b"caf\xe9.md"), {"uri": "caf%E9.md", "uriBaseId": "%SRCROOT%"}),
    (str(ROOT / "a.md"), {"uri": "a.md", "uriBaseId": "%SRCROOT%"}),
    ("/else where/a.md", {"uri": "file:///else%20where/a.md"}),
]


@pytest.mark.parametrize(("path", "artifact"), URIS)
def test_sarif_paths_are_uris(path: str, artifact: dict[str, str]) -> None:
    (result,) = run_of(sarif.render(outcome_of(finding("a", Span(0, 1), path=path)), "en"))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


def test_sarif_paths_above_the_working_directory() -> None:
    (result,) = run_of(sarif.render(outcome_of(finding("a", Span(0, 1), path="../other/a.md")), "en"))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert uri == {"uri": (ROOT.parent / "other" / "a.md").as_uri()}


def test_sarif_keeps_what_is_suppressed_with_its_reason() -> None:
    plain, suppressed = finding("a", Span(0, 1)), finding("a", Span(0, 1), suppressed="agreed")
    first, second = run_of(sarif.render(outcome_of(plain, suppressed), "en"))["results"]
    assert first["suppressions"] == []
    assert second["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "agreed"}]
    inside = replace(suppressed, suppressed_inside=True)
    (result,) = run_of(sarif.render(outcome_of(inside), "en"))["results"]
    assert result["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "agreed"}]


def test_sarif_tells_a_comment_in_the_notice_from_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("coordinator.en.md", "coordinator.fr.md"):
        text = (ROOT / "examples" / "pair" / name).read_text(encoding="utf-8")
        comment = "<!-- bilint-ignore clearance: under review -->\n"
        Path(name).write_text(text.replace("Clearance Level", f"{comment}Clearance Level"), encoding="utf-8")
    entry = '[[suppress]]\nrule = "duration"\nfiles = ["*.md"]\nreason = "agreed with the pilots"\n'
    Path("bilint.toml").write_text(entry, encoding="utf-8")
    main(["check", ".", "--format", "sarif"])
    found = {result["ruleId"]: result["suppressions"] for result in run_of(capsys.readouterr().out)["results"]}
    assert found["clearance"] == [{"kind": "inSource", "status": "accepted", "justification": "under review"}]
    assert found["duration"] == [{"kind": "external", "status": "accepted", "justification": "agreed with the pilots"}]
    assert found["missing-translation"] == []


def test_sarif_gives_page_and_box_of_a_pdf() -> None:
    found = finding("a banana", Span(2, 8))
    boxes = (Box(Span(2, 8), 3, 10.0, 20.0, 40.5, 30.0),)
    end = replace(found.locations[0], document=replace(found.locations[0].document, format="pdf", boxes=boxes))
    (result,) = run_of(sarif.render(outcome_of(replace(found, locations=(end,))), "en"))["results"]
    assert result["locations"][0]["properties"] == {"language": "en", "page": 3, "box": [10.0, 20.0, 40.5, 30.0]}


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_file_without_lines_is_marked_as_a_whole(form: str, sarif_schema: jsonschema.Draft7Validator) -> None:
    found = finding("a banana\nand a plum", Span(13, 17))
    end = replace(
        found.locations[0], document=replace(found.locations[0].document, format=form), heading="Fruit of the season"
    )
    outcome = outcome_of(replace(found, locations=(end,)))
    log = json.loads(sarif.render(outcome, "en"))
    assert [error.message for error in sarif_schema.iter_errors(log)] == []
    location = log["runs"][0]["results"][0]["locations"][0]
    assert location["physicalLocation"]["region"] == {"startLine": 1}
    assert location["logicalLocations"] == [{"name": "Fruit of the season"}]
    assert "line=" not in github.render(outcome, "en")
    assert json.loads(gitlab.render(outcome, "en"))[0]["location"]["lines"] == {"begin": 1}
    assert "range" not in json.loads(rdjson.render(outcome, "en"))["diagnostics"][0]["location"]
    assert ElementTree.fromstring(checkstyle.render(outcome, "en")).find("file/error").get("line") is None
    assert "section “Fruit of the season”" in text.render(outcome, "en", Style())
    assert "section «\u00a0Fruit of the season\u00a0»" in text.render(outcome, "fr", Style())


def test_sarif_of_more_than_github_takes_keeps_the_gravest_and_says_so(
    monkeypatch: pytest.MonkeyPatch, sarif_schema: jsonschema.Draft7Validator
) -> None:
    assert sarif._MOST_RESULTS == 25_000
    monkeypatch.setattr(sarif, "_MOST_RESULTS", 3)
    severities: list[Severity] = ["info", "warning", "error", "info", "error"]
    findings = [finding("a", Span(0, 1), severity=severity) for severity in severities]
    log = json.loads(sarif.render(outcome_of(*findings), "en"))
    assert [error.message for error in sarif_schema.iter_errors(log)] == []
    (run,) = log["runs"]
    assert [result["level"] for result in run["results"]] == ["warning", "error", "error"]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"] == "Only the gravest 3 of 5 findings are listed."
    french = run_of(sarif.render(outcome_of(*findings), "fr"))
    assert "Seuls les 3 constats" in french["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_a_file_that_cannot_be_read_has_a_place_in_every_format(
    tmp_path: Path, sarif_schema: jsonschema.Draft7Validator, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xyz").write_text("There is no reader for this.", encoding="utf-8")
    outcome = check(tmp_path, "a.xyz")
    monkeypatch.chdir(tmp_path)
    assert [found.rule for found in outcome.findings] == ["unreadable"]
    log = json.loads(sarif.render(outcome, "en"))
    assert [error.message for error in sarif_schema.iter_errors(log)] == []
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 1
    assert "a.xyz" in commands_of(github.render(outcome, "en"))[0][1]["file"]
    assert json.loads(gitlab.render(outcome, "en"))[0]["location"]["lines"] == {"begin": 1}
    assert json.loads(rdjson.render(outcome, "en"))["diagnostics"][0]["location"] == {"path": "a.xyz"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_sarif_of_any_text_is_valid(
    sarif_schema: jsonschema.Draft7Validator, source: str, message: str, one: int, two: int
) -> None:
    start, end = sorted((min(one, len(source)), min(two, len(source))))
    found = finding(source, Span(start, end), Span(end, end), messages=(message, message), missing=(source,))
    written = sarif.render(outcome_of(found), "en").encode("utf-8", "backslashreplace")
    log = json.loads(written)
    assert [error.message for error in sarif_schema.iter_errors(log)] == []
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region_text(source, region) == source[start:end]


# GitHub annotations

Command = tuple[str, dict[str, str], str]


def unescaped(text: str, *codes: str) -> str:
    for code in (*codes, "%25"):
        text = text.replace(code, chr(int(code[1:], 16)))
    return text


def commands_of(log: str) -> list[Command]:
    """The workflow commands of a log, read as GitHub's runner does, line by line."""
    commands: list[Command] = []
    for line in re.split("\r\n|\r|\n", log):
        text = line.lstrip()
        at = text.find("::", 2)
        if not text.startswith("::") or at < 0:
            continue
        name, _, listed = text[2:at].partition(" ")
        pairs = (pair.split("=", 1) for pair in listed.strip().split(",") if pair)
        properties = {pair[0]: unescaped(pair[1], "%0D", "%0A", "%3A", "%2C") for pair in pairs if len(pair) == 2}
        commands.append((name, properties, unescaped(text[at + 2 :], "%0D", "%0A")))
    return commands


def test_github_annotations_stand_where_the_findings_do(examples: Outcome) -> None:
    log = github.render(examples, "en")
    commands = commands_of(log)
    assert len(commands) == len(examples.findings)
    names = [name for name, _, _ in commands]
    assert names == sorted(names, key=("error", "warning", "notice").index), "the gravest come first"
    by_place = {
        (
            found.rule,
            found.locations[0].document.path,
            found.locations[0].document.place(found.locations[0].span).line,
        ): found
        for found in examples.findings
    }
    for name, properties, data in commands:
        rule = properties["title"].removeprefix("bilint: ")
        found = by_place[(rule, properties["file"], int(properties["line"]))]
        sure = {"error": "error", "warning": "warning", "info": "notice"}[found.severity]
        assert name == ("notice" if found.confidence == "low" else sure)
        assert data.split("\n")[0] == found.messages[0]
        assert len(data.split("\n")) == len(found.locations)
        assert ("col" in properties) == (properties["line"] == properties["endLine"])
    assert log.splitlines()[-1].startswith("bilint: ")


def test_a_github_annotation_to_the_letter() -> None:
    messages = ("100 %: a, b::c", "100 % : a")
    found = finding("a banana\nune pomme\n", Span(2, 8), Span(9, 18), path="a,b:c%.txt", messages=messages)
    assert github.render(outcome_of(found), "en") == (
        "::error file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=3,endColumn=9,title=bilint%3A fruit"
        "::100 %25: a, b::c%0AFrench, a,b:c%25.txt:2: “une pomme”\n"
        "bilint: 1 error in 1 notice\n"
    )
    assert "%0Afrançais, a,b:c%25.txt:2\u00a0: «\u00a0une pomme\u00a0»\n" in github.render(outcome_of(found), "fr")


def test_what_is_unsure_is_a_mere_notice_on_github() -> None:
    findings = [finding("a", Span(0, 1), confidence="low"), finding("a", Span(0, 1), severity="warning")]
    assert [name for name, _, _ in commands_of(github.render(outcome_of(*findings), "en"))] == ["warning", "notice"]


def test_what_github_does_not_show_is_said() -> None:
    ten = [finding("a", Span(0, 1)) for _ in range(10)]
    assert github.render(outcome_of(*ten), "en").endswith("bilint: 10 errors in 1 notice\n")
    last = github.render(outcome_of(*ten, finding("a", Span(0, 1))), "en").splitlines()[-1]
    assert last == "bilint: 11 errors in 1 notice (GitHub shows 10 annotations of a kind; this log has all.)"


@given(st.text(min_size=1, max_size=40), st.text(max_size=80))
def test_no_notice_can_give_commands_to_the_runner(source: str, message: str) -> None:
    hostile = f"{message}\n::set-output name=x::y\r::stop-commands::z"
    found = finding(source, Span(0, len(source)), Span(0, 0), messages=(hostile, hostile), path="a\n::error::b.txt")
    log = github.render(outcome_of(found), "en")
    ((name, properties, data),) = commands_of(log)
    assert (name, properties["file"]) == ("error", r"a\x0a::error::b.txt")
    assert len(data.split("\n")) == 2
    assert len(re.split("\r\n|\r|\n", log)) == 3


# GitLab


def test_gitlab_issues_have_what_merge_requests_need(examples: Outcome) -> None:
    issues = json.loads(gitlab.render(examples, "en"))
    assert len(issues) == len(examples.findings)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue, found in zip(issues, examples.findings, strict=True):
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["description"].startswith(found.messages[0])
        assert (ROOT / issue["location"]["path"]).is_file()
        assert not issue["location"]["path"].startswith(("/", "./"))
        place = found.locations[0].document.place(found.locations[0].span)
        assert issue["location"]["lines"] == {"begin": place.line, "end": place.end_line}


def test_gitlab_fingerprints_outlive_added_lines(tmp_path: Path) -> None:
    source = (ROOT / "examples" / "planted.txt").read_text(encoding="utf-8")
    (tmp_path / "planted.txt").write_text(source, encoding="utf-8")
    before = json.loads(gitlab.render(check(tmp_path, "planted.txt"), "en"))
    (tmp_path / "planted.txt").write_text("\n\n" + source, encoding="utf-8")
    after = json.loads(gitlab.render(check(tmp_path, "planted.txt"), "en"))
    assert [issue["fingerprint"] for issue in before] == [issue["fingerprint"] for issue in after]
    assert [issue["location"]["lines"]["begin"] + 2 for issue in before] == [
        issue["location"]["lines"]["begin"] for issue in after
    ]


@pytest.mark.parametrize(
    ("severity", "confidence", "expected"),
    [
        ("error", "high", "blocker"),
        ("warning", "medium", "major"),
        ("info", "high", "minor"),
        ("error", "low", "info"),
    ],
)
def test_gitlab_severities(severity: Severity, confidence: str, expected: str) -> None:
    found = finding("a", Span(0, 1), severity=severity, confidence=confidence)
    assert json.loads(gitlab.render(outcome_of(found), "en"))[0]["severity"] == expected


# JUnit and Checkstyle


@pytest.mark.parametrize("language", LANGUAGES)
def test_junit_is_valid_and_read_back(examples: Outcome, tmp_path: Path, language: Language) -> None:
    report = junit.render(examples, language)
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(report)
    path = tmp_path / "junit.xml"
    path.write_text(report, encoding="utf-8")
    suites = list(junitparser.JUnitXml.fromfile(str(path)))
    assert [suite.name for suite in suites] == list(examples.names)
    failures = [case for suite in suites for case in suite if not case.is_passed]
    assert len(failures) == len(examples.findings)
    assert len({(case.classname, case.name) for case in failures}) == len(failures)
    clean = next(suite for suite in suites if suite.name == "examples/clean.txt")
    assert [case.is_passed for case in clean] == [True], "a clean notice is a test that passed"
    for suite in suites:
        assert suite.failures == sum(not case.is_passed for case in suite)
        assert suite.tests == len(list(suite))


def test_a_failure_of_junit_tells_both_ends() -> None:
    found = finding("a banana\nune pomme\n", Span(2, 8), Span(9, 18))
    (failure,) = ElementTree.fromstring(junit.render(outcome_of(found), "en")).iter("failure")
    assert failure.attrib == {"type": "error", "message": "A message."}
    assert failure.text == "post.txt:1:3\nFrench, post.txt:2: “une pomme”"


def test_what_is_suppressed_is_skipped_in_junit() -> None:
    root = ElementTree.fromstring(junit.render(outcome_of(finding("a", Span(0, 1), suppressed="agreed")), "en"))
    (skipped,) = root.iter("skipped")
    assert skipped.attrib == {"message": "agreed"}
    assert (root.get("tests"), root.get("failures")) == ("1", "0")


@pytest.mark.parametrize("language", LANGUAGES)
def test_checkstyle_is_valid_and_complete(examples: Outcome, language: Language) -> None:
    report = checkstyle.render(examples, language)
    xmlschema.XMLSchema(SCHEMAS / "checkstyle-report.xsd").validate(report)
    read = [
        (file.get("name"), int(error.get("line", 0)), error.get("severity"), error.get("source"))
        for file in ElementTree.fromstring(report)
        for error in file
    ]
    expected = [
        (end.document.path, end.document.place(end.span).line, found.severity, f"bilint.{found.rule}")
        for found in examples.findings
        for end in found.locations[:1]
    ]
    assert sorted(read) == sorted(expected)


@given(st.text(st.characters(), max_size=60))
def test_xml_of_any_text_is_well_formed(text: str) -> None:
    hostile = f"{text}\x00\x1b]]>&<\ufffe\ud800"
    found = finding(hostile, Span(0, 1), Span(0, len(hostile)), messages=(hostile, hostile), path=f"a{text}\udce9.txt")
    for report in (checkstyle.render(outcome_of(found), "en"), junit.render(outcome_of(found), "en")):
        root = ElementTree.fromstring(report.encode("utf-8"))
        for element in root.iter():
            for value in (*element.attrib.values(), element.text or ""):
                assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", value)


# reviewdog


def byte_text(source: str, span: dict[str, dict[str, int]]) -> str:
    """The stretch of a range, as the format says. Columns count the bytes of UTF-8 from 1, the end is exclusive."""
    lines = re.split("(?<=\n)", source)
    starts = [len("".join(lines[:number]).encode()) for number in range(len(lines) + 1)]
    start, end = (starts[span[key]["line"] - 1] + span[key]["column"] - 1 for key in ("start", "end"))
    return source.encode()[start:end].decode()


def test_rdjson_ranges_cover_the_words(examples: Outcome) -> None:
    report = json.loads(rdjson.render(examples, "en"))
    assert report["source"] == {"name": "bilint"}
    for diagnostic, found in zip(report["diagnostics"], examples.findings, strict=True):
        locations = [diagnostic["location"], *(item["location"] for item in diagnostic.get("related_locations", []))]
        for location, end in zip(locations, found.locations, strict=True):
            source = (ROOT / location["path"]).read_text(encoding="utf-8")
            assert byte_text(source, location["range"]) == end.span.of(end.document.source)
        assert diagnostic["code"] == {"value": found.rule}
        assert diagnostic["severity"] == found.severity.upper()


def test_rdjson_suggestions_are_for_the_file_of_the_diagnostic() -> None:
    found = finding("é\U0001f34c a banana\n", Span(5, 11))
    read = found.locations[0].document
    other = document("other.txt", "x")
    alone = replace(found, fix=Fix(True, (Edit(read, Span(5, 11), "prize"),)))
    both_files = replace(found, fix=Fix(True, (Edit(read, Span(5, 11), "prize"), Edit(other, Span(0, 1), "y"))))
    first, second = json.loads(rdjson.render(outcome_of(alone, both_files), "en"))["diagnostics"]
    (suggestion,) = first["suggestions"]
    assert suggestion == {
        "range": {"start": {"line": 1, "column": 10}, "end": {"line": 1, "column": 16}},
        "text": "prize",
    }
    assert "suggestions" not in second


# statistics


def test_statistics_to_the_letter() -> None:
    findings = [finding("a", Span(0, 1), severity=severity) for severity in ("error", "warning", "warning")]
    findings[1] = replace(findings[1], also=(findings[1].locations,))
    others = [replace(findings[0], rule="deadline"), replace(findings[0], suppressed="agreed")]
    outcome = outcome_of(*findings, *others)
    assert statistics.render(outcome, "en", Style()) == (
        "Rule      Errors  Warnings  Infos  All  Places\n"
        "fruit          1         2      0    3       4\n"
        "deadline       1         0      0    1       1\n"
        "\n"
        "2 errors, 2 warnings in 1 notice\n"
        "Not shown: 1 suppressed or in the baseline.\n"
    )
    french = statistics.render(outcome, "fr", Style())
    assert french.splitlines()[0] == "Règle     Erreurs  Avertissements  Remarques  Total  Endroits"
    assert "2 erreurs, 2 avertissements dans 1 avis\n" in french
    assert statistics.render(outcome_of(), "en", Style()) == "Nothing to report in 0 notices.\n"


# all of them


@pytest.mark.parametrize("form", MACHINE_FORMATS)
def test_the_command_line_writes_every_format(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "report"
    assert main(["check", "examples/planted.txt", "--format", form, "--output", str(output)]) == 1
    assert capsys.readouterr().out == ""
    assert main(["check", "examples/planted.txt", "--format", form]) == 1
    assert capsys.readouterr().out.encode() == output.read_bytes()
    assert "doubled-word" in output.read_text(encoding="utf-8")


def test_suppressed_findings_are_left_out_where_a_format_cannot_mark_them() -> None:
    outcome = outcome_of(finding("a", Span(0, 1), suppressed="agreed"))
    assert commands_of(github.render(outcome, "en")) == []
    assert json.loads(gitlab.render(outcome, "en")) == []
    assert json.loads(rdjson.render(outcome, "en"))["diagnostics"] == []
    assert list(ElementTree.fromstring(checkstyle.render(outcome, "en"))) == []


def test_statistics_are_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "examples/planted.txt", "--statistics", "--format", "sarif"]) == 2
    assert capsys.readouterr().err == "--statistics works with the text format only; remove --format sarif.\n"
    assert main(["check", "examples/planted.txt", "--statistics"]) == 1
    assert capsys.readouterr().out.startswith("Rule")
