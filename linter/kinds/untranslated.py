"""Text that was left in the other language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..language.identification import LanguageScale, scale_of
from ..language.notes import names_language
from ..language.sentences import sentences
from ..language.spelling.speller import speller
from ..model import LANGUAGES, Language, Pair, Segment, Span, other
from ..patterns import LETTERS_2, lazy
from ..project.toml_schema import Key
from ..vocabulary import Vocabulary
from .contract import Case, Hit, Mark, Options, VariantSpec
from .support.passages import prose_of
from .support.runs import RUN, Runs

OPTIONS: dict[str, Key] = {}
VALUES = {
    "text": "the text in the other language",
    "expected": "the acronym that this language has",
}
VARIANTS = (
    VariantSpec("left-in-en", "The French version has English text.", ("text",), claim="language", alike=(RUN,)),
    VariantSpec("left-in-fr", "The English version has French text.", ("text",), claim="language", alike=(RUN,)),
    VariantSpec(
        "acronym",
        "A header field has the acronym of the other language.",
        ("text", "expected"),
        claim="language",
        alike=("text",),
    ),
)

# Function words of the wrong language that are evidence: the least total, and the least share of the words.
_LEAST = 2.5
_LEAST_A_WORD = 0.14
# Words with the signs of prose: no code, no address, no mark of a template.
_PHRASE = lazy(r"[^\W\d_][^\W_]*(?:[ \u00a0,;’'/&()-]+[^\W_]+)+[ \u00a0.,;:!?)]*")
# One word alone may be a name or a term that both languages use.
_LEAST_WORDS = 2
# How a version announces text in the other language, and how such a text leads its readers to their version.
_ANNOUNCED: dict[Language, re.Pattern[str]] = {
    "en": lazy(r"\b(?:in French|French only|(?:en|version) française?)\b", re.IGNORECASE),
    "fr": lazy(r"\b(?:en anglais|anglais seulement|in English|English version)\b", re.IGNORECASE),
}
# A body with its acronym: `Club des gardiens de phare (CGP)`.
_WITH_ACRONYM = lazy(r"[^().;:!?]{5,120}\([A-Z]{2,8}\)")
# A name behind other words has the accents of its own language: `Other languages: Español, Français`.
_NAME_WITH_ACCENT = lazy(r"(?<=[\w,:;] )(?=[A-ZÀ-Þ])(?=[^\W_]*[a-zß-ÿ])(?=\w*[^\x00-\x7f])\w+")
_SECTION_NUMBER = lazy(r"^[\d.]+\s+")
_ACRONYM = lazy(r"(?<![\w/.-])[A-Z]{2,6}\b(?![-–/.]?\d|[-/][A-Z]| (?:SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED))")


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Three signs: function words of the other language, the very words of the other version, foreign acronyms.

    The acronyms count in header fields if this language has a form of its own.
    """
    scale = scale_of(case.vocabulary)
    runs = Runs()
    for number, pair in enumerate(case.pairs(weak=True)):
        foreign = [
            (part, language)
            for language in LANGUAGES
            for segment in pair.side(language)
            for part in _foreign_parts(segment, pair, language, scale)
        ]
        if not foreign and (wrong := _copied_into(pair, scale)):
            foreign = [(pair.side(wrong)[0], wrong)]
        foreign = [
            (segment, language)
            for segment, language in foreign
            if not _is_name(case, segment, scale) and not _is_announced(case, segment, language)
        ]
        yield from (_hit(segment, language, pair, runs.name(language, number, number)) for segment, language in foreign)
        if pair.kind == "field":
            yield from _fields(pair, case.vocabulary)


def _foreign_parts(segment: Segment, pair: Pair, language: Language, scale: LanguageScale) -> list[Segment]:
    """The segment itself, or those of its sentences that are in the other language: an item may hold several."""
    if _foreign(segment, pair, language, scale):
        return [segment]
    spans = sentences(segment.text, language)
    if len(spans) < 2:
        return []
    parts = [Segment(segment.block, span.shift(segment.span.start)) for span in spans]
    return [part for part in parts if _foreign(part, pair, language, scale)]


def _foreign(segment: Segment, pair: Pair, language: Language, scale: LanguageScale) -> bool:
    there = " ".join(one.text for one in pair.side(other(language)))
    text = prose_of(segment, there)
    if _ANNOUNCED[language].search(segment.text):
        return False
    words = LETTERS_2.findall(text)
    weight = scale.weigh_for(_NAME_WITH_ACCENT.sub(" ", text), other(language))
    if weight < max(_LEAST, _LEAST_A_WORD * len(words)):
        return False
    if all(speller(language).known(word.lower()) for word in words):
        return False  # both languages have these words, with their accents: `Résumé`
    return segment.text not in there or scale.is_prose(text)


