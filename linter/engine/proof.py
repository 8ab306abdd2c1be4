"""Proves rule pages: each example runs through reading, layout, alignment and its one rule, and must give its marks.

An example that fails must have findings whose spans, all together, are the marks `[[ ]]`, to the character. Empty
spans (the place where something belongs) are compared only where the example marks such a place with `[[]]`.
An example that passes must have no finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..bitext import OneVersionError, Reading
from ..facts import FactStore
from ..kinds.contract import Case, Hit
from ..model import LANGUAGES, Document, Finding, Language, Span
from ..readers import text
from ..rulebook.contract import broken, check_of, contract_faults
from ..rulebook.page import Example, Page
from ..rulebook.rule import PageError
from ..vocabulary import Vocabulary
from .findings import finding_of, headings_of

Where = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of an example: places as `en:1:23 “quote”`, or the `trouble` that kept it from running."""

    rule: str
    example: Example
    passed: bool
    expected: tuple[str, ...] = ()
    got: tuple[str, ...] = ()
    trouble: str = ""


class Proof:
    """Runs examples; the vocabulary is loaded once for all pages."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._reading = Reading(vocabulary)

    def prove(self, page: Page) -> list[Verdict]:
        """A verdict for each example of the page. Raises RulebookError where the rule breaks its contract."""
        faults = list(contract_faults(page.rule))
        if faults:
            raise broken(page.rule, faults)
        return [self._verdict(page, example) for example in (*page.fails, *page.passes)]

    def _verdict(self, page: Page, example: Example) -> Verdict:
        documents = _documents(example)
        expected = {(name, span) for name, one in example.texts.items() for span in one.marks}
        try:
            found = self._run(page, example, documents)
        except OneVersionError as error:
            return Verdict(
                page.rule.name, example, passed=False, trouble=f"only one version was found: {error.language}"
            )
        except Exception as error:  # an author of a kind or a page wants to see what it raised
            return Verdict(page.rule.name, example, passed=False, trouble=f"{type(error).__name__}: {error}")
        got = {(end.document.path.removesuffix(".txt"), end.span) for finding in found for end in finding.locations}
        passed = _comparable(got, expected) == expected and bool(found) == (example in page.fails)
        return Verdict(page.rule.name, example, passed, _listed(expected, documents), _listed(got, documents))

    def _run(self, page: Page, example: Example, documents: dict[str, Document]) -> list[Finding]:
        case = self._case(documents)
        headings = headings_of(case.sections)
        hits = self._hits(page, example, case)
        return [finding_of(hit, page.rule, case.notice, headings) for hit in hits]

    def hits(self, page: Page, example: Example) -> list[Hit]:
        """The hits of the page's kind in an example."""
        return self._hits(page, example, self._case(_documents(example)))

    def _hits(self, page: Page, example: Example, case: Case) -> list[Hit]:
        rule = replace(page.rule, options={**page.rule.options, **example.options})
        for _, messages in contract_faults(rule):
            raise PageError(example.line, messages)
        return list(check_of(rule).hits(case))

    def _case(self, documents: dict[str, Document]) -> Case:
        languages: tuple[Language | None, ...] = LANGUAGES if "en" in documents else (None,)
        ordered = [documents[name] for name in ("en", "fr", "text") if name in documents]
        notice = self._reading.notice(ordered[0].path, ordered, languages)
        return Case(notice, tuple(self._reading.sections(notice)), FactStore(), self._vocabulary)


def _documents(example: Example) -> dict[str, Document]:
    return {name: text.read(f"{name}.txt", one.text.encode()) for name, one in example.texts.items()}


def _comparable(got: Iterable[Where], expected: Iterable[Where]) -> set[Where]:
    """The spans that count: empty ones only where the example has such a mark."""
    with_empty = any(not span for _, span in expected)
    return {where for where in got if where[1] or with_empty}


def _listed(places: Iterable[Where], documents: dict[str, Document]) -> tuple[str, ...]:
    lines = []
    for name, span in sorted(places):
        document = documents[name]
        place = document.place(span)
        lines.append(f"{name}:{place.line}:{place.column} “{span.of(document.source)}”")
    return tuple(lines)
