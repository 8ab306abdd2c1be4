"""The page of the HTML report: the whole text with its marks, no markup from a notice, the same bytes."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import defaultdict
from dataclasses import replace
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from itertools import count
from pathlib import Path

import pytest
from bilint.bitext import Bitext
from bilint.cli import main
from bilint.engine.engine import Engine, Outcome
from bilint.engine.findings import stamp
from bilint.messages import typeset_french
from bilint.model import (
    Block,
    Box,
    Edit,
    Finding,
    Fix,
    Language,
    Location,
    Notice,
    Pair,
    Piece,
    Section,
    Segment,
    SourceMap,
    Span,
)
from bilint.project.discovery import find
from bilint.quotes import one_line, visible
from bilint.reports import html, html_words
from bilint.reports.differing import differing, differing_values, pieces
from bilint.reports.html_view import notice_views
from bilint.reports.marked_text import Mark, place, runs, stretch
from bilint.reports.placing import placed
from bilint.rulebook.book import load
from bilint.vocabulary import Vocabulary, rules_folder
from hypothesis import given
from hypothesis import strategies as st

from tests.house import notice, whole

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
NOTICES = sorted(path for path in (*EXAMPLES.glob("*.txt"), *EXAMPLES.glob("*.md")) if path.name != "README.md")
VOID = {"meta", "link", "input", "br"}


class Read(HTMLParser):
    """A page as its elements: (name, attributes, text in it), in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self._open: list[tuple[str, dict[str, str], list[str]]] = []
        self.feed(page)
        self.close()
        assert not self._open, "all elements are closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs}, list[str]())
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, _, text in self._open:
            text.append(data)

    def named(self, name: str, **attributes: str) -> list[tuple[dict[str, str], str]]:
        """The elements of a name with these attributes (`class_` is one of the classes), and the text in each."""
        wanted = attributes.pop("class_", None)
        return [
            (attrs, "".join(text))
            for tag, attrs, text in self.elements
            if tag == name
            and (wanted is None or wanted in attrs.get("class", "").split())
            and all(attrs.get(key) == value for key, value in attributes.items())
        ]


@cache
def engine() -> Engine:
    return Engine(load(rules_folder()).select((), (), preview=False), Vocabulary(), keep_text=True)


@cache
def checked(*paths: Path) -> Outcome:
    return engine().check(find([str(path) for path in paths]).jobs)


def page_of(*paths: Path, language: Language = "en") -> Read:
    return Read(html.render(checked(*paths), language))


def made(en: str, fr: str, *ends: tuple[Language, Span], message: str = "A message.", rule: str = "fruit") -> Outcome:
    """The outcome of a notice made by hand, with one finding whose ends are spans of the sources."""
    read, sections = notice(en, fr)
    places = tuple(
        Location(language, read.side(language).document, span, span.of(read.side(language).document.source))
        for language, span in ends
    )
    finding = Finding(rule, "error", "high", (message, message), read.name, places)
    found = tuple(stamp([finding])) if places else ()
    return Outcome(found, 2, 1, 2, names=(read.name,), bitexts=(Bitext(read, sections),))


def without_spaces(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.name)
def test_the_page_holds_the_whole_aligned_text(path: Path) -> None:
    (bitext,) = checked(path).bitexts
    shown = [text for _, text in page_of(path).named("bdi", dir="ltr")]
    texts = [segment.text for section in bitext.sections for pair in section.pairs for segment in (*pair.en, *pair.fr)]
    assert len(shown) == len(texts)
    # The numbers of findings and the carets of places stand within the text; nothing else does.
    for text, seen in zip(texts, shown, strict=True):
        assert is_spread_over(text, seen.replace("‸", ""))


def is_spread_over(text: str, seen: str) -> bool:
    """True if all characters of a text come in this order in what is seen, with digits only between them."""
    rest = iter(seen)
    extra = []
    for character in text:
        for found in rest:
            if found == character:
                break
            extra.append(found)
        else:
            return False
    return all(character.isdigit() for character in (*extra, *rest))


