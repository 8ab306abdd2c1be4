"""Dates in the form of the other language: `22-mar-2026` and `2 Juin` in French, `3 mai 2026` in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..language.folding import fold
from ..language.locales import locale_data
from ..language.masks import inside
from ..language.months import MONTHS, is_full_month
from ..model import Block, Fact, Language, Span
from ..patterns import lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, Replacement, VariantSpec
from .support.passages import passages

OPTIONS: dict[str, Key] = {}
VALUES = {"date": "the date as written", "word": "the wrong stretch of it", "right": "the right form, or nothing"}
_VALUES = ("date", "word", "right")
VARIANTS = (
    VariantSpec("month", "The language has no month of that name or abbreviation.", _VALUES, alike=("word", "right")),
    VariantSpec("capital", "A French month has a capital.", _VALUES, alike=()),
    VariantSpec("lower", "An English month has no capital.", _VALUES, alike=()),
    VariantSpec("ordinal", "The ordinal is that of the other language: `1er June`, `2nd juin`.", _VALUES, alike=()),
    VariantSpec("first", "The first of the month is no ordinal in French: `1 juin`.", _VALUES, alike=()),
    VariantSpec("order", "The month stands before the day in French.", _VALUES, alike=()),
)

# Abbreviations that pass without a look into CLDR; July has two, in France and in Canada.
_USUAL: dict[Language, frozenset[str]] = {
    "en": frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}),
    "fr": frozenset({"janv", "févr", "avr", "juil", "juill", "sept", "oct", "nov", "déc"}),
}
_WORD = lazy(r"[^\W\d_]+\.?")
_ORDINAL = {"en": lazy(r"\d(er|re|ère|e|ème|ième)\b"), "fr": lazy(r"\d(st|nd|rd|th)\b")}
_MONTH_FIRST = lazy(r"(\d{1,2})([-/.])(\d{1,2})\2\d{2,4}")


@dataclass(frozen=True, slots=True)
class _Fault:
    """An error in a date: the stretch of the block's text, and its correction ("" if unknown)."""

    variant: str
    span: Span
    right: str = ""
    safe: bool = True
    values: Mapping[str, str] = field(default_factory=dict)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Judges each date in the language of its block."""
    for side, block in passages(case):
        for fact in case.facts.of(block, "date"):
            if inside(fact.span.start, block.literals):
                continue  # a version number, a pattern
            for fault in _faults(fact, block, case.locales[block.language]):
                yield Hit(
                    marks=(Mark(side, block, fact.span),),
                    extra=(fact.text,),
                    values={"date": fact.text, "word": fault.span.of(block.text), "right": fault.right},
                    variant=fault.variant,
                    replacements=(Replacement(side, block, fault.span, fault.right),) if fault.right else (),
                    safe=fault.safe,
                )


def _faults(fact: Fact, block: Block, locale: str) -> Iterator[_Fault]:
    text, start = fact.text, fact.span.start
    month = next((match for match in _WORD.finditer(text) if _key(match[0]) in MONTHS), None)
    if month is None:
        if block.language == "fr" and _is_month_first(text):
            yield _Fault("order", fact.span)
        return
    span = Span(*month.span()).shift(start)
    yield from _name(fact, month, span, block, locale)
    if ordinal := _ORDINAL[block.language].search(text):
        right = "er" if block.language == "fr" and re.search(r"(?<!\d)1st", text) else ""
        yield _Fault("ordinal", Span(*ordinal.span(1)).shift(start), right)
    elif block.language == "fr":
        if re.match(r"[ \u00a0\u202f]\d{1,2}(?!\d)", text[month.end() :]) and "-" not in text:
            yield _Fault("order", fact.span)
        if first := re.search(r"(?<!\d)1(?=[ \u00a0\u202f]$)", text[: month.start()]):
            yield _Fault("first", Span(*first.span()).shift(start), "1er")


def _name(fact: Fact, month: re.Match[str], span: Span, block: Block, locale: str) -> Iterator[_Fault]:
    """The month's name: in its language, abbreviated as CLDR has it, with a capital in English only."""
    written = month[0].rstrip(".")
    language, shouted = block.language, month[0].rstrip(".").isupper() and len(written) > 1
    if not _is_right(written, language, locale):
        number = MONTHS[_key(written)]
        data = locale_data(locale)
        in_full = any(is_full_month(_key(written), one) for one in ("en", "fr")) and _key(written) != "may"
        right = (data.months if in_full else data.short_months)[number - 1]
        if not shouted:
            # The full stop of a sentence serves for the abbreviation, too.
            stopped = block.text[span.end : span.end + 1] == "."
            yield _Fault("month", span, right.removesuffix(".") if stopped else right)
    elif language == "fr" and written[0].isupper() and not shouted and _has_figure(fact.text[: month.start()]):
        yield _Fault("capital", span, month[0].lower())
    elif language == "en" and written[0].islower() and (written != "may" or _has_figure(fact.text)):
        yield _Fault("lower", span, month[0].capitalize())


def _is_right(written: str, language: Language, locale: str) -> bool:
    lower = written.lower()
    if is_full_month(_key(written), language) or lower in _USUAL[language]:
        return True
    short = (name.rstrip(".").lower() for name in locale_data(locale).short_months)
    return lower in short or (written.isupper() and _key(written) in {_key(name) for name in _USUAL[language]})


def _key(word: str) -> str:
    return fold(word.rstrip("."))


def _is_month_first(text: str) -> bool:
    match = _MONTH_FIRST.search(text)
    return match is not None and int(match[1]) <= 12 < int(match[3]) <= 31


def _has_figure(text: str) -> bool:
    return any(map(str.isdecimal, text))
