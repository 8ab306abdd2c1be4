"""Runs one rule over an English and a French text, with the layout and alignment of real files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from bilint.bitext import Reading
from bilint.engine.claims import claims_of
from bilint.engine.defects import grouped
from bilint.engine.findings import finding_of, headings_of
from bilint.facts import FactStore
from bilint.kinds.contract import Case, Hit
from bilint.model import Block, Finding, Language, Notice, Section, Side
from bilint.readers import text
from bilint.rulebook.book import load
from bilint.rulebook.contract import check_of
from bilint.rulebook.rule import Rule
from bilint.vocabulary import Vocabulary, rules_folder

ENGLISH = "The gardener waters the roses and the trees of the park every day of the week.\n"
FRENCH = "La jardinière ou le jardinier arrose les roses et les arbres du parc tous les jours de la semaine.\n"


@dataclass(frozen=True)
class Run:
    """The results of a rule in a notice: its hits, and the findings of a report."""

    rule: Rule
    notice: Notice
    hits: list[Hit]
    findings: list[Finding]

    def quotes(self, severity: str = "") -> list[str]:
        """The first quote of each finding, in order of its place."""
        found = [one.locations[0] for one in self.findings if severity in ("", one.severity)]
        return [end.text for end in sorted(found, key=lambda end: (end.language, end.span))]

    def variants(self) -> list[str]:
        return [hit.variant for hit in self.hits]

    def mended(self, language: Language) -> str:
        """The source of a version after all safe fixes."""
        source = self.notice.side(language).document.source
        edits = {
            (edit.span, edit.text)
            for one in self.findings
            if one.fix and one.fix.safe
            for edit in one.fix.edits
            if edit.document is self.notice.side(language).document
        }
        for span, new in sorted(edits, reverse=True):
            source = source[: span.start] + new + source[span.end :]
        return source


@cache
def rulebook() -> Mapping[str, Rule]:
    return {rule.name: rule for rule in load(rules_folder()).rules}


@cache
def reading() -> tuple[Vocabulary, Reading]:
    vocabulary = Vocabulary()
    return vocabulary, Reading(vocabulary)


def run(
    name: str,
    en: str = ENGLISH,
    fr: str = FRENCH,
    *,
    form: str = "text",
    locales: Mapping[str, str] = {},
    **options: Any,
) -> Run:
    """Checks the two versions with the rule of that name; `locales` and `options` replace those of the rule."""
    reader = reading()[1]
    documents = [text.read(f"post.{language}.txt", source.encode()) for language, source in (("en", en), ("fr", fr))]
    notice = reader.notice("post.en.txt", [replace(one, format=form) for one in documents], ("en", "fr"))
    return _check(name, notice, reader.sections(notice), locales, options)


def run_on_lines(name: str, en: str, fr: str) -> Run:
    """The same without layout and alignment: each line is a paragraph."""
    sides = []
    for language, source in (("en", en), ("fr", fr)):
        document = text.read(f"post.{language}.txt", source.encode())
        blocks = tuple(Block("paragraph", line.text, line.origin, language) for line in document.lines if line.text)
        sides.append(Side(language, document, blocks))
    return _check(name, Notice("post.en.txt", *sides), (), {}, {})


def _check(
    name: str,
    notice: Notice,
    sections: tuple[Section, ...],
    locales: Mapping[str, str],
    options: Mapping[str, Any],
) -> Run:
    rule = rulebook()[name]
    rule = replace(rule, options={**rule.options, **options})
    case = Case(notice, sections, FactStore(), reading()[0], {"en": "en", "fr": "fr", **locales})
    claims = claims_of(check_of(rule), case)
    headings = headings_of(sections)
    findings = [replace(finding_of(one.hit, rule, notice, headings), defect=one.defect) for one in claims]
    return Run(rule, notice, [claim.hit for claim in claims], grouped(findings))
