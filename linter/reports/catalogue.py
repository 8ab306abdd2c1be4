"""The rules themselves as text, JSON or a Markdown table, and one rule explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from ..messages import both, pick
from ..model import LANGUAGES, Language
from ..rulebook.page import Example, Page
from ..rulebook.rule import Rule
from .json_report import dump
from .terminal import Style
from .wording import SEVERITY, STATUS

_COLUMNS = both("Rule|Severity|Status|Kind|What it finds")


def rules_text(rules: Sequence[Rule], language: Language, style: Style) -> str:
    """A line a rule; below it, the sentence that says what it finds."""
    rows = [(rule.title(language), *_standing(rule, language), rule.kind) for rule in rules]
    widths = [max(len(row[column]) for row in rows) for column in range(4)] if rows else []
    lines = []
    for row, rule in zip(rows, rules, strict=True):
        cells = [f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)]
        lines.append("  ".join(cells).rstrip())
        summary = pick(rule.summary, language)
        lines += (f"    {line}" for line in wrap(summary, style.width - 4, break_on_hyphens=False))
    return "\n".join(lines) + "\n"


def rules_json(rules: Sequence[Rule]) -> str:
    return dump(
        [
            {
                "name": rule.name,
                "french_name": rule.french_name,
                "folder": rule.folder,
                "severity": rule.severity,
                "confidence": rule.confidence,
                "status": rule.status,
                "kind": rule.kind,
                "since": rule.since,
                "aliases": list(rule.aliases),
                "summary": dict(zip(LANGUAGES, rule.summary, strict=True)),
            }
            for rule in rules
        ]
    )


def rules_markdown(rules: Sequence[Rule], language: Language) -> str:
    """A table for a README; the names link to the pages."""
    heads = pick(_COLUMNS, language).split("|")
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for rule in rules:
        link = f"[{rule.title(language)}](rules/{rule.folder}/{rule.name}.md)"
        summary = pick(rule.summary, language).replace("|", "\\|")
        severity, status = _standing(rule, language)
        lines.append(f"| {link} | {severity} | {status} | {rule.kind} | {summary} |")
    return "\n".join(lines) + "\n"


def explain(page: Page, language: Language, style: Style) -> str:
    """The page of a rule for reading: summary, messages, reason, and examples with their marks."""
    rule = page.rule
    kind_since = pick(both("kind {kind}, since {since}", kind=rule.kind, since=rule.since), language)
    standing = ", ".join(_standing(rule, language))
    lines = [
        f"{style.paint(rule.title(language), 'bold')}  ({standing}, {kind_since})",
        "",
        *_indented(pick(rule.summary, language), style),
        "",
        style.paint("Message", "bold"),
        *_indented(pick(rule.messages, language), style),
        "",
        style.paint(pick(("Why", "Pourquoi"), language), "bold"),
    ]
    for paragraph in page.reasons(language).split("\n\n"):
        lines += [*_prose(paragraph, style), ""]
    for examples, title in (
        (page.fails, ("What fails", "Ce qui échoue")),
        (page.passes, ("What passes", "Ce qui passe")),
    ):
        if examples:
            lines += [style.paint(pick(title, language), "bold")]
        for example in examples:
            lines += [*_example(example, language, style), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _standing(rule: Rule, language: Language) -> tuple[str, str]:
    """The severity and the status of a rule in words."""
    return pick(SEVERITY[rule.severity], language), pick(STATUS[rule.status], language)


def _example(example: Example, language: Language, style: Style) -> Iterator[str]:
    yield from _indented(pick(example.titles, language), style)
    for name, value in example.options.items():
        yield f"    {name} = {value!r}"
    for fence, marked in example.texts.items():
        text = marked.text
        for span in reversed(marked.marks):
            inner = span.of(text)
            shown = style.paint(inner, "mark") if style.colour and inner else f"‹{inner}›"
            text = text[: span.start] + shown + text[span.end :]
        label = "  " if fence == "text" else fence.upper()
        for number, line in enumerate(text.splitlines()):
            yield f"    {label if number == 0 else '  '}  {line}".rstrip()


def _indented(text: str, style: Style) -> list[str]:
    return [f"  {line}" for line in wrap(text, style.width - 2, break_on_hyphens=False)]


def _prose(paragraph: str, style: Style) -> list[str]:
    """A paragraph wrapped; lists and tables keep their lines."""
    lines = paragraph.split("\n")
    if any(line.lstrip()[:2] in {"- ", "* "} or line.startswith("|") for line in lines):
        return [f"  {line}" for line in lines]
    return _indented(" ".join(lines), style)
