"""Which link of the one version stands for which of the other.

It is long, since each step of the matcher works on the links that the steps before left over.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

from ...alignment.lexicon import lexicon_of
from ...facts.links import TYPE as LINK
from ...model import LANGUAGES, Block, Language, Pair, other
from ...patterns import ACRONYM, LETTERS, lazy
from ..contract import Case
from .link_places import Placed
from .same_page import Likeness, Sites, is_slip, likeness

# Addresses that are this much alike stand for each other, one of them mistyped.
_ALIKE = 0.75
# A repeated correspondence is no accident.
_AGAIN = 2
# Links that share so many of the words of their text and address, from 0 to 2, belong together.
_MUCH = 1.0
# Of the links in one block, each is compared with so many on either side of its place.
_NEAR = 50
# The names of an office, such as HR and RH, are acronyms up to this length.
_OFFICE = 4
_SEPARATORS = lazy(r"[-._]")

Links = Mapping[Language, Sequence[Placed]]
Partners = Mapping[Block, tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Pairing:
    """`differing` are links that stand for each other and lead elsewhere; `alone` have no counterpart at all.

    `same` are links that stand for each other and lead to the editions of one page.
    """

    same: Sequence[tuple[Placed, Placed]]
    differing: Sequence[tuple[Placed, Placed]]
    alone: Links


def partners_of(pairs: Iterable[Pair]) -> Partners:
    """The blocks that each block is aligned with."""
    partners: dict[Block, tuple[Block, ...]] = {}
    for pair in pairs:
        for language in LANGUAGES:
            there = tuple(segment.block for segment in pair.side(other(language)))
            for segment in pair.side(language):
                partners[segment.block] = partners.get(segment.block, ()) + there
    return partners


class Matcher:
    """Pairs the links of the two versions: within aligned blocks by what they have in common, then by their order."""

    def __init__(self, case: Case, placed: Links, partners: Partners, named: Sequence[frozenset[str]]) -> None:
        self._placed: Links = {
            language: [one for one in placed[language] if one.sort != "page"] for language in LANGUAGES
        }
        self._beside_it = [one for language in LANGUAGES for one in placed[language] if one.sort == "page"]
        self._partners = partners
        self._lexicon = lexicon_of(case.vocabulary)
        self._sites = Sites(self._lexicon, named)
        if {_host(one) for one in self._placed["en"]} != {_host(one) for one in self._placed["fr"]}:
            self._sites.seen |= self._seen_sites()
            self._sites.acronyms = {
                language: {word for block in case.side(language).blocks for word in ACRONYM.findall(block.text)}
                for language in LANGUAGES
            }
        self._stated = {language: {one.fact.parts for one in self._placed[language]} for language in LANGUAGES}
        self._settled: set[Placed] = set()
        self._found: dict[tuple[str, str], Likeness] = {}

    def pairing(self) -> Pairing:
        married = self._married()
        differing = list(self._conflicting(married))
        for pair in married:
            self._settle(*pair)
        still = {
            language: [
                one
                for one in filter(self._is_free, self._placed[language])
                if self._is_added(one, language) or not self._given(one, language)
            ]
            for language in LANGUAGES
        }
        pages = {(one.page, two.page) for one, two in married}
        for one, two in product(still["en"], still["fr"]):
            if self._is_free(one, two) and self._moved(one, two, pages):
                self._settle(one, two)
        for language in LANGUAGES:
            for one in filter(self._is_free, still[language]):
                found = self._in_its_place(one, language, still[other(language)])
                if found:
                    self._settle(one, found)
                    differing.append((one, found) if language == "en" else (found, one))
        for one in filter(self._is_free, still["en"]):
            near = [two for two in still["fr"] if self._is_free(two) and two.sort == one.sort]
            found = max(near, key=partial(_alike, one), default=None)
            if found and _alike(one, found) >= _ALIKE:
                self._settle(one, found)
                differing.append((one, found))
        return Pairing(
            [pair for pair in married if pair not in differing],
            [pair for pair in differing if not self._always_replaced(pair, differing) and not _shown_alike(*pair)],
            {
                language: [
                    one
                    for one in filter(self._is_free, still[language])
                    if not self._written(one) and not _said_before(one, married)
                ]
                for language in LANGUAGES
            },
        )

    def _settle(self, one: Placed, two: Placed) -> None:
        self._settled |= {one, two}

    def _is_free(self, *links: Placed) -> bool:
        """True if none of some links has a counterpart yet."""
        return self._settled.isdisjoint(links)

    def _married(self) -> list[tuple[Placed, Placed]]:
        """The links of aligned blocks that belong together, the likest first, then in their order."""
        place = {one: number for links in self._placed.values() for number, one in _numbered(links)}
        candidates = [
            (found, self._shared_words(one, two), -abs(place[one] - place[two]), one, two)
            for one, two in self._aligned()
            if (found := self._likeness(one, two)) is not Likeness.OTHER
        ]
        candidates.sort(key=lambda candidate: candidate[:3], reverse=True)
        married: list[tuple[Placed, Placed]] = []
        gone: set[Placed] = set()
        for *_, english, french in candidates:
            if not gone & {english, french}:
                gone |= {english, french}
                married.append((english, french))
        return married

    def _conflicting(self, married: Sequence[tuple[Placed, Placed]]) -> Iterator[tuple[Placed, Placed]]:
        """The pairs in which a page stands for another one than it surely, usually or first does."""
        usual = Counter((one.page, two.page) for one, two in married)
        best: dict[tuple[str, str], tuple[str, str]] = {}
        sure = sorted(
            married,
            key=lambda pair: (self._likeness(*pair), usual[pair[0].page, pair[1].page]),
            reverse=True,
        )
        for one, two in sure:
            for language, page in (("en", one.page), ("fr", two.page)):
                best.setdefault((language, page), (one.page, two.page))
        for one, two in married:
            pages = one.page, two.page
            if (
                one.sort == "url"
                and self._likeness(one, two) is Likeness.NAMED_OTHERWISE
                and not (best["en", one.page] == best["fr", two.page] == pages)
            ):
                yield one, two

    def _aligned(self) -> Iterator[tuple[Placed, Placed]]:
        """The links of one sort in aligned blocks, each with each; of very many, those near its place alone."""
        french: dict[Block, list[Placed]] = defaultdict(list)
        for one in self._placed["fr"]:
            french[one.block].append(one)
        for number, one in _numbered(self._placed["en"]):
            for block in dict.fromkeys(self._partners.get(one.block, ())):
                near = french[block][max(0, number - _NEAR) : number + _NEAR]
                yield from ((one, two) for two in near if two.sort == one.sort)

    def _in_its_place(self, one: Placed, language: Language, still: Sequence[Placed]) -> Placed | None:
        """The free link that stands where another one does: lacking there, or one of as many that are left over."""
        there = self._partners.get(one.block, ())
        beside = [
            two
            for two in self._placed[other(language)]
            if two.sort == one.sort and self._is_free(two) and any(two.block is block for block in there)
        ]
        left = [two for two in self._placed[language] if two.block is one.block and two.sort == one.sort]
        as_many = len(beside) == sum(map(self._is_free, left))
        candidates = [two for two in beside if two in still] or (beside if as_many else [])
        return max(candidates, key=partial(_alike, one), default=None)

    def _likeness(self, english: Placed, french: Placed) -> Likeness:
        key = english.fact.text, french.fact.text
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._compare(english, french)
        return found

    def _compare(self, english: Placed, french: Placed) -> Likeness:
        if english.fact.agrees(french.fact):
            return Likeness.SAME
        if english.sort == "url" and _are_named_alike(english, french):
            return Likeness.NAMED_OTHERWISE
        if english.sort == "url":
            return likeness(english.address, french.address, self._sites)
        return Likeness.NAMED_OTHERWISE if self._same_box(english, french) else Likeness.OTHER

    def _same_box(self, english: Placed, french: Placed) -> bool:
        """True if two mail addresses are of one site, and their names the same words in two languages."""
        names = [LINK.of(one.fact).address.partition("@") for one in (english, french)]
        if english.sort != "email" or not self._sites.are_one(names[0][2], names[1][2]):
            return False
        one, two = names[0][0], names[1][0]
        if any(map(str.isdigit, one + two)):
            return False
        words = [_SEPARATORS.split(name) for name in (one, two)]
        if len(words[0]) == len(words[1]) and all(
            one == two or self._lexicon.translates(one, two) for one, two in zip(*words, strict=True)
        ):
            return True
        if all(name.upper() in ACRONYM.findall(link.block.text) for name, link in ((one, english), (two, french))):
            return True
        # A name that is no slip of the other is the same office in the other language. HR and RH are acronyms.
        return not is_slip(one, two) or (len(one) <= _OFFICE and sorted(one) == sorted(two))

    def _shared_words(self, english: Placed, french: Placed) -> float:
        """How much of the texts, and of the addresses, is the same in the other language: 2 where all is."""
        shared = 0.0
        for words in ((english.words, french.words), (english.fact.value, french.fact.value)):
            keys = [
                {*self._lexicon.keys(" ".join(LETTERS.findall(text)), language)}
                for text, language in zip(words, LANGUAGES, strict=True)
            ]
            shared += 2 * len(keys[0] & keys[1]) / (len(keys[0]) + len(keys[1]) or 1)
        return shared

    def _is_added(self, one: Placed, language: Language) -> bool:
        """True if words are a link only once in the version, in a paragraph with more links than the other.

        An address that is written out does not count. One version may repeat it, the other give it once.
        """
        there = self._partners.get(one.block, ())
        if (
            not there
            or one.is_written_out
            or any(two is not one and (two.page, two.words) == (one.page, one.words) for two in self._placed[language])
        ):
            return False
        here = sum(two.block is one.block for two in self._placed[language])
        return here > sum(any(two.block is block for block in there) for two in self._placed[other(language)])

    def _given(self, one: Placed, language: Language) -> bool:
        """True if the other version gives the same page anywhere."""
        if one.fact.parts in self._stated[other(language)]:
            return True
        return any(
            self._likeness(*((one, two) if language == "en" else (two, one))) >= Likeness.SAME_CODE
            for two in self._placed[other(language)]
            if two.sort == one.sort
        )

    def _written(self, one: Placed) -> bool:
        """True if the other version has the address in aligned text, or a page of its own."""
        there = self._partners.get(one.block, ())
        if any(LINK.of(one.fact).address.casefold() in block.text.casefold() for block in there):
            return True
        return one.sort == "url" and any(two.block is block for two in self._beside_it for block in there)

    def _moved(self, one: Placed, two: Placed, pages: Collection[tuple[str, str]]) -> bool:
        """True if two links that are left over, in blocks that are not aligned, lead to one page."""
        if one.sort != two.sort or self._likeness(one, two) is Likeness.OTHER:
            return False
        return (one.page, two.page) in pages or self._shared_words(one, two) >= _MUCH

    def _always_replaced(self, pair: tuple[Placed, Placed], differing: Sequence[tuple[Placed, Placed]]) -> bool:
        """True if a version gives another page of the same house wherever the other version gives this one."""
        values = [(one.page, two.page) for one, two in differing]
        mine = pair[0].page, pair[1].page
        return (
            pair[0].sort == "url"
            and values.count(mine) >= _AGAIN
            and all(value == mine for value in values if value[0] == mine[0] or value[1] == mine[1])
            and self._sites.are_akin(_host(pair[0]), _host(pair[1]))
        )

    def _seen_sites(self) -> set[tuple[str, str]]:
        """The names of sites that stand for each other: with the same pages, or one wherever the other is."""
        same_pages: Counter[tuple[str, str]] = Counter()
        together: Counter[tuple[str, str]] = Counter()
        bare = {
            language: {_host(one) for one in self._placed[language] if one.sort == "url" and not one.address.folders}
            for language in LANGUAGES
        }
        for english, french in self._aligned():
            names = _host(english), _host(french)
            if names[0] == names[1] or is_slip(*names):
                continue
            if english.address.page or french.address.page:
                same_pages[names] += english.address.page == french.address.page
            elif names[0] not in bare["fr"] and names[1] not in bare["en"]:
                together[names] += 1
        return {names for names, count in (same_pages | together).items() if count >= _AGAIN}


def _are_named_alike(english: Placed, french: Placed) -> bool:
    """True if each of two sites is called by the acronym that the words of its link give: `Harbour Plan (HP)`."""
    return english.address.page == french.address.page and all(
        not one.is_written_out and _host(one).split(".")[0].upper() in ACRONYM.findall(one.words)
        for one in (english, french)
    )


def _said_before(one: Placed, married: Sequence[tuple[Placed, Placed]]) -> bool:
    """True if the same words lead to the same page elsewhere in the version, where the other version has it."""
    return any(two.page == one.page and two.words == one.words for pair in married for two in pair)


def _shown_alike(one: Placed, two: Placed) -> bool:
    """True if one of two links shows the address of the other one, and leads elsewhere than it shows."""
    return any(a.shown is not None and a.shown.agrees(b.fact) for a, b in ((one, two), (two, one)))


def _numbered(found: Sequence[Placed]) -> Iterator[tuple[int, Placed]]:
    """Links with their number among those of their block."""
    count: Counter[Block] = Counter()
    for one in found:
        yield count[one.block], one
        count[one.block] += 1


def _host(one: Placed) -> str:
    return one.address.host if one.sort == "url" else ""


def _alike(one: Placed, two: Placed) -> float:
    from rapidfuzz import fuzz  # only where links differ

    return fuzz.ratio(one.fact.value, two.fact.value) / 100
