"""Spaces between words: missing, doubled, or on the wrong side of a sign. Those of French alone are not judged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ..language import inclusive
from ..language.folding import fold
from ..language.function_words import AFTER_HANGING_HYPHEN, ARTICLES
from ..language.masks import inside
from ..language.spelling.setting import setting
from ..language.spelling.speller import speller
from ..language.units import TIME_UNITS, unit_after
from ..model import Block, Language, Span, other
from ..patterns import lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, Replacement, VariantSpec
from .support.passages import no_prose, passages

OPTIONS: dict[str, Key] = {}
VALUES = {"text": "the words around the place", "sign": "the sign with a space before it"}
VARIANTS = (
    VariantSpec("glued-unit", "A number and its unit have no space between them: `40Euro`.", ("text",), alike=()),
    VariantSpec("after-hyphen", "A hyphen has a space beside it: `intra- city`.", ("text",), alike=()),
    VariantSpec("before-sign", "A sign has a space before it: `town ,`.", ("text", "sign"), alike=("sign",)),
    VariantSpec("after-sign", "A sign has no space behind it: `town,village`.", ("text",), alike=()),
    VariantSpec("double", "There are two spaces.", ("text",), alike=()),
    VariantSpec(
        "before-ending", "An ending in brackets stands apart from its word: `conseiller (ère)`.", ("text",), alike=()
    ),
    VariantSpec("repeated", "A sign stands twice: `town..`.", ("text", "sign"), alike=()),
    VariantSpec("slash", "A slash has a space on one side only.", ("text",), alike=()),
)

_CURRENCIES = frozenset({"euro", "euros", "dollar", "dollars", "franc", "francs", "eur", "usd", "cad", "chf", "gbp"})
_LONGEST_WORD = 40
_SIGN = lazy(r"[,.;:?!]")
_BEFORE_SIGNS: dict[Language, re.Pattern[str]] = {
    "en": lazy(r"(?<=[\w)\]”»’'\"])[ \u00a0\u202f]+(,(?=[^\W\d_])|(?:[,;:?!]|\.(?![.\w]))(?=[\s”»\")\]]|$))"),
    "fr": lazy(r"(?<=[\w)\]”»’'\"])[ \u00a0\u202f]+(,(?=[^\W\d_])|(?:,|\.(?![.\w]))(?=[\s”»\")\]]|$))"),
}
_SENTENCE_GAP = lazy(r"(?<=[.!?])[ \u00a0]{1,3}(?=\S)")
_GLUED = lazy(r"(?<![\w.,/:#-])(\d(?:[\d.,\u00a0\u202f ]{0,14}\d)?)([^\W\d_]{3,12})(?![\w-])")
_TIGHT_SIGN = lazy(r"(?<![\w.@/:-])([^\W\d_]{3,24})([,;.:?!])([^\W\d_]{1,24})(?![\w@/:-]|\.\w)")
_APART = lazy(r"(?<![\w'’-])(?P<head>[a-zà-ÿœ]{3,24})[ \u00a0](?P<sign>\()(?P<ending>[-·.]?[a-zà-ÿ]{1,5})\)(?!\w)")
# Two points are neither an end nor an ellipsis; `:` and `!` are repeated on purpose, or in code.
_TWICE = lazy(r"(?<=[\w)\]»”’])(?:(?<!\.)\.\.(?![./\w])|,,(?!,)|;;(?!;))")
# A picture between a word and a sign, or an element or code that is not read.
_LEFT_OUT = lazy(r"<(?:img|svg|picture|object|input)\b|!\[|\{[{%]|>\s*[^\s<>][^<>]*</", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Find:
    """A place with the wrong space: the marked stretch, and the corrected space."""

    variant: str
    marked: Span
    space: Span
    text: str = ""
    safe: bool = True
    values: dict[str, str] = field(default_factory=dict)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Judges each block; a habit of a whole version is no defect."""
    loose = _habits(case)
    for side, block in passages(case):
        for find in _finds(block, case, side):
            if _is_habit(find, block.text, loose[side]) or _is_of_both(case, side, block, find):
                continue
            yield Hit(
                marks=(Mark(side, block, find.marked),),
                values={"text": find.marked.of(block.text), **find.values},
                variant=find.variant,
                replacements=(Replacement(side, block, find.space, find.text),),
                safe=find.safe,
            )
    yield from _titles_in_both(case)


