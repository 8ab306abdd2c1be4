"""The links of a version where they stand, and the addresses whose text says something else than their target."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...facts import links
from ...facts.addresses import Address, address
from ...model import Block, Fact, Language, Link, Span, other
from ...patterns import lazy
from ..contract import Case, Mark

# A link to the other version itself, on pages that offer both.
_SWITCH = lazy(
    r"\W*(?:fr|en|fran[cç]ais|anglais|english|french|(?:english|french) version|version (?:anglaise|fran[cç]aise))\W*",
    re.IGNORECASE,
)
_LANGUAGE_NAMES: dict[Language, re.Pattern[str]] = {
    "en": lazy(r"(?i:\b(?:english|anglais\w*)\b)|\bEN\b"),
    "fr": lazy(r"(?i:\b(?:french|fran[cç]ais\w*)\b)|\bFR\b"),
}
# The language of a page is announced in the link's words, or so many characters behind them.
_BEHIND = 60
_SENTENCES = lazy(r"[.!?][\s\u00a0]+(?=[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A link where it stands: in a block's text, or behind the words of an anchor. `shown` is what its text gives.

    A link to a page beside the document is of the sort "page". `lead` are the words of the sentence, or line above,
    that lead to an address.
    """

    fact: Fact
    block: Block
    span: Span
    shown: Fact | None = None
    lead: str = ""

    def mark(self, language: Language) -> Mark:
        return Mark(language, self.block, self.span)

    @property
    def sort(self) -> str:
        """Of a web address, mail address or telephone number, or of a page beside the document."""
        return links.TYPE.of(self.fact).kind

    @property
    def address(self) -> Address:
        return address(self.fact.text)

    @property
    def page(self) -> str:
        """The identity of the page within its version, however the address is written."""
        if self.sort != "url":
            return self.fact.value
        parts = self.address
        return "/".join((parts.host, *parts.page, *map("=".join, parts.settings))).casefold()

    @property
    def words(self) -> str:
        return self.span.of(self.block.text)

    @property
    def is_written_out(self) -> bool:
        """True if readers see the address itself."""
        return self.shown is not None or self.words == self.fact.text

    def announces(self, language: Language) -> bool:
        """True if the words of the link, some behind them, or those that lead to it name a language."""
        text = self.block.text[self.span.start : self.span.end + _BEHIND]
        named = _LANGUAGE_NAMES[language]
        return named.search(text) is not None or (self.is_written_out and named.search(self.lead) is not None)


def placed(case: Case, language: Language) -> list[Placed]:
    """The links of a version in reading order; those that only lead to the other version are left out."""
    side = case.side(language)
    written = {block: list(case.facts.of(block, "link")) for block in side.blocks}
    above = dict(zip(side.blocks[1:], side.blocks, strict=False))
    found = []
    for block, span, link in _anchors(side.blocks, side.document.links):
        inside = [fact for fact in written[block] if span.start <= fact.span.start and fact.span.end <= span.end]
        written[block] = [fact for fact in written[block] if fact not in inside]
        fact = links.target(link.target)
        if not _SWITCH.fullmatch(span.of(block.text)):
            same_sort = (one for one in inside if links.TYPE.of(one).kind == links.TYPE.of(fact).kind)
            shown = next(same_sort, None)
            found.append(Placed(fact, block, span, shown, lead=_lead(block, span, above) if shown else ""))
    for block in side.blocks:
        found += [Placed(fact, block, fact.span, lead=_lead(block, fact.span, above)) for fact in written[block]]
    order = {block: number for number, block in enumerate(side.blocks)}
    own = (one for one in found if not _leads_to_other_version(one, language))
    return sorted(own, key=lambda one: (order[one.block], one.span))


def _lead(block: Block, span: Span, above: Mapping[Block, Block]) -> str:
    """The words that lead to an address: those before it in its sentence, else the unfinished line above."""
    before = _SENTENCES.split(block.text[: span.start])[-1].strip()
    if before or block not in above or above[block].text.endswith((".", "!", "?")):
        return before
    return above[block].text


def _leads_to_other_version(one: Placed, language: Language) -> bool:
    """True if an address that is written out is that of the other version: `Version française : …/fr/…`."""
    there = other(language)
    named = one.sort == "url" and _LANGUAGE_NAMES[there].search(one.lead) is not None
    return named and set(one.address.languages) == {there}


def says_otherwise(one: Placed) -> bool:
    """True if the text of a link is an address, and its target another one. A site's name alone is a title."""
    if one.shown is None or one.fact.agrees(one.shown):
        return False
    if one.sort != "url":
        return True
    shown, target = address(one.shown.text), one.address
    if not shown.folders:
        return False
    return (target.host, target.folders[: len(shown.folders)]) != (shown.host, shown.folders)


def _anchors(blocks: Sequence[Block], links: Sequence[Link]) -> Iterator[tuple[Block, Span, Link]]:
    blocks = sorted((block for block in blocks if block.text), key=_start)
    starts = [_start(block) for block in blocks]
    for link in links:
        index = bisect_right(starts, link.anchor.start) - 1
        if index >= 0 and (span := _inside(blocks[index], link.anchor)) is not None:
            yield blocks[index], span, link


def _start(block: Block) -> int:
    return block.origin.locate(Span(0, 0)).start


def _inside(block: Block, anchor: Span) -> Span | None:
    """The stretch of a block's text that comes from a stretch of the source."""
    inside = [
        Span(
            piece.start + max(0, anchor.start - piece.source),
            piece.start + min(piece.length, anchor.end - piece.source),
        )
        for piece in block.origin.pieces
        if piece.source < anchor.end and anchor.start < piece.source + piece.source_length
    ]
    return Span(inside[0].start, inside[-1].end) if inside else None