@pytest.mark.parametrize("name", ["planted.txt", "interleaved.txt", "markdown.md", "canadian.txt"])
def test_each_end_is_marked_to_the_character(name: str) -> None:
    outcome = checked(EXAMPLES / name)
    page = page_of(EXAMPLES / name)
    marked: dict[tuple[str, str], list[str]] = defaultdict(list)
    for attributes, text in page.named("mark"):
        for number in attributes["data-f"].split():
            marked[number, attributes["lang"]].append(text)
    (view,) = notice_views(outcome)
    cards = [card for section in view.sections for row in section.rows for card in row.cards]
    assert len(cards) == len(outcome.findings) > 0
    for card in cards:
        for end in card.finding.locations:
            if end.text:
                assert without_spaces("".join(marked[str(card.number), end.language])) == without_spaces(end.text)


def test_the_message_stands_beside_its_row() -> None:
    (view,) = notice_views(checked(EXAMPLES / "planted.txt"))
    rows = [row for section in view.sections for row in section.rows]
    (row,) = [row for row in rows for card in row.cards if card.finding.rule == "deadline"]
    english, french = ("".join(run.text for run in cell.stretches[0].runs) for cell in row.cells)
    assert (english, french) == (
        "Application Deadline: 21-Sep-2027",
        "Date limite de candidature\u00a0: 12-sept.-2027",
    )
    assert [cell.line for cell in row.cells] == [8, 109]


def test_findings_are_numbered_down_the_page() -> None:
    numbers = [int(attributes["id"][1:]) for attributes, _ in page_of(EXAMPLES).named("article")]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_rule_has_its_name_and_summary_in_the_language_of_the_reader() -> None:
    for language, name, summary in (
        ("en", "deadline", "Application deadlines whose date or hour differs between the versions."),
        (
            "fr",
            "date limite (deadline)",
            "Dates limites de candidature dont le jour ou l’heure diffère d’une version à l’autre.",
        ),
    ):
        page = page_of(EXAMPLES / "planted.txt", language=language)
        for element in ("span", "a"):  # in the filter and on the card
            named = [(text, attributes["title"]) for attributes, text in page.named(element, class_="rule")]
            assert named.count((name, summary)) == 1
        (note,) = page.named("div", id="rule-deadline")
        assert note[1].startswith(name + summary)
        assert len(note[1]) > len(name + summary)
        assert page.named("article", **{"data-r": "deadline"})


def test_what_has_no_counterpart_is_a_gap() -> None:
    page = page_of(EXAMPLES / "planted.txt")
    gaps = page.named("td", class_="gap")
    (lost,) = [finding for finding in checked(EXAMPLES / "planted.txt").findings if finding.rule == "list-length"]
    assert all("nothing in French" in text for _, text in gaps)
    numbers = {text.removeprefix("nothing in French") for _, text in gaps}
    (card,) = page.named("article", **{"data-r": "list-length"})
    assert card[0]["id"].removeprefix("f") in numbers
    assert lost.locations[1].text == ""
    assert "absent du français" in "".join(
        text for _, text in page_of(EXAMPLES / "planted.txt", language="fr").named("td")
    )


def test_a_place_within_a_text_has_a_caret() -> None:
    page = Read(html.render(made("One two.\n", "Un deux.\n", ("en", Span(0, 3)), ("fr", Span(3, 3))), "en"))
    (cell,) = page.named("bdi", lang="fr", dir="ltr")
    assert cell[1] == "Un ‸1deux."
    assert ({"class": "error place", "lang": "fr", "data-f": "1"}, "‸") in page.named("mark")


def test_findings_that_overlap_are_all_marked() -> None:
    outcome = made("One two three.\n", "Un.\n", ("en", Span(0, 7)))
    one = outcome.findings[0]
    end = replace(one.locations[0], span=Span(4, 13), text="two three")
    two = replace(one, severity="info", locations=(end,), rule="other")
    page = Read(html.render(replace(outcome, findings=(one, two)), "en"))
    assert [(attributes["class"], attributes["data-f"], text) for attributes, text in page.named("mark")] == [
        ("error", "1", "One "),
        ("error", "1 2", "two"),
        ("info", "2", " three"),
    ]


HOSTILE = "<script>alert('x')</script> \"quotes\" ' & &amp; <b>\u202etxet\u2066 ba\x00na\x1b[2J שלום\u200f {{ 7 * 7 }}"


