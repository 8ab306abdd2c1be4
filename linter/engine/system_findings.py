"""Obstacles to checking, as findings of the rules of the kind "system"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from .. import readers
from ..bitext import OneVersionError
from ..kinds.contract import Mark
from ..language.identification import LanguageScale
from ..language.marked_languages import contradicted
from ..messages import LANGUAGE_NAMES, Both, fill, typeset_french
from ..model import LANGUAGES, Document, Finding, Language, Location, Notice, Section, Span, other
from ..quotes import shorten
from ..readers import UnreadableError
from ..rulebook.rule import Rule
from .divergence import Divergence
from .findings import MESSAGE_QUOTE, Headings, location_of

_VERSIONS: Mapping[Language, Both] = {"en": ("English", "anglaise"), "fr": ("French", "française")}
_START = Span(0, 0)


def unreadable(rule: Rule, name: str, path: Path, language: Language | None, error: UnreadableError) -> Finding:
    """A file that no reader could make sense of."""
    nothing = Document(path.as_posix(), "", "", ())
    location = Location(language or "en", nothing, _START, "")
    return _unreadable(rule, name, location, error.messages)


def broken(rule: Rule, name: str, document: Document, error: Exception) -> Finding:
    """A document that was read but that bilint itself fails on."""
    return _unreadable(rule, name, Location("en", document, _START, ""), readers.broken(type(error).__name__))


def over_budget(rule: Rule, name: str, document: Document, why: Both) -> Finding:
    """A notice that was not checked in full, since it exceeds a limit."""
    left_out = {"left_out": why[0]}, {"left_out": typeset_french(why[1])}
    return _finding(rule, name, (Location("en", document, _START, ""),), *left_out, extra=(why[0],))


def one_version(rule: Rule, name: str, error: OneVersionError) -> Finding:
    """A notice in which one of the two languages was not found."""
    quote = " ".join(error.span.of(error.document.source).split())
    location = Location(error.language, error.document, error.span, quote, error.heading)
    found, missing = _VERSIONS[error.language], _VERSIONS[other(error.language)]
    en, fr = ({"found": found[index], "missing": missing[index]} for index in range(2))
    return _finding(rule, name, (location,), en, fr)


def weak_alignment(rule: Rule, notice: Notice, section: Section, headings: Headings) -> Finding | None:
    """A section whose two versions do not match well enough to be compared; None for one without any text."""
    marks = (_first(section, language) for language in LANGUAGES)
    locations = tuple(location_of(mark, notice, headings) for mark in marks if mark)
    if not locations:
        return None
    section_name = {"section": shorten(locations[0].heading or locations[0].text, MESSAGE_QUOTE)}
    return replace(_finding(rule, notice.name, locations, section_name, section_name), defect=(rule.name,))


def out_of_step(
    rule: Rule, notice: Notice, sections: Sequence[Section], divergence: Divergence, headings: Headings
) -> Finding:
    """Two versions that do not belong together, or of which one is older."""
    marks = (next(filter(None, (_first(section, one) for section in sections)), None) for one in LANGUAGES)
    english, french = (f"{100 * divergence.shares[language]:.0f}" for language in LANGUAGES)
    shares = {"english": english, "french": french}
    variant = f"older-{divergence.older}" if divergence.older else ""
    locations = tuple(location_of(mark, notice, headings) for mark in marks if mark)
    return _finding(rule, notice.name, locations, shares, shares, extra=(variant,), variant=variant)


def language_marks(rule: Rule, notice: Notice, scale: LanguageScale) -> Iterator[Finding]:
    """Documents whose marks of language the words contradict, a finding each."""
    for document in {side.document.path: side.document for side in (notice.en, notice.fr)}.values():
        wrong = contradicted(document.lines, scale)
        if not wrong:
            continue
        locations = tuple(
            Location(other(marked), document, line.origin.locate(Span(0, len(line.text))), line.text)
            for marked, line in wrong.items()
        )
        marked = next(iter(wrong))
        en, fr = (
            {"marked": LANGUAGE_NAMES[marked][index], "words": LANGUAGE_NAMES[other(marked)][index]}
            for index in range(len(LANGUAGES))
        )
        variant = "exchanged" if len(wrong) == len(LANGUAGES) else ""
        yield _finding(rule, notice.name, locations, en, fr, extra=tuple(wrong), variant=variant)


def rule_crashed(rule: Rule, crashed: Rule, notice: Notice, error: Exception) -> Finding:
    """A rule that broke off; the others have gone on."""
    location = Location("en", notice.en.document, _START, "")
    values = {"rule": crashed.name, "error": type(error).__name__, "notice": notice.name}
    return _finding(rule, notice.name, (location,), values, values, extra=(crashed.name,))


def unused_suppression(rule: Rule, name: str, location: Location, silenced: str) -> Finding:
    """A suppression of a rule that finds nothing there."""
    values = {"rule": silenced}
    return _finding(rule, name, (location,), values, values, extra=(silenced,))


def malformed_suppression(rule: Rule, name: str, location: Location, problem: Both) -> Finding:
    """A suppression that cannot be understood."""
    en, fr = ({"problem": message} for message in problem)
    return _finding(rule, name, (location,), en, fr, variant="malformed")


def _unreadable(rule: Rule, name: str, location: Location, reason: Both) -> Finding:
    return _finding(rule, name, (location,), {"reason": reason[0]}, {"reason": typeset_french(reason[1])})


def _first(section: Section, language: Language) -> Mark | None:
    heading = section.heading(language)
    if heading:
        return Mark(language, heading, Span(0, len(heading.text)))
    segments = (segment for pair in section.pairs for segment in pair.side(language))
    first = next(segments, None)
    return Mark(language, first.block, first.span) if first else None


def _finding(
    rule: Rule,
    name: str,
    locations: tuple[Location, ...],
    en: Mapping[str, str],
    fr: Mapping[str, str],
    *,
    extra: tuple[str, ...] = (),
    variant: str = "",
) -> Finding:
    spoken = rule.variant(variant)
    template_en, template_fr = spoken.messages
    return Finding(
        rule=rule.name,
        severity=spoken.severity,
        confidence=spoken.confidence,
        messages=(fill(template_en, en), fill(template_fr, fr)),
        notice=name,
        locations=locations,
        extra=extra,
    )
