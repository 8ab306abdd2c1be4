"""One defect is one finding with all its places, in every report. Findings of low confidence are apart."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from bilint.cli import main
from bilint.engine.defects import grouped
from bilint.kinds import __path__ as kinds_folder
from bilint.kinds.contract import Kind
from bilint.kinds.support.runs import RUN
from bilint.model import Finding, Location, Span
from bilint.rulebook.contract import kind_named
from bilint.rulebook.definition import CONFIDENCES

from tests.house import document

HEAD_EN = "The lighthouse keeper signs the contracts of the crew and answers for the lamps of the harbour.\n"
HEAD_FR = "La gardienne du phare signe les contrats de l'équipage et répond des lampes du port.\n"
DAYS = (
    ("Monday", "lundi"),
    ("Tuesday", "mardi"),
    ("Thursday", "jeudi"),
    ("Friday", "vendredi"),
    ("Sunday", "dimanche"),
)


def paragraphs(times: int = 5) -> tuple[list[str], list[str]]:
    """Two versions; in the French one, a capital lacks its accent in so many paragraphs."""
    en = [HEAD_EN.strip(), *(f"On {day}, the keeper reads the letters of the State." for day, _ in DAYS[:times])]
    fr = [HEAD_FR.strip(), *(f"Le {jour}, la gardienne lit les lettres de l'Etat." for _, jour in DAYS[:times])]
    return en, fr


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)
    write(tmp_path, *paragraphs())
    return tmp_path


def write(folder: Path, en: list[str], fr: list[str]) -> None:
    (folder / "post.en.md").write_text("\n\n".join(en) + "\n", encoding="utf-8")
    (folder / "post.fr.md").write_text("\n\n".join(fr) + "\n", encoding="utf-8")


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    main(["check", "--select", "french-capitals,spelling", *arguments, "post.en.md", "post.fr.md"])
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(report(capsys, "--format", "json", *arguments))
    return read


def lines(finding: Mapping[str, Any]) -> list[int]:
    return [ends[0]["line"] for ends in (finding["locations"], *finding.get("also", ()))]


@pytest.mark.usefixtures("folder")
def test_json_has_one_finding_with_all_places(capsys: pytest.CaptureFixture[str]) -> None:
    read = as_json(capsys)
    [finding] = read["findings"]
    assert lines(finding) == [3, 5, 7, 9, 11]
    assert finding["message"].endswith(" (5 places).")
    assert {key for ends in finding["also"] for end in ends for key in end} == set(finding["locations"][0])
    assert len(finding["fix"]["edits"]) == 5
    assert read["summary"]["warning"] == 1


def test_a_finding_of_one_place_has_no_further_ones(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, *paragraphs(1))
    [finding] = as_json(capsys)["findings"]
    assert "also" not in finding
    assert "place" not in finding["message"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("language", "line"), [("en", "also 5:45, 7:45, 9:48 and 1 more"), ("fr", "aussi 5:45, 7:45, 9:48 et 1 de plus")]
)
@pytest.mark.parametrize(
    "form",
    [
        (),
        ("--concise",),
        ("--format", "github"),
        ("--format", "gitlab"),
        ("--format", "checkstyle"),
        ("--format", "junit"),
        ("--format", "rdjson"),
    ],
)
def test_the_first_few_places_are_named(
    form: tuple[str, ...], language: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(capsys, "--lang", language, *form).count(line) == 1


@pytest.mark.usefixtures("folder")
def test_statistics_count_findings_and_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(capsys, "--statistics").splitlines()[1].split() == ["french-capitals", "0", "1", "0", "1", "5"]


@pytest.mark.usefixtures("folder")
def test_sarif_and_rdjson_relate_all_places(capsys: pytest.CaptureFixture[str]) -> None:
    [result] = json.loads(report(capsys, "--format", "sarif"))["runs"][0]["results"]
    related = [place["physicalLocation"]["region"]["startLine"] for place in result["relatedLocations"]]
    assert related == [5, 7, 9, 11]
    [diagnostic] = json.loads(report(capsys, "--format", "rdjson"))["diagnostics"]
    assert [one["location"]["range"]["start"]["line"] for one in diagnostic["related_locations"]] == related


@pytest.mark.usefixtures("folder")
def test_formats_that_list_findings_list_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(json.loads(report(capsys, "--format", "gitlab"))) == 1
    assert len(ElementTree.fromstring(report(capsys, "--format", "checkstyle")).findall(".//error")) == 1
    assert ElementTree.fromstring(report(capsys, "--format", "junit")).get("failures") == "1"
    assert report(capsys, "--format", "github").count("::warning") == 1


@pytest.mark.usefixtures("folder")
def test_the_page_marks_every_place_and_has_one_card(capsys: pytest.CaptureFixture[str]) -> None:
    page = report(capsys, "--format", "html")
    assert page.count('<article class="card') == 1
    assert page.count('<mark class="warning"') == 5
    assert "Further places: 4" in page
    assert page.count('<p class="fix"') == 1


def test_annotated_copies_have_a_comment_at_each_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    en, fr = paragraphs()
    word = docx.Document()
    for text in (*en, *fr):
        word.add_paragraph(text)
    word.save(str(folder / "post.docx"))
    assert (
        main(["annotate", "post.docx", "-o", "copy.docx", "--select", "french-capitals,spelling", "--lang", "en"]) == 0
    )
    assert capsys.readouterr().out == "copy.docx written; annotations: 5, findings: 1.\n"


def test_fix_mends_every_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["fix", "--select", "french-capitals,spelling", "post.en.md", "post.fr.md"])
    assert (folder / "post.fr.md").read_text(encoding="utf-8").count("État") == 5
    capsys.readouterr()
    assert as_json(capsys)["findings"] == []


def test_a_suppression_covers_the_places_it_reaches(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    en, fr = paragraphs()
    write(folder, en, [*fr[:3], "<!-- bilint-ignore french-capitals: a quotation -->", *fr[3:]])
    suppressed, active = sorted(as_json(capsys)["findings"], key=lambda finding: finding["suppressed"] is None)
    assert (suppressed["suppressed"], lines(suppressed)) == ("a quotation", [9])
    assert lines(active) == [3, 5, 11, 13]
    assert suppressed["fingerprint"] != active["fingerprint"]
    write(folder, en, ["<!-- bilint-ignore-file french-capitals: quotations -->", *fr])
    [finding] = as_json(capsys)["findings"]
    assert (finding["suppressed"], len(lines(finding))) == ("quotations", 5)


def test_a_baseline_knows_each_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, *paragraphs(3))
    main(["baseline", "--select", "french-capitals,spelling", "post.en.md", "post.fr.md", "--lang", "en"])
    assert "known findings: 3." in capsys.readouterr().out
    write(folder, *paragraphs(5))
    known, new = as_json(capsys, "--baseline", ".bilint-baseline.json")["findings"]
    assert (known["suppressed"], lines(known)) == ("baseline", [3, 5, 7])
    assert (new["suppressed"], lines(new)) == (None, [9, 11])


def test_changes_keep_the_places_on_changed_lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, timeout=60)
    en, fr = paragraphs()
    fr[3] = fr[3].replace("lit", "relit")
    write(folder, en, fr)
    [finding] = as_json(capsys, "--diff", "HEAD")["findings"]
    assert lines(finding) == [7]
    assert "place" not in finding["message"]


def test_different_defects_stay_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    en, fr = paragraphs(2)
    write(folder, [*en, "The school of the port."], [*fr, "Ecole du port."])
    found = as_json(capsys)["findings"]
    assert [len(lines(finding)) for finding in found] == [2, 1]


@pytest.mark.parametrize(
    ("rule", "french", "places"),
    [
        ("french-quotes", ['Lire "Le port".', 'Lire "Le phare".', 'Lire "Le bac".'], 3),
        ("french-spacing", ["Un phare: rouge.", "Un bac: vert.", "Un port: bleu."], 3),
        ("number-format", ["La lampe coûte 13,039.44 EUR.", "Le phare coûte 15,120.50 EUR."], 2),
        ("date-format", ["Le 3 Mai 2027.", "Le 4 Juin 2027."], 2),
    ],
)
def test_a_habit_is_one_finding(
    rule: str, french: list[str], places: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, [HEAD_EN.strip()], [HEAD_FR.strip(), *french])
    main(["check", "--select", rule, "--format", "json", "post.en.md", "post.fr.md"])
    [finding] = json.loads(capsys.readouterr().out)["findings"]
    assert len(lines(finding)) == places


def test_a_run_of_paragraphs_left_untranslated_is_one_finding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    en, fr = paragraphs()
    write(folder, en, [fr[0], en[1], en[2], fr[3], fr[4], en[5]])
    main(["check", "--select", "untranslated", "--format", "json", "post.en.md", "post.fr.md"])
    assert [lines(finding) for finding in json.loads(capsys.readouterr().out)["findings"]] == [[3, 5], [11]]


# low confidence


UNKNOWN = "The keeper polishes the zorbatrix of the lamp."


@pytest.fixture
def doubtful(folder: Path) -> Path:
    """Two versions with a word that is in no dictionary and near to none: a doubtful finding."""
    en, fr = paragraphs(1)
    write(folder, [*en, UNKNOWN], [*fr, "La gardienne polit la lampe."])
    return folder


@pytest.mark.usefixtures("doubtful")
def test_low_confidence_is_counted_and_left_out_unless_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    read = as_json(capsys)
    assert [finding["confidence"] == "low" for finding in read["findings"]] == [False]
    assert read["summary"]["low"] == 1
    told = as_json(capsys, "--all")
    assert sorted(finding["confidence"] == "low" for finding in told["findings"]) == [False, True]
    assert told["summary"]["low"] == 1
    assert told["summary"]["info"] + told["summary"]["warning"] == 2


@pytest.mark.usefixtures("folder")
def test_without_low_confidence_there_is_no_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert "low" not in as_json(capsys)["summary"]


def test_a_configuration_may_ask_for_it(doubtful: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (doubtful / "bilint.toml").write_text("all = true\n", encoding="utf-8")
    assert len(as_json(capsys)["findings"]) == 2


@pytest.mark.usefixtures("doubtful")
@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "1 of low confidence not shown (--all)."), ("fr", "Constats incertains, non affichés\u00a0: 1 (--all).")],
)
@pytest.mark.parametrize("form", [(), ("--quiet",), ("--statistics",), ("--format", "github")])
def test_people_are_told_how_many_are_not_shown(
    form: tuple[str, ...], language: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = report(capsys, "--lang", language, *form)
    assert line in shown
    assert "zorbatrix" not in shown
    assert line not in report(capsys, "--lang", language, *form, "--all")


@pytest.mark.usefixtures("doubtful")
@pytest.mark.parametrize("form", ["sarif", "gitlab", "junit", "checkstyle", "rdjson"])
def test_programs_get_it_only_if_asked_for(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "zorbatrix" not in report(capsys, "--format", form)
    assert "zorbatrix" in report(capsys, "--format", form, "--all")


@pytest.mark.usefixtures("doubtful")
def test_the_page_has_a_drawer_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    page = report(capsys, "--format", "html")
    drawer = re.search(r'<details class="drawer">.*?</article></details>', page, re.DOTALL)
    assert drawer is not None
    assert "Of low confidence: 1" in drawer[0]
    assert "zorbatrix" in drawer[0]
    assert "drawer" not in report(capsys, "--format", "html", "--all").partition("<body>")[2].partition("<script>")[0]


@pytest.mark.usefixtures("doubtful")
def test_it_never_fails_a_run(capsys: pytest.CaptureFixture[str]) -> None:
    main(["fix", "--select", "french-capitals,spelling", "post.en.md", "post.fr.md"])
    arguments = [
        "check",
        "--select",
        "french-capitals,spelling",
        "--fail-on",
        "info",
        "--all",
        "post.en.md",
        "post.fr.md",
    ]
    assert main(arguments) == 0
    assert "zorbatrix" in capsys.readouterr().out


# the declaration


@pytest.mark.parametrize("name", sorted(path.stem for path in Path(kinds_folder[0]).glob("*.py")))
def test_what_is_alike_is_declared(name: str) -> None:
    try:
        kind: Kind = kind_named(name.replace("_", "-"))
        variants = kind.VARIANTS
    except (KeyError, AttributeError):
        pytest.skip("no kind")
    for spec in variants:
        assert set(spec.alike or ()) <= {*kind.VALUES, "missing", "extra", RUN}, spec.name


def test_the_surest_place_speaks_for_the_defect() -> None:
    read = document("post.txt", "a a a")
    places = [
        Finding(
            rule="fruit",
            severity="warning",
            confidence=sure,
            messages=("A message.", "Un message."),
            notice="post.txt",
            locations=(Location("en", read, Span(2 * number, 2 * number + 1), "a"),),
            defect=("", "en"),
        )
        for number, sure in enumerate(CONFIDENCES[::-1])
    ]
    [one] = grouped(places)
    assert (one.confidence, len(one.also)) == ("high", 2)
    assert one.messages == ("A message (3 places).", "Un message (3 endroits).")
