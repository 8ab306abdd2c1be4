"""Hits to findings: places in the source, messages in both languages, fixes, and fingerprints that outlive edits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from ..kinds.contract import Hit, Mark, Replacement
from ..messages import LANGUAGE_NAMES, fill, pick
from ..model import (
    LANGUAGES,
    Block,
    Confidence,
    Document,
    Edit,
    Finding,
    Fix,
    Language,
    Location,
    Notice,
    Section,
    other,
)
from ..project.locations import stable_name
from ..quotes import canonical, shorten
from ..readers.formats import FORMATS
from ..rulebook.rule import Rule
from .outcome import order

Headings = Mapping[Block, str]

# The source of other formats is an extract, or markup that cannot take plain text as it is. A quote in a message is a
# reminder; the whole of it stands in the location.
MESSAGE_QUOTE = 60


def headings_of(sections: Iterable[Section]) -> Headings:
    """The heading of the section that holds a block."""
    found: dict[Block, str] = {}
    for section in sections:
        for language in LANGUAGES:
            heading = section.heading(language)
            text = heading.text if heading else ""
            if heading:
                found[heading] = text
            for pair in section.pairs:
                found.update((segment.block, text) for segment in pair.side(language))
    return found


def finding_of(
    hit: Hit, rule: Rule, notice: Notice, headings: Headings, confidence: Confidence | None = None
) -> Finding:
    """The finding of a rule for what its kind hit. Without a `confidence`, as sure as the kind or the rule says.

    A message may also name the languages: that of the primary place as {language}, the other one as {other}.
    Raises KeyError where the message needs a value that the hit lacks, and ValueError for a hit without a place.
    """
    if not hit.marks:
        raise ValueError("a hit without marks")
    variant = rule.variant(hit.variant)
    confidence = confidence or hit.confidence or variant.confidence
    values = {name: shorten(value, MESSAGE_QUOTE) for name, value in hit.values.items()}
    spoken = hit.marks[0].block.language
    en, fr = (
        fill(template, {**_languages(spoken, reader), **values})
        for reader, template in zip(LANGUAGES, variant.messages, strict=True)
    )
    fix = _fix(hit, notice, safe=hit.safe and confidence != "low")
    editable = fix is not None and all(FORMATS[edit.document.format].editable for edit in fix.edits)
    return Finding(
        rule=rule.name,
        severity=variant.severity,
        confidence=confidence,
        messages=(en, fr),
        notice=notice.name,
        locations=tuple(location_of(mark, notice, headings) for mark in hit.marks),
        missing=hit.missing,
        extra=hit.extra,
        fix=fix if editable else None,
        suggestion=None if editable else fix,
        translation=hit.translation,
    )


def _languages(spoken: Language, reader: Language) -> dict[str, str]:
    return {"language": pick(LANGUAGE_NAMES[spoken], reader), "other": pick(LANGUAGE_NAMES[other(spoken)], reader)}


def location_of(mark: Mark, notice: Notice, headings: Headings) -> Location:
    """The place of a mark in the source of its version."""
    document = notice.side(mark.language).document
    span = mark.block.origin.locate(mark.span)
    heading = headings.get(mark.block, "")
    return Location(
        language=mark.language,
        document=document,
        span=span,
        text=mark.text,
        heading=heading,
        spot=document.spot(span.start, heading),
    )


def stamp(findings: Iterable[Finding], root: Path | None = None) -> list[Finding]:
    """The findings of one notice without doubles, in order, each with its fingerprint.

    `root` is the folder that the notice is named from; by default that of `project_root`.
    """

    unique: dict[object, Finding] = {}
    for finding in sorted(findings, key=order):
        locations = tuple((location.language, location.document.path, location.span) for location in finding.locations)
        unique.setdefault((finding.rule, locations, finding.missing, finding.extra), finding)
    seen: Counter[tuple[str, ...]] = Counter()
    stamped = []
    for finding in unique.values():
        identity = _identity(finding, root)
        digest = sha256("\x1f".join((*identity, str(seen[identity]))).encode("utf-8", "surrogateescape"))
        stamped.append(replace(finding, fingerprint=digest.hexdigest()[:16]))
        seen[identity] += 1
    return stamped


def _identity(finding: Finding, root: Path | None) -> tuple[str, ...]:
    """The parts of a finding that stay when lines move: the section, and the canonical values or the quote."""
    values = ("-", *finding.missing, "+", *finding.extra)
    if not finding.missing and not finding.extra:
        values = ("=", canonical(next((location.text for location in finding.locations if location.text), "")))
    return (finding.rule, stable_name(finding.notice, root), _section(finding.locations[0].heading), *values)


def _section(heading: str) -> str:
    number = heading.split(maxsplit=1)[0].rstrip(".") if heading else ""
    return number if number.replace(".", "").isdigit() else canonical(heading)


def _fix(hit: Hit, notice: Notice, *, safe: bool) -> Fix | None:
    edits = [_edit(replacement, notice.side(replacement.language).document) for replacement in hit.replacements]
    whole = [edit for edit in edits if edit]
    return Fix(safe, tuple(whole)) if whole and len(whole) == len(edits) else None


def _edit(replacement: Replacement, document: Document) -> Edit | None:
    """The edit of the source; none where the source reads otherwise than the block, as over a wrapped line.

    Nor is there one that would bring markup into the file.
    """
    span = replacement.block.origin.locate(replacement.span)
    same = span.of(document.source) == replacement.span.of(replacement.block.text)
    same = same and not replacement.block.inserted(replacement.span)
    signs = FORMATS[document.format].signs or ""
    plain = not any(sign in replacement.text for sign in signs)
    return Edit(document, span, replacement.text) if same and plain else None
