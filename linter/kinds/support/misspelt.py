"""The misspelt forms of a version as hits, though each of their words exists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language.spelling.forms import misspelt_forms
from ...language.spelling.setting import setting
from ...model import LANGUAGES, Block, Language, Span
from ...patterns import lazy
from ..contract import Case, Hit, Mark, Replacement

_PLURAL = lazy(r"\b([A-Z]{2,6})s\b")


def misspelt(case: Case, language: Language) -> Iterator[Hit]:
    """Numbers without their hyphen, and plurals with an apostrophe where the version has the plural without."""
    blocks = [block for block in case.side(language).blocks if block.kind != "furniture"]
    plurals = frozenset(match[1] for block in blocks for match in _PLURAL.finditer(block.text))
    for block in blocks:
        for form in misspelt_forms(block.text, block.language, plurals):
            if form.wrong == "letter" and (_is_symbol(case, block, form.span)):
                continue
            span = _with_neighbours(block.text, form.span) if form.wrong == "letter" else form.span
            yield Hit(
                marks=(Mark(language, block, span),),
                extra=(form.text,),
                missing=(form.mended,) if form.mended else (),
                values={"word": form.text, "suggestion": form.mended},
                variant=form.wrong,
                replacements=(Replacement(language, block, form.span, form.mended),) if form.mended else (),
                safe=form.wrong != "letter",
            )


def _with_neighbours(text: str, span: Span) -> Span:
    """A lone letter with the words on both sides, by which a reader finds it."""
    end = text.find(" ", span.end + 1)
    return Span(text.rfind(" ", 0, span.start - 1) + 1, end if end >= 0 else len(text))


def _is_symbol(case: Case, block: Block, span: Span) -> bool:
    """True if a lone letter names a thing: code, italics, or alone in either version more than once."""
    letter = re.compile(rf"(?<![\w'’]){span.of(block.text)}(?![\w'’])")
    texts = (one.text for language in LANGUAGES for one in case.side(language).blocks)
    side = next(case.side(language) for language in LANGUAGES if block in case.side(language).blocks)
    return bool(setting(side, block, span)) or sum(len(letter.findall(text)) for text in texts) > 1
