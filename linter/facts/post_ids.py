"""The identification of a post: `(250717)`, `– 260280`, `Ref. A 12(2024)`, `Job number: 2024-CSD-EA-1234`."""

from __future__ import annotations

from typing import NamedTuple

from ..language.months import MONTHS
from ..model import Fact, Language
from ..patterns import lazy
from .fact_type import FactType
from .plain import Plain, plain


class PostId(NamedTuple):
    """The canonical value."""

    code: str


TYPE = FactType(
    "post-id",
    "The identification of a post.",
    PostId,
    {"code": "the code in capitals, without spaces"},
    ("Ref. A 12(2024)", "Réf. A 12(2024)"),
    field="post-id",
)
# Letters, figures and their separators, without a space but before figures or brackets: "A 12(2024)".
_CODE = r"(?:[A-Z]{1,6}[ -]?|[a-z](?=\d))?\d[A-Z\d]*(?:(?:[-/._]|\s?\(|\)(?=[-/]))[A-Z\d]+){0,6}\)?"
_CODE_LETTERS_FIRST = r"[A-Z]{1,6}(?:[-/_][A-Z\d]{1,12}){1,6}"
_ANY = lazy(rf"(?<![\w.,+-])(?:{_CODE_LETTERS_FIRST}|{_CODE})(?![\w@%]|[-.,]\w)")
_KEYWORD = lazy(
    r"\b(?:post|poste|ref|reference|vacancy|vacance|avis|job|emploi|requisition|competition|concours"
    r"|processus|selection process|announcement|advertisement|opening|application number|numero de candidature)\b"
    r"(?:[\s.:-]{0,2}\b(?:notice|notification|announcement|opening|post|poste|vacancy|vacance|emploi|id|code|number|numero"
    r"|no|num|reference|ref|de|du|process|selection|is|est)\b|[\s.:-]{0,2}\bn[°º]){0,5}[\s.:#°º(-]{0,4}"
)
_MARKED = lazy(r"\b(?:id|code|number|numero|no|num|reference|ref)\b|[#°º]")
_NUMBER_SIGN = lazy(r"^\s{0,8}(?:no|n[o°º]|number|numero|#)[\s.:°º]{0,3}")
_AT_END = lazy(  # at last a number hung on the title: `Harbour Safety-260417`
    rf"(?:[(\[]\s?({_CODE_LETTERS_FIRST}|{_CODE})\s?[)\]]|(?:\s|(?<=[)\]]))-\s?({_CODE_LETTERS_FIRST}|{_CODE})|^\s*({_CODE_LETTERS_FIRST}|{_CODE})|(?<=[^\W\d_]{{3}})-(\d{{5,9}}))\s*\.?$"
)
# Dates, years, amounts.
_NO_CODE = lazy(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?|\d{1,2}[-/.]\d{1,2}|\d{1,3}(?:\.\d{3})+|\d+\.\d\d"
)
_DATED = lazy(r"\d{1,4}[-/.]([A-Z]{3,9})[-/.]\d{1,4}")
_TITLE_LENGTH = 250


def find(text: str, _language: Language) -> list[Fact]:
    """The post numbers of a text: announced by a word such as *reference*, or at the end of a title."""
    if not any(map(str.isdigit, text)):
        return []
    words = plain(text)
    found = []
    for keyword in (*_NUMBER_SIGN.finditer(words.text), *_KEYWORD.finditer(words.text)):
        match = _ANY.match(words.cased, keyword.end())
        shortest = 4 if _MARKED.search(keyword.group()) else 5
        if match and _is_code(match.group(), shortest):
            found.append(_fact(words, *match.span()))
    if len(words.text) <= _TITLE_LENGTH:
        end = _AT_END.search(words.cased.translate(_DASHES))
        group = next((group for group in (1, 2, 3, 4) if end and end.group(group)), 0)
        if end and _is_code(end.group(group), shortest=5):
            found.append(_fact(words, *end.span(group)))
    return sorted(set(found), key=lambda fact: fact.span)


def find_in_field(text: str, _language: Language) -> list[Fact]:
    """The post numbers in a field's value: any code or number except a date, a year or an amount."""
    words = plain(text)
    whole = words.text.strip()
    return [
        _fact(words, *match.span())
        for match in _ANY.finditer(words.cased)
        if _is_code(match.group(), shortest=1 if len(match.group()) == len(whole) else 4)
    ]


_DASHES = {ord(dash): "-" for dash in "‐‑‒–—"}


def _is_code(written: str, shortest: int) -> bool:
    """True for what can be the number of a post. `shortest` is the least number of digits of a plain number."""
    code = written.upper().translate(_DASHES)
    digits = sum(map(str.isdigit, code))
    dated = _DATED.fullmatch(code)
    if _NO_CODE.fullmatch(code) or (dated and dated[1].lower() in MONTHS):
        return False
    return digits >= shortest if code.isdigit() else digits >= 3 and len(code) >= 5


def _fact(words: Plain, start: int, end: int) -> Fact:
    written = words.cased[start:end]
    if written.endswith(")") and "(" not in written:
        end -= 1
        written = written[:-1]
    return words.fact(TYPE, PostId("".join(written.translate(_DASHES).split()).upper()), start, end)
