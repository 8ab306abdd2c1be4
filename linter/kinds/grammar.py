"""Remarks of grammar engines, as far as the notice does not show that they are mistaken.

An engine sees one text. It takes names, terms and code for mistakes. Words that the other version has as well, masked
words and names are left alone. A text with many remarks is no sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import cast, get_args

from ..grammar.remark import Fault, Remark
from ..language.masks import inside
from ..language.spelling.setting import setting
from ..messages import both
from ..model import LANGUAGES, Block, Language, Span, other
from ..patterns import WORD, lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec
from .support.passages import no_prose, passages

_REMARK = {
    "text": Key("string", both("The words that the remark is about."), required=True),
    "advice": Key("string", both("The words of the engine."), default=""),
    "fault": Key("string", both("The fault, where bilint names it."), words=get_args(Fault)[1:], default=""),
}
OPTIONS = {
    "every": Key(
        "boolean",
        both("Report also the remarks of rules that were right less than nine times in ten, at low confidence."),
        default=False,
    ),
    "remarks": Key("tables", both("Remarks to use in place of an engine."), keys=_REMARK, default=()),
}
VALUES = {
    "text": "the words as written",
    "advice": "the words of the engine",
    "engine": "the name of the engine",
}
VARIANTS = (
    VariantSpec("", "A remark in the words of an engine.", ("text", "advice", "engine"), alike=("text",)),
    VariantSpec("number", "A determiner and its noun differ in number.", ("text",), alike=("text",)),
    VariantSpec("verb", "A subject and its verb differ in number.", ("text",), alike=("text",)),
    VariantSpec("base-form", "An inflected verb follows `to` or a modal verb.", ("text",), alike=("text",)),
    VariantSpec("parallel", "Members of a coordination have different forms.", ("text",), alike=("text",)),
)

# A text with more remarks is a table, a list of names or garbled.
_MOST_IN_A_TEXT = 3
_MOST_IN_A_NOTICE = 40
# Signs beside a word that is a part of another: `auteur(e)`, `auteur·e`, `le/la`, `open-source`.
_GLUED = frozenset("(·•/-‑_&")
_SENTENCE_START = lazy(r"(?:^|[.!?:;…»”\"])\s*$")
_NOT_LOWER = lazy(r"[A-ZÀ-Þ\d]")
_NAME_BEHIND = lazy(r"\s[A-ZÀ-Þ]")  # of which an engine knows no gender: `la TIC`
_NAME_BEFORE = lazy(r"(?<!\w)[A-ZÀ-Þ]\w*\s$")  # as of a field: `le champ À contiendra`
_LONGEST_NAME = 30  # characters
_WORD_BEHIND = lazy(r"\s(\w+)")  # the noun of a determiner
_SHORT = 3  # letters: `les` and `des` are words of two languages


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Asks the engines about each block in its own language."""
    there = _words_there(case)
    left = _MOST_IN_A_NOTICE
    for side, block in passages(case):
        if block.language != side:
            continue  # left in the other language, which another rule reports
        remarks = _given(options["remarks"], block.text) or _asked(case, block)
        kept = [one for one in remarks if (one.sure or options["every"]) and _stands(case, side, block, one, there)]
        if len(kept) <= _MOST_IN_A_TEXT:
            for remark in kept[:left]:
                yield _hit(side, block, remark)
            left -= len(kept[:left])


def _asked(case: Case, block: Block) -> Sequence[Remark]:
    return case.proofreader.remarks(block.text, block.language) if case.proofreader else ()


def _given(tables: Sequence[Mapping[str, str]], text: str) -> list[Remark]:
    """The remarks of a rule page whose words stand in the text."""
    found = []
    for table in tables:
        start = text.find(table["text"])
        if start >= 0:
            span = Span(start, start + len(table["text"]))
            fault = cast("Fault", table.get("fault", ""))
            found.append(Remark(span, "rule page", "", fault=fault, advice=table.get("advice", "")))
    return found


def _words_there(case: Case) -> dict[Block, set[str]]:
    """The words of the other version beside each block."""
    there: dict[Block, set[str]] = defaultdict(set)
    for pair in case.pairs(weak=True):
        for language in LANGUAGES:
            words = {word for one in pair.side(other(language)) for word in WORD.findall(one.text.lower())}
            for segment in pair.side(language):
                there[segment.block] |= words
    return there


def _stands(case: Case, side: Language, block: Block, remark: Remark, there: Mapping[Block, set[str]]) -> bool:
    """True if the notice does not show that an engine took a name, code or an ending for a mistake."""
    text, span = block.text, remark.span
    if text[span.end : span.end + 1] in _GLUED or text[max(0, span.start - 1) : span.start] in _GLUED:
        return False
    masked = no_prose(case, block)
    if any(inside(at, masked) for at in (span.start - 2, span.start, span.end - 1, span.end + 1)):
        return False  # what stands beside an address or code is a part of no phrase
    words = span.of(text)
    begins = bool(_SENTENCE_START.search(text, max(0, span.start - 4), span.start))
    if not remark.fault and (_NOT_LOWER.search(words[1:] if begins else words) or _NAME_BEHIND.match(text, span.end)):
        return False
    named = _NAME_BEFORE.search(text, max(0, span.start - _LONGEST_NAME), span.start)
    if not remark.fault and named and not _SENTENCE_START.search(text, max(0, named.start() - 4), named.start()):
        return False
    same = there.get(block, set())
    behind = _WORD_BEHIND.match(text, span.end)
    beside = f"{words} {behind[1] if behind and not remark.fault else ''}"
    if any(len(word) > _SHORT and word in same for word in WORD.findall(beside.lower())):
        return False
    return not setting(case.side(side), block, span)


def _hit(side: Language, block: Block, remark: Remark) -> Hit:
    text = remark.span.of(block.text)
    said = {} if remark.fault else {"advice": remark.advice, "engine": remark.engine}
    return Hit(
        marks=(Mark(side, block, remark.span),),
        extra=(text,),
        values={"text": text, **said},
        variant=remark.fault,
        confidence=None if remark.sure else "low",
    )