def _copied_into(pair: Pair, scale: LanguageScale) -> Language | None:
    """The version that has the very words of the other one. Names and codes may stand in both; a phrase may not."""
    if len(pair.en) != 1 or len(pair.fr) != 1:
        return None
    english, french = _said(pair.en[0]), _said(pair.fr[0])
    if english != french and LETTERS_2.findall(english) != LETTERS_2.findall(french):
        return None
    if names_language(english):
        return None  # the choice of languages
    heading = pair.en[0].block.kind == "heading"
    if told := _told_by_words(english, heading=heading):
        return other(told)
    if heading:
        return None
    # The label of a header line is no part of what both have: `Group and level: AS-04`.
    whole = english == pair.en[0].text or pair.en[0].text == pair.fr[0].text
    if not whole or not scale.is_prose(prose_of(pair.en[0], "")):
        return None
    return "en" if scale.weigh(pair.en[0].text) > 0 else "fr"


def _said(segment: Segment) -> str:
    """The text of a segment; of a header line what stands behind its label."""
    value = segment.block.value if segment.block.kind == "field" else None
    return value.of(segment.block.text) if value else segment.text


def _told_by_words(text: str, *, heading: bool) -> Language | None:
    """The language of a phrase by its dictionary; None where the words do not tell or look like a name.

    Two words or more are of this language only, one of them in lower case. None is of the other one only. One word is
    enough in a heading of words that the language knows, and its words may have capitals.
    """
    words = LETTERS_2.findall(text)
    if not (heading and words) and not _PHRASE.fullmatch(text.strip()):
        return None
    only = {one: [word for word in words if _is_only_in(word.lower(), one)] for one in LANGUAGES}
    for language in LANGUAGES:
        known = heading and all(speller(language).known(word.lower()) for word in words)
        if len(only[language]) >= (1 if known else _LEAST_WORDS) and not only[other(language)]:
            return language if known or any(map(str.islower, only[language])) else None
    return None


def _is_only_in(word: str, language: Language) -> bool:
    return speller(language).known(word) and not speller(other(language)).known(word)


def _is_name(case: Case, segment: Segment, scale: LanguageScale) -> bool:
    """True if a text is a name: capitals in its words, in both versions, once in running text."""
    text = _SECTION_NUMBER.sub("", segment.text).strip()
    if _WITH_ACRONYM.fullmatch(text):
        return True
    content = [word for word in LETTERS_2.findall(text) if not scale.is_function_word(word)]
    if len(content) == 1 and segment.block.kind == "heading":
        return any(_is_within(content[0], block.text) for one in LANGUAGES for block in case.side(one).blocks)
    if len(content) < 2 or not all(word[0].isupper() for word in content):
        return False
    return all(any(text in block.text for block in case.side(one).blocks) for one in LANGUAGES) and any(
        len(block.text) > 2 * len(text) and text in block.text for one in LANGUAGES for block in case.side(one).blocks
    )


def _is_announced(case: Case, segment: Segment, language: Language) -> bool:
    """True if the line above a list says that its items are in the other language."""
    if segment.block.kind != "item":
        return False
    blocks = case.side(language).blocks
    above = reversed(blocks[: blocks.index(segment.block)])
    lead_in = next((block for block in above if block.kind != "item"), None)
    return lead_in is not None and lead_in.text.endswith(":") and _ANNOUNCED[language].search(lead_in.text) is not None


def _is_within(name: str, text: str) -> bool:
    """True if a word with its capital stands in the midst of a sentence."""
    at = text.find(name)
    return name[:1].isupper() and at > 1 and text[at - 1] == " " and text[at - 2].islower()


def _hit(segment: Segment, language: Language, pair: Pair, run: str) -> Hit:
    marks = [Mark(language, segment.block, segment.span)]
    counterpart = pair.side(other(language))
    if counterpart:
        marks.append(Mark(other(language), counterpart[0].block, counterpart[0].span))
    return Hit(
        marks=tuple(marks),
        extra=(segment.text,),
        values={"text": segment.text},
        variant=f"left-in-{other(language)}",
        run=run,
    )


def _forms(vocabulary: Vocabulary) -> dict[Language, dict[str, set[str]]]:
    """For each language the acronyms of the other one, with what they are in this one. "SI" is French for "IS"."""
    rows = [(row[0], row[1]) for row in vocabulary.rows("acronyms") if row[0] and row[1]]
    forms: dict[Language, dict[str, set[str]]] = {"en": {}, "fr": {}}
    for english, french in rows:
        forms["fr"].setdefault(english, set()).add(french)
        forms["en"].setdefault(french, set()).add(english)
    for english, french in rows:
        forms["fr"].pop(french, None)
        forms["en"].pop(english, None)
    return forms


def _fields(pair: Pair, vocabulary: Vocabulary) -> Iterator[Hit]:
    for language in LANGUAGES:
        forms = vocabulary.made(_forms)[language]
        for segment in pair.side(language):
            block = segment.block
            value = block.value or Span(0, 0)
            for token in _ACRONYM.finditer(block.text, value.start, value.end):
                if token[0] in forms:
                    expected = sorted(forms[token[0]])
                    there = pair.side(other(language))
                    marks = [Mark(language, block, Span(token.start(), token.end()))]
                    marks += [Mark(other(language), one.block, one.span) for one in there[:1]]
                    yield Hit(
                        marks=tuple(marks),
                        missing=tuple(expected),
                        extra=(token[0],),
                        values={"text": token[0], "expected": " / ".join(expected)},
                        variant="acronym",
                    )
