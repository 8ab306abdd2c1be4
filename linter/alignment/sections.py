"""Aligns the two sides of a notice: sections first, then the headings, fields, items and sentences within them.

Sentence aligners pair every later segment with its wrong neighbour once a section is missing. Sections are matched as
wholes (heading, number, content). Thus a gap in one cannot shift another. Within a section, dynamic programming finds
the best sequence of pairs: 1-1, 1-0, 0-1, 1-2, 2-1, 2-2, 1-3, 3-1. Units that moved are paired afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..language.sentences import sentences
from ..model import Block, Notice, Pair, Section, Segment, Span, UnitKind
from .evidence import Unit, Weights, length_excess, merged
from .groups import matched_groups
from .lexicon import Lexicon
from .links import Link, in_order
from .matching import best_links, pair_moved
from .moved import reunited_far
from .scorer import fitted

# An item whose lengths differ less than this (as a logarithm) lost no sentence.
_ONE_ITEM = 0.3
# A section whose pairs score less than this on average cannot be trusted.
_WEAK = 0.22
_WEAK_UNITS = 4


def align(notice: Notice, lexicon: Lexicon) -> tuple[Section, ...]:
    """The aligned sections of a notice in the order of the English.

    A French section without counterpart keeps its place.
    """
    chunks, weights = chunks_of(notice, lexicon)
    found = reunited_far([pairs_of(en, fr, weights) for en, fr in chunks], weights)
    return tuple(section for pairs in found for section in _sections(pairs))


def chunks_of(notice: Notice, lexicon: Lexicon) -> tuple[list[tuple[list[Unit], list[Unit]]], Weights]:
    """The units of matched sections, to be aligned each for itself, and the weights of their words."""
    english, french = segments_of(notice.en.blocks), segments_of(notice.fr.blocks)
    weights = Weights([*english, *french], lexicon)
    return matched_groups(_groups(english, weights), _groups(french, weights)), weights


def segments_of(blocks: Iterable[Block]) -> list[Segment]:
    """The units to align: sentences of paragraphs, and the other blocks as wholes."""
    segments = []
    for block in blocks:
        if block.kind == "paragraph":
            segments += [Segment(block, span) for span in sentences(block.text, block.language)]
        elif block.kind != "furniture":
            segments.append(Segment(block, Span(0, len(block.text))))
    return segments


def _groups(segments: Sequence[Segment], weights: Weights) -> list[list[Unit]]:
    """The units from one heading to the next; the first group, maybe empty, stands before the first heading."""
    groups: list[list[Unit]] = [[]]
    block: Block | None = None
    for segment in segments:
        if segment.block.kind == "heading":
            groups.append([])
        groups[-1].append(weights.unit(segment, first=segment.block is not block))
        block = segment.block
    return groups


def pairs_of(english: list[Unit], french: list[Unit], weights: Weights) -> list[Pair]:
    """The pairs of a chunk in the order of the English."""
    scorer = weights.vocabulary.made(fitted)
    links = _known_fields(english, french)
    used_en, used_fr = {i for link in links for i in link.en}, {j for link in links for j in link.fr}
    free_en = [index for index in range(len(english)) if index not in used_en]
    free_fr = [index for index in range(len(french)) if index not in used_fr]
    found = best_links([english[i] for i in free_en], [french[i] for i in free_fr], scorer)
    links += [
        Link(tuple(free_en[i] for i in link.en), tuple(free_fr[i] for i in link.fr), link.score) for link in found
    ]
    links = in_order(pair_moved(links, english, french, scorer))
    pairs = []
    for link in links:
        pair = _pair([english[i] for i in link.en], [french[i] for i in link.fr], link)
        pairs += _refined(pair, weights)
    return pairs


def _known_fields(english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Fields with the same known label belong together, whatever their order."""
    places: list[dict[str, list[int]]] = [{}, {}]
    for found, units in zip(places, (english, french), strict=True):
        for index, unit in enumerate(units):
            if unit.segments[0].block.concept:
                found.setdefault(unit.segments[0].block.concept, []).append(index)
    return [
        Link((en[0],), (fr[0],), 1.0)
        for concept, en in places[0].items()
        if len(en) == len(fr := places[1].get(concept, [])) == 1
        and english[en[0]].kind == french[fr[0]].kind == "field"
    ]


def _pair(en: Sequence[Unit], fr: Sequence[Unit], link: Link) -> Pair:
    segments_en = tuple(segment for one in en for segment in one.segments)
    segments_fr = tuple(segment for one in fr for segment in one.segments)
    return Pair(_kind(segments_en or segments_fr), segments_en, segments_fr, round(link.score, 3), link.moved)


def _kind(segments: Sequence[Segment]) -> UnitKind:
    block = segments[0].block
    if block.kind == "paragraph" and any(len(segment.span) < len(block.text) for segment in segments):
        return "sentence"
    return "paragraph" if block.kind == "furniture" else block.kind


def _refined(pair: Pair, weights: Weights) -> list[Pair]:
    """An item of several sentences is aligned sentence by sentence."""
    if pair.kind != "item" or not pair.en or not pair.fr:
        return [pair]
    sides = [sentence_units(segments, weights) for segments in (pair.en, pair.fr)]
    if min(len(side) for side in sides) == 0 or max(len(side) for side in sides) == 1:
        return [pair]
    links = in_order(best_links(sides[0], sides[1], weights.vocabulary.made(fitted)))
    fits = abs(length_excess(merged(sides[0]).length, merged(sides[1]).length)) < _ONE_ITEM
    if fits and not all(link.matched for link in links):
        return [pair]  # cut into other sentences: as a whole it has the length of a translation
    return [_pair([sides[0][i] for i in link.en], [sides[1][i] for i in link.fr], link) for link in links]


def sentence_units(segments: Iterable[Segment], weights: Weights) -> list[Unit]:
    """A unit for each sentence of some segments."""
    return [weights.unit(Segment(segment.block, span)) for segment in segments for span in _sentences(segment)]


def _sentences(segment: Segment) -> Iterator[Span]:
    """The sentences of a segment, which may be one of several in its block."""
    for span in sentences(segment.text, segment.block.language):
        yield Span(segment.span.start + span.start, segment.span.start + span.end)


def _sections(pairs: Sequence[Pair]) -> list[Section]:
    """Cuts the pairs of a chunk at headings; a heading that one version lacks opens a section of one side."""
    groups: list[list[Pair]] = []
    for pair in pairs:
        if not groups or pair.kind == "heading":
            groups.append([])
        groups[-1].append(pair)
    return [
        Section(_heading(group[0], "en"), _heading(group[0], "fr"), tuple(group), weak=_weak(group)) for group in groups
    ]


def _heading(pair: Pair, language: str) -> Block | None:
    segments = pair.en if language == "en" else pair.fr
    return segments[0].block if segments and segments[0].block.kind == "heading" else None


def _weak(pairs: Sequence[Pair]) -> bool:
    """True if so little of a section is matched well that its pairs prove nothing."""
    if not pairs[0].en or not pairs[0].fr or len(pairs) <= _WEAK_UNITS:
        return False
    both = [pair for pair in pairs[1:] if pair.matched]
    only_english = sum(not pair.fr for pair in pairs)
    only_french = sum(not pair.en for pair in pairs)
    if not both:
        return bool(only_english and only_french)
    score = sum(pair.score for pair in both) / len(both)
    return score < _WEAK or min(only_english, only_french) > len(both)