def test_everything_of_a_notice_is_text() -> None:
    outcome = made(f"{HOSTILE}\n", "Un.\n", ("en", Span(0, len(HOSTILE))), message=HOSTILE, rule="fruit")
    (bitext,) = outcome.bitexts
    named = replace(bitext, notice=Notice(f"{HOSTILE}.txt", bitext.notice.en, bitext.notice.fr))
    finding = replace(outcome.findings[0], notice=named.notice.name)
    raw = html.render(replace(outcome, findings=(finding,), names=(named.notice.name,), bitexts=(named,)), "en")
    page = Read(raw)
    assert len(page.named("script")) == 2
    assert page.named("b") == [({"class": "error"}, "error")]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", raw)
    shown = "<script>alert('x')</script> \"quotes\" ' & &amp; <b>\\u202etxet\\u2066 ba\\x00na\\x1b[2J שלום\\u200f {{ 7 * 7 }}"
    assert [text for _, text in page.named("mark")] == [shown]
    assert page.named("title")[0][1].startswith(shown)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_makes_a_well_formed_page(text: str) -> None:
    line = text.splitlines()[0] if text.splitlines() else ""
    outcome = made(f"a{line}\n", "Un.\n", ("en", Span(0, 1 + len(line))), message=text)
    page = Read(html.render(outcome, "fr"))
    assert len(page.named("article")) == 1
    data, _ = page.named("script")
    assert json.loads(data[1])["findings"]["1"]["cells"][4] == visible(one_line(text))


@pytest.mark.parametrize(
    ("english", "french", "marked"),
    [
        ("https://x.example/levels", "https://x.example/level", "s"),
        ("G12", "G15", "2 5"),
        ("21-Sep-2027", "12-sept.-2027", ""),
        ("coordinator", "coordonnateur", ""),
        ("18:00 (noon)", "18:30 (midi)", ""),
        ("SECRET", "CONFIDENTIAL", ""),
    ],
)
def test_the_letters_that_differ_are_marked(english: str, french: str, marked: str) -> None:
    ends = ("en", Span(0, len(english))), ("fr", Span(0, len(french)))
    page = Read(html.render(made(f"{english}\n", f"{french}\n", *ends), "en"))
    assert " ".join(text for _, text in page.named("mark", class_="differs")) == marked


@given(st.text(max_size=12), st.text(max_size=12))
def test_pieces_hold_the_text(one: str, two: str) -> None:
    for found in (differing(one, two), differing_values(one, two)):
        for text, spans in zip((one, two), found, strict=True):
            assert "".join(piece for piece, _ in pieces(text, spans)) == text


def test_a_finding_without_a_row_stands_last_and_one_about_the_notice_first() -> None:
    outcome = made("One.\n", "Un.\n", ("en", Span(0, 0)))
    (rule,) = (rule for rule in engine().check([]).rules if rule.name == "out-of-step")
    system = replace(outcome.findings[0], rule="out-of-step")
    inside = replace(system, rule="fruit", locations=(replace(system.locations[0], span=Span(0, 3), text="One"),))
    findings = (replace(system, rule="other"), inside, system)
    page = Read(html.render(replace(outcome, findings=findings, rules=(rule,)), "en"))
    assert [attributes["data-r"] for attributes, _ in page.named("article")] == ["out-of-step", "fruit", "other"]


def test_spaces_that_a_finding_is_about_are_named() -> None:
    page = Read(html.render(made("11\u00a0000\n", "11 000\n", ("en", Span(2, 3))), "en"))
    assert [text for _, text in page.named("mark")] == ["U+00A0"]


def test_a_correction_of_spaces_shows_the_words_around_it() -> None:
    outcome = made("Mot suivant\n", "Mot: suivant\n", ("fr", Span(0, 4)))
    document = outcome.bitexts[0].notice.fr.document
    finding = replace(outcome.findings[0], fix=Fix(True, (Edit(document, Span(3, 3), "\u00a0"),)))
    page = Read(html.render(replace(outcome, findings=(finding,)), "en"))
    assert [text for _, text in page.named("del")] == ["Mot:"]
    assert [text for _, text in page.named("ins")] == ["Mot⍽:"]


def test_only_its_own_style_and_script_may_run() -> None:
    page = page_of(EXAMPLES / "planted.txt")
    (policy,) = page.named("meta", **{"http-equiv": "Content-Security-Policy"})
    for name, directive in (("style", "style-src"), ("script", "script-src")):
        ((_, text),) = (found for found in page.named(name) if "type" not in found[0])
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}';" in policy[0]["content"]
    assert "default-src 'none'" in policy[0]["content"]
    assert not [attributes for _, attributes, _ in page.elements if "style" in attributes or "src" in attributes]
    assert not [name for _, attributes, _ in page.elements for name in attributes if name.startswith("on")]


