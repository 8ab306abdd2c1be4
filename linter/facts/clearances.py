"""Security clearances: `NATO SECRET`, `COSMIC TRÈS SECRET/ATOMAL`, `Reliability Status`; in a field also `NS`."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model import Fact, Language
from ..patterns import lazy
from ..vocabulary import SHIPPED, Vocabulary
from .cue_pairs import cue, forms
from .fact_type import FactType
from .plain import Plain, key, plain


class Clearance(NamedTuple):
    """The canonical value."""

    level: str


TYPE = FactType(
    "clearance",
    "A security clearance.",
    Clearance,
    {"level": "the level, as `clearances.toml` has it"},
    ("NATO SECRET", "NATO SECRET"),
    field="clearance",
)
# Words that announce that an ordinary word such as "secret" is a level.
CUES = (
    cue("clearance|clearances", "habilitation|habilitations|cote|cotes|attestation|attestations|autorisation"),
    cue("clear|cleared", "habilite|habilitee|habilites|habilitees"),
    cue("screening|screened", "enquete|enquetes|filtrage"),
    cue("classification|classified", "classification|classifie|classifiee|classifies|classifiees"),
    cue("accreditation", "accreditation"),
    cue("security level|security status", "niveau de securite|statut de securite"),
)
_BEFORE = lazy(lambda: rf"\b(?:{forms(CUES)})\b[^.;!?]{{0,30}}$")
# In English the word may follow the level: `secret clearance`; French has no such order.
_AFTER = lazy(r"[^.;!?,]{0,20}\b(?:clearances?|habilitations?|screening|security status|status)\b")


class _Form(NamedTuple):
    value: str
    use: str


def find(text: str, _language: Language) -> list[Fact]:
    """The clearances of a running text: spelled markings, and ordinary words beside a word such as *clearance*."""
    words = plain(text)
    found = []
    for match in _form.finditer(words.text):
        form, short = SHIPPED.made(_table)[_joined(match.group())]
        if not short and (
            form.use == "anywhere"
            or (form.use == "capitals" and _is_capital(words, match))
            or _is_announced(words, match)
        ):
            found.append(words.fact(TYPE, Clearance(form.value), *match.span()))
    return found


def find_in_field(text: str, _language: Language) -> list[Fact]:
    """The clearances of a field's value, where abbreviations (`NS`) and plain words count too."""
    words = plain(text)
    return [
        words.fact(TYPE, Clearance(SHIPPED.made(_table)[_joined(match.group())][0].value), *match.span())
        for match in _form.finditer(words.text)
    ]


def _is_capital(words: Plain, match: re.Match[str]) -> bool:
    return words.cased[match.start() : match.end()].isupper()


def _is_announced(words: Plain, match: re.Match[str]) -> bool:
    start, end = match.span()
    return bool(_BEFORE.search(words.text[max(0, start - 60) : start]) or _AFTER.match(words.text, end))


def _joined(form: str) -> str:
    return re.sub(r"\s*([/-])\s*", r"\1", " ".join(form.split()))


def _table(vocabulary: Vocabulary) -> dict[str, tuple[_Form, bool]]:
    """The forms by their joined text, and whether each counts in fields alone."""
    table: dict[str, tuple[_Form, bool]] = {}
    for clearance in vocabulary.toml("clearances")["clearance"]:  # type: ignore[attr-defined]
        form = _Form(clearance["value"], clearance.get("use", "capitals"))
        for written in (*clearance["en"], *clearance["fr"]):
            table[_joined(key(written))] = (form, False)
        for written in clearance.get("short", ()):
            table.setdefault(_joined(key(written)), (form, True))
    return table


@lazy
def _form() -> str:
    alternatives = []
    for form in sorted(SHIPPED.made(_table), key=len, reverse=True):
        spaced = re.escape(form).replace(r"\ ", r"\s+").replace("/", r"\s?/\s?").replace(r"\-", r"\s?-\s?")
        alternatives.append(spaced)
    return rf"(?<![\w/-])(?:{'|'.join(alternatives)})(?![\w-])"
