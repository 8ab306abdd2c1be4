"""Divides the blocks of one bilingual document into its English and its French version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..language.folding import fold
from ..language.identification import LanguageScale
from ..language.months import MONTHS
from ..language.turning_point import turning_point
from ..model import Block, Language, Span, other
from ..patterns import lazy
from .furniture import is_rule

# Less than this share of the text in the second language is no version of its own.
_LEAST_SHARE = 0.08
_BETWEEN = lazy(r"(?<!\s)\s++/\s*+|/\s++|(?<!\s)\s++[|–—]\s++")
_WORD = lazy(r"[^\W\d_]{4}")
_TITLE_BLOCKS = 4
_NEAR_CUT = 4
_TITLE_LENGTH = 200
# From this weight on, in function words, a heading is in a language by its own words.
_TELLS = 1.0
# One line with a colon may be a sentence; two are a form.
_LEAST_FIELDS = 2
# Less weight than this, in function words, may be chance in a few short lines.
_CHANCE = 2.0


def divide(blocks: Sequence[Block], scale: LanguageScale) -> dict[Language, tuple[Block, ...]] | None:
    """The blocks of each version in reading order, or None where there is only one version.

    One version after the other. A block in the wrong language keeps its place, so that it can be reported. The
    letterhead above both is the exception. Paragraph by paragraph: each block goes by its language.
    """
    blocks = [part for index, block in enumerate(blocks) for part in _title_in_both(block, index, scale)]
    sizes = [len(block.text) if block.kind != "furniture" else 0 for block in blocks]
    total = sum(sizes)
    french = sum(size for block, size in zip(blocks, sizes, strict=True) if block.language == "fr")
    if not total or min(french, total - french) < _LEAST_SHARE * total:
        return None
    turn = turning_point(sizes, [block.language for block in blocks], "en")
    if not turn.sequential:
        return _alternating(blocks)
    first = turn.first
    if not (_mostly_in(first, blocks[: turn.index]) and _mostly_in(other(first), blocks[turn.index :])):
        return None
    blocks, cut = _cut_at_title(blocks, turn.index, first, scale)
    blocks, cut = _cut_at_rule(blocks, cut, first, scale)
    blocks = _without_shared_head(blocks, cut, first, scale)
    body = 0 if _have_own_titles(blocks, cut) else _body(blocks)
    sides: dict[Language, list[Block]] = {"en": [], "fr": []}
    for index, block in enumerate(blocks):
        position = first if index < cut else other(first)
        sides[_in_head(block, scale) if index < min(body, cut) else position].append(block)
    return {language: tuple(found) for language, found in sides.items()}


def _in_head(block: Block, scale: LanguageScale) -> Language:
    """The language of a line of a letterhead. The lines below it tell nothing about a title."""
    contrary = other(block.language)
    return contrary if block.kind == "heading" and _tells(block, contrary, scale) else block.language


def _mostly_in(language: Language, blocks: Sequence[Block]) -> bool:
    """True if more text is in a language than in the other one. Furniture is left out."""
    sizes = [
        len(block.text) * (1 if block.language == language else -1) for block in blocks if block.kind != "furniture"
    ]
    return sum(sizes) > 0


def own_version(blocks: Sequence[Block], language: Language, scale: LanguageScale) -> tuple[Block, ...]:
    """The blocks of a file that holds one version. The other language in its letterhead is furniture.

    A line that shows no language, or only by the name of a month, is in that of the file.
    """
    blocks = [part for index, block in enumerate(blocks) for part in _title_in_both(block, index, scale, alone=True)]
    body = _body(blocks)
    return tuple(_in_file(block, language, scale, in_head=index < body) for index, block in enumerate(blocks))


def _in_file(block: Block, language: Language, scale: LanguageScale, *, in_head: bool) -> Block:
    """A block of a file in one language. A heading of its letterhead in the other language is furniture."""
    if block.language == language:
        return block
    if not _tells(block, other(language), scale):
        return replace(block, language=language)
    return replace(block, kind="furniture") if in_head and block.kind == "heading" else block


def _tells(block: Block, language: Language, scale: LanguageScale) -> bool:
    """True if a block is in a language by its own words."""
    words = " ".join(word for word in block.text.split() if fold(word) not in MONTHS)
    return scale.weigh_for(words, language) >= _TELLS


def _body(blocks: Sequence[Block]) -> int:
    """Where the letterhead and title end: at the first field or numbered heading."""
    return next((index for index, block in enumerate(blocks) if block.kind == "field" or block.number), _TITLE_BLOCKS)


def _have_own_titles(blocks: Sequence[Block], cut: int) -> bool:
    """True if each version begins with a heading of one rank. Then no letterhead stands above both."""
    title, second = blocks[0], blocks[cut]
    letterhead = blocks[1 : min(_TITLE_BLOCKS, cut)]
    return (
        (title.kind, title.level) == (second.kind, second.level)
        and title.kind == "heading"
        and not any(block.kind == "heading" and block.language != title.language for block in letterhead)
    )


def _alternating(blocks: Sequence[Block]) -> dict[Language, tuple[Block, ...]]:
    """Each block by its language; one that repeats the block before it is the other version, left untranslated."""
    sides: dict[Language, list[Block]] = {"en": [], "fr": []}
    before: Block | None = None
    for block in blocks:
        copied = before is not None and block.text == before.text and block.language == before.language
        sides[other(block.language) if copied else block.language].append(block)
        before = None if copied else block
    return {language: tuple(found) for language, found in sides.items()}


def _cut_at_title(blocks: list[Block], cut: int, first: Language, scale: LanguageScale) -> tuple[list[Block], int]:
    """The cut moved to the title of the second version: a heading of the rank of the first one.

    Such a heading is decisive where either version has as many of this rank, and the cut is near. The lines above the
    first title have their like above the second. Else the cut moves down to a title if all between hardly shows a
    language. Headings of one word, figures and names belong to the version whose section they stand in.
    """
    titles = [index for index, block in enumerate(blocks) if block.kind == "heading"]
    if not titles:
        return blocks, cut
    rank = blocks[titles[0]].level, blocks[titles[0]].number
    ranked = [index for index in titles if (blocks[index].level, blocks[index].number) == rank]
    middle = ranked[len(ranked) // 2]
    # The second version may have sections before the one of the first number that both have.
    if not rank[1] and len(ranked) % 2 == 0 and abs(middle - cut) <= _NEAR_CUT and cut not in ranked:
        to = middle - _head(blocks, titles[0], middle, first, scale)
        # Where sentences stand above the first heading of the one version, they may above that of the other.
        told = sum(max(0.0, _weight_of_second(block, first, scale)) for block in blocks[cut:to]) if titles[0] else 0.0
        text = [block for block in blocks[to:cut] if block.kind != "heading"]
        told += sum(max(0.0, -_weight_of_second(block, first, scale)) for block in text)
        return _moved(blocks, cut, to, first) if told < _CHANCE else (blocks, cut)
    against = 0.0
    for index in range(cut, len(blocks)):
        if index in ranked[1:]:
            return _moved(blocks, cut, index, first)
        against += max(0.0, _weight_of_second(blocks[index], first, scale))
        if against >= _CHANCE:
            break
    return blocks, cut


def _head(blocks: list[Block], above: int, title: int, first: Language, scale: LanguageScale) -> int:
    """How many blocks above the second title answer those above the first: a trail, a choice of languages."""
    if above > _NEAR_CUT:
        return 0
    head = blocks[title - above : title]
    alike = [block.kind for block in head] == [block.kind for block in blocks[:above]]
    against = sum(max(0.0, -_weight_of_second(block, first, scale)) for block in head)
    return above if alike and against < _CHANCE else 0


def _weight_of_second(block: Block, first: Language, scale: LanguageScale) -> float:
    """The weight of the words for the language that comes second; below 0 for the first one."""
    return scale.weigh_for(block.text, other(first))


def _moved(blocks: list[Block], cut: int, to: int, first: Language) -> tuple[list[Block], int]:
    """The blocks with the cut moved; those between change their version."""
    start, end = sorted((cut, to))
    language = first if to > cut else other(first)
    moved = [replace(block, language=language) for block in blocks[start:end]]
    return [*blocks[:start], *moved, *blocks[end:]], to


def _cut_at_rule(blocks: list[Block], cut: int, first: Language, scale: LanguageScale) -> tuple[list[Block], int]:
    """The cut moved to a drawn line just behind it, if the text between shows no language."""
    for index in range(cut, min(cut + _NEAR_CUT, len(blocks))):
        if is_rule(blocks[index].text):
            return _moved(blocks, cut, index, first)
        if scale.weigh(blocks[index].text):
            break
    return blocks, cut


def _without_shared_head(blocks: list[Block], cut: int, first: Language, scale: LanguageScale) -> list[Block]:
    """The blocks with a form above both versions as furniture, if it is in the language that comes second.

    Figures, names and headings in it belong to the form, up to the first words of the version below.
    """
    start = next((index for index, block in enumerate(blocks[:cut]) if block.kind != "heading"), cut)
    weights = [_weight_of_second(block, first, scale) for block in blocks[:cut]]
    end = next((index for index in range(start, cut) if weights[index] <= -_TELLS), start)
    fields = sum(block.kind == "field" for block in blocks[start:end])
    if fields < _LEAST_FIELDS or sum(weights[start:end]) < _CHANCE:
        return blocks
    return [*blocks[:start], *(replace(block, kind="furniture") for block in blocks[start:end]), *blocks[end:]]


def _title_in_both(block: Block, index: int, scale: LanguageScale, *, alone: bool = False) -> list[Block]:
    """A title that names both languages, `VACANCY NOTICE / AVIS DE VACANCE`, gives a block for each.

    `alone` is true for a file that holds one version.
    """
    if index >= _TITLE_BLOCKS or block.kind == "item" or block.concept or len(block.text) > _TITLE_LENGTH:
        return [block]
    for between in _BETWEEN.finditer(block.text):
        spans = Span(0, between.start()), Span(between.end(), len(block.text))
        weights = [scale.weigh(span.of(block.text)) for span in spans]
        # A dash occurs within titles of one language, too. In a file of one version both halves must show their
        # language.
        english = min(weights) <= (-1 if alone and between[0].strip() in "–—" else 0)
        if all(_WORD.search(span.of(block.text)) for span in spans) and max(weights) >= 1 and english:
            second_french = weights[1] > weights[0]
            languages: tuple[Language, Language] = ("en", "fr") if second_french else ("fr", "en")
            title = replace(block, kind="heading", label=None, value=None)
            return [
                replace(
                    title, text=span.of(block.text), origin=block.origin.slice(span), language=language, literals=()
                )
                for span, language in zip(spans, languages, strict=True)
            ]
    return [block]