def test_nothing_is_loaded_and_links_stay_on_the_page() -> None:
    page = page_of(EXAMPLES)
    ids = {attributes["id"] for _, attributes, _ in page.elements if "id" in attributes}
    targets = [attributes["href"] for _, attributes, _ in page.elements if "href" in attributes]
    assert [target for target in targets if target[1:] not in ids] == ["data:,"]
    assert sum("id" in attributes for _, attributes, _ in page.elements) == len(ids)


def test_text_of_a_notice_says_its_language() -> None:
    page = page_of(EXAMPLES / "planted.txt", language="fr")
    assert page.named("html")[0][0]["lang"] == "fr"
    assert {attributes.get("lang") for attributes, _ in page.named("mark")} == {"en", "fr"}
    assert {attributes["lang"] for attributes, _ in page.named("bdi", dir="ltr")} == {"en", "fr"}


def test_the_same_notices_give_the_same_bytes() -> None:
    outcome = checked(EXAMPLES)
    shuffled = replace(outcome, bitexts=outcome.bitexts[::-1], names=outcome.names[::-1])
    assert html.render(outcome, "en") == html.render(shuffled, "en")


def test_a_summary_counts_the_findings_of_each_notice() -> None:
    outcome = checked(EXAMPLES)
    page = page_of(EXAMPLES)
    ((_, summary),) = page.named("div", class_="summary")
    assert outcome.notices > 5
    for name in outcome.names:
        assert name in summary
    errors = sum(finding.severity == "error" for finding in outcome.findings)
    assert f"{errors} errors" in page.named("header")[0][1]
    assert not page_of(EXAMPLES / "planted.txt").named("div", class_="summary")


def test_a_notice_without_aligned_text_still_shows_its_findings(tmp_path: Path) -> None:
    path = tmp_path / "english.txt"
    path.write_text(
        "Deadline: 3 May 2027\nGrade: G15\n\nThe post is in Paris and the work is hard.\n", encoding="utf-8"
    )
    page = page_of(path)
    (card,) = page.named("article", **{"data-r": "one-version"})
    assert "english.txt:1:1" in card[1]
    assert not page.named("table")


def test_a_clean_notice_says_so() -> None:
    page = page_of(EXAMPLES / "clean.txt", language="fr")
    assert "Rien à signaler" in page.named("header")[0][1]
    assert page.named("article") == []


def test_suppressed_findings_are_left_out() -> None:
    outcome = made("One.\n", "Un.\n", ("en", Span(0, 3)))
    suppressed = replace(outcome.findings[0], suppressed="agreed")
    page = Read(html.render(replace(outcome, findings=(suppressed,)), "en"))
    assert page.named("article") == []
    assert "Not shown: 1 suppressed or in the baseline." in page.named("header")[0][1]


def test_pages_of_a_pdf_stand_in_place_of_lines() -> None:
    outcome = made("One.\n", "Un.\n")
    (bitext,) = outcome.bitexts
    english = bitext.notice.en
    boxes = (Box(Span(0, 4), 3, 1.0, 2.0, 3.0, 4.0),)
    pdf = replace(english, document=replace(english.document, format="pdf", boxes=boxes))
    shown = replace(bitext, notice=replace(bitext.notice, en=pdf))
    page = Read(html.render(replace(outcome, bitexts=(shown,)), "en"))
    assert [attributes["data-line"] for attributes, _ in page.named("td")] == ["p. 3", "1"]


def test_sections_that_cannot_be_trusted_say_so() -> None:
    outcome = made("One.\n", "Un.\n")
    (bitext,) = outcome.bitexts
    weak = replace(bitext, sections=tuple(Section(one.en, one.fr, one.pairs, weak=True) for one in bitext.sections))
    page = Read(html.render(replace(outcome, bitexts=(weak,)), "en"))
    assert next(text for _, text in page.named("p", class_="weak")).startswith("The versions of this section")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_interface_is_typeset(language: Language) -> None:
    said = html_words.words(language)
    for text in said.values():
        for word in text.values() if isinstance(text, dict) else [text]:
            assert word
            assert language == "en" or word == typeset_french(word)


