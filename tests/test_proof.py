"""Every rule page is proved by its own examples, and the proof itself can fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilint.engine.proof import Proof, Verdict
from bilint.rulebook.book import load
from bilint.rulebook.page import read_page
from bilint.rulebook.rule import Rule
from bilint.vocabulary import Vocabulary, rules_folder

from tests.house import install_word_kind, make_rule

PROOF = Proof(Vocabulary())
PAGES = load(rules_folder()).rules


@pytest.mark.parametrize("rule", PAGES, ids=[rule.name for rule in PAGES])
def test_the_page_holds(rule: Rule) -> None:
    verdicts = PROOF.prove(read_page(rule))
    wrong = [verdict for verdict in verdicts if not verdict.passed]
    assert not wrong, "\n".join(
        f"{rule.path}:{one.example.line}: {one.example.titles[0]}: expected {one.expected}, got {one.got} {one.trouble}"
        for one in wrong
    )


@pytest.fixture
def fruit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rule:
    install_word_kind(monkeypatch)
    return make_rule(tmp_path, "fruit")


def prove(rule: Rule, old: str = "", new: str = "") -> list[Verdict]:
    text = rule.path.read_text(encoding="utf-8")
    assert old in text
    rule.path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return PROOF.prove(read_page(rule))


def test_a_page_that_holds(fruit: Rule) -> None:
    assert [verdict.passed for verdict in prove(fruit)] == [True, True, True]


@pytest.mark.parametrize(
    ("old", "new", "expected", "got"),
    [
        ("[[banana]]", "[[bananas]]", "en:1:12 “bananas”", None),
        ("a [[banana]]", "[[a banana]]", "en:1:10 “a banana”", "en:1:12 “banana”"),
        ("[[Nous offrons", "Nous [[offrons", "fr:1:6 “offrons un prix au vainqueur de la course.”", "fr:1:1 “Nous"),
    ],
)
def test_spans_count_to_the_character(fruit: Rule, old: str, new: str, expected: str, got: str | None) -> None:
    failed, *passed = prove(fruit, old, new)
    assert not failed.passed
    assert expected in failed.expected
    assert (got is None and not failed.got) or any(one.startswith(got or "-") for one in failed.got)
    assert all(verdict.passed for verdict in passed)


def test_a_finding_in_an_example_that_passes_is_a_failure(fruit: Rule) -> None:
    verdicts = prove(fruit, "We offer a prize", "We offer a banana")
    assert [verdict.passed for verdict in verdicts] == [True, False, True]
    assert verdicts[1].expected == ()
    assert "en:1:12 “banana”" in verdicts[1].got


def test_an_example_may_set_options(fruit: Rule) -> None:
    verdicts = prove(fruit, "### Another word stands there\n", '### Another word\n```toml\nword = "prize"\n```\n')
    assert [verdict.passed for verdict in verdicts] == [True, False, True]


@pytest.mark.parametrize(
    ("options", "trouble"),
    [("crash = true", "ZeroDivisionError: the kind broke off"), ("crahs = true", "Did you mean “crash”?")],
)
def test_what_keeps_an_example_from_running_is_told(fruit: Rule, options: str, trouble: str) -> None:
    failed = prove(fruit, "### The word stands there | Le mot y est\n", f"### The word\n```toml\n{options}\n```\n")[0]
    assert not failed.passed
    assert trouble in failed.trouble


def test_a_place_where_something_belongs_counts_only_where_it_is_marked(fruit: Rule) -> None:
    failed, *_ = prove(fruit, "[[Nous offrons un prix au vainqueur de la course.]]", "Nous offrons un prix.[[]]")
    assert not failed.passed
    assert "fr:1:22 “”" in failed.expected


def test_both_versions_may_stand_in_one_text(fruit: Rule) -> None:
    english = "The winner of the race is awarded a [[banana]] by the mayor of the town and by the citizens.\n"
    french = "[[Le vainqueur de la course reçoit une pomme des mains du maire de la ville et des habitants.]]\n"
    text = fruit.path.read_text(encoding="utf-8")
    start, end = text.index("```en"), text.index("## Passes")
    fruit.path.write_text(f"{text[:start]}```text\n{english}\n{french}```\n{text[end:]}", encoding="utf-8")
    (verdict, *_) = PROOF.prove(read_page(fruit))
    assert verdict.passed, verdict
    assert [place.split()[0] for place in verdict.expected] == ["text:1:37", "text:3:1"]
