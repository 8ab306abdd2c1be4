"""The form of paired blocks: levels of headings, colons of lead-ins, emphasis. Also numbers of items that jump."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..model import LANGUAGES, Block, Language, Pair, Side, Span, other
from ..patterns import lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec
from .support.siblings import siblings

OPTIONS: dict[str, Key] = {}
VALUES = {
    "text": "the words of the block, or the number of the item",
    "en": "the level, or the emphasis, in English",
    "fr": "the level, or the emphasis, in French",
    "wanted": "the number that was to come",
}
VARIANTS = (
    VariantSpec("level", "Two paired headings have different levels.", ("text", "en", "fr"), alike=("en", "fr")),
    VariantSpec("lead-in", "The lead-in of a list has a colon in the other version only.", ("text",), alike=()),
    VariantSpec(
        "emphasis", "A line is bold in one version and in italics in the other.", ("text", "en", "fr"), alike=()
    ),
    VariantSpec("number", "The number of an item does not follow the one before it.", ("text", "wanted"), alike=()),
)

# Levels may differ throughout, as where one version has a title more. So many headings tell, and this share of them.
_LEAST_HEADINGS = 3
_SHARE = 0.7
_WITH_LEVELS = frozenset({"markdown", "html", "docx"})  # elsewhere a level is a guess
_LONGEST_LINE = 15  # words of a line that may be emphasised as a whole
_LONGEST_WORD = 64  # characters
_NUMBER = lazy(r"\(?(\d{1,3})[.)]?")
_CLOSED = lazy(r"[:.…?!;][\s\u00a0\u202f»”\"*_]*$")
_COLON = lazy(r":[\s\u00a0\u202f»”\"*_]*$")


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares blocks that are aligned one to one, and reads the lists of each version."""
    pairs = [pair for pair in case.pairs() if _is_whole(pair)]
    if all(case.side(language).document.format in _WITH_LEVELS for language in LANGUAGES):
        yield from _levels([pair for pair in pairs if pair.kind == "heading"])
    following = {language: _following(case.side(language)) for language in LANGUAGES}
    for pair in pairs:
        yield from _lead_in(pair, following)
        yield from _emphasis(case, pair)
    for language in LANGUAGES:
        yield from _numbers(case.side(language))


def _is_whole(pair: Pair) -> bool:
    """True if one block stands on each side, and nothing else."""
    return all(len({segment.block for segment in pair.side(language)}) == 1 for language in LANGUAGES)


def _block(pair: Pair, language: Language) -> Block:
    return pair.side(language)[-1].block


def _levels(pairs: Sequence[Pair]) -> Iterator[Hit]:
    known = [pair for pair in pairs if all(_block(pair, language).level for language in LANGUAGES)]
    steps = Counter(_block(pair, "fr").level - _block(pair, "en").level for pair in known)
    if len(known) < _LEAST_HEADINGS:
        return
    usual, count = steps.most_common(1)[0]
    if count < _SHARE * len(known):
        return
    for pair in known:
        en, fr = _block(pair, "en"), _block(pair, "fr")
        if fr.level - en.level != usual:
            yield Hit(
                marks=(_mark("en", en), _mark("fr", fr)),
                values={"text": en.text, "en": str(en.level), "fr": str(fr.level)},
                variant="level",
            )


def _following(side: Side) -> dict[Block, Block]:
    blocks = [block for block in side.blocks if block.kind != "furniture"]
    return dict(pairwise(blocks))


def _lead_in(pair: Pair, following: dict[Language, dict[Block, Block]]) -> Iterator[Hit]:
    last = {language: pair.side(language)[-1] for language in LANGUAGES}
    for language in LANGUAGES:
        after = following[language].get(last[language].block)
        if after is None or after.kind != "item" or last[language].block.kind not in ("paragraph", "heading"):
            return
        if last[language].span.end < len(last[language].block.text.rstrip()):
            return
    if all(one.block.kind == "heading" for one in last.values()):
        return  # titles with a colon are labels
    texts = {language: last[language].text for language in LANGUAGES}
    for language in LANGUAGES:
        if _COLON.search(texts[other(language)]) and not _CLOSED.search(texts[language]):
            text, start = texts[language], last[language].span.start
            marked = Span(text.rstrip().rfind(" ") + 1, len(text.rstrip())).shift(start)
            yield Hit(
                marks=(
                    Mark(language, last[language].block, marked),
                    _end(other(language), last[other(language)].block),
                ),
                missing=(":",),
                values={"text": marked.of(last[language].block.text)},
                variant="lead-in",
            )


def _end(language: Language, block: Block) -> Mark:
    text = block.text.rstrip()
    return Mark(language, block, Span(text.rstrip(" :\u00a0\u202f").rfind(" ") + 1, len(text)))


def _emphasis(case: Case, pair: Pair) -> Iterator[Hit]:
    blocks = {language: _block(pair, language) for language in LANGUAGES}
    if any(
        block.kind not in ("paragraph", "heading")
        or len(block.text) > _LONGEST_LINE * _LONGEST_WORD
        or len(block.text.split()) > _LONGEST_LINE
        for block in blocks.values()
    ):
        return
    named = {language: _emphasised(case.side(language), blocks[language]) for language in LANGUAGES}
    if named["en"] and named["fr"] and named["en"] != named["fr"]:
        yield Hit(
            marks=tuple(_mark(language, blocks[language]) for language in LANGUAGES),
            values={"text": blocks["en"].text, "en": named["en"], "fr": named["fr"]},
            variant="emphasis",
        )


def _emphasised(side: Side, block: Block) -> str:
    """The stars or underscores of Markdown around a whole block: `**` for bold; "" where there are none."""
    if side.document.format != "markdown":
        return ""
    source = side.document.source
    place = block.origin.locate(Span(0, len(block.text)))
    before, after = source[max(0, place.start - 3) : place.start], source[place.end : place.end + 4]
    for sign in ("**", "__", "*", "_"):
        if before.endswith(sign) and sign in after:
            return sign.replace("_", "*")
    return ""


def _numbers(side: Side) -> Iterator[Hit]:
    run: list[Block] = []
    for block in (*side.blocks, None):
        if block is not None and block.kind == "item":
            run.append(block)
        elif run and (block is None or block.kind != "furniture"):
            for items in siblings(run):
                yield from _jumps(side.language, items)
            run = []


def _jumps(language: Language, items: Sequence[Block]) -> Iterator[Hit]:
    numbered = [(item, match) for item in items if (match := _NUMBER.fullmatch(item.marker))]
    values = [int(match[1]) for _, match in numbered]
    # Markdown counts for itself: a list of ones is a custom. Of many jumps, each has its reason.
    steps = [later - earlier for earlier, later in pairwise(values)]
    wrong = [number for number, step in enumerate(steps, 1) if step not in (1,) and values[number] != 1]
    if len(values) < _LEAST_HEADINGS or len(wrong) != 1:
        return
    item, match = numbered[wrong[0]]
    yield Hit(
        marks=(Mark(language, item, Span(0, len(item.text))),),
        extra=(match[1],),
        values={"text": item.marker, "wanted": str(values[wrong[0] - 1] + 1)},
        variant="number",
    )


def _mark(language: Language, block: Block) -> Mark:
    return Mark(language, block, Span(0, len(block.text)))