def test_the_command_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "report.html"
    path = str(EXAMPLES / "planted.txt")
    assert main(["check", path, "--format", "html", "--no-config", "--lang", "fr", "--output", str(output)]) == 1
    assert output.read_text(encoding="utf-8").startswith('<!DOCTYPE html>\n<html lang="fr"')
    assert capsys.readouterr().out == ""


def test_a_long_notice_stays_small_and_quick() -> None:
    lines = [
        f"The officer reads report {number} of the harbour and answers all letters in it." for number in range(450)
    ]
    outcome = made("\n".join(lines) + "\n", "\n".join(lines) + "\n")
    english = outcome.bitexts[0].notice.en.document
    findings = tuple(
        Finding(
            "fruit",
            "error",
            "high",
            ("A message.", "Un message."),
            outcome.names[0],
            (Location("en", english, span, span.of(english.source)),),
        )
        for span in (Span(start, start + 11) for start in english.line_starts[:-1:5])
    )
    outcome = replace(outcome, findings=findings)
    assert len(html.render(outcome, "en").encode()) < 400_000


@st.composite
def segments(draw: st.DrawFn) -> Segment:
    """A segment of a block whose text is a copy of a source with gaps between its pieces."""
    block_text, pieces = "", []
    position = 0
    for length in draw(st.lists(st.integers(1, 9), min_size=1, max_size=5)):
        position += draw(st.integers(0, 3))
        pieces.append(Piece(len(block_text), length, position, length))
        block_text += "x" * length
        position += length
    start = draw(st.integers(0, len(block_text) - 1))
    end = draw(st.integers(start + 1, len(block_text)))
    return Segment(Block("paragraph", block_text, SourceMap(tuple(pieces)), "en"), Span(start, end))


@given(segments(), st.data())
def test_a_stretch_of_a_segment_is_found_again_in_its_source(segment: Segment, data: st.DataObject) -> None:
    start = data.draw(st.integers(segment.span.start, segment.span.end - 1))
    span = Span(start, data.draw(st.integers(start + 1, segment.span.end)))
    assert stretch(segment, segment.block.origin.locate(span)) == span


@given(segments(), st.integers(0, 60))
def test_a_place_is_within_its_segment(segment: Segment, position: int) -> None:
    found = place(segment, position)
    assert found.start == found.end
    assert segment.span.start <= found.start <= segment.span.end


@given(segments(), st.data())
def test_runs_hold_the_text_whatever_is_marked(segment: Segment, data: st.DataObject) -> None:
    spans = st.integers(segment.span.start, segment.span.end).flatmap(
        lambda start: st.integers(start, segment.span.end).map(lambda end: Span(start, end))
    )
    marks = [Mark(number, "info", span) for number, span in enumerate(data.draw(st.lists(spans, max_size=5)))]
    cut = runs(segment, marks)
    assert "".join(run.text for run in cut) == segment.text
    assert sorted(number for run in cut for number in run.ending) == [mark.number for mark in marks]
    for mark in marks:
        assert "".join(run.text for run in cut if mark.number in run.numbers) == mark.span.of(segment.block.text)


def test_a_finding_about_a_whole_file_has_no_row() -> None:
    outcome = made("One.\n", "Un.\n", ("en", Span(0, 0)))
    where = placed(outcome.bitexts[0], outcome.findings, count(1))
    assert [number for number, _ in where.loose] == [1]
    assert not where.by_row


def test_a_gap_takes_the_finding_about_it() -> None:
    read, _ = notice("One.\nTwo.\n", "Un.\nDeux.\n")
    first, second = read.en.blocks
    pairs = (
        Pair("paragraph", (whole(first),), (whole(read.fr.blocks[0]),), 0.9),
        Pair("paragraph", (whole(second),), (), 0.0),
    )
    ends = (Location("en", read.en.document, Span(5, 9), "Two."), Location("fr", read.fr.document, Span(3, 3), ""))
    finding = Finding("lost", "error", "high", ("Lost.", "Perdu."), read.name, ends)
    where = placed(Bitext(read, (Section(None, None, pairs),)), [finding], count(1))
    assert list(where.by_row) == [1]
    assert {key: [number for number, _ in found] for key, found in where.gaps.items()} == {(1, "fr"): [1]}
    assert len(where.marks) == 1
