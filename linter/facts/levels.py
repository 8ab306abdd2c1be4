"""Language levels: Roman numerals with or without their label, and the profiles of other scales.

Known scales: levels I to VI (`V (“Advanced”)`, `niveau III`) and CEFR levels (`B2`). Others are profiles of the
Canadian public service (`CBC/CBC`) and STANAG 6001 (`SLP 3333`). The value is the numeral or code. A label that means
another level than its numeral is the fact's `contradicts`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model import Fact, Language
from ..patterns import lazy
from ..vocabulary import SHIPPED, Vocabulary
from .fact_type import FactType
from .plain import Plain, key, plain


class Level(NamedTuple):
    """The canonical value."""

    level: str


TYPE = FactType(
    "language-level",
    "A level of language skills.",
    Level,
    {"level": "the numeral (I to VI), the CEFR level, or the profile"},
    ("V (“Advanced”)", "V (« avancé »)"),
)
_NUMERALS = ("I", "II", "III", "IV", "V", "VI")
# The signs between the parts of a profile.
_NO_JOINTS = str.maketrans("", "", "-/ ")
_LEVEL = r"(?:levels?|niveaux?|niv\.)"
_MAY_HOLD = lazy(r"\b(?:[IV]{1,3}|[ABCEPX]{3}|[ABC][12]|SLP|PLN|NPL)\b|[Ll]evel|[Nn]iveau|LEVEL|NIVEAU|STANAG")
_LANGUAGE = lazy(
    r"\b(?:languages?|langues?|linguisti\w+|bilingu\w+|english|french|anglais\w*|francais\w*|german|allemand|spanish"
    r"|espagnol|italian|italien|dutch|neerlandais|arabic|arabe|russian|russe|turkish|turc|proficiency|cefr|cecrl?)\b"
)
_CEFR_CONTEXT = lazy(
    rf"\b(?:cefr|cecrl?|common european framework|cadre europeen|{_LEVEL}|proficiency|competence|knowledge"
    r"|connaissance|maitrise)\b"
)
_PROFILE_CONTEXT = lazy(
    r"\b(?:language|linguisti\w+|bilingu\w+|profile?s?|niveau|level|imperati(?:ve|f)|langues?|english|french|anglais"
    r"|francais)\b"
)
_SINGLE_PROFILE_CONTEXT = lazy(r"\b(?:profile?s?|bilingu\w+|imperati(?:ve|f))\b")
_TITLE_BEFORE = lazy(
    r"\b(?:annexe?s?|titre|title|parts?|parties?|chap(?:ter|itre)|articles?|sections?|war|guerre|group|groupe|category"
    r"|categorie|phase|tier|class|classe|grade|schedule|table|tableau|volume|tome|figure|type|steps?|echelon|appendi(?:x|ce)"
    r"|corps|pillar|pilier|pope|roi|king|queen)[\s.:-]*$"
)
_LEVEL_BEFORE = lazy(
    rf"\b{_LEVEL}(?:\s+(?:of|de|du|en|d'|requise?s?|required|minimum|minimal|competence|proficiency|maitrise|langue"
    r"|linguistique|language|english|french|anglais|francais)){0,4}[\s:(-]*$"
)
_LABEL_AFTER = lazy(r'\s?(?:[(\[]\s?(")?|(")|[-,]\s)\s?([^\W\d_][^"()\[\];:.,]{1,30}(?:\(e\))?)')
_CLOSING_BRACKET = lazy(r'(?:\(e\))?\s?"?\s?[)\]]?')
_CLOSING_QUOTE = lazy(r'(?:\(e\))?(?:\s?")?')
_NUMERAL = lazy(r"(?<![^\W_])(?<!-)(?:I{1,3}|IV|VI?)(?![^\W_])(?!['’.-]\w)")
_NOT_PRONOUN = lazy(r"\s?[),;/]|\s(?:in|en|dans)\b|\.?$")
_LETTER = lazy(r"(?<![^\W_])[ABCE](?=\s?[(),;.:/]|\s(?:in|en|for|pour|or|ou|and|et)\b|\s?$)")
_QUOTED = lazy(r'"\s?([^"]{3,30}?)\s?"')
_AFTER_LEVEL = lazy(rf"\b{_LEVEL}(?:\s+(?:de|of)\s+\w{{1,12}})?\s?:?\s?([1-6]|i{{1,3}}|iv|vi?)(?![\w'/-]|[.,]\d|\s?%)")


def find(text: str, _language: Language) -> list[Fact]:
    """The levels of a text; a level needs a label, the word *level* or a language beside it."""
    if not _MAY_HOLD.search(text):
        return []
    words = plain(text)
    found = [*_numerals(words), *_figures(words), *_profiles(words), *_letters(words), *_cefr(words), *_stanag(words)]
    found += _labels_alone(words, found)
    return sorted(found, key=lambda fact: fact.span)


def _labels(vocabulary: Vocabulary) -> dict[str, str]:
    """The plain label to its numeral, in both languages: a label left untranslated still means its level."""
    labels = {}
    for level in vocabulary.toml("levels")["level"]:  # type: ignore[attr-defined]
        for label in (*level["en"], *level["fr"]):
            labels[key(label)] = level["value"]
    return labels


def _numerals(words: Plain) -> list[Fact]:
    found: list[Fact] = []
    in_context = _is_about_levels(words.text)
    for match in _NUMERAL.finditer(words.cased):
        start, end = match.span()
        label_end, meant = _label_after(words.text, end)
        before = words.text[max(0, start - 60) : start]
        if meant is None:
            if not _LEVEL_BEFORE.search(before):
                pronoun = match.group() == "I" and not _NOT_PRONOUN.match(words.text, end)
                if not in_context or pronoun or _TITLE_BEFORE.search(before) or _after_name(words.cased, start):
                    continue
            label_end = end
        found.append(_level(words, match.group(), start, label_end, meant))
    return found


def _figures(words: Plain) -> list[Fact]:
    """`level 3`, `niveau iv`: figures or small letters, directly after the word, where a text is about languages."""
    found = []
    for match in _AFTER_LEVEL.finditer(words.text):
        start, end = match.span(1)
        written = match.group(1)
        if words.span(start, end).of(words.written).isupper():
            continue  # read as a numeral already
        label_end, meant = _label_after(words.text, end)
        if meant or _LANGUAGE.search(words.text):
            value = _NUMERALS[int(written) - 1] if written.isdigit() else written.upper()
            found.append(_level(words, value, start, label_end if meant else end, meant))
    return found


def _level(words: Plain, value: str, start: int, end: int, meant: str | None) -> Fact:
    return words.fact(TYPE, Level(value), start, end, meant if meant != value else None)


def _label_after(text: str, position: int) -> tuple[int, str | None]:
    """The end of the label that follows a numeral, and the numeral that it means. None where there is no label."""
    match = _LABEL_AFTER.match(text, position)
    if not match:
        return position, None
    written = match.group(3)
    for label in (written.rstrip(), written.removesuffix("(e)").rstrip()):
        meant = SHIPPED.made(_labels).get(label)
        if meant:
            end = match.start(3) + len(label)
            bracket = text[match.start() : match.start(3)].strip()
            if bracket in ("-", ","):
                return end, meant
            closing = _CLOSING_BRACKET if bracket[0] in "([" else _CLOSING_QUOTE
            match = closing.match(text, end)
            return (match.end() if match else end), meant
    return position, None


def _labels_alone(words: Plain, found: list[Fact]) -> list[Fact]:
    """`“Advanced” level`: a quoted label near the word *level*, with no numeral."""
    alone = [words.fact(TYPE, Level(value), *span) for span, value in _named_levels(words.text)]
    if '"' not in words.text:
        return alone
    for match in _QUOTED.finditer(words.text):
        value = SHIPPED.made(_labels).get(match.group(1))
        near = words.text[max(0, match.start() - 30) : match.end() + 30]
        if value and re.search(rf"\b{_LEVEL}", near):
            fact = words.fact(TYPE, Level(value), *match.span())
            # « maîtrise » : niveau III: the label is explained by the level, and asks for nothing.
            if not any(fact.span.start - 2 < one.span.end and one.span.start < fact.span.end + 30 for one in found):
                alone.append(fact)
    return alone


def _named_levels(text: str) -> list[tuple[tuple[int, int], str]]:
    """`at intermediate level`, `au niveau avancé`: a label beside the word *level*, where a text is about languages."""
    if not _LANGUAGE.search(text):
        return []
    found = []
    for match in _level_with_label.finditer(text):
        group = "before" if match["before"] else "after"
        found.append((match.span(group), SHIPPED.made(_labels)[match[group]]))
    return found


@lazy
def _level_with_label() -> str:
    labels = "|".join(
        sorted((label for label in SHIPPED.made(_labels) if " " not in label), key=lambda label: (-len(label), label))
    )
    return (
        rf"\b(?P<before>{labels}) level\b(?! (?:university|degree|of education))|\bniveau (?P<after>{labels})\b(?!\()"
    )


def _profiles(words: Plain) -> list[Fact]:
    found = []
    for match in re.finditer(r"(?<![\w/-])([ABCEPX]{3})(?:\s?/\s?([ABCEPX]{3}))?(?![\w/-])", words.cased):
        near = words.text[max(0, match.start() - 60) : match.end() + 60]
        # Three letters alone may be a committee; two such groups, or the word *profile*, are no accident.
        context = _PROFILE_CONTEXT if match[2] else _SINGLE_PROFILE_CONTEXT
        if context.search(near) or match.group() == words.text.strip().upper():
            # One profile is that of both languages: `BBB` is `BBB/BBB`.
            value = "/".join(dict.fromkeys(part for part in match.groups() if part))
            found.append(words.fact(TYPE, Level(value), *match.span()))
    return found


def _letters(words: Plain) -> list[Fact]:
    """`level C`: the levels of the Canadian public service one by one, directly after the word."""
    if not _LANGUAGE.search(words.text):
        return []
    return [
        words.fact(TYPE, Level(match.group()), *match.span())
        for match in _LETTER.finditer(words.cased)
        if _LEVEL_BEFORE.search(words.text[max(0, match.start() - 60) : match.start()])
    ]


def _cefr(words: Plain) -> list[Fact]:
    about_levels = _CEFR_CONTEXT.search(words.text) is not None
    alone = re.fullmatch(r"[ABC][12]\+?", words.cased.strip())  # a cell of a table
    if not alone and not _LANGUAGE.search(words.text):
        return []
    matches = list(re.finditer(r"(?<![\w.-])[ABC][12]\b\+?(?!-?\w|\.\d)", words.cased))
    return [
        words.fact(TYPE, Level(match.group()), *match.span())
        for match in matches
        if alone or about_levels or _named_before(words.text, match.start())
    ]


def _named_before(text: str, position: int) -> bool:
    """True if a language stands right before a code: `English: C1`, `anglais (B2)`, `French – B1`."""
    return (
        re.search(r"[a-z]{4,}\s?[:(–—-]?\s?$", text[:position]) is not None
        and _LANGUAGE.search(text, max(0, position - 14), position) is not None
    )


def _stanag(words: Plain) -> list[Fact]:
    found = []
    for match in _stanag_profile.finditer(words.text):
        value = "SLP " + match.group(1).translate(_NO_JOINTS)
        found.append(words.fact(TYPE, Level(value), *match.span()))
    return found


@lazy
def _stanag_profile() -> str:
    scale = r"\b(?:slp|pln|npl|stanag(?: 6001)?)\b(?:\s(?:level|profile|niveau|profil))?(?:\s\([^()]{0,60}\))?"
    return rf"{scale}[\s:=(]{{0,3}}([0-5]\+?(?:[-/ ]?[0-5]\+?){{3}})(?!\d)"


def _is_about_levels(text: str) -> bool:
    return bool(_LANGUAGE.search(text)) and bool(re.search(rf"\b{_LEVEL}", text))


def _after_name(text: str, position: int) -> bool:
    """True after a capitalised word (*Charles V*), which is a name unless it is the level or the language."""
    match = re.search(r"(?<!\w)[A-ZÀ-Þ][\w-]*\s$", text[max(0, position - 30) : position])
    if not match:
        return False
    name = key(match.group().strip())
    return not _LANGUAGE.fullmatch(name) and not re.fullmatch(_LEVEL, name)
