"""Notices of one repeated piece, of any length. Each shape is a list of blocks in both languages."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

# A block of a shape: its kind, and its text in English and in French. The cells of a row stand between bars.
PARAGRAPH, HEADING, ITEM, ROW = "paragraph", "heading", "item", "row"
EN = "The keeper must hold a licence and have at least three years of experience with the gates."
FR = "L’éclusier doit être titulaire d’un permis et avoir au moins trois ans d’expérience des portes."
_ENGLISH = "lock river gate keeper salary school garden bread market winter".split()
_FRENCH = "écluse rivière porte gardien salaire école jardin pain marché hiver".split()
_SYLLABLES = [consonant + vowel for consonant in "bcdfglmnprst" for vowel in "aeiou"]


class Block(NamedTuple):
    """A block of a notice in both languages."""

    kind: str
    en: str
    fr: str


Shape = Callable[[int], list[Block]]


def _blocks(kind: str, en: str, fr: str) -> Shape:
    """A shape of blocks. `{i}` is the number of each, `{w}` and `{m}` are words that recur."""

    def made(size: int) -> list[Block]:
        return [
            Block(
                kind, *(text.format(i=i, w=w[i % 10], m=w[i // 10 % 10]) for text, w in ((en, _ENGLISH), (fr, _FRENCH)))
            )
            for i in range(size)
        ]

    return made


def _in_one(en: str, fr: str, start: tuple[str, str] = ("The office: ", "Le bureau : ")) -> Shape:
    """A shape of one paragraph in which a piece recurs."""

    def made(size: int) -> list[Block]:
        texts = (
            first + "".join(piece.format(i=i, h=i % 12 + 1, d=i % 28 + 1, y=1990 + i % 50) for i in range(size))
            for first, piece in zip(start, (en, fr), strict=True)
        )
        return [Block(PARAGRAPH, *texts)]

    return made


def _unknown_words(size: int) -> list[Block]:
    dice = random.Random(size)

    def words() -> Iterator[str]:
        for _ in range(size):
            yield "".join(dice.choice(_SYLLABLES) for _ in range(4))

    return [Block(PARAGRAPH, f"The office has {' '.join(words())}.", f"Le bureau a {' '.join(words())}.")]


def _sections(size: int) -> list[Block]:
    return [
        block
        for i in range(size)
        for block in (Block(HEADING, f"{i}. The gate", f"{i}. La porte"), Block(PARAGRAPH, EN, FR))
    ]


def _fields(size: int) -> list[Block]:
    return [Block(PARAGRAPH, f"Grade: P-{i % 5}", f"Grade : P-{i % 5}") for i in range(size)]


def _alternating(size: int) -> list[Block]:
    kinds = (PARAGRAPH, ITEM, ROW, HEADING)
    cells = "| {w} | {i} |"
    return [
        Block(kind, cells.format(w=en, i=i), cells.format(w=fr, i=i)) if kind == ROW else Block(kind, en, fr)
        for i in range(size)
        for kind, en, fr in [(kinds[i % 4], f"The {_ENGLISH[i % 10]} {i}", f"Le {_FRENCH[i % 10]} {i}")]
    ]


SHAPES: dict[str, Shape] = {
    "the same sentence in one paragraph": _in_one(EN + " ", FR + " "),
    "the same paragraph": _blocks(PARAGRAPH, EN, FR),
    "numbered sentences": _in_one("The gate {i} is open at night. ", "La porte {i} est ouverte la nuit. "),
    "items": _blocks(ITEM, "manage lock {i}", "gérer l’écluse {i}"),
    "the same item": _blocks(ITEM, "The keeper opens the gate.", "L’éclusier ouvre la porte."),
    "items of few words": _blocks(ITEM, "the {w} of the {m}", "le {w} de la {m}"),
    "rows": _blocks(ROW, "| the {w} | {i} |", "| le {w} | {i} |"),
    "wide rows": _blocks(ROW, "|" + " the {w} {i} |" * 20, "|" + " le {w} {i} |" * 20),
    "headings": _blocks(HEADING, "The gate {i}", "La porte {i}"),
    "sections": _sections,
    "fields": _fields,
    "all kinds in turn": _alternating,
    "questions": _in_one("The office? ", "Le bureau ? "),
    "links": _in_one("See https://a.example/{i} now. ", "Voir https://a.example/{i} ici. "),
    "mail addresses": _in_one("a{i}@a.example, ", "a{i}@a.example, "),
    "numbers": _in_one("{i} and ", "{i} et "),
    "numbers with units": _in_one("{i} kg, ", "{i} kg, "),
    "digit groups": _in_one("1 234 ", "1,234,"),
    "amounts": _in_one("EUR {i}.50, ", "{i},50 €, "),
    "percentages": _in_one("{i} %, ", "{i} %, "),
    "dates": _in_one("{d} May {y}, ", "{d} mai {y}, "),
    "times": _in_one("{h}:15 PM, ", "{h} h 15, "),
    "durations": _in_one("{i} months, ", "{i} mois, "),
    "levels": _in_one("level C1 in English, ", "niveau C1 en anglais, "),
    "acronyms": _in_one("AB{i}C, ", "AB{i}C, "),
    "definitions": _in_one("Board of Locks (BL), ", "Conseil des écluses (CE), "),
    "initials": _in_one("A.B. ", "A.B. "),
    "unknown words": _unknown_words,
    "one long word": _in_one("a", "a"),
    "brackets": _in_one("(", "("),
    "closed brackets": _in_one("(a) ", "(a) "),
    "nested brackets": lambda size: [Block(PARAGRAPH, EN + "(" * size + ")" * size, FR + "(" * size + ")" * size)],
    "quotes": _in_one("“a ", "« a "),
    "apostrophes": _in_one("l'", "l'"),
    "full stops": _in_one(".", "."),
    "commas": _in_one(", ", ", "),
    "hyphens": _in_one("a-", "a-"),
    "slashes": _in_one("a/", "a/"),
    "blanks": _in_one(" ", "\u00a0"),
    "combining marks": _in_one("\u0301", "\u0301\u0327", ("The office e", "Le bureau e")),
    "decomposed letters": _in_one("e\u0301", "e\u0301"),
    "inclusive forms": _in_one("he or she, ", "candidat·e·s, "),
    "negations": _in_one("not, ", "ne pas, "),
    "modal verbs": _in_one("must or may ", "doit ou peut "),
    "capitals": _in_one("THE GATE ", "LA PORTE "),
    "short lines": _blocks(PARAGRAPH, "lock-", "porte-"),
    "emphasis": _in_one("*a* **b** ", "*a* **b** "),
    "opened emphasis": _in_one("*a ", "_a "),
    "code": _in_one("`a` ", "`a` "),
    "references": _in_one("[a][b] ", "[a][b] "),
    "entities": _in_one("&amp;&lt; ", "&eacute; "),
    "tags": _in_one("<b>a", "<i>a"),
    "comments": _in_one("<!-- a -->", "<!--"),
}
