"""Words typed twice: `the the`, `de la de la`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from ..language.masks import inside
from ..messages import both
from ..model import Block, Language, Span
from ..patterns import lazy
from ..project.toml_schema import Key
from ..vocabulary import Vocabulary
from .contract import Case, Hit, Mark, Options, Replacement, VariantSpec
from .support.passages import no_prose, passages

_WORDS = Key("strings", both("Words in lower case."))
OPTIONS = {
    "allowed": Key(
        "table",
        both("Words of each language that may stand twice."),
        keys={"en": _WORDS, "fr": _WORDS},
        default={},
    )
}
VALUES = {"word": "the second of the two words, or groups of words"}
VARIANTS = (VariantSpec("", "A word or a group of function words stands twice.", ("word",), alike=("word",)),)

_MARGIN = 80  # characters: no line of text is set in by more


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Finds words, and groups of two words, that stand twice.

    Two words count as one group where both are function words (`of the of the`): others repeat on purpose
    (`step by step by step`).
    """
    for side, block in passages(case):
        allowed = options["allowed"].get(block.language, ())
        for match in _doubled.finditer(block.text):
            if inside(match.start(), no_prose(case, block)):
                continue
            words = match[1].split()
            functional = all(word.lower() in case.vocabulary.made(_function_words, block.language) for word in words)
            # Two lines that begin with the same word are commands or columns.
            if not functional and _is_broken(case.side(side).document.source, block, match):
                continue
            if not _is_meant(match, words, allowed, functional=functional):
                yield _hit(side, block, match, safe=functional)


def _is_broken(source: str, block: Block, match: re.Match[str]) -> bool:
    """True if each of two words begins a line of the source."""
    first, second = (block.origin.locate(Span(*match.span(group))) for group in (1, 2))
    return all(
        source[max(0, one.start - _MARGIN) : one.start].rstrip(" \t")[-1:] in ("", "\n", "\r")
        for one in (first, second)
    )


def _is_meant(match: re.Match[str], words: list[str], allowed: list[str], *, functional: bool) -> bool:
    first, second = match[1], match[2]
    if len(words) > 1:
        return not functional
    if first.lower() in allowed:
        return True
    # Baden Baden, and what is written in capitals alone: names, acronyms, columns of a table.
    return not second.islower() and not functional


def _hit(side: Language, block: Block, match: re.Match[str], *, safe: bool) -> Hit:
    return Hit(
        marks=(Mark(side, block, Span(*match.span())),),
        extra=(match[2],),
        values={"word": match[2]},
        replacements=(Replacement(side, block, Span(match.end(1), match.end()), ""),),
        safe=safe,
    )


@lazy
def _doubled() -> str:
    word = r"[^\W\d_]+(?:['’-][^\W\d_]+){0,3}"
    # Atomic groups: a word is tried as a whole, never letter by letter.
    return rf"(?i)(?<![\w'’./-])((?>{word})(?: (?>{word}))?)\s+(\1)(?![\w'’/-]|\.\w)"


def _function_words(vocabulary: Vocabulary, language: Language) -> frozenset[str]:
    joining = {"and", "or", "et", "ou"}  # on and on and on
    return frozenset(cast("list[str]", vocabulary.toml("stopwords")[language])) - joining
