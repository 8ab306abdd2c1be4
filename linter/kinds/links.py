"""Links: web and mail addresses and telephone numbers must be the same in both versions, but for their language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..alignment.lexicon import lexicon_of
from ..facts import links, unit_of
from ..facts.links import TYPE as LINK
from ..messages import both
from ..model import LANGUAGES, Block, Fact, Language, Pair, Span, other
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec

OPTIONS = {
    "hosts": Key(
        "lists",
        both("Names of one site in the two languages.", "Les noms d'un même site dans les deux langues."),
        default=(),
    )
}
VALUES = {
    "en": "the address in the English version",
    "fr": "the address in the French version",
    "link": "the address that one version lacks, or that leads to the other language",
}
VARIANTS = (
    VariantSpec("url", "The versions give different web addresses.", ("en", "fr"), claim="differ"),
    VariantSpec("email", "The versions give different e-mail addresses.", ("en", "fr"), claim="differ"),
    VariantSpec("phone", "The versions give different telephone numbers.", ("en", "fr"), claim="differ"),
    VariantSpec("missing-en", "Only the French version gives the address.", ("link",), claim="lack"),
    VariantSpec("missing-fr", "Only the English version gives the address.", ("link",), claim="lack"),
    VariantSpec("leads-to-en", "A link of the French version leads to a page in English.", ("link",), claim="language"),
    VariantSpec("leads-to-fr", "A link of the English version leads to a page in French.", ("link",), claim="language"),
)

# Addresses that are this much alike stand for each other, one of them mistyped.
_ALIKE = 0.75
# A slip in the name of a folder changes fewer letters than a translation.
_TRANSLATED = 3
_SEPARATORS = re.compile(r"[-._]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A link where it stands: in a block's text, or behind the words of an anchor."""

    fact: Fact
    block: Block
    span: Span

    def mark(self, language: Language) -> Mark:
        return Mark(language, self.block, self.span)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares the links of the whole notice, since the list at a page bottom may stand anywhere."""
    same = [frozenset(names) for names in options["hosts"]]
    placed = {language: _placed(case, language) for language in LANGUAGES}
    partners = _partners(case.pairs())
    alone = {
        language: [one for one in placed[language] if not _has(placed[other(language)], one)] for language in LANGUAGES
    }
    reported: set[int] = set()
    for english in alone["en"]:
        french = _counterpart(english, alone["fr"], partners, reported)
        if french is not None:
            reported |= {id(english), id(french)}
            if _is_translated(english.fact, french.fact, same) or _is_translated_box(case, english.fact, french.fact):
                continue
            yield Hit(
                marks=(english.mark("en"), french.mark("fr")),
                missing=(english.fact.value,),
                extra=(french.fact.value,),
                values={"en": english.fact.text, "fr": french.fact.text},
                variant=LINK.of(english.fact).kind,
            )
    for language in LANGUAGES:
        rest = [one for one in alone[language] if id(one) not in reported and one.block.kind != "furniture"]
        yield from (_one_sided(one, language, partners) for one in rest)
        yield from _wrong_language(placed[language], language)


def _placed(case: Case, language: Language) -> list[Placed]:
    side = case.side(language)
    found = [Placed(fact, block, fact.span) for block in side.blocks for fact in case.facts.of(block, "link")]
    blocks = sorted((block for block in side.blocks if block.text), key=_start)
    starts = [_start(block) for block in blocks]
    for link in side.document.links:
        index = bisect_right(starts, link.anchor.start) - 1
        facts = links.find(link.target, language)
        if facts and index >= 0 and (span := _inside(blocks[index], link.anchor)) is not None:
            found.append(Placed(facts[0], blocks[index], span))
    return found


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


def _has(others: Sequence[Placed], one: Placed) -> bool:
    return any(one.fact.agrees(two.fact) for two in others)


def _partners(pairs: Iterator[Pair]) -> Mapping[int, tuple[Block, ...]]:
    """The blocks that each block is aligned with, by its id."""
    partners: dict[int, tuple[Block, ...]] = {}
    for pair in pairs:
        for language in LANGUAGES:
            there = tuple(segment.block for segment in pair.side(other(language)))
            for segment in pair.side(language):
                partners[id(segment.block)] = partners.get(id(segment.block), ()) + there
    return partners


def _counterpart(
    english: Placed, french: Sequence[Placed], partners: Mapping[int, tuple[Block, ...]], reported: set[int]
) -> Placed | None:
    """The link that stands for another one: of the same sort, in the aligned block, or at least nearly the same."""
    from rapidfuzz import fuzz  # only where links differ

    candidates = []
    for one in french:
        if id(one) in reported or unit_of(one.fact) != unit_of(english.fact):
            continue
        alike = fuzz.ratio(english.fact.value, one.fact.value) / 100
        aligned = any(one.block is block for block in partners.get(id(english.block), ()))
        if alike >= _ALIKE or aligned:
            candidates.append((aligned, alike, one))
    return max(candidates, key=lambda candidate: candidate[:2])[2] if candidates else None


def _is_translated(english: Fact, french: Fact, same: Sequence[frozenset[str]]) -> bool:
    """Whether two addresses lead to one page: of one site, with folders named in the language of their version.

    A slip leaves the names alike; figures are the same in all languages.
    """
    from rapidfuzz.distance import OSA

    if LINK.of(english).kind != "url":
        return False
    folders = [LINK.of(fact).address.split("/") for fact in (english, french)]
    hosts = {parts[0] for parts in folders}
    if len(hosts) > 1 and not any(hosts <= names for names in same):
        return False
    if len(folders[0]) != len(folders[1]):
        return False
    return all(
        one == two or (not any(map(str.isdigit, one + two)) and OSA.distance(one.lower(), two.lower()) >= _TRANSLATED)
        for one, two in zip(folders[0][1:], folders[1][1:], strict=True)
    )


def _is_translated_box(case: Case, english: Fact, french: Fact) -> bool:
    """Whether two mail addresses are of one host, and their names the same words in two languages."""
    names = [fact.value.partition("@") for fact in (english, french)]
    if LINK.of(english).kind != "email" or names[0][2] != names[1][2]:
        return False
    words = [_SEPARATORS.split(name) for name, _, _ in names]
    lexicon = lexicon_of(case.vocabulary)
    return len(words[0]) == len(words[1]) and all(
        one == two or lexicon.translates(one, two) for one, two in zip(*words, strict=True)
    )


def _one_sided(one: Placed, language: Language, partners: Mapping[int, tuple[Block, ...]]) -> Hit:
    absent = other(language)
    there = partners.get(id(one.block), ())
    place = [Mark(absent, there[-1], Span(len(there[-1].text), len(there[-1].text)))] if there else []
    return Hit(
        marks=(one.mark(language), *place),
        missing=(one.fact.value,),
        values={"link": one.fact.text},
        variant=f"missing-{absent}",
    )


def _wrong_language(placed: Sequence[Placed], language: Language) -> Iterator[Hit]:
    """Links to pages in the other language, where the links of this version otherwise lead to its own."""
    says = [(one, links.language_of(one.fact.text)) for one in placed]
    own = sum(said == language for _, said in says)
    foreign = [one for one, said in says if said == other(language)]
    if own > len(foreign):
        for one in foreign:
            yield Hit(
                marks=(one.mark(language),),
                extra=(one.fact.text,),
                values={"link": one.fact.text},
                variant=f"leads-to-{other(language)}",
            )