def _habits(case: Case) -> dict[Language, set[str]]:
    """The signs that mostly have a space before them in a version, as extracted text may have.

    "double" is for sentences that are mostly two spaces apart, as on a typewriter.
    """
    spaced: dict[Language, Counter[str]] = {"en": Counter(), "fr": Counter()}
    tight: dict[Language, Counter[str]] = {"en": Counter(), "fr": Counter()}
    for side, block in passages(case):
        for match in _SIGN.finditer(block.text):
            before = block.text[match.start() - 1 : match.start()]
            (spaced if before.isspace() else tight)[side][match[0]] += 1
        for match in _SENTENCE_GAP.finditer(block.text):
            (tight if len(match[0]) == 1 else spaced)[side]["double"] += 1
    return {
        side: {sign for sign, count in spaced[side].items() if count > 2 and count > tight[side][sign]}
        for side in spaced
    }


def _is_habit(find: _Find, text: str, habits: Collection[str]) -> bool:
    if find.variant == "double":
        return "double" in habits and text[find.space.start - 1] in ".!?"
    return find.variant == "before-sign" and find.values["sign"] in habits


def _is_of_both(case: Case, side: Language, block: Block, find: _Find) -> bool:
    """True if the writer did not set a space.

    A picture is there, or the sign is spoken of, or both versions have the option.
    """
    if find.variant == "before-sign":
        sign = Span(find.space.end, find.space.end + 1)
        place = block.origin.locate(Span(find.space.start, sign.end))
        left_out = _LEFT_OUT.search(case.side(side).document.source, place.start, place.end)
        return left_out is not None or setting(case.side(side), block, sign) == "code"
    if find.variant != "after-hyphen" or block.text[find.space.end : find.space.end + 1] != "-":
        return False
    option = Span(find.space.start, find.marked.end).of(block.text)
    return any(option in one.text for there, one in passages(case, other(side)) if there != side)


def _finds(block: Block, case: Case, side: Language) -> Iterator[_Find]:
    text = block.text
    # A short line of a French version may look like English, and has the spaces of French.
    language: Language = "en" if block.language == side == "en" else "fr"
    found = [*_double(text, block), *_glued_units(text, block.language), *_hyphens(text, block.language)]
    found += [*_before_signs(text, language), *_after_signs(text, block.language), *_slashes(text)]
    found += [*_before_endings(text, block.language), *_repeated(text)]
    if found:
        skipped = no_prose(case, block)
        yield from (find for find in found if not inside(find.space.start, skipped) and not block.inserted(find.space))


def _double(text: str, block: Block) -> Iterator[_Find]:
    if "  " not in text and "\u00a0 " not in text and " \u00a0" not in text:
        return
    # The space behind a section number is layout, and so is a wide gap: a column, a tab.
    begin = len(block.number) + 2 if block.number else 0
    for match in re.finditer(r"(?<=\S)[ \u00a0]{2,3}(?=\S)", text):
        if match.start() >= begin:
            around = Span(_word_start(text, match.start()), _word_end(text, match.end()))
            space = "\u00a0" if "\u00a0" in match[0] else " "
            yield _Find("double", around, Span(*match.span()), space)


def _glued_units(text: str, language: Language) -> Iterator[_Find]:
    for match in _GLUED.finditer(text):
        word = match[2]
        if word.lower() in _CURRENCIES or _is_time(word, language):
            yield _Find("glued-unit", Span(*match.span()), Span(match.end(1), match.end(1)), " ")


def _is_time(word: str, language: Language) -> bool:
    """True if a word of at least three letters is a measure of time: `5h` and `10m` are written together."""
    unit = unit_after(fold(f" {word}"), 0, language, adjectives=0)
    return len(word) > 2 and unit is not None and unit[0] in TIME_UNITS


def _hyphens(text: str, language: Language) -> Iterator[_Find]:
    if "- " not in text and " -" not in text:
        return
    known = speller(language).known
    for match in _broken_compound.finditer(text):
        before, after = match["left"] or match["head"], match["right"] or match["tail"]
        if after.lower() in AFTER_HANGING_HYPHEN[language] or before.lower() in AFTER_HANGING_HYPHEN[language]:
            continue
        if match["left"] is None and (before[0].isupper() or not after.islower() or before in ARTICLES[language]):
            continue  # `Head -Planning` is a dash without its second space, `the -ing` a suffix
        if len(before) > 1 and after.islower() and (known(before + after) or known(f"{before}-{after}")):
            gap = re.search(r"\s+", match[0])
            if gap:
                space = Span(match.start() + gap.start(), match.start() + gap.end())
                yield _Find("after-hyphen", Span(*match.span()), space)


