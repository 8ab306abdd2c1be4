"""French determiners, nouns and adjectives that stand side by side and differ in gender or number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...language.agreement import Features, agreement
from ...language.number_words import cardinal
from ...language.spelling.speller import speller

Fault = tuple[str, int, int]  # the variant, and the numbers of the first and the last word


class _Determiner(NamedTuple):
    """`is_pronoun` is true of a word that may be the object of a verb: `les arrange`."""

    gender: str
    number: str
    is_pronoun: bool = False


_DETERMINERS = {
    **dict.fromkeys("un ce cet du au aucun certain quel".split(), _Determiner("m", "s")),
    **dict.fromkeys("une cette ma ta sa aucune certaine quelle".split(), _Determiner("f", "s")),
    **dict.fromkeys("mon ton son notre votre chaque".split(), _Determiner("", "s")),
    **dict.fromkeys("des aux ces mes tes ses nos vos leurs plusieurs quelques".split(), _Determiner("", "p")),
    **dict.fromkeys("deux trois quatre cinq six sept huit neuf dix".split(), _Determiner("", "p")),
    "certains": _Determiner("m", "p"),
    "certaines": _Determiner("f", "p"),
    "quels": _Determiner("m", "p"),
    "quelles": _Determiner("f", "p"),
    "le": _Determiner("m", "s", is_pronoun=True),
    "la": _Determiner("f", "s", is_pronoun=True),
    "les": _Determiner("", "p", is_pronoun=True),
    "leur": _Determiner("", "s", is_pronoun=True),
}
# As they are written: with a capital, or behind an elision, `d’une`, but not `l’un`.
_WRITTEN = {
    written: determiner
    for word, determiner in _DETERMINERS.items()
    for written in (word, word.capitalize(), *(f"{head}{sign}{word}" for head in ("d", "qu") for sign in "'’"))
    if written in (word, word.capitalize()) or word in ("un", "une", "aucun", "aucune")
}
_CLOSING = '.,;:!?…»”")'
_JOINS = frozenset({"et", "ou", "ni", "and", "/", "&", "-", "–", "puis"})
_OF = frozenset({"de", "d'", "du", "des", "à", "au", "aux", "en"})


def french_faults(words: Sequence[str]) -> Iterator[Fault]:
    """The faults among the words of a text as blanks divide them."""
    known = agreement().features
    for at in [at for at, written in enumerate(words) if written in _WRITTEN]:
        determiner = _WRITTEN[words[at]]
        if at + 1 == len(words) or (at and words[at - 1] in ("ou", "/") and determiner.number == "s"):
            continue
        word, closed = _bare(words[at + 1])
        first = known(word) if word else None
        if first is None or (determiner.is_pronoun and first.part == "noun or verb" and word[-1] != "s"):
            continue
        behind = "" if closed or at + 2 >= len(words) else words[at + 2]
        variant = _clash(determiner, first)
        if variant:
            rest = [words[at + 1][-1]] if closed else words[at + 2 : at + 4]
            if not _is_excused(determiner, word, first, rest):
                yield variant, at, at + 1
        elif behind:
            second, ended = _bare(behind)
            other = known(second) if second else None
            last = words[at + 3] if not ended and at + 3 < len(words) else ""
            if other is not None and _is_unlike(words, at, first, other, last if not ended else behind[-1]):
                yield "adjective", at, at + 2


def _bare(written: str) -> tuple[str, bool]:
    """A word in lower case without the signs behind it, else "". True if there are such signs."""
    word = written.rstrip(_CLOSING)
    return (word if word.isalpha() and word.islower() else ""), len(word) < len(written)


def _clash(determiner: _Determiner, word: Features) -> str:
    """The feature in which a determiner and a word differ."""
    if word.number and word.number != determiner.number:
        return "number"
    return "gender" if word.gender and determiner.gender and word.gender != determiner.gender else ""


def _is_excused(determiner: _Determiner, word: str, features: Features, rest: Sequence[str]) -> bool:
    """True of several singular things (`vos nom et adresse`), of numerals and of pronouns before a verb."""
    joined = len(rest) == 2 and rest[0] in _JOINS and rest[1] not in _WRITTEN
    lists = joined or rest[:1] == [","] or "".join(rest[:1])[:1].isdigit()
    if determiner.number == "p" and features.number == "s" and (lists or cardinal(word, "fr") is not None):
        return True
    return determiner.is_pronoun and speller("fr").listed(f"{word}nt")  # `les référence`


def _is_unlike(words: Sequence[str], at: int, first: Features, other: Features, behind: str) -> bool:
    """True if an adjective beside a noun is not its own in form.

    Behind the noun, it may belong to an earlier one (`la fiche des avis facultative`), or be one of several
    (`les langues française et anglaise`).
    """
    adjective, noun = (first, other) if first.part == "adjective" else (other, first)
    if adjective.part not in ("adjective", "either") or noun.part not in ("noun", "noun or verb"):
        return False
    numbers = bool(adjective.number and noun.number) and adjective.number != noun.number
    genders = bool(adjective.gender and noun.gender) and adjective.gender != noun.gender
    if adjective is first:
        return (numbers or genders) and noun.part == "noun"
    before = words[at - 1].lower() if at else ""
    many = behind in _JOINS or behind == ","
    contracted = words[at].lower() in _OF and before[-1:].isalpha()
    if many or contracted or before in _OF | _JOINS or before.endswith(","):
        return False
    return genders or (numbers and noun.number == "p")
