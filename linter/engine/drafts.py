"""Drafts: machine translations of missing text, beside the finding that reports it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..kinds.contract import Translates
from ..language.sentences import sentences
from ..model import Finding, Language, Translation, other

# The kinds that find texts without a counterpart.
KINDS = frozenset(("counterpart", "lists"))


def with_draft(finding: Finding, translator: Translates) -> Finding:
    """The finding with a draft of what is missing. As it is where nothing is, or no model translates that way."""
    first = finding.locations[0]
    if not first.text or any(location.text for location in finding.locations[1:]):
        return finding
    language = other(first.language)
    parts = list(_translated(_sentences(first.text, first.language), translator, first.language))
    if not parts or None in parts:
        return finding
    text = " ".join(part for part in parts if part)
    return replace(finding, translation=Translation(language, text, draft=True))


def _sentences(text: str, language: Language) -> Iterator[str]:
    flat = " ".join(text.split())
    return (span.of(flat) for span in sentences(flat, language))


def _translated(texts: Iterable[str], translator: Translates, source: Language) -> Iterator[str | None]:
    for text in texts:
        yield translator.translate(text, source, other(source))