def _before_signs(text: str, language: Language) -> Iterator[_Find]:
    for match in _BEFORE_SIGNS[language].finditer(text):
        sign = match[1]
        # A ratio, or a colon that stands between two columns.
        if sign == ":" and text[match.start() - 1].isdigit():
            continue
        # A point that ends no sentence: the parts of an address stand apart so that programs cannot read it.
        if sign == "." and text[match.end() : match.end() + 2].strip().islower():
            continue
        if sign in ":;" and text[match.end() : match.end() + 1] == ")" and "(" not in text[: match.start()]:
            continue  # a face
        marked = Span(_word_start(text, match.start()), match.end())
        safe = not text[match.end() : match.end() + 1].isalpha()  # else the space belongs behind the sign
        yield _Find("before-sign", marked, Span(match.start(), match.start(1)), safe=safe, values={"sign": sign})


def _after_signs(text: str, language: Language) -> Iterator[_Find]:
    known = speller(language).known
    for match in _TIGHT_SIGN.finditer(text):
        before, sign, after = match[1], match[2], match[3]
        lower = before[-1].islower() and (
            sign != "." or (before[1:].islower() and after[:1].isupper() and len(after) > 1)
        )
        if lower and len(before) > 2 and known(before) and known(after):
            yield _Find("after-sign", Span(*match.span()), Span(match.start(3), match.start(3)), " ")
    for match in _tight_bracket.finditer(text):
        at = match.end() if match["ahead"] is None else match.start()
        yield _Find("after-sign", Span(_word_start(text, at), _word_end(text, match.end())), Span(at, at), " ")


def _before_endings(text: str, language: Language) -> Iterator[_Find]:
    if language != "fr" or " (" not in text:
        return
    known = speller("fr").known
    for match in _APART.finditer(text):
        head, ending = match["head"], match["ending"].lstrip("-·.")
        both = inclusive.forms(f"{head}({ending})")
        # `(le)` may be a word of its own; `(e)`, and what takes the place of another ending, `(ère)`, may not.
        word = known(ending) and len(ending) > 1 and both[-1] == head + ending
        if not word and known(head) and len(both) > 1 and known(both[1]):
            yield _Find("before-ending", Span(*match.span()), Span(match.end("head"), match.start("sign")))


def _repeated(text: str) -> Iterator[_Find]:
    for match in _TWICE.finditer(text):
        marked = Span(_word_start(text, match.start()), match.end())
        yield _Find("repeated", marked, Span(match.start() + 1, match.end()), values={"sign": match[0][0]})


def _slashes(text: str) -> Iterator[_Find]:
    if "/" not in text:
        return
    for match in re.finditer(r"(?<=[^\s/]) /(?=[^\s/])|(?<=[^\s/])/ (?=[^\s/])", text):
        marked = Span(_word_start(text, match.start()), _word_end(text, match.end()))
        space = Span(match.start() + match[0].index(" "), match.start() + match[0].index(" ") + 1)
        yield _Find("slash", marked, space, safe=False)


def _titles_in_both(case: Case) -> Iterator[Hit]:
    """A title in both languages, `NOTICE/ AVIS`: each half is in its version, the slash in neither."""
    english, french = case.notice.en, case.notice.fr
    if english.document is not french.document:
        return
    source = english.document.source
    for en, fr in zip(english.blocks[:4], french.blocks[:4], strict=False):
        ends = [block.origin.locate(Span(0, len(block.text))) for block in (en, fr)]
        gap = source[min(end.end for end in ends) : max(end.start for end in ends)]
        if gap.strip(" ") == "/" and len(gap) == 2:
            yield Hit(
                marks=(Mark("en", en, _last_word(en)), Mark("fr", fr, Span(0, _word_end(fr.text, 0)))),
                values={"text": gap},
                variant="slash",
            )


def _last_word(block: Block) -> Span:
    return Span(_word_start(block.text, len(block.text)), len(block.text))


def _word_start(text: str, position: int) -> int:
    least = max(0, position - _LONGEST_WORD)
    while position > least and not text[position - 1].isspace():
        position -= 1
    return position


def _word_end(text: str, position: int) -> int:
    most = min(len(text), position + _LONGEST_WORD)
    while position < most and not text[position].isspace():
        position += 1
    return position


@lazy
def _broken_compound() -> str:
    word = r"[^\W\d_]{2,24}"
    return rf"(?<![\w-])(?:(?P<left>{word})- +(?P<right>{word})|(?P<head>{word}) +-(?P<tail>{word}))(?![\w-])"


@lazy
def _tight_bracket() -> str:
    """An acronym in brackets glued to a word; in lower case or alone, brackets belong inside words: `study(ies)`."""
    acronym = r"\((?=[A-Z]{2})[\w-]{2,12}\)"
    return rf"(?P<ahead>(?<=[a-zà-ÿ]){acronym})|{acronym}(?=[a-zà-ÿ]{{2}})"
