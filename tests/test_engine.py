"""Hits become findings with places, words and fingerprints, and what breaks becomes a finding, too."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from bilint.engine.engine import Engine, Outcome
from bilint.engine.findings import finding_of, headings_of, order, stamp
from bilint.kinds.contract import Case, Hit, Mark, Options, Replacement
from bilint.model import Block, Finding, Language, Notice, Piece, Section, Side, SourceMap, Span
from bilint.quotes import canonical, shorten
from bilint.rulebook.book import load
from bilint.rulebook.rule import Rule
from bilint.vocabulary import Vocabulary, rules_folder
from hypothesis import given
from hypothesis import strategies as st

from tests.house import document, install_word_kind, make_rule, notice, whole

EN = (
    "1. PRIZES\nEvery runner gets a banana.\nThe winner gets a banana and a medal.\n2. RULES\nNo banana on the track.\n"
)
FR = "1. PRIX\nChaque coureur reçoit une pomme.\nLe vainqueur reçoit une médaille.\n2. RÈGLES\nPas de pomme.\n"


@dataclass(frozen=True)
class Job:
    name: str
    paths: tuple[Path, ...]
    languages: tuple[Language | None, ...]


@pytest.fixture(autouse=True)
def _word_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    install_word_kind(monkeypatch)


@pytest.fixture
def fruit(tmp_path: Path) -> Rule:
    return make_rule(tmp_path / "rules", "fruit")


def system_rules() -> tuple[Rule, ...]:
    return load(rules_folder() / "system").select()


def examine(rules: list[Rule], en: str = EN, fr: str = FR) -> list[Finding]:
    made, sections = notice(en, fr)
    return stamp(Engine([*system_rules(), *rules], Vocabulary()).check_notice(made, sections))


def test_a_hit_becomes_a_finding_with_both_ends(fruit: Rule) -> None:
    first, second, third = examine([fruit])
    assert (first.rule, first.severity, first.confidence) == ("fruit", "error", "high")
    assert first.messages[0] == "English says banana, French says Chaque coureur reçoit une pomme.."
    english, french = first.locations
    assert (english.language, english.document.path, english.text) == ("en", "post.en.txt", "banana")
    assert (french.language, french.document.path) == ("fr", "post.fr.txt")
    for end in (*first.locations, *second.locations, *third.locations):
        assert end.span.of(end.document.source) == end.text
    assert (english.heading, french.heading) == ("1. PRIZES", "1. PRIX")
    assert third.locations[0].heading == "2. RULES"
    assert first.fix is not None
    assert (first.fix.safe, first.fix.edits[0].text) == (True, "prize")
    assert first.fix.edits[0].span == english.span


def test_the_variant_speaks_and_a_hit_may_lower_the_confidence(fruit: Rule) -> None:
    made, sections = notice(EN, FR)
    soft = replace(fruit.variant(""), severity="info", messages=("Only {en}.", "Seulement {en}."))
    rule = replace(fruit, variants={"soft": soft})
    mark = Mark("en", made.en.blocks[1], Span(0, 5))
    hit = Hit((mark,), values={"en": "x"}, variant="soft", confidence="low")
    finding = finding_of(hit, rule, made, headings_of(sections))
    assert (finding.severity, finding.confidence, finding.messages) == ("info", "low", ("Only x.", "Seulement x."))


def test_quotes_in_messages_are_short_and_values_are_not_filled_twice(fruit: Rule) -> None:
    made, sections = notice(EN, FR)
    mark = Mark("en", made.en.blocks[1], Span(0, 5))
    hit = Hit((mark,), values={"en": "{fr}" + "x" * 100, "fr": "b"})
    message = finding_of(hit, fruit, made, headings_of(sections)).messages[0]
    assert message.startswith("English says {fr}xxx")
    assert "…" in message
    assert len(message) < 100


def test_a_place_in_a_wrapped_line_is_found_but_not_edited(fruit: Rule) -> None:
    source = "gold\nmedal"
    origin = SourceMap((Piece(0, 4, 0, 4), Piece(4, 1, 4, 1), Piece(5, 5, 5, 5)))
    block = Block("paragraph", "gold medal", origin, "en")
    made = Notice("a.txt", Side("en", document("a.txt", source), (block,)), Side("fr", document("a.txt", source), ()))
    hit = Hit(
        (Mark("en", block, Span(2, 7)),),
        values={"en": "", "fr": ""},
        replacements=(Replacement("en", block, Span(2, 7), "x"),),
    )
    finding = finding_of(hit, fruit, made, {})
    assert finding.locations[0].span == Span(2, 7)
    assert finding.locations[0].text == "ld me"
    assert finding.fix is None
    good = replace(hit, replacements=(Replacement("en", block, Span(5, 10), "cup"),))
    fix = finding_of(good, fruit, made, {}).fix
    assert fix is not None
    assert fix.edits[0].span == Span(5, 10)


def test_only_formats_that_are_their_own_text_are_edited(fruit: Rule) -> None:
    made, sections = notice(EN, FR)
    pdf = replace(made, en=replace(made.en, document=replace(made.en.document, format="pdf")))
    block = made.en.blocks[1]
    span = Span(0, 5)
    hit = Hit(
        (Mark("en", block, span),), values={"en": "", "fr": ""}, replacements=(Replacement("en", block, span, "x"),)
    )
    assert finding_of(hit, fruit, made, headings_of(sections)).fix is not None
    assert finding_of(hit, fruit, pdf, headings_of(sections)).fix is None


def test_fingerprints_outlive_moved_lines_but_not_other_words(fruit: Rule) -> None:
    before = [finding.fingerprint for finding in examine([fruit])]
    assert len(set(before)) == 3
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in before)
    moved = examine([fruit], "\n\n\n" + EN.replace("Every", "  Every"), FR)
    assert [finding.fingerprint for finding in moved] == before
    renumbered = examine([fruit], EN.replace("2. RULES", "2. REGULATIONS"), FR)
    assert [finding.fingerprint for finding in renumbered] == before
    elsewhere = examine([fruit], EN.replace("2. RULES", "7. RULES"), FR)
    assert [finding.fingerprint for finding in elsewhere][:2] == before[:2]
    assert elsewhere[2].fingerprint != before[2]


def test_the_fingerprint_is_the_same_from_any_spelling_of_the_path(
    fruit: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made, sections = notice(EN, FR)
    (found, *_) = Engine([fruit], Vocabulary()).check_notice(made, sections)
    names = ["post.en.txt", "./post.en.txt", str(tmp_path / "post.en.txt"), "sub/../post.en.txt"]
    prints = {stamp([replace(found, notice=name)])[0].fingerprint for name in names}
    assert len(prints) == 1
    assert stamp([replace(found, notice="../post.en.txt")])[0].fingerprint not in prints


def test_the_same_finding_is_told_once(fruit: Rule) -> None:
    found = examine([fruit])
    assert len(stamp([*found, *found])) == len(found)


@given(st.permutations(range(3)))
def test_the_order_of_discovery_does_not_matter(permutation: list[int]) -> None:
    made, _ = notice(EN, FR)
    findings = [Finding("r", "error", "high", (str(i), str(i)), "n", (end,)) for i, end in enumerate(_ends(made))]
    assert stamp([findings[i] for i in permutation]) == stamp(findings)
    assert [order(one) for one in stamp(findings)] == sorted(order(one) for one in stamp(findings))


def _ends(made: Notice) -> Iterator[object]:
    rule = Rule(
        name="r",
        french_name="",
        summary=("", ""),
        folder="f",
        kind="word",
        options={},
        severity="error",
        confidence="high",
        status="stable",
        since="0.1",
        aliases=(),
        messages=("", ""),
        variants={},
        path=Path("r.md"),
    )
    for block in made.en.blocks[1:4]:
        yield finding_of(Hit((Mark("en", block, Span(0, 4)),)), rule, made, {}).locations[0]


def test_a_kind_that_raises_is_a_finding_and_the_others_go_on(tmp_path: Path, fruit: Rule) -> None:
    broken = make_rule(tmp_path / "rules", "broken", more="crash = true")
    found = examine([broken, fruit])
    assert [finding.rule for finding in found] == ["rule-crashed", "fruit", "fruit", "fruit"]
    en, fr = found[0].messages
    assert (
        en
        == "An internal error stopped the rule “broken” (ZeroDivisionError); it did not check post.en.txt. Please report this."
    )
    assert fr.startswith("Une erreur interne a interrompu la règle «\u00a0broken\u00a0» (ZeroDivisionError)")


def test_two_crashes_are_two_findings(tmp_path: Path) -> None:
    rules = [make_rule(tmp_path, name, more="crash = true") for name in ("one", "two")]
    found = examine(rules)
    assert [finding.extra for finding in found] == [("one",), ("two",)]


def test_a_message_that_cannot_be_filled_is_a_crash_of_the_rule(fruit: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(case: Case, options: Options) -> Iterator[Hit]:
        yield Hit((Mark("en", case.notice.en.blocks[0], Span(0, 1)),))

    monkeypatch.setattr(sys.modules["bilint.kinds.word"], "check", check)
    (found,) = examine([fruit])
    assert (found.rule, found.severity) == ("rule-crashed", "error")
    assert "(KeyError)" in found.messages[0]


def test_a_message_names_the_language_of_its_place(fruit: Rule) -> None:
    rule = replace(fruit, messages=("a word in {language}, not in {other}", "un mot {language}, et non {other}"))
    languages = {finding.locations[0].language: finding.messages for finding in examine([rule])}
    assert languages["en"] == ("a word in English, not in French", "un mot anglais, et non français")


def test_a_hit_without_a_place_is_a_crash_of_the_rule(fruit: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(case: Case, options: Options) -> Iterator[Hit]:
        yield Hit(())

    monkeypatch.setattr(sys.modules["bilint.kinds.word"], "check", check)
    (found,) = examine([fruit])
    assert found.messages[0].startswith("An internal error stopped the rule “fruit” (ValueError)")


def test_a_section_that_cannot_be_trusted_is_told_once_and_left_out(fruit: Rule) -> None:
    made, (first, second) = notice(EN, FR)
    sections = (replace(first, weak=True), second)
    found = stamp(Engine([*system_rules(), fruit], Vocabulary()).check_notice(made, sections))
    assert [finding.rule for finding in found] == ["weak-alignment", "fruit"]
    assert [end.text for end in found[0].locations] == ["1. PRIZES", "1. PRIX"]
    assert "“1. PRIZES”" in found[0].messages[0]
    bare = Section(None, None, first.pairs[1:], weak=True)
    (weak,) = Engine(system_rules(), Vocabulary()).check_notice(made, (bare,))
    assert [end.text for end in weak.locations] == ["Every runner gets a banana.", "Chaque coureur reçoit une pomme."]


def test_ignored_system_rules_are_silent(tmp_path: Path) -> None:
    broken = make_rule(tmp_path, "broken", more="crash = true")
    made, sections = notice(EN, FR)
    assert Engine([broken], Vocabulary()).check_notice(made, sections) == []


NOTICE_EN = "The winner of the race gets a banana and a medal from the mayor.\n"
NOTICE_FR = "Le vainqueur de la course reçoit une pomme et une médaille des mains du maire.\n"


def write_notice(folder: Path, name: str, en: str = NOTICE_EN, fr: str = NOTICE_FR) -> Job:
    paths = (folder / f"{name}.en.txt", folder / f"{name}.fr.txt")
    for path, text in zip(paths, (en, fr), strict=True):
        path.write_text(text, encoding="utf-8")
    return Job(paths[0].as_posix(), paths, ("en", "fr"))


def check(jobs: list[Job], rules: list[Rule]) -> Outcome:
    return Engine([*system_rules(), *rules], Vocabulary()).check(jobs)


def test_notices_are_read_and_counted(tmp_path: Path, fruit: Rule) -> None:
    outcome = check([write_notice(tmp_path, "b"), write_notice(tmp_path, "a")], [fruit])
    assert (outcome.files, outcome.notices, outcome.read) == (4, 2, 4)
    assert [Path(finding.notice).name for finding in outcome.findings] == ["a.en.txt", "b.en.txt"]
    assert outcome.findings[0].locations[0].text == "banana"


def test_the_order_of_notices_does_not_matter(tmp_path: Path, fruit: Rule) -> None:
    jobs = [write_notice(tmp_path, name) for name in ("c", "a", "b")]
    assert check(jobs, [fruit]) == check(jobs[::-1], [fruit])


def test_an_unreadable_file_is_a_finding_and_the_other_notices_go_on(tmp_path: Path, fruit: Rule) -> None:
    gone = write_notice(tmp_path, "a")
    gone.paths[1].unlink()
    outcome = check([gone, write_notice(tmp_path, "b")], [fruit])
    assert [finding.rule for finding in outcome.findings] == ["unreadable", "fruit"]
    found = outcome.findings[0]
    assert (found.locations[0].language, found.locations[0].document.path) == ("fr", gone.paths[1].as_posix())
    assert found.messages[0] == "This file could not be checked: there is no such file; check the path."
    assert "\u202f; vérifiez le chemin." in found.messages[1]
    assert (outcome.files, outcome.read) == (4, 3)


def test_a_notice_with_one_version_is_told_once(tmp_path: Path, fruit: Rule) -> None:
    path = tmp_path / "a.txt"
    path.write_text(NOTICE_EN * 3, encoding="utf-8")
    (found,) = check([Job(path.as_posix(), (path,), (None,))], [fruit]).findings
    assert found.rule == "one-version"
    assert found.messages[0].startswith("Only the English version was found; the French one is missing")
    assert found.messages[1].startswith("Seule la version anglaise a été trouvée")
    assert found.locations[0].span.start == 0


def test_one_item_in_the_other_language_is_no_second_version(tmp_path: Path, fruit: Rule) -> None:
    path = tmp_path / "a.md"
    item = "- Le lauréat recevra une médaille et un panier de fruits des mains du maire de la ville."
    path.write_text(f"# The race\n\n{NOTICE_EN * 3}\n{item}\n\n{NOTICE_EN * 9}", encoding="utf-8")
    assert [found.rule for found in check([Job(path.as_posix(), (path,), (None,))], [fruit]).findings] == [
        "one-version"
    ]


def test_an_error_of_bilint_itself_in_one_notice_does_not_hide_the_others(
    tmp_path: Path, fruit: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bilint.bitext import Reading

    sections = Reading.sections

    def fail(self: Reading, made: Notice) -> tuple[Section, ...]:
        if "a.en" in made.name:
            raise IndexError
        return sections(self, made)

    monkeypatch.setattr(Reading, "sections", fail)
    outcome = check([write_notice(tmp_path, "a"), write_notice(tmp_path, "b")], [fruit])
    assert [finding.rule for finding in outcome.findings] == ["unreadable", "fruit"]
    assert "an error in bilint (IndexError) stopped it" in outcome.findings[0].messages[0]


@given(st.text(), st.integers(10, 80))
def test_shortened_quotes_keep_both_ends(text: str, width: int) -> None:
    short = shorten(text, width)
    assert len(short) <= max(width, 0)
    if len(text) <= width:
        assert short == text
    else:
        head, _, tail = short.partition("…")
        assert text.startswith(head.split("…")[0])
        assert text.endswith(tail.rsplit("…")[-1])


@given(st.text())
def test_canonical_text_is_canonical(text: str) -> None:
    assert canonical(f"  {text}\u00a0 ") == canonical(text)


def test_headings_cover_their_section() -> None:
    made, sections = notice(EN, FR)
    headings = headings_of(sections)
    assert headings[made.fr.blocks[2]] == "1. PRIX"
    assert headings[whole(made.en.blocks[4]).block] == "2. RULES"
